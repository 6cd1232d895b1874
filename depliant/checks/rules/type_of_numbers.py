"""type-of-numbers: a number to call or to measure by stands on one line, in type that everybody
reads. That its digits can be told apart, `fonts` holds: no family but the leaflet's own is set.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.layout import Line, paragraphs
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.rules.type_size import floor
from depliant.checks.subjects import PagesSubject
from depliant.content.phones import typed
from depliant.content.typography import UNITS
from depliant.typeset.pages import Page, Run
from depliant.words import _
from depliant.words.figures import number

NAMED = "sources"  # there numbers stand in titles and dates, and nobody acts on them
NEAR = 0.01  # pt
BREAK = "\n"
_SPACE = f"[ {BREAK}\u00a0\u202f]"
_AMOUNT = re.compile(rf"\d+(?:[.,]\d+)?{_SPACE}?(?:{UNITS})(?!\w)")
_BROKEN = re.compile(
    rf"\d[\u00a0\u202f]?{BREAK}(?:{UNITS})(?!\w)"  # 5 / mg
    rf"|(?<![\d.,])\d{{1,3}}{BREAK}\d{{3}}(?![\d.,/])"  # 12 / 000
    rf"|\d[-–]{BREAK}\d"  # 7- / 9
)


def run(subject: PagesSubject) -> Iterator[Fault]:
    for page in subject.pages.pages:
        if not subject.format.rtl:  # there a line does not tell which of its ends is read first
            yield from _broken_on(subject, page)
        yield from _small_on(subject, page)


def _broken_on(subject: PagesSubject, page: Page) -> Iterator[Fault]:
    for lines in paragraphs(page).values():
        for text in _broken(lines):
            yield Fault(
                _("“{text}” is broken over two lines.").format(text=text),
                _("Put a no-break space into it; let no style break it."),
                subject.place_of(lines[0][0].section),
                page=page.role,
            )


def _small_on(subject: PagesSubject, page: Page) -> Iterator[Fault]:
    sizes = subject.format.type
    for text, one in _small(page.runs, sizes.least):
        if one.size >= floor(one, sizes) - NEAR:  # or `type-size` tells it
            message = _("“{text}” is small print, {size} pt; the least for text is {least} pt.")
            yield Fault(
                message.format(text=text, size=number(one.size, 1), least=number(sizes.least)),
                _("Take it out of the small print, or raise its size in the style sheet."),
                subject.place_of(one.section),
                page=page.role,
            )


def _broken(lines: list[Line]) -> Iterator[str]:
    """The numbers of a paragraph that go on on the next line, as they were written. A telephone
    number is no amount of what stands behind it: “02 61 91 47 13 / jour et nuit”."""
    text = BREAK.join("".join(one.text for one in line).strip() for line in lines)
    phones = [(start, start + len(phone)) for start, phone in typed(text.replace(BREAK, " "))]
    amounts = [found.span() for rule in (_AMOUNT, _BROKEN) for found in rule.finditer(text)]
    amounts = [one for one in amounts if not any(a <= one[0] < end for a, end in phones)]
    torn = sorted({span for span in (*phones, *amounts) if BREAK in text[slice(*span)]})
    end = 0
    for start, last in torn:
        if start >= end:
            yield text[start:last].replace(BREAK, " / ")
            end = last


def _small(runs: tuple[Run, ...], least: float) -> Iterator[tuple[str, Run]]:
    """Numbers in small print, and the runs that hold them."""
    for one in runs:
        if one.size < least - NEAR and one.section != NAMED:
            yield from ((phone, one) for _start, phone in typed(one.text))
            yield from ((found[0], one) for found in _AMOUNT.finditer(one.text))


_FAILS = (
    "« 02 61 91 / 47 10 » ou « 5 / mg », coupés sur deux lignes ; un numéro à appeler "
    "dans les petits caractères du pied de page."
)
_PASSES = (
    "Laisser la typographie garder le nombre avec son unité, et mettre le numéro parmi "
    "les contacts."
)
CHECKS = (
    Check(
        "type-of-numbers",
        Subject.PAGES,
        Severity.ERROR,
        "A number that is broken or small is dialled wrong, or taken for another dose.",
        "UKAAF Clear Print (12 pt); The International System of Units, 5.4.3: a number and its "
        "unit do not part",
        run,
        topic=Topic.PAGE,
        fails=_FAILS,
        passes=_PASSES,
    ),
)
