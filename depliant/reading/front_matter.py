"""Front matter: the YAML between the two `---` lines of an article, found and rewritten.

Whoever rewrites a file that a person wrote changes the lines of one key and keeps every other
byte: comments, quotes, order, line ends. Round-trip YAML libraries were tried: they write folded
texts, indentation and quotes their own way.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import yaml

from depliant.errors import InputError, Place, Problem, gather
from depliant.reading.values import compose_yaml, load_yaml
from depliant.words import _

Plain = str | dt.date | Sequence["Plain"] | Mapping[str, "Plain"]
_ODD = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")
FENCE = "---"
_DASHES = re.compile(r"[-–—―]{1,12}|\*{3,}|_{3,}")  # alone on its line
_ENTRY = re.compile(r"[\w-]+[ \u00a0]*:([ \t\u00a0]|$)")  # how a front matter's lines begin
_HEADING = re.compile(r"#{2,6}[ \t\u00a0]")
_PROSE = re.compile(r"[^\s#:-]+\s+[^\s:]")  # two words, and no key
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")


@dataclass(frozen=True)
class Parts:
    """A document's front matter and body, and the lines on which they begin; no front matter if
    the document has none."""

    front: str | None
    body: str
    start: int
    first: int


def split(text: str, place: Place) -> Parts:
    """The parts of a document; `InputError` if it has no front matter or no body."""
    parts, problems = parted(text, place)
    gather(problems)
    return parts


def parted(
    text: str, place: Place, example: Callable[[], str] = str
) -> tuple[Parts, list[Problem]]:
    """The parts of a document as far as they can be told, and what is wrong with how they are
    parted; `example` gives the lines of a front matter, for a document that has none."""
    lines = text.split("\n")
    found = _found(lines, place, example)
    problems = list(found.problems)
    body = "\n".join(lines[found.body :])
    if not is_seen(body):
        message, remedy = _("The article has no text."), _("Write its sections.")
        problems.append(Problem(message, place.at(found.body), remedy))
    front = "\n".join(lines[found.start : found.end]) if found.body else None
    return Parts(front, body, found.start + 1, found.body + 1), problems


def is_seen(text: str) -> bool:
    """Whether a text has a character that a reader can see: no space, no mark of format."""
    return any(char.isprintable() and not char.isspace() for char in text)


@dataclass(frozen=True)
class _Found:
    """Where a front matter begins and ends, and where the body begins, in lines from 0 (a body
    from 0: there is no front matter); and what is wrong with how they are parted."""

    start: int
    end: int
    body: int
    problems: tuple[Problem, ...] = ()


def _found(lines: list[str], place: Place, example: Callable[[], str]) -> _Found:
    top = next((n for n, line in enumerate(lines) if line.strip()), 0)
    opened = _is_dashes(lines[top])
    if not opened and not _is_entry(lines, top):
        return _Found(0, 0, 0, (_no_front_matter(place, example()),))
    start = top + 1 if opened else top
    wrong = () if lines[0].rstrip() == FENCE else (_opening(lines, top, place),)
    end = next((n for n in range(start, len(lines)) if _is_dashes(lines[n])), -1)
    text = next((n for n in range(start, len(lines)) if _begins_text(lines, n)), len(lines))
    if end < 0 or end > text:
        message = _("The front matter does not end with a line `---`.")
        where, remedy = place.at(min(text + 1, len(lines))), _("Write a line `---` above this one.")
        return _Found(start, text, text, (*wrong, Problem(message, where, remedy)))
    if lines[end].rstrip() != FENCE:
        wrong = (*wrong, _no_fence(lines, end, place))
    return _Found(start, end, end + 1, wrong)


def _opening(lines: list[str], top: int, place: Place) -> Problem:
    """What is wrong with how a front matter begins."""
    if _ENTRY.match(lines[top]):
        message = _("The front matter does not begin with a line `---`.")
        return Problem(message, place.at(top + 1), _("Write a line `---` above this one."))
    if top:
        message = _("An empty line stands above the front matter.")
        return Problem(message, place.at(1), _("Remove it: `---` is the first line of the file."))
    return _no_fence(lines, top, place)


def _no_fence(lines: list[str], number: int, place: Place) -> Problem:
    message = _("“{line}” is not the line `---`.").format(line=lines[number].strip()[:20])
    remedy = _("Write three hyphens, and nothing else: `---`.")
    return Problem(message, place.at(number + 1), remedy)


def _no_front_matter(place: Place, example: str) -> Problem:
    message = _("The file does not begin with a front matter between two `---` lines.")
    remedy = _("Begin it with a line `---`, its `key: value` lines, and another line `---`.")
    if example:
        remedy = _("Write at the top of the file, then change each line:\n{lines}")
        remedy = remedy.format(lines=f"{FENCE}\n{example}\n{FENCE}")
    return Problem(message, place.at(1), remedy)


def _is_dashes(line: str) -> bool:
    """Whether a line parts the front matter, or is what a word processor made of one that does."""
    return bool(_DASHES.fullmatch(line.strip()))


def _begins_text(lines: list[str], number: int) -> bool:
    """Whether a line cannot belong to a front matter: a section's heading, or a line of text after
    an empty one."""
    line = lines[number]
    alone = not number or not lines[number - 1].strip()
    if _HEADING.match(line):
        return alone or "{" in line
    return alone and bool(_PROSE.match(line)) and not _ENTRY.match(line)


def _is_entry(lines: list[str], top: int) -> bool:
    """Whether the first two lines that say something are lines of a front matter."""
    said = [line for line in lines[top:] if line.strip()][:2]
    return all(_ENTRY.match(line) for line in said)


def _closing(lines: list[str], place: Place) -> int:
    """The number of the line, from 0, that closes the front matter; the first one opens it."""
    found = _found(lines, place, str)
    gather(found.problems)
    return found.end


def rewritten(data: bytes, changes: Mapping[str, Plain], place: Place) -> bytes:
    """A document's bytes with other values under some top-level keys of its front matter.

    Each key is rewritten where it stands, or added at the end; of an empty list nothing is left.
    Raises `InputError` for a front
    matter that is not one key a line, and changes nothing then.
    """
    text = data.decode("utf-8")
    lines = _LINE.findall(text)
    end = _closing([line.removeprefix("\ufeff").rstrip() for line in lines], place)
    head, front, tail = ("".join(part) for part in (lines[:1], lines[1:end], lines[end:]))
    newline = head[len(head.rstrip("\r\n")) :]
    new = _changed(front, changes, newline, place)
    result = f"{head}{new}{tail}".encode()
    _check(data, result, changes, place)
    return result


def _changed(front: str, changes: Mapping[str, Plain], newline: str, place: Place) -> str:
    spans = _spans(front, place)
    indent = min((span.indent for span in spans.values()), default="")
    for key in sorted(changes.keys() & spans.keys(), key=lambda key: -spans[key].first):
        span, value = spans[key], changes[key]
        if span.inline and isinstance(value, str):
            front = front[: span.first] + _inline(value) + front[span.after :]
        else:
            block = _block(key, value, newline + indent) + newline
            begin = span.key if value != [] else span.key - len(span.indent)
            front = front[:begin] + (block if value != [] else "") + front[span.line_end :]
    new = [key for key in changes if key not in spans and changes[key] != []]
    added = [_block(key, changes[key], newline + indent) for key in new]
    end = _end(front)
    return front[:end] + "".join(indent + block + newline for block in added) + front[end:]


def _end(front: str) -> int:
    """Where a new key may stand: at the end, or before the line with which YAML may end (`...`)."""
    found = re.search(r"^\.\.\.[ \t]*(?:#.*)?\r?$", front, re.MULTILINE)
    return found.start() if found else len(front)


@dataclass(frozen=True)
class _Span:
    """Where a key stands in a front matter, in characters: itself, its value, the end of its last
    line; `indent` is what stands before it; `inline` if the value is a word or a sentence on the
    key's own line."""

    indent: str
    key: int
    first: int
    after: int
    line_end: int
    inline: bool


