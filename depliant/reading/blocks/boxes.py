"""Boxes (`!!! warning "…"`, or a quote that begins with `[!WARNING]`) and quotes."""

from __future__ import annotations

import re
from itertools import takewhile

from depliant.reading.blocks.block import Block, Box, Listing, Quote, has_words
from depliant.reading.blocks.kinds import (
    INSIDE,
    BlockKind,
    Lines,
    Reader,
    Taken,
    below,
    continues,
    shortened,
)
from depliant.reading.blocks.line import Kind, Line
from depliant.reading.blocks.marks import entry, heading
from depliant.reading.blocks.tenths import tenths
from depliant.words import _

BOXES = ("warning", "number", "note")
_MEANT = {  # other people's names for the same boxes
    **dict.fromkeys(
        ("danger", "caution", "attention", "alert", "alerte", "avertissement"), "warning"
    ),
    **dict.fromkeys(("nombre", "chiffre"), "number"),
    **dict.fromkeys(("info", "tip", "hint", "important", "remarque", "conseil"), "note"),
}
_BOX = re.compile(r"!{3}(?!!)\s*([\w-]*)\s*(.*)", re.DOTALL)
_ALERT = re.compile(r"(\*\*)?\\?\[!([\w-]+)\\?\](?(1)\*\*)\s*(.*)", re.DOTALL)
_QUOTES = "\"“”„‟«»‘’'"
_SIGN = re.compile(r">\s*[=\d]")  # "> 38 °C" is no quote


def box_meant(name: str, otherwise: str = "note") -> str:
    """The box that other people's name for one means, or `otherwise`."""
    plain = name.lower()
    kind = _MEANT.get(plain, plain)
    return kind if kind in BOXES else otherwise


def _is_box(lines: Lines) -> bool:
    return lines[0].kind is Kind.WORDS and bool(_BOX.match(lines[0].text))


def _box(reader: Reader, lines: Lines) -> Taken:
    found = _BOX.match(lines[0].text)
    assert found
    kind = _kind(reader, lines[0], found[1])
    drawn, named = tenths(reader, lines[0], kind, found[2].strip())
    title = _title(reader, lines[0], named)
    own = lines[0].indent
    loose = _right_under(lines, own)
    inside = below(reader, lines[loose:], own)
    blocks = reader.blocks([*(one.moved(own) for one in lines[1 : loose + 1]), *_moved(inside)])
    _has_body(reader, lines[0], blocks)
    if loose and not inside:
        _whole_list(reader, blocks, lines[1 + loose :])
    return Box(lines[0].number, kind, title, blocks, drawn), 1 + loose + len(inside)


def _right_under(lines: Lines, own: int) -> int:
    """How many lines under a box's title are its body although the first is not indented."""
    if len(lines) < 2 or lines[1].blank or lines[1].indent >= own + INSIDE:
        return 0
    ends = (n for n, one in enumerate(lines) if n and (one.blank or _is_apart(one)))
    return next(ends, len(lines)) - 1


def _whole_list(reader: Reader, blocks: tuple[Block, ...], after: Lines) -> None:
    """Tell an entry behind a box whose lines are not indented, if the box ends with its list."""
    line = next((one for one in after if not one.blank), None)
    mark = entry(line) if line else None
    last = blocks[-1] if blocks else None
    if line and mark and isinstance(last, Listing) and last.sign == mark.sign:
        follows = last.start is None or mark.number == last.start + len(last.items)
        if follows:
            message = _("“{text}” goes on with a list that a box holds: is it part of the box?")
            remedy = _("Put four spaces before each line of the box; a paragraph ends it.")
            reader.wrong(line, message.format(text=shortened(line.text)), remedy)


def _is_apart(line: Line) -> bool:
    return heading(line) is not None or _is_box([line]) or line.kind is not Kind.WORDS


