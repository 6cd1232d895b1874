"""Local text: what a hospital, or its group, says otherwise than the core article.

`hospitals/<slug>/text/<leaflet>/<lang>.md` holds sections that replace, drop or follow one of the
core's. It is signed: its stamp names who compared it with the core, and what the core said then.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pydantic import Field

from depliant.digest import digest
from depliant.errors import Place, Problem, gather
from depliant.reading.front_matter import without
from depliant.reading.models import Written
from depliant.reading.sections import CORE, Grammar, Section, parse_document
from depliant.reading.values import Values
from depliant.sources.leaflet import Article, Text
from depliant.sources.stamp import section_stamp
from depliant.words import _

GRAMMAR = Grammar(CORE.classes | {"replaces", "drops"}, (CORE.keys - {"hospitals"}) | {"follows"})
_DEEDS = frozenset({"replaces", "drops"})


class Compared(Written):
    """Written by `make_leaflet.py stamp`: who compared the local text with the core, when; the
    digest of the local text, and of each core section that it replaces or drops."""

    name: Text
    role: Text
    date: dt.date
    text: Text
    core: dict[str, Text] = Field(default_factory=dict)


class LocalMeta(Written):
    """What stands between the two `---` lines of a local text."""

    owner: Text
    reason: Text
    stamp: Compared | None = None


@dataclass(frozen=True)
class LocalText:
    """What one hospital or group says otherwise, in one language of one leaflet."""

    by: str  # the slug of the hospital or of the group
    leaflet: str
    lang: str
    meta: LocalMeta
    sections: tuple[Section, ...]
    values: Values
    text: str
    figures: dict[str, bytes] = field(default_factory=dict, compare=False)

    @property
    def place(self) -> Place:
        return Place(self.values.place(()).file)

    @property
    def name(self) -> str:
        return f"{self.by}/{self.leaflet}/{self.lang}"


def parse_local(text: str, by: str, leaflet: str, lang: str, place: Place) -> LocalText:
    """The local text that a Markdown `text` holds; `InputError` with all that is wrong in it."""
    meta, sections, values = parse_document(text, place, LocalMeta, GRAMMAR)
    gather(problem for section in sections for problem in _wrong_deed(section))
    return LocalText(by, leaflet, lang, meta, sections, values, text)


def _wrong_deed(section: Section) -> Iterator[Problem]:
    deeds = len(section.classes & _DEEDS) + bool(section.follows)
    if deeds != 1:
        message = _("The section `{role}` does not say what it does to the core.")
        remedy = _('End its heading with one of .replaces, .drops or follows="role".')
        yield Problem(message.format(role=section.role), section.place, remedy)


def touched(section: Section) -> str:
    """The role of the core section that a local one replaces, drops or follows."""
    return section.follows or section.role


def localised(article: Article, texts: tuple[LocalText, ...], names: frozenset[str]) -> Article:
    """The article as one hospital has it: without the sections of others, with its local texts
    (its group's first). The same object if nothing is local."""
    sections = tuple(section for section in article.sections if section.of(names))
    figures = dict(article.figures)
    for local in texts:
        sections = tuple(_applied(sections, local))
        figures |= local.figures
    if sections == article.sections:
        return article
    return replace(article, sections=sections, figures=figures)


def _applied(core: tuple[Section, ...], local: LocalText) -> Iterator[Section]:
    instead = {section.role: section for section in local.sections if not section.follows}
    for section in core:
        mine = instead.get(section.role)
        if mine is None:
            yield section
        elif "drops" not in mine.classes:
            formats = mine.formats or section.formats
            yield replace(mine, formats=formats, classes=mine.classes - _DEEDS)
        yield from (added for added in local.sections if added.follows == section.role)


# --- stamps ----------------------------------------------------------------------------------


def core_stamps(local: LocalText, article: Article) -> dict[str, str]:
    """The stamps of the core sections that a local text replaces or drops, as they stand now."""
    found = ((s.role, article.section(s.role)) for s in local.sections if not s.follows)
    return {role: section_stamp(section) for role, section in found if section}


def local_stamp(local: LocalText) -> str:
    """The stamp of the local words themselves, and of the figures beside them."""
    figures = (f"{name} {digest(data.hex())}" for name, data in sorted(local.figures.items()))
    deeds = (f"{section.follows} {section_stamp(section)}" for section in local.sections)
    return digest(*deeds, *figures)


def stamped_text(local: LocalText, article: Article, name: str, role: str, date: dt.date) -> str:
    """The local text's file with its stamp; every other line stays as it was written."""
    lines = local.text.split("\n")
    end = lines.index("---", 1)
    stamps = core_stamps(local, article)
    front = [
        *without(lines[1:end], "stamp"),
        "stamp:",
        f"  name: {json.dumps(name.strip(), ensure_ascii=False)}",
        f"  role: {json.dumps(role.strip(), ensure_ascii=False)}",
        f"  date: {date.isoformat()}",
        f"  text: {local_stamp(local)}",
        *(["  core:"] if stamps else []),
        *(f"    {key}: {value}" for key, value in stamps.items()),
    ]
    return "\n".join(["---", *front, *lines[end:]])
