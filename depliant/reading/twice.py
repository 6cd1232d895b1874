"""Letters that were written in UTF-8, read as Western European and written again: `Ã©` for `é`."""

from __future__ import annotations

import re

_HIGH = bytes(n for n in range(0x80, 0xC0) if n not in (0x81, 0x8D, 0x8F, 0x90, 0x9D))
_TAIL = re.escape(_HIGH.decode("cp1252")) + "\x80-\x9f"  # the further bytes of a letter, as cp1252
TWICE = re.compile(rf"(?:[ÂÃÅ][{_TAIL}]|â[{_TAIL}]{{2}})+")


def read_again(found: re.Match[str]) -> str:
    """What the letters of a match were before; `\\ufffd` stands where that cannot be told."""
    data = b"".join(
        bytes([ord(one)]) if ord(one) < 0x100 else one.encode("cp1252") for one in found[0]
    )
    return data.decode("utf-8", errors="replace")
