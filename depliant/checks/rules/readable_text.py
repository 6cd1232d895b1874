"""readable-text: what is read back from the file is what was set, word for word."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import FileSubject
from depliant.checks.text import loose_words
from depliant.typeset.lettering.letters import letters
from depliant.words import _, ngettext


def run(subject: FileSubject) -> Iterator[Fault]:
    for page, found in zip(subject.pages.pages, subject.page_texts, strict=True):
        back = _given_back(found, subject.format.rtl)
        lost = [run.text for run in page.runs if not back(run.text)]
        if lost:
            message = ngettext(
                "“{text}” is read back as something else ({n} such line on this page).",
                "“{text}” is read back as something else ({n} such lines on this page).",
                len(lost),
            )
            yield Fault(
                message.format(text=lost[0].strip()[:60], n=len(lost)),
                _("Use a font whose text can be read back (see docs/checks.md)."),
                subject.content.place,
                page=page.role,
            )


def _given_back(found: str, rtl: bool) -> Callable[[str], bool]:
    """Whether a line that was set is in what was read back from its page."""
    if rtl:
        words = loose_words(found)
        return lambda line: loose_words(line) <= words
    together = letters(found)
    return lambda line: letters(line) in together


_FAILS = "Un texte qui se relit autrement que composé."
_PASSES = "Changer de police."
CHECKS = (
    Check(
        "readable-text",
        Subject.FILE,
        Severity.ERROR,
        "A screen reader, a search and a copy get what the file says, not what the eye sees.",
        "PDF/UA-1 (ISO 14289-1) 7.21; Matterhorn 10",
        run,
        fails=_FAILS,
        passes=_PASSES,
    ),
)
