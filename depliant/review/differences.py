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
from depliant.content.versions import group_version, version_of
from depliant.digest import exact
from depliant.reading.sections import Section
from depliant.sources.beside.figures import figure_name
from depliant.sources.beside.names import names_in
from depliant.sources.leaflet import Article
from depliant.sources.local_text import LocalText
from depliant.sources.workspace import Workspace
from depliant.words import _

What = Literal["only-first", "only-second", "changed"]
SHOWN = len("sha256:") + 12  # of a picture's digest


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
    ours, theirs = _told(first), _told(second)
    for role, (section, lines) in ours.items():
        if role not in theirs:
            yield Difference("only-first", section, _why(section, declared), _signed(lines, ()))
            continue
        other, others = theirs[role]
        if lines != others:
            why = _why(other, declared) or _why(section, declared)
            yield Difference("changed", other, why, _signed(lines, others))
    for role, (section, lines) in theirs.items():
        if role not in ours:
            yield Difference("only-second", section, _why(section, declared), _signed((), lines))


Lines = tuple[str, ...]


def _told(article: Article) -> dict[str, tuple[Section, Lines]]:
    """The sections of a version by role, each with the lines in which two versions are compared."""
    return {one.role: (one, (*_words(one), *_dress(one, article))) for one in article.sections}


def _words(section: Section) -> Iterator[str]:
    """A section's title and lines, without empty ones."""
    yield section.title
    yield from (line.strip() for line in section.text.split("\n") if line.strip())


def _dress(section: Section, article: Article) -> Iterator[str]:
    """What a heading says beside its title, and the pictures, each with the digest of its file."""
    if section.formats is not None:
        yield f'formats="{" ".join(sorted(section.formats))}"'
    yield from (f".{name}" for name in sorted(section.classes))
    for name, figure in sorted(article.figures.items()):
        path = name.rpartition(":")[2]
        if name == figure_name(section.by, path) and names_in(section.text, [path]):
            yield f"{path} ({exact(figure.data)[:SHOWN]})"


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


def _signed(first: Lines, second: Lines) -> Lines:
    """The lines that only one of two versions has, with its sign."""
    signs = {"- ": "− ", "+ ": "+ "}
    compared = difflib.ndiff(first, second)
    return tuple(signs[line[:2]] + line[2:] for line in compared if line[:2] in signs)


@dataclass(frozen=True)
class Side:
    """A version as it is compared: whose it is, its article, the local texts that made it so; a
    hospital's facts (a group has none of its own)."""

    name: str
    article: Article
    local: tuple[LocalText, ...] = ()
    facts: Mapping[str, str] | None = None


def _side(workspace: Workspace, article: Article, slug: str) -> Side:
    """The version of a hospital, or of a group."""
    if slug in workspace.groups and slug not in workspace.hospitals:
        version = group_version(workspace, article, slug)
        return Side(_("the group {name}").format(name=slug), *version)
    made = version_of(workspace, article, workspace.hospital(slug))
    facts = facts_of(made.hospital.profile, article.meta)
    ours = {name: value for name, value in facts.items() if name.startswith("hospital.")}
    return Side(made.hospital.profile.name, made.article, made.local, ours)


def fact_differences(first: Side, second: Side) -> Iterator[tuple[str, str, str]]:
    """The facts of two hospitals that differ: name, the first's value, the second's (or empty)."""
    if first.facts is None or second.facts is None:
        return
    for name in dict.fromkeys([*first.facts, *second.facts]):
        if first.facts.get(name) != second.facts.get(name):
            yield name, first.facts.get(name, ""), second.facts.get(name, "")


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
    """Compare a hospital's (or group's) version with the core article, or two versions."""
    article = workspace.article(workspace.article_path(leaflet, lang))
    sides = [_side(workspace, article, slug) for slug in hospitals]
    if len(sides) == 1:
        sides.insert(0, Side(_("the core article"), article))
    first, second = sides
    found = tuple(differences(first.article, second.article, first.local + second.local))
    facts = tuple(fact_differences(first, second))
    return Comparison(f"{article.slug}/{article.lang}", (first.name, second.name), found, facts)
