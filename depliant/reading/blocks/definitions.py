"""What a document defines on lines of their own: links, notes, abbreviations."""

from __future__ import annotations

import re

from depliant.reading.blocks.block import Abbreviation, Block, Link, Note, has_words
from depliant.reading.blocks.kinds import BlockKind, Lines, Reader, Taken, below, shortened
from depliant.reading.blocks.line import Kind, Line
from depliant.words import _

_DEFINED = re.compile(
    r"\[(\^?)([^\[\]^]+)\](\s?):\s*(.*)|(\*)\[([^\[\]]+)\]\s?:\s*(.*)", re.DOTALL
)  # "[guide] : https://…", as French is typed
_ADDRESS = re.compile(r"<?([^\s<>]+)>?(?:\s+[\"'(](.*)[\"')])?\s*")
_LEADS = re.compile(r"[a-z][a-z\d+.-]*:|.*[#/]|.*\w\.[^\W\d_]{2}", re.IGNORECASE)


def _match(line: Line) -> re.Match[str] | None:
    found = _DEFINED.match(line.text) if line.kind is Kind.WORDS else None
    spaced = found is not None and found[3] and not found[1]  # "[Fever] : call" is a sentence
    return None if found and spaced and not _address(found[4]) else found


def _address(text: str) -> re.Match[str] | None:
    """The address of a link, and its title: a scheme, a path, a place or a domain, no mere word."""
    found = _ADDRESS.fullmatch(text)
    return found if found and _LEADS.match(found[1]) else None


def _defined(reader: Reader, lines: Lines) -> Taken:
    found = _match(lines[0])
    assert found
    if found[1]:
        return _note(reader, lines, found)
    what = _abbreviation if found[5] else _link
    return what(reader, lines[0], found), 1


def _note(reader: Reader, lines: Lines, found: re.Match[str]) -> Taken:
    inside = below(reader, lines, lines[0].indent)
    least = min((line.indent for line in inside if not line.blank), default=0)
    first = lines[0].said(found[4])
    blocks = reader.blocks([first, *(line.moved(least) for line in inside)])
    if not has_words(blocks):
        says_nothing(reader, lines[0])
    return Note(lines[0].number, found[2].strip(), blocks), 1 + len(inside)


def _abbreviation(reader: Reader, line: Line, found: re.Match[str]) -> Block:
    if not found[7].strip():
        says_nothing(reader, line)
    return Abbreviation(line.number, found[6].strip(), found[7].strip())


def _link(reader: Reader, line: Line, found: re.Match[str]) -> Block:
    address = _address(found[4])
    if not address:
        message = _("“{text}” is not the address of a link.")
        remedy = _(
            "Remove the brackets round a word; write `[name]: https://…` for a link, `[^1]: …` for "
            "a note."
        )
        reader.wrong(line, message.format(text=shortened(line.text)), remedy)
    parts = (address[1], address[2] or "") if address else ("", "")
    return Link(line.number, found[2].strip().lower(), *parts)


def says_nothing(reader: Reader, line: Line) -> None:
    """Tell a definition, or the meaning of a word, that would print nothing."""
    message = _("“{text}” defines nothing.")
    remedy = _("Write what it says on the same line, or remove it.")
    reader.wrong(line, message.format(text=shortened(line.text)), remedy)


DEFINED = BlockKind(lambda lines: _match(lines[0]) is not None, _defined)
