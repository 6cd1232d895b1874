"""funding: a leaflet says who paid for it, or that nobody did, and its editions print it."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.said import made_of, says_nothing, unprinted
from depliant.checks.subjects import LeafletSubject, PagesSubject
from depliant.words import _


def in_the_source(subject: LeafletSubject) -> Iterator[Fault]:
    said = subject.article.meta.funding
    if says_nothing(said):
        message = _("“{said}” does not say who paid for the leaflet.").format(said=said)
        remedy = _("Write who did, or `funding: none` if nobody did.")
        yield Fault(message, remedy, subject.article.values.place(("funding",)), quote=said)


def on_the_pages(subject: PagesSubject) -> Iterator[Fault]:
    yield from unprinted(subject, made_of(subject.content, "funding_none", "funding_line"))


_REASON = "Who pays may wish for a text that praises. A reader who is told can judge."
_STANDARD = "EQIP (funding stated, “none” said explicitly)"
_ABOUT = (Severity.ERROR, _REASON, _STANDARD)
CHECKS = (
    Check(
        "funding",
        Subject.LEAFLET,
        *_ABOUT,
        in_the_source,
        topic=Topic.CONTENT,
        fails="funding: à voir\n",
        passes="funding: none\n",
    ),
    Check("funding", Subject.PAGES, *_ABOUT, on_the_pages, topic=Topic.CONTENT),
)
