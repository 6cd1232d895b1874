"""What readers may write on where a text leaves paper over: the choice of an edition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depliant.formats.format import Format
from depliant.sources.hospital import Required


def has_questions(format_: Format, kinds: Sequence[str], required: Sequence[Required]) -> bool:
    """Whether the questions have a section of their own: a page holds it, or it is required."""
    if format_.road != "paper" or "questions" in format_.omits:
        return False
    held = format_.slot_of("questions") != "flow" and "questions" in kinds
    asked = {one.role for one in required if one.on(format_.groups)}
    return held or "questions" in asked


def offered(format_: Format, kinds: Sequence[str], required: Sequence[Required]) -> Iterator[str]:
    """The kinds of fillers that may stand in a format, in order: on paper only, each once."""
    section = has_questions(format_, kinds, required)
    for kind in kinds if format_.road == "paper" else ():
        if kind not in format_.omits and not (kind == "questions" and section):
            yield kind
