"""A leaflet: one article in one or more languages, `leaflets/<slug>/<lang>.md`.

The front matter says who wrote it, from what, and until when it holds; the body is a row of
sections. A section is a level-2 heading and what follows; its role (`{#risks}`) is the same in
every language, its title is free.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from depliant.errors import InputError, Place, Problem, gather
from depliant.limits import monsters
from depliant.sources import Values, Written, load_yaml, validate
from depliant.words import _

Text = Annotated[str, Field(min_length=1, max_length=2000)]
Status = Literal["draft", "approved", "withdrawn"]


class Author(Written):
    """Someone who wrote the leaflet (not its sources)."""

    name: Text
    role: Text


class Source(Written):
    """Where the leaflet's facts come from; `date` is a date, a year, or `undated`."""

    title: Text
    author: Text
    date: Annotated[str, Field(pattern=r"^(undated|\d{4}(-\d{2}(-\d{2})?)?)$")]
    url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None


class Rights(Written):
    """Who may use the text and the figures."""

    text: Text
    figures: Text


class Approval(Written):
    """Written by `make_leaflet.py approve`; void as soon as a word of the article changes."""

    name: Text
    role: Text
    date: dt.date
    stamp: Text


class Change(Written):
    version: Text
    date: dt.date
    what: Text


class Budget(Written):
    """A larger page budget for one format, with its reason."""

    most: Annotated[int, Field(ge=1, le=64)]
    reason: Text


def _inside(path: str) -> str:
    parts = PurePosixPath(path).parts
    if path.startswith("/") or ":" in path or "\\" in path or ".." in parts:
        raise ValueError(_("a picture must lie beside the article"))
    return path


LocalPath = Annotated[Text, AfterValidator(_inside)]


class FrontMatter(Written):
    """What stands between the two `---` lines of an article (docs/ecrire.md)."""

    title: Text
    subtitle: str = ""
    code: Annotated[str, Field(pattern=r"^[A-Z]{2}-\d{4}$")]
    version: Annotated[str, Field(pattern=r"^\d+(\.\d+)*$")]
    kind: Annotated[str, Field(pattern=r"^[a-z-]+$")]
    audience: Text
    authors: Annotated[tuple[Author, ...], Field(min_length=1)]
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    rights: Rights
    funding: Text
    written: dt.date
    review_by: dt.date
    status: Status
    superseded_by: Annotated[str, Field(pattern=r"^[A-Z]{2}-\d{4}$")] | None = None
    approval: Approval | None = None
    changes: tuple[Change, ...] = ()
    formats: tuple[str, ...] = ()
    pages: dict[str, Budget] = Field(default_factory=dict)
    picture: LocalPath | None = None


@dataclass(frozen=True)
class Section:
    """A level-2 heading and its Markdown, before any choice was made."""

    role: str
    title: str
    text: str
    place: Place
    classes: frozenset[str] = frozenset()
    formats: frozenset[str] | None = None

    def on(self, groups: frozenset[str]) -> bool:
        """Whether a format of these groups (its name, its extent) carries the section."""
        if "short" in groups and "short" not in self.classes:
            return False
        return self.formats is None or not self.formats.isdisjoint(groups)


@dataclass(frozen=True)
class Article:
    """One language of a leaflet."""

    slug: str
    lang: str
    meta: FrontMatter
    sections: tuple[Section, ...]
    values: Values
    text: str
    figures: dict[str, bytes] = field(default_factory=dict, compare=False)

    @property
    def place(self) -> Place:
        return Place(self.values.place(()).file)

    def section(self, role: str) -> Section | None:
        return next((section for section in self.sections if section.role == role), None)


