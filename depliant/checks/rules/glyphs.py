"""glyphs: every character has a shape in the leaflet's fonts."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import PagesSubject
from depliant.words import _


def run(subject: PagesSubject) -> Iterator[Fault]:
    for remark in subject.pages.remarks:
        if remark.about == "glyph":
            message = _("A character has no shape in the leaflet's fonts: {what}.")
            yield Fault(
                message.format(what=remark.text[:160]),
                _("Write it in words, or draw it as a picture."),
                subject.content.place,
            )


CHECKS = (
    Check(
        "glyphs",
        Subject.PAGES,
        Severity.ERROR,
        "A character without a shape prints as an empty box.",
        "PDF/UA-1 (ISO 14289-1) 7.21.8",
        run,
    ),
)
