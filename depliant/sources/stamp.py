"""Stamps: digests of what was read and approved; any change of a word breaks them."""

from __future__ import annotations

import hashlib

from depliant.digest import digest
from depliant.reading.sections import Section
from depliant.sources.leaflet import Article


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
