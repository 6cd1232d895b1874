"""heading-order: headings go down one level at a time, and something stands under each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from depliant.checks.finding import Fault, Severity
from depliant.checks.prose.prose import Passage
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.subjects import TextSubject
from depliant.words import _


def run(subject: TextSubject) -> Iterator[Fault]:
    for section in subject.prose.sections:
        headings = [one for one in section.passages if one.level]
        yield from _skipped(headings)
        yield from _bare(section.passages)
        yield from _twice(headings)


def _skipped(headings: Sequence[Passage]) -> Iterator[Fault]:
    """A heading more than one level below the one above it."""
    for above, one in pairwise(headings):
        if one.level > above.level + 1:
            message = _("“{text}”: a heading of level {level} under one of level {above}.")
            message = message.format(text=one.text, level=one.level, above=above.level)
            yield _fault(one, message, _("Write it with one mark `#` less."), Severity.ERROR)


def _bare(passages: Sequence[Passage]) -> Iterator[Fault]:
    """A heading inside a section with nothing under it: the next is no deeper, or the section
    ends."""
    for n, one in enumerate(passages):
        if one.shape != "subheading":
            continue
        after = passages[n + 1] if n + 1 < len(passages) else None
        if after is None or 0 < after.level <= one.level:
            message = _("“{text}”: nothing stands under this heading.").format(text=one.text)
            yield _fault(one, message, _("Write its text, or remove the heading."))


def _twice(headings: Sequence[Passage]) -> Iterator[Fault]:
    """Two headings of one section that say the same."""
    seen: set[str] = set()
    for one in headings:
        words = " ".join(one.words).casefold()
        if words and words in seen:
            message = _("“{text}” heads two texts of this section.").format(text=one.text)
            yield _fault(one, message, _("Say in each heading what only its text says."))
        seen.add(words)


def _fault(one: Passage, message: str, remedy: str, severity: Severity | None = None) -> Fault:
    return Fault(message, remedy, one.place, severity, quote=one.text)


_FAILS = "#### Le matin\n\nOn mesure la fièvre."
_PASSES = (
    "### Le matin\n\nOn mesure la fièvre.\n\n#### Avant huit heures\n\nVotre enfant est à jeun."
)
CHECKS = (
    Check(
        "heading-order",
        Subject.TEXT,
        Severity.WARNING,
        "Readers, and screen readers, jump from heading to heading: a level that is missing looks "
        "like a text that is.",
        "PEMAT 8–9 (chunks and headings); WCAG 1.3.1",
        run,
        topic=Topic.LANGUAGE,
        fails=_FAILS,
        passes=_PASSES,
    ),
)
