"""Lists and tables that are typed or pasted in ways that Markdown does not know: told, since they
would be printed as one paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from depliant.reading.blocks.kinds import Lines, Reader, shortened
from depliant.reading.blocks.line import Line
from depliant.reading.blocks.tables import is_row
from depliant.words import _

_ENTRIES = (
    re.compile(r"-(?=[^\W\d])"),
    re.compile(r"[→➔➜➤►▶▸✓✔✗✘★♦❖»¤]\s*"),
    re.compile(r"[a-zA-Z][).]\s+"),
    re.compile(r"\(?[a-zA-Z\d]{1,2}\)\s+"),
    re.compile(r"\d{1,2}\s?[h:]\s?(?:\d\d)?\s*[-–—:]?\s"),
    re.compile(r"\d{1,2}(?:°|º|/|\s*[-–—])\s*(?=[^\W\d])"),
)


def typed_otherwise(reader: Reader, words: Lines) -> None:
    """Tell what looks like a list or a table in a paragraph."""
    for _line, tell in _found(words):
        tell(reader, _line)
        return


def _found(words: Lines) -> Iterator[tuple[Line, Callable[[Reader, Line], None]]]:
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
            yield entries[0], _list_of_other_signs


_WORDS_POINT = re.compile(r"(?:[\ue000-\uf8ff]|[oO§ØüqvŸ])\t")  # as Word draws a list's points


def _table_of_tabs(reader: Reader, line: Line) -> None:
    if _WORDS_POINT.match(line.text):
        _list_of_other_signs(reader, line)
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


def _list_of_other_signs(reader: Reader, line: Line) -> None:
    message = _("“{text}” looks like the entry of a list.")
    remedy = _("Begin each entry with `- `, or with `1. ` if their order counts.")
    reader.wrong(line, message.format(text=shortened(line.text)), remedy)
