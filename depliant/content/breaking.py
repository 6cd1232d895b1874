"""breaking: where a line may end in an address (a web page's, an e-mail's).

After a slash or a dot, before an @ or a hyphen (Chicago Manual of Style, 7.46): a hyphen at a
line's end would look like one that a printer put in, one that begins a line is the address's own.
"""

from __future__ import annotations

import re

from depliant.content.typography import JOINER

BREAK = "\u200b"  # a line may end here
_ENDS = re.compile(r"(?<=[/.?&=_])(?=\w)|(?<=\w)(?=[@-]\w)")
_STAYS = re.compile(r"(?<=-)(?=\w)")


def breakable(address: str) -> str:
    """An address with the places where a line may end; they take no room and are no letters."""
    return _STAYS.sub(JOINER, _ENDS.sub(BREAK, address))
