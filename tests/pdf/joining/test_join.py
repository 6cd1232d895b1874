"""Two parts that were joined are what one layout of the same things is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pikepdf
import pypdfium2
import pytest

from depliant.pdf.joining.join import join
from depliant.pdf.structure import tags
from depliant.pdf.text import read_back
from depliant.typeset.finish.names import BEFORE
from depliant.typeset.plates.plate import Leaf, Parts
from tests.pdf.joining.setting import Edition, Window, opened
from tests.pdf.joining.soundness import faults

TABLE = "<table><tr><th>Jour</th><th>Heure</th></tr><tr><td>lundi 3</td><td>à 9 h</td></tr></table>"
HERE = "<h1>Le départ</h1><p>Vers <a href='#two'>la suite</a>, <b>gras</b> <img src=x:a.svg alt=A>"
CONTACTS = (
    f"<h3>Où appeler</h3><p>Au 01 99 00 12 34, <a href='mailto:a@b.example'>écrire</a>.</p>{TABLE}"
)
ASIDE = "<p><em>De côté</em> <img src=x:b.svg alt=B> <a href='#cover'>au début</a></p>"
TEXT = f"""{{cover}}<section class=page><h2 id=one>Un début</h2><p>Voir <a href='#contacts'>qui
appeler</a>, <b>vite</b>.</p>{{contacts}}<h3>Dessous</h3>{TABLE}<img src=x:a.svg alt=C>
<img src=x:c.png alt=D>{{aside}}</section><section class=page><h2 id=two>La suite</h2>
<ul><li>Un <ul><li>dedans</ul><li>Deux → trois</ul><p>Vers <a href='#inner'>dedans</a></section>"""
FRENCH = Edition(
    TEXT,
    {
        "cover": Window(f"{HERE}<p id=inner>Dernier mot"),
        "contacts": Window(CONTACTS, (160, 360)),
        "aside": Window(ASIDE, (20, 420)),
    },
)
ARABIC = Edition(
    "<div>{cover}</div><section class=page>"
    "<h2>بداية</h2><p>النص <b>هنا</b> 123 <a href='#contacts'>اتصل</a>"
    "{contacts}<h2>النهاية</h2><ul><li>واحد<li>اثنان</ul></section>",
    {
        "cover": Window("<h1>عنوان</h1><p>مستشفى</p>"),
        "contacts": Window("<h3>اتصال</h3><p><span dir=ltr>01 99 00 12 34</span></p>", (40, 300)),
    },
    "ar",
)
VEILED = Edition(  # what is see-through is a group; \ue001 has no shape in any font
    "{cover}<section class=page><p style='opacity: .5'>Voilé \ue001 <b>\ue002</b></p>{veil}",
    {
        "cover": Window("<h1>Titre \ue003\ue001</h1>"),
        "veil": Window("<p style='opacity: .4'>Un <i>autre</i> \ue002</p>", (80, 200)),
    },
)
VARIANTS = (None, "pdf/ua-1", "pdf/a-3a")
EDITIONS = {"french": FRENCH, "arabic": ARABIC, "veiled": VEILED}


def leaves(edition: Edition) -> tuple[Leaf, ...]:
    """The cover alone, the other windows on the first page of the text."""
    laid = tuple(edition.over(name) for name in edition.windows if name != "cover")
    after = tuple(Leaf(number) for number in range(2, edition.text.count("class=page") + 1))
    return Leaf(None, (edition.over("cover"),)), Leaf(1, laid), *after


def drawn(pdf: bytes) -> list[bytes]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.render(scale=1.5).to_pil().tobytes() for page in document]


def letters(pdf: bytes) -> list[list[str]]:
    """The words of each page: what is laid over a page is read after it."""
    return [sorted(text.split()) for text in read_back(pdf)]


def numbered(file: pikepdf.Pdf) -> dict[tuple[int, int], int]:
    return {one.obj.objgen: number for number, one in enumerate(file.pages, 1)}


def outline(file: pikepdf.Pdf) -> list[Any]:
    with file.open_outline() as found:
        return [_told(numbered(file), item) for item in found.root]


def _told(numbers: dict[tuple[int, int], int], item: Any) -> Any:
    page, _kind, *place, _zoom = item.destination
    below = [_told(numbers, child) for child in item.children]
    return item.title, numbers[page.objgen], near(place), below


def places(file: pikepdf.Pdf) -> dict[str, Any]:
    named = pikepdf.NameTree(file.Root.Names.Dests)
    return {name: (numbered(file)[to[0].objgen], near(list(to)[2:4])) for name, to in named.items()}


def near(numbers: Any) -> list[float]:
    return [round(float(number), 2) for number in numbers]


def ways(file: pikepdf.Pdf) -> list[list[Any]]:
    """The links of each page: where to, and the place that is pressed."""
    return [
        sorted((_aim(note), near(note.Rect)) for note in page.obj.get("/Annots", ()))
        for page in file.pages
    ]


def _aim(note: Any) -> str:
    return str(note.Dest if "/Dest" in note else note.A.URI)


def frames(file: pikepdf.Pdf) -> list[Any]:
    """Where the figures stand."""
    items = (item for item in file.objects if isinstance(item, pikepdf.Dictionary))
    return sorted(
        (str(item.Alt), near(item.A.BBox)) for item in items if item.get("/S") == "/Figure"
    )


def profiles(file: pikepdf.Pdf) -> int:
    """How many colour profiles a file has."""
    streams = (item for item in file.objects if isinstance(item, pikepdf.Stream))
    return sum("/N" in item and item.get("/Type") != "/ObjStm" for item in streams)


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("name", EDITIONS)
def test_joined_is_what_one_layout_is(name: str, variant: str | None) -> None:
    edition = replace(EDITIONS[name], variant=variant)
    whole, joined = edition.whole(), edition.joined(leaves(edition))
    assert letters(joined) == letters(whole)
    assert drawn(joined) == drawn(whole)
    with opened(whole) as one, opened(joined) as other:
        assert list(tags(other)) == list(tags(one))
        assert outline(other) == outline(one)
        assert places(other) == places(one)
        assert ways(other) == ways(one)
        assert frames(other) == frames(one)
        assert other.Root.keys() == one.Root.keys()
        assert dict(other.docinfo) == dict(one.docinfo)
        assert not variant or faults(other) == faults(one) == []
        assert profiles(other) == profiles(one)


def test_a_heading_cell_of_a_plate_has_no_name_of_the_imprint() -> None:
    parts = replace(FRENCH, variant="pdf/ua-1").parts(leaves(FRENCH))
    mine, theirs = heads(parts.plate), heads(parts.imprint)
    assert len(mine) == len(theirs) == 2
    assert {name[0] for name in mine} == {BEFORE}
    assert BEFORE not in {name[0] for name in theirs}


def heads(pdf: bytes) -> list[str]:
    """The names of a file's heading cells."""
    with opened(pdf) as file:
        items = (item for item in file.objects if isinstance(item, pikepdf.Dictionary))
        return [str(item.ID) for item in items if item.get("/S") == "/TH"]


