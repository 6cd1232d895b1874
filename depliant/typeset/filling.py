"""filling: fillers take the paper that a text leaves over, to the foot of its pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from depliant.formats.parts import TypeSizes
from depliant.typeset.fillers import BLANK, LEAST, LEAST_IN_A_SLOT, Filler, in_a_slot, planned
from depliant.typeset.makeup.plan import MadeUp
from depliant.typeset.pages import Page

LAST = 2  # times that fillers are made lower


def fillers_of(
    made: MadeUp, pages: Sequence[Page], kinds: Sequence[str], type_: TypeSizes
) -> tuple[Filler, ...]:
    """What fills the paper that a plan leaves, of the `kinds` that are offered; `pages` are those
    of a layout that shows what the slots hold."""
    line = made.rung.leading_in_mm(type_)
    return (*planned(made.rooms, kinds, line), *_in_slots(pages))


def _in_slots(pages: Sequence[Page]) -> Iterator[Filler]:
    """The questions' section of the page that is kept for it."""
    for page in pages:
        if "questions" in page.sections and not page.is_flow:
            yield in_a_slot(page.role, page.free)


def fewer(fillers: Sequence[Filler], less: int) -> tuple[Filler, ...]:
    """Fillers with so many rows less, where they did not fall as they were told; after LAST times
    pages stay blank instead."""
    if less < LAST:
        return tuple(_shorter(one, 2 * less) for one in fillers)
    pages = dict.fromkeys(one.page for one in fillers if one.is_flow)
    first = min(pages, default="", key=lambda role: int(role.removeprefix("flow-")))
    blank = (Filler(BLANK, page, 0, 0.0) for page in pages if page != first)
    return (*blank, *(one for one in fillers if not one.is_flow))


def _shorter(filler: Filler, rows: int) -> Filler:
    least = LEAST if filler.is_flow else LEAST_IN_A_SLOT
    return replace(filler, rows=max(least, filler.rows - rows)) if filler.rows else filler
