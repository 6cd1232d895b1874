"""Rules of the finished file: silent on what the press makes, each finds its fault in a file that
was tampered with (no article leads to one)."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from depliant.checks.subjects import FileSubject
from depliant.formats.sheets import sheets_of
from depliant.pdf.impose import impose
from depliant.pressroom.arrangement import arranged
from depliant.pressroom.press import Press, mixed_for
from tests.checks.rules.typeset import told
from tests.conftest import TOP, choose

RULES = ("tagged", "metadata", "bookmarks", "archival", "links")
Tamper = Callable[[pikepdf.Pdf], None]


@pytest.fixture(scope="module")
def finished(press: Press) -> dict[str, FileSubject]:
    """The demonstration's files, to read on a screen, on paper, to fold."""
    found = {}
    for name in ("screen", "a4", "trifold"):
        laid = arranged(choose(TOP, name), press._composer, press._typesetter)
        format_ = laid.choice.format
        parts = press._typesetter.write(laid.laid, format_)
        pages = mixed_for(laid.content, laid.pages, parts)
        sheets = sheets_of(format_, [page.role for page in pages.pages])
        pdf = impose(pages, sheets, format_)
        found[name] = FileSubject(laid.content, format_, pages, sheets, pdf)
    return found


def tampered(good: FileSubject, tamper: Tamper) -> FileSubject:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(good.pdf)) as file:
        tamper(file)
        file.save(out)
    return replace(good, pdf=out.getvalue())


def first(file: pikepdf.Pdf, kind: str) -> pikepdf.Dictionary:
    """The first element of the structure of a kind."""
    found = (one for one in file.objects if isinstance(one, Dictionary) and one.get("/S") == kind)
    return next(found)


def link(file: pikepdf.Pdf) -> pikepdf.Object:
    return next(page.Annots[0] for page in file.pages if "/Annots" in page)


@pytest.mark.parametrize("name", ["screen", "a4", "trifold"])
@pytest.mark.parametrize("rule", RULES)
def test_what_the_press_makes_is_whole(
    finished: dict[str, FileSubject], name: str, rule: str
) -> None:
    with replace(finished[name]) as good:
        assert not told(rule, good)


def _without(key: str) -> Tamper:
    def tamper(file: pikepdf.Pdf) -> None:
        del file.Root[key]

    return tamper


def _set(key: str, value: object) -> Tamper:
    def tamper(file: pikepdf.Pdf) -> None:
        file.Root[key] = value

    return tamper


def _of_first(kind: str, key: str, value: object) -> Tamper:
    def tamper(file: pikepdf.Pdf) -> None:
        first(file, kind)[key] = value

    return tamper


def _says(key: str, value: str) -> Tamper:
    def tamper(file: pikepdf.Pdf) -> None:
        file.docinfo[key] = value

    return tamper


def _links_to(**to: object) -> Tamper:
    def tamper(file: pikepdf.Pdf) -> None:
        note = link(file)
        del note["/A"]
        for key, value in to.items():
            note[f"/{key}"] = value

    return tamper


def _first_page(key: str) -> Tamper:
    def tamper(file: pikepdf.Pdf) -> None:
        del file.pages[0].obj[key]

    return tamper


def _bookmark_to(target: object) -> Tamper:
    def tamper(file: pikepdf.Pdf) -> None:
        file.Root.Outlines.First.Dest = target

    return tamper


def _not_archival(file: pikepdf.Pdf) -> None:
    data = file.Root.Metadata.read_bytes().replace(b'conformance="A"', b'conformance="B"')
    file.Root.Metadata.write(data)


def _attached(file: pikepdf.Pdf) -> None:
    file.attachments["secret.txt"] = b"rien"


def _unmixed(file: pikepdf.Pdf) -> None:
    """As if a mixer had passed by what is drawn on the last page."""
    drawn = file.make_stream(b"0.6412 0.1511 0.1039 RG\n0 0 m\n9 9 l\nS")
    drawn.Type, drawn.Subtype, drawn.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    file.pages[-1].add_resource(drawn, Name.XObject, Name.Late)


SCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
FAULTS: tuple[tuple[str, Tamper, str], ...] = (
    ("tagged", _without("/StructTreeRoot"), "no tags"),
    ("tagged", _without("/MarkInfo"), "no tags"),
    ("tagged", _of_first("/Figure", "/Alt", String(" ")), "1 picture has no alternative text"),
    ("tagged", _of_first("/H2", "/S", Name.H4), "level 4 follows one of level 1"),
    ("tagged", _of_first("/H1", "/S", Name.P), "level 2 follows one of level 0"),
    ("tagged", _of_first("/P", "/S", Name.TH), "does not say what it heads"),
    ("tagged", _first_page("/Tabs"), "Page 1 stands outside"),
    ("metadata", _says("/Title", "Sans titre"), "its title: “Sans titre”"),
    ("metadata", _says("/Author", ""), "does not say its authors"),
    ("metadata", _says("/Keywords", "leucémie"), "its code: “leucémie”, not “HT-0417”"),
    ("metadata", _says("/CreationDate", "D:20010101"), "its date: “D:20010101”"),
    ("metadata", _says("/ModDate", ""), "does not say its date of the last change"),
    ("metadata", _set("/Lang", String("en")), "its language: “en”, not “fr”"),
    ("bookmarks", _without("/Outlines"), "No bookmark leads to"),
    ("bookmarks", _bookmark_to(Array([0, Name.Fit])), "leads nowhere"),
    ("bookmarks", _bookmark_to(String("nulle-part")), "leads nowhere"),
    ("archival", _not_archival, "does not say that it is PDF/A-3a"),
    ("archival", _without("/Metadata"), "does not say that it is PDF/A-3a"),
    ("archival", _without("/OutputIntents"), "in which colours"),
    ("archival", _set("/OpenAction", SCRIPT), "runs a program"),
    ("archival", _set("/AA", Dictionary(WC=SCRIPT)), "runs a program"),
    ("archival", _links_to(A=Dictionary(S=Name.Launch, F=String("x.exe"))), "runs a program"),
    ("archival", _attached, "Another file lies inside"),
    ("archival", _unmixed, "in place of the hospital’s own: alert"),
    ("links", _links_to(Dest=String("nulle-part")), "leads nowhere"),
    ("links", _links_to(A=Dictionary(S=Name.URI, URI=String("file:///x"))), "to `file:///x`"),
)


@pytest.mark.parametrize(("rule", "tamper", "message"), FAULTS)
def test_a_file_that_was_tampered_with(
    finished: dict[str, FileSubject], rule: str, tamper: Tamper, message: str
) -> None:
    with tampered(finished["screen"], tamper) as bad:
        found = told(rule, bad)
    assert any(message in one.message for one in found), [one.message for one in found]
    assert all(one.is_error and one.remedy and one.place for one in found)


def test_a_locked_file(finished: dict[str, FileSubject]) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(finished["trifold"].pdf)) as file:
        file.save(out, encryption=pikepdf.Encryption(owner="secret", user=""))
    with replace(finished["trifold"], pdf=out.getvalue()) as bad:
        assert [one.message for one in told("archival", bad)] == [
            "The file is locked by a password."
        ]


def test_links_that_are_right(finished: dict[str, FileSubject]) -> None:
    inside = Array([Name.Nothing, Name.Fit])

    def tamper(file: pikepdf.Pdf) -> None:
        inside[0] = file.pages[0].obj
        _links_to(A=Dictionary(S=Name.GoTo, D=inside))(file)

    with tampered(finished["screen"], tamper) as good:
        assert not told("links", good)
        assert not told("archival", good)


def test_sheets_to_fold_have_no_tags_and_no_bookmarks(finished: dict[str, FileSubject]) -> None:
    with tampered(finished["trifold"], lambda _file: None) as sheets:
        assert "/StructTreeRoot" not in sheets.file.Root
        assert not told("tagged", sheets)
        assert not told("bookmarks", sheets)
