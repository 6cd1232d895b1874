"""resources: no missing picture, no anchor to nowhere, no style that the engine ignored."""

from __future__ import annotations

import re
from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import ContentSubject, PagesSubject
from depliant.content.content import Content
from depliant.typeset.pages import About
from depliant.words import _

_QUOTED = re.compile(r"`([^`]+)`|'([^']+)'|\"([^\"]+)\"|(#[\w-]+)|(\w+://\S+)")
_LINKED = re.compile(r'href="#([^"]+)"')
_NAMED = re.compile(r'\bid="([^"]+)"')
_PLACE = re.compile(r"\b(\d+:\d+)\b")  # line and column


def in_the_content(subject: ContentSubject) -> Iterator[Fault]:
    """Links inside the leaflet to what this edition does not hold."""
    sections = subject.content.sections
    there = {section.role for section in sections}
    there |= {name for section in sections for name in _NAMED.findall(section.html)}
    for section in sections:
        for name in dict.fromkeys(_LINKED.findall(section.html)):
            if name not in there:
                message = _(
                    "A link leads to the section `{role}`, which this edition does not hold."
                )
                yield Fault(message.format(role=name), _not_there(subject), section.place)


def _not_there(subject: ContentSubject) -> str:
    """What to do about a link to a section that is missing, or that others have."""
    remedy = _(
        "Correct the role after the # ({known}), or put the link in a section kept to the same "
        "hospitals and formats."
    )
    roles = [section.role for section in subject.content.sections if section.piece == "text"]
    return remedy.format(known=", ".join(roles))


def linked(content: Content) -> frozenset[str]:
    """What the links inside a leaflet lead to: whether it is there is told of the content."""
    return frozenset(name for one in content.sections for name in _LINKED.findall(one.html))


def run(subject: PagesSubject) -> Iterator[Fault]:
    named_there = linked(subject.content)
    for remark in subject.pages.remarks:
        told = remark.about == "link" and not named_there.isdisjoint(_anchors(remark.text))
        if remark.about != "glyph" and not told:
            message, remedy = _meaning(remark.about)
            yield Fault(message.format(what=named(remark.text)), remedy, subject.content.place)


def _anchors(text: str) -> set[str]:
    """The anchors that a line of the engine's log names."""
    return set(re.findall(r"#([\w-]+)", text))


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


_REASON = "What the engine cannot find or understand is left out, and nobody sees the gap."
_STANDARD = "PEMAT 15–19 (visual aids); WCAG 2.4.4"
_FAILS = (
    "Une image absente, un lien vers nulle part ou vers une section que l’édition n’a "
    "pas, un style ignoré."
)
_PASSES = "Corriger le nom."
CHECKS = (
    Check(
        "resources",
        Subject.CONTENT,
        Severity.ERROR,
        _REASON,
        _STANDARD,
        in_the_content,
        fails=_FAILS,
        passes=_PASSES,
    ),
    Check("resources", Subject.PAGES, Severity.ERROR, _REASON, _STANDARD, run),
)
