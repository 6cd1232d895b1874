"""picture-resolution: a logo or a photograph has enough pixels for the size it is printed at."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import PagesSubject
from depliant.content.pictures import png_size
from depliant.words import _

GOOD, LEAST = 300, 150  # dots per inch: what print needs (docs/formats.md); below, squares show


def run(subject: PagesSubject) -> Iterator[Fault]:
    for page in subject.pages.pages:
        for item in page.items:
            size = png_size(subject.content.pictures.get(item.name, b""))
            if size is None or not item.width:
                continue
            dots = size[0] / item.width * 25.4
            if dots < GOOD:
                message = _("{name} is printed with {dots} dots per inch; print needs {good}.")
                yield Fault(
                    message.format(name=item.name.rpartition("/")[2], dots=round(dots), good=GOOD),
                    _("Give a larger picture, or an SVG."),
                    subject.content.place,
                    Severity.ERROR if dots < LEAST else Severity.WARNING,
                    page.role,
                )


CHECKS = (
    Check(
        "picture-resolution",
        Subject.PAGES,
        Severity.ERROR,
        "A coarse logo looks like a forgery, a coarse drawing tells nothing.",
        "Printing trade: 300 dots per inch",
        run,
    ),
)
