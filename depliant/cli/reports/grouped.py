"""Findings in words: file by file, the sentence quoted, its words marked, many of a rule as one."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import PurePosixPath

import click

from depliant.checks.finding import Finding
from depliant.cli.global_options import Manner
from depliant.cli.reports.collected import Count, Told
from depliant.cli.reports.quoting import quoted
from depliant.cli.show import as_typed
from depliant.errors import Problem
from depliant.words import _, ngettext

MOST_NAMES = 6  # of the editions that a finding concerns
MANY = 10  # findings of one rule in a file: from here on they are told as one
_INDENT = " " * 4  # of what stands below a finding's first line
_Block = list[Told]  # one finding, or many of a rule


def grouped(
    told: Iterable[Told], editions: Sequence[str], manner: Manner | None = None
) -> Iterator[str]:
    """A text for each file: its findings in the order of its lines, each with its place, which
    editors and terminals lead to. `editions` are the names of all those of the report: what
    concerns each that a file has a part in names none. Commands are told as `manner` has them."""
    manner = manner or Manner()
    for file, found in groupby(told, key=_file):
        everywhere = frozenset(filter(_with_part(file), editions))
        blocks = (_told(block, everywhere) for block in _folded(list(found)))
        yield "\n".join(as_typed(block, manner) for block in blocks)


def counted(found: Count) -> str:
    """How many errors, warnings and silenced findings there are, in a sentence."""
    parts = (
        (ngettext("{n} error", "{n} errors", found.errors), found.errors),
        (ngettext("{n} warning", "{n} warnings", found.warnings), found.warnings),
        (
            ngettext("{n} silenced in place", "{n} silenced in place", found.silenced),
            found.silenced,
        ),
    )
    return ", ".join(text.format(n=number) for text, number in parts if number) + "."


def _file(told: Told) -> str:
    return told.place.file


def _with_part(file: str) -> Callable[[str], bool]:
    """What tells, of an edition's name, whether it is made of a file among others."""
    match PurePosixPath(file).parts:
        case ("leaflets", leaflet, name):
            part = f"/{leaflet}.{PurePosixPath(name).stem}."
            return lambda edition: part in edition
        case ("hospitals", hospital, "text", leaflet, _name):
            return lambda edition: edition.startswith(f"{hospital}/{leaflet}.")
        case ("hospitals", hospital, "hospital.yaml"):
            return lambda edition: edition.startswith(f"{hospital}/")
    return lambda _edition: True


def _folded(found: list[Told]) -> list[_Block]:
    """The findings of a file; those of a rule that finds many are one."""
    alike: dict[tuple[str, bool, tuple[str, ...]], _Block] = {}
    for told in found:
        alike.setdefault((told.rule, told.is_error, told.editions), []).append(told)
    blocks = [part for block in alike.values() for part in _parts(block)]
    return sorted(blocks, key=lambda block: found.index(block[0]))


def _parts(block: _Block) -> list[_Block]:
    """The findings of one rule: together if they are many and each has its line."""
    together = len(block) >= MANY and all(one.rule and one.place.line for one in block)
    return [block] if together else [[one] for one in block]


def _told(block: _Block, everywhere: frozenset[str]) -> str:
    first = block[0]
    below = [*_quote(first), *_others(block[1:]), *_remedy(first), *_concerns(first, everywhere)]
    return "\n".join((_head(first), *(_INDENT + line for line in below)))


def _head(told: Told) -> str:
    message = told.item.message
    if isinstance(told.item, Finding):
        message += f" [{told.item.page}]" if told.item.page else ""
        message += f" ({told.rule})"
    what = str(Problem(message, told.item.place))
    kind = _("error: {what}") if told.is_error else _("warning: {what}")
    if not _in_colour():
        return kind.format(what=what)
    colour = "red" if told.is_error else "yellow"
    return click.style(kind.format(what=""), fg=colour, bold=True) + what


def _quote(told: Told) -> Iterator[str]:
    if isinstance(told.item, Finding) and told.item.quote:
        yield from quoted(told.item.quote, told.item.words, colour=_in_colour())


def _others(more: _Block) -> Iterator[str]:
    """Where else a rule that is told once has found something."""
    if not more:
        return
    lines = ", ".join(str(number) for number in dict.fromkeys(one.place.line for one in more))
    text = ngettext(
        "and {n} other of this rule, line {lines}",
        "and {n} others of this rule, lines {lines}",
        len(more),
    )
    yield text.format(n=len(more), lines=lines)


def _remedy(told: Told) -> Iterator[str]:
    if told.item.remedy:
        first, *rest = told.item.remedy.split("\n")
        yield f"→ {first}"
        yield from (f"  {line}" for line in rest)  # lines to write stand under each other


def _concerns(told: Told, everywhere: frozenset[str]) -> Iterator[str]:
    """Where a finding holds, unless it is everywhere; of many editions, the first few."""
    names = told.editions
    if not names or everywhere <= set(names):
        return
    shown, more = ", ".join(names[:MOST_NAMES]), len(names) - MOST_NAMES
    others = ngettext(" and {n} other", " and {n} others", more).format(n=more) if more > 0 else ""
    yield _("in: {editions}").format(editions=shown + others)


# --- on a terminal -----------------------------------------------------------------------------


def _in_colour() -> bool:
    return sys.stderr.isatty()