_HEADING = re.compile(r"^(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_ATTRIBUTES = re.compile(r"^(.*?)[ \t]*\{:?[ \t]*((?:#|\.|[\w-]+=)[^{}]*)\}$")
_ATTRIBUTE = re.compile(r"#([\w-]+)|\.([\w-]+)|([\w-]+)=(?:\"([^\"]*)\"|(\S+))")
_CLASSES = frozenset({"steps", "short", "not-covered"})


def parse_article(text: str, slug: str, lang: str, place: Place) -> Article:
    """The article that a Markdown `text` holds; `InputError` with all that is wrong in it."""
    front, body, first = _split_front_matter(text, place)
    problems = list(monsters(body, place.at(first)))
    gather(problems)
    sections = tuple(_sections(body, place.at(first), problems))
    try:
        values = load_yaml(front, place.at(2))
        meta = validate(FrontMatter, values)
    except InputError as error:
        raise InputError(*error.problems, *problems) from None
    gather(problems)
    return Article(slug, lang, meta, sections, values, text)


def _split_front_matter(text: str, place: Place) -> tuple[str, str, int]:
    lines = text.split("\n")
    try:
        if lines[0].rstrip() != "---":
            raise ValueError
        end = next(i for i in range(1, len(lines)) if lines[i].rstrip() == "---")
    except (ValueError, StopIteration):
        raise InputError(
            Problem(
                _("The article does not begin with a front matter between two `---` lines."),
                place.at(1),
                _("Begin the file with `---`, the lines `title: …`, `code: …`, and `---`."),
            )
        ) from None
    body = "\n".join(lines[end + 1 :])
    if not body.strip():
        raise InputError(
            Problem(_("The article has no text."), place.at(end + 1), _("Write its sections."))
        )
    return "\n".join(lines[1:end]), body, end + 2


def _sections(body: str, place: Place, problems: list[Problem]) -> Iterator[Section]:
    first = place.line or 1
    lines = body.split("\n")
    heads = [
        i for i, line in _outside_code(lines) if (h := _HEADING.match(line)) and len(h[1]) <= 2
    ]
    before = heads[0] if heads else len(lines)
    for i in range(before):
        if lines[i].strip():
            problems.append(
                Problem(
                    _("Text stands before the first section."),
                    place.at(first + i),
                    _("Put it under a heading such as `## En bref {#summary}`."),
                )
            )
            break
    seen: dict[str, Place] = {}
    for start, end in zip(heads, [*heads[1:], len(lines)], strict=True):
        here = place.at(first + start)
        heading = _HEADING.match(lines[start])
        assert heading is not None
        section = _section(heading, "\n".join(lines[start + 1 : end]), here, problems)
        if section is None:
            continue
        if section.role in seen:
            message = _("The role `{role}` is already taken by line {line}.")
            problems.append(
                Problem(
                    message.format(role=section.role, line=seen[section.role].line),
                    here,
                    _("Give the section another role."),
                )
            )
        seen[section.role] = here
        yield section


def _outside_code(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The lines that do not stand inside a fenced block of code."""
    fence = ""
    for i, line in enumerate(lines):
        mark = line.lstrip()[:3]
        if mark in ("```", "~~~") and fence in ("", mark):
            fence = "" if fence else mark
        elif not fence:
            yield i, line


def _section(
    heading: re.Match[str], text: str, place: Place, problems: list[Problem]
) -> Section | None:
    if len(heading[1]) == 1:
        problems.append(
            Problem(
                _("A heading with one # stands in the text."),
                place,
                _("The title is in the front matter; write ## for a section."),
            )
        )
        return None
    found = _ATTRIBUTES.match(heading[2])
    title, attributes = (found[1], found[2]) if found else (heading[2], "")
    role, classes, keys = _attributes(attributes)
    if not role:
        message = _("The section “{title}” has no role.")
        remedy = _("End its heading with one: `## {title} {{#risks}}`.")
        problems.append(Problem(message.format(title=title), place, remedy.format(title=title)))
        return None
    for unknown in sorted((classes - _CLASSES) | (keys.keys() - {"formats"})):
        message = _("A section's heading does not know `{word}`.")
        remedy = _('It knows .steps, .short, .not-covered and formats="…".')
        problems.append(Problem(message.format(word=unknown), place, remedy))
    formats = frozenset(keys["formats"].split()) if "formats" in keys else None
    return Section(role, title.strip(), text, place, classes, formats)


def _attributes(text: str) -> tuple[str, frozenset[str], dict[str, str]]:
    role, classes, keys = "", set(), {}
    for found in _ATTRIBUTE.finditer(text):
        if found[1]:
            role = found[1]
        elif found[2]:
            classes.add(found[2])
        else:
            keys[found[3]] = found[4] if found[4] is not None else found[5]
    return role, frozenset(classes), keys
