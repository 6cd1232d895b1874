"""filling: fillers take the paper that a text leaves over, to the foot of its pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from depliant.formats.parts import TypeSizes
from depliant.typeset.fillers import (
    BLANK,
    LEAST,
    LEAST_IN_A_SLOT,
    SECTION,
    Filler,
    in_a_slot,
    planned,
)
from depliant.typeset.makeup.plan import MadeUp
from depliant.typeset.makeup.slots import Slots
from depliant.typeset.room import Trial

LAST = 2  # times that fillers are made lower


def fillers_of(
    made: MadeUp, slots: Slots, trial: Trial[Any], kinds: Sequence[str], type_: TypeSizes
) -> tuple[Filler, ...]:
    """What fills the paper that a plan leaves, of the `kinds` that are offered; `trial` is the
    layout from which it was told what pages leave."""
    line, rooms = made.rung.leading_in_mm(type_), made.rooms
    more = sum(map(_more_than_the_least, trial.setting.fillers))
    sections = list(_in_slots(slots, trial, more))
    if made.ends_with("questions"):
        (role, free), *others = rooms
        rooms = [(role, 0.0), *others]
        sections.append(in_a_slot(role, free + more))
    return (*planned(rooms, kinds, line), *sections)


def _in_slots(slots: Slots, trial: Trial[Any], more: float) -> Iterator[Filler]:
    """The questions' section of the page that is kept for it."""
    asking = {page.role for page in trial.pages if "questions" in page.sections}
    for role, free in slots.free.items():
        if role in asking:
            yield in_a_slot(role, free + more)


def _more_than_the_least(filler: Filler) -> float:
    """The mm that the questions' section took beyond its first rows."""
    least = in_a_slot(filler.page, 0.0)
    return 0.0 if filler.is_flow else filler.rows * filler.row - least.rows * least.row


def fewer(fillers: Sequence[Filler], less: int) -> tuple[Filler, ...]:
    """Fillers with so many rows less, where they did not fall as they were told; after LAST times
    pages stay blank instead."""
    if less < LAST:
        return tuple(_shorter(one, 2 * less) for one in fillers)
    pages = dict.fromkeys(one.page for one in fillers if one.is_flow)
    first = min(pages, default="", key=lambda role: int(role.removeprefix("flow-")))
    blank = (Filler(BLANK, page, 0, 0.0) for page in pages if page != first)
    return (*blank, *(one for one in fillers if one.kind == SECTION))


def _shorter(filler: Filler, rows: int) -> Filler:
    least = LEAST if filler.is_flow else LEAST_IN_A_SLOT
    return replace(filler, rows=max(least, filler.rows - rows)) if filler.rows else filler
