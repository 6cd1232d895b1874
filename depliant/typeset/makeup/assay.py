"""assay: what was laid out, held against its plan and against what the search minimises."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from depliant.formats.format import Format
from depliant.typeset.makeup.paper import Paper
from depliant.typeset.makeup.parts import places_of
from depliant.typeset.makeup.plan import MadeUp
from depliant.typeset.pages import Page

_BESIDE = frozenset(("aside", "filler"))


def stands(flow: Sequence[Page], made: MadeUp) -> bool:
    """Whether each part begins on the page that the plan says, of the pages of running text."""
    places = places_of(flow)
    return all(at in places and places[at].page == page for at, page in made.begins)


def weighed(flow: Sequence[Page], format_: Format) -> tuple[int, float, float]:
    """What the search minimises, as it was laid out: blocks that stand on two pages; the mm of
    the largest hole before a page with text; the mm by which ends that lie side by side differ."""
    text = [page for page in flow if _foot(page) > page.margin[0]]
    torn = sum(
        len({block.key for block in one.blocks} & {block.key for block in other.blocks})
        for one, other in pairwise(text)
    )
    white = [page.area_bottom - _foot(page) for page in text]
    areas = Paper(format_).areas(len(text)) if format_.road == "paper" else ()
    beside = (
        abs(white[n] - white[n + 1])
        for n, (one, other) in enumerate(pairwise(areas))
        if one.spread == other.spread and not _fillers(text[n + 1])
    )
    return torn, max(white[:-1], default=0.0), max(beside, default=0.0)


def _foot(page: Page) -> float:
    """Where the running text of a page ends."""
    ends = (block.y + block.height for block in page.blocks if block.kind not in _BESIDE)
    return max(ends, default=page.margin[0])


def _fillers(page: Page) -> bool:
    return any(block.kind == "filler" for block in page.blocks)
