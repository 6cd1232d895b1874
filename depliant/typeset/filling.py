"""filling: fillers take the paper that a text leaves over, to the foot of its pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from depliant.formats.parts import TypeSizes
from depliant.typeset.fillers import BLANK, LEAST, LEAST_IN_A_SLOT, Filler, in_a_slot, planned
from depliant.typeset.makeup.plan import MadeUp
from depliant.typeset.pages import Page


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


def fewer(fillers: Sequence[Filler], number: int) -> tuple[Filler, ...]:
    """Fillers with so many rows less, where boxes did not fall as they were measured."""
    return tuple(_fewer(one, number) for one in fillers)


def _fewer(filler: Filler, number: int) -> Filler:
    least = LEAST if filler.is_flow else LEAST_IN_A_SLOT
    rows = max(least, filler.rows - number)
    return filler if filler.kind == BLANK or not number else replace(filler, rows=rows)
