"""forcing: the breaks of a plan, as rules for the engine.

The engine keeps a margin after a forced break, and drops it nowhere but at an unforced one: what
opens a page has none, whichever of the elements that begin there it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from depliant.typeset.fillers import Filler
from depliant.typeset.makeup.white import White

LONG = 4000.0  # mm: one page for all the running text of an edition


@dataclass(frozen=True)
class Break:
    """What opens a page: the addresses of the elements that begin there, the outermost first; or
    the address of a paragraph, and its lines before and after the break. What is `closing` stands
    behind the fillers of its page; `holders` are the elements around it, which break with it."""

    chain: tuple[int, ...]
    lines: tuple[int, int] | None = None
    closing: bool = False
    holders: tuple[int, ...] = ()


def forced(breaks: Sequence[Break], fillers: Sequence[Filler]) -> list[str]:
    """The rules that make pages break there; the first only opens the text."""
    filled = {one.page: one for one in reversed(fillers)}
    return [
        rule
        for number, one in enumerate(breaks)
        for rule in _rules(one, number == 0, filled.get(f"flow-{number + 1}"))
    ]


def _rules(one: Break, first: bool, filler: Filler | None) -> Iterator[str]:
    if one.closing and filler:
        yield f".filler-{filler.kind} {{ break-before: page; margin-block-start: 0 }}"
        return
    if one.lines:
        before, after = one.lines
        lines = f"orphans: {before} !important; widows: {after} !important"
        yield f"{_at(one.chain[-1])} {{ break-inside: auto !important; {lines} }}"
        return
    if one.holders and not first:
        yield f"{', '.join(map(_at, one.holders))} {{ break-inside: auto !important }}"
    if not first:
        yield f"{_at(one.chain[0])} {{ break-before: page !important }}"
    yield f"{', '.join(map(_at, one.chain))} {{ margin-block-start: 0 !important }}"


def _at(address: int) -> str:
    return f'[data-at="{address}"]'


def grown(whites: Sequence[White]) -> Iterator[str]:
    """The rules that make white grow."""
    for one in whites:
        if one.above:
            yield f"{_at(one.at)} {{ margin-block-start: {one.above:.4g}mm !important }}"
        if one.within:
            yield f"{_at(one.at)} {{ --item-space: {one.within:.4g}mm }}"
        if one.fills:
            larger = f"calc({one.larger:.4g} * var(--body-size))"
            line = f"calc({one.larger:.4g} * var(--line))"
            yield f"{_at(one.at)} {{ min-height: {one.fills:.5g}mm; box-sizing: border-box }}"
            yield f"{_at(one.at)} > h2 {{ margin-block-end: var(--half) }}"
            yield f"{_at(one.at)} :is(li, p) {{ font-size: {larger}; line-height: {line} }}"


def measured(width: float) -> list[str]:
    """The rules that set all the running text on one long page of a width in mm. The numbers in a
    list of contents are left out: the engine would set that page again for each that changes."""
    return [
        f"@page flow {{ size: {width:g}mm {LONG:g}mm !important }}",
        ".contents a::after { content: none !important }",
    ]
