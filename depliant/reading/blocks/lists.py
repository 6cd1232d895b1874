"""Lists: points, numbers and boxes to tick, at any depth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from depliant.reading.blocks.block import Item, Listing, has_words
from depliant.reading.blocks.kinds import BlockKind, Lines, Reader, Taken, below, shortened
from depliant.reading.blocks.line import Line
from depliant.reading.blocks.marks import Entry, entry, interrupts, opens
from depliant.words import _

_Met = tuple[Line, Entry]


def _list(reader: Reader, lines: Lines) -> Taken:
    items: list[Item] = []
    met: list[_Met] = []
    at = next_ = 0
    while next_ < len(lines) and _goes_on(reader, met, lines[next_], spaced=next_ > at):
        line, mark = lines[next_], entry(lines[next_])
        assert mark
        inside = below(reader, lines[next_:], line.indent, _is_entry)
        met.append((line, mark))
        items.append(_item(reader, line, mark, inside))
        at = next_ + 1 + len(inside)
        next_ = _next_line(lines, at)
    _wrong_numbers(reader, met)
    first = met[0][1]
    if first.sign == "+":
        _or_a_sign(reader, met[0][0])
    return Listing(met[0][0].number, tuple(items), first.number, first.sign), at


def _next_line(lines: Lines, at: int) -> int:
    """The next line that is not blank."""
    return next((n for n in range(at, len(lines)) if not lines[n].blank), len(lines))


def _goes_on(reader: Reader, met: Sequence[_Met], line: Line, spaced: bool) -> bool:
    """Whether a line holds the next entry of a list; `spaced` if a blank line stands between."""
    mark = entry(line)
    if not met or not mark:
        return mark is not None
    (first, opened), (_line, last) = met[0], met[-1]
    if abs(line.indent - first.indent) > 1 or mark.numbered != opened.numbered:
        return False
    if spaced:
        return mark.sign == last.sign and _next_to(opened, last, mark)
    if mark.sign != last.sign:
        _mixed(reader, line, last)
    return True


def _next_to(opened: Entry, last: Entry, mark: Entry) -> bool:
    """Whether a number goes on with a list; another one, behind a blank line, begins a new one."""
    same = opened.number == last.number == mark.number
    return same or (last.number is not None and mark.number == last.number + 1)


def _item(reader: Reader, line: Line, mark: Entry, inside: Lines) -> Item:
    first = line.said(mark.text)
    if (inner := entry(first)) and not inner.numbered:
        _or_a_sign(reader, line)
    blocks = reader.blocks([first, *_moved(inside, line.indent + mark.width)])
    if not has_words(blocks):
        message = _("An entry of a list is empty: `{text}`.")
        remedy = _("Write its text on the same line, or remove it.")
        reader.wrong(line, message.format(text=shortened(line.text.strip())), remedy)
    return Item(line.number, blocks, mark.ticked)


def _moved(inside: Lines, text: int) -> list[Line]:
    """The lines of an entry, nearer to the margin by the column of its `text`, less one (what is
    indented under the text still is); or by less, if one stands nearer: all move alike."""
    least = min((line.indent for line in inside if not line.blank), default=0)
    return [line.moved(min(text - 1, least)) for line in inside]


# --- what is wrong ---------------------------------------------------------------------------


def _mixed(reader: Reader, line: Line, last: Entry) -> None:
    message = _("“{text}”: the entries of this list begin with two signs, `{one}` and `{other}`.")
    remedy = _("Use one sign; put two spaces before the entries of an inner list.")
    other = line.text[:1]
    message = message.format(text=shortened(line.text), one=last.sign, other=other)
    reader.wrong(line, message, remedy)


def _or_a_sign(reader: Reader, line: Line) -> None:
    """Tell a sign that is a list's mark to Markdown and a word to its reader: `+ de 38 °C`."""
    message = _("“{text}”: the sign would be a mark of a list, and not be printed.")
    remedy = _("Write `- ` for an entry; `\\+`, `\\-`, `\\*` or a word for the sign.")
    reader.wrong(line, message.format(text=shortened(line.text.strip())), remedy)


def _wrong_numbers(reader: Reader, met: Sequence[_Met]) -> None:
    """Numbers are printed as they were typed: one by one, unless all are the same."""
    for line, number, expected in _jumps(met):
        message = _("“{text}”: the numbers of this list jump to {number}; {expected} was next.")
        remedy = _("Number it `{expected}.`, or put a paragraph between two lists.")
        text = shortened(line.text)
        message = message.format(text=text, number=number, expected=expected)
        reader.wrong(line, message, remedy.format(expected=expected))


def _jumps(met: Sequence[_Met]) -> Iterator[tuple[Line, int, int]]:
    if len({mark.number for _line, mark in met}) == 1:
        return
    for (_before, one), (line, two) in pairwise(met):
        if one.number is not None and two.number is not None and two.number != one.number + 1:
            yield line, two.number, one.number + 1


def _is_entry(line: Line) -> bool:
    return entry(line) is not None


LIST = BlockKind(opens, _list, interrupts)
