"""What a value of a front matter says: something, or what people type to have typed something;
and whether an edition prints it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from depliant.checks.finding import Fault
from depliant.checks.subjects import PagesSubject
from depliant.checks.text import run_letters
from depliant.content.content import Content
from depliant.reading.spelling import folded
from depliant.typeset.lettering.letters import letters
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
        *("oui", "yes", "ok"),
    )
)
_TO_DO = re.compile(  # without accents: “à demander”, “to be confirmed by the author”
    r"(?:a (?:demander|trouver|chercher|confirmer|indiquer|renseigner|ajouter|ecrire|fournir"
    r"|preciser|definir|determiner|completer|verifier|valider)|to be \w+ed|to ask)"
    r"(?: (?:a|au|aux|par|avec|plus tard|ensuite|by|with|later)\b.*)?"
)
_ANYWHERE = re.compile(  # without accents: no place where anybody could look
    r"(?:(?:trouve|pris|vu|tire|issu|telecharge|copie|found|taken|copied|downloaded)\w* )?"
    r"(?:(?:sur|dans|de|d['’]|du|on|from|off) ?)?"
    r"(?:(?:l['’]|le|la|les|des|the|divers\w*|various|several|plusieurs|different\w*|multiples?|some)"
    r" ?)*(?:internet|web|net|sites?(?: web| internet)?|websites?|web pages?|pages? web"
    r"|google images|images? libres?|sources?|documents?|online|en ligne|reseaux sociaux)"
)


def says_nothing(text: str) -> bool:
    """Whether a text is there and says nothing: `?`, `-`, `à voir`, `n/a`, `à demander`."""
    bare = _ENDS.sub("", folded(text))
    return bare in _NOTHING | {""} or _TO_DO.fullmatch(bare) is not None


def says_nowhere(text: str) -> bool:
    """Whether a text says nothing, or nothing that can be looked up: `Internet`, `divers sites`."""
    bare = _ENDS.sub("", folded(text))
    return says_nothing(text) or _ANYWHERE.fullmatch(bare) is not None


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
