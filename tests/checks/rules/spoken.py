"""What a rule marks in a few lines of an article."""

from __future__ import annotations

from tests.checks.article import FRONT, found, subject


def titled(title: str) -> str:
    """The front matter of an article with another title."""
    return FRONT.replace("title: Le plâtre", f"title: {title}", 1)


def marked(rule: str, body: str, lang: str = "fr", title: str = "Le plâtre") -> list[str]:
    """The words that a rule marks in an article of that body."""
    return [one.words for one in found(rule, subject(body, lang, front=titled(title)))]
