"""aim-and-audience: a leaflet says what it is for, in a few words, and for whom it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.said import says_nothing
from depliant.checks.subjects import LeafletSubject
from depliant.reading.spelling import folded
from depliant.words import _

_ANYBODY = frozenset(
    (
        *("tous", "toutes", "pour tous", "tout le monde", "tout public", "public", "le public"),
        *("grand public", "le grand public", "chacun", "toute personne", "toutes les personnes"),
        *("all", "everyone", "everybody", "anyone", "anybody", "people", "the public", "public"),
        *("general public", "the general public", "for all"),
    )
)


def run(subject: LeafletSubject, limits: Mapping[str, float]) -> Iterator[Fault]:
    yield from _of_the_aim(subject, int(limits["words"]))
    yield from _of_the_audience(subject)


def _of_the_aim(subject: LeafletSubject, most: int) -> Iterator[Fault]:
    meta, values = subject.article.meta, subject.article.values
    remedy = _("Write what it is for, such as `aim: {example}`.")
    remedy = remedy.format(example=_("prepare your questions to the team"))
    aim, place = meta.aim, values.place(("aim",))
    if aim is None:
        message = _("The leaflet does not say what it is for.")
        yield Fault(message, remedy, values.place(("audience",)))
    elif says_nothing(aim):
        message = _("“{said}” is no aim.").format(said=aim)
        yield Fault(message, remedy, place, Severity.ERROR, quote=aim)
    elif folded(aim).rstrip(".") in (folded(meta.title), folded(meta.subtitle)):
        message = _("The aim only says the title again.")
        yield Fault(message, remedy, place, quote=aim)
    elif len(aim.split()) > most:
        message = _("The aim has {n} words; the most is {most}: it stands under the title.")
        words = message.format(n=len(aim.split()), most=most)
        yield Fault(words, _("Shorten it."), place, quote=aim)


def _of_the_audience(subject: LeafletSubject) -> Iterator[Fault]:
    audience = subject.article.meta.audience
    place = subject.article.values.place(("audience",))
    remedy = _("Write who will hold it: `audience: {example}`.")
    remedy = remedy.format(example=_("families of a child who comes for an operation"))
    if says_nothing(audience):
        message = _("“{said}” is no reader.").format(said=audience)
        yield Fault(message, remedy, place, Severity.ERROR, quote=audience)
    elif folded(audience).rstrip(".") in _ANYBODY:
        message = _("“{said}” does not say who the readers are.").format(said=audience)
        yield Fault(message, remedy, place, quote=audience)


CHECKS = (
    Check(
        "aim-and-audience",
        Subject.LEAFLET,
        Severity.WARNING,
        "A reader sees at once whether the leaflet is for them, and what it will help them do.",
        "HAS 2008; EQIP 1; DISCERN 1; PEMAT-P 1",
        run,
        topic=Topic.CONTENT,
        limits={"words": 25},
        within={"words": (5, 80)},
        fails="audience: tout le monde\n",
        passes="audience: les familles d’un enfant qui vient pour une opération\n"
        "aim: préparer l’entretien avec l’équipe\n",
    ),
)
