"""Digests: `exact` bytes for reuse, `spoken` words for stamps."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_SPACES = re.compile(r"(?<=\S)[ \t\u00a0\u202f]+")  # inside a line; its indentation counts
_PROSE = re.compile(r"[^\W\d_]|[«“‘(]")  # what a line of running text begins with
_FOLLOWS = re.compile(r"[^\W_]|[«“‘(]")  # the same, or a number that is no list's
_NUMBERED = re.compile(r"\d+[.)]\s")


def exact(*parts: str | bytes) -> str:
    """The digest of bytes, in their order: a single other byte makes another digest."""
    total = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode()
        total.update(b"%d:" % len(data))
        total.update(data)
    return "sha256:" + total.hexdigest()


def spoken(*parts: str) -> str:
    """The digest of Markdown texts as they are read: every word, mark, list and paragraph counts.

    What nobody sees does not: Unicode form, the kind and number of spaces inside a line, where a
    paragraph's lines are wrapped, how many empty lines stand between two blocks.
    """
    return exact(*map(unwrapped, parts))[: len("sha256:") + 32]


def unwrapped(text: str) -> str:
    """A Markdown text without what nobody sees: each paragraph on one line."""
    lines: list[str] = []
    for line in unicodedata.normalize("NFC", text).strip().split("\n"):
        hard = line.endswith("  ") and bool(line.strip())  # two spaces break a line in Markdown
        plain = _SPACES.sub(" ", line.expandtabs(4).rstrip()) + ("  " if hard else "")
        if lines and _continues(lines[-1], plain):
            lines[-1] += " " + plain
        elif plain or (lines and lines[-1]):
            lines.append(plain)
    return "\n".join(lines)


def _continues(before: str, line: str) -> bool:
    """Whether a line only goes on with the paragraph of the line before it."""
    broken = before.endswith(("  ", "\\")) or "|" in before + line
    prose = _PROSE.match(before) and _FOLLOWS.match(line) and not _NUMBERED.match(line)
    return bool(prose) and not broken
