"""On a phone: the head and the key message first, then whom to call, then the rest."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from depliant.content.select import select
from depliant.pressroom.press import Press
from tests.conftest import TOP, choose, laid_out, rules

ARTICLE = """\
---
title: Le plâtre
subtitle: Le garder sec, le garder propre
code: TE-0001
version: "1"
kind: practical
audience: tous
authors: [{name: B, role: infirmier}]
sources: [{title: T, author: A, date: "2026"}]
rights: {text: libre, figures: libre}
funding: none
written: 2026-11-01
review_by: 2027-11-01
status: draft
---

## En bref {#summary}

ITEMS

## À la maison {#home}

Gardez le plâtre au sec, et levez la main. Il sent ? Appelez le 01 99 00 30 12.
"""
MM = 72 / 25.4


def folder_with(folder: Path, items: int) -> Path:
    path = folder / "leaflets" / "platre" / "fr.md"
    path.parent.mkdir()
    lines = "\n".join(f"- Une chose à savoir, la numéro {n}." for n in range(1, items + 1))
    path.write_text(ARTICLE.replace("ITEMS", lines), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("items", "first"), [(3, ["cover", "summary"]), (14, ["cover"]), (22, ["cover", "summary"])]
)
def test_whom_to_call_follows_the_key_message(
    folder: Path, press: Press, items: int, first: list[str]
) -> None:
    choice = choose(folder_with(folder, items), "screen", leaflet="platre")
    _content, pages = laid_out(press, choice)
    shown = [list(page.sections) for page in pages.pages]
    assert shown[0] == first
    number, after = next((n, page) for n, page in enumerate(shown) if "contacts" in page)
    assert after[0] == "contacts"
    assert all({*page} <= {"cover", "summary"} for page in shown[:number])
    assert number == (1 if items == 3 else 2)  # a long message pushes it on


def test_a_screen_reader_meets_it_in_the_order_of_the_page(press: Press) -> None:
    choice = choose(TOP, "screen", hospital="deux-rives", leaflet="sejour-avec-son-enfant")
    roles = [section.role for section in select(choice)[0].sections]
    assert roles[:2] == ["summary", "contacts"]
    assert roles[-1] == "sources"
    proof = press.press(choice)
    assert rules(proof) == set()
    document = pypdfium2.PdfDocument(proof.artifacts[0].data)
    read = "".join(page.get_textpage().get_text_range() for page in document)
    assert read.index("Qui appeler") < read.index("Avant de venir")


def test_a_page_is_as_high_as_what_it_holds(folder: Path, press: Press) -> None:
    format_ = choose(folder_with(folder, 9), "screen", leaflet="platre").format
    _content, pages = laid_out(press, choose(folder, "screen", leaflet="platre"))
    least, most = format_.flow[0].width, format_.flow[0].height
    for page in pages.pages:
        assert page.height == pytest.approx(max(least, page.content_bottom + page.margin[2]))
        assert least - 0.1 <= page.height <= most + 0.1
        feet = [run for run in page.runs if run.margin]
        assert feet
        assert all(page.area_bottom < run.y < page.height - run.height for run in feet)
    assert pages.pages[0].height < most - 20
    document = pypdfium2.PdfDocument(pages.pdf)
    heights = [document[n].get_height() / MM for n in range(len(document))]
    assert heights == pytest.approx([page.height for page in pages.pages], abs=0.1)


def test_telephones_are_buttons(folder: Path, press: Press) -> None:
    _content, pages = laid_out(press, choose(folder_with(folder, 9), "screen", leaflet="platre"))
    file = pikepdf.Pdf.open(io.BytesIO(pages.pdf))
    links = [link for page in file.pages for link in page.get("/Annots", [])]
    called = {str(link.A.URI): link.Rect for link in links if "/URI" in link.A}
    dialled = {uri: rect for uri, rect in called.items() if uri.startswith("tel:")}
    assert {"tel:15", "tel:+33199003012"} <= dialled.keys()
    for _left, low, _right, high in dialled.values():
        assert abs(float(high) - float(low)) / MM >= 10


@pytest.mark.parametrize("hospital", ["bruyeres", "tilleuls"])
def test_a_number_stands_inside_its_button(press: Press, hospital: str) -> None:
    choice = choose(TOP, "screen", hospital, "trouver-son-chemin")
    _content, pages = laid_out(press, choice)
    file = pikepdf.Pdf.open(io.BytesIO(pages.pdf))
    links = [link for link in file.pages[1].Annots if "tel:" in str(link.A.get("/URI", ""))]
    wide = {str(link.A.URI)[-3:]: float(link.Rect[2] - link.Rect[0]) / MM for link in links}
    assert len(wide) == 4
    for run in pages.pages[1].runs:
        if run.tag == "a" and run.text.strip()[-1:].isdigit():
            digits = run.text.replace(" ", "").replace("\u00a0", "")[-3:]
            assert run.width + 5 < next(mm for uri, mm in wide.items() if uri.endswith(digits))


def test_a_draft_says_so_once_on_each_page(folder: Path, press: Press) -> None:
    content, pages = laid_out(press, choose(folder_with(folder, 9), "screen", leaflet="platre"))
    for page in pages.pages:
        text = " ".join(run.text for run in page.runs)
        assert text.casefold().count("brouillon") == 1
        assert content.words["draft_notice"] in text


def test_its_version_can_be_looked_up(folder: Path, press: Press) -> None:
    choice = choose(folder_with(folder, 9), "screen", leaflet="platre")
    content, pages = laid_out(press, choice)
    assert content.online
    assert content.online.picture == ""  # one does not photograph one's own telephone
    file = pikepdf.Pdf.open(io.BytesIO(pages.pdf))
    uris = [str(link.A.URI) for link in file.pages[1].Annots if "/URI" in link.A]
    assert content.online.address in uris


def test_only_what_a_format_names_comes_early() -> None:
    for name in ("a4-large", "booklet"):
        sections = select(choose(TOP, name))[0].sections
        assert not any("early" in section.classes for section in sections)
