"""offers: what the catalogue has to hand out: of a leaflet, in its languages, at each hospital.

Functions of the manifest. What may be printed is parted from what may only be looked at.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from depliant.content.online import page_address, short
from depliant.shelf.manifest import EditionEntry, FormatEntry, HospitalEntry, LeafletEntry, Manifest

Key = tuple[str, str]  # a leaflet's slug and language


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
        """Whether a clinic prints it: it is on paper, and current."""
        return self.format.road == "paper" and not self.stale


@dataclass(frozen=True)
class Offer:
    """What a hospital has of a leaflet in one language: the line that its clinics print first, the
    lines for screens, the other formats; the public address of the version, if it has one."""

    hospital: HospitalEntry
    version: str
    written: dt.date | None  # of the version that lies there, if it is today's
    thumbnail: str
    draft: bool
    first: Line | None
    screens: tuple[Line, ...]
    others: tuple[Line, ...]
    address: str = ""

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line, in the order of the page."""
        return (*((self.first,) if self.first else ()), *self.screens, *self.others)

    @property
    def stale(self) -> bool:
        """Whether nothing of it should be handed out."""
        return all(line.stale for line in self.lines)

    @property
    def short_address(self) -> str:
        """The address as people type it."""
        return short(self.address)


def offers(manifest: Manifest, lang: str, *, drafts: bool) -> dict[Key, list[Offer]]:
    """What there is to hand out, by leaflet and language, hospitals in their order; approved
    editions only, unless `drafts`. Titles of formats are in `lang`."""
    formats = {one.format: one for one in manifest.formats}
    leaflets = {(one.leaflet, one.lang): one for one in manifest.leaflets}
    together: dict[tuple[Key, str], list[EditionEntry]] = {}
    for entry in manifest.editions:
        key = (entry.leaflet, entry.lang)
        alive = key in leaflets and leaflets[key].status != "withdrawn"
        if alive and entry.format in formats and _shown(entry, drafts=drafts):
            together.setdefault((key, entry.hospital), []).append(entry)
    found: dict[Key, list[Offer]] = {}
    for hospital in manifest.hospitals:
        for key, leaflet in leaflets.items():
            entries = together.get((key, hospital.hospital))
            if entries:
                lines = tuple(_lines(entries, formats, lang))
                found.setdefault(key, []).append(_offer(hospital, leaflet, entries, lines))
    return found


def _shown(entry: EditionEntry, *, drafts: bool) -> bool:
    """Office editions on the usual paper; those for printers of another duplex are theirs too."""
    usual = not entry.options.bleed and not entry.options.paper
    return bool(entry.files) and usual and (drafts or entry.status == "approved")


def _offer(
    hospital: HospitalEntry,
    leaflet: LeafletEntry,
    entries: Sequence[EditionEntry],
    lines: tuple[Line, ...],
) -> Offer:
    first = _printed_first(lines, hospital.print)
    chosen = first or lines[0]
    entry = next(one for one in entries if one.format == chosen.format.format)
    screens = tuple(one for one in lines if one.format.road == "screen" and not one.stale)
    draft = any(one.status != "approved" for one in entries)
    current = entry.version == leaflet.version
    published = current and not draft and not entry.stale and hospital.web
    return Offer(
        hospital=hospital,
        version=entry.version,
        written=leaflet.written if current else None,
        thumbnail=entry.thumbnail,
        draft=draft,
        first=first,
        screens=screens,
        others=tuple(one for one in lines if one is not first and one not in screens),
        address=page_address(hospital.web, leaflet.code, entry.version, leaflet.lang)
        if published
        else "",
    )


def _printed_first(lines: Iterable[Line], wanted: str) -> Line | None:
    """The line that a clinic prints first: the format that its hospital says (`print`), else the
    first that is folded, else the first on paper, in the order of `formats.yaml`."""
    papers = [line for line in lines if line.prints]
    asked = [line for line in papers if line.format.format == wanted]
    folded = [line for line in papers if line.format.folded]
    return next(iter([*asked, *folded, *papers]), None)


def _lines(
    entries: Sequence[EditionEntry], formats: Mapping[str, FormatEntry], lang: str
) -> Iterator[Line]:
    """A line for each format, in the order of `formats.yaml`."""
    for name, format_ in formats.items():
        mine = [entry for entry in entries if entry.format == name]
        if not mine:
            continue
        usual = next((entry for entry in mine if not entry.options.duplex), mine[0])
        others: dict[str, tuple[str, ...]] = {
            e.options.duplex: _pdfs(e) for e in mine if e is not usual
        }
        title = format_.title.get(lang) or next(iter(format_.title.values()))
        letter = usual.letter.file.path if usual.letter else ""
        yield Line(format_, title, _pdfs(usual), others, usual.stale, letter)


def _pdfs(entry: EditionEntry) -> tuple[str, ...]:
    """The files that are printed or opened: one, or two for a printer with one side."""
    count = 2 if entry.options.duplex == "single-sided" else 1
    return tuple(file.path for file in entry.files if file.path.endswith(".pdf"))[:count]
