"""page-breaks: boxes stay whole, headings stay with their text, no line stands alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import PagesSubject
from depliant.typeset.pages import Page, Run, torn
from depliant.words import _

NEAR = 2.0  # mm: nothing is drawn below it either
HEADINGS = frozenset(("h1", "h2", "h3", "dt"))


def run(subject: PagesSubject) -> Iterator[Fault]:
    pages = subject.pages.pages
    scrolled = Severity.WARNING if subject.format.road == "screen" else None
    for whole in torn(pages):
        message = _("“{name}” is torn: it stands on two pages.").format(name=whole.name)
        remedy = _("Make it shorter, or split it in two.")
        if subject.is_hospitals(whole.section):
            remedy = subject.long_in_the_profile
        yield Fault(message, remedy, subject.place_of(whole.section), scrolled)
    for here, there in pairwise(pages):
        if _slot(here) != _slot(there):
            continue
        last = _lines(here)[-1:]
        if last and last[0][0].tag in HEADINGS and _foot(last[0]) > here.content_bottom - NEAR:
            message = _("The heading “{text}” stands alone at the foot of its page.")
            text = last[0][0].text.strip()[:40]
            yield Fault(
                message.format(text=text),
                _("Shorten the text before it."),
                subject.place_of(last[0][0].section),
                scrolled,
                here.role,
            )
        yield from _single_lines(subject, here, there)


def _single_lines(subject: PagesSubject, here: Page, there: Page) -> Iterator[Fault]:
    """A paragraph that runs on with one line only before or after the break."""
    before, after = _lines(here), _lines(there)
    shared = {line[0].block for line in before} & {line[0].block for line in after} - {0}
    for page, lines in ((here, before), (there, after)):
        for block in shared:
            alone = [line for line in lines if line[0].block == block]
            if len(alone) == 1:
                message = _("A single line stands alone: “{text}”.")
                yield Fault(
                    message.format(text=alone[0][0].text.strip()[:40]),
                    _("Shorten or lengthen its paragraph by a few words."),
                    subject.place_of(alone[0][0].section),
                    Severity.WARNING,
                    page.role,
                )


def _lines(page: Page) -> list[list[Run]]:
    """The lines of the running text, from top to bottom."""
    lines: dict[tuple[int, int], list[Run]] = {}
    for run in page.runs:
        if not run.margin and not run.generated:
            lines.setdefault((round(run.y + run.height), run.block), []).append(run)
    return [lines[key] for key in sorted(lines)]


def _foot(line: list[Run]) -> float:
    return max(run.y + run.height for run in line)


def _slot(page: Page) -> str:
    return page.role.rstrip("-0123456789")


CHECKS = (
    Check(
        "page-breaks",
        Subject.PAGES,
        Severity.ERROR,
        "A warning torn over two panels is read by halves.",
        "PEMAT (chunks); typographic usage: no widow, no orphan",
        run,
    ),
)
