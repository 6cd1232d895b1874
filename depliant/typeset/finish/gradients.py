"""Gradients of drawings as shadings (ISO 32000-1, 8.7.4.3).

The engine writes a gradient as a tile that is laid once. Some viewers and printers (those built on
Poppler) cut such tiles short, and a part of the drawing is white; a shading has no edges.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_REFERENCE = re.compile(rb"(\d+) 0 R")
_ONE = re.compile(rb"/(\w+) (Do|sh)")


def as_shadings(pdf: Any) -> None:
    """Turn each tile that holds one gradient, and nothing else, into that gradient."""
    from pydyf import Dictionary, Stream

    known = {item.number: item for item in pdf.objects}
    for at, item in enumerate(pdf.objects):
        if isinstance(item, Stream) and item.extra.get("PatternType") == 1:
            shading = _only(_only(item, "XObject", known), "Shading", known)
            if shading is not None:
                matrix = item.extra["Matrix"]
                pattern = Dictionary({"Type": "/Pattern", "PatternType": 2, "Matrix": matrix})
                pattern["Shading"] = shading
                pattern.number, pattern.offset = item.number, item.offset
                pdf.objects[at] = pattern


def _only(stream: Any, kind: str, known: Mapping[int, Any]) -> Any:
    """What a stream draws, if it draws one thing of a kind; a state before it may not matter."""
    if stream is None:
        return None
    written = [step if isinstance(step, bytes) else str(step).encode() for step in stream.stream]
    steps = [step for step in written if not (kind == "XObject" and step.endswith(b" gs"))]
    found = _ONE.fullmatch(steps[0]) if len(steps) == 1 else None
    if not found:
        return None
    resources = _met(stream.extra["Resources"], known)
    return _met(_met(resources[kind], known)[found[1].decode()], known)


def _met(value: Any, known: Mapping[int, Any]) -> Any:
    """An object, or the one that a reference leads to."""
    found = _REFERENCE.fullmatch(value) if isinstance(value, bytes) else None
    return known[int(found[1])] if found else value
