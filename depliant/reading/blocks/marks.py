"""The marks that open a line, as Markdown has them and as people type them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from depliant.reading.blocks.line import Kind, Line

BULLETS = "-*+•‣◦∙●○▪▫■·–—"
BOXES = {
    "☐": False,
    "□": False,
    "❏": False,
    "❑": False,
    "☑": True,
    "☒": True,
    "[ ]": False,
    "[x]": True,
}
_DASHES = "+·–—"  # also open a line that was wrapped inside a sentence
_SPOKEN = "–—"
MOST_DIGITS = 3  # a longer number at the start of a line is a year

GLUED = re.compile(r"([-*+])(?=[^\W\d])|\d{1,2}[.)](?=[^\W\d_])")  # no space behind its mark
_HEADING = re.compile(r"(#(?=\s|$)|##+)(?!#)(.*)", re.DOTALL)  # "#12" is a number
_BULLET = re.compile(rf"([{re.escape(BULLETS)}])(?:(\s+)(.*)|$)", re.DOTALL)
_GLUED = re.compile(r"([•‣◦●○▪▫■☐☑☒])()(\w.*)", re.DOTALL)
_BOX = re.compile(r"(☐|□|❏|❑|☑|☒)(\s+)(.*)", re.DOTALL)
_TASK = re.compile(r"\[([ xX]?)\](?![(\[:])\s*(.*)", re.DOTALL)
_NUMBER = re.compile(rf"(\d{{1,{MOST_DIGITS}}})[.)](?:(\s+)(.*)|$)", re.DOTALL)
_RULE = re.compile(r"([-*_])(?:\s*\1){2,}\s*$")
_UNDERLINE = re.compile(r"(=+|-{2,})\s*$")


@dataclass(frozen=True)
class Entry:
    """The mark of a list's entry: `number` is None for a point, `width` how far its text stands
    from the mark, `ticked` how its box stands."""

    sign: str
    number: int | None
    width: int
    text: str
    ticked: bool | None = None

    @property
    def numbered(self) -> bool:
        return self.number is not None

    def follows(self, other: Entry) -> bool:
        """Whether both are marks of one list."""
        return self.numbered == other.numbered


def heading(line: Line) -> tuple[int, str] | None:
    """The level and the words of a heading; whatever space follows its marks, or none."""
    if line.kind is not Kind.WORDS or not (found := _HEADING.match(line.text)):
        return None
    words = re.sub(r"(?:^|\s+)#+\s*$", "", found[2].strip())
    return len(found[1]), words.strip()


def entry(line: Line) -> Entry | None:
    """The mark of a list's entry, if one opens the line."""
    if line.kind is not Kind.WORDS or _RULE.match(line.text):
        return None
    if found := _NUMBER.match(line.text):
        return Entry("1.", int(found[1]), _width(found), (found[3] or "").strip())
    if found := _BOX.match(line.text) or _GLUED.match(line.text) or _BULLET.match(line.text):
        return _point(found)
    return None


def _point(found: re.Match[str]) -> Entry:
    sign, text = found[1], (found[3] or "").rstrip("\n")
    width = _width(found)
    if sign in BOXES:
        return Entry("☐", None, width, text, BOXES[sign])
    if task := _TASK.match(text):
        return Entry(sign, None, width, task[2] or "", bool(task[1].strip()))
    return Entry(sign, None, width, text)


def _width(found: re.Match[str]) -> int:
    """How far an entry's text stands from its mark; a text four columns away is only spaced."""
    spaces = len((found[2] or " ").expandtabs(4))
    return (
        found.end(1)
        + (1 if found[0][found.end(1) : found.end(1) + 1] in ".)" else 0)
        + (spaces if spaces <= 4 else 1)
    )


def opens(lines: Sequence[Line]) -> bool:
    """Whether a list opens on the first of `lines`: a long dash alone begins what somebody says."""
    mark = entry(lines[0])
    if not mark or mark.sign not in _SPOKEN or lines[0].indent:
        return mark is not None
    return len(lines) > 1 and entry(lines[1]) is not None


def interrupts(lines: Sequence[Line], before: Line) -> bool:
    """Whether the entry on the first of `lines` opens a list right under the words of `before`,
    as CommonMark has it; a sign or number that a wrapped sentence may hold needs a colon above, an
    indentation, or a second entry below."""
    mark = entry(lines[0])
    if not mark:
        return False
    if not mark.text and mark.numbered:
        return False
    after = entry(lines[1]) if len(lines) > 1 else None
    if (mark.number == 1 or not mark.numbered) and not _may_be_dash(mark):
        return True
    told = before.text.rstrip().endswith(":") or lines[0].indent > before.indent
    return told or bool(after and _second(mark, after))


def _may_be_dash(mark: Entry) -> bool:
    """Whether a sign may be the dash of a sentence whose lines were broken before it."""
    return mark.sign in _DASHES or (mark.sign == "-" and " - " in mark.text)


def _second(mark: Entry, after: Entry) -> bool:
    if mark.number is None or after.number is None:
        return mark.sign == after.sign
    return after.number == mark.number + 1


def is_rule(line: Line) -> bool:
    """Whether a line is only three or more `-`, `*` or `_`."""
    return line.kind is Kind.WORDS and bool(_RULE.match(line.text))


def underline(line: Line) -> int:
    """The level of the heading that a line of `=` or `-` makes of the line above; 0 if none."""
    found = _UNDERLINE.match(line.text) if line.kind is Kind.WORDS else None
    return 0 if not found else 1 if found[1][0] == "=" else 2
