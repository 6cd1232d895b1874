"""Rules judged on a hospital's profile: each is silent on the good one and finds its fault."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from depliant.checks.finding import Finding, Severity
from depliant.checks.registry import Subject, examine
from depliant.checks.subjects import HospitalSubject
from depliant.content.colours import LEAST, PAIRS, contrast, nearest, palette, poor
from depliant.content.phones import dial, is_valid, national
from depliant.content.select import select
from depliant.errors import InputError
from depliant.pressroom.press import Press
from depliant.sources.workspace import Workspace
from tests.conftest import TODAY, TOP, choose, edit, laid_out


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


@pytest.mark.parametrize(
    ("phone", "country", "printed", "dialled"),
    [
        ("0262 90 50 50", "FR", "0262 90 50 50", "+262262905050"),
        ("+590 590 89 10 10", "FR", "0590 89 10 10", "+590590891010"),
        ("01 40 50 60 70", "RE", "01 40 50 60 70", "+33140506070"),
        ("0596.55.20.00", "GP", "0596 55 20 00", "+596596552000"),
    ],
)
def test_one_plan_for_france_and_overseas(
    phone: str, country: str, printed: str, dialled: str
) -> None:
    assert is_valid(phone, country)
    assert (national(phone, country), dial(phone, country)) == (printed, dialled)
    assert not is_valid("0262 90 50", country)
    assert not is_valid("0262 90 50 50", "BE")
    assert is_valid("02 61 91 47 10", country)  # kept for fiction in FR


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


def test_a_near_miss_does_not_read_as_what_is_asked(folder: Path) -> None:
    edit(profile(folder), "#1b5e6e", "#467860")  # 4.498
    (fault,) = (f for f in found(folder) if f.rule == "contrast")
    assert "contrast of 4.4:1, not 4.5:1" in fault.message


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


def recoloured(folder: Path, accent: str, alert: str) -> list[Finding]:
    edit(profile(folder), '"#1b5e6e"', f'"{accent}"')
    edit(profile(folder), '"#a3261a"', f'"{alert}"')
    return [fault for fault in found(folder) if fault.rule == "accent-hue"]


@pytest.mark.parametrize(
    ("accent", "alert", "told"),
    [
        ("#8c2f39", "#b3261e", True),  # a wine beside a red
        ("#7a3e00", "#b3261e", True),  # a brown
        ("#8a1c5a", "#b3261e", True),  # over the end of the wheel
        ("#3c3c3f", "#b3261e", False),  # a grey has no hue
        ("#4c5a00", "#b3261e", False),
        ("#7a3e00", "#5a2a82", False),  # another alert
    ],
)
def test_an_accent_is_told_from_the_alert(
    folder: Path, accent: str, alert: str, told: bool
) -> None:
    faults = recoloured(folder, accent, alert)
    assert bool(faults) is told
    assert all("hospital.yaml:13" in str(fault.place) for fault in faults)


# --- logos -----------------------------------------------------------------------------------


def give_logo(folder: Path, picture: Image.Image, name: str = "logo.png") -> None:
    picture.save(folder / "hospitals" / "tilleuls" / name)
    edit(profile(folder), "logo.svg", name)


@pytest.mark.parametrize(("pixels", "severity"), [(40, "ERROR"), (100, "WARNING")])
def test_a_coarse_logo(folder: Path, press: Press, pixels: int, severity: str) -> None:
    give_logo(folder, Image.new("RGB", (pixels, pixels), "#1b5e6e"))
    findings = press.press(choose(folder, "a4")).findings
    found = [f for f in findings if f.rule == "picture-resolution"]
    assert {f.severity.name for f in found} == {severity}
    assert all(str(f.place) == "hospitals/tilleuls/hospital.yaml:10" for f in found)


@pytest.mark.parametrize(("width", "height"), [(300, 900), (2400, 200)])
def test_a_logo_keeps_its_proportions(folder: Path, press: Press, width: int, height: int) -> None:
    give_logo(folder, Image.effect_noise((width, height), 90).convert("RGB"), "Logo à plat.jpg")
    _content, pages = laid_out(press, choose(folder, "trifold"))
    cover = pages.on("cover")[0]
    (logo,) = (item for item in cover.items if item.name.endswith("/logo"))
    assert logo.width / logo.height == pytest.approx(width / height, rel=0.02)
    assert max(logo.width - 74, logo.height - 13) <= 0.01
    assert logo.x + logo.width < cover.width - 5


def white_on_nothing() -> Image.Image:
    picture = Image.new("RGBA", (300, 100), (0, 0, 0, 0))
    ImageDraw.Draw(picture).rectangle((40, 40, 260, 60), fill="white")
    return picture


def thin_and_black() -> Image.Image:
    picture = Image.new("RGB", (600, 600), "white")
    ImageDraw.Draw(picture).line((50, 300, 550, 300), fill="black", width=16)
    return picture


@pytest.mark.parametrize(
    ("picture", "severity"),
    [
        (white_on_nothing(), Severity.ERROR),
        (Image.new("RGB", (90, 90), "#ffd94a"), Severity.ERROR),
        (Image.new("RGB", (90, 90), "#f08c00"), Severity.WARNING),
        (thin_and_black(), None),
    ],
    ids=["white", "yellow", "orange", "thin"],
)
def test_a_pale_logo(folder: Path, picture: Image.Image, severity: Severity | None) -> None:
    give_logo(folder, picture)
    faults = [f for f in found(folder) if f.rule == "logo-contrast"]
    assert [f.severity for f in faults] == ([severity] if severity else [])
    assert all(str(f.place) == "hospitals/tilleuls/hospital.yaml:10" for f in faults)


@pytest.mark.parametrize(("paint", "pale"), [("#fff8e0", True), ("var(--accent)", False)])
def test_a_pale_drawing(folder: Path, paint: str, pale: bool) -> None:
    svg = f'<svg viewBox="0 0 9 9"><path fill="{paint}" d=""/></svg>'
    (folder / "hospitals" / "tilleuls" / "logo.svg").write_text(svg, encoding="utf-8")
    assert any(f.rule == "logo-contrast" for f in found(folder)) is pale


def test_a_logo_that_is_not_there_is_told_at_its_line(folder: Path) -> None:
    edit(profile(folder), "logo.svg", "logo.png")
    with pytest.raises(InputError, match=r"hospital.yaml:10: .*`logo.png`.\n.*`logo.svg`"):
        Workspace(folder).hospital("tilleuls")
