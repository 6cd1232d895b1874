"""What is written is read back by the reader of articles: the same signs, and no mark."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from depliant.content.prose.dialect import Manner
from depliant.content.prose.render import render
from depliant.content.typography import rules
from depliant.errors import Doubt, InputError, Place
from depliant.importing.shapes import signs_in
from depliant.reading.blocks.block import Note, Paragraph
from depliant.reading.blocks.line import Line
from depliant.reading.blocks.reader import read_blocks
from depliant.reading.defined import Definitions
from depliant.reading.limits import monsters
from depliant.reading.sections import Section

_PLACE = Place("import", 1)
_UNDRESSED = "und"  # no language: its typographer changes nothing
_NOTES = re.compile(r'<sup><a class="footnote-ref".*?</sup>|<div class="footnote">.*', re.DOTALL)
_FACTS = {"hospital.country": "FR"}


def reads_back(markdown: str, said: Iterable[str], notes: Iterable[str]) -> bool:
    """Whether a text under a heading is read without a problem, and prints sign by sign what it
    should (one of the texts in `said`; white is the typographer's); `notes` are the names of those
    that are defined."""
    if list(monsters(markdown, _PLACE)) or read_blocks(markdown, _PLACE).problems:
        return False
    known = {name: Note(1, name, (Paragraph(1, (Line(1, "note"),)),)) for name in notes}
    section = Section("x", "Title", markdown, _PLACE, definitions=Definitions(notes=known))
    try:
        found = render(section, _FACTS, Manner(rules(_UNDRESSED)))
    except InputError:
        return False
    wrong = [one for one in found.left if not isinstance(one, Doubt)]
    return not wrong and signs_in(_plain(found.html)) in map(signs_in, said)


def _plain(html: str) -> str:
    """The words of a piece of HTML, without its notes and what its pictures show."""
    without_notes = _NOTES.sub(" ", html)
    return unescape(re.sub(r"<[^>]*>", "", without_notes))
