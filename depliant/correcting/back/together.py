"""Which corrections are written together: one that cannot be takes no other with it, and no words
are taken out that stand elsewhere in the file, where they cannot be put in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from depliant.correcting.hand.edits import UnwritableError
from depliant.correcting.leaves import Leaf
from depliant.correcting.writing import Sent, Writable, written

_ALIKE = 0.7  # the least share of words that makes of two leaves the same, moved and corrected
_Found = tuple[Writable, ...]


def together(sent: Sent, found: Sequence[Writable]) -> _Found:
    """The corrections, without the edits of those that have to be written by hand."""
    now = tuple(found)
    while True:
        kept = _writable(sent, _moved(now))
        if kept == now:
            return kept
        now = kept


def _moved(found: _Found) -> _Found:
    """Without what takes words out that some other correction cannot put in, or puts words in
    that some other cannot take out."""
    found = _whole_tables(found)
    by_hand = [one.correction for one in found if not one.edits]
    homeless = [leaf for one in by_hand for leaf in one.after]
    staying = [leaf for one in by_hand if not one.after for leaf in one.before]
    return tuple(
        replace(one, edits=()) if _loses(one, homeless) or _doubles(one, staying) else one
        for one in found
    )


def _whole_tables(found: _Found) -> _Found:
    """Rows that go beside a row that has to be taken out by hand stay as well."""
    kept = list(found)
    for order in (range(1, len(kept)), range(len(kept) - 2, -1, -1)):
        for at in order:
            beside = kept[at - 1] if order.step > 0 else kept[at + 1]
            if not beside.edits and _are_rows_that_go(kept[at], beside):
                kept[at] = replace(kept[at], edits=())
    return tuple(kept)


def _are_rows_that_go(one: Writable, other: Writable) -> bool:
    first, second = sorted((one.correction, other.correction), key=lambda each: each.at)
    if one.role != other.role or first.after or second.after:
        return False
    rows = first.before[-1].row, second.before[0].row
    return all(rows) and first.at + len(first.before) == second.at


def _loses(one: Writable, homeless: Sequence[Leaf]) -> bool:
    after = one.correction.after
    return any(
        _stands(leaf, homeless) and not _stands(leaf, after) for leaf in one.correction.before
    )


def _doubles(one: Writable, staying: Sequence[Leaf]) -> bool:
    after = () if one.correction.before else one.correction.after
    return any(_stands(leaf, staying) for leaf in after)


def _stands(leaf: Leaf, others: Iterable[Leaf]) -> bool:
    """Whether the words of a leaf stand in one of others."""
    words = leaf.text.split()
    return any(_holds(one.text.split(), words) for one in others) if words else False


def _holds(there: list[str], words: list[str]) -> bool:
    if f" {' '.join(words)} " in f" {' '.join(there)} ":
        return True
    return SequenceMatcher(None, there, words, autojunk=False).ratio() >= _ALIKE


def _writable(sent: Sent, found: _Found) -> _Found:
    """Without what cannot be written with those before it."""
    if _reads(sent, found):
        return found
    kept: list[Writable] = []
    for one in found:
        fits = not one.edits or _reads(sent, [*kept, one])
        kept.append(one if fits else replace(one, edits=()))
    return tuple(kept)


def _reads(sent: Sent, found: Sequence[Writable]) -> bool:
    try:
        written(sent, [one for one in found if one.edits])
    except UnwritableError:
        return False
    return True
