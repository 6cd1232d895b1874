"""desk: `out/desk.html`, what the information office has to do, with owners and dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from depliant.checks.due import CONTACT_OLD, CONTACT_TOO_OLD, REVIEW_SOON, months_between
from depliant.shelf.manifest import EditionEntry, LeafletEntry, Manifest
from depliant.typeset.compose import Composer
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


def desk_page(manifest: Manifest, composer: Composer, lang: str, today: dt.date) -> str:
    """The page's HTML, as things stand on a day."""
    return composer.page(
        "web/desk.html.j2",
        lang=lang,
        languages=UI_LANGUAGES,
        today=today,
        editions=sum(bool(one.files) or not one.last.too_large for one in manifest.editions),
        reviews=tuple(_reviews(manifest, today)),
        unapproved=tuple(one for one in manifest.leaflets if one.status == "draft"),
        withdrawn=tuple(one for one in manifest.leaflets if one.status == "withdrawn"),
        contacts=tuple(_contacts(manifest, today)),
        failing=tuple(_failing(manifest)),
        stale=tuple(entry for entry in manifest.editions if entry.stale and entry.files),
        leaflets=manifest.leaflets,
    )


def _reviews(manifest: Manifest, today: dt.date) -> Iterator[Due]:
    """Leaflets whose review is overdue or due soon, the oldest first."""
    for one in sorted(manifest.leaflets, key=lambda one: one.review_by):
        left = (one.review_by - today).days
        if one.status != "withdrawn" and left < REVIEW_SOON:
            yield Due(f"{one.title} ({one.code}, {one.lang})", _owner(one), one.review_by, left < 0)


def _owner(leaflet: LeafletEntry) -> str:
    """Who answers for a leaflet: who approved it, else who wrote it."""
    if leaflet.approval:
        return "; ".join(f"{one.name}, {one.role}" for one in leaflet.approval)
    return ", ".join(leaflet.authors)


def _contacts(manifest: Manifest, today: dt.date) -> Iterator[Due]:
    for hospital in manifest.hospitals:
        for contact in hospital.contacts:
            months = months_between(contact.verified, today)
            if months >= CONTACT_OLD:
                what = f"{hospital.name} : {contact.label}"
                yield Due(what, contact.owner, contact.verified, months >= CONTACT_TOO_OLD)


def _failing(manifest: Manifest) -> Iterator[Failing]:
    """What keeps editions from being made, once for each fault of a leaflet at a hospital."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for entry in manifest.editions:
        if entry.last.failed:
            for message, remedy in dict.fromkeys(_faults(entry)):
                where = f"{entry.hospital}/{entry.leaflet}.{entry.lang}"
                found.setdefault((where, message, remedy), []).append(entry.format)
    for (where, message, remedy), formats in found.items():
        yield Failing(where, tuple(dict.fromkeys(formats)), message, remedy)


def _faults(entry: EditionEntry) -> Iterator[tuple[str, str]]:
    for finding in (*entry.last.sources, *entry.last.findings):
        if finding.severity == "error":
            yield finding.message, finding.remedy
    for problem in entry.last.problems:
        yield problem.message, problem.remedy
