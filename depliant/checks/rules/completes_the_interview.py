"""completes-the-interview: a leaflet about a treatment says that it completes a talk with the care
team and does not replace it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.prose.languages import LANGUAGES
from depliant.checks.prose.telling import faulted
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.sense.clauses import is_denied
from depliant.checks.subjects import PagesSubject, TextSubject
from depliant.checks.text import run_letters
from depliant.typeset.lettering.letters import letters
from depliant.words import _

_TREATMENT = ("benefits", "risks", "alternatives", "refusal")
_TELLING = 2  # of these roles: one alone may stand in any leaflet


def _one(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_INSTEAD = {  # a leaflet that says it stands in place of a talk
    "fr": _one(
        r"\b(?:document|dépliant|livret|fiche|feuille|brochure|lecture|texte)\b[^.!?]{0,60}?"
        r"\b(?:remplac(?:e|ent|era|eront)|dispens(?:e|ent|era)|évite(?:nt|ra)?"
        r"|tien(?:t|nent|dra) lieu)\b[^.!?]{0,20}?\b(?:entretien|consultation|rendez-vous|médecin"
        r"|chirurgien\w*|équipe|avis|explications?|discussion|visite)"
    ),
    "en": _one(
        r"\b(?:leaflet|document|booklet|sheet|brochure|page|text)\b[^.!?]{0,60}?"
        r"\b(?:replaces?|takes? the place of|stands? in for|saves? you|spares? you)\b"
        r"[^.!?]{0,20}?\b(?:talk|visit|appointment|consultation|doctor|surgeon|nurse|team|advice|interview|conversation)"
    ),
}
_NEEDLESS = {  # a leaflet that says that there is nothing left to talk about
    "fr": _one(
        r"\b(?:pas (?:\w+ )?(?:besoin|la peine|nécessaire|utile)|inutile"
        r"|plus (?:besoin|nécessaire)) (?:de |d[’'])(?:en )?"
        r"(?:parler|discuter|interroger|rencontrer|poser (?:de|vos) questions)"
    ),
    "en": _one(
        r"\b(?:no need|not need|n[’']t need|not necessary|needless|no longer need) to"
        r" (?:talk|speak|discuss|meet|ask (?:any )?questions)"
    ),
}
_READ = {
    "fr": _one(r"\b(?:document|dépliant|livret|fiche|feuille|brochure|lecture|texte|lu|lire)\b"),
    "en": _one(r"\b(?:leaflet|document|booklet|sheet|brochure|page|text|read|reading)\b"),
}


def by_its_words(subject: TextSubject) -> Iterator[Fault]:
    """A leaflet that says that it replaces the talk, or makes one needless."""
    if subject.lang not in _READ:
        return
    for sentence in subject.prose.sentences:
        found = next(sentence.finds(_INSTEAD[subject.lang]), None)
        if found and is_denied(sentence.text, found.end(), subject.lang):
            found = None
        if not found and _READ[subject.lang].search(sentence.text):
            found = next(sentence.finds(_NEEDLESS[subject.lang]), None)
        if found:
            message = _("“{words}”: a leaflet completes a talk and replaces none.")
            remedy = _("Say that it completes the talk, and invite questions.")
            yield faulted(sentence, found, message.format(words=found[0]), remedy)


def by_its_kind(subject: TextSubject) -> Iterator[Fault]:
    """A leaflet that speaks of a treatment, of a kind that completes no talk."""
    article = subject.article
    held = [role for role in _TREATMENT if article.section(role)]
    if subject.kind.interview or len(held) < _TELLING:
        return
    message = _("It speaks of a treatment ({roles}), and its kind `{kind}` completes no talk.")
    roles = ", ".join(f"`{role}`" for role in held)
    remedy = _("Choose a kind that does: `kind: treatment`.")
    place = article.values.place(("kind",))
    yield Fault(message.format(roles=roles, kind=article.meta.kind), remedy, place)


def in_the_text(subject: TextSubject) -> Iterator[Fault]:
    yield from by_its_kind(subject)
    yield from by_its_words(subject)


def on_the_pages(subject: PagesSubject) -> Iterator[Fault]:
    said = subject.content.words["completes"]  # empty for kinds that complete no talk
    there = run_letters(run for page in subject.pages.pages for run in page.runs)
    if said and not any(letters(said) in text for text in there.values()):
        message = _("No page of this edition says “{line}”.").format(line=said)
        remedy = _("Bring the line back into the template `pieces/sources.html.j2`.")
        yield Fault(message, remedy, subject.content.place)


_REASON = (
    "The law asks for a talk with each person: a leaflet completes it, and says so, or families "
    "are handed paper instead."
)
_STANDARD = "Code de la santé publique L.1111-2"
_FAILS = (
    "Une édition sans la phrase « Ce document complète l’entretien… » ; un document qui a une "
    "section `benefits` et une section `risks`, d’un type qui dit `interview: no` ; un texte "
    "qui dit « Cette fiche remplace la consultation »."
)
_PASSES = "Remettez la phrase dans le modèle ; choisissez un type qui complète un entretien."
CHECKS = (
    Check(
        "completes-the-interview",
        Subject.TEXT,
        Severity.ERROR,
        _REASON,
        _STANDARD,
        in_the_text,
        topic=Topic.CONTENT,
        languages=LANGUAGES,
    ),
    Check(
        "completes-the-interview",
        Subject.PAGES,
        Severity.ERROR,
        _REASON,
        _STANDARD,
        on_the_pages,
        topic=Topic.CONTENT,
        fails=_FAILS,
        passes=_PASSES,
    ),
)
