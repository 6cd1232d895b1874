"""What an article may hold inside a line, beyond Markdown: facts, addresses, named characters,
prompts."""

from __future__ import annotations

import html
import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from depliant.content.facts import REFERENCE, Facts
from depliant.content.phones import dial
from depliant.content.prose.addresses import ADDRESS
from depliant.sources.fields.prompts import PROMPT, is_prompt

_INSIDE = r"[^\s<>(){}\x02\x03*\"“”«»]"
_END = r"[^\s<>(){}\x02\x03*\"“”«».,;:!?…'’\[\]]"  # what ends a sentence ends the address too
_ROUND = rf"\({_INSIDE}*\)"
_WEB = rf"https?://(?:{_INSIDE}|{_ROUND})*(?:{_END}|{_ROUND})"
_MAIL = r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}"
_BETWEEN_SIGNS = r"<(?:mailto:)?([^\s<>@]+@[^\s<>@]+)>|<((?:https?|tel):[^\s<>]+)>"


class FactPattern(InlineProcessor):
    """`{{ hospital.contacts.ward.phone }}` → its text; a phone becomes a link one can dial."""

    def __init__(self, facts: Facts) -> None:
        super().__init__(REFERENCE.pattern)
        self.facts = facts

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, int, int]:  # type: ignore[override]  # noqa: N802
        value = self.facts.get(m[1], m[0])
        if m[1].endswith(".phone") and not is_prompt(value):
            return phone_link(value, self.facts["hospital.country"]), m.start(0), m.end(0)
        span = Element("span")
        span.text = AtomicString(value)
        return span, m.start(0), m.end(0)


class PromptPattern(InlineProcessor):
    """What asks for a text → the same, seen to be no text; the words of a link or a picture are
    left to them."""

    def __init__(self) -> None:
        super().__init__(rf"(?<![!\]])({PROMPT.pattern})(?![(\[])")
        self.compiled_re = re.compile(self.pattern, re.IGNORECASE)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, int, int]:  # type: ignore[override]  # noqa: N802
        span = Element("span", {"class": "prompt"})
        span.text = AtomicString(m[1])
        return span, m.start(0), m.end(0)


def phone_link(phone: str, country: str) -> Element:
    """A phone number, large and never broken, that a telephone can dial."""
    link = Element("a", {"class": "phone", "href": f"tel:{dial(phone, country)}"})
    link.text = AtomicString(phone.replace(" ", "\u00a0"))
    return link


class AddressPattern(InlineProcessor):
    """A web or mail address, bare or between `<` and `>`, outside other links: its `_` and `~` are
    no marks."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self) -> None:
        super().__init__(rf"{_BETWEEN_SIGNS}|({_MAIL})|({_WEB})")

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, int, int]:  # type: ignore[override]  # noqa: N802
        mail, other = m[1] or m[3], m[2] or m[4]
        link = Element("a", {"class": ADDRESS, "href": f"mailto:{mail}" if mail else other})
        link.text = AtomicString(mail or other.removeprefix("tel:"))
        return link, m.start(0), m.end(0)


class EntityPattern(InlineProcessor):
    """`&nbsp;` → the character that it names; a name of none stays text."""

    def __init__(self) -> None:
        super().__init__(r"&(?:#\d+|#[xX][\da-fA-F]+|\w+);")

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, Any, Any]:  # type: ignore[override]  # noqa: N802
        char = html.unescape(m[0])
        return (char, m.start(0), m.end(0)) if char != m[0] else (None, None, None)
