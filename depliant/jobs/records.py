"""records: what the manifest says of leaflets, hospitals and formats, from the plan of a build."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from depliant.content.phones import dial, national
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
    Shape,
)
from depliant.sources.hospital import Contact, Hospital
from depliant.sources.kinds import Kind
from depliant.sources.leaflet import Article
from depliant.sources.signing.circuit import asked_by, asked_by_kind, missing, together
from depliant.sources.stamp import article_stamp
from depliant.sources.workspace import Workspace
from depliant.web.vocabulary import words_of_markdown

Record = TypeVar("Record")
LARGE_PRINT = 16.0  # pt, of body text: where the print is called large


def recorded(manifest: Manifest, plan: Plan, workspace: Workspace) -> Manifest:
    """The manifest with what a plan has read; what it did not look at stays as it was."""
    read = plan.sources
    return manifest.model_copy(
        update={
            "versions": versions(),
            "leaflets": _renewed(
                manifest.leaflets,
                (leaflet_entry(one, to_sign(one, plan, workspace.kinds)) for one in read.articles),
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


def to_sign(article: Article, plan: Plan, kinds: Mapping[str, Kind]) -> tuple[str, ...]:
    """Who has still to sign an article, for its kind and for the hospitals that a plan has read."""
    kind = kinds.get(article.meta.kind)
    if kind is None or article.meta.status == "withdrawn":
        return ()
    of_hospitals = (asked_by(one.profile, article.meta.kind) for one in plan.sources.hospitals)
    asked, stamp = together(asked_by_kind(kind), *of_hospitals), article_stamp(article)
    standing = [one for one in article.meta.approval if one.stands(stamp)]
    left = missing(asked, standing)
    return left or (() if article.approved else asked)  # all signed: somebody set it back


def asked_by_some(article: Article, plan: Plan, kind: Kind) -> Mapping[str, tuple[str, ...]]:
    """Whom hospitals of a plan ask to sign an article beyond its kind, with their short names."""
    found: dict[str, tuple[str, ...]] = {}
    for hospital in plan.sources.hospitals:
        for role in asked_by(hospital.profile, article.meta.kind):
            found[role] = (*found.get(role, ()), hospital.profile.short_name)
    return {who: names for who, names in found.items() if who not in asked_by_kind(kind)}


def leaflet_entry(article: Article, to_sign: tuple[str, ...] = ()) -> LeafletEntry:
    """What the manifest says of a leaflet, from its front matter, and who has still to sign it."""
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
        sections=tuple(section.title for section in article.sections),
        words=" ".join(words_of_markdown(section.text for section in article.sections)),
        status=meta.status,
        superseded_by=meta.superseded_by,
        written=meta.written,
        review_by=meta.review_by,
        authors=tuple(author.name for author in meta.authors),
        approval=tuple(
            ApprovalEntry(name=one.name, role=one.role, date=one.date) for one in approval
        ),
        to_sign=to_sign,
        changes=tuple(
            ChangeEntry(version=one.version, date=one.date, what=one.what) for one in meta.changes
        ),
    )


def _hospital(hospital: Hospital) -> HospitalEntry:
    profile = hospital.profile
    return HospitalEntry(
        hospital=hospital.slug,
        name=profile.name,
        short_name=profile.short_name,
        web=profile.web or "",
        accent=profile.colours.accent,
        alert=profile.colours.alert,
        print=profile.print or "",
        contacts=tuple(_contact(one, profile.country) for one in profile.contacts.values()),
    )


def _contact(contact: Contact, country: str) -> ContactEntry:
    return ContactEntry(
        label=contact.label,
        phone=national(contact.phone, country) if contact.phone else "",
        dial=dial(contact.phone, country) if contact.phone else "",
        hours=contact.hours,
        owner=contact.owner,
        verified=contact.verified,
    )


def _format(format_: Format) -> FormatEntry:
    return FormatEntry(
        format=format_.name,
        title=format_.title,
        road=format_.road,
        folded=format_.folded,
        shape=_shape(format_),
        duplex=format_.duplex,
    )


def _shape(format_: Format) -> Shape:
    """How a format looks once it is folded, for the catalogue's small pictures."""
    if format_.road == "screen":
        return "phone"
    if not format_.folded:
        return "large" if format_.type.body >= LARGE_PRINT else "sheet"
    if format_.saddle:
        return "booklet"
    if len(format_.sheets[0].placements) <= 2:
        return "half"
    return "letter" if any(page.role == "flap" for page in format_.pages) else "zigzag"
