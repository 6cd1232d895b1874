"""A file that an author brings → an article, its pictures, and what was done."""

from __future__ import annotations

from pathlib import Path

from depliant.errors import InputError, Place, Problem
from depliant.importing.gallery import Gallery
from depliant.importing.lang import spoken
from depliant.importing.making import Found, Imported, Making, Wanted
from depliant.importing.mending.damage import mended
from depliant.importing.mending.headings import with_headings
from depliant.importing.mending.pictures import apart
from depliant.importing.mending.signs import printed
from depliant.importing.mending.struck import without_struck
from depliant.importing.mending.tables import laid
from depliant.importing.mending.typed import as_meant
from depliant.importing.opened.furniture import set_aside
from depliant.importing.opened.kinds import read_source
from depliant.importing.opened.page import PageReader
from depliant.importing.opened.source import Source
from depliant.importing.opened.spans import Reading
from depliant.importing.opened.tree import parse
from depliant.importing.outline import drawn
from depliant.importing.shapes import Blocks, said
from depliant.reading.limits import MOST_WORDS
from depliant.words import _
from depliant.words.figures import count

_FEWEST_LETTERS = 20  # beside pictures, less is no text: a scan, a drawing


def import_file(path: Path, name: str, wanted: Wanted) -> Imported:
    """The article that a file becomes; `name` is how messages call the file. `InputError` for one
    that cannot be read, or holds no text."""
    place = Place(name)
    source = read_source(path, place, wanted.changes)
    gallery = Gallery(dict(source.pictures), path.parent)
    found = _read(source, gallery)
    _has_text(found.blocks, gallery, place)
    lang = wanted.lang or spoken(
        source.front.get("lang", ""), said(found.blocks), wanted.house_lang
    )
    found = _mended(found, lang, plain=bool(source.blocks))
    title = source.front.get("title", "")
    sure = "" if source.front.get("title_is_a_guess") else title
    plan = drawn(found.blocks, sure, source.front.get("subtitle", ""), title or path.stem)
    made = Making(source, gallery, found, plan, lang, wanted)
    return made.imported(name, place)


def _read(source: Source, gallery: Gallery) -> Found:
    if source.blocks:
        return Found(source.blocks, {}, source.told)
    reader = PageReader(Reading(gallery, source.tabs))
    blocks = reader.blocks(parse(source.html))
    return Found(blocks, reader.notes, (*source.told, *reader.told))


def _mended(found: Found, lang: str, plain: bool) -> Found:
    """What was typed or damaged as it was meant."""
    blocks, struck = without_struck(found.blocks)
    blocks, signs = printed(blocks)
    blocks, repaired = mended(blocks, lang)
    blocks, around = set_aside(apart(blocks))
    blocks, beside = set_aside(as_meant(with_headings(blocks, lone=False)))
    notes = {name: as_meant(apart(printed(one)[0])) for name, one in found.notes.items()}
    blocks, tables = laid(with_headings(blocks, lone=plain))
    notes = {name: laid(one)[0] for name, one in notes.items()}
    told = (*found.told, *struck, *signs, *repaired, *around, *beside, *tables)
    return Found(blocks, notes, told)


def _has_text(blocks: Blocks, gallery: Gallery, place: Place) -> None:
    text = said(blocks)
    fewest = _FEWEST_LETTERS if gallery.pictures else 1
    if sum(map(str.isalpha, text)) < fewest:
        message, remedy = _("The file holds no text."), _("Give a file that has words.")
        if gallery.pictures:
            message = _("The file holds only pictures: words in a picture cannot be read.")
            remedy = _("Type its text, or have it recognised (OCR) in a word processor.")
        raise InputError(Problem(message, place, remedy))
    if len(text.split()) > MOST_WORDS:
        message = _("The text has {words} words; the most is {most}.")
        message = message.format(words=count(len(text.split())), most=count(MOST_WORDS))
        raise InputError(Problem(message, place, _("Split the article.")))