def _moved(inside: Lines) -> list[Line]:
    """Lines without the indentation that they share."""
    least = min((line.indent for line in inside if not line.blank), default=0)
    return [line.moved(least) for line in inside]


def _kind(reader: Reader, line: Line, written: str) -> str:
    name = written.lower()
    kind = _MEANT.get(name, name)
    if kind not in BOXES:
        message = _("“{text}”: there is no box `{name}`.")
        remedy = _('Write `!!! warning "…"` for a warning, `!!! number "…"`, or `!!! note "…"`.')
        message = message.format(text=shortened(line.text), name=written)
        reader.wrong(line, message, remedy)
        return BOXES[0]
    return kind


def _title(reader: Reader, line: Line, written: str) -> str:
    """A box's title, whatever quotes stand round it, or none."""
    quoted = written[:1] in _QUOTES and written[-1:] in _QUOTES and len(written) > 1
    title = written[1:-1].strip() if quoted else written
    half = not quoted and bool(written) and (written[0] in _QUOTES or written[-1] in _QUOTES)
    if half or (not quoted and title[:1] in (":", "{")) or any(quote in title for quote in '"“”'):
        message = _("“{text}”: the title of this box is unclear.")
        remedy = _('Write it between two straight quotes, and nothing after: `!!! warning "…"`.')
        reader.wrong(line, message.format(text=shortened(line.text)), remedy)
    return title


def _has_body(reader: Reader, line: Line, blocks: tuple[Block, ...]) -> None:
    if not has_words(blocks):
        message = _("“{text}”: this box is empty.")
        remedy = _("Put four spaces before each line that belongs in it.")
        if "[!" in line.text:
            remedy = _("Put `> ` before each line that belongs in it, below this one.")
        reader.wrong(line, message.format(text=shortened(line.text)), remedy)


# --- quotes ----------------------------------------------------------------------------------


def _is_quote(lines: Lines) -> bool:
    return lines[0].kind is Kind.WORDS and lines[0].text.startswith(">")


def _quote(reader: Reader, lines: Lines) -> Taken:
    inside = [_inside(reader, line) for line in takewhile(lambda one: _is_quote([one]), lines)]
    at = len(inside)
    while at < len(lines) and _goes_on(reader, lines, at):
        inside.append(lines[at].moved(lines[at].indent))
        at += 1
    return _quoted(reader, inside), at


def _inside(reader: Reader, line: Line) -> Line:
    """A line of a quote without its mark."""
    if _SIGN.match(line.text):
        message = _("“{text}”: a `>` that opens a line makes a quote, and is not printed.")
        remedy = _("Write `\\>` for the sign, or “more than”.")
        reader.wrong(line, message.format(text=shortened(line.text)), remedy)
    return line.said(re.sub(r"^>\s?", "", line.text))


def _goes_on(reader: Reader, lines: Lines, at: int) -> bool:
    """Whether a line without `>` goes on with the sentence of a quote."""
    if lines[at].blank or reader.opens(lines[at:], lines[at - 1]):
        return False
    if not continues(lines[at], lines[at - 1]):
        message = _("“{text}” stands right under a quote: is it part of it?")
        remedy = _("Put `>` before it if it is, or an empty line above it if not.")
        reader.wrong(lines[at], message.format(text=shortened(lines[at].text)), remedy)
        return False
    return True


def _quoted(reader: Reader, inside: Lines) -> Block:
    alert = _ALERT.match(inside[0].text)
    blocks = reader.blocks(inside[1:] if alert else inside)
    if alert:
        kind = _kind(reader, inside[0], alert[2])
        _has_body(reader, inside[0], blocks)
        return Box(inside[0].number, kind, alert[3].strip(), blocks)
    if not has_words(blocks):
        message, remedy = _("A quote without words."), _("Write it, or remove its `>`.")
        reader.wrong(inside[0], message, remedy)
    return Quote(inside[0].number, blocks)


BOX = BlockKind(_is_box, _box)
QUOTE = BlockKind(_is_quote, _quote)
