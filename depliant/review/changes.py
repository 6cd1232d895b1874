"""What is written of a version when its text is approved: the stamp of its words, in `changes`."""

from __future__ import annotations

import datetime as dt
import re

from depliant.reading.front_matter import Plain, rewritten
from depliant.sources.leaflet import Article
from depliant.sources.stamp import words_stamp
from depliant.words import _, speaking

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_VERSION = re.compile(r"(?P<indent>[ ]*(?:-[ ]+)?)version[ ]*:[ ]*[^\s#{}\[\],]+[ ]*(?:#.*)?")


def with_stamp(data: bytes, article: Article, today: dt.date) -> bytes:
    """The bytes of an article's file, in which the entry of its version in `changes` has the stamp
    of its words; a version of which nothing is said gets an entry. All other lines stay."""
    stamp, changes = words_stamp(article), article.meta.changes
    numbers = [n for n, one in enumerate(changes) if one.version == article.meta.version]
    if not numbers:
        what = _first(article.lang)
        version = article.meta.version
        new: Plain = {"version": version, "date": today, "what": what, "stamp": stamp}
        rows: list[Plain] = [*_rows(article), new]
        return rewritten(data, {"changes": rows}, article.place)
    if changes[numbers[-1]].stamp == stamp:
        return data
    return _below_the_version(data, article, numbers[-1], stamp)


def _first(lang: str) -> str:
    with speaking(lang):
        return _("first approved version")


def _rows(article: Article) -> list[dict[str, Plain]]:
    return [one.model_dump(exclude_none=True) for one in article.meta.changes]


def _below_the_version(data: bytes, article: Article, number: int, stamp: str) -> bytes:
    """The stamp on a line of its own below that of the version; in a list that is written
    otherwise, or where an old one stands, the whole list is written anew."""
    lines = _LINE.findall(data.decode("utf-8"))
    at = (article.values.place(("changes", number, "version")).line or 1) - 1
    found = _VERSION.fullmatch(lines[at].rstrip("\r\n"))
    if found is None or article.meta.changes[number].stamp:
        rows: list[Plain] = [*_rows(article)]
        rows[number] = {**_rows(article)[number], "stamp": stamp}
        return rewritten(data, {"changes": rows}, article.place)
    end = lines[at][len(lines[at].rstrip("\r\n")) :]
    lines.insert(at + 1, f"{' ' * len(found['indent'])}stamp: {stamp}{end}")
    return "".join(lines).encode()
