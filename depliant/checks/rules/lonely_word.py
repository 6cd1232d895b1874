"""lonely-word: the last line of a paragraph is never one short word."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.layout import Line, paragraphs
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import PagesSubject
from depliant.typeset.lettering.letters import letters
from depliant.words import _

SHORT = 6  # letters
NARROW = 45.0  # mm: in a narrower column there is nothing to choose
TAGS = frozenset(("p", "li", "dd", "strong", "em", "b", "i", "span"))


def run(subject: PagesSubject) -> Iterator[Fault]:
    texts = {one.role for one in subject.content.sections if one.piece == "text"}
    for page in subject.pages.pages:
        for lines in paragraphs(page).values():
            word = _alone(lines) if lines[0][0].section in texts else ""
            if word:
                yield Fault(
                    _("A paragraph ends with one short word on a line: “{word}”.").format(
                        word=word
                    ),
                    _("Shorten or lengthen it by a word."),
                    subject.place_of(lines[0][0].section),
                    page=page.role,
                )


def _alone(lines: list[Line]) -> str:
    """The short word that is all that stands on the last of several lines."""
    words = "".join(run.text for run in lines[-1]).split()
    if len(lines) < 2 or len(words) != 1 or any(run.tag not in TAGS for run in lines[-1]):
        return ""
    wide = max(line[-1].x + line[-1].seen - line[0].x for line in lines)
    return words[0] if wide >= NARROW and len(letters(words[0])) <= SHORT else ""


_FAILS = (
    "Un paragraphe qui finit par un mot de six lettres au plus, seul sur sa ligne "
    "(*avertissement*)."
)
_PASSES = "Ajouter ou ôter un mot."
CHECKS = (
    Check(
        "lonely-word",
        Subject.PAGES,
        Severity.WARNING,
        "One short word on a line of its own is a hole in the text.",
        "typographic usage: no widow",
        run,
        once_written=True,
        fails=_FAILS,
        passes=_PASSES,
    ),
)
