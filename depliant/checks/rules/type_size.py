"""type-size: type is never under its format's floor: 12 pt in text, 10 pt in small print, and
18 pt everywhere in large print."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import PagesSubject
from depliant.formats.parts import TypeSizes
from depliant.typeset.pages import Run
from depliant.words import _
from depliant.words.figures import number

# identity and draft lines stand on the cover
SMALL_PRINT = frozenset({"sources", "address", "cover"})


def run(subject: PagesSubject) -> Iterator[Fault]:
    for page in subject.pages.pages:
        sizes = subject.format.type
        small = [run for run in page.runs if run.size < floor(run, sizes) - 0.01]
        if small:
            least = min(small, key=lambda run: run.size)
            message = _("“{text}” is set in {size} pt; the least is {floor} pt.")
            yield Fault(
                message.format(
                    text=least.text.strip()[:40],
                    size=number(least.size, 1),
                    floor=number(floor(least, sizes)),
                ),
                _("Raise the size in the format or the style; shorten the text instead."),
                subject.content.place,
                page=page.role,
            )


def floor(run: Run, sizes: TypeSizes) -> float:
    """The least size of a run's type, in pt; the format's data is validated against 12 and 10."""
    return sizes.small if run.margin or run.section in SMALL_PRINT else sizes.least


_FAILS = "Un texte sous le plancher de son format : 12 pt, 18 en gros caractères, 10 en petits."
_PASSES = "Raccourcir le texte."
CHECKS = (
    Check(
        "type-size",
        Subject.PAGES,
        Severity.ERROR,
        "Old people, and people who see badly, cannot read smaller print.",
        "UKAAF Clear Print (12 pt, better 14); EC 2009 readability guideline (9 pt floor)",
        run,
        fails=_FAILS,
        passes=_PASSES,
    ),
)
