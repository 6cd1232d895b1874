"""Numbers of lists in which an entry came or went: one by one again, if they were."""

from __future__ import annotations

import re
from collections.abc import Iterator

from depliant.correcting.hand.edits import Edit
from depliant.correcting.hand.places import Text
from depliant.errors import Place
from depliant.reading.blocks.block import Listing, inner
from depliant.reading.blocks.reader import read_blocks

_NUMBER = re.compile(r"([^\S\n]*(?:>\s?)*(?:[-*+]\s+)*)(\d{1,3})(?=[.)])")


def renumbered(text: Text, first: int, last: int) -> Iterator[Edit]:
    """The numbers to write in the lists of some lines, all counted in the whole text."""
    lines = text.text[text.start(first) : text.end(last)]
    for block in read_blocks(lines, Place("-", first)).blocks:
        for one in (block, *inner(block)):
            if isinstance(one, Listing) and one.start is not None:
                yield from _counted(text, one, one.start)


def _counted(text: Text, listing: Listing, start: int) -> Iterator[Edit]:
    found = [_NUMBER.match(text.text, text.start(item.line)) for item in listing.items]
    numbers = [int(one[2]) for one in found if one]
    if len(numbers) != len(found) or len(set(numbers)) == 1:
        return  # all the same: Markdown counts them
    for number, one in enumerate(found, start):
        if one and int(one[2]) != number:
            yield Edit(one.start(2), one.end(2), str(number))
