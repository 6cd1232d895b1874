"""Cases of a rule as a table: `+ text` is found, `- text` is not; `⏎` ends a line of the text."""

from __future__ import annotations

from tests.checks.article import found, subject

Cases = list[tuple[bool, str]]


def cases(table: str) -> Cases:
    """The cases of a table, a line each."""
    lines = (line.strip() for line in table.strip().splitlines())
    return [(line[0] == "+", line[1:].strip().replace("⏎", "\n")) for line in lines if line]


def finds(rule: str, text: str, lang: str = "fr") -> bool:
    """Whether a rule finds something in an article with a text."""
    return bool(found(rule, subject(text, lang)))
