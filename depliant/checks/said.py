"""What a value of a front matter says: something, or what people type to have typed something;
and whether an edition prints it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from depliant.checks.finding import Fault
from depliant.checks.subjects import PagesSubject
from depliant.checks.text import letters, run_letters
from depliant.content.content import Content
from depliant.reading.spelling import folded
from depliant.words import _

_ENDS = re.compile(r"^[\W_]+|[\W_]+$")
_FIELD = re.compile(r"\{\w+\}")
_NOTHING = frozenset(
    folded(text)
    for text in (
        *("n/a", "na", "n.a", "nc", "n.c", "nd", "s.o", "so", "sans objet", "idem", "divers"),
        *("à voir", "à définir", "à préciser", "à déterminer", "à remplir", "à venir", "à faire"),
        *("à compléter", "à vérifier", "à valider", "en cours", "en attente", "plus tard"),
        *("inconnu", "inconnue", "inconnus", "je ne sais pas", "ne sait pas", "on verra"),
        *("x", "xx", "xxx", "todo", "to do", "tbd", "tbc", "test", "later", "pending"),
        *("unknown", "not known", "don't know", "to be defined", "to be decided", "not applicable"),
    )
)


def says_nothing(text: str) -> bool:
    """Whether a text is there and says nothing: `?`, `-`, `à voir`, `n/a`."""
    return _ENDS.sub("", folded(text)) in _NOTHING | {""}


def unprinted(subject: PagesSubject, lines: Iterable[str]) -> Iterator[Fault]:
    """A fault for each line of the sources that is on no page."""
    runs = (run for page in subject.pages.pages for run in page.runs)
    there = run_letters(runs).get("sources", "")
    for line in lines:
        if letters(line) not in there:
            message = _("No page of this edition says “{line}”.").format(line=line[:80])
            remedy = _("Bring the line back into the template `pieces/sources.html.j2`.")
            yield Fault(message, remedy, subject.content.place)


def made_of(content: Content, *names: str) -> Iterator[str]:
    """The lines of the sources that are made of some fixed words."""
    shapes = [_shape(content.words[name]) for name in names]
    for note in content.notes:
        if any(shape.search(letters(note.text)) for shape in shapes):
            yield note.text


def _shape(word: str) -> re.Pattern[str]:
    """What the letters of a line are, if it is made of a fixed word."""
    return re.compile(".*".join(re.escape(letters(part)) for part in _FIELD.split(word)))
