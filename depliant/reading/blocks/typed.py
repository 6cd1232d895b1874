"""Lists, tables, boxes and links that are typed or pasted in ways that Markdown does not know: they
would be printed as one paragraph, or with their marks, and are told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from depliant.reading.blocks.kinds import Lines, Reader, like_an_entry, shortened
from depliant.reading.blocks.line import Line
from depliant.reading.blocks.marks import GLUED, entry
from depliant.reading.blocks.tables import is_row
from depliant.words import _

_ENTRIES = (
    re.compile(r"-(?=[^\W\d])"),
    re.compile(r"[→➔➜➤►▶▸✓✔✗✘★♦❖»¤]\s*"),
    re.compile(r"(?:[a-zA-Z]|[ivx]{2,5}|[IVX]{2,5})[).]\s+"),
    re.compile(r"o\s+"),  # Word's hollow point
    re.compile(r"\d{1,2}\.\d{1,2}\.?\s+(?=[^\W\d])"),
    re.compile(r"\(?[a-zA-Z\d]{1,2}\)\s+"),
    re.compile(r"\d{1,2}\s?[h:]\s?(?:\d\d)?\s*[-–—:]?\s"),
    re.compile(r"\d{1,2}(?:°|º|/|\s*[-–—])\s*(?=[^\W\d])"),
)


_ALERT = re.compile(r"\\?\[![\w-]+\\?\]")
_PARTED_LINK = re.compile(r"(?<!\\)\[[^\[\]]+\]\s+\(\s*(?:https?:|www\.|mailto:|tel:)")
_Told = tuple[Line, Callable[[Reader, Line], None]]


def typed_otherwise(reader: Reader, words: Lines, after: Lines) -> None:
    """Tell what looks like something else in a paragraph; `after` are the lines below it."""
    for _line, tell in (*_found(words), *_glued(words, after)):
        tell(reader, _line)
        return


def _glued(words: Lines, after: Lines) -> Iterator[_Told]:
    """Entries of a list whose mark is glued to its first word."""
    for at, line in enumerate(words):
        found = GLUED.match(line.text)
        rest = "".join(one.text for one in words[at:])
        bold = bool(found) and line.text[0] == "*" and rest.count("*") > 1
        below = entry(after[0]) if after and at == len(words) - 1 else None
        if found and not bold and (at or (below and below.sign == (found[1] or "1."))):
            yield line, like_an_entry


def _found(words: Lines) -> Iterator[_Told]:
    if _ALERT.match(words[0].text):
        yield words[0], _box_without_quote
    yield from ((line, _link_in_two) for line in words if _PARTED_LINK.search(line.text))
    tabbed = [line for line in words if "\t" in line.text.strip()]
    if len(tabbed) > 1:
        yield tabbed[0], _table_of_tabs
    rows = [line for line in words if line.text.startswith("|")]
    parted = [line for line in words if is_row(line)]
    if rows or len(parted) > 1:
        yield (rows or parted)[0], _table_without_dashes
    for pattern in _ENTRIES:
        entries = [line for line in words if pattern.match(line.text)]
        if len(entries) > 1:
            yield entries[0], like_an_entry


_WORDS_POINT = re.compile(r"(?:[\ue000-\uf8ff]|[oO§ØüqvŸ])\t")  # as Word draws a list's points


def _table_of_tabs(reader: Reader, line: Line) -> None:
    if _WORDS_POINT.match(line.text):
        like_an_entry(reader, line)
        return
    cells = [cell.strip() for cell in line.text.strip().split("\t")]
    head, dashes = f"| {' | '.join(cells)} |", "|---" * len(cells) + "|"
    message = _("“{text}” looks like a table that was pasted: tabs part its columns.")
    remedy = _("Write its first line as `{head}`, then `{dashes}`, then each row like the first.")
    message = message.format(text=shortened(" ".join(cells)))
    reader.wrong(line, message, remedy.format(head=head, dashes=dashes))


def _table_without_dashes(reader: Reader, line: Line) -> None:
    message = _(
        "“{text}” looks like the row of a table, but no line of dashes stands under its headings."
    )
    remedy = _("Write `|---|---|` under the headings, a part for each column; `\\|` for the sign.")
    reader.wrong(line, message.format(text=shortened(line.text)), remedy)


def _box_without_quote(reader: Reader, line: Line) -> None:
    message = _("“{text}” opens a box only behind `> `.").format(text=shortened(line.text))
    reader.wrong(line, message, _("Put `> ` before it, and before each line of the box."))


def _link_in_two(reader: Reader, line: Line) -> None:
    message = _("“{text}”: a space parts the words of a link from its address.")
    remedy = _("Write `[words](https://…)`, without a space between the brackets.")
    reader.wrong(line, message.format(text=shortened(line.text)), remedy)
