"""The list of contents of a long edition: its sections, each with its page.

From eight pages on, a reader who looks for one thing needs it. Whether an edition is that long is
estimated from its letters, before any layout: a page more or less does not decide over it, and
the HTML stays the same through all layouts. The engine sets the page numbers, which costs it a
second pass over the pages.
"""

from __future__ import annotations

import re
from html import unescape

from depliant.content.content import Content, SetSection
from depliant.formats.format import Format
from depliant.units import MM_PER_PT

LEAST_PAGES = 8
CONTENTS = "contents-list"  # its section
HEADING = 3.0  # lines that a section's heading takes with what stands above it
FILLED = 0.62  # of the lines of a page hold letters: the rest is gaps, boxes, short last lines
_UNNAMED = frozenset({"more", "questions", "sources"})  # what nobody looks for by its title


def runs_on(format_: Format) -> bool:
    """Whether a format may take more than two pages of paper: each then says whose page it is."""
    return format_.road == "paper" and format_.endless and format_.budget.most > 2


def listed(content: Content, format_: Format) -> tuple[SetSection, ...]:
    """The sections that the list names, in order; none if the edition is short."""
    if not runs_on(format_) or _pages(content, format_) < LEAST_PAGES:
        return ()
    after_the_first = content.sections[1:]
    return tuple(one for one in after_the_first if one.title and one.role not in _UNNAMED)


def _pages(content: Content, format_: Format) -> float:
    """How many pages an edition takes, about; a booklet a multiple of four."""
    line = format_.type.body * format_.type.leading * MM_PER_PT
    on_a_page = format_.flow[0].text_height / line * FILLED
    lines = sum(_lines(section, format_.letters) for section in content.in_slot("flow"))
    pages = lines / on_a_page + len(format_.pages) - 1
    return -(-pages // 4) * 4 if format_.saddle else pages


def _lines(section: SetSection, letters: int) -> float:
    text = unescape(re.sub(r"<[^>]*>", "", section.html))
    return HEADING + len(text) / letters
