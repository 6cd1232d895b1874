"""Rules judged on a hospital's profile: each is silent on the good one and finds its fault."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest
from PIL import Image

from depliant.checks.finding import Finding, Severity
from depliant.checks.registry import Subject, examine
from depliant.checks.subjects import HospitalSubject
from depliant.content.colours import LEAST, PAIRS, contrast, nearest, palette, poor
from depliant.content.phones import dial, is_valid, national
from depliant.content.select import select
from depliant.pressroom.press import Press
from depliant.sources.workspace import Workspace
from tests.conftest import TODAY, TOP, choose, edit


def found(root: Path, today: dt.date = TODAY) -> list[Finding]:
    hospital = Workspace(root).hospital("tilleuls")
    return list(examine(Subject.HOSPITAL, HospitalSubject(hospital, today)))


def profile(root: Path) -> Path:
    return root / "hospitals" / "tilleuls" / "hospital.yaml"


@pytest.mark.parametrize("slug", ["bruyeres", "deux-rives", "tilleuls"])
def test_the_demonstration_is_good(slug: str) -> None:
    hospital = Workspace(TOP).hospital(slug)
    assert examine(Subject.HOSPITAL, HospitalSubject(hospital, TODAY)) == ()


@pytest.mark.parametrize(
    ("today", "severities", "words"),
    [
        (dt.date(2027, 10, 4), [], ""),
        (dt.date(2027, 10, 5), [Severity.WARNING] * 2, "12 months ago"),
        (dt.date(2028, 10, 4), [Severity.WARNING] * 2, "23 months ago"),
        (dt.date(2028, 10, 5), [Severity.ERROR] * 2, "24 months ago"),
        (dt.date(2026, 10, 4), [Severity.ERROR] * 2, "still to come"),
    ],
)
def test_contacts_verified(
    folder: Path, today: dt.date, severities: list[Severity], words: str
) -> None:
    faults = [f for f in found(folder, today) if f.rule == "contacts-verified"]
    assert [f.severity for f in faults] == severities
    assert all(words in f.message and f.place and f.place.line for f in faults)
    if severities and words != "still to come":
        assert "Cadre de santé du service" in faults[0].remedy


@pytest.mark.parametrize(
    ("phone", "good", "printed", "dialled"),
    [
        ("0261914710", True, "02 61 91 47 10", "+33261914710"),
        ("+33 2 61 91 47 10", True, "02 61 91 47 10", "+33261914710"),
        ("06 39 98 12 34", True, "06 39 98 12 34", "+33639981234"),
        ("15", True, "15", "15"),
        ("114", True, "114", "114"),
        ("+44 20 7946 0018", True, "+44 20 7946 0018", "+442079460018"),
        ("02 61 91 47", False, "02 61 91 47", "02619147"),
        ("00 00 00 00 00", False, "00 00 00 00 00", "0000000000"),
        ("199", False, "199", "199"),
    ],
)
def test_phones(phone: str, good: bool, printed: str, dialled: str) -> None:
    assert is_valid(phone, "FR") is good
    assert national(phone, "FR") == printed
    if good:
        assert dial(phone, "FR") == dialled


def test_a_wrong_number_is_found(folder: Path) -> None:
    edit(profile(folder), "02 61 91 47 10", "02 61 91 47 1")
    (fault,) = (f for f in found(folder) if f.rule == "phone-numbers")
    assert str(fault.place) == "hospitals/tilleuls/hospital.yaml:18"


def test_a_number_is_printed_in_national_format_and_dialled_from_anywhere(folder: Path) -> None:
    edit(profile(folder), "02 61 91 47 10", "+33261914710")
    content, _odd = select(choose(folder, "screen"))
    ward = content.hospital.contacts[0]
    assert (ward.phone, ward.dial) == ("02\u00a061\u00a091\u00a047\u00a010", "+33261914710")


def test_contrast(folder: Path) -> None:
    edit(profile(folder), 'accent: "#1b5e6e"', 'accent: "#7fb3c8"')
    (fault,) = (f for f in found(folder) if f.rule == "contrast")
    better = fault.remedy.split()[-1].rstrip(".")
    edit(profile(folder), "#7fb3c8", better)
    assert [f for f in found(folder) if f.rule == "contrast"] == []


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)  # a known near miss
    assert list(poor("#777777", "#a3261a"))
    light = nearest("#ffff00")
    assert not list(poor(light, light))


def test_the_pairs_are_of_the_palette() -> None:
    names = palette("#123456", "#654321").keys()
    assert {name for pair in PAIRS for name in pair} <= names
    assert LEAST == 4.5


@pytest.mark.parametrize(("pixels", "severity"), [(40, "ERROR"), (100, "WARNING"), (400, "")])
def test_a_coarse_logo(folder: Path, press: Press, pixels: int, severity: str) -> None:
    data = io.BytesIO()
    Image.new("RGB", (pixels, pixels), "#1b5e6e").save(data, "png")
    (folder / "hospitals" / "tilleuls" / "logo.png").write_bytes(data.getvalue())
    edit(profile(folder), "logo.svg", "logo.png")
    findings = press.press(choose(folder, "a4")).findings
    found = [f.severity.name for f in findings if f.rule == "picture-resolution"]
    assert set(found) == ({severity} if severity else set())
