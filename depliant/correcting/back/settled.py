"""Corrections are settled when what they put in stands in the article as it stands in the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from depliant.correcting.back.proof import copy_of, set_otherwise, words_of
from depliant.correcting.back.returned import Came
from depliant.correcting.back.together import together
from depliant.correcting.sheet.marks import mark_of
from depliant.correcting.writing import Sent, Writable

_Found = tuple[Writable, ...]


def settled(
    sent: Sent, found: Sequence[Writable], came: Mapping[str, Came]
) -> tuple[_Found, Mapping[str, Came]]:
    """The corrections, without the edits of those to be written by hand, and the copy that the
    others make; `came` are the sections of the file by their roles."""
    roles = {one.role: mark_of(one).role for one in sent.article.sections}
    kept = together(sent, found)
    before = copy = copy_of(sent, ())
    while any(one.edits for one in kept):
        copy = copy_of(sent, kept)
        fitting = kept
        for role, part in came.items():
            name = roles[role]
            fitting = _fitting(fitting, role, before[name], copy[name], part)
        if fitting == kept:
            break
        kept = together(sent, fitting)
    else:
        copy = before
    return kept, copy


def _fitting(found: _Found, role: str, before: Came, copy: Came, came: Came) -> _Found:
    """Without what puts words in that become another thing than in the file; if what stood there
    does, without all that is put in there."""
    wrong = set_otherwise(copy, came) - set_otherwise(before, came)
    mine = [one for one in found if one.role == role and one.edits and not one.correction.before]
    guilty = [one for one in mine if any(wrong[words_of(leaf)] for leaf in one.correction.after)]
    out = {id(one) for one in (guilty or mine)} if wrong else set()
    return tuple(replace(one, edits=()) if id(one) in out else one for one in found)
