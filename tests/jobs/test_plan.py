"""The plan: what options mean on each format that was asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from depliant.errors import InputError
from depliant.formats.options import Options
from depliant.jobs.plan import make_plan
from depliant.jobs.request import Request
from depliant.sources.workspace import Workspace
from tests.conftest import TODAY


def editions(folder: Path, *formats: str, duplex: str) -> list[str]:
    options = (Options(duplex=duplex),)  # type: ignore[arg-type]
    request = Request(hospitals=("tilleuls",), formats=formats, options=options, today=TODAY)
    plan = make_plan(Workspace(folder), request)
    return [".".join(choice.edition.suffix) for choice in plan.choices]


def test_a_format_s_own_way_to_turn_paper_is_no_option(folder: Path) -> None:
    found = editions(folder, "a4", "trifold", duplex="long-edge")
    assert found == ["fr.a4", "fr.trifold.long-edge"]


@pytest.mark.parametrize("format_name", ["a4", "screen", "a4-short"])
def test_an_option_that_means_nothing_is_refused(folder: Path, format_name: str) -> None:
    with pytest.raises(InputError, match=f"short-edge mean nothing on {format_name}"):
        editions(folder, format_name, "trifold", duplex="short-edge")
