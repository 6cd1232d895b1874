"""Sections: a level-2 heading with its role, and the Markdown that follows.

The role (`{#risks}`) is the same in every language, the title is free. A core article and a
hospital's local text are both rows of sections; a `Grammar` says what their headings may hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from depliant.errors import InputError, Place, Problem, gather
from depliant.reading.front_matter import is_seen, split
from depliant.reading.limits import monsters
from depliant.reading.models import Written, validate
from depliant.reading.values import Values, load_yaml
from depliant.words import _

Meta = TypeVar("Meta", bound=Written)


@dataclass(frozen=True)
class Grammar:
    """What a heading may hold beside its role: classes, and keys with a value."""

    classes: frozenset[str]
    keys: frozenset[str]

    def __str__(self) -> str:
        words = [*(f".{name}" for name in sorted(self.classes))]
        return ", ".join([*words, *(f'{name}="…"' for name in sorted(self.keys))])


KEPT = frozenset("contacts sources questions more cover flap flow back".split())  # not roles
CORE = Grammar(frozenset({"steps", "short", "not-covered"}), frozenset({"formats", "hospitals"}))


@dataclass(frozen=True)
class Section:
    """A level-2 heading and its Markdown, before any choice was made."""

    role: str
    title: str
    text: str
    place: Place
    classes: frozenset[str] = frozenset()
    formats: frozenset[str] | None = None
    hospitals: frozenset[str] | None = None
    follows: str = ""  # a local section: the role of the core section after which it stands
    keys: frozenset[str] = frozenset()  # of its heading's attributes, known or not
    by: str = ""  # of a section in a version: the hospital or group that wrote it, if not the core

    def of(self, names: frozenset[str]) -> bool:
        """Whether a hospital of these names (its slug, its group's) has the section."""
        return self.hospitals is None or not self.hospitals.isdisjoint(names)

    def on(self, groups: frozenset[str]) -> bool:
        """Whether a format of these groups (its name, its extent) carries the section."""
        if "short" in groups and "short" not in self.classes:
            return False
        return self.formats is None or not self.formats.isdisjoint(groups)


_HEADING = re.compile(r"^(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_ATTRIBUTES = re.compile(r"^(.*?)[ \t]*\{:?[ \t]*((?:#|\.|[\w-]+=)[^{}]*)\}$")
_ATTRIBUTE = re.compile(r"#([\w-]+)|\.([\w-]+)|([\w-]+)=(?:\"([^\"]*)\"|(\S+))")


@dataclass(frozen=True)
class _Part:
    """A heading of level 1 or 2, and the lines below it."""

    heading: re.Match[str]
    text: str
    place: Place

    @property
    def title(self) -> tuple[str, str]:
        """The heading's words, and the attributes at its end."""
        found = _ATTRIBUTES.match(self.heading[2])
        return (found[1], found[2]) if found else (self.heading[2], "")


def parse_document(
    text: str, place: Place, model: type[Meta], grammar: Grammar
) -> tuple[Meta, tuple[Section, ...], Values]:
    """The front matter and the sections of a Markdown `text`; `InputError` with all that is wrong
    in both."""
    parts = split(text, place)
    start = place.at(parts.first)
    gather(monsters(parts.body, start))
    lines = parts.body.split("\n")
    cut = list(_cut(lines, start))
    found = [(part, _section(part)) for part in cut]
    sections = tuple(section for _part, section in found if section)
    problems = [*_outside(lines, cut, start), *_problems(found, grammar), *_twice(sections)]
    try:
        values = load_yaml(parts.front, place.at(2))
        meta = validate(model, values)
    except InputError as error:
        raise InputError(*error.problems, *problems) from None
    gather(problems)
    return meta, sections, values


def _cut(lines: list[str], place: Place) -> Iterator[_Part]:
    """The body cut at its headings; `place` is that of its first line."""
    first = place.line or 1
    found = [(i, _HEADING.match(line)) for i, line in _outside_code(lines)]
    heads = [(i, heading) for i, heading in found if heading and len(heading[1]) <= 2]
    ends = [*(i for i, _heading in heads[1:]), len(lines)]
    for (start, heading), end in zip(heads, ends, strict=False):
        yield _Part(heading, "\n".join(lines[start + 1 : end]), place.at(first + start))


def _outside_code(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The lines that do not stand inside a fenced block of code."""
    fence = ""
    for i, line in enumerate(lines):
        mark = line.lstrip()[:3]
        if mark in ("```", "~~~") and fence in ("", mark):
            fence = "" if fence else mark
        elif not fence:
            yield i, line


def _section(part: _Part) -> Section | None:
    """The section under a heading; None if it is no section's heading."""
    title, attributes = part.title
    role, classes, keys = _attributes(attributes)
    if not role or len(part.heading[1]) == 1:
        return None
    names = {key: frozenset(keys[key].split()) for key in ("formats", "hospitals") if key in keys}
    return Section(
        role=role,
        title=title.strip(),
        text=part.text,
        place=part.place,
        classes=classes,
        formats=names.get("formats"),
        hospitals=names.get("hospitals"),
        follows=keys.get("follows", ""),
        keys=frozenset(keys),
    )


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


# --- what is wrong ---------------------------------------------------------------------------


def _outside(lines: list[str], parts: list[_Part], place: Place) -> Iterator[Problem]:
    """Text that stands in no section, or no section at all."""
    first = place.line or 1
    end = (parts[0].place.line or 1) - first if parts else len(lines)
    remedy = _("Put it under a heading such as `## En bref {#summary}`.")
    before = next((n for n in range(end) if is_seen(lines[n])), None)
    if before is not None:
        message = _("Text stands before the first section.")
        yield Problem(message, place.at(first + before), remedy)
    elif not parts:
        yield Problem(_("The article has no section."), place, remedy)


def _problems(found: list[tuple[_Part, Section | None]], grammar: Grammar) -> Iterator[Problem]:
    for part, section in found:
        yield from _of_section(section, grammar) if section else _of_heading(part)


def _of_heading(part: _Part) -> Iterator[Problem]:
    if len(part.heading[1]) == 1:
        message = _("A heading with one # stands in the text.")
        remedy = _("The title is in the front matter; write ## for a section.")
        yield Problem(message, part.place, remedy)
        return
    title = part.title[0]
    message = _("The section “{title}” has no role.").format(title=title)
    remedy = _("End its heading with one: `## {title} {{#risks}}`.").format(title=title)
    yield Problem(message, part.place, remedy)


def _of_section(section: Section, grammar: Grammar) -> Iterator[Problem]:
    role = section.role
    if role in KEPT:
        message = _("The role `{role}` is one of the press's own.").format(role=role)
        remedy = _("Give the section another role, such as `{role}-2`.").format(role=role)
        yield Problem(message, section.place, remedy)
    for unknown in sorted((section.classes - grammar.classes) | (section.keys - grammar.keys)):
        message = _("A section's heading does not know `{word}`.").format(word=unknown)
        yield Problem(message, section.place, _("It knows {words}.").format(words=grammar))


def _twice(sections: tuple[Section, ...]) -> Iterator[Problem]:
    seen: dict[str, Place] = {}
    for section in sections:
        first = seen.setdefault(section.role, section.place)
        if first != section.place:
            message = _("The role `{role}` is already taken by line {line}.")
            message = message.format(role=section.role, line=first.line)
            yield Problem(message, section.place, _("Give the section another role."))
