"""picture-resolution: a logo or a photograph has enough pixels for the size it is printed at."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import PagesSubject
from depliant.content.pictures.photographs import size_of
from depliant.typeset.pages import Item
from depliant.units import MM_PER_INCH
from depliant.words import _

# Dots per inch: what print needs (docs/formats.md), what a screen shows; below the second of each,
# squares show.
_NEEDED = {"paper": (300, 150), "screen": (110, 72)}


def run(subject: PagesSubject) -> Iterator[Fault]:
    good, least = _NEEDED[subject.format.road]
    for page in subject.pages.pages:
        for item in page.items:
            dots = _dots(item, subject.content.pictures.get(item.name, b""))
            if dots and round(dots) < good:
                message = _("{name} is printed with {dots} dots per inch; print needs {good}.")
                yield Fault(
                    message.format(name=item.name.rpartition("/")[2], dots=round(dots), good=good),
                    _("Give a larger picture, or an SVG."),
                    subject.content.places.get(item.name, subject.content.place),
                    Severity.ERROR if dots < least else Severity.WARNING,
                    page.role,
                )


def _dots(item: Item, picture: bytes) -> float:
    """The dots per inch of a photograph where it stands whole; 0 for a drawing, which has none."""
    size = size_of(picture)
    if size is None or not item.width or not item.height:
        return 0.0
    return max(size[0] / item.width, size[1] / item.height) * MM_PER_INCH


_FAILS = (
    "Un logo, une photo sous 300 points par pouce une fois imprimés (*avertissement*), "
    "sous 150 (erreur) ; à l’écran, sous 110 et sous 72. La ligne est celle de l’image, "
    "ou celle du logo dans `hospital.yaml`."
)
_PASSES = "Une image plus grande, ou un SVG."
CHECKS = (
    Check(
        "picture-resolution",
        Subject.PAGES,
        Severity.ERROR,
        "A coarse logo looks like a forgery, a coarse drawing tells nothing.",
        "Printing trade: 300 dots per inch",
        run,
        fails=_FAILS,
        passes=_PASSES,
    ),
)
