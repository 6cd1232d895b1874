"""An article as one hospital has it."""

from __future__ import annotations

from dataclasses import dataclass

from depliant.sources.hospital import Hospital
from depliant.sources.leaflet import Article
from depliant.sources.local_text import LocalText, localised
from depliant.sources.workspace import Workspace


@dataclass(frozen=True)
class Version:
    """An article as one hospital has it, with the local texts that made it so."""

    article: Article
    hospital: Hospital
    local: tuple[LocalText, ...] = ()


def met(workspace: Workspace, article: Article, by: str) -> Article:
    """The article that a hospital's or group's local text comes to, and changes: a hospital's
    comes to what its group has made of it."""
    if by not in workspace.hospitals:
        return article
    hospital = workspace.hospital(by)
    group = hospital.profile.extends
    text = workspace.local_text(group, article) if group and group != by else None
    return localised(article, (text,) if text else (), hospital.names)


def group_version(
    workspace: Workspace, article: Article, group: str
) -> tuple[Article, tuple[LocalText, ...]]:
    """The article as the hospitals of a group have it, before their own local texts."""
    text = workspace.local_text(group, article)
    local = (text,) if text else ()
    return localised(article, local, frozenset({group})), local


def version_of(workspace: Workspace, article: Article, hospital: Hospital) -> Version:
    """The version of a hospital: its group's local text goes before its own. `InputError` if a
    local text cannot be read."""
    slugs = dict.fromkeys((hospital.profile.extends or hospital.slug, hospital.slug))
    found = (workspace.local_text(slug, article) for slug in slugs)
    local = tuple(text for text in found if text)
    return Version(localised(article, local, hospital.names), hospital, local)
