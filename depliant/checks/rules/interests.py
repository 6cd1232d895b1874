"""interests: a leaflet says its authors' ties with whoever gains by it, or that there are none."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.said import made_of, says_nothing, unprinted
from depliant.checks.subjects import LeafletSubject, PagesSubject
from depliant.words import _


def in_the_source(subject: LeafletSubject) -> Iterator[Fault]:
    said, values = subject.article.meta.interests, subject.article.values
    remedy = _("Write them, or `interests: none` if there are none.")
    if said is None:
        message = _("The leaflet does not say whether its authors have ties with a company.")
        yield Fault(message, remedy, values.place(("authors",)), Severity.WARNING)
    elif says_nothing(said):
        message = _("“{said}” does not say which ties its authors have.").format(said=said)
        yield Fault(message, remedy, values.place(("interests",)), quote=said)


def on_the_pages(subject: PagesSubject) -> Iterator[Fault]:
    yield from unprinted(subject, made_of(subject.content, "interests_none", "interests_line"))


_REASON = (
    "Whoever is paid by the maker of a treatment may see it kindly, without knowing it. A reader "
    "who is told can judge."
)
_STANDARD = "EQIP (conflicts of interest stated, “none” said explicitly)"
_ABOUT = (Severity.ERROR, _REASON, _STANDARD)
CHECKS = (
    Check(
        "interests",
        Subject.LEAFLET,
        *_ABOUT,
        in_the_source,
        topic=Topic.CONTENT,
        fails="interests: n/a\n",
        passes="interests: none\n",
    ),
    Check("interests", Subject.PAGES, *_ABOUT, on_the_pages, topic=Topic.CONTENT),
)
