"""fitting: text is fitted to its paper by trying a short ladder of named rungs, never by cutting.

The HTML never changes: a rung is a row of custom properties (figure size, spacing, leading, type
size between a format's best and its floor). The search starts from a guess made of the HTML
alone, measures one layout, and goes where that measure points; it is the same whatever was
pressed before. The questions then fill the rest of their page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from depliant.formats.format import Format
from depliant.formats.parts import TypeSizes
from depliant.typeset.cast_off import Copy
from depliant.typeset.compose import LINE, NOTES_TITLE
from depliant.typeset.pages import Fit, Page, torn

Document = TypeVar("Document")

LEAST_LINES, MOST_LINES = 2, 24  # the template holds MOST_LINES
TRIES = 2  # a line less, when boxes did not fall as they were measured
LEAST_ROOM = 90.0  # mm free on a last page without the questions: they move there
HOPELESS = 1.4  # times the room there is: the estimate is good to about a tenth
GAP = 4.5  # mm above the lines that fill the rest of a page (styles/50-closing.css)
AIR = 0.5  # mm left free below the last question line
MARGIN = 0.97  # what a prediction may fill: boxes and headings that stay whole leave holes


@dataclass(frozen=True)
class Rung:
    """How text is set: `figures`, `spacing` and `leading` multiply the format's own; `size` is
    the share of the way from its smallest type (0) to its best (1)."""

    name: str
    figures: float
    spacing: float
    leading: float
    size: float

    def body(self, type_: TypeSizes) -> float:
        """The body size in pt."""
        return type_.least + (type_.body - type_.least) * self.size

    def line(self, type_: TypeSizes) -> float:
        """The leading as a multiple of the body, never under 1.3."""
        return max(1.3, type_.leading * self.leading)


LADDER = (
    Rung("roomy", 1.3, 1.6, 1.06, 1.0),
    Rung("airy", 1.15, 1.3, 1.03, 1.0),
    Rung("best", 1.0, 1.0, 1.0, 1.0),
    Rung("smaller-figures", 0.8, 1.0, 1.0, 1.0),
    Rung("closer", 0.8, 0.75, 1.0, 1.0),
    Rung("tighter-lines", 0.8, 0.7, 0.965, 1.0),
    Rung("smaller-type", 0.8, 0.7, 0.965, 0.5),
    Rung("floor", 0.75, 0.65, 0.965, 0.0),
)
SMALLER = 6  # from this rung on, type is smaller than the best
ALMOST = 0.5  # share of a page: a last page with less text is worth saving
BEST = 2  # where a format stands by itself, in the ladder
BY_NAME = {rung.name: rung for rung in LADDER}


def properties(fit: Fit, type_: TypeSizes) -> dict[str, str]:
    """The custom properties of a fit: sizes in pt, distances in mm."""
    rung = BY_NAME[fit.rung]
    body = rung.body(type_)
    scale = body / type_.body
    return {
        "body-size": f"{body:g}pt",
        "title-size": f"{type_.title:g}pt",
        "heading-size": f"{type_.heading * scale:.4g}pt",
        "number-size": f"{type_.number * scale:.4g}pt",
        "small-size": f"{type_.small:g}pt",
        "leading": f"{rung.line(type_):.4g}",
        "space": f"{rung.spacing:g}",
        "figures": f"{rung.figures:g}",
        "question-line": f"{fit.line:.4g}mm",
    }


@dataclass(frozen=True)
class Trial(Generic[Document]):
    """One layout: what was chosen, what came of it."""

    fit: Fit
    pages: tuple[Page, ...]
    document: Document

    @property
    def flow(self) -> list[Page]:
        return [page for page in self.pages if page.role.startswith("flow")]


Layout = Callable[[Fit], Trial[Document]]


def fitted(format_: Format, copy: Copy, layout: Layout[Document]) -> Trial[Document]:
    """The airiest layout that fits the format; that of its floor, `fit.fits` false, if none does.

    `layout` lays the same HTML out with a fit; it is called two or three times as a rule.
    """
    search = _Search(format_, copy, layout)
    trial = search.run()
    if trial.fit.fits and format_.road == "paper":
        trial = _filled(trial, search)
    return replace(trial, fit=replace(trial.fit, layouts=search.layouts, room=_room(trial)))


def fits(format_: Format, copy: Copy, layout: Layout[Document]) -> bool:
    """Whether a text fits a format at its floor; one layout, none if it is hopeless."""
    search = _Search(format_, copy, layout)
    return not search.hopeless() and search.layout(_fit(len(LADDER) - 1)).fit.fits


class _Search(Generic[Document]):
    """Tries rungs and counts the layouts."""

    def __init__(self, format_: Format, copy: Copy, layout: Layout[Document]) -> None:
        self.format, self.copy, self._layout = format_, copy, layout
        self.layouts = 0

    def layout(self, fit: Fit) -> Trial[Document]:
        self.layouts += 1
        trial = self._layout(fit)
        return replace(trial, fit=replace(fit, fits=self._takes(trial.pages)))

    def run(self) -> Trial[Document]:
        if self.format.road == "screen":
            return self.layout(_fit(BEST))
        start = self._guess()
        trial = self.layout(_fit(start))
        if not trial.fit.fits:
            return self._tighter(trial, start)
        shorter = self._shorter(trial, start)
        return shorter if shorter is not trial else self._airier(trial, start)

    def _tighter(self, trial: Trial[Document], start: int) -> Trial[Document]:
        """Down the ladder, over the rungs that the measure says will not do."""
        last = len(LADDER) - 1
        if start == last:
            return trial
        room = self._capacity(trial) * MARGIN
        likely = (
            number
            for number in range(start + 1, last)
            if self._predicted(trial, start, number) <= room
        )
        for number in range(next(likely, last), len(LADDER)):
            trial = self.layout(_fit(number))
            if trial.fit.fits:
                return self._airier(trial, number, start + 1)
        return trial

    def _airier(self, trial: Trial[Document], start: int, airiest: int = 0) -> Trial[Document]:
        """Up the ladder while the text takes no page more, halving what is left to try."""
        room = self._capacity(trial, grow=False) * MARGIN
        above = [n for n in range(airiest, start) if self._predicted(trial, start, n) <= room]
        sides, best = self._sides(trial), trial
        middle = 0
        while above:
            number = above[middle]
            other = self.layout(_fit(number))
            if other.fit.fits and self._sides(other) <= sides:
                best, above = other, above[:middle]
            else:
                above = above[middle + 1 :]
            middle = len(above) // 2
        return best

    def _shorter(self, trial: Trial[Document], start: int) -> Trial[Document]:
        """With the same type and less air, if that saves the last page (a booklet's last sheet)."""
        step = 4 if self.format.saddle else 1
        room = sum(_area(page) for page in trial.flow[: len(trial.flow) - step]) * MARGIN
        if (
            not self.format.endless
            or room <= 0
            or trial.flow[-1].content_bottom > ALMOST * trial.flow[-1].height
        ):
            return trial
        for number in range(start + 1, SMALLER):
            if self._predicted(trial, start, number) <= room:
                other = self.layout(_fit(number))
                fewer = other.fit.fits and self._sides(other) < self._sides(trial)
                return other if fewer else trial
        return trial

    def _guess(self) -> int:
        """Where the ladder is entered: the best rung for which the copy is likely to fit."""
        room = self._room_of(self.format.budget.most) * MARGIN
        numbers = range(BEST, len(LADDER))
        likely = (n for n in numbers if self._estimate(n) <= room)
        return next(likely, len(LADDER) - 1)

    def hopeless(self) -> bool:
        """Whether even the smallest type is far from doing."""
        room = self._room_of(self.format.budget.most)
        return self._estimate(len(LADDER) - 1) > HOPELESS * room

    def _estimate(self, number: int) -> float:
        rung, type_ = LADDER[number], self.format.type
        return self.copy.height(rung.body(type_), rung.line(type_), rung.spacing, rung.figures)

    def _predicted(self, trial: Trial[Document], start: int, number: int) -> float:
        """The height that the running text will take on another rung, in mm: the measured one,
        in the proportion of the estimates."""
        return _used(trial) * self._estimate(number) / max(self._estimate(start), 1.0)

    def _capacity(self, trial: Trial[Document], *, grow: bool = True) -> float:
        """The height there is for running text, in mm; `grow`: up to the page budget."""
        pages = sum(_area(page) for page in trial.flow)
        most = self._flow_pages(self.format.budget.most)
        if not self.format.endless or grow:
            return pages + (most - len(trial.flow)) * self._page_height()
        return pages + self._blank(trial) * self._page_height()

    def _room_of(self, pages: int) -> float:
        return self._flow_pages(pages) * self._page_height() - self.copy.head

    def _page_height(self) -> float:
        page = self.format.flow[0]
        return page.height - page.margin[0] - page.margin[2]

    def _flow_pages(self, pages: int) -> int:
        """How many of an edition's pages carry running text."""
        slots = sum(not page.is_flow for page in self.format.pages)
        return pages - slots if self.format.endless else len(self.format.flow)

    def _blank(self, trial: Trial[Document]) -> int:
        """How many pages a booklet's last sheet leaves blank."""
        return -len(trial.pages) % 4 if self.format.saddle else 0

    def _sides(self, trial: Trial[Document]) -> int:
        """The pages that the paper has, blank ones included."""
        return len(trial.pages) + self._blank(trial)

    def _takes(self, pages: Sequence[Page]) -> bool:
        flow = [page for page in pages if page.role.startswith("flow")]
        slots = len(pages) - len(flow)
        wanted = sum(not page.is_flow for page in self.format.pages)
        whole = self.format.road == "screen" or not torn(pages)
        enough = len(flow) <= self._flow_pages(self.format.budget.most)
        return whole and slots <= wanted and enough

    def blank_pages(self, trial: Trial[Document]) -> int:
        """Pages that the text leaves empty: they become notes pages."""
        if self.format.endless:
            return self._blank(trial)
        return max(0, len(self.format.flow) - len(trial.flow))


def _filled(trial: Trial[Document], search: _Search[Document]) -> Trial[Document]:
    """Question lines fill the rest of their page exactly, and empty pages become notes pages."""
    notes = search.blank_pages(trial)
    page = _asking(trial.pages)
    if page is None and not notes:
        return trial
    room = page.area_bottom - page.content_bottom - AIR if page else 0.0
    last = trial.flow[-1] if trial.flow else None
    if page in trial.flow and last and page != last and _free(last) > LEAST_ROOM:
        taken = NOTES_TITLE + 2 * GAP + LEAST_LINES * LINE  # they move to the last page
        room = _free(last) - taken
    most = min(MOST_LINES, LEAST_LINES + max(0, int(room // LINE)))
    rest = _rest(trial, page)
    for lines in range(most, max(LEAST_LINES, most - TRIES) - 1, -1):
        spare = (room - (lines - LEAST_LINES) * LINE) / lines if lines == most else 0.0
        line = LINE + max(0.0, min(LINE / 4, spare))
        fit = replace(trial.fit, lines=lines, line=line, notes=notes, rest=rest)
        if fit == trial.fit:
            return trial
        tried = search.layout(fit)
        if len(tried.pages) == len(trial.pages) + notes:
            return tried
    return trial


def _rest(trial: Trial[Document], asking: Page | None) -> int:
    """How many lines fill the rest of the running text, where the questions have a slot."""
    flow = trial.flow
    if not flow or asking is None or asking.role.startswith("flow"):
        return 0
    gap = GAP * BY_NAME[trial.fit.rung].spacing
    lines = int((_free(flow[-1]) - gap - NOTES_TITLE) // LINE)
    return min(MOST_LINES, lines) if lines >= LEAST_LINES else 0


def _asking(pages: Sequence[Page]) -> Page | None:
    """The page that ends with the questions, or with what follows them on it."""
    return next((page for page in reversed(pages) if "questions" in page.sections), None)


def _fit(number: int) -> Fit:
    return Fit(LADDER[number].name, LEAST_LINES, LINE)


def _area(page: Page) -> float:
    return page.area_bottom - page.margin[0]


def _used(trial: Trial[Document]) -> float:
    """The height that the running text takes, in mm; pages before the last count as full."""
    flow = trial.flow
    if not flow:
        return 0.0
    last = max(0.0, flow[-1].content_bottom - flow[-1].margin[0])
    return sum(_area(page) for page in flow[:-1]) + last


def _free(page: Page) -> float:
    return max(0.0, page.area_bottom - page.content_bottom)


def _room(trial: Trial[Document]) -> float:
    """What stays free at the foot of the last page of running text, in mm."""
    flow = trial.flow
    return _free(flow[-1]) if flow else 0.0
