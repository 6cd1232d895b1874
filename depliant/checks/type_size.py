"""type-size: body type is never under 12 pt, small print never under 10 pt."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks import Check, Fault, Severity, Subject
from depliant.checks.subjects import PagesSubject
from depliant.pages import Run
from depliant.words import _

BODY, SMALL = 12.0, 10.0  # pt
SMALL_PRINT = frozenset({"sources", "cover"})  # identity and draft lines stand on the cover


def run(subject: PagesSubject) -> Iterator[Fault]:
    for page in subject.pages.pages:
        small = [run for run in page.runs if run.size < _floor(run) - 0.01]
        if small:
            least = min(small, key=lambda run: run.size)
            message = _("“{text}” is set in {size:.1f} pt; the least is {floor:g} pt.")
            yield Fault(
                message.format(text=least.text.strip()[:40], size=least.size, floor=_floor(least)),
                _("Raise the size in the format or the style; shorten the text instead."),
                subject.content.place,
                page=page.role,
            )


def _floor(run: Run) -> float:
    return SMALL if run.margin or run.section in SMALL_PRINT else BODY


CHECKS = (
    Check(
        "type-size",
        Subject.PAGES,
        Severity.ERROR,
        "Old people, and people who see badly, cannot read smaller print.",
        "UKAAF Clear Print (12 pt, better 14); EC 2009 readability guideline (9 pt floor)",
        run,
    ),
)
