"""Stamps: digests of what was read and approved; any change of a word breaks them."""

from __future__ import annotations

import hashlib
import unicodedata

from depliant.reading.sections import Section
from depliant.sources.leaflet import Article


def digest(*parts: str) -> str:
    """A short digest of texts: white space and Unicode form do not count, every word does."""
    plain = "\x1f".join(" ".join(unicodedata.normalize("NFC", part).split()) for part in parts)
    return "sha256:" + hashlib.sha256(plain.encode()).hexdigest()[:32]


def section_stamp(section: Section) -> str:
    """The stamp of one section: its role, title, dress and text."""
    dress = " ".join(sorted(section.classes))
    formats = "*" if section.formats is None else " ".join(sorted(section.formats))
    hospitals = () if section.hospitals is None else (" ".join(sorted(section.hospitals)),)
    return digest(section.role, section.title, dress, formats, section.text, *hospitals)


def article_stamp(article: Article) -> str:
    """The stamp of all that an approval covers: words, sources and dates, and the figures."""
    meta = article.meta.model_dump_json(exclude={"status", "approval", "superseded_by", "changes"})
    figures = (
        f"{name} {hashlib.sha256(data).hexdigest()}"
        for name, data in sorted(article.figures.items())
    )
    return digest(meta, *map(section_stamp, article.sections), *figures)
