"""inside-the-frame: no text crosses the line round a box or a cell of a table."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import PagesSubject
from depliant.typeset.pages import Item, Page, Run
from depliant.words import _

LEAST = 3.0  # mm: what is smaller frames no text; it is a disc, a line, the sign of a list
TOLERANCE = 0.4  # mm: side bearings
CORE = 0.3  # of a line's height at its head and foot is empty


def run(subject: PagesSubject) -> Iterator[Fault]:
    for page in subject.pages.pages:
        for text, frame in _crossings(page):
            message = _("“{text}” crosses the line of {frame}.")
            yield Fault(
                message.format(text=text.text.strip()[:40], frame=called(frame)),
                _("Shorten the word, or write it outside the box."),
                subject.place_of(text.section),
                page=page.role,
            )
            break  # one is enough to find them all


def called(frame: Item) -> str:
    """A frame in words."""
    if frame.kind == "cell":
        return _("a cell of a table")
    if "::" in frame.name:
        return _("the number of a step")
    return _("a box of the section `{section}`").format(section=frame.section)


def _crossings(page: Page) -> Iterator[tuple[Run, Item]]:
    frames = [item for item in page.items if _frames(item)]
    for text in page.runs:
        if not text.margin and text.text.strip() and not _on_a_disc(text, frames):
            yield from ((text, frame) for frame in frames if _crosses(text, frame))


def _frames(item: Item) -> bool:
    return item.kind in ("box", "cell") and min(item.width, item.height) > LEAST


def _on_a_disc(text: Run, frames: list[Item]) -> bool:
    """Whether a number stands on a field of its own (a step's disc), which lies over any line."""
    discs = (frame for frame in frames if "::" in frame.name)
    return text.generated and any(_inside(text, disc) for disc in discs)


def _inside(text: Run, frame: Item) -> bool:
    across = _shared(text.x, text.x + text.seen, frame.x, frame.x + frame.width)
    return across >= text.seen - TOLERANCE and frame.y <= text.y + text.height / 2 <= (
        frame.y + frame.height
    )


def _crosses(text: Run, frame: Item) -> bool:
    """Whether a text is partly inside a frame and partly outside it."""
    top, foot = text.y + text.height * CORE, text.y + text.height * (1 - CORE)
    across = _shared(text.x, text.x + text.seen, frame.x, frame.x + frame.width)
    down = _shared(top, foot, frame.y, frame.y + frame.height)
    if min(across, down) <= TOLERANCE:
        return False
    return across < text.seen - TOLERANCE or down < foot - top - TOLERANCE


def _shared(start: float, end: float, other_start: float, other_end: float) -> float:
    return min(end, other_end) - max(start, other_start)


_FAILS = "Un mot ou un numéro qui traverse le trait d’un encadré ou d’un tableau."
_PASSES = "Le raccourcir, l’écrire hors de l’encadré."
CHECKS = (
    Check(
        "inside-the-frame",
        Subject.PAGES,
        Severity.ERROR,
        "A number or a word on the line of a box is read by halves.",
        "depliant: seen with lists in boxes",
        run,
        fails=_FAILS,
        passes=_PASSES,
    ),
)
