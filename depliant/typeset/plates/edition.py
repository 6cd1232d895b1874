"""edition: a plate and an imprint become the pages of one edition, the same way every time.

The imprint is laid out first: how high its pieces are is what the plate leaves free for them. What
stands beside the text takes none of its room, so its window is low, and the plate the same for
all; only where it would meet something is the window as high as itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Generic

from depliant.formats.format import Format
from depliant.typeset.ladder import LADDER
from depliant.typeset.lettering.letters import together
from depliant.typeset.makeup.assay import weighed
from depliant.typeset.makeup.slots import slots_on
from depliant.typeset.pages import Fit, Item, Page, Run
from depliant.typeset.plates.assembling import Assembled, assembled
from depliant.typeset.plates.imprint import RUNGS, Imprint, Sheet, laid
from depliant.typeset.plates.plate import Plate
from depliant.typeset.plates.windows import Composed
from depliant.typeset.room import NEAR, Document, Room

LOW = 1.0  # mm: the window of what stands beside the text


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
    made or kept."""

    format: Format
    sheet: Callable[[str], Sheet[Document]]
    plate: Callable[[str], Plate]

    def edition(self, composed: Composed) -> Edition[Document] | frozenset[str]:
        """The edition of composed HTML; the names of the windows that no page holds whole. Where
        the text does not fit beside it, the imprint gives way first."""
        sheet = self.sheet(composed.imprint())
        imprint = laid(sheet, self.format)
        if divided := imprint.divided(composed.windows):
            return divided
        edition = self._beside(composed, imprint)
        if edition.fit.fits or not any(one.takes_room for one in composed.windows.values()):
            return edition
        return self._beside(composed, laid(sheet, self.format, RUNGS[-1:]))

    def _beside(self, composed: Composed, imprint: Imprint[Document]) -> Edition[Document]:
        """The edition with an imprint, whose column beside the text is made tighter if it must."""
        plate, made = self._joined(composed, imprint, low=True)
        if self._meets(made):
            plate, made = self._joined(composed, imprint, low=False)
        while (rungs := LADDER.tighter_than(imprint.rung)) and self._beyond(made):
            measured = imprint.rung
            outline = imprint.sheet.outline
            held = slots_on(outline, made.pages, self.format, measured, rungs)
            assert held
            imprint = laid(imprint.sheet, self.format, [held.rung])
            plate, made = self._joined(composed, imprint, low=False)
        return Edition(plate, imprint, made, self._fit(plate, imprint, made))

    def _joined(
        self, composed: Composed, imprint: Imprint[Document], *, low: bool
    ) -> tuple[Plate, Assembled]:
        standing, windows = imprint.standing, composed.windows
        heights = {name: one.spot.height for name, one in standing.items()}
        if low:
            heights |= {name: LOW for name, window in windows.items() if window.aside}
        pages = {name: len(standing[name].pages) for name, one in windows.items() if one.whole}
        plate = self.plate(composed.plate(heights, pages))
        return plate, assembled(plate.pages, imprint.trial.pages, standing, windows)

    def _meets(self, made: Assembled) -> bool:
        """Whether what stands beside the text meets anything, or the foot of its page."""
        return self._beyond(made) or any(map(_meeting, made.pages))

    def _beyond(self, made: Assembled) -> bool:
        return Room(self.format).beyond(made.pages) > NEAR

    def _fit(self, plate: Plate, imprint: Imprint[Document], made: Assembled) -> Fit:
        flow = [page for page in made.pages if page.is_flow]
        torn, hole, ends = weighed(flow, self.format)
        return replace(
            plate.fit,
            fillers=(*plate.fit.fillers, *imprint.trial.setting.fillers),
            fits=plate.fit.fits and Room(self.format).takes(made.pages),
            layouts=plate.fit.layouts + imprint.layouts,
            room=flow[-1].free if flow else 0.0,
            tears=torn,
            hole=hole,
            ends=ends,
        )


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
