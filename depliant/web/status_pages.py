"""status pages: what a printed version's QR code leads to: is what I hold still true?

One page for each version of a leaflet, in the leaflet's language, in the folder that its hospital
publishes. It says current, replaced or withdrawn, and nothing of owners, drafts or findings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from depliant.content.online import page_path
from depliant.shelf.manifest import EditionEntry, HospitalEntry, LeafletEntry, Manifest
from depliant.typeset.compose import Composer

State = Literal["current", "replaced", "withdrawn", "unknown"]
PAGE = "index.html"


@dataclass(frozen=True)
class Status:
    """What a page says of one version: `instead` is where to go, by a path from this page."""

    state: State
    code: str
    version: str
    lang: str
    title: str = ""
    instead: str = ""
    instead_name: str = ""
    file: str = ""  # the edition for screens, by a path from this page


def status_pages(
    manifest: Manifest, out: Path, composer: Composer, words: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[str, str]]:
    """The path inside the out folder and the HTML of every page."""
    by_code = {(one.code, one.lang): one for one in manifest.leaflets}
    screens = {(e.hospital, e.leaflet, e.lang): e for e in manifest.editions if _for_screens(e)}
    for hospital in manifest.hospitals:
        if not hospital.web:
            continue
        for leaflet in manifest.leaflets:
            screen = screens.get((hospital.hospital, leaflet.leaflet, leaflet.lang))
            for version in _versions(leaflet, out / hospital.hospital):
                status = _status(leaflet, version, screen, by_code)
                yield _page(status, hospital, composer, words[leaflet.lang])
        for status in _of_the_gone(out / hospital.hospital, manifest):
            if status.lang in words:
                yield _page(status, hospital, composer, words[status.lang])


def _page(
    status: Status, hospital: HospitalEntry, composer: Composer, words: Mapping[str, str]
) -> tuple[str, str]:
    html = composer.page("web/status.html.j2", status=status, hospital=hospital, words=words)
    path = page_path(status.code, status.version, status.lang)
    return f"{hospital.hospital}/{path}/{PAGE}", html


def _for_screens(entry: EditionEntry) -> bool:
    return entry.format == "screen" and not entry.options.names and bool(entry.files)


def _versions(leaflet: LeafletEntry, home: Path) -> list[str]:
    """Every version that someone may hold: today's, those of its history, those with a page."""
    found = {leaflet.version, *(change.version for change in leaflet.changes)}
    found |= {path.parts[-3] for path in home.glob(f"{leaflet.code}/*/{leaflet.lang}/{PAGE}")}
    return sorted(found)


def _status(
    leaflet: LeafletEntry,
    version: str,
    screen: EditionEntry | None,
    by_code: Mapping[tuple[str, str], LeafletEntry],
) -> Status:
    blank = (leaflet.code, version, leaflet.lang)
    if leaflet.status == "withdrawn":
        other = by_code.get((leaflet.superseded_by or "", leaflet.lang))
        if other is None or other.status != "approved":
            return Status("withdrawn", *blank, leaflet.title)
        name = f"{other.title} ({other.code})"
        return Status("withdrawn", *blank, leaflet.title, _from_here(other), name)
    if leaflet.status != "approved":
        return Status("unknown", *blank)  # nothing of a draft is said
    if version != leaflet.version:
        return Status("replaced", *blank, leaflet.title, _from_here(leaflet), leaflet.version)
    good = screen and not screen.stale and screen.version == version
    file = "../../../" + screen.files[0].path.partition("/")[2] if screen and good else ""
    return Status("current", *blank, leaflet.title, file=file)


def _from_here(leaflet: LeafletEntry) -> str:
    """The way from one version's page to the current one of a leaflet."""
    return f"../../../{page_path(leaflet.code, leaflet.version, leaflet.lang)}/"


def pages_of(home: Path) -> list[Path]:
    """Every page in a hospital's folder."""
    return sorted(home.glob(f"[A-Z][A-Z]-*/*/*/{PAGE}"))


def _of_the_gone(home: Path, manifest: Manifest) -> Iterator[Status]:
    """Pages of leaflets that no longer exist: whoever holds one must be told."""
    known = {(one.code, one.lang) for one in manifest.leaflets}
    for path in pages_of(home):
        code, version, lang = path.parts[-4:-1]
        if (code, lang) not in known:
            yield Status("withdrawn", code, version, lang)
