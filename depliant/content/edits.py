"""Edits of a text that is cut in parts, and where the cuts stand afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Edit:
    """`new` stands in a text where `old` stood, from `start` on."""

    start: int
    old: str
    new: str

    @property
    def end(self) -> int:
        return self.start + len(self.old)

    @property
    def changes(self) -> bool:
        return self.old != self.new

    def touches(self, span: tuple[int, int]) -> bool:
        """Whether something inside a span would change; its ends are outside."""
        return self.start < span[1] and self.end > span[0]


def minimal(start: int, old: str, new: str) -> Edit:
    """The same edit without what stays the same at its ends."""
    before = _shared(old, new)
    old, new, start = old[before:], new[before:], start + before
    after = _shared(old[::-1], new[::-1])
    return Edit(start, old[: len(old) - after], new[: len(new) - after])


def replaced(text: str, edits: Iterable[Edit]) -> str:
    """`text` after `edits`, which come in its order."""
    pieces, done = [], 0
    for edit in edits:
        pieces += [text[done : edit.start], edit.new]
        done = edit.end
    return "".join([*pieces, text[done:]])


def moved(cut: int, edits: Iterable[Edit], before: bool = False) -> int:
    """Where a cut at position `cut` stands after `edits`. What is put in at the cut itself comes
    after it, or `before` it."""
    shift = 0
    for edit in edits:
        if edit.start > cut or (edit.start == edit.end == cut and not before):
            break
        if edit.end > cut:  # the cut is inside: old and new are read side by side
            return edit.start + shift + min(cut - edit.start, len(edit.new))
        shift += len(edit.new) - len(edit.old)
    return cut + shift


def _shared(one: str, other: str) -> int:
    """How many letters two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    least = min(len(one), len(other))
    return next((number for number, (a, b) in pairs if a != b), least)
