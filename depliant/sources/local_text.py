"""Local text: what a hospital, or its group, says otherwise than the core article.

`hospitals/<slug>/text/<leaflet>/<lang>.md` holds sections that replace, drop or follow one of the
core's. It is signed: its stamp names who compared it with the core, and what the core said then.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import ClassVar

from depliant.digest import spoken
from depliant.errors import Place, Problem, gather
from depliant.reading.models import Written
from depliant.reading.sections import CORE, Grammar, Section, parse_document
from depliant.sources.beside.figures import Figures, figure_name
from depliant.sources.beside.names import is_hidden
from depliant.sources.beside.strangers import is_litter, is_markdown, is_text
from depliant.sources.document import Document
from depliant.sources.leaflet import Article
from depliant.sources.signature import Comparison, Text
from depliant.sources.stamp import figure_stamps, section_stamp
from depliant.words import _

GRAMMAR = Grammar(CORE.classes | {"replaces", "drops"}, (CORE.keys - {"hospitals"}) | {"follows"})
_DEEDS = frozenset({"replaces", "drops"})
FOLDER = "text"  # of a hospital or a group: hospitals/<slug>/text/<leaflet>/<language>.md
_FOLDERS = frozenset({FOLDER, "texts", "texte", "textes"})


class LocalMeta(Written):
    """What stands between the two `---` lines of a local text."""

    docs: ClassVar[str] = "docs/hopital.md"
    owner: Text
    reason: Text
    stamp: Comparison | None = None


@dataclass(frozen=True, kw_only=True)
class LocalText(Document):
    """What one hospital or group says otherwise, in one language of one leaflet."""

    by: str  # the slug of the hospital or of the group
    leaflet: str
    meta: LocalMeta
    borrowed: Figures = field(default_factory=dict, compare=False)  # beside the core, shown here

    @property
    def name(self) -> str:
        return f"{self.by}/{self.leaflet}/{self.lang}"


def parse_local(text: str, by: str, leaflet: str, lang: str, place: Place) -> LocalText:
    """The local text that a Markdown `text` holds; `InputError` with all that is wrong in it."""
    meta, sections, values = parse_document(text, place, LocalMeta, GRAMMAR)
    gather(problem for section in sections for problem in _wrong_deed(section))
    return LocalText(
        by=by,
        leaflet=leaflet,
        lang=lang,
        meta=meta,
        sections=sections,
        values=values,
        text=text,
    )


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
    (its group's first). No names: no hospital's, every section stays. The same object if nothing
    is local. A local section shows the figures beside its text, else the core's; no other section
    shows those."""
    sections = tuple(s for s in article.sections if not names or s.of(names))
    figures, beside = dict(article.figures), dict.fromkeys(article.beside)
    for local in texts:
        sections = tuple(_applied(sections, local))
        seen = {**article.figures, **local.borrowed, **local.figures}
        beside |= dict.fromkeys(local.beside)
        figures |= {figure_name(local.by, path): figure for path, figure in seen.items()}
    if sections == article.sections:
        return article
    return replace(article, sections=sections, figures=figures, beside=tuple(beside))


def _applied(core: tuple[Section, ...], local: LocalText) -> Iterator[Section]:
    instead = {section.role: section for section in local.sections if not section.follows}
    for section in core:
        mine = instead.get(section.role)
        if mine is None:
            yield section
        elif "drops" not in mine.classes:
            formats = mine.formats or section.formats
            yield replace(mine, formats=formats, classes=mine.classes - _DEEDS, by=local.by)
        added = (mine for mine in local.sections if mine.follows == section.role)
        yield from (replace(mine, by=local.by) for mine in added)


# --- stamps ----------------------------------------------------------------------------------


def core_stamps(local: LocalText, met: Article) -> dict[str, str]:
    """The stamps of the sections that a local text replaces or drops, as they stand now in the
    article that it comes to (`met`): the core's, or what its hospital's group made of them."""
    found = ((s.role, met.section(s.role)) for s in local.sections if not s.follows)
    return {role: section_stamp(section) for role, section in found if section}


def local_stamp(local: LocalText) -> str:
    """The stamp of the local words themselves, and of the figures that they show: those beside
    them, and the core's."""
    deeds = (f"{section.follows} {section_stamp(section)}" for section in local.sections)
    return spoken(*deeds, *figure_stamps(local.borrowed), *figure_stamps(local.figures))


# --- where local texts lie, and what looks like one and lies elsewhere --------------------------


def local_texts(home: Path) -> list[Path]:
    """The files below the folder of the hospitals that are local texts, or look like some."""
    return sorted(path for path in _below(home) if _looks_local(path, home))


def _below(home: Path) -> Iterator[Path]:
    """Every file below a folder; a linked folder is looked into, as it is when texts are read."""
    seen: set[str] = set()
    for folder, names, files in os.walk(home, followlinks=True):
        real = os.path.realpath(folder)
        names[:] = [] if real in seen else names
        seen.add(real)
        yield from (Path(folder, file) for file in files)


def _looks_local(path: Path, home: Path) -> bool:
    """Whether a file is a local text for whoever put it there: Markdown in a folder for texts,
    called like a language, or with a front matter."""
    inside = path.relative_to(home).parts
    if len(inside) < 2 or is_litter(path) or is_hidden(path, home):
        return False
    among = bool({part.lower() for part in inside[:-1]} & _FOLDERS)
    if not is_markdown(path):
        return among and is_text(path) and len(path.stem) == 2  # `fr.docx`
    return among or len(path.stem) == 2 or _has_front_matter(path)


def _has_front_matter(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(6).removeprefix(b"\xef\xbb\xbf").startswith(b"---")
    except OSError:
        return False
