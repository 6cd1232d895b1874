"""Directives that silence a rule in place, with a reason, and the lines that each covers.

`<!-- depliant: allow RULE: reason -->` before a block covers that block, before a section's heading
the whole section; `# depliant: allow RULE: reason` in YAML covers the key that follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from depliant.errors import Place
from depliant.reading.blocks.marks import heading
from depliant.reading.blocks.reader import read_blocks
from depliant.reading.blocks.scan import ALLOW, means_directive, scan

_COMMENT = re.compile(r"\s*#+\s*(.*)")
_DIRECTIVE = re.compile(r"depliant\s*:\s*(.*)")
SECTION = 2  # the level of its heading


@dataclass(frozen=True)
class Allowance:
    """A rule that is silenced on some lines of a file, from `first` to `last`, and why; no reason
    if none was given. `place` is the directive's own; `said`, what it says, if it is none."""

    rule: str
    reason: str
    place: Place
    first: int
    last: int
    said: str = ""

    def holds(self, place: Place | None) -> bool:
        """Whether a place lies on its lines."""
        if place is None or place.file != self.place.file or place.line is None:
            return False
        return self.first <= place.line <= self.last


def allowances_in(front: str, body: str, start: Place, first: Place) -> Iterator[Allowance]:
    """The allowances of a document; its front matter's first line stands at `start`, that of its
    body at `first`."""
    yield from allowances_in_yaml(front, start)
    if directives := scan(body, first).directives:
        ends = list(_ends(body, first))
        last = (first.line or 1) + body.count("\n")
        for one in directives:
            begins = next((span for span in ends if span[0] > one.line), (one.line, last))
            yield _allowance(one.said, first.at(one.line), one.line, begins[1])


def allowances_in_yaml(text: str, place: Place) -> Iterator[Allowance]:
    """The allowances of a YAML `text` whose first line stands at `place`."""
    lines, first = text.split("\n"), place.line or 1
    for at, line in enumerate(lines):
        comment = _COMMENT.fullmatch(line)
        if comment and means_directive(comment[1]):
            number = first + at
            said = _DIRECTIVE.fullmatch(comment[1])
            if said and ALLOW.fullmatch(said[1].strip()):
                yield _allowance(said[1], place.at(number), number, first + _key_ends(lines, at))
            else:
                yield Allowance("", "", place.at(number), number, number, comment[1].strip())


def _allowance(said: str, place: Place, first: int, last: int) -> Allowance:
    found = ALLOW.fullmatch(said.strip())
    rule, reason = (found[1], found[2] or "") if found else ("", "")
    return Allowance(rule, " ".join(reason.split()), place, first, last)


def _ends(body: str, first: Place) -> Iterator[tuple[int, int]]:
    """The lines on which blocks begin and end; of a section's heading: where the section ends."""
    lines = scan(body, first).lines
    last = (first.line or 1) + body.count("\n")
    heads = [line.number for line in lines if (heading(line) or (0, ""))[0] == SECTION]
    begins = [block.line for block in read_blocks(body, first).blocks]
    starts = sorted({*heads, *begins})
    for at, number in enumerate(starts):
        after: Sequence[int] = heads if number in heads else starts[at + 1 :]
        yield number, next((one - 1 for one in after if one > number), last)


def _key_ends(lines: Sequence[str], at: int) -> int:
    """The index of the last line of the key that follows a comment in YAML."""
    below = [n for n in range(at + 1, len(lines)) if lines[n].strip()]
    key = next((n for n in below if not lines[n].lstrip().startswith("#")), at)
    own = _indent(lines[key])
    inside = [n for n in below if n > key]
    end = next((n for n in inside if _indent(lines[n]) <= own), len(lines))
    return max(key, end - 1)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
