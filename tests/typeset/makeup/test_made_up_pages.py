"""Made-up pages, laid out: steps that a pouring tears stay whole, boxes stay with their text."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from depliant.pressroom.arrangement import arranged
from depliant.pressroom.press import Press
from depliant.sources.leaflet import parse_article
from depliant.typeset.ladder import BEST
from depliant.typeset.pages import Page, Pages, torn
from depliant.typeset.room import Setting
from tests.conftest import TOP, choose
from tests.pressing import laying_out

SENTENCE = "La serre ouvre le matin et ferme le soir, sauf les jours de grand vent. "
STEPS = "".join(f"1. **Arrosez** le rang {n}. {SENTENCE}\n" for n in range(1, 5))
BOX = f'!!! warning "Pas de feu"\n    {SENTENCE}\n'


def garden(before: int) -> str:
    """Paragraphs, then steps, then a box that belongs to a paragraph, then a long paragraph."""
    first = (SENTENCE * 2 + "\n\n") * before
    return f"""## En bref {{#summary .short}}

{SENTENCE}

## La serre {{#what}}

{first}
## Arroser {{#how .steps}}

Quatre rangs, dans l’ordre :

{STEPS}
## Le feu {{#risks}}

{SENTENCE}

{BOX}
## Le vent {{#life}}

{SENTENCE * 7}
"""


def pages_of(press: Press, name: str, before: int) -> Pages:
    choice = choose(TOP, name, leaflet="trouver-son-chemin")
    head = choice.article.text[: choice.article.text.index("## En bref")]
    written = parse_article(head + garden(before), "jardin", "fr", choice.article.place)
    article = replace(written, figures=choice.article.figures)
    own = replace(choice, article=article)
    return arranged(own, press._composer, press._typesetter).pages


def kinds(page: Page) -> list[str]:
    return [one.kind for one in page.blocks if one.kind not in ("aside", "filler", "head")]


@pytest.mark.parametrize(
    ("name", "before"), [("trifold", 4), ("zfold", 5), ("a4", 7), ("screen", 5)]
)
def test_nothing_is_torn_and_nothing_stands_alone(press: Press, name: str, before: int) -> None:
    laid = pages_of(press, name, before)
    assert laid.fit.fits
    assert torn(laid.pages) == ()
    flow = [page for page in laid.pages if page.is_flow]
    assert sum("steps" in kinds(page) for page in flow) == 1
    for here, there in pairwise(flow):
        if not kinds(here) or not kinds(there):
            continue
        assert kinds(here)[-1] != "heading"
        assert kinds(there)[0] != "box"
        both = {one.key for one in here.blocks} & {one.key for one in there.blocks}
        parted = [one for one in (*here.blocks, *there.blocks) if one.key in both]
        assert all(one.kind == "paragraph" and one.lines >= 3 for one in parted)


def test_a_screen_is_composed_too(press: Press) -> None:
    laid = pages_of(press, "screen", 7)
    assert laid.fit.layouts == 3  # of the imprint one, of the plate two
    shown = [page.sections for page in laid.pages]
    assert shown[1] == ("contacts", "address")
    assert shown[-1] != ("sources",)
    for role in ("how", "risks"):  # what fits one page stands on one
        assert sum(role in page for page in shown) == 1
    assert sum("what" in page for page in shown) == 2  # higher than a page


def test_one_layout_measures_and_one_is_made(press: Press) -> None:
    # beside the imprint, whose back is crowded: three
    assert pages_of(press, "zfold", 5).fit.layouts <= 5


def test_addresses_are_the_same_in_every_layout_and_forced_breaks_are_made(press: Press) -> None:
    from depliant.content.select import select
    from depliant.typeset.makeup.forcing import Break

    choice = choose(TOP, "bifold", leaflet="trouver-son-chemin")
    content, _odd = select(choice)
    html = press._composer.compose(content, choice.format)
    layout = laying_out(press, html, choice.format, content.pictures)
    long = layout(Setting(BEST.name, BEST.name, measured=True))
    assert len(long.flow) == 1
    headings = [one for one in long.flow[0].blocks if one.kind in ("heading", "steps")]
    last = next(spot for spot in long.flow[0].spots if spot.y == headings[-1].y)
    forced = layout(Setting(BEST.name, BEST.name, (Break((0,)), Break((last.at,)))))
    opens = [min(page.blocks, key=lambda block: block.y) for page in forced.flow[1:]]
    opened = next(one for one in opens if one.section == headings[-1].section)
    assert opened.kind == headings[-1].kind
    assert opened.y == pytest.approx(forced.flow[1].margin[0], abs=0.5)


def test_a_full_back_does_not_make_the_text_small(press: Press) -> None:
    """A page kept for contacts may stand on a rung of its own, with all its sizes."""
    assert pages_of(press, "zfold", 4).fit.rung == "best"
