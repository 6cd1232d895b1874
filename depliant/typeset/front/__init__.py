"""The front of a leaflet, measured before layout: a folded one's cover, the head of a sheet."""

from __future__ import annotations

from depliant.content.content import Content
from depliant.formats.format import Format
from depliant.typeset.front import cover, head
from depliant.typeset.front.cover import Cover
from depliant.typeset.front.head import Head
from depliant.typeset.front.words import words_of

Front = Cover | Head


def front_of(content: Content, format_: Format, reach: float) -> Front:
    """The front of an edition: the cover where its format has one, else the head of its first
    page, whose field reaches so far (mm) into the margin after a line."""
    words = words_of(content)
    page = next((page for page in format_.pages if page.role == "cover"), None)
    if page is None:
        return head.planned(words, format_, reach)
    return cover.planned(words, page, format_.type)
