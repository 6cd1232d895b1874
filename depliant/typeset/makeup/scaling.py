"""scaling: parts as they will stand on another rung, told from those that were measured.

Rungs of one type size break lines alike: only the white changes, by half lines that are known.
Smaller type sets more letters on a line: how many lines that saves is an estimate.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from depliant.formats.parts import TypeSizes
from depliant.typeset.ladder import Rung
from depliant.typeset.makeup.breaks import NEAR
from depliant.typeset.makeup.parts import Part

_LAST_LINE = 0.5  # how much of a last line is full, on average
_UNDER_A_STEP = 0.05  # lines: its disc is a little higher than its first line
_PICTURES = frozenset(("figure",))
_ITEMS = frozenset((("item", "item"), ("paragraph", "item"), ("terms", "terms")))
_PICTOGRAM = 2.3  # lines that the pictogram of a step is high
_OWN_LEADING = frozenset(("contacts", "sources", "aside"))  # whose lines follow their own type


@dataclass(frozen=True)
class Scaling:
    """From one rung to another, in one format's type sizes."""

    before: Rung
    after: Rung
    type: TypeSizes

    @property
    def exact(self) -> bool:
        """Whether lines break alike, so that only white changes."""
        return self.before.body(self.type) == self.after.body(self.type)

    def parts(self, parts: Sequence[Part]) -> tuple[Part, ...]:
        """The parts on the other rung."""
        if self.before == self.after:
            return tuple(parts)
        return tuple(self._parts(parts))

    def _parts(self, parts: Sequence[Part]) -> Iterator[Part]:
        for before, part in pairwise([None, *parts]):
            assert part
            yield self._part(part, before)

    def _part(self, part: Part, before: Part | None) -> Part:
        lines, ratio = self._lines(part), self._half(self.after) / self._half(self.before)
        gap = self._gap(part, before) if before else part.gap
        if part.window:
            return replace(part, gap=gap)
        text = min(part.height, part.lines * part.line)  # less, where lines stand side by side
        rest = part.height - text
        if part.kind in _PICTURES:
            rest *= self.after.figures / self.before.figures
        else:
            rest = self._white_inside(part, rest, ratio)
        if part.kind in _OWN_LEADING:
            ratio = self._size
        height = text * ratio * lines / max(1, part.lines) + rest
        if before and before.joined and abs(part.height - self._pictogram(self.before)) < NEAR:
            height = max(self._pictogram(self.after), (lines + _UNDER_A_STEP) * part.line * ratio)
        return replace(part, height=height, gap=gap, lines=lines, line=part.line * ratio)

    def _pictogram(self, rung: Rung) -> float:
        """The height of the pictogram of a step; the last step is no lower."""
        return _PICTOGRAM * 2 * self._half(rung) * min(1.0, rung.figures)

    def _white_inside(self, part: Part, rest: float, ratio: float) -> float:
        """The white inside a part: half lines of its own, and the rung's between its items."""
        fixed = rest - part.inner * self.before.items * self._half(self.before)
        least = _UNDER_A_STEP * 2 * self._half(self.after) if part.joined else 0.0
        return max(least, fixed * ratio + part.inner * self.after.items * self._half(self.after))

    def _lines(self, part: Part) -> int:
        if self.exact or part.lines < 2:
            return part.lines
        return math.ceil((part.lines - 1 + _LAST_LINE) * self._size)

    @property
    def _size(self) -> float:
        return self.after.body(self.type) / self.before.body(self.type)

    def _gap(self, part: Part, before: Part) -> float:
        """The white above a part: so many half lines of it are the rung's own."""
        old, new = self._half(self.before), self._half(self.after)
        fixed = part.gap - _halves(self.before, part, before) * old
        if fixed < -NEAR and part.gap >= 0:  # less than the rung sets: its white is its own
            return part.gap * new / old
        gap = fixed * new / old + _halves(self.after, part, before) * new
        return max(0.0, gap) if part.gap >= 0 else gap  # it stands beside the one before

    def _half(self, rung: Rung) -> float:
        return rung.leading_in_mm(self.type) / 2


def _halves(rung: Rung, part: Part, before: Part) -> int:
    """The half lines that a rung sets above a part."""
    if part.kind == "heading" or part.section != before.section or part.window:
        return rung.sections
    if before.kind == "heading" or before.block == part.block:  # steps have theirs inside
        return 0
    return rung.items if (before.kind, part.kind) in _ITEMS else rung.paragraphs
