"""fitting: text is fitted to its paper by trying a short ladder of named rungs, never by cutting.

The search starts from a guess made of the HTML alone, measures one layout, and goes where that
measure points; it is the same whatever was pressed before. Fillers then take what is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Generic

from depliant.formats.format import Format
from depliant.typeset.cast_off import Copy
from depliant.typeset.filling import filled
from depliant.typeset.ladder import BEST, FLOOR, LADDER, Rung
from depliant.typeset.pages import Fit, Page
from depliant.typeset.room import Document, Layout, Room, Trial

HOPELESS = 1.4  # times the room there is: the estimate is good to about a tenth
FULL = 0.97  # what a prediction may fill: boxes and headings that stay whole leave holes
ALMOST = 0.5  # share of a page: a last page with less text is worth saving


def fitted(format_: Format, copy: Copy, layout: Layout[Document]) -> Trial[Document]:
    """The airiest layout that fits the format; that of its floor, `fit.fits` false, if none does.

    `layout` lays the same HTML out with a fit; it is called two or three times as a rule.
    """
    search = _Search(format_, copy, layout)
    trial = search.run()
    if trial.fit.fits and format_.road == "paper":
        trial = filled(trial, search.room, search.layout, copy.fillers)
    return replace(trial, fit=replace(trial.fit, layouts=search.layouts, room=trial.free))


def fits(format_: Format, copy: Copy, layout: Layout[Document]) -> bool:
    """Whether a text fits a format at its floor; one layout, none if it is hopeless."""
    search = _Search(format_, copy, layout)
    return not search.hopeless() and search.on(FLOOR).fit.fits


class _Search(Generic[Document]):
    """Tries rungs and counts the layouts."""

    def __init__(self, format_: Format, copy: Copy, layout: Layout[Document]) -> None:
        self.format, self.copy, self._layout = format_, copy, layout
        self.room = Room(format_)
        self.layouts = 0

    def layout(self, fit: Fit) -> Trial[Document]:
        self.layouts += 1
        trial = self._layout(fit)
        return replace(trial, fit=replace(fit, fits=self.room.takes(trial.pages)))

    def on(self, rung: Rung) -> Trial[Document]:
        """The layout on a rung, without fillers."""
        return self.layout(Fit(rung.name))

    def run(self) -> Trial[Document]:
        if self.format.road == "screen":
            return self.on(BEST)
        start = self._guess()
        trial = self.on(start)
        if not trial.fit.fits:
            return self._tighter(trial, start)
        shorter = self._shorter(trial, start)
        return shorter or self._airiest(trial, start, LADDER.airier_than(start))

    def _tighter(self, trial: Trial[Document], start: Rung) -> Trial[Document]:
        """Down the ladder, over the rungs that the measure says will not do."""
        below = LADDER.tighter_than(start)
        room = self.room.granted(trial) * FULL
        likely = (rung for rung in below if self._predicted(trial, start, rung) <= room)
        if below and self.room.spills(trial.pages) and not (floor := self.on(FLOOR)).fit.fits:
            return floor
        for rung in LADDER.from_on(next(likely, FLOOR)) if below else ():
            trial = self.on(rung)
            if trial.fit.fits:
                return self._airiest(trial, rung, LADDER.between(start, rung))
        return trial

    def _airiest(
        self, trial: Trial[Document], rung: Rung, above: Sequence[Rung]
    ) -> Trial[Document]:
        """Up the ladder while the text takes no page more, halving what is left to try."""
        room = self.room.unturned(trial) * FULL
        above = [higher for higher in above if self._predicted(trial, rung, higher) <= room]
        best, middle = trial, 0
        while above:
            other = self.on(above[middle])
            if other.fit.fits and self.room.sides(other) <= self.room.sides(trial):
                best, above = other, above[:middle]
            else:
                above = above[middle + 1 :]
            middle = len(above) // 2
        return best

    def _shorter(self, trial: Trial[Document], start: Rung) -> Trial[Document] | None:
        """With the same type and less air, if that saves the last page (a booklet's last sheet)."""
        room = self.room.without_the_last(trial) * FULL
        if not self.format.endless or room <= 0 or not _almost_empty(trial.flow[-1]):
            return None
        same_type = (rung for rung in LADDER.tighter_than(start) if rung.size == start.size)
        likely = (rung for rung in same_type if self._predicted(trial, start, rung) <= room)
        rung = next(likely, None)
        other = self.on(rung) if rung else trial
        fewer = self.room.sides(other) < self.room.sides(trial)
        return other if other.fit.fits and fewer else None

    def _guess(self) -> Rung:
        """Where the ladder is entered: the best rung on which the copy is likely to fit. Beside a
        margin that is full, at `best`: a layout more, and no page is set closer than it must."""
        if self.format.beside:
            return BEST
        room = self._beside_the_head * FULL
        likely = (rung for rung in LADDER.from_on(BEST) if self._estimate(rung) <= room)
        return next(likely, FLOOR)

    def hopeless(self) -> bool:
        """Whether even the smallest type is far from doing."""
        return self._estimate(FLOOR) > HOPELESS * self._beside_the_head

    @property
    def _beside_the_head(self) -> float:
        """The height for running text, without that of the title's field, in mm."""
        return self.room.most - self.copy.head

    def _estimate(self, rung: Rung) -> float:
        type_ = self.format.type
        return self.copy.height(rung.body(type_), rung.line(type_), rung.spacing, rung.figures)

    def _predicted(self, trial: Trial[Document], start: Rung, rung: Rung) -> float:
        """The height that the running text will take on another rung, in mm: the measured one,
        in the proportion of the estimates."""
        return trial.used * self._estimate(rung) / max(self._estimate(start), 1.0)


def _almost_empty(page: Page) -> bool:
    return page.content_bottom <= ALMOST * page.height
