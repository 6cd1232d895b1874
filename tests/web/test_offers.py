"""What the catalogue hands out: which format first, what is only told; whatever a title says."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest

from depliant.formats.options import OFFICE
from depliant.jobs.plan import make_plan
from depliant.jobs.records import recorded
from depliant.jobs.request import Request
from depliant.shelf.manifest import EditionEntry, FileEntry, Kept, LetterEntry, Manifest
from depliant.sources.workspace import Workspace
from depliant.typeset.compose import Composer
from depliant.web.catalogue import catalogue_page
from depliant.web.desk import desk_page
from depliant.web.offers import Offer, offers
from tests.conftest import TODAY, TOP

SLUG, PLACE = "trouver-son-chemin", "tilleuls"
NAMES = ("a4", "zfold", "trifold", "screen")


def file(path: str) -> FileEntry:
    return FileEntry(path=path, size=1, sha256="")


def edition(name: str, **said: Any) -> EditionEntry:
    kept = Kept(
        inputs="",
        version=said.pop("version", "1.0"),
        status=said.pop("status", "approved"),
        files=(file(f"{PLACE}/{SLUG}.{name}.pdf"),),
        thumbnail=file(f"thumbnails/{name}.png"),
        counts={},
    )
    where = {"hospital": PLACE, "leaflet": SLUG, "lang": said.pop("lang", "fr"), "format": name}
    return EditionEntry(edition=name, **where, options=OFFICE, kept=kept, **said)


@pytest.fixture(scope="module")
def known() -> Manifest:
    """The demonstration's manifest, with one approved leaflet and nothing made yet."""
    workspace = Workspace(TOP)
    found = recorded(Manifest(), make_plan(workspace, Request(today=TODAY)), workspace)
    leaflets = (one for one in found.leaflets if one.leaflet == SLUG)
    approved = (one.model_copy(update={"status": "approved"}) for one in leaflets)
    return found.model_copy(update={"leaflets": tuple(approved)})


def holding(known: Manifest, *editions: EditionEntry, **hospital: Any) -> Manifest:
    hospitals = tuple(one.model_copy(update=hospital) for one in known.hospitals)
    return known.model_copy(update={"editions": editions, "hospitals": hospitals})


def offer(manifest: Manifest, *, drafts: bool = False) -> Offer:
    ((one,),) = offers(manifest, "fr", drafts=drafts).values()
    return one


def first(manifest: Manifest) -> str:
    line = offer(manifest).first
    return line.format.format if line else ""


# --- which format is printed first -----------------------------------------------------------


def test_what_the_hospital_says_else_the_first_folded_else_the_first_on_paper(
    known: Manifest,
) -> None:
    made = [edition(name) for name in NAMES]
    assert first(holding(known, *made)) == "trifold"  # as formats.yaml has them
    assert first(holding(known, *made, print="a4")) == "a4"
    assert first(holding(known, *made, print="booklet")) == "trifold"  # not made
    assert first(holding(known, edition("a4"), edition("screen"))) == "a4"
    assert first(holding(known, edition("screen"))) == ""


def test_what_is_stale_is_not_printed(known: Manifest) -> None:
    old = [edition("trifold", stale=True), edition("a4"), edition("screen", stale=True)]
    one = offer(holding(known, *old))
    assert one.first and one.first.format.format == "a4"
    assert not one.stale
    assert [(line.format.format, line.prints) for line in one.others] == [
        ("trifold", False),
        ("screen", False),
    ]
    assert offer(holding(known, edition("a4", stale=True))).stale


def test_a_public_address_only_for_what_is_current_and_approved(known: Manifest) -> None:
    address = "https://tilleuls.example/HT-0101/1.0/fr/"
    assert offer(holding(known, edition("a4"))).address == address
    for other in (edition("a4", stale=True), edition("a4", version="0.9")):
        assert offer(holding(known, other)).address == ""
    draft = holding(known, edition("a4", status="draft"))
    assert offer(draft, drafts=True).address == ""
    assert offer(holding(known, edition("a4"), web="")).address == ""


# --- the page --------------------------------------------------------------------------------


