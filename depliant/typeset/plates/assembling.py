"""assembling: the pages of a plate and of an imprint, as the pages of one edition.

What a check sees are these records; the files are joined page by page in the same way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from depliant.typeset.makeup.outline import WINDOW
from depliant.typeset.pages import Item, Page, Run
from depliant.typeset.plates.imprint import Standing
from depliant.typeset.plates.plate import Leaf, Overlay
from depliant.typeset.plates.windows import Windows

_OWN = 1_000_000  # added to an imprint's keys: they are not the plate's


@dataclass(frozen=True)
class Assembled:
    """The pages of an edition, and how each is made of the plate's and the imprint's."""

    pages: tuple[Page, ...]
    leaves: tuple[Leaf, ...]


def assembled(
    plate: Sequence[Page],
    imprint: Sequence[Page],
    standing: Mapping[str, Standing],
    windows: Windows,
) -> Assembled:
    """The pages of an edition in reading order, what stands in the windows in its place."""
    made = list(_leaves(plate, imprint, standing, windows))
    return Assembled(
        tuple(_numbered([page for page, _leaf in made])), tuple(leaf for _, leaf in made)
    )


def _leaves(
    plate: Sequence[Page],
    imprint: Sequence[Page],
    standing: Mapping[str, Standing],
    windows: Windows,
) -> Iterator[tuple[Page, Leaf]]:
    placed: set[str] = set()
    for number, page in enumerate(plate):
        here = [item for item in page.items if item.kind == WINDOW]
        whole = next((item.name for item in here if windows[item.name].whole), "")
        if not whole:
            yield _overlaid(page, number, here, imprint, standing)
        elif whole not in placed:
            placed.add(whole)
            for own in standing[whole].pages:
                yield _keyed(imprint[own]), Leaf(None, (Overlay(own),))


def _overlaid(
    page: Page,
    number: int,
    here: Sequence[Item],
    imprint: Sequence[Page],
    standing: Mapping[str, Standing],
) -> tuple[Page, Leaf]:
    """A page of the plate with what stands in its windows."""
    page = replace(page, items=tuple(item for item in page.items if item.kind != WINDOW))
    overlays = []
    for window in here:
        found = standing[window.name]
        x, y = window.x - found.spot.x, window.y - found.spot.y
        overlays.append(Overlay(found.pages[0], x, y))
        page = _with(page, window, _moved(_keyed(imprint[found.pages[0]]), x, y))
    return page, Leaf(number, tuple(overlays))


def _with(page: Page, window: Item, own: Page) -> Page:
    """A page with what stands in a window, in the place of the window in the order of the text."""
    runs, spots, blocks = list(page.runs), list(page.spots), list(page.blocks)
    at = _first_after(page, window)
    runs[at:at] = own.runs
    place = next((n for n, one in enumerate(blocks) if _is(one, window)), len(blocks))
    blocks[place : place + 1] = own.blocks
    place = next((n for n, one in enumerate(spots) if _is(one, window)), len(spots))
    spots[place : place + 1] = own.spots
    items = (*page.items, *own.items)
    return replace(page, runs=tuple(runs), items=items, blocks=tuple(blocks), spots=tuple(spots))


def _is(one: object, window: Item) -> bool:
    """Whether a record is that of a window: nothing else has its box."""
    names = ("x", "y", "width", "height")
    return all(getattr(one, name) == getattr(window, name) for name in names)


def _first_after(page: Page, window: Item) -> int:
    """The number of the first run behind a window: that of the section which follows it."""
    place = next((n for n, one in enumerate(page.blocks) if _is(one, window)), -1)
    written = [n for n, run in enumerate(page.runs) if not run.margin]
    for block in page.blocks[place + 1 :] if place >= 0 else ():
        for number in written:
            if page.runs[number].section == block.section != window.section:
                return number
    return written[-1] + 1 if written else 0


def _keyed(page: Page) -> Page:
    """A page of an imprint, with keys that no plate has."""
    return replace(
        page,
        runs=tuple(replace(run, block=run.block and run.block + _OWN) for run in page.runs),
        blocks=tuple(replace(one, key=one.key + _OWN) for one in page.blocks),
        spots=tuple(replace(one, at=one.at + _OWN) for one in page.spots),
    )


def _moved(page: Page, x: float, y: float) -> Page:
    """What stands on a page, moved by so many mm."""

    def lines(of: tuple[tuple[float, float], ...]) -> tuple[tuple[float, float], ...]:
        return tuple((top + y, end + y) for top, end in of)

    return replace(
        page,
        runs=tuple(_at(run, x, y) for run in page.runs),
        items=tuple(replace(one, x=one.x + x, y=one.y + y) for one in page.items),
        blocks=tuple(replace(one, x=one.x + x, y=one.y + y) for one in page.blocks),
        spots=tuple(
            replace(one, x=one.x + x, y=one.y + y, lines=lines(one.lines)) for one in page.spots
        ),
    )


def _at(run: Run, x: float, y: float) -> Run:
    return replace(run, x=run.x + x, y=run.y + y)


def _numbered(pages: Sequence[Page]) -> Iterator[Page]:
    """Pages with their roles: those of running text by their number."""
    flow = 0
    for page in pages:
        flow += page.is_flow
        yield replace(page, role=f"flow-{flow}") if page.is_flow else page
