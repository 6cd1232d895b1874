"""Roles are guessed from titles, corrected, and never one that somebody else has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depliant.reading.roles import KEPT, corrected, is_role, known, meant, proposed
from depliant.sources.workspace import Workspace
from tests.conftest import TOP


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("L’essentiel", "summary"),
        ("Les **complications** possibles", "risks"),
        ("Que risque mon enfant ?", "risks"),
        ("À quoi ça sert ?", "benefits"),
        ("What are the side effects?", "risks"),
        ("Y a-t-il d’autres traitements ?", "alternatives"),
        ("Et si je refuse ?", "refusal"),
        ("QUAND APPELER", "call"),
        ("Going home", "return"),
        ("Le ballon", ""),
        ("Comportement", ""),  # a part of a word says nothing
    ],
)
def test_a_title_means_a_role(title: str, role: str) -> None:
    assert meant(title) == role


@pytest.mark.parametrize(
    ("title", "taken", "role"),
    [
        ("Les risques", set(), "risks"),
        ("Les risques", {"risks"}, "les-risques"),
        ("Contacts", set(), "contacts-2"),
        ("Le ballon d’hélium", set(), "le-ballon-d-helium"),
        ("…", set(), "section"),
        ("…", {"section"}, "section-2"),
    ],
)
def test_a_role_is_proposed(title: str, taken: set[str], role: str) -> None:
    assert proposed(title, taken) == role


@given(title=st.text(max_size=60), taken=st.sets(st.sampled_from([*known(), "section", "a"])))
def test_what_is_proposed_can_be_written(title: str, taken: set[str]) -> None:
    role = proposed(title, taken)
    assert is_role(role)
    assert role not in taken | KEPT
    assert is_role(corrected(title))


@pytest.mark.parametrize(
    ("written", "role"),
    [
        ("Risks", "risks"),
        ("bénéfices", "benefits"),
        ("Effets-secondaires", "risks"),
        ("sumary", "summary"),
        ("Où_dormir", "ou-dormir"),
    ],
)
def test_a_misspelt_role_is_corrected(written: str, role: str) -> None:
    assert corrected(written) == role


def test_every_role_that_a_kind_requires_is_known() -> None:
    kinds = Workspace(TOP).kinds.values()
    assert {one.role for kind in kinds for one in kind.required} <= {*known(), *KEPT}
    assert all(one.says.keys() == {"fr", "en"} and one.words for one in known().values())
