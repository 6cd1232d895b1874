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
    """Without what takes words out that some other correction cannot put in."""
    homeless = [leaf for one in found if not one.edits for leaf in one.correction.after]
    return tuple(
        replace(one, edits=()) if one.edits and _loses(one, homeless) else one for one in found
    )


def _loses(one: Writable, homeless: Sequence[Leaf]) -> bool:
    after = one.correction.after
    return any(
        _stands(leaf, homeless) and not _stands(leaf, after) for leaf in one.correction.before
    )


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
