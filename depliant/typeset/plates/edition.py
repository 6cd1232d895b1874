"""edition: a plate and an imprint become the pages of one edition, the same way every time.

The imprint is laid out first: how high its pieces are is what the plate leaves free for them. What
stands beside the text takes none of its room, so its window is low, and the plate the same for
all; only where it would meet something is the window as high as itself. Windows in the text have a
few heights that many hospitals share, where the text has room for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Generic

from depliant.formats.format import Format
from depliant.typeset.ladder import LADDER
from depliant.typeset.lettering.letters import together
from depliant.typeset.makeup.assay import weighed
from depliant.typeset.makeup.outline import WINDOW
from depliant.typeset.makeup.prices import EVEN
from depliant.typeset.makeup.scaling import Scaling
from depliant.typeset.makeup.slots import HOPELESS, aside_as_one, slots_on
from depliant.typeset.pages import Fit, Item, Page, Run
from depliant.typeset.plates.assembling import Assembled, assembled
from depliant.typeset.plates.imprint import RUNGS, Imprint, Opened, crowded, laid
from depliant.typeset.plates.plate import Leaf, Overlay, Plate
from depliant.typeset.plates.windows import (
    HEAD,
    LOW,
    TYPICAL,
    Composed,
    Steps,
    Text,
    Windowed,
    exact,
    shared,
    stepped,
)
from depliant.typeset.room import MOVES, NEAR, Document, Room


@dataclass(frozen=True)
class Edition(Generic[Document]):
    """An edition laid out: its plate and its imprint, the pages that they make, how they fit."""

    plate: Plate
    imprint: Imprint[Document]
    assembled: Assembled
    fit: Fit

    @property
    def letters(self) -> dict[str, str]:
        """The letters of its HTML, by section."""
        return together(self.plate.letters, self.imprint.sheet.letters)


@dataclass(frozen=True)
class Setter(Generic[Document]):
    """Sets editions of one format: `sheet` opens an imprint's HTML, `plate` is the plate of HTML,
    made or kept; `text_fits` says of HTML whether it fits at all, `measured` where all of it stands
    on one endless page."""

    format: Format
    sheet: Callable[[str], Opened[Document]]
    plate: Callable[[Windowed, Format], Plate]
    text_fits: Callable[[Windowed, Format], bool]
    measured: Callable[[Windowed, Format], tuple[Page, ...]]
    at_once: bool = False  # whether the first way alone is tried

    def edition(self, composed: Composed) -> Edition[Document] | frozenset[str] | None:
        """The edition of composed HTML; the names of the windows that no page holds whole; None if
        it is to fit at once, and its text does not. The
        first way that fits is taken: windows of a few heights, which many hospitals share; then as
        high as what stands in them; then the imprint gives way, as far as it can."""
        sheet = self.sheet(composed.imprint())
        imprint = laid(sheet, self.format)
        if divided := imprint.divided(composed.windows):
            return divided
        if self.at_once and not self._plate(composed, composed.texts[0], imprint, shared).pdf:
            return None
        edition = self._beside(composed, composed.texts[0], imprint, shared)
        if self.at_once:
            return self._numbered(composed, edition)
        if composed.takes_room and self._alone(edition):
            edition = self._beside(composed, composed.texts[0], imprint, exact)
        if self._uneven(edition):
            for way in islice(self._closer(composed, imprint), 1):
                edition = _leveller(edition, self._beside(composed, *way))
        elif self._crowded(edition):
            edition = self._relieved(composed, imprint, edition)
        return self._numbered(composed, edition)

    def first(self, composed: Composed, beside: str) -> Windowed:
        """The HTML of the plate that is tried first, beside an imprint's HTML."""
        imprint = laid(self.sheet(beside), self.format)
        return self._windowed(composed, composed.texts[0], imprint, shared, low=True)

    def _relieved(
        self, composed: Composed, imprint: Imprint[Document], edition: Edition[Document]
    ) -> Edition[Document]:
        """The edition in the first of the closer ways that fits; in the last one, if none does. No
        plate is made where one layout of its text tells that it is of no use."""
        ways = list(self._closer(composed, imprint))
        for way in ways:
            text, beside, steps = way
            html = self._windowed(composed, text, beside, steps, low=True)
            if way is ways[-1] or self.text_fits(html, text.format):
                edition = self._beside(composed, *way)
            if not self._crowded(edition):
                break
        return edition

    def may_take(self, composed: Composed, *, told_once: bool) -> bool:
        """Whether a format may take what an edition says: its text alone, its hospital's own
        pages, then the text with the room that these leave it; with the room that most leave it,
        where it is `told_once` for all of them."""
        text = composed.texts[-1]
        if not self.text_fits(composed.windowed(text, {}), text.format):
            return False
        imprint = laid(self.sheet(composed.imprint()), self.format)
        if imprint.divided(composed.windows) or crowded(imprint.trial.pages):
            return False
        html = self._windowed(composed, text, imprint, exact, low=True)
        if told_once:
            html = _beside_most(composed, text)
        return not self.too_high(composed, composed.imprint()) and self.text_fits(html, text.format)

    def too_high(self, composed: Composed, beside: str) -> bool:
        """Whether what stands beside the text, of an imprint's HTML, is higher than its page, at
        its tightest too."""
        if not any(one.aside for one in composed.windows.values()):
            return False
        sheet = self.sheet(beside)
        airy = laid(sheet, self.format)
        over = self._over(composed, airy)
        if over <= MOVES or over - self._saved(composed, airy) > HOPELESS:
            return over > MOVES
        return self._over(composed, laid(sheet, self.format, RUNGS[-1:])) > MOVES

    def _over(self, composed: Composed, imprint: Imprint[Document]) -> float:
        """By how many mm what stands beside the text will reach beyond the foot of its page, from
        where it stands without a head above it."""
        text = composed.texts[0]
        html = self._windowed(composed, text, imprint, shared, low=True)
        windows = {one.name: one for one in _windows(self.measured(html, text.format))}
        standing, foot = imprint.standing, Room(self.format).foot
        over = [-foot]
        for name in _asides(composed):
            above = [one for one in windows.values() if one.y < windows[name].y]
            more = sum(
                stepped(standing[one.name].spot.height, shared(one.name)) - one.height
                for one in above
                if not composed.windows[one.name].whole
            )
            over.append(windows[name].y + more + standing[name].spot.height - foot)
        return max(over)

    def _saved(self, composed: Composed, imprint: Imprint[Document]) -> float:
        """How many mm what stands beside the text is told to lose at its tightest."""
        spots = [imprint.standing[name].spot for name in _asides(composed)]
        parts = [aside_as_one(spot.height, len(spot.lines)) for spot in spots]
        scaled = Scaling(imprint.rung, RUNGS[-1], self.format.type).parts(parts)
        return max(one.height - less.height for one, less in zip(parts, scaled, strict=True))

    def _closer(
        self, composed: Composed, imprint: Imprint[Document]
    ) -> Iterator[tuple[Text, Imprint[Document], Steps]]:
        """The ways that leave the text more room, one after another."""
        text = composed.texts[-1]
        if text is not composed.texts[0]:
            yield text, imprint, shared
        if not composed.takes_room:
            return
        yield text, imprint, exact
        yield text, laid(imprint.sheet, self.format, RUNGS[-1:]), exact

    def _numbered(self, composed: Composed, edition: Edition[Document]) -> Edition[Document]:
        """An edition whose imprint has the numbers of its pages: a long key message moves them."""
        leaves, names = edition.assembled.leaves, composed.windows.items()
        whole = [name for name, window in names if window.whole and window.in_text]
        for name in whole:
            own = edition.imprint.standing[name].pages[0]
            at = leaves.index(Leaf(None, (Overlay(own),)))
            if at != own:
                sheet = self.sheet(composed.imprint(1 + at - own))
                imprint = laid(sheet, self.format, [edition.imprint.rung])
                made = self._assembled(composed, edition.plate, imprint)
                return replace(edition, imprint=imprint, assembled=made)
        return edition

    def _beside(
        self, composed: Composed, text: Text, imprint: Imprint[Document], steps: Steps
    ) -> Edition[Document]:
        """The edition with an imprint. What stands beside the text takes none of its room: its
        window is low. It is set tighter where its page ends; where it meets something else, its
        window is as high as itself."""
        plate = self._plate(composed, text, imprint, steps)
        made = self._assembled(composed, plate, imprint)
        while self._beyond(made):
            rungs = LADDER.tighter_than(imprint.rung)
            outline, measured = imprint.sheet.outline, imprint.rung
            held = slots_on(outline, made.pages, self.format, measured, rungs)
            if held is None or held.hopeless:
                break
            imprint = laid(imprint.sheet, self.format, [held.rung])
            made = self._assembled(composed, plate, imprint)
        if any(map(_meeting, made.pages)) and not self._beyond(made):
            plate = self._plate(composed, text, imprint, steps, low=False)
            made = self._assembled(composed, plate, imprint)
        return Edition(plate, imprint, made, self._fit(plate, imprint, made))

    def _plate(
        self,
        composed: Composed,
        text: Text,
        imprint: Imprint[Document],
        steps: Steps,
        *,
        low: bool = True,
    ) -> Plate:
        """The plate with windows for an imprint."""
        html = self._windowed(composed, text, imprint, steps, low=low)
        return self.plate(html, text.format)

    def _windowed(
        self,
        composed: Composed,
        text: Text,
        imprint: Imprint[Document],
        steps: Steps,
        *,
        low: bool,
    ) -> Windowed:
        """The HTML of the plate with windows for an imprint."""
        standing, windows = imprint.standing, composed.windows
        heights = {
            name: LOW if low and windows[name].aside else stepped(one.spot.height, steps(name))
            for name, one in standing.items()
        }
        # pages behind these bear a number; of the others one is enough, whatever they hold
        numbered = (name for name, one in windows.items() if one.whole and one.in_text)
        pages = {name: len(standing[name].pages) for name in numbered}
        return composed.windowed(text, heights, pages)

    def _assembled(self, composed: Composed, plate: Plate, imprint: Imprint[Document]) -> Assembled:
        pages = imprint.trial.pages
        return assembled(plate.pages, pages, imprint.standing, composed.windows)

    def _crowded(self, edition: Edition[Document]) -> bool:
        """Whether the text does not fit, and more room for it may help."""
        over = Room(self.format).beyond(edition.assembled.pages)
        return not edition.plate.fit.fits and over <= shared(HEAD)

    def _uneven(self, edition: Edition[Document]) -> bool:
        """Whether the text of a fold fits, and its panels end so far apart that a closer one may do
        better: it has room for what fills its last page."""
        panels = self.format.folded and not self.format.endless
        return panels and edition.fit.fits and edition.fit.ends > EVEN

    def _alone(self, edition: Edition[Document]) -> bool:
        """Whether an edition takes a sheet's page for its sources alone."""
        flow = [page for page in edition.assembled.pages if page.is_flow]
        sources = any({*page.sections} <= {"sources"} for page in flow[1:][-1:])
        return edition.fit.fits and sources and self.format.road == "paper"

    def _beyond(self, made: Assembled) -> bool:
        """Whether what stands beside the text reaches beyond the foot of its page."""
        return Room(self.format).beyond(made.pages) > NEAR

    def _fit(self, plate: Plate, imprint: Imprint[Document], made: Assembled) -> Fit:
        flow = [page for page in made.pages if page.is_flow]
        torn, hole, ends = weighed(flow, self.format)
        return replace(
            plate.fit,
            fillers=(*plate.fit.fillers, *imprint.trial.setting.fillers),
            fits=plate.fit.fits and Room(self.format).takes(made.pages) and not self._beyond(made),
            layouts=plate.fit.layouts + imprint.layouts,
            room=flow[-1].free if flow else 0.0,
            tears=torn,
            hole=hole,
            ends=ends,
        )


