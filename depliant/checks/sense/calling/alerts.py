"""The warnings of a text: its boxes of that kind, and the sections that say when to call."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from depliant.checks.prose.prose import Passage, ProseSection
from depliant.sources.document import Document
from depliant.sources.fields.prompts import asked_in

_CALLS = re.compile(
    r"^(?:quand (?:faut-il |devez-vous )?(?:nous )?(?:appeler|consulter|s[’']inquiéter)"
    r"|signes d[’']alerte"
    r"|when (?:to|should you) (?:call|worry)|warning signs)",
    re.IGNORECASE,
)


@dataclass(frozen=True, eq=False)
class Alert:
    """The passages of a warning, and those that stand right before and after it."""

    passages: tuple[Passage, ...]
    around: tuple[Passage, ...] = ()

    @property
    def first(self) -> Passage:
        return self.passages[0]

    @property
    def text(self) -> str:
        return " ".join(one.text for one in self.passages)


def alerts(section: ProseSection) -> Iterator[Alert]:
    """The warnings of a section: itself, if it says when to call; else its boxes."""
    if section.role == "call" or _CALLS.match(section.title):
        if section.body:
            yield Alert(section.passages)
        return
    body = section.body
    begin = 0
    while begin < len(body):
        end = begin + 1
        if body[begin].box == "warning":
            while end < len(body) and body[end].box == "warning" and body[end].shape != "title":
                end += 1
            yield Alert(body[begin:end], (*body[max(0, begin - 1) : begin], *body[end : end + 1]))
        begin = end


def is_left(document: Document, section: ProseSection) -> bool:
    """Whether a section is left to other rules: its source says nothing of it, or it is still to
    be written."""
    written = document.section(section.role)
    unfilled = written is None or any(asked_in(written.text))
    return unfilled or "not-covered" in section.classes
