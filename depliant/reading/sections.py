"""Sections: a level-2 heading with its role, and the Markdown that follows.

The role (`{#risks}`) is the same in every language, the title is free. A core article and a
hospital's local text are both rows of sections; a `Grammar` says what their headings may hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from pydantic import BaseModel

from depliant.errors import InputError, Place, Problem, gather
from depliant.reading.front_matter import is_seen, split
from depliant.reading.limits import monsters
from depliant.reading.models import validate
from depliant.reading.values import Values, load_yaml
from depliant.words import _

Meta = TypeVar("Meta", bound=BaseModel)


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


def parse_document(
    text: str, place: Place, model: type[Meta], grammar: Grammar
) -> tuple[Meta, tuple[Section, ...], Values]:
    """The front matter and the sections of a Markdown `text`; `InputError` with all that is wrong
    in both."""
    parts = split(text, place)
    start = place.at(parts.first)
    problems = list(monsters(parts.body, start))
    gather(problems)
    sections = tuple(_sections(parts.body, start, grammar, problems))
    try:
        values = load_yaml(parts.front, place.at(2))
        meta = validate(model, values)
    except InputError as error:
        raise InputError(*error.problems, *problems) from None
    gather(problems)
    return meta, sections, values


def _sections(
    body: str, place: Place, grammar: Grammar, problems: list[Problem]
) -> Iterator[Section]:
    first = place.line or 1
    lines = body.split("\n")
    heads = [
        i for i, line in _outside_code(lines) if (h := _HEADING.match(line)) and len(h[1]) <= 2
    ]
    ends = [*heads, len(lines)]
    remedy = _("Put it under a heading such as `## En bref {#summary}`.")
    before = next((n for n in range(ends[0]) if is_seen(lines[n])), None)
    if before is not None:
        message = _("Text stands before the first section.")
        problems.append(Problem(message, place.at(first + before), remedy))
    elif not heads:
        problems.append(Problem(_("The article has no section."), place, remedy))
    seen: dict[str, Place] = {}
    for start, end in pairwise(ends):
        here = place.at(first + start)
        heading = _HEADING.match(lines[start])
        assert heading is not None
        section = _section(heading, "\n".join(lines[start + 1 : end]), here, grammar, problems)
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
    heading: re.Match[str], text: str, place: Place, grammar: Grammar, problems: list[Problem]
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
    if role in KEPT:
        message = _("The role `{role}` is one of the press's own.").format(role=role)
        remedy = _("Give the section another role, such as `{role}-2`.").format(role=role)
        problems.append(Problem(message, place, remedy))
    for unknown in sorted((classes - grammar.classes) | (keys.keys() - grammar.keys)):
        message = _("A section's heading does not know `{word}`.")
        remedy = _("It knows {words}.").format(words=grammar)
        problems.append(Problem(message.format(word=unknown), place, remedy))
    formats, hospitals = (
        frozenset(keys[key].split()) if key in keys else None for key in ("formats", "hospitals")
    )
    follows = keys.get("follows", "")
    return Section(role, title.strip(), text, place, classes, formats, hospitals, follows)


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
