"""resources: no missing picture, no anchor to nowhere, no style that the engine ignored."""

from __future__ import annotations

import re
from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import PagesSubject
from depliant.typeset.pages import About
from depliant.words import _

_QUOTED = re.compile(r"`([^`]+)`|'([^']+)'|\"([^\"]+)\"|(#[\w-]+)|(\w+://\S+)")
_PLACE = re.compile(r"\b(\d+:\d+)\b")  # line and column


def run(subject: PagesSubject) -> Iterator[Fault]:
    for remark in subject.pages.remarks:
        if remark.about != "glyph":
            message, remedy = _meaning(remark.about)
            yield Fault(message.format(what=named(remark.text)), remedy, subject.content.place)


def named(text: str) -> str:
    """What a line of the engine's log is about: what it quotes, and where that stands; the rest of
    it is English."""
    found, place = _QUOTED.search(text), _PLACE.search(text)
    what = next((group for group in found.groups() if group), "") if found else ""
    where = f" ({place[1]})" if place else ""
    return f"`{what[:120]}`{where}" if what else where.strip(" ()") or "…"


def _meaning(about: About) -> tuple[str, str]:
    if about == "picture":
        return _("A picture is missing: {what}."), _(
            "Put the file beside the article, or correct its name."
        )
    if about == "link":
        return _("A link leads nowhere: {what}."), _("Correct the role after the #.")
    if about == "style":
        return _("A style is not understood: {what}."), _("Correct the style sheet.")
    return _("The engine does not understand something: {what}."), _(
        "Look at the page, then at the article or the style."
    )


CHECKS = (
    Check(
        "resources",
        Subject.PAGES,
        Severity.ERROR,
        "What the engine cannot find or understand is left out, and nobody sees the gap.",
        "PEMAT 15–19 (visual aids); WCAG 2.4.4",
        run,
    ),
)