def test_an_edition_without_windows() -> None:
    edition = Edition("<h1>Seul</h1><p>Rien de l’hôpital, 12.</p>", variant="pdf/ua-1")
    whole, joined = edition.whole(), edition.joined((Leaf(0),))
    assert drawn(joined) == drawn(whole)
    with opened(whole) as one, opened(joined) as other:
        assert list(tags(other)) == list(tags(one))
        assert outline(other) == outline(one)
        assert faults(other) == []


@pytest.mark.parametrize(
    ("chosen", "why"),
    [
        ((Leaf(0), Leaf(1, (FRENCH.over("aside"),))), "page 0 of the imprint is not used"),
        ((Leaf(0, (FRENCH.over("cover"),)), Leaf(1, (FRENCH.over("cover"),))), "used twice"),
    ],
)
def test_every_window_is_shown_once(chosen: tuple[Leaf, ...], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        FRENCH.joined(chosen)


def test_a_window_of_one_part_only_is_refused() -> None:
    plate, faces = FRENCH.plate()
    fewer = {name: one for name, one in FRENCH.windows.items() if name != "aside"}
    other = replace(FRENCH, windows=fewer)
    imprint = other.imprint(faces)
    with pytest.raises(ValueError, match="windows of one part only: aside"):
        join(Parts(plate, imprint, leaves(other)))


def test_what_stands_outside_the_windows_of_an_imprint_is_refused() -> None:
    loose = replace(FRENCH, windows={"cover": Window("<p>Dedans</article><p>Dehors")})
    with pytest.raises(ValueError, match="outside the imprint's windows: Dehors"):
        loose.imprint(())
