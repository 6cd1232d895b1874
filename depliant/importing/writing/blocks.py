"""Blocks → the Markdown of an article, which the reader takes for just what it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from depliant.importing.shapes import (
    BOLD,
    Block,
    Blocks,
    Box,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Span,
    Table,
    Terms,
    text,
    with_marks,
)
from depliant.importing.writing.inline import Hand

_DEEPEST = 4  # lists inside lists; what is deeper is written at this depth


@dataclass(frozen=True)
class Writer:
    """Writes blocks with a hand."""

    hand: Hand

    def blocks(self, blocks: Sequence[Block], depth: int = 0) -> list[str]:
        """The lines of some blocks, an empty one between two."""
        found: list[str] = []
        for block in blocks:
            made = self.block(block, depth)
            if made:
                found += [*([""] if found else []), *made]
        return found

    def block(self, block: Block, depth: int = 0) -> list[str]:
        match block:
            case Heading():
                line = self.hand.line(block.spans)
                return [f"{'#' * max(block.level, 3)} {line}"] if line and not depth else [line]
            case Paragraph():
                return self.hand.paragraph(block.spans)
            case Listing():
                return self._listing(block, depth)
            case Table():
                return self._table(block)
            case Quote():
                return [f"> {line}".rstrip() for line in self.blocks(block.blocks, depth + 1)]
            case Box():
                return self._box(block, depth)
            case Terms():
                return self._terms(block)
        return []

    # --- lists ---

    def _listing(self, block: Listing, depth: int) -> list[str]:
        found: list[str] = []
        number = block.start
        for item in _items(block, depth):
            mark, item = _ticked(item) if number is None else (f"{number}. ", item)
            inside = self.blocks([_bold(one) for one in item], depth + 1)
            if not inside:
                continue
            tight = self._tight(item, depth, inside)
            columns = 2 if mark.startswith("-") else len(mark)
            found += [f"{mark}{tight[0]}", *(_moved(line, columns) for line in tight[1:])]
            number = None if number is None else number + 1
        return found

    def _tight(self, item: Blocks, depth: int, inside: list[str]) -> list[str]:
        """An entry and the list in it, without an empty line between."""
        if len(item) == 2 and isinstance(item[1], Listing):
            first = self.block(_bold(item[0]), depth + 1)
            return [*first, *self.block(item[1], depth + 1)]
        return inside

    # --- tables ---

    def _table(self, block: Table) -> list[str]:
        lines = [" | ".join(map(self.hand.line, row)) for row in block.rows]
        dashes = "|---" * len(block.rows[0]) + "|"
        return [f"| {lines[0]} |", dashes, *(f"| {line} |" for line in lines[1:])]

    # --- others ---

    def _box(self, block: Box, depth: int) -> list[str]:
        title = " ".join(block.title.replace('"', "’").split())
        inside = self.blocks([_bold(one) for one in block.blocks], depth + 1)
        if not inside:
            return self.hand.paragraph((Span(title, frozenset({BOLD})),)) if title else []
        head = f'!!! {block.kind} "{title}"' if title else f"!!! {block.kind}"
        return [head, *(_moved(line, 4) for line in inside)]

    def _terms(self, block: Terms) -> list[str]:
        found: list[str] = []
        for term, meaning in block.pairs:
            if text(term) and text(meaning):
                made = [self.hand.line(term), f": {self.hand.line(meaning)}"]
            else:
                made = self.hand.paragraph(term or meaning)
            found += [*([""] if found and text(term) else []), *made]
        return found


def _items(block: Listing, depth: int) -> Iterator[Blocks]:
    """The entries of a list, each beginning with words: a list that opens one takes its place."""
    for item in block.items:
        if item and isinstance(item[0], Listing):
            yield from _items(item[0], depth)
            if item[1:]:
                yield item[1:]
        elif depth >= _DEEPEST:
            inner = [one for one in item if isinstance(one, Listing)]
            yield tuple(one for one in item if not isinstance(one, Listing))
            for one in inner:
                yield from _items(one, depth)
        elif item and isinstance(item[0], Paragraph | Heading):
            yield item
        else:
            yield (Paragraph((Span("·"),)), *item) if item else ()


_BOX = re.compile(r"\s*(\[[ xX]\]|[☐□❏❑☑☒])\s*")


def _ticked(item: Blocks) -> tuple[str, Blocks]:
    """The mark of an entry of a list of points, and the entry without the box before it."""
    first = item[0] if item else None
    if not isinstance(first, Paragraph) or not first.spans:
        return "- ", item
    head, *rest = first.spans
    found = _BOX.match(head.text)
    if not found or head.picture or head.note:
        return "- ", item
    spans = (head.said(head.text[found.end() :]), *rest)
    return ("- [x] " if found[1] in "[x][X]☑☒" else "- [ ] "), (Paragraph(spans), *item[1:])


def _bold(block: Block) -> Block:
    """A heading that stands in something else is a bold line."""
    return Paragraph(with_marks(block.spans, BOLD)) if isinstance(block, Heading) else block


def _moved(line: str, columns: int) -> str:
    return f"{' ' * columns}{line}" if line else ""
