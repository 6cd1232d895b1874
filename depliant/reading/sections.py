"""Sections: a level-2 heading with its role, and the Markdown that follows.

The role (`{#risks}`) is the same in every language, the title is free. A core article and a
hospital's local text are both rows of sections; a `Grammar` says what their headings may hold.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from depliant.errors import InputError, Place, Problem, gather
from depliant.reading.blocks.line import Line
from depliant.reading.blocks.reader import read_blocks
from depliant.reading.blocks.scan import scan
from depliant.reading.cutting import Part, cut
from depliant.reading.defined import Definitions, Holder, defined, leaked
from depliant.reading.front_matter import is_seen, parted
from depliant.reading.limits import monsters
from depliant.reading.models import Written, validate
from depliant.reading.remedies.examples import whole
from depliant.reading.roles import KEPT, corrected, is_role, meant, proposed
from depliant.reading.values import Values, read_yaml
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
    definitions: Definitions = field(default=Definitions(), repr=False)  # of its whole document

    def of(self, names: frozenset[str]) -> bool:
        """Whether a hospital of these names (its slug, its group's) has the section."""
        return self.hospitals is None or not self.hospitals.isdisjoint(names)

    def on(self, groups: frozenset[str]) -> bool:
        """Whether a format of these groups (its name, its extent) carries the section."""
        if "short" in groups and "short" not in self.classes:
            return False
        return self.formats is None or not self.formats.isdisjoint(groups)


_UNDERLINE = re.compile(r"\s*(=+|-+)\s*")
_WRONG_ROLE = re.compile(r"\s*(?:\{[#.\w -]*\}|[(\[]#\s*[\w-]+\s*[)\]])$")
_ATTRIBUTE = re.compile(r"#([\w-]+)|\.([\w-]+)|([\w-]+)=(?:[\"“”«»]([^\"“”«»]*)[\"“”«»]|(\S+))")


def parse_document(
    text: str, place: Place, model: type[Meta], grammar: Grammar
) -> tuple[Meta, tuple[Section, ...], Values]:
    """The front matter and the sections of a Markdown `text`; `InputError` with all that is wrong
    in both."""
    parts, problems = parted(text, place, lambda: whole(model))
    start = place.at(parts.first)
    gather(monsters(parts.body, start))
    sections: tuple[Section, ...] = ()
    if is_seen(parts.body):
        sections, wrong = _sections(parts.body, start, grammar)
        problems += wrong
    if parts.front is None:
        gather(problems)
    values, faults = read_yaml(parts.front or "", place.at(parts.start))
    problems += faults
    try:
        meta = validate(model, values)
    except InputError as error:
        broken = faults and values.data is None  # its own problems say all there is to say
        gather((*(() if broken else error.problems), *problems))
        raise
    gather(problems)
    return meta, sections, values


def _sections(
    body: str, place: Place, grammar: Grammar
) -> tuple[tuple[Section, ...], list[Problem]]:
    """The sections of a body whose first line stands at `place`, and what is wrong in it."""
    scanned = scan(body, place)
    parts = list(cut(body, scanned.lines, place))
    found = [(part, _section(part)) for part in parts]
    sections = tuple(section for _part, section in found if section)
    read = [read_blocks(part.text, part.place.at((part.place.line or 1) + 1)) for part in parts]
    blocks = [block for one in read for block in one.blocks]
    known, wrong = defined(blocks, body, place)
    holders = [
        Holder(f"{one.title}\n{one.text}", one.place, inside.blocks, one.hospitals)
        for (_part, one), inside in zip(found, read, strict=True)
        if one
    ]
    problems = [
        *scanned.problems,
        *_outside(scanned.lines, parts, place),
        *_problems(found, grammar),
        *_twice(sections),
        *(problem for one in read for problem in one.problems),
        *wrong,
        *leaked(holders),
    ]
    return tuple(replace(section, definitions=known) for section in sections), problems


def _section(part: Part) -> Section | None:
    """The section under a heading; None if it is no section's heading."""
    title, attributes = part.title
    role, classes, keys = _attributes(attributes)
    if not role or part.level == 1:
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


def _outside(lines: tuple[Line, ...], parts: list[Part], place: Place) -> Iterator[Problem]:
    """Text that stands in no section, or no section at all."""
    end = next((part.place.line for part in parts if part.level > 1), None)
    titles = {part.place.line for part in parts}  # of the first level: told as what they are
    seen = (one for one in lines if is_seen(one.raw) and not _UNDERLINE.fullmatch(one.raw))
    numbers = (one.number for one in seen if one.number not in titles)
    before = next((number for number in numbers if not end or number < end), None)
    remedy = _("Put it under a heading such as `{line}`.").format(line=_first_heading(parts))
    if before is not None:
        message = _("Text stands before the first section.")
        yield Problem(message, place.at(before), remedy)
    elif not parts:
        yield Problem(_("The article has no section."), place, remedy)


def _first_heading(parts: list[Part]) -> str:
    """A heading for what stands before all others: a summary, unless there is one."""
    there = any("summary" in (meant(part.words), _section_role(part)) for part in parts)
    return "## Introduction {#introduction}" if there else "## En bref {#summary}"


def _section_role(part: Part) -> str:
    return _attributes(part.title[1])[0]


def _problems(found: list[tuple[Part, Section | None]], grammar: Grammar) -> Iterator[Problem]:
    taken = {section.role for _part, section in found if section}
    for part, section in found:
        if part.level > 1 and part.stray and not _named_wrongly(part):
            yield _with_stray(part, taken)
        elif section:
            yield from _of_section(section, grammar)
            yield from _unread(part)
        else:
            role = proposed(_title(part), taken)
            taken.add(role)
            yield _of_heading(part, role)


def _named_wrongly(part: Part) -> bool:
    """Whether all that is stray in a heading is a role at its end that is written wrongly."""
    found = _WRONG_ROLE.search(part.words)
    return found is not None and found[0].strip() == part.stray


def _with_stray(part: Part, taken: set[str]) -> Problem:
    """A heading with attributes among its words: nobody would know whom the section is for."""
    title, role, others = part.mended(part.stray)
    if role and not (is_role(role) and f"#{role}" in part.stray):
        role = corrected(role)
    role = role or proposed(title, taken)
    message = _("`{stray}` cannot be read in a heading.").format(stray=part.stray[:80])
    line = f"## {title} {{{' '.join(filter(None, [f'#{role}', others]))}}}"
    remedy = _("Braces stand at its end, opened and closed: `{line}`.").format(line=line)
    return Problem(message, part.place, remedy)


def _unread(part: Part) -> Iterator[Problem]:
    """What stands in a heading's braces and says nothing, or says something twice: it might be
    whom the section is for."""
    attributes = part.title[1]
    found = list(_ATTRIBUTE.finditer(attributes))
    names = ["#" if one[1] else one[2] or one[3] for one in found]
    empty = [one[0] for one in found if one[3] and not (one[4] or one[5] or "").strip()]
    rest = _ATTRIBUTE.sub(" ", attributes).split()
    for word in (*rest, *empty, *(one for one, n in Counter(names).items() if n > 1)):
        message = _("`{word}` cannot be read in the braces `{braces}`.")
        remedy = _('Write them so: `{#role .class hospitals="one two"}`.')
        message = message.format(word=word, braces=f"{{{attributes}}}")
        yield Problem(message, part.place, remedy)


def _title(part: Part) -> str:
    """The words of a heading, without a role that is written wrongly."""
    return _WRONG_ROLE.sub("", part.title[0]).strip()


def _of_heading(part: Part, role: str) -> Problem:
    """What is wrong with a heading that is no section's; `role` is what it could have."""
    if part.level == 1:
        message = _("“{title}” is a heading of the first level.").format(title=part.words[:40])
        remedy = _(
            "The title is in the front matter: remove the line, or write `## ` for a section."
        )
        return Problem(message, part.place, remedy)
    title, written = _title(part), _wrong_role(part)
    message = _("The section “{title}” has no role.").format(title=title)
    if written:
        message = _("`{braces}` gives the section no role.").format(braces=written)
        role = corrected(written.strip("{}[]()# ") or title)
    others = [found[0] for found in _ATTRIBUTE.finditer(part.title[1])]
    line = f"## {title} {{{' '.join([f'#{role}', *others])}}}"
    remedy = _("End its heading with one: `{line}` (see `list roles`).").format(line=line)
    return Problem(message, part.place, remedy)


def _wrong_role(part: Part) -> str:
    """What somebody wrote at the end of a heading as its role, if it can be read as none."""
    if rest := _ATTRIBUTE.sub(" ", part.title[1]).split():
        return f"{{{' '.join(rest)}}}"
    found = _WRONG_ROLE.search(part.title[0])
    return found[0].strip() if found else ""


def _of_section(section: Section, grammar: Grammar) -> Iterator[Problem]:
    role = section.role
    if not section.title and "drops" not in section.classes:  # what is dropped is not printed
        message = _("The section `{role}` has no title.").format(role=role)
        yield Problem(message, section.place, _("Write it between `##` and the braces."))
    if not is_role(role):
        message = _("The role `{role}` cannot be written so.").format(role=role)
        remedy = _("Write `{{#{close}}}`: small letters without accents (see `list roles`).")
        yield Problem(message, section.place, remedy.format(close=corrected(role)))
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
            role = proposed(section.title, {one.role for one in sections})
            remedy = _("Give the section another role, such as `{{#{role}}}`.").format(role=role)
            yield Problem(message, section.place, remedy)
