"""Display type: words that are set larger than the text, by how many they are.

A key message on a page of its own is a poster: its lines are as large as they stand on it. The
lines of an emergency stand side by side where they are short. Both are judged from letters alone,
before any layout, and on the safe side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from textwrap import wrap

from depliant.content.content import ContactLine, SetSection
from depliant.formats.format import Format
from depliant.formats.parts import PageSpec
from depliant.typeset.edition_css import hang
from depliant.units import MM_PER_PT

LETTER = 0.53  # mean width of a letter with the bold ones, in sizes of type
POSTER = (1.36, 1.28, 1.2, 1.16, 1.12, 1.08, 1.04, 1.0)  # times the body: 17 pt to 12.5
POSTER_LETTER = 0.5  # as LETTER, with few bold ones
POSTER_LEADING, POSTER_GAP = 1.35, 0.74  # of its lines; between its items, in lines
POSTER_AROUND = 23.0  # mm: its bar, its white above and below, the white below its heading
FILLED, WIDEST_GAP = 0.7, 3.0  # how much of what is free goes between items; at most, in sizes
POSTER_INSET = 2.0 + 6.5  # mm of its lines' width: its white, the mark of an item
HEADING = 1.92  # times the body: 24 pt
LONG = 4  # digits: 15, 112, 3114; a longer number is a telephone's, and has a line of its own
COLUMNS = 3  # numbers side by side, at the most
LEAST_LABEL = 7  # letters: as wide as three digits above them
_INSET, _GAP = 9.0, 3.0  # mm: the white of the emergency box; between two columns
_NUMBER = 3.4  # times the body: three digits, and the white behind them
_BLOCK = re.compile(r"<(p|li|dt|dd|h3|h4)\b[^>]*>(.*?)(?=<(?:/\1|p|li|ul|ol)\b)", re.DOTALL)


def poster(section: SetSection, format_: Format) -> tuple[float, float] | None:
    """How a key message is set that has a page of its own, the same on each rung: the size of its
    lines in pt; the white between its items in sizes of type, wider where they are few."""
    page = next((page for page in format_.pages if page.role == section.slot), None)
    if page is None or page.role != "flap" or section.role != "summary":
        return None
    items = [_plain(words) for _tag, words in _BLOCK.findall(section.html)]
    heights = ((step, _height(items, section.title, step, page, format_)) for step in POSTER)
    step, height = next((one for one in heights if one[1] <= 1), (POSTER[-1], 1.0))
    size = step * format_.type.body
    free = FILLED * page.text_height * (1 - height) / (size * MM_PER_PT)
    return size, min(WIDEST_GAP, 1.0 + max(0.0, free) / max(1, len(items) - 1))


def _height(items: list[str], title: str, step: float, page: PageSpec, format_: Format) -> float:
    """The height of a poster, as a share of its page."""
    body = format_.type.body * MM_PER_PT
    width = page.text_width - POSTER_INSET
    line = body * step * POSTER_LEADING
    letter = body * step * POSTER_LETTER / LETTER
    lines = sum(_lines(item, width, letter) for item in items)
    gaps = POSTER_GAP * line * max(0, len(items) - 1)
    heading = _lines(title, width, body * HEADING) * body * HEADING * 1.15
    return (POSTER_AROUND + heading + lines * line + gaps) / page.text_height


def emergency(
    lines: Sequence[ContactLine], section: SetSection, format_: Format
) -> tuple[str, tuple[int, ...]]:
    """How the lines of an emergency stand: all `abreast`, each number with its words; in
    `columns`, the words below; in `rows`; in a `stack` where the paper is narrow. With it the
    shares of the width that they take."""
    if "aside" in section.classes:
        return "stack", (1,) * len(lines)
    page = format_.page(_first(section.slot, format_))
    width = page.text_width + 2 * hang(page, format_) - _INSET
    letter = format_.type.body * MM_PER_PT * LETTER
    labels = [line.label if len(line.phone) <= LONG else "" for line in lines]
    short = len(list(filter(None, labels)))
    room = int((width - short * _GAP) / letter)
    numbers = int(short * _NUMBER / LETTER)
    if short <= COLUMNS:
        if sum(map(len, labels)) + numbers <= room:
            return "abreast", tuple(len(label) + 1 for label in labels)
        if shares := _shares(labels, room):
            return "columns", shares
    return "rows", (1,) * len(lines)


def _shares(labels: Sequence[str], room: int) -> tuple[int, ...]:
    """The letters of each label's column, all together in a room of so many: two lines at the
    most, one where there is room; nothing if there is none."""
    widths = [_least_width(label, 2) for label in labels]
    for number in sorted(range(len(labels)), key=lambda n: len(labels[n])):
        wider = max(widths[number], len(labels[number]))
        if sum(widths) - widths[number] + wider <= room:
            widths[number] = wider
    return tuple(widths) if sum(widths) <= room else ()


def _first(slot: str, format_: Format) -> str:
    return next(page.role for page in format_.pages if page.role.startswith(slot))


def _least_width(label: str, most: int) -> int:
    """The letters of the narrowest column that holds a label on so many lines, no word torn;
    one for a telephone's, which takes a line of its own."""
    if not label:
        return 1
    words = label.replace("\u00a0", "_")
    widest = max(map(len, words.split()), default=1)
    widths = range(max(widest, LEAST_LABEL), len(words) + 1)
    return next((width for width in widths if len(wrap(words, width)) <= most), LEAST_LABEL)


def _lines(text: str, width: float, size: float) -> int:
    return max(1, len(wrap(text, max(1, int(width / (LETTER * size))))))


def _plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html)).strip()


# --- steps -----------------------------------------------------------------------------------

_TAG = re.compile(r"<(/?)(ol|ul|div|blockquote|dl|table)\b[^>]*>")
MANY_STEPS, MANY_LETTERS = 8, 700  # about what stands on a panel
PAIRED = 64  # letters: four lines of half a column; longer ones stand one below the other


def steps(html: str) -> tuple[tuple[str, bool], ...]:
    """The parts of a section of steps, each ending with its list, and what follows the last list
    (without one); with each part whether it is too long to stay whole."""
    depth, start, parts = 0, 0, []
    for tag in _TAG.finditer(html):
        depth += -1 if tag[1] else 1
        if depth == 0 and tag[2] == "ol":
            parts.append(html[start : tag.end()])
            start = tag.end()
    return tuple((part, _is_long(part)) for part in (*parts, html[start:]))


def _is_long(part: str) -> bool:
    return part.count("<li") > MANY_STEPS or len(_plain(part)) > MANY_LETTERS


def paired(part: str) -> bool:
    """Whether each step of a part is short enough for two to stand side by side on a sheet."""
    return all(len(_plain(step)) <= PAIRED for step in part.split("<li")[1:])
