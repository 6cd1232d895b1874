"""A leaflet as the checks and the criteria see it, from what came of its editions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from depliant.checks.criteria.evidence import Seen
from depliant.checks.criteria.judging import Result, judge_leaflet, signed
from depliant.checks.finding import Finding
from depliant.checks.prose.building import prose_of
from depliant.checks.prose.prose import Prose
from depliant.content.content import Edition
from depliant.content.versions import Version
from depliant.reading.sections import Section
from depliant.shelf.manifest import LeafletEntry
from depliant.shelf.outcome import Outcome
from depliant.sources.kinds import Kind
from depliant.sources.leaflet import Article
from depliant.sources.signature import Signature
from depliant.sources.stamp import article_stamp


@dataclass(frozen=True)
class Found:
    """A finding, and the editions that it concerns; none if it concerns all of them."""

    finding: Finding
    editions: tuple[Edition, ...] = ()


@dataclass(frozen=True)
class Judged:
    """A leaflet, what was found in it and what comes of each criterion; the editions that were
    looked at, the names of its hospitals, by slug, and the signatures that hold for its text.
    `asked_by`: whom only some hospitals ask to sign, with their names; `laid_out`: whether the
    editions were, so that their pages were seen."""

    leaflet: LeafletEntry
    file: str
    results: tuple[Result, ...]
    found: tuple[Found, ...] = ()
    editions: tuple[Edition, ...] = ()
    hospitals: Mapping[str, str] = field(default_factory=dict)
    signatures: tuple[Signature, ...] = ()
    asked_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    laid_out: bool = True


def judged(
    leaflet: LeafletEntry,
    article: Article,
    kind: Kind,
    versions: Iterable[Version],
    outcomes: Iterable[Outcome],
    others: Iterable[Finding],
    ran: frozenset[str],
) -> Judged | None:
    """A leaflet beside what came of its editions, and `others` that were found in its file; `ran`
    are the rules that were run. None for one that no hospital has, or that is withdrawn."""
    own = [one for one in versions if one.article.name == article.name]
    if not own or article.meta.status == "withdrawn":
        return None
    made = [one for one in outcomes if (one.edition.leaflet, one.edition.lang) == _key(article)]
    stray = tuple(one for one in others if one.place and one.place.file == article.place.file)
    found = _found(made, stray)
    seen = dict(_seen(article, own, kind, found, ran))
    names = {one.hospital.slug: one.hospital.profile.short_name for one in own}
    editions = tuple(one.edition for one in made)
    return Judged(
        leaflet,
        article.place.file,
        judge_leaflet(seen),
        tuple(_concerning(found, len(editions))),
        editions,
        names,
        tuple(one for one in article.meta.approval if one.stands(article_stamp(article))),
    )


def _key(article: Article) -> tuple[str, str]:
    return article.slug, article.lang


def _found(made: Iterable[Outcome], stray: Iterable[Finding]) -> dict[Finding, list[Edition]]:
    """Each finding once, with the editions it was made in; none for one of the file alone."""
    found: dict[Finding, list[Edition]] = {}
    for outcome in made:
        for one in outcome.findings:
            found.setdefault(one, []).append(outcome.edition)
    for one in stray:
        found.setdefault(one, [])
    return found


def _concerning(found: Mapping[Finding, Sequence[Edition]], total: int) -> Iterator[Found]:
    for finding, editions in found.items():
        each = tuple(dict.fromkeys(editions))
        yield Found(finding, each if len(each) < total else ())


def _seen(
    article: Article,
    versions: Iterable[Version],
    kind: Kind,
    found: Mapping[Finding, Sequence[Edition]],
    ran: frozenset[str],
) -> Iterator[tuple[str, Seen]]:
    """What each hospital has; a text that several have is read once."""
    holding, read = signed(article), list[tuple[tuple[Section, ...], Prose]]()
    for version in versions:
        slug = version.hospital.slug
        here = tuple(
            one for one, where in found.items() if not where or slug in {e.hospital for e in where}
        )
        prose = _prose(version.article, read)
        yield slug, Seen(version.article, prose, version.hospital, kind, here, ran, holding)


def _prose(article: Article, read: list[tuple[tuple[Section, ...], Prose]]) -> Prose:
    for sections, prose in read:
        if sections == article.sections:
            return prose
    read.append((article.sections, prose_of(article)))
    return read[-1][1]
