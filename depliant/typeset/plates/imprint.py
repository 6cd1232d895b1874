"""The imprint: what a hospital adds to a plate, laid out for itself.

It stands as airily as its own pages hold it, whatever the running text needs: a hospital with much
to say makes its own page tighter, not the text. Lengths in mm.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic

from depliant.formats.format import Format
from depliant.typeset.fillers import Filler, in_a_slot
from depliant.typeset.ladder import BEST, LADDER, Rung
from depliant.typeset.makeup.outline import Node
from depliant.typeset.makeup.parts import Place, places_of
from depliant.typeset.makeup.slots import slots_on
from depliant.typeset.pages import Page, Spot
from depliant.typeset.plates.drawing import with_rows
from depliant.typeset.plates.windows import Windows
from depliant.typeset.room import Document, Layout, Setting, Trial

RUNGS = LADDER.from_on(BEST)


@dataclass(frozen=True)
class Opened(Generic[Document]):
    """Parsed HTML: the outline of its pages, the letters of its sections, what lays it out; the
    address of what stands in each window."""

    outline: Mapping[str, Sequence[Node]]
    letters: Mapping[str, str]
    layout: Layout[Document]
    standing_at: Mapping[str, int]


@dataclass(frozen=True)
class Standing:
    """Where the content of a window stands in an imprint: its pages, counted from 0, and its
    border box on the first."""

    pages: tuple[int, ...]
    spot: Spot


@dataclass(frozen=True)
class Imprint(Generic[Document]):
    """A laid-out imprint: what stands in each window, after how many layouts."""

    trial: Trial[Document]
    standing: Mapping[str, Standing]
    layouts: int
    sheet: Opened[Document]

    @property
    def rung(self) -> Rung:
        """The rung that it stands on."""
        return LADDER.named(self.trial.setting.slots)

    def divided(self, windows: Windows) -> frozenset[str]:
        """The windows in the text whose content one page does not hold."""
        return frozenset(
            name
            for name, window in windows.items()
            if not window.whole and len(self.standing[name].pages) > 1
        )


def laid(
    sheet: Opened[Document], format_: Format, rungs: Sequence[Rung] = RUNGS
) -> Imprint[Document]:
    """The imprint on the first of `rungs` on which its pages hold it; on the last, if on none."""
    trial, layouts = sheet.layout(Setting(rungs[0].name, rungs[0].name)), 1
    while crowded(trial.pages) and (rung := _rung_below(sheet, trial, format_, rungs)):
        trial, layouts = sheet.layout(Setting(rung.name, rung.name)), layouts + 1
    for filler in _questions(trial):
        filled = with_rows(trial, filler)
        if not filled:
            filled = sheet.layout(replace(trial.setting, fillers=(filler,)))
            layouts += 1
        trial = trial if crowded(filled.pages) else filled
    places = places_of(trial.pages)
    found = {name: _standing(places[at]) for name, at in sheet.standing_at.items()}
    return Imprint(trial, found, layouts, sheet)


def crowded(pages: Sequence[Page]) -> bool:
    """Whether what a page is kept for goes on on another."""
    slots = [page.role for page in pages if not page.is_flow and page.role != "overlay"]
    return len(set(slots)) < len(slots)


def _rung_below(
    sheet: Opened[Document], trial: Trial[Document], format_: Format, rungs: Sequence[Rung]
) -> Rung | None:
    """The next of `rungs` on which the slots may hold what `trial` measured."""
    measured = LADDER.named(trial.setting.slots)
    below = [rung for rung in rungs if rung in LADDER.tighter_than(measured)]
    held = slots_on(sheet.outline, trial.pages, format_, measured, below)
    return held.rung if held and not held.hopeless else None


def _questions(trial: Trial[Document]) -> Iterator[Filler]:
    """The rows of the questions' own section, to the foot of its page."""
    if not crowded(trial.pages):
        for page in trial.pages:
            if not page.is_flow and "questions" in page.sections:
                yield in_a_slot(page.role, page.free)


def _standing(place: Place) -> Standing:
    return Standing(tuple(range(place.page, place.page + len(place.spots))), place.first)
