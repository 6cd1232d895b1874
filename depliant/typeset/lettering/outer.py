"""outer: what the wide margin of a sheet holds beside its text.

On the first page that is the contacts. On later ones numbers that matter, short definitions and
questions to ask may use it; where nothing does, the text stands in the middle of the paper.
"""

from __future__ import annotations

import re
from html import unescape

from depliant.content.content import Content, SetSection
from depliant.formats.format import Format

OUTWARD = "outward"  # a section whose numbers, definitions and steps use the outer column
MOST_NARROW = 260  # letters: what stands in a column of 40 mm on less than half a sheet
_NARROW = re.compile(r'<div class="admonition number"[^>]*>(.*?)</div>|<dl>(.*?)</dl>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def goes_out(html: str) -> bool:
    """Whether a section holds numbers or definitions that are short enough for an outer column
    (and no table, which is wide), and other words beside which they stand."""
    found = [one[1] or one[2] for one in _NARROW.finditer(html)]
    short = all(len(_plain(words)) <= MOST_NARROW and "<table" not in words for words in found)
    return bool(found) and short and bool(_plain(_NARROW.sub("", html)))


def reach_out(content: Content, later: frozenset[str]) -> frozenset[str]:
    """The sections among those on `later` pages that would use the outer column there. Steps do
    where something else does: two by two they are wide."""
    here = [one for one in content.sections if one.role in later]
    narrow = {one.role for one in here if goes_out(one.html)}
    steps = {one.role for one in here if "steps" in one.classes}
    return frozenset(narrow | steps if narrow or _asks_much(content) else ())


def centred(content: Content, format_: Format) -> bool:
    """Whether the text of later pages stands in the middle of its sheet: nothing stands beside."""
    used = any(OUTWARD in one.classes for one in content.sections) or _asks_much(content)
    return bool(format_.aside) and format_.budget.most > 1 and not used


def _asks_much(content: Content) -> bool:
    """Whether questions stand side by side, as wide as the paper."""
    return sum(_asks(one) for one in content.sections) > 1


def _asks(section: SetSection) -> bool:
    return "not-covered" in section.classes


def _plain(html: str) -> str:
    return unescape(_TAG.sub("", html)).strip()
