"""picture-shape: no picture is so long and thin that it is printed as a thread."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import PagesSubject
from depliant.content.pictures.looks import ratio_of
from depliant.typeset.pages import Item
from depliant.words import _
from depliant.words.figures import number

_LONG = 8  # times as long as it is wide: a sign in a line of text may be small, and is not this
_THIN, _THREAD = 3.0, 1.5  # mm: smaller than the smallest type, smaller than its letters


def run(subject: PagesSubject) -> Iterator[Fault]:
    for page in subject.pages.pages:
        for item in page.items:
            picture = subject.content.pictures.get(item.name, b"")
            across = _across(item, picture) if picture else _THIN
            if across < _THIN:
                message = _("{name} is printed as a strip {mm} mm across: nobody makes it out.")
                message = message.format(
                    name=item.name.rpartition("/")[2], mm=number(round(across, 1))
                )
                yield Fault(
                    message,
                    _("Cut it to what it shows, or take one that is less long."),
                    subject.content.places.get(item.name, subject.content.place),
                    Severity.ERROR if across < _THREAD else Severity.WARNING,
                    page.role,
                )


def _across(item: Item, picture: bytes) -> float:
    """How wide a long picture is printed across its length, in mm; what is not long is no strip.
    By its proportions: a logo's place has a white edge round it."""
    ratio = ratio_of(picture)
    long = max(ratio, 1 / ratio) if ratio else 1.0
    return max(item.width, item.height) / long if long >= _LONG else _THIN


_FAILS = (
    "Une image si longue et si étroite qu’elle s’imprime en un filet : moins de 3 mm de "
    "large (*avertissement*), de 1,5 mm (erreur)."
)
_PASSES = "La recadrer sur ce qu’elle montre."
CHECKS = (
    Check(
        "picture-shape",
        Subject.PAGES,
        Severity.ERROR,
        "A picture that nobody makes out takes the place of one that tells.",
        "PEMAT 15–19 (visual aids)",
        run,
        fails=_FAILS,
        passes=_PASSES,
    ),
)
