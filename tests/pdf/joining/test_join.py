"""Two parts that were joined are what one layout of the same things is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pikepdf
import pypdfium2
import pytest

from depliant.pdf.structure import tags
from depliant.pdf.text import read_back
from depliant.typeset.plates.plate import Leaf
from tests.pdf.joining.setting import Edition, Window, opened

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
EDITION = Edition(
    TEXT,
    {
        "cover": Window(f"{HERE}<p id=inner>Dernier mot"),
        "contacts": Window(CONTACTS, (160, 360)),
        "aside": Window(ASIDE, (20, 420)),
    },
)
ARABIC = Edition(
    "{cover}<section class=page><h2>بداية</h2><p>النص <b>هنا</b> 123 <a href='#contacts'>اتصل</a>"
    "{contacts}<h2>النهاية</h2><ul><li>واحد<li>اثنان</ul></section>",
    {
        "cover": Window("<h1>عنوان</h1><p>مستشفى</p>"),
        "contacts": Window("<h3>اتصال</h3><p><span dir=ltr>01 99 00 12 34</span></p>", (40, 300)),
    },
    "ar",
)
PLAIN = Edition("<h1>Seul</h1><p>Rien de l’hôpital, 12.</p>{back}", {"back": Window("<p>Dos</p>")})
VARIANTS = (None, "pdf/ua-1", "pdf/a-3a")


def leaves(edition: Edition, pages: int) -> tuple[Leaf, ...]:
    """The cover alone, the other windows on the first page of the text."""
    laid = tuple(edition.over(name) for name in edition.windows if name != "cover")
    after = tuple(Leaf(number) for number in range(2, pages))
    return Leaf(None, (edition.over("cover"),)), Leaf(1, laid), *after


def drawn(pdf: bytes) -> list[Any]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.render(scale=1.5).to_pil() for page in document]


def letters(pdf: bytes) -> list[list[str]]:
    """The letters of each page: what is laid over a page is read after it."""
    return [sorted(text.split()) for text in read_back(pdf)]


def outline(file: pikepdf.Pdf) -> list[Any]:
    with file.open_outline() as found:
        return [_told(file, item) for item in found.root]


def _told(file: pikepdf.Pdf, item: Any) -> Any:
    page, _kind, x, y, _zoom = item.destination
    numbers = {one.obj.objgen: number for number, one in enumerate(file.pages, 1)}
    below = [_told(file, child) for child in item.children]
    return item.title, numbers[page.objgen], round(x, 2), round(y, 2), below


def places(file: pikepdf.Pdf) -> dict[str, Any]:
    numbers = {one.obj.objgen: number for number, one in enumerate(file.pages, 1)}
    named = pikepdf.NameTree(file.Root.Names.Dests)
    return {name: (numbers[to[0].objgen], *near(to, 2, 4)) for name, to in named.items()}


def near(numbers: Any, start: int = 0, end: int | None = None) -> list[float]:
    return [round(float(number), 2) for number in list(numbers)[start:end]]


def ways(file: pikepdf.Pdf) -> list[list[Any]]:
    return [
        sorted(
            (str(note.get("/Dest", note.get("/A", {}).get("/URI", ""))), near(note.Rect))
            for note in page.obj.get("/Annots", ())
        )
        for page in file.pages
    ]


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize(("edition", "pages"), [(EDITION, 3), (ARABIC, 2)])
def test_joined_is_what_one_layout_is(edition: Edition, pages: int, variant: str | None) -> None:
    edition = replace(edition, variant=variant)
    whole, joined = edition.whole(), edition.joined(leaves(edition, pages))
    assert letters(joined) == letters(whole)
    for mine, theirs in zip(drawn(joined), drawn(whole), strict=True):
        assert mine.tobytes() == theirs.tobytes()
    with opened(whole) as one, opened(joined) as other:
        assert list(tags(other)) == list(tags(one))
        assert outline(other) == outline(one)
        assert places(other) == places(one)
        assert ways(other) == ways(one)
        assert len(tuple(tags(one))) > 20 or not variant
