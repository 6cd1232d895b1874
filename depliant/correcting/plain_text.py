"""export --text: an article as plain text, for a colleague's mail."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby

from depliant.correcting.corrections import Leaves
from depliant.correcting.leaves import Leaf
from depliant.correcting.writing import Sent
from depliant.sources.leaflet import Article
from depliant.words import _

_EMPTY = "–"  # stands for an empty cell
WIDTH = 72  # letters: what a mail shows without breaking its lines anew


def plain_text(article: Article) -> str:
    """Title, code and version; then the sections, their lists, tables and notes."""
    meta = article.meta
    known = _("{code}, version {version}").format(code=meta.code, version=meta.version)
    head = [meta.title.upper(), *([meta.subtitle] if meta.subtitle else []), known]
    sections = (_section(leaves) for leaves in Sent(article).leaves.values())
    return "\n".join(head) + "\n\n" + "\n\n\n".join(sections) + "\n"


def _section(leaves: Leaves) -> str:
    numbers = _numbers(leaves)
    title, *rest = leaves
    said = " ".join(title.text.split())
    parts = [f"{said}\n{'=' * min(len(said), WIDTH)}"]
    widths = _widths(rest)
    before: Leaf = title
    for _key, group in groupby(rest, lambda leaf: (leaf.row, id(leaf) if not leaf.row else 0)):
        leaf, *cells = group
        text = (
            _row([leaf, *cells], widths[leaf.row])
            if leaf.row
            else _text(leaf, _mark(leaf, numbers))
        )
        close = (leaf.row and before.row) or (leaf.depth and before.depth) or leaf.shape == "dd"
        parts.append(("\n" if close else "\n\n") + text)
        before = leaf
    return "".join(parts)


def _numbers(leaves: Leaves) -> dict[int, int]:
    """The numbers of the entries of numbered lists, by the identity of their leaf."""
    counts: dict[int, int] = {}
    found: dict[int, int] = {}
    for leaf in leaves:
        for depth in [one for one in counts if one > leaf.depth]:
            del counts[depth]
        if leaf.shape == "li" and leaf.numbered:
            counts[leaf.depth] = found[id(leaf)] = counts.get(leaf.depth, leaf.start - 1) + 1
    return found


def _mark(leaf: Leaf, numbers: dict[int, int]) -> str:
    if leaf.shape == "li":
        number = f"{numbers[id(leaf)]}." if leaf.numbered else "-"
        return f"{'   ' * (leaf.depth - 1)}{number} "
    if leaf.note:
        return f"[{leaf.note}] "
    inside = "   " * leaf.depth + ("    " if leaf.shape == "dd" else "")
    return f"{inside}| " if leaf.boxed or leaf.shape == "box" else inside


def _text(leaf: Leaf, mark: str) -> str:
    after = mark if mark.endswith("| ") else " " * len(mark)
    words = _said(leaf).upper() if leaf.shape == "box" else _said(leaf)
    lines = words.split("\n")
    wrapped = [
        textwrap.fill(
            line,
            WIDTH,
            initial_indent=after if number else mark,
            subsequent_indent=after,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for number, line in enumerate(lines)
    ]
    return "\n".join(wrapped)


def _widths(leaves: Iterable[Leaf]) -> dict[int, int]:
    """How many columns the table of each row has."""
    found: dict[int, int] = {}
    for inside, table in groupby(leaves, lambda leaf: bool(leaf.row)):
        if inside:
            cells = list(table)
            found |= dict.fromkeys(
                (cell.row for cell in cells), max(cell.column for cell in cells) + 1
            )
    return found


def _row(cells: Iterable[Leaf], width: int) -> str:
    """A row; an empty cell keeps its place."""
    said = [""] * width
    for cell in cells:
        words = " ".join(_said(cell).split())
        said[cell.column] = f"{said[cell.column]} {words}".strip()
    first, *rest = (words or _EMPTY for words in said)
    return textwrap.fill(
        f"{first} : {' ; '.join(rest)}" if rest else first, WIDTH, subsequent_indent="    "
    )


def _said(leaf: Leaf) -> str:
    """The words of a leaf; a picture says what it shows, a link where it leads."""
    return "".join(_span(leaf)).strip()


def _span(leaf: Leaf) -> Iterator[str]:
    for span in leaf.spans:
        if span.picture:
            yield f"[{span.text}] " if span.text else ""
        elif span.note:
            yield f" [{span.note}]"
        else:
            words = span.text
            yield f"{words} ({span.link})" if span.link and span.link not in words else words
