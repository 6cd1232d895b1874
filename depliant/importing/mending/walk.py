"""Blocks changed at every depth: their texts, or the blocks that stand in one another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from depliant.importing.shapes import (
    Block,
    Blocks,
    Box,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Spans,
    Table,
    Terms,
)


def each_spans(blocks: Blocks, change: Callable[[Spans], Spans]) -> Blocks:
    """The blocks, all their spans changed."""
    return tuple(_changed(block, change) for block in blocks)


def each_text(blocks: Blocks, change: Callable[[str], str]) -> Blocks:
    """The blocks, the text of each span changed."""
    return each_spans(blocks, lambda spans: tuple(span.said(change(span.text)) for span in spans))


def inside(blocks: Blocks, change: Callable[[Blocks], Blocks]) -> Blocks:
    """The blocks, changed together at every depth: those that stand in one first."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Quote | Box):
            found.append(replace(block, blocks=inside(block.blocks, change)))
        elif isinstance(block, Listing):
            items = tuple(inside(item, change) for item in block.items)
            found.append(replace(block, items=items))
        else:
            found.append(block)
    return change(tuple(found))


def _changed(block: Block, change: Callable[[Spans], Spans]) -> Block:
    match block:
        case Heading() | Paragraph():
            return replace(block, spans=change(block.spans))
        case Table():
            return replace(block, rows=tuple(tuple(map(change, row)) for row in block.rows))
        case Terms():
            return replace(block, pairs=tuple((change(a), change(b)) for a, b in block.pairs))
        case Quote() | Box():
            return replace(block, blocks=each_spans(block.blocks, change))
        case Listing():
            items = tuple(each_spans(item, change) for item in block.items)
            return replace(block, items=items)
    return block
