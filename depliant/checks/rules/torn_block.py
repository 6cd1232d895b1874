"""torn-block: what is read at one go stands on one page, if it fits one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depliant.checks.finding import Fault, Severity
from depliant.checks.layout import parted, words_of
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import PagesSubject
from depliant.typeset.pages import LONG, RUNNING, Block, Page, torn
from depliant.words import _

ENDS = 3  # lines of it that stay together on each side

Parts = Sequence[tuple[Page, Block]]


def run(subject: PagesSubject) -> Iterator[Fault]:
    scrolled = Severity.WARNING if subject.format.road == "screen" else None
    for page, block in badly_torn(subject):
        text = words_of(page, block)
        if block in torn(subject.pages.pages):
            message = _("“{text}” is torn: it stands on two pages.").format(text=text or block.kind)
        else:
            message = _("“{text}” is torn less than three lines from its end.").format(text=text)
        yield _fault(subject, message, block.section, scrolled, page.role)


def badly_torn(subject: PagesSubject) -> Iterator[tuple[Page, Block]]:
    """The blocks that are torn where they should not be, on the first page of each."""
    whole = torn(subject.pages.pages)
    for parts in parted(subject.pages.pages):
        page, block = parts[0]
        if subject.format.road == "screen" and block.kind == "steps":
            continue  # who scrolls meets them one after another: each stays whole
        if block in whole or _parts_badly(parts):
            yield page, block


def _is_long(parts: Parts) -> bool:
    return parts[0][1].kind in RUNNING and sum(block.lines for _page, block in parts) > LONG


def _parts_badly(parts: Parts) -> bool:
    """Whether a long paragraph leaves too few lines on a page."""
    return _is_long(parts) and any(block.lines < ENDS for _page, block in parts)


def _fault(
    subject: PagesSubject,
    message: str,
    section: str,
    severity: Severity | None,
    page: str = "",
) -> Fault:
    remedy = _("Make it shorter, or split it in two.")
    if subject.is_hospitals(section):
        remedy = subject.long_in_the_profile
    return Fault(message, remedy, subject.place_of(section), severity, page)


_FAILS = (
    "Un encadré, un tableau, des étapes, une figure, un paragraphe de six lignes au plus,"
    " sur deux pages alors qu’une page les contient ; un paragraphe plus long, coupé à "
    "moins de trois lignes de son début ou de sa fin."
)
_PASSES = "Raccourcir, ou partager en deux."
CHECKS = (
    Check(
        "torn-block",
        Subject.PAGES,
        Severity.ERROR,
        "Steps or a warning torn over two panels are read by halves.",
        "PEMAT (chunks); typographic usage: no widow, no orphan",
        run,
        fails=_FAILS,
        passes=_PASSES,
    ),
)
