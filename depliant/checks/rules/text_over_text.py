"""text-over-text: no word is printed over another."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import PagesSubject
from depliant.typeset.pages import Page, Run
from depliant.words import _

CORE = 0.3  # of a line's height at its head and foot is empty: lines may share it
LEAST = 0.5  # mm of width that two words must share


def run(subject: PagesSubject) -> Iterator[Fault]:
    for page in subject.pages.pages:
        for one, other in _collisions(page):
            message = _("“{one}” is printed over “{other}”.")
            yield Fault(
                message.format(one=one.text.strip()[:30], other=other.text.strip()[:30]),
                _("Shorten the text beside it, or look for a float in the styles."),
                subject.place_of(one.section),
                page=page.role,
            )
            break  # one is enough to find them all


def _collisions(page: Page) -> Iterator[tuple[Run, Run]]:
    runs = sorted((run for run in page.runs if run.text.strip()), key=lambda run: run.y)
    for number, one in enumerate(runs):
        foot = one.y + one.height * (1 - CORE)
        for other in runs[number + 1 :]:
            if other.y + other.height * CORE > foot:
                break
            shared = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
            if shared > LEAST and other.y + other.height * (1 - CORE) > one.y + one.height * CORE:
                yield one, other


_FAILS = "Un mot imprimé sur un autre."
_PASSES = "Raccourcir ce qui est à côté."
CHECKS = (
    Check(
        "text-over-text",
        Subject.PAGES,
        Severity.ERROR,
        "Two texts in one place can neither be read nor read back.",
        "depliant: seen with two boxes in one margin",
        run,
        fails=_FAILS,
        passes=_PASSES,
    ),
)
