"""fitting: text is fitted to its paper by a short ladder of named rungs, never by cutting.

One layout measures the text, a plan says on which rung it stands best and where its pages break,
another layout makes it so, and each part is seen to stand on its page; if one does not, what that
layout measured mends the plan. The search is the same whatever was pressed before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic

from depliant.formats.format import Format
from depliant.typeset.cast_off import Copy
from depliant.typeset.fillers import BLANK, Filler
from depliant.typeset.filling import fewer, fillers_of
from depliant.typeset.ladder import BEST, LADDER, Rung
from depliant.typeset.makeup.assay import stands, weighed
from depliant.typeset.makeup.outline import Node
from depliant.typeset.makeup.parts import parts_of
from depliant.typeset.makeup.plan import MadeUp, Planner
from depliant.typeset.makeup.slots import Slots, slots_on
from depliant.typeset.makeup.white import without
from depliant.typeset.pages import Fit
from depliant.typeset.room import Document, Layout, Room, Setting, Trial

HOPELESS = 1.4  # times the room there is: the estimate is good to about a tenth
FULL = 0.97  # what an estimate may fill: boxes and headings that stay whole leave holes
TIGHT = "tighter-lines"  # the tightest rung of the best type
MENDINGS = 4  # layouts of plans, at the most
MENDINGS_AT_ONCE = 2


@dataclass(frozen=True)
class Text:
    """What is to be fitted: an estimate of it (`copy`), its elements (`outline`)."""

    copy: Copy
    outline: Mapping[str, Sequence[Node]] = field(default_factory=dict)


def fitted(
    format_: Format,
    text: Text,
    layout: Layout[Document],
    measure: Layout[Any] | None = None,
) -> Trial[Document]:
    """The best layout that fits the format; that of its floor, `fit.fits` false, if none does.

    `layout` lays the same HTML out with a setting; it is called once as a rule, after `measure`,
    which may leave out the heights that the outline knows of windows.
    """
    search = _Search(format_, text, layout, measure)
    return search.weighed(search.at_once() or search.on_lower_rungs() or search.poured())


def fitted_at_once(
    format_: Format, text: Text, layout: Layout[Document], measure: Layout[Any]
) -> Trial[Document] | None:
    """A layout that fits the format without being measured again on lower rungs; `None` if there is
    none, after a few."""
    search = _Search(format_, text, layout, measure, MENDINGS_AT_ONCE)
    trial = search.at_once()
    return search.weighed(trial) if trial else None


def fits(format_: Format, text: Text, measure: Layout[Document]) -> bool:
    """Whether a text fits a format; after one layout as a rule, none if it is hopeless."""
    search = _Search(format_, text, measure)
    return not search.hopeless() and any(map(search.fits_as_on, search.first_and_floor))


def first_measure(format_: Format, text: Text, measure: Layout[Document]) -> Trial[Document]:
    """The layout with which a search begins."""
    return measure(_Search(format_, text, measure).first)


def foreseen(format_: Format, text: Text, measure: Layout[Document]) -> MadeUp | None:
    """The first plan for a text, after one layout; `None` if there is none yet."""
    search = _Search(format_, text, measure)
    return None if search.hopeless() else search.first_plan()


class _Search(Generic[Document]):
    """Measures, plans, and counts the layouts."""

    def __init__(
        self,
        format_: Format,
        text: Text,
        layout: Layout[Document],
        measure: Layout[Any] | None = None,
        mendings: int = MENDINGS,
    ) -> None:
        self.format, self.text, self._layout, self._measure = format_, text, layout, measure
        self.room = Room(format_)
        self.planner = Planner(format_, text.copy.fillers)
        self.layouts, self.mendings = 0, mendings
        self.rungs = (BEST,) if format_.road == "screen" else LADDER.rungs
        self.floor = self.rungs[-1]

    def layout(self, setting: Setting) -> Trial[Document]:
        self.layouts += 1
        return self._layout(setting)

    def weighed(self, trial: Trial[Document]) -> Trial[Document]:
        """A layout, and how it fits."""
        flow = [page for page in trial.pages if page.is_flow]
        fit = Fit(
            trial.setting.rung,
            trial.setting.fillers,
            self.room.takes(trial.pages),
            self.layouts,
            trial.free,
            *weighed(flow, self.format),
        )
        return replace(trial, fit=fit)

    def at_once(self) -> Trial[Document] | None:
        """The layout that one measure of the text leads to, if it fits."""
        if self.hopeless():
            return None
        start = self._guess()
        return self._made(self._measured(start), self._alike(start))

    def on_lower_rungs(self) -> Trial[Document] | None:
        """The first that fits where the text is measured again."""
        for rung in () if self.hopeless() else self._lower(self._guess()):
            alike = [one for one in self.rungs if one.figures <= rung.figures]
            if made := self._made(self._measured(rung), alike):
                return made
        return None

    def first_plan(self) -> MadeUp | None:
        """The plan that is made first."""
        start = self._guess()
        return self._plan(self._measured(start), self._alike(start))

    def _alike(self, start: Rung) -> list[Rung]:
        """The rungs on which words break as on that where the text is first measured."""
        return [one for one in self.rungs if one.size >= start.size]

    def _lower(self, start: Rung) -> Iterator[Rung]:
        """Where the text is measured again if no plan fits: with small pictures words break
        otherwise, and no less with small type."""
        below = [rung for rung in LADDER.tighter_than(start) if rung in self.rungs]
        tight = LADDER.named(TIGHT)
        if tight in below and self._estimate(tight) <= self._beside_the_head:
            yield tight
        if self.floor in below:
            yield self.floor

    def fits_as_on(self, rung: Rung) -> bool:
        """Whether what a rung measures can be planned, and what the slots hold."""
        trial = self._measured(rung)
        return not self.room.spills(trial.pages) and bool(self._plan(trial, self._alike(rung)))

    @property
    def first_and_floor(self) -> Iterator[Rung]:
        """Where the text is measured first, and on which rung at last."""
        yield from dict.fromkeys((self._guess(), self.floor))

    @property
    def first(self) -> Setting:
        """How the text is measured first."""
        return _measuring(self._guess())

    def _made(self, trial: Trial[Document], rungs: Sequence[Rung]) -> Trial[Document] | None:
        """A layout as planned on one of `rungs`, from what `trial` measured; what it measures in
        turn mends the plan."""
        made: MadeUp | None = None
        failed, slots, less = list[MadeUp](), self._not_spilled(trial, LADDER.rungs), 0
        for _number in range(self.mendings):
            made = made or self._plan(trial, rungs, failed)
            held = self._slots(trial, made.rung, slots) if made else None
            if not made or not held:
                return None
            fillers = fillers_of(made, held, trial, self.text.copy.fillers, self.format.type)
            setting = Setting(made.rung.name, held.rung.name, made.breaks, fewer(fillers, less))
            trial = trial.record  # the layout that failed is let go before there is another
            trial = self.layout(replace(setting, whites=made.whites))
            slots = self._not_spilled(trial, slots)
            if not stands(trial.flow, made):
                failed.append(made)
                made = None
            elif self._fills(trial, made):
                return trial
            elif setting.fillers or self.room.spills(trial.pages):
                less += not self.room.spills(trial.pages)
            else:  # higher than told, by less than moves a part: the same again is no help
                failed.append(made)
                made = None
        last = failed[-1] if failed and not made else made
        return trial if last and self._fills(trial, last) else None

    def _not_spilled(self, trial: Trial[Document], rungs: Sequence[Rung]) -> Sequence[Rung]:
        """The rungs on which slots may still hold what they are kept for."""
        if not self.room.spills(trial.pages):
            return rungs
        below = LADDER.tighter_than(LADDER.named(trial.setting.slots))
        return [rung for rung in rungs if rung in below]

    def _fills(self, trial: Trial[Document], made: MadeUp) -> bool:
        """Whether a layout has the pages that the paper has, each with what it holds."""
        return self.room.takes(trial.pages) and len(trial.flow) == len(made.areas)

    def _plan(
        self, trial: Trial[Document], rungs: Sequence[Rung], failed: Sequence[MadeUp] = ()
    ) -> MadeUp | None:
        """The plan for what `trial` measured. Of the plans that `failed` the last may be mended,
        on its rung; the rungs of those before are not tried again, nor is the same plan."""
        told = failed[-1].parts if failed else ()
        given_up = [one.rung for one in failed[:-1]]
        parts = parts_of(self.text.outline.get("flow", ()), trial.flow, self.planner.most, told)
        parts = tuple(without(parts, trial.setting.whites))
        measured = LADDER.named(trial.setting.rung)
        left = [one for one in rungs if one not in given_up]
        made = self.planner.plan(parts, measured, left)
        if made and (made.rung, made.breaks) in [(one.rung, one.breaks) for one in failed]:
            left.remove(made.rung)
            made = self.planner.plan(parts, measured, left)
        return made

    def _slots(self, trial: Trial[Document], rung: Rung, rungs: Sequence[Rung]) -> Slots | None:
        """The slots on the text's rung, or one below it; `None` if all that may help was tried."""
        below = [one for one in rungs if one in LADDER.from_on(rung)]
        measured = LADDER.named(trial.setting.slots)
        return slots_on(self.text.outline, trial.pages, self.format, measured, below)

    def _measured(self, rung: Rung) -> Trial[Document]:
        self.layouts += 1
        return (self._measure or self._layout)(_measuring(rung))

    def poured(self) -> Trial[Document]:
        """The floor's layout as the engine breaks it: it shows what is too much. If it is not, the
        pages that the paper has behind it stay blank."""
        trial = self.layout(Setting(self.floor.name, self.floor.name))
        blank = self.room.missing(trial.pages) if self.room.takes(trial.pages) else 0
        roles = (f"flow-{len(trial.flow) + number + 1}" for number in range(blank))
        fillers = tuple(Filler(BLANK, role, 0, 0.0) for role in roles)
        return self.layout(replace(trial.setting, fillers=fillers)) if fillers else trial

    def _guess(self) -> Rung:
        """Where the text is measured: on the best rung on which the copy is likely to fit."""
        room = self._beside_the_head * FULL
        likely = (rung for rung in LADDER.from_on(BEST) if self._estimate(rung) <= room)
        return next((rung for rung in likely if rung in self.rungs), self.floor)

    def hopeless(self) -> bool:
        """Whether even the smallest type is far from doing."""
        return self._estimate(self.floor) > HOPELESS * self._beside_the_head

    @property
    def _beside_the_head(self) -> float:
        """The height for running text, without that of the title's field, in mm."""
        return self.room.most - self.text.copy.head

    def _estimate(self, rung: Rung) -> float:
        type_ = self.format.type
        figures = rung.body(type_), rung.line(type_), rung.spacing, rung.figures
        return self.text.copy.height(*figures)


def _measuring(rung: Rung) -> Setting:
    return Setting(rung.name, rung.name, measured=True)
