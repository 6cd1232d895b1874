"""What a colleague corrected: the leaves of a section as it was sent, and as it came back."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, pairwise

from depliant.correcting.leaves import Leaf

_ALIKE = 0.4  # the least share of words that makes of two leaves one that was corrected
Leaves = tuple[Leaf, ...]


@dataclass(frozen=True)
class Correction:
    """Leaves of a section (from the one numbered `at` on), and what stands in their place; none
    `before`: they were put in, none `after`: taken out."""

    at: int
    before: Leaves
    after: Leaves


def corrections(base: Leaves, came: Leaves) -> tuple[Correction, ...]:
    """The corrections that make of a section what came back, in reading order."""
    found: list[Correction] = []
    mine, theirs = [leaf.key for leaf in base], [leaf.key for leaf in came]
    for what, a, b, c, d in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        if what != "equal":
            found += _between(base[a:b], came[c:d], a)
    return tuple(found)


def corrected(base: Leaves, accepted: Iterable[Correction]) -> Leaves:
    """A section with some of its corrections."""
    found = list(base)
    order = sorted(accepted, key=lambda one: (one.at, len(one.before)))
    for one in order[::-1]:  # from the end; what was put in at one place keeps its order
        found[one.at : one.at + len(one.before)] = one.after
    return tuple(found)


def _between(before: Leaves, after: Leaves, at: int) -> Iterator[Correction]:
    """The corrections between leaves of which none is the same."""
    pairs = [(-1, -1), *_pairs(before, after), (len(before), len(after))]
    for (mine, theirs), (next_, follows) in pairwise(pairs):
        if mine >= 0:
            yield Correction(at + mine, (before[mine],), (after[theirs],))
        first = mine + 1
        for group in _groups(before[first:next_], gone=True):
            yield Correction(at + first, group, ())
            first += len(group)
        for group in _groups(after[theirs + 1 : follows], gone=False):
            yield Correction(at + next_, (), group)


def _pairs(before: Leaves, after: Leaves) -> list[tuple[int, int]]:
    """Which leaf became which, in their order: the pairs that have the most words in common."""
    if len(before) == len(after) == 1:
        return [(0, 0)]
    best: dict[tuple[int, int], tuple[float, tuple[tuple[int, int], ...]]] = {}
    for i in range(len(before) + 1):
        for j in range(len(after) + 1):
            ways = [best.get((i - 1, j), _NONE), best.get((i, j - 1), _NONE)]
            alike = _alike(before[i - 1], after[j - 1], before, after) if i and j else 0.0
            if alike >= _ALIKE:
                share, pairs = best[i - 1, j - 1]
                ways.append((share + alike, (*pairs, (i - 1, j - 1))))
            found = max(ways, key=lambda way: way[0])  # of equals the first: the earlier leaf
            best[i, j] = found
    return list(best[len(before), len(after)][1])


_NONE: tuple[float, tuple[tuple[int, int], ...]] = (0.0, ())


def _alike(one: Leaf, other: Leaf, before: Leaves, after: Leaves) -> float:
    """What share of their words two leaves have in common; of cells, their rows."""
    if "title" in (one.shape, other.shape):
        return float(one.shape == other.shape)
    if one.column != other.column:
        return 0.0
    if bool(one.row) != bool(other.row):
        return 0.0
    mine, theirs = _words(one, before), _words(other, after)
    return SequenceMatcher(None, mine, theirs, autojunk=False).ratio()


def _words(leaf: Leaf, leaves: Leaves) -> list[str]:
    row = [one for one in leaves if one.row == leaf.row] if leaf.row else [leaf]
    return [token.text for one in row for token in one.tokens if not token.is_white]


def _groups(leaves: Leaves, *, gone: bool) -> Iterator[Leaves]:
    """Leaves that go or come together: the cells of a row; also, if they go, what stands in a
    frame, and terms with their meanings."""
    for _key, group in groupby(enumerate(leaves), lambda one: _group(one[0], one[1], gone)):
        yield tuple(leaf for _at, leaf in group)


def _group(at: int, leaf: Leaf, gone: bool) -> Hashable:
    if leaf.row:
        return "row", leaf.row
    if gone and leaf.boxed:
        return "frame"
    return "terms" if gone and leaf.shape in ("dt", "dd") else at
