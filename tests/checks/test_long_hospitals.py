"""A hospital that has more to say than most: its editions are printed, or its profile is named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from depliant.checks.finding import Finding
from depliant.formats.options import OFFICE, Options
from depliant.pressroom.press import Press, Proof
from tests.conftest import choose, rules

LONG = Path(__file__).parent.parent / "hospitals" / "chataignes"
LETTER = Options(paper="letter")


@pytest.fixture
def long(others: Path) -> Path:
    """The demonstration, with one hospital more: a name of 60 letters, three contacts, an e-mail
    of 38 letters, a third emergency line, a web address of 60."""
    shutil.copytree(LONG, others / "hospitals" / "chataignes")
    return others


def pressed(press: Press, root: Path, name: str, leaflet: str, options: Options = OFFICE) -> Proof:
    return press.press(choose(root, name, "chataignes", leaflet, options))


def page_count(proof: Proof) -> Finding:
    return next(finding for finding in proof.findings if finding.rule == "page-count")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "leaflet", "options"),
    [
        ("a4", "immunotherapie", LETTER),
        ("a4-short", "trouver-son-chemin", OFFICE),
        ("a4-large", "preparer-son-sejour", OFFICE),
        ("trifold", "immunotherapie", OFFICE),
        ("zfold", "preparer-son-sejour", LETTER),
        ("bifold", "immunotherapie", LETTER),
        ("booklet", "trouver-son-chemin", OFFICE),
        ("screen", "sejour-avec-son-enfant", OFFICE),
    ],
)
def test_it_prints(press: Press, long: Path, name: str, leaflet: str, options: Options) -> None:
    assert rules(pressed(press, long, name, leaflet, options)) == set()
