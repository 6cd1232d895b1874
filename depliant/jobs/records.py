"""records: what the manifest says of leaflets, hospitals and formats, from the plan of a build."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from depliant.formats.format import Format
from depliant.jobs.plan import Plan
from depliant.pressroom.versions import versions
from depliant.shelf.manifest import (
    ApprovalEntry,
    ChangeEntry,
    ContactEntry,
    FormatEntry,
    HospitalEntry,
    LeafletEntry,
    Manifest,
)
from depliant.sources.hospital import Hospital
from depliant.sources.leaflet import Article
from depliant.sources.workspace import Workspace

Record = TypeVar("Record")


def recorded(manifest: Manifest, plan: Plan, workspace: Workspace) -> Manifest:
    """The manifest with what a plan has read; what it did not look at stays as it was."""
    read = plan.sources
    return manifest.model_copy(
        update={
            "versions": versions(),
            "leaflets": _renewed(
                manifest.leaflets,
                map(leaflet_entry, plan.sources.articles),
                lambda one: (one.leaflet, one.lang),
            ),
            "hospitals": _renewed(
                manifest.hospitals, map(_hospital, read.hospitals), lambda one: one.hospital
            ),
            "formats": tuple(map(_format, workspace.formats.values())),
        }
    )


def _renewed(
    old: Iterable[Record], new: Iterable[Record], key: Callable[[Record], str | tuple[str, str]]
) -> tuple[Record, ...]:
    found = {key(record): record for record in [*old, *new]}
    return tuple(found[name] for name in sorted(found))


def leaflet_entry(article: Article) -> LeafletEntry:
    """What the manifest says of a leaflet, from its front matter."""
    meta = article.meta
    approval = meta.approval if article.approved else ()
    return LeafletEntry(
        leaflet=article.slug,
        lang=article.lang,
        title=meta.title,
        subtitle=meta.subtitle,
        code=meta.code,
        version=meta.version,
        kind=meta.kind,
        audience=meta.audience,
        synonyms=meta.synonyms,
        status=meta.status,
        superseded_by=meta.superseded_by,
        written=meta.written,
        review_by=meta.review_by,
        authors=tuple(author.name for author in meta.authors),
        approval=tuple(
            ApprovalEntry(name=one.name, role=one.role, date=one.date) for one in approval
        ),
        changes=tuple(
            ChangeEntry(version=one.version, date=one.date, what=one.what) for one in meta.changes
        ),
    )


def _hospital(hospital: Hospital) -> HospitalEntry:
    profile = hospital.profile
    contacts = profile.contacts.values()
    return HospitalEntry(
        hospital=hospital.slug,
        name=profile.name,
        short_name=profile.short_name,
        web=profile.web or "",
        contacts=tuple(
            ContactEntry(label=one.label, owner=one.owner, verified=one.verified)
            for one in contacts
        ),
    )


def _format(format_: Format) -> FormatEntry:
    return FormatEntry(
        format=format_.name,
        title=format_.title,
        road=format_.road,
        folded=format_.folded,
        duplex=format_.duplex,
    )
