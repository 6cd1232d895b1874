"""differences: what two versions of a leaflet say otherwise, section by section, in words.

A version is the core article, or the article as one hospital has it. Every difference is
declared somewhere: in a local text, or in a heading's `hospitals="…"`; `why` says where.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from depliant.content.facts import facts_of
from depliant.content.versions import Version, version_of
from depliant.reading.sections import Section
from depliant.sources.leaflet import Article
from depliant.sources.local_text import LocalText
from depliant.sources.workspace import Workspace
from depliant.words import _

What = Literal["only-first", "only-second", "changed"]


@dataclass(frozen=True)
class Difference:
    """One section that two versions have otherwise; `lines` begin with − (first) or + (second)."""

    what: What
    section: Section
    why: str
    lines: tuple[str, ...] = ()


def differences(
    first: Article, second: Article, declared: tuple[LocalText, ...]
) -> Iterator[Difference]:
    """What stands in one version and not in the other, in reading order; then what changed."""
    ours = {section.role: section for section in first.sections}
    theirs = {section.role: section for section in second.sections}
    for role, section in ours.items():
        other = theirs.get(role)
        if other is None:
            yield Difference("only-first", section, _why(section, declared), _lines(section, None))
        elif (section.title, section.text) != (other.title, other.text):
            why = _why(other, declared) or _why(section, declared)
            yield Difference("changed", other, why, _lines(section, other))
    for role, section in theirs.items():
        if role not in ours:
            yield Difference("only-second", section, _why(section, declared), _lines(None, section))


def _why(section: Section, declared: tuple[LocalText, ...]) -> str:
    """Where a difference is declared: by the local text that touches the section, or by the names
    of the hospitals in its heading."""
    for local in reversed(declared):
        if any(mine.role == section.role for mine in local.sections):
            return _("{place}: {reason} ({owner})").format(
                place=local.place, reason=local.meta.reason, owner=local.meta.owner
            )
    if section.hospitals:
        names = ", ".join(sorted(section.hospitals))
        return _("{place}: only for {names}").format(place=section.place, names=names)
    return ""


def _lines(first: Section | None, second: Section | None) -> tuple[str, ...]:
    signs = {"- ": "− ", "+ ": "+ "}
    compared = difflib.ndiff(_words(first), _words(second))
    return tuple(signs[line[:2]] + line[2:] for line in compared if line[:2] in signs)


def _words(section: Section | None) -> list[str]:
    """A section's title and lines, without empty ones."""
    if section is None:
        return []
    return [section.title, *(line.strip() for line in section.text.split("\n") if line.strip())]


def fact_differences(first: Version, second: Version) -> Iterator[tuple[str, str, str]]:
    """The facts of two hospitals that differ: name, the first's value, the second's (or empty)."""
    ours, theirs = _facts(first), _facts(second)
    for name in dict.fromkeys([*ours, *theirs]):
        if ours.get(name) != theirs.get(name):
            yield name, ours.get(name, ""), theirs.get(name, "")


def _facts(version: Version) -> Mapping[str, str]:
    facts = facts_of(version.hospital.profile, version.article.meta)
    return {name: value for name, value in facts.items() if name.startswith("hospital.")}


@dataclass(frozen=True)
class Comparison:
    """What two versions of a leaflet say otherwise; the core is first if one hospital was named."""

    leaflet: str
    names: tuple[str, str]
    sections: tuple[Difference, ...]
    facts: tuple[tuple[str, str, str], ...] = ()


def compare(
    workspace: Workspace, leaflet: str, hospitals: tuple[str, ...], lang: str
) -> Comparison:
    """Compare a hospital's version with the core article, or two hospitals' versions."""
    article = workspace.article(workspace.article_path(leaflet, lang))
    versions = [version_of(workspace, article, workspace.hospital(slug)) for slug in hospitals]
    name = f"{article.slug}/{article.lang}"
    if len(versions) == 1:
        only = versions[0]
        found = tuple(differences(article, only.article, only.local))
        return Comparison(name, (_("the core article"), only.hospital.profile.name), found)
    first, second = versions
    found = tuple(differences(first.article, second.article, first.local + second.local))
    names = (first.hospital.profile.name, second.hospital.profile.name)
    return Comparison(name, names, found, tuple(fact_differences(first, second)))
