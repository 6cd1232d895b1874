"""status pages: what a printed version's QR code leads to: is what I hold still true?

One page for each version of a leaflet, in the leaflet's language, in the folder that its hospital
publishes. It says current, replaced or withdrawn, and whom to call; nothing of owners, drafts or
findings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from depliant.content.online import page_path
from depliant.languages import direction
from depliant.shelf.manifest import EditionEntry, HospitalEntry, LeafletEntry, Manifest
from depliant.typeset.compose import Composer
from depliant.web.dress import FACE, colours

State = Literal["current", "replaced", "withdrawn", "unsure", "unknown"]
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


@dataclass(frozen=True)
class _Shelved:
    """What lies in a hospital's folder of one language of a leaflet."""

    leaflet: LeafletEntry
    entries: tuple[EditionEntry, ...]

    @property
    def published(self) -> str:
        """The approved version that is handed out today; empty if there is none. What front
        matter says is not enough: a text that was refused replaces nothing."""
        found = self._versions(stale=False)
        return self.leaflet.version if self.leaflet.version in found else max(found, default="")

    @property
    def doubtful(self) -> frozenset[str]:
        """The approved versions that lie there and that nobody should hand out."""
        return self._versions(stale=True)

    def _versions(self, *, stale: bool) -> frozenset[str]:
        approved = (one for one in self.entries if one.status == "approved")
        return frozenset(one.version for one in approved if one.stale == stale)

    def screen(self, version: str) -> str:
        """The edition for screens of a version, by a path from one of its pages."""
        for one in self.entries:
            usual = one.format == "screen" and not one.options.names
            if usual and one.version == version and one.status == "approved" and not one.stale:
                return "../../../" + one.files[0].path.partition("/")[2]
        return ""


def status_pages(
    manifest: Manifest, out: Path, composer: Composer, words: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[str, str]]:
    """The path inside the out folder and the HTML of every page."""
    by_code = {(one.code, one.lang): one for one in manifest.leaflets}
    for hospital in (one for one in manifest.hospitals if one.web):
        for status in _of_hospital(hospital, manifest, out, by_code):
            if status.lang in words:
                yield _page(status, hospital, composer, words[status.lang])


def _of_hospital(
    hospital: HospitalEntry,
    manifest: Manifest,
    out: Path,
    by_code: Mapping[tuple[str, str], LeafletEntry],
) -> Iterator[Status]:
    home = out / hospital.hospital
    shelved: dict[tuple[str, str], list[EditionEntry]] = {}
    for entry in manifest.editions:
        if entry.hospital == hospital.hospital and entry.files:
            shelved.setdefault((entry.leaflet, entry.lang), []).append(entry)
    for leaflet in manifest.leaflets:
        lying = _Shelved(leaflet, tuple(shelved.get((leaflet.leaflet, leaflet.lang), ())))
        for version in _versions(lying, home):
            yield _status(lying, version, by_code)
    yield from _of_the_gone(home, manifest)


def _page(
    status: Status, hospital: HospitalEntry, composer: Composer, words: Mapping[str, str]
) -> tuple[str, str]:
    html = composer.page(
        "web/status.html.j2",
        status=status,
        hospital=hospital,
        words=words,
        colours=colours(hospital),
        phones=[one for one in hospital.contacts if one.phone],
        direction=direction(status.lang),
        face=FACE,
    )
    path = page_path(status.code, status.version, status.lang)
    return f"{hospital.hospital}/{path}/{PAGE}", html


def _versions(lying: _Shelved, home: Path) -> list[str]:
    """Every version that someone may hold: today's, those of its history, those that lie there,
    those with a page."""
    leaflet = lying.leaflet
    found = {leaflet.version, *(change.version for change in leaflet.changes)}
    found |= {lying.published, *lying.doubtful} - {""}
    found |= {path.parts[-3] for path in home.glob(f"{leaflet.code}/*/{leaflet.lang}/{PAGE}")}
    return sorted(found)


def _status(
    lying: _Shelved, version: str, by_code: Mapping[tuple[str, str], LeafletEntry]
) -> Status:
    leaflet, published = lying.leaflet, lying.published
    blank = (leaflet.code, version, leaflet.lang)
    if leaflet.status == "withdrawn":
        return _withdrawn(leaflet, version, by_code)
    if leaflet.status != "approved":
        return Status("unknown", *blank)  # nothing of a draft is said
    if version == published:
        return Status("current", *blank, leaflet.title, file=lying.screen(version))
    if version in lying.doubtful and not published:
        return Status("unsure", *blank, leaflet.title)
    if version == leaflet.version:
        return Status("unknown", *blank)  # not signed, or not made yet
    instead = _from_here(leaflet, published) if published else ""
    return Status("replaced", *blank, leaflet.title, instead, published)


def _withdrawn(
    leaflet: LeafletEntry, version: str, by_code: Mapping[tuple[str, str], LeafletEntry]
) -> Status:
    blank = (leaflet.code, version, leaflet.lang, leaflet.title)
    other = by_code.get((leaflet.superseded_by or "", leaflet.lang))
    if other is None or other.status != "approved":
        return Status("withdrawn", *blank)
    name = f"{other.title} ({other.code})"
    return Status("withdrawn", *blank, _from_here(other, other.version), name)


def _from_here(leaflet: LeafletEntry, version: str) -> str:
    """The way from one version's page to another version's."""
    return f"../../../{page_path(leaflet.code, version, leaflet.lang)}/"


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
