"""The DOCTYPE that Illustrator writes: short names for addresses, and nothing else.

No parser ever sees a DOCTYPE. Short names are spelled out here if they stand for plain addresses;
any other entity stays, and the parser refuses it.
"""

from __future__ import annotations

import re

_DOCTYPE = re.compile(
    rb"<!DOCTYPE\s+svg\b[^\[>]*(?:\[((?:\s*<!ENTITY\s+[\w.-]+\s+\"[^\"<&%]*\"\s*>)*)\s*\])?\s*>"
)
_ENTITY = re.compile(rb"<!ENTITY\s+([\w.-]+)\s+\"(https?://[^\"<&%\s]{1,120})\"\s*>")
_MOST_NAMES = 30
_MOST_BYTES = 2_000_000  # once all are spelled out


def without_doctype(data: bytes) -> bytes:
    """`data` without its DOCTYPE, if that only gives short names to addresses; else unchanged."""
    found = _DOCTYPE.search(data[:20_000])
    if not found:
        return data
    names = dict(_ENTITY.findall(found[1] or b""))
    if len(names) != (found[1] or b"").count(b"<!ENTITY") or len(names) > _MOST_NAMES:
        return data
    plain = data[: found.start()] + data[found.end() :]
    for name, address in names.items():
        if len(plain) + plain.count(b"&" + name + b";") * len(address) > _MOST_BYTES:
            return data
        plain = plain.replace(b"&" + name + b";", address)
    return plain
