"""catalogue: `out/index.html`, where a clinic finds a leaflet, opens it and prints it.

One static page, from a file share or any web server: a card for each leaflet of each hospital,
with a line for each format. Search and filters are a small script over what stands there.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from depliant.languages import name as language_name
from depliant.shelf.manifest import EditionEntry, FormatEntry, HospitalEntry, LeafletEntry, Manifest
from depliant.typeset.compose import Composer
from depliant.words import UI_LANGUAGES


@dataclass(frozen=True)
class Line:
    """One format of a leaflet: its file, and the files for printers that turn paper otherwise
    (by duplex; two where a printer has one side only); the letter that only lacks an address, if
    there is one."""

    format: FormatEntry
    title: str
    files: tuple[str, ...]
    others: dict[str, tuple[str, ...]]
    stale: bool
    letter: str = ""

    @property
    def prints(self) -> bool:
        return self.format.road == "paper"


@dataclass(frozen=True)
class Card:
    """A leaflet of a hospital, in one language."""

    leaflet: LeafletEntry
    hospital: HospitalEntry
    language: str
    thumbnail: str
    draft: bool
    lines: tuple[Line, ...]

    @property
    def searched(self) -> str:
        """What a search looks through."""
        one = self.leaflet
        words = (one.title, one.subtitle, one.code, one.audience, *one.synonyms)
        return plain(" ".join(words))


def plain(text: str) -> str:
    """Small letters without accents, as the page's script makes them of a query."""
    parts = unicodedata.normalize("NFD", text.replace("’", "'").lower())
    return "".join(part for part in parts if not unicodedata.combining(part))


def catalogue_page(manifest: Manifest, composer: Composer, lang: str, *, drafts: bool) -> str:
    """The page's HTML; approved editions only, unless `drafts`."""
    cards = tuple(_cards(manifest, lang, drafts=drafts))
    formats = {line.format.format: line.title for card in cards for line in card.lines}
    return composer.page(
        "web/catalogue.html.j2",
        lang=lang,
        languages=UI_LANGUAGES,
        cards=cards,
        hospitals={card.hospital.hospital: card.hospital.name for card in cards},
        langs={card.leaflet.lang: card.language for card in cards},
        formats=formats,
    )


def _cards(manifest: Manifest, lang: str, *, drafts: bool) -> Iterator[Card]:
    formats = {one.format: one for one in manifest.formats}
    order = list(formats)
    leaflets = {(one.leaflet, one.lang): one for one in manifest.leaflets}
    hospitals = {one.hospital: one for one in manifest.hospitals}
    together: dict[tuple[str, str, str], list[EditionEntry]] = {}
    for entry in manifest.editions:
        if _shown(entry, drafts=drafts) and entry.format in formats:
            key = (entry.leaflet, entry.lang, entry.hospital)
            together.setdefault(key, []).append(entry)
    for (slug, of, hospital), entries in sorted(together.items()):
        leaflet = leaflets.get((slug, of))
        if leaflet is None or leaflet.status == "withdrawn" or hospital not in hospitals:
            continue
        entries.sort(key=lambda entry: order.index(entry.format))
        yield Card(
            leaflet,
            hospitals[hospital],
            language_name(of, lang),
            entries[0].thumbnail,
            any(entry.status != "approved" for entry in entries),
            tuple(_lines(entries, formats, lang)),
        )


def _shown(entry: EditionEntry, *, drafts: bool) -> bool:
    """Office editions on the usual paper; those for printers of another duplex are theirs too."""
    usual = not entry.options.bleed and not entry.options.paper
    offered = bool(entry.files) and not entry.last.too_large
    return offered and usual and (drafts or entry.status == "approved")


def _lines(
    entries: list[EditionEntry], formats: dict[str, FormatEntry], lang: str
) -> Iterator[Line]:
    for name in dict.fromkeys(entry.format for entry in entries):
        mine = [entry for entry in entries if entry.format == name]
        usual = next((entry for entry in mine if not entry.options.duplex), mine[0])
        others: dict[str, tuple[str, ...]] = {
            e.options.duplex: _pdfs(e) for e in mine if e is not usual
        }
        titles = formats[name].title
        title = titles.get(lang) or next(iter(titles.values()))
        letter = usual.letter.file.path if usual.letter else ""
        yield Line(formats[name], title, _pdfs(usual), others, usual.stale, letter)


def _pdfs(entry: EditionEntry) -> tuple[str, ...]:
    """The files that are printed or opened: one, or two for a printer with one side."""
    count = 2 if entry.options.duplex == "single-sided" else 1
    return tuple(file.path for file in entry.files if file.path.endswith(".pdf"))[:count]
