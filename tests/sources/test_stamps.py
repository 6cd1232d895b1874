"""Stamps: what was signed stands as long as it reads the same, whatever keys came later."""

from __future__ import annotations

import pytest

from depliant.sources.leaflet import FrontMatter
from depliant.sources.stamp import article_stamp
from tests.checks.article import FRONT, article

BODY = "On garde le plâtre trois semaines."
SIGNED = "sha256:502585719ccc77d9f819430360c36908"  # as the first depliant that signed wrote it


def test_what_the_first_depliant_signed_stands() -> None:
    """A key of the front matter that came later changes no stamp unless somebody writes it: one
    inside another key's values (`sources[].type`) is left out of them by its model."""
    assert article_stamp(article(BODY)) == SIGNED


@pytest.mark.parametrize(
    "more",
    [
        "sign_offs: [{what: guidelines, name: A, role: b, date: 2026-11-02, stamp: x}]\n",
        "approval: [{name: A, role: b, date: 2026-11-02, stamp: x}]\n",
        'changes: [{version: "1.0", date: 2026-11-02, what: x}]\n',
    ],
)
def test_what_nobody_signs_changes_nothing(more: str) -> None:
    assert article_stamp(article(BODY, front=FRONT + more)) == SIGNED


@pytest.mark.parametrize("more", ["synonyms: [plâtre]\n", "aim: savoir quoi faire\n"])
def test_what_is_written_is_signed(more: str) -> None:
    assert more.split(":")[0] in FrontMatter.model_fields
    assert article_stamp(article(BODY, front=FRONT + more)) != SIGNED
