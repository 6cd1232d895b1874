"""The parts of a file that came back → the sections of an article; what belongs to none of them
stands beside, and is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import takewhile

from depliant.correcting.back.returned import Came
from depliant.correcting.corrections import Leaves
from depliant.correcting.leaves import Leaf
from depliant.correcting.sheet.marks import Mark
from depliant.words import _

_ALIKE = 0.6  # the least share of words that makes of two leaves the same, corrected


@dataclass(frozen=True)
class Part:
    """What came back of a section; `beside` are the words behind it that belong to no section."""

    came: Came
    beside: Leaves = ()


@dataclass(frozen=True)
class Parts:
    """The parts by their role, and what is told of all of them."""

    by_role: Mapping[str, Part]
    told: tuple[str, ...]

    @property
    def headings(self) -> frozenset[str]:
        """The headings that a comment can be on."""
        return frozenset().union(*(one.came.headings for one in self.by_role.values()))


def parts_of(sections: Sequence[Came], wanted: Mapping[str, Leaves]) -> Parts:
    """The parts of a file; `wanted` are the sections of the article, in their order, as they were
    sent."""
    there = {came.mark.role for came in sections}
    parts = [
        part
        for came in sections
        for part in _parted(came, _lost_behind(came.mark.role, [*wanted], there))
    ]
    known: dict[str, Came] = {}
    for part in parts:
        if part.mark.role in wanted:
            known.setdefault(part.mark.role, part)
    found = {role: _cut(came, wanted, known) for role, came in known.items()}
    return Parts(found, tuple(_told(parts, [*known], [*wanted])))


def _lost_behind(role: str, wanted: Sequence[str], there: Set[str]) -> list[str]:
    """The sections behind one whose bookmarks are lost, as a heading's are that somebody typed
    anew."""
    behind = wanted[wanted.index(role) + 1 :] if role in wanted else []
    return list(takewhile(lambda one: one not in there, behind))


def _parted(came: Came, lost: Sequence[str]) -> Iterator[Came]:
    """A section that came back, and those behind it that have lost their bookmark, if it holds as
    many headings."""
    starts = [at for at, leaf in enumerate(came.leaves) if at and leaf.shape == "h1"]
    if len(starts) != len(lost):
        yield came
        return
    yield Came(came.mark, came.leaves[: starts[0]] if starts else came.leaves)
    for role, first, end in zip(lost, starts, (*starts[1:], len(came.leaves)), strict=False):
        yield Came(Mark(role, ""), came.leaves[first:end])


def _cut(came: Came, wanted: Mapping[str, Leaves], known: Mapping[str, Came]) -> Part:
    """A section up to where another one begins: a new one, or one whose heading is gone."""
    role, leaves = came.mark.role, came.leaves
    lost = [leaf for one in _lost_behind(role, [*wanted], set(known)) for leaf in wanted[one]]
    for at, leaf in enumerate(leaves):
        new = leaf.shape == "h1" or (_is_one_of(leaf, lost) and not _is_one_of(leaf, wanted[role]))
        if at and new:
            return Part(replace(came, leaves=leaves[:at]), leaves[at:])
    return Part(came)


def _is_one_of(leaf: Leaf, others: Iterable[Leaf]) -> bool:
    """Whether a leaf is one of others, or one of them with corrections."""
    words = leaf.text.split()
    return any(
        SequenceMatcher(None, words, one.text.split(), autojunk=False).ratio() >= _ALIKE
        for one in others
        if words and one.text.strip()
    )


def _told(parts: Sequence[Came], found: Sequence[str], wanted: Sequence[str]) -> Iterator[str]:
    seen: set[str] = set()
    for one in parts:
        if one.mark.role not in wanted:
            message = _("The section “{title}” is no longer in the leaflet: not taken over.")
            yield message.format(title=one.title)
        elif one.mark.role in seen:
            message = _("The section “{title}” stands twice in the file: only the first is read.")
            yield message.format(title=one.title)
        seen.add(one.mark.role)
    if list(found) != [role for role in wanted if role in found]:
        yield _("The sections stand in another order in the file: not taken over.")
