"""Bytes → text in whatever encoding they are: known by a mark, by UTF-8's own rules, or guessed."""

from __future__ import annotations

import codecs
import re
import unicodedata

from depliant.errors import InputError, Place, Problem
from depliant.importing.told import Kind, Told
from depliant.words import _

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_GUESSED = {  # as people call them
    "cp1252": "Windows-1252 (Latin-1)",
    "iso8859-15": "Latin-9",
    "mac_roman": "Mac OS Roman",
    "cp850": "DOS (850)",
}
_AS_BROWSERS = dict.fromkeys(("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"), "cp1252")
_LETTERS = frozenset("éèêëàâäçùûüîïôöœæÉÈÊËÀÂÄÇÙÛÜÎÏÔÖŒÆ")
_SIGNS = frozenset("«»’‘“”…–—°€²³½•·×µ ")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def decoded(data: bytes, place: Place, declared: str = "") -> tuple[str, tuple[Told, ...]]:
    """The text of some bytes, line ends as \\n, and the encoding that was guessed, told. `declared`
    is what the file itself names. `InputError` for bytes that are no text."""
    name, certain = _encoding(data, declared)
    try:
        text = data.decode(name)
    except (UnicodeDecodeError, LookupError):
        text = "\x00"
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if _CONTROL.search(text.replace("\x0c", "\n")):
        message = _("The file is not text, whatever its name.")
        raise InputError(Problem(message, place, _("Save it as .docx, .odt, .html or .txt.")))
    text = unicodedata.normalize("NFC", text.replace("\x0c", "\n\n"))
    if certain or text.isascii():
        return text, ()
    message = _("The file does not say its encoding; its letters make sense as {name}.")
    return text, (Told(Kind.GUESSED, message.format(name=_GUESSED.get(name, name))),)


def _encoding(data: bytes, declared: str) -> tuple[str, bool]:
    """The name of an encoding, and whether it is certain."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name, True
    if wide := _wide(data):
        return wide, True
    if _reads(data, "utf-8"):
        return "utf-8", True
    declared = _AS_BROWSERS.get(declared.lower(), declared)
    if declared and _reads(data, declared):
        return declared, True
    possible = [name for name in _GUESSED if _reads(data, name)]
    return max(possible, key=lambda name: _sense(data, name)), False


def _wide(data: bytes) -> str:
    """UTF-16 without its mark: every other byte of Western text is nought."""
    head = data[:2000]
    for start, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        half, other = head[start::2], head[1 - start :: 2]
        if len(half) > 1 and half.count(0) > 0.8 * len(half) and not other.count(0):
            return name
    return ""


def _reads(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _sense(data: bytes, name: str) -> float:
    """How much sense the letters beyond ASCII make in an encoding."""
    found = [one for one in data.decode(name) if not one.isascii()]
    good = sum(1.0 if one in _LETTERS else 0.8 if one in _SIGNS else -1.0 for one in found)
    return good / max(len(found), 1)
