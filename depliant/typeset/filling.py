"""filling: fillers take the paper that a text leaves over, to the foot of its pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from depliant.formats.parts import TypeSizes
from depliant.typeset.fillers import (
    BLANK,
    LEAST,
    LEAST_IN_A_SLOT,
    Filler,
    in_a_slot,
    planned,
)
from depliant.typeset.ladder import LADDER
from depliant.typeset.room import Document, Layout, Room, Trial
from depliant.units import MM_PER_PT

TRIES = 3  # a row less each time, when boxes did not fall as they were measured; none at last


def filled(
    trial: Trial[Document], room: Room, layout: Layout[Document], kinds: Sequence[str]
) -> Trial[Document]:
    """`trial` laid out again with what its pages have room for, of the `kinds` that are offered."""
    rooms = list(_rooms(trial, room))
    fillers = planned(rooms, kinds, _line(trial, room.format.type))
    fillers += tuple(_sections(trial))
    for number in range(TRIES if fillers else 0):
        tried = layout(replace(trial.fit, fillers=tuple(_fewer(fillers, number))))
        if len(tried.pages) == len(trial.pages) + max(0, len(rooms) - 1):
            return tried
    return trial


def _rooms(trial: Trial[Document], room: Room) -> Iterator[tuple[str, float]]:
    """The pages from the last with running text on, and the mm that are left on each: none where
    the questions' own section takes it."""
    flow, format_ = trial.flow, room.format
    if flow:
        yield flow[-1].role, 0.0 if "questions" in flow[-1].sections else trial.free
    for number in range(len(flow), len(flow) + room.blank(trial)):
        page = format_.flow[0 if format_.endless else number]
        yield f"flow-{number + 1}", page.text_height


def _sections(trial: Trial[Document]) -> Iterator[Filler]:
    """The questions' own section, on a page of its slot or at the end of the text."""
    for page in trial.pages:
        if "questions" in page.sections and (not page.is_flow or page == trial.flow[-1]):
            yield in_a_slot(page.role, page.free)


def _fewer(fillers: Sequence[Filler], number: int) -> Iterator[Filler]:
    """Fillers with so many rows less; blank pages alone, when that did not help."""
    for one in fillers:
        if one.kind == BLANK or number == 0:
            yield one
        elif number < TRIES - 1:
            least = LEAST if one.is_flow else LEAST_IN_A_SLOT
            yield replace(one, rows=max(least, one.rows - number))


def _line(trial: Trial[Document], type_: TypeSizes) -> float:
    """The leading of a layout, in mm."""
    rung = LADDER.named(trial.fit.rung)
    return rung.body(type_) * rung.line(type_) * MM_PER_PT