def _beside_most(composed: Composed, text: Text) -> Windowed:
    """The HTML of a text with the windows of most hospitals."""
    windows = composed.windows.items()
    heights = {name: LOW if one.aside else TYPICAL.get(name, LOW) for name, one in windows}
    return composed.windowed(text, heights)


def _asides(composed: Composed) -> list[str]:
    """The windows beside the text."""
    return [name for name, one in composed.windows.items() if one.aside]


def _windows(pages: Sequence[Page]) -> list[Item]:
    """The windows on pages."""
    return [item for page in pages for item in page.items if item.kind == WINDOW]


def _leveller(usual: Edition[Document], closer: Edition[Document]) -> Edition[Document]:
    """The closer of two editions, if it fits and its pages end less far apart."""
    return closer if closer.fit.fits and closer.fit.ends < usual.fit.ends else usual


def _meeting(page: Page) -> bool:
    """Whether what stands aside on a page covers anything else there."""
    for aside in (block for block in page.blocks if block.kind == "aside"):
        right, low = aside.x + aside.width, aside.y + aside.height
        for one in _others(page, aside.section):
            across = one.x < right - NEAR and one.x + one.width > aside.x + NEAR
            if across and one.y < low - NEAR and one.y + one.height > aside.y + NEAR:
                return True
    return False


def _others(page: Page, section: str) -> Iterator[Run | Item]:
    """What stands on a page, but for a section and the places of it."""
    own = {section, "address"}
    yield from (run for run in page.runs if not run.margin and run.section not in own)
    yield from (item for item in page.items if item.section not in own)
