"""The claims that were made before one, as far as they may be about the same thing.

A leaflet may hold thousands: each is compared with those that share a word with it, each of their
values once, and with those of the sentence before.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from depliant.checks.sense.claims import Claim
from depliant.checks.sense.ways import PERIODS

_Kept = dict[Hashable, tuple[int, Claim]]


class Earlier:
    """Claims in the order of the text; each comes with its number."""

    def __init__(self) -> None:
        self._count = 0
        self._by_word: dict[Hashable, _Kept] = {}
        self._near: list[tuple[int, Claim]] = []  # of the last sentence, and of the one before

    def add(self, claim: Claim) -> None:
        """Keep a claim for those that follow."""
        numbered = (self._count, claim)
        self._count += 1
        for key in _keys(claim):
            self._by_word.setdefault(key, {}).setdefault(_value(claim), numbered)
        self._near = [one for one in self._near if claim.number - one[1].number < 2]
        self._near.append(numbered)

    def of(self, claim: Claim) -> Iterator[Claim]:
        """Those that may be about the same thing, in the order of the text."""
        found = {number: one for number, one in self._near if claim.number - one.number < 2}
        for key in _keys(claim):
            found.update(self._by_word.get(key, {}).values())
        return (found[number] for number in sorted(found))


def _keys(claim: Claim) -> Iterator[Hashable]:
    """A key for each word that it names; how it is meant belongs to each."""
    per = "a period" if claim.per in PERIODS else claim.per  # they are compared
    how = (claim.quantity.what, claim.way, per, claim.when)
    yield from ((*how, word) for word in claim.of or ("",))


def _value(claim: Claim) -> Hashable:
    one = claim.quantity
    return (one.low, one.high, one.unit, claim.per, claim.of, claim.named, claim.is_of_a_table)
