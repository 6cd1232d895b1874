"""resources: no missing picture, no anchor to nowhere, no style that the engine ignored."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.rules.glyphs import SIGNS
from depliant.checks.subjects import PagesSubject
from depliant.words import _


def run(subject: PagesSubject) -> Iterator[Fault]:
    for line in subject.pages.log:
        if any(sign in line for sign in SIGNS):
            continue
        message, remedy = _meaning(line)
        yield Fault(message.format(what=line[:200]), remedy, subject.content.place)


def _meaning(line: str) -> tuple[str, str]:
    if "load image" in line:
        return _("A picture is missing: {what}."), _(
            "Put the file beside the article, or correct its name."
        )
    if line.startswith("No anchor"):
        return _("A link leads nowhere: {what}."), _("Correct the role after the #.")
    if line.startswith(("Ignored", "Invalid")):
        return _("A style is not understood: {what}."), _("Correct the style sheet.")
    return _("The engine says: {what}."), _("Look at the page, then at the article or the style.")


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
