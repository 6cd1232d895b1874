"""Words that were struck out: whoever struck them wanted them gone, and they are told."""

from __future__ import annotations

from depliant.importing.mending.walk import each_spans
from depliant.importing.shapes import STRUCK, Blocks, Spans
from depliant.importing.told import Told, left_out
from depliant.words import _


def without_struck(blocks: Blocks) -> tuple[Blocks, tuple[Told, ...]]:
    """The blocks without what is struck out, which is told."""
    told: list[Told] = []

    def kept(spans: Spans) -> Spans:
        for span in spans:
            if STRUCK in span.marks and span.text.strip():
                told.append(left_out(span.text, _("Struck out")))
        return tuple(span for span in spans if STRUCK not in span.marks)

    return each_spans(blocks, kept), tuple(told)