def page(manifest: Manifest, lang: str = "en", *, drafts: bool = False) -> str:
    composer = Composer(Workspace(TOP).house_style.web)
    return catalogue_page(manifest, composer, lang, drafts=drafts)


def test_drafts_stale_and_withdrawn_are_told(known: Manifest) -> None:
    draft = page(holding(known, edition("a4", status="draft")), drafts=True)
    assert "Draft: not approved, do not hand it out." in draft
    stale = page(holding(known, edition("a4", stale=True)))
    assert "Out of date: do not hand it out." in stale
    assert "data-print aria" not in stale
    (leaflet,) = known.leaflets
    other = leaflet.model_copy(update={"leaflet": "plan", "code": "HT-0999", "title": "Le plan"})
    gone = leaflet.model_copy(update={"status": "withdrawn", "superseded_by": "HT-0999"})
    html = page(holding(known, edition("a4")).model_copy(update={"leaflets": (gone, other)}))
    assert "Withdrawn: do not hand it out any more." in html
    assert "Replaced by: Le plan (HT-0999)" in html
    assert "trouver-son-chemin.a4.pdf" not in html


def test_languages_of_a_leaflet_share_a_card_the_house_s_first(known: Manifest) -> None:
    (french,) = known.leaflets
    arabic = french.model_copy(update={"lang": "ar", "title": "كيف تصل"})
    both = holding(known, edition("a4", lang="ar"), edition("a4"))
    html = page(both.model_copy(update={"leaflets": (arabic, french)}), "fr")
    assert html.count('<li class="card') == 1
    assert re.findall(r'lang="(\w+)" dir="(\w+)"', html) == [("fr", "ltr"), ("ar", "rtl")]
    assert 'data-tongue="ar">arabe</button>' in html


EVIL = [
    '"><img src=x onerror=alert(1)>',
    "</script><script>alert(1)</script>",
    "' onclick='alert(1)",
    "{{ 7 * 7 }} ${alert(1)} <!--",
    "\u202egnp.exe & <b>gras</b>",
]


class Seen(HTMLParser):
    """The tags, attributes and scripts of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _value in attrs}


@pytest.mark.parametrize("evil", EVIL)
def test_whatever_is_written_is_only_words(known: Manifest, evil: str) -> None:
    def made(text: str) -> Manifest:
        (leaflet,) = known.leaflets
        said = {"title": text, "subtitle": text, "audience": text, "synonyms": (text,)}
        said |= {"sections": (text,), "words": text, "authors": (text,), "lang": "fr"}
        letter = LetterEntry(inputs="", file=file("a.eml"), carrier=file("a.eml.txt"))
        editions = (edition("screen", letter=letter), edition("trifold"), edition("a4", stale=True))
        found = holding(known, *editions, name=text, short_name=text)
        return found.model_copy(update={"leaflets": (leaflet.model_copy(update=said),)})

    composer = Composer(Workspace(TOP).house_style.web)
    for make in (page, lambda one: desk_page(one, composer, "en", TODAY)):
        usual, hostile = Seen(make(made("Titre"))), Seen(make(made(evil)))
        assert hostile.tags == usual.tags
        assert hostile.attributes == usual.attributes


def test_a_hundred_leaflets_are_a_small_page(known: Manifest) -> None:
    """Words, not texts: 700 words each, of which a third is its own."""
    (leaflet,) = known.leaflets
    common = " ".join(f"commun{n:03}" for n in range(200))
    leaflets, editions = [], []
    for number in range(100):
        own = " ".join(f"mot{number * 7 % 40:02}x{n:03}" for n in range(100))
        slug = f"document-{number}"
        said = {"leaflet": slug, "title": f"Document {number}", "words": f"{common} {own}"}
        leaflets.append(leaflet.model_copy(update=said))
        editions += [edition(name).model_copy(update={"leaflet": slug}) for name in NAMES]
    many = holding(known, *editions).model_copy(update={"leaflets": tuple(leaflets)})
    vocabulary = re.search(r'id="vocabulary">(.*?)</script>', page(many), re.DOTALL)
    assert vocabulary is not None
    assert 10_000 < len(vocabulary[1]) < 120_000
