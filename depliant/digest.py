"""Digests: `exact` bytes for reuse, `spoken` words for stamps."""

from __future__ import annotations

import hashlib
import unicodedata


def digest(*parts: str) -> str:
    """A short digest of texts: white space and Unicode form do not count, every word does."""
    plain = "\x1f".join(" ".join(unicodedata.normalize("NFC", part).split()) for part in parts)
    return "sha256:" + hashlib.sha256(plain.encode()).hexdigest()[:32]
