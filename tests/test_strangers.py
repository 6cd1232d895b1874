"""Hospitals and leaflets that nobody drew a page for: printed, or refused in words."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
import yaml

from benchmarks.strangers.__main__ import stranger
from benchmarks.strangers.hospitals import LONGEST, SHORTEST, hospital
from benchmarks.strangers.leaflets import leaflet, tongues
from benchmarks.strangers.sheet import sheet
from benchmarks.strangers.verdict import Ran, Run, Verdict, judged
from depliant.cli.main import main
from depliant.formats.format import shipped_formats

A4 = shipped_formats()["a4"]
PALE = 130  # the seed of one whose accent stayed as a painter gave it
NIGHT = [pytest.param(seed, marks=pytest.mark.nightly) for seed in range(100, 400)]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """The command, in this process."""

    def ran(words: Sequence[str]) -> Ran:
        code = main(list(words))
        told = capsys.readouterr()
        return code, told.out, told.err

    return ran


@pytest.mark.slow
@pytest.mark.parametrize("seed", [7, 44, 66, *NIGHT])
def test_a_stranger_is_printed_or_refused_in_words(seed: int, tmp_path: Path, run: Run) -> None:
    """A bifold with a logo of five to one, a trifold with four contacts, a page with one."""
    one = stranger(seed)
    verdict = one.judged(tmp_path, run)
    assert verdict.what != "FAULT", f"{one.label}: {verdict.why}"


def test_one_whose_colour_cannot_be_read_is_refused_by_name(tmp_path: Path, run: Run) -> None:
    verdict = stranger(PALE).judged(tmp_path, run)
    assert verdict.what == "refused"
    assert verdict.why.startswith("contrast: #")


# --- what is made ----------------------------------------------------------------------------


def test_a_seed_makes_the_same_stranger_twice_and_another_another() -> None:
    assert stranger(5) == stranger(5)
    assert stranger(5).leaflet != stranger(6).leaflet


def test_hospitals_are_of_every_kind() -> None:
    profiles = [yaml.safe_load(hospital(Random(seed)).profile) for seed in range(90)]
    lengths = [len(one["name"]) for one in profiles]
    assert SHORTEST <= min(lengths) < 12
    assert 64 < max(lengths) <= LONGEST
    assert {len(one["contacts"]) for one in profiles} == {1, 2, 3, 4, 5}
    assert {one.get("logo", {}).get("file", "") for one in profiles} == {"", "logo.svg", "logo.png"}
    hues = {one["colours"]["accent"] for one in profiles}
    assert any(hue[1:3] > hue[3:5] and hue[1:3] > hue[5:] for hue in hues)  # red leads, or ...
    assert any(hue[3:5] > hue[1:3] and hue[3:5] > hue[5:] for hue in hues)
    assert any(hue[5:] > hue[1:3] and hue[5:] > hue[3:5] for hue in hues)


def test_leaflets_are_of_every_length() -> None:
    counts = sorted(leaflet(Random(seed), seed).count("full") for seed in range(150))
    assert 20 < counts[0] < 80
    assert 1500 < counts[-1] < 2200
    one = next(one for one in map(stranger, range(20)) if 'formats="full"' in one.leaflet.text)
    assert one.leaflet.count("short") < one.leaflet.count("core") < one.leaflet.count("full")
    assert {leaflet(Random(seed), seed).lang for seed in range(60)} == set(tongues())


# --- how it is judged ------------------------------------------------------------------------


def said(**more: object) -> str:
    return json.dumps({"problems": [], "findings": [], "editions": [], **more})


def finding(rule: str, remedy: str = "Shorten it.", severity: str = "error") -> dict[str, str]:
    return {"rule": rule, "severity": severity, "message": "Too long.", "remedy": remedy}


def of(tmp_path: Path, ran: Ran, carried: str = "") -> Verdict:
    return judged(tmp_path, A4, carried, lambda _words: ran)


def test_a_refusal_says_what_is_wrong_and_what_to_do(tmp_path: Path) -> None:
    long = of(tmp_path, (1, said(findings=[finding("page-count")]), ""))
    assert (long.what, long.why) == ("refused", "page-count: Too long.")
    assert of(tmp_path, (1, said(findings=[finding("page-count", remedy="")]), "")).what == "FAULT"
    assert of(tmp_path, (1, said(), "")).what == "FAULT"
    only = said(findings=[finding("contrast", severity="warning")])
    assert of(tmp_path, (1, only, "")).what == "FAULT"


def test_a_rule_that_finds_our_own_faults_is_a_fault_unless_the_text_is_too_long(
    tmp_path: Path,
) -> None:
    torn = finding("text-complete")
    assert of(tmp_path, (1, said(findings=[torn]), "")).what == "FAULT"
    both = said(findings=[torn, finding("page-count")])
    assert of(tmp_path, (1, both, "")).what == "refused"


def test_an_end_without_a_report_or_with_a_surprise_is_a_fault(tmp_path: Path) -> None:
    assert of(tmp_path, (1, "Traceback (most recent call last):", "")).what == "FAULT"
    odd = said(problems=[{"message": "Something unexpected happened.", "remedy": "Report it."}])
    assert of(tmp_path, (2, odd, "")).what == "FAULT"
    assert of(tmp_path, (0, said(), "")).what == "FAULT"


def test_a_word_that_the_file_says_once_too_rarely_is_a_fault(tmp_path: Path, run: Run) -> None:
    one = stranger(8)
    one.judged(tmp_path / "first", run)
    carried = one.leaflet.carried(one.format.extent)
    twice = judged(tmp_path / "first", one.format, f"{carried} hippopotame", run)
    assert twice.what == "FAULT"
    assert "hippopotame (0 of 1)" in twice.why


def test_the_sheet_shows_what_was_printed_and_tells_the_rest(tmp_path: Path) -> None:
    from PIL import Image

    from benchmarks.strangers.sheet import CELL, LINE

    cells = [("1 a4", Verdict("refused", "page-count: Too long.")), ("2 a4", Verdict("FAULT", "x"))]
    sheet(cells, tmp_path / "s.png")
    with Image.open(tmp_path / "s.png") as picture:
        assert picture.size == (CELL[0] * 2, LINE * 3)
