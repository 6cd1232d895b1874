"""desk: `out/desk.html`, what the information office has to do, with owners and dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterator
from dataclasses import dataclass

from depliant.checks.due import CONTACT_OLD, CONTACT_TOO_OLD, REVIEW_SOON, months_between
from depliant.languages import name as language_name
from depliant.shelf.manifest import EditionEntry, LeafletEntry, Manifest
from depliant.sources.signing.signatories import title
from depliant.typeset.compose import Composer
from depliant.web.dress import FACE
from depliant.web.editorial_pages import page_path
from depliant.words import UI_LANGUAGES


@dataclass(frozen=True)
class Due:
    """Something to do: on what, who answers for it, since or until when; `late` if it is."""

    what: str
    who: str
    when: dt.date
    late: bool


@dataclass(frozen=True)
class Failing:
    """Editions of a leaflet at a hospital that have the same fault."""

    where: str
    formats: tuple[str, ...]
    message: str
    remedy: str


@dataclass(frozen=True)
class Old:
    """Files of an earlier build of a leaflet at a hospital, which nobody should hand out: the title
    of each format, and its file."""

    where: str
    version: str
    files: tuple[tuple[str, str], ...]


class Names:
    """How the desk calls what the manifest knows by slugs, in one language."""

    def __init__(self, manifest: Manifest, lang: str) -> None:
        self._lang = lang
        self._leaflets = {(one.leaflet, one.lang): one for one in manifest.leaflets}
        self._hospitals = {one.hospital: one.name for one in manifest.hospitals}
        self._formats = {one.format: one.title for one in manifest.formats}

    def leaflet(self, one: LeafletEntry) -> str:
        """`Trouver son chemin (HT-0101, français)`."""
        return f"{one.title} ({one.code}, {language_name(one.lang, self._lang)})"

    def place(self, entry: EditionEntry) -> str:
        """A leaflet and its hospital; what the manifest no longer knows, by its slug."""
        leaflet = self._leaflets.get((entry.leaflet, entry.lang))
        name = self.leaflet(leaflet) if leaflet else f"{entry.leaflet}/{entry.lang}"
        return f"{name} · {self._hospitals.get(entry.hospital, entry.hospital)}"

    def signatories(self, one: LeafletEntry) -> str:
        """Who has still to sign a leaflet; those who are not known here by their names."""
        return ", ".join(title(name, self._lang) for name in one.to_sign) or "–"

    def format(self, name: str) -> str:
        titles = self._formats.get(name, {})
        return titles.get(self._lang) or next(iter(titles.values()), name)


def desk_page(
    manifest: Manifest, composer: Composer, lang: str, today: dt.date, pages: Container[str] = ()
) -> str:
    """The page's HTML, as things stand on a day; `pages` are those that lie there for editorial
    meetings."""
    names = Names(manifest, lang)
    return composer.page(
        "web/desk.html.j2",
        lang=lang,
        languages=UI_LANGUAGES,
        face=FACE,
        today=today,
        names=names,
        editions=sum(bool(one.files) or not one.last.too_large for one in manifest.editions),
        reviews=tuple(_reviews(manifest, names, today)),
        unapproved=tuple(one for one in manifest.leaflets if one.status == "draft"),
        withdrawn=tuple(one for one in manifest.leaflets if one.status == "withdrawn"),
        contacts=tuple(_contacts(manifest, today)),
        failing=tuple(_failing(manifest, names)),
        stale=tuple(_old(manifest, names)),
        leaflets=manifest.leaflets,
        editorial={
            (one.leaflet, one.lang): path
            for one in manifest.leaflets
            if (path := page_path(one, lang)) in pages
        },
    )


def _reviews(manifest: Manifest, names: Names, today: dt.date) -> Iterator[Due]:
    """Leaflets whose review is overdue or due soon, the oldest first."""
    for one in sorted(manifest.leaflets, key=lambda one: one.review_by):
        left = (one.review_by - today).days
        if one.status != "withdrawn" and left < REVIEW_SOON:
            yield Due(names.leaflet(one), _owner(one), one.review_by, left < 0)


def _owner(leaflet: LeafletEntry) -> str:
    """Who answers for a leaflet: who approved it, else who wrote it."""
    if leaflet.approval:
        return "; ".join(f"{one.name}, {one.role}" for one in leaflet.approval)
    return ", ".join(leaflet.authors)


def _contacts(manifest: Manifest, today: dt.date) -> Iterator[Due]:
    for hospital in manifest.hospitals:
        for contact in hospital.contacts:
            if contact.verified is None:
                continue
            months = months_between(contact.verified, today)
            if months >= CONTACT_OLD:
                what = " · ".join((hospital.name, contact.label, *filter(None, [contact.phone])))
                yield Due(what, contact.owner, contact.verified, months >= CONTACT_TOO_OLD)


def _failing(manifest: Manifest, names: Names) -> Iterator[Failing]:
    """What keeps editions from being made, once for each fault of a leaflet at a hospital."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for entry in manifest.editions:
        if entry.last.failed:
            for message, remedy in dict.fromkeys(_faults(entry)):
                key = (names.place(entry), message, remedy)
                found.setdefault(key, []).append(names.format(entry.format))
    for (where, message, remedy), formats in found.items():
        yield Failing(where, tuple(dict.fromkeys(formats)), message, remedy)


def _faults(entry: EditionEntry) -> Iterator[tuple[str, str]]:
    for finding in (*entry.last.sources, *entry.last.findings):
        if finding.severity == "error":
            yield finding.message, finding.remedy
    for problem in entry.last.problems:
        yield problem.message, problem.remedy


def _old(manifest: Manifest, names: Names) -> Iterator[Old]:
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for entry in manifest.editions:
        if entry.stale and entry.files:
            file = (names.format(entry.format), entry.files[0].path)
            found.setdefault((names.place(entry), entry.version), []).append(file)
    for (where, version), files in found.items():
        yield Old(where, version, tuple(files))
