"""line-length: lines of running text are short enough for the eye to find the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from statistics import median

from depliant.checks.finding import Fault, Severity
from depliant.checks.layout import paragraphs
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.subjects import PagesSubject
from depliant.typeset.pages import Page
from depliant.words import _
from depliant.words.figures import number

FEWEST = 4  # lines that tell how long they are
CELLS = frozenset(("td", "th", "h1", "h2", "h3", "h4"))  # their lines end for other reasons


def run(subject: PagesSubject, limits: Mapping[str, float]) -> Iterator[Fault]:
    texts = frozenset(one.role for one in subject.content.sections if one.piece == "text")
    pages = ((page, _full(page, texts)) for page in subject.pages.pages)
    long, role = max(
        ((median(lines), page.role) for page, lines in pages if lines), default=(0, "")
    )
    if long <= limits["characters"]:
        return
    message = _("Half of the lines have {n} characters or more; the most is {most}.")
    yield Fault(
        message.format(n=number(long), most=number(limits["characters"])),
        _("Give the page wider margins or larger type, in the format or the style."),
        subject.content.place,
        Severity.ERROR if long > limits["far_too_many"] else None,
        role,
    )


def _full(page: Page, texts: frozenset[str]) -> list[int]:
    """How many characters stand on each line of running text but the last ones of paragraphs;
    none if these are too few to tell."""
    found = [
        len("".join(one.text for one in line).strip())
        for lines in (paragraphs(page) if page.is_flow else {}).values()
        for line in lines[:-1]
        if line[0].section in texts and line[0].tag not in CELLS
    ]
    return found if len(found) >= FEWEST else []


_FAILS = "Une feuille A4 dont les marges laissent 170 mm au texte : 80 à 86 caractères par ligne."
_PASSES = "Donner au texte 132 mm, ou des caractères plus grands."
CHECKS = (
    Check(
        "line-length",
        Subject.PAGES,
        Severity.WARNING,
        "At the end of a long line weak eyes lose their way back, and read a line twice.",
        "RNIB Clear Print (60 to 70 characters a line)",
        run,
        topic=Topic.PAGE,
        limits={"characters": 70, "far_too_many": 80},
        within={"characters": (30, 100), "far_too_many": (30, 120)},
        fails=_FAILS,
        passes=_PASSES,
    ),
)
