"""Front matter as lines: what commands rewrite of a file that a person wrote."""

from __future__ import annotations

import re


def without(lines: list[str], key: str) -> list[str]:
    """Front matter without a top-level key and what belongs to it."""
    kept, inside = [], False
    for line in lines:
        if re.match(r"\S", line) and not line.startswith("#"):
            inside = line.startswith(f"{key}:")
        if not inside:
            kept.append(line)
    return kept