def _spans(front: str, place: Place) -> dict[str, _Span]:
    node = compose_yaml(front, place.at(2))
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        message = _("The front matter cannot be rewritten: it is not one `key: value` a line.")
        raise InputError(Problem(message, place.at(2), _("Write each key on a line of its own.")))
    return {str(key.value): _span(key, value, front) for key, value in node.value}


def _span(key: yaml.Node, value: yaml.Node, front: str) -> _Span:
    first = value.start_mark.index
    after = len(front[: _last(value).end_mark.index].rstrip())
    line_end = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?").match(front, after)
    scalar = isinstance(value, yaml.ScalarNode) and value.style not in ("|", ">")
    inline = scalar and bool(value.value) and not re.search(r"[\r\n]", front[first:after])
    assert line_end
    indent = front[key.start_mark.index - key.start_mark.column : key.start_mark.index]
    return _Span(indent, key.start_mark.index, first, after, line_end.end(), inline)


def _last(node: yaml.Node) -> yaml.Node:
    """The node with which a value ends; a block's own end lies after the comments behind it."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        return node
    last = node.value[-1]
    return _last(last[1] if isinstance(last, tuple) else last)


def _inline(value: str) -> str:
    return dumped({"k": value}).rstrip("\n").removeprefix("k: ")


def _block(key: str, value: Plain, newline: str) -> str:
    """A key and its value, without the end of its last line."""
    return dumped({key: value}).rstrip("\n").replace("\n", newline)


class _Dumper(yaml.SafeDumper):
    """Writes each value where it stands: what is read back has no aliases."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def dumped(value: Mapping[str, Plain]) -> str:
    """A key and its value as YAML; characters that YAML would read as line ends are escaped."""
    text = _dump(value, plain=True)
    return _dump(value, plain=False) if _ODD.search(text) else text


def _dump(value: Mapping[str, Plain], *, plain: bool) -> str:
    """`plain`: letters of all scripts as they are."""
    return str(yaml.dump(value, Dumper=_Dumper, allow_unicode=plain, sort_keys=False, width=10_000))


def _check(before: bytes, after: bytes, changes: Mapping[str, Plain], place: Place) -> None:
    """Nothing but the keys that were to change may read otherwise than before."""
    try:
        same = _unchanged(before, changes, place) == _unchanged(after, changes, place)
    except InputError:  # of the new bytes, which nobody has seen: their lines say nothing
        same = False
    if not same:
        message = _("The front matter cannot be rewritten without changing more of it.")
        remedy = _("Write each key on a line of its own, without text in several lines.")
        raise InputError(Problem(message, place.at(2), remedy))


def _unchanged(data: bytes, changes: Mapping[str, Plain], place: Place) -> object:
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    parts = split(text, place)
    values = load_yaml(
        (parts.front or "") + "\n", place.at(2)
    ).data  # a block text keeps its line end
    return {k: v for k, v in values.items() if k not in changes}, parts.body
