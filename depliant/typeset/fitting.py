"""fitting: text is fitted to its paper by a short ladder of named rungs, never by cutting.

One layout measures the text, a plan says on which rung it stands best and where its pages break,
another layout makes it so, and each part is seen to stand on its page; if one does not, what that
layout measured mends the plan. The search is the same whatever was pressed before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Generic

from depliant.formats.format import Format
from depliant.typeset.cast_off import Copy
from depliant.typeset.filling import fewer, fillers_of
from depliant.typeset.ladder import BEST, FLOOR, LADDER, Rung
from depliant.typeset.makeup.assay import stands, weighed
from depliant.typeset.makeup.outline import Node
from depliant.typeset.makeup.parts import Part, parts_of
from depliant.typeset.makeup.plan import MadeUp, Planner
from depliant.typeset.pages import Fit
from depliant.typeset.room import Document, Layout, Room, Setting, Trial

HOPELESS = 1.4  # times the room there is: the estimate is good to about a tenth
FULL = 0.97  # what an estimate may fill: boxes and headings that stay whole leave holes
MENDINGS = 3  # layouts of plans, at the most


@dataclass(frozen=True)
class Text:
    """What is to be fitted: an estimate of it (`copy`), its elements (`outline`)."""

    copy: Copy
    outline: tuple[Node, ...] = ()


def fitted(format_: Format, text: Text, layout: Layout[Document]) -> Trial[Document]:
    """The best layout that fits the format; that of its floor, `fit.fits` false, if none does.

    `layout` lays the same HTML out with a setting; it is called twice as a rule.
    """
    search = _Search(format_, text, layout)
    trial = search.run()
    flow = [page for page in trial.pages if page.is_flow]
    fit = Fit(
        trial.setting.rung,
        trial.setting.fillers,
        search.room.takes(trial.pages),
        search.layouts,
        trial.free,
        *weighed(flow, format_),
    )
    return replace(trial, fit=fit)


def fits(format_: Format, text: Text, layout: Layout[Document]) -> bool:
    """Whether a text fits a format at its floor; one layout, none if it is hopeless."""
    search = _Search(format_, text, layout)
    return not search.hopeless() and search.fits_at_the_floor()


class _Search(Generic[Document]):
    """Measures, plans, and counts the layouts."""

    def __init__(self, format_: Format, text: Text, layout: Layout[Document]) -> None:
        self.format, self.text, self._layout = format_, text, layout
        self.room = Room(format_)
        self.planner = Planner(format_, text.copy.fillers)
        self.layouts = 0

    def layout(self, setting: Setting) -> Trial[Document]:
        self.layouts += 1
        return self._layout(setting)

    def run(self) -> Trial[Document]:
        if self.format.road == "screen":
            return self.layout(Setting(BEST.name))
        if self.hopeless():
            return self._poured()
        start = self._guess()
        trial = self._measured(start)
        if self.room.spills(trial.pages):
            return self._below(start)
        return self._made(trial, start, [*LADDER]) or self._at_the_floor(start)

    def fits_at_the_floor(self) -> bool:
        """Whether a plan on the lowest rung fits, and what the slots hold."""
        trial = self._measured(FLOOR)
        return not self.room.spills(trial.pages) and bool(self._plan(trial, FLOOR, [FLOOR]))

    def _below(self, start: Rung) -> Trial[Document]:
        """Where a slot is too full: down the ladder, if its floor will do."""
        if start == FLOOR or self.room.spills(self._measured(FLOOR).pages):
            return self._poured()
        for rung in LADDER.tighter_than(start):
            trial = self._measured(rung)
            if not self.room.spills(trial.pages):
                made = self._made(trial, rung, LADDER.from_on(rung))
                return made or self._at_the_floor(rung)
        return self._poured()

    def _at_the_floor(self, start: Rung) -> Trial[Document]:
        """The last resort: measured there, not foretold; then as the text falls."""
        if start != FLOOR:
            trial = self._measured(FLOOR)
            if made := self._made(trial, FLOOR, [FLOOR]):
                return made
        return self._poured()

    def _made(
        self, trial: Trial[Document], rung: Rung, rungs: Sequence[Rung]
    ) -> Trial[Document] | None:
        """A layout as planned on one of `rungs`, from what `trial` measured on another; what it
        measures in turn mends the plan."""
        told: tuple[Part, ...] = ()
        for number in range(MENDINGS):
            made = self._plan(trial, rung, rungs, told)
            if made is None:
                return None
            lines = fillers_of(made, trial.pages, self.text.copy.fillers, self.format.type)
            setting = Setting(made.rung.name, made.breaks, fewer(lines, number))
            trial, rung, told = self.layout(setting), made.rung, made.parts
            if self._is_as_planned(trial, made):
                return trial
            if self.room.spills(trial.pages):
                rungs = [lower for lower in rungs if lower in LADDER.tighter_than(rung)]
            else:
                rungs = [lower for lower in rungs if lower in LADDER.from_on(rung)]
        return trial if self.room.takes(trial.pages) else None

    def _is_as_planned(self, trial: Trial[Document], made: MadeUp) -> bool:
        """Whether every part stands on its page, and no page is one too many."""
        if not self.room.takes(trial.pages) or self.room.spills(trial.pages):
            return False
        return stands(trial.flow, made)

    def _plan(
        self,
        trial: Trial[Document],
        rung: Rung,
        rungs: Sequence[Rung],
        told: Sequence[Part] = (),
    ) -> MadeUp | None:
        parts = parts_of(self.text.outline, trial.flow, self.planner.most, told)
        return self.planner.plan(parts, rung, rungs)

    def _measured(self, rung: Rung) -> Trial[Document]:
        return self.layout(Setting(rung.name, measured=True))

    def _poured(self) -> Trial[Document]:
        """The floor's layout as the engine breaks it: it shows what is too much."""
        return self.layout(Setting(FLOOR.name))

    def _guess(self) -> Rung:
        """Where the text is measured: on the best rung on which the copy is likely to fit."""
        room = self._beside_the_head * FULL
        likely = (rung for rung in LADDER.from_on(BEST) if self._estimate(rung) <= room)
        return next(likely, FLOOR)

    def hopeless(self) -> bool:
        """Whether even the smallest type is far from doing."""
        return self._estimate(FLOOR) > HOPELESS * self._beside_the_head

    @property
    def _beside_the_head(self) -> float:
        """The height for running text, without that of the title's field, in mm."""
        return self.room.most - self.text.copy.head

    def _estimate(self, rung: Rung) -> float:
        type_ = self.format.type
        figures = rung.body(type_), rung.line(type_), rung.spacing, rung.figures
        return self.text.copy.height(*figures)
