"""rights: a leaflet says whose its text and its figures are, and its editions print it."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.said import made_of, says_nowhere, unprinted
from depliant.checks.subjects import LeafletSubject, PagesSubject
from depliant.words import _


def in_the_source(subject: LeafletSubject) -> Iterator[Fault]:
    rights, values = subject.article.meta.rights, subject.article.values
    for key, said in (("text", rights.text), ("figures", rights.figures)):
        if says_nowhere(said):
            message = _("“{said}” does not say whose the text is.")
            if key == "figures":
                message = _("“{said}” does not say whose the figures are.")
            remedy = _("Write whose they are, or under which licence: `{key}: …`.").format(key=key)
            place = values.place(("rights", key))
            yield Fault(message.format(said=said), remedy, place, quote=said)


def on_the_pages(subject: PagesSubject) -> Iterator[Fault]:
    yield from unprinted(subject, made_of(subject.content, "rights_line"))


_REASON = (
    "Other hospitals copy a good leaflet: it tells them whom to ask. Figures are taken from the "
    "web without a right more often than texts."
)
_STANDARD = "depliant: usage of publishers"
_FAILS = "rights:\n  text: à voir\n  figures: Hôpital de la Clairière\n"
_PASSES = "rights:\n  text: Hôpital de la Clairière\n  figures: licence MIT\n"
_ABOUT = (Severity.ERROR, _REASON, _STANDARD)
CHECKS = (
    Check(
        "rights",
        Subject.LEAFLET,
        *_ABOUT,
        in_the_source,
        topic=Topic.CONTENT,
        fails=_FAILS,
        passes=_PASSES,
    ),
    Check("rights", Subject.PAGES, *_ABOUT, on_the_pages, topic=Topic.CONTENT),
)
