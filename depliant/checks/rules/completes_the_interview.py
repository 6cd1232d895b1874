"""completes-the-interview: a leaflet about a treatment says that it completes a talk with the care
team and does not replace it."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.subjects import PagesSubject, TextSubject
from depliant.checks.text import letters, run_letters
from depliant.words import _

_TREATMENT = ("benefits", "risks", "alternatives", "refusal")
_TELLING = 2  # of these roles: one alone may stand in any leaflet


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
    "section `benefits` et une section `risks`, d’un type qui dit `interview: no`."
)
_PASSES = "Remettez la phrase dans le modèle ; choisissez un type qui complète un entretien."
CHECKS = (
    Check(
        "completes-the-interview",
        Subject.TEXT,
        Severity.ERROR,
        _REASON,
        _STANDARD,
        by_its_kind,
        topic=Topic.CONTENT,
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
