"""A second opinion: veraPDF on the files for screens (PDF/UA-1 and PDF/A-3a at once), and on A4."""

from __future__ import annotations

from dataclasses import replace

import pytest

from depliant.pressroom.press import Press
from tests.conftest import TOP, choose
from tests.pdf.joining.test_join import ARABIC, FRENCH, leaves
from tests.pdf.vera import Verdicts
from tests.pdf.vera import verdicts as asked
from tests.typeset.test_shapes import with_shapes

ASKED = (
    ("screen", "tilleuls"),
    ("screen", "deux-rives"),
    ("a4", "tilleuls"),
    ("trifold", "tilleuls"),
)


@pytest.fixture(scope="module")
def verdicts(press: Press, tmp_path_factory: pytest.TempPathFactory) -> Verdicts:
    """Failures by format and hospital, and by flavour."""
    folder = tmp_path_factory.mktemp("vera")
    choices = {f"{one} {hospital}": choose(TOP, one, hospital) for one, hospital in ASKED}
    choices["screen shapes"] = choose(with_shapes(folder), "screen", leaflet="formes")
    files = {name: press.press(choice).artifacts[0].data for name, choice in choices.items()}
    for name, edition in (("french", FRENCH), ("arabic", ARABIC)):
        for variant in ("ua-1", "a-3a"):
            parts = replace(edition, variant=f"pdf/{variant}")
            files[f"{name} {variant}"] = parts.joined(leaves(parts))
    return asked(files, folder)


@pytest.mark.slow
@pytest.mark.parametrize("hospital", ["tilleuls", "deux-rives", "shapes"])
@pytest.mark.parametrize("flavour", ["ua1", "3a"])
def test_screen_is_accessible_and_archival(verdicts: Verdicts, hospital: str, flavour: str) -> None:
    assert verdicts[f"screen {hospital}", flavour] == []


@pytest.mark.slow
def test_a4_is_accessible(verdicts: Verdicts) -> None:
    assert verdicts["a4 tilleuls", "ua1"] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["french", "arabic"])
def test_joined_parts_are_accessible_and_archival(verdicts: Verdicts, name: str) -> None:
    assert verdicts[f"{name} ua-1", "ua1"] == verdicts[f"{name} a-3a", "3a"] == []


@pytest.mark.slow
def test_the_opinion_can_be_bad(verdicts: Verdicts) -> None:
    assert verdicts["trifold tilleuls", "ua1"]
