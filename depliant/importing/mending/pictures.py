"""Pictures that stand among words get a place of their own; a caption stays with its picture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from depliant.importing.mending.walk import inside
from depliant.importing.shapes import (
    ITALIC,
    Block,
    Blocks,
    Paragraph,
    Span,
    Spans,
    joined,
    text,
    trimmed,
    with_marks,
)

_CAPTION = re.compile(
    r"(?:figure|fig\.|image|photo|schéma|illustration|picture)\s*\d*\s*[:.–—-]", re.I
)
_LONGEST = 200  # letters


def apart(blocks: Blocks) -> Blocks:
    """The blocks with each picture in a paragraph of its own, its caption below it."""
    return inside(blocks, lambda found: tuple(_captioned(_parted(found))))


def _parted(blocks: Blocks) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Paragraph) and any(span.picture for span in block.spans):
            yield from _pieces(block.spans)
        else:
            yield block


def _pieces(spans: Spans) -> Iterator[Block]:
    run: list[Span] = []
    for span in spans:
        if not span.picture:
            run.append(span)
            continue
        if words := _words(run):
            yield Paragraph(words)
        run = []
        yield Paragraph((span,))
    if words := _words(run):
        yield Paragraph(words)


def _words(run: list[Span]) -> Spans:
    spans = trimmed(run)
    return spans if text(spans).strip() else ()


def _captioned(blocks: Iterator[Block]) -> Iterator[Block]:
    held: Paragraph | None = None
    for block in blocks:
        if held and isinstance(block, Paragraph) and _is_caption(block):
            yield Paragraph(joined((held.spans, with_marks(block.spans, ITALIC))))
            held = None
            continue
        if held:
            yield held
        held = block if isinstance(block, Paragraph) and block.spans[0].picture else None
        if not held:
            yield block
    if held:
        yield held


def _is_caption(block: Paragraph) -> bool:
    words = text(block.spans)
    if any(span.picture for span in block.spans) or "\n" in words or len(words) > _LONGEST:
        return False
    said = [span for span in block.spans if span.text.strip()]
    return bool(_CAPTION.match(words)) or all(ITALIC in span.marks for span in said)
