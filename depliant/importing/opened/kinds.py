"""Which kind of file somebody brings, by its name and by what it holds; what each is read into."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from depliant.errors import InputError, Place, Problem
from depliant.importing.opened import dialects, encoding, plain
from depliant.importing.opened.source import Source
from depliant.importing.opened.tree import all_words, parse
from depliant.importing.told import Told
from depliant.importing.word import document, office, zipped
from depliant.importing.word.odt_words import odt_words
from depliant.importing.word.revisions import Changes
from depliant.reading.limits import MOST_LINES
from depliant.reading.text import read_bytes
from depliant.words import _

_WORD, _OFFICE = (".docx", ".docm", ".dotx"), (".odt", ".doc", ".rtf", ".ott")
_PAGE = (".html", ".htm", ".xhtml")
_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".mdwn", ".qmd", ".rmd")
_PLAIN = (".txt", ".text")
READ = (*_WORD, *_OFFICE, *_PAGE, *_MARKDOWN, *_PLAIN)
_MOST_TEXT = 10_000_000
_DEEPEST_PAGE = 300  # elements in one another; an honest page has 40
_MOST_TAGS = 100_000
_META = {
    "author": "author",
    **dict.fromkeys(("date", "dcterms.created", "dcterms.modified"), "date"),
}
_VOID = "area base br col embed hr img input link meta source track wbr"  # hold nothing
_CLOSED = "p li dt dd tr td th thead tbody tfoot option"  # by what follows, if nobody closes them
_TAG = re.compile(rf"<(/?)(?!(?:{'|'.join((*_VOID.split(), *_CLOSED.split()))})\b)[a-zA-Z]")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)


def is_read(path: Path) -> bool:
    """Whether files of such a name are read."""
    return path.suffix.lower() in READ


def read_source(path: Path, place: Place, changes: Changes) -> Source:
    """What a file holds; `InputError` for one that is not read, or cannot be."""
    suffix = path.suffix.lower()
    if suffix not in READ:
        raise _not_read(suffix, place)
    most = zipped.MOST_FILE_BYTES if suffix in (*_WORD, *_OFFICE) else _MOST_TEXT
    data = read_bytes(path, place.file, most)
    if not data.strip(b"\x00 \t\r\n"):
        raise InputError(Problem(_("The file is empty."), place, _("Give another file.")))
    try:
        return _read(data, suffix, place, changes)
    except RecursionError:
        raise _too_deep(place) from None


def _read(data: bytes, suffix: str, place: Place, changes: Changes) -> Source:
    if data.startswith(b"%PDF"):
        raise _not_read(".pdf", place)
    if suffix in _WORD and not data.lstrip().startswith((b"<", b"{\\rtf")):
        return document.read_word(data, place, changes)
    if suffix in _OFFICE and not data.lstrip().startswith(b"<"):
        return _by_office(data, suffix, place, changes)
    text, told = encoding.decoded(data, place, _declared(data))
    if suffix in _PAGE or text.lstrip()[:200].lower().startswith(("<!doctype html", "<html")):
        return _page(text, told, place)
    _few_lines(text, place)
    if suffix in _MARKDOWN or dialects.looks_like_markdown(text):
        return _with(dialects.read_markdown(text, place), told)
    return _with(plain.read_plain(text), told)


def _by_office(data: bytes, suffix: str, place: Place, changes: Changes) -> Source:
    if zipped.is_locked(data):
        zipped.opened(data, place)
    own: tuple[str, ...] = ()
    if suffix in (".odt", ".ott"):  # bombs and locks are refused before another program opens it
        own = tuple(odt_words(zipped.opened(data, place)))
    source = document.read_word(office.as_docx(data, suffix, place), place, changes)
    return replace(source, words=own) if own else source


def _declared(data: bytes) -> str:
    found = _CHARSET.search(data[:3000])
    return found[1].decode("ascii") if found else ""


def _not_deep(text: str, place: Place) -> None:
    """Refuse a page that a parser would read for minutes."""
    depth = deepest = count = 0
    for count, tag in enumerate(_TAG.finditer(text), 1):  # noqa: B007 (how many there are)
        depth = max(depth - 1, 0) if tag[1] else depth + 1
        deepest = max(deepest, depth)
    if deepest > _DEEPEST_PAGE or count > _MOST_TAGS:
        raise _too_deep(place)


def _too_deep(place: Place) -> InputError:
    message = _("The file is nested so deep that it cannot be read.")
    return InputError(Problem(message, place, _("Copy its text into a new document.")))


def _few_lines(text: str, place: Place) -> None:
    if text.count("\n") > MOST_LINES:
        message = _("The text has {lines} lines; the most is {most}.")
        message = message.format(lines=text.count("\n"), most=MOST_LINES)
        raise InputError(Problem(message, place, _("Split the article.")))


def _page(text: str, told: Sequence[Told], place: Place) -> Source:
    _not_deep(text, place)
    tree = parse(text)
    front = {"title": _title(tree.findtext(".//title") or ""), "title_is_a_guess": "yes"}
    front["lang"] = tree.get("lang", "")
    for meta in tree.iter("meta"):
        name, content = meta.get("name", "").lower(), meta.get("content", "")
        if name in _META and content:
            front[_META[name]] = content
    for link in tree.iter("link"):
        if link.get("rel") == "canonical":
            front["url"] = link.get("href", "")
    body = tree.find("body")
    words = tuple(all_words(body)) if body is not None else ()
    return Source(text, words, tuple(told), {}, front)


def _title(title: str) -> str:
    """The title of a page without the name of its site."""
    return re.split(r"\s+[|–—·•]\s+|\s+-\s+", " ".join(title.split()))[0]


def _with(source: Source, told: Sequence[Told]) -> Source:
    return replace(source, told=(*told, *source.told))


def _not_read(suffix: str, place: Place) -> InputError:
    if suffix == ".pdf":
        message = _("A PDF keeps no headings, lists or paragraphs: it is not read.")
        remedy = _("Ask for the Word file that it was made of, or copy its text into a .txt.")
        return InputError(Problem(message, place, remedy))
    message = _("A file called `{suffix}` is not read.").format(suffix=suffix or place.file)
    known = ", ".join(READ)
    remedy = _("Save it as one of {known}.").format(known=known)
    return InputError(Problem(message, place, remedy))
