"""A hospital that has more to say than most: its editions are printed, or its profile is named."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from depliant.checks.finding import Finding
from depliant.content.breaking import BREAK
from depliant.content.content import ContactLine
from depliant.formats.format import shipped_formats
from depliant.formats.options import OFFICE, Options
from depliant.formats.variants import closer
from depliant.pdf.text import read_back
from depliant.pressroom.arrangement import arranged, closer_steps
from depliant.pressroom.press import Press
from depliant.pressroom.proof import Proof
from tests.conftest import TOP, choose, edit, replace, rules

FIXTURE = Path(__file__).parent.parent / "hospitals" / "chataignes"
LETTER = Options(paper="letter")
FORMATS = shipped_formats()


def opened(root: Path) -> Path:
    """A workspace of the demonstration's leaflets and that hospital."""
    shutil.copytree(TOP / "leaflets", root / "leaflets")
    shutil.copytree(FIXTURE, root / "hospitals" / "chataignes")
    return root


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A name of 60 letters, three contacts, an e-mail of 38 letters, a third emergency line, a
    web address of 60."""
    return opened(tmp_path_factory.mktemp("long"))


def pressed(press: Press, root: Path, name: str, leaflet: str, options: Options = OFFICE) -> Proof:
    return press.press(choose(root, name, "chataignes", leaflet, options))


def told(proof: Proof) -> list[Finding]:
    return [finding for finding in proof.findings if finding.is_error]


def test_the_fixture_is_what_it_says() -> None:
    profile = yaml.safe_load((FIXTURE / "hospital.yaml").read_text(encoding="utf-8"))
    assert len(profile["name"]) == len(profile["web"]) == 60
    assert len(profile["contacts"]) == len(profile["emergency"]) == 3
    assert len(profile["contacts"]["ward"]["email"]) == 38


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "leaflet", "options"),
    [
        ("a4-short", "trouver-son-chemin", OFFICE),
        ("trifold", "immunotherapie", OFFICE),
        ("zfold", "immunotherapie", LETTER),
        ("bifold", "immunotherapie", OFFICE),
        ("booklet", "trouver-son-chemin", OFFICE),
        ("screen", "immunotherapie", OFFICE),
    ],
)
def test_it_prints(press: Press, long: Path, name: str, leaflet: str, options: Options) -> None:
    assert rules(pressed(press, long, name, leaflet, options)) == set()


@pytest.mark.nightly
@pytest.mark.parametrize(
    "leaflet", ["preparer-son-sejour", "sejour-avec-son-enfant", "trouver-son-chemin"]
)
@pytest.mark.parametrize("name", sorted(FORMATS))
def test_it_prints_the_longer_leaflets(press: Press, long: Path, name: str, leaflet: str) -> None:
    choice = choose(long, name, "chataignes", leaflet)
    made = choice.article.meta.formats
    if not made or choice.format.groups & set(made):
        assert rules(press.press(choice)) == set()


def test_a_hospital_that_fits_never_meets_the_ladder(press: Press) -> None:
    choice = choose(TOP, "zfold", leaflet="trouver-son-chemin")
    assert arranged(choice, press._composer, press._typesetter).choice == choice


def test_the_steps_of_a_sheet_and_of_a_panel() -> None:
    steps = ["brief", "compact", "parted", "across"]
    assert [f.closing for f in closer(FORMATS["a4-short"])] == steps
    steps_of_panel = [(f.closing, f.omits) for f in closer(FORMATS["trifold"])]
    assert steps_of_panel == [(closing, ()) for closing in steps[:3]]
    bare = [(closing, ("questions",)) for closing in steps[:3]]
    assert [(f.closing, f.omits) for f in closer(FORMATS["bifold"])][-3:] == bare
    parted = list(closer(FORMATS["booklet"]))[2]
    assert parted.slot_of("contacts") == "back"
    assert parted.slot_of("sources") == "flow"


def test_questions_that_a_hospital_requires_never_give_way(long: Path) -> None:
    choice = choose(long, "bifold", "chataignes", "trouver-son-chemin")
    asked = choice.required[0].model_copy(update={"role": "questions"})
    kept = closer_steps(replace(choice, required=(*choice.required, asked)))
    assert all("questions" not in step.format.omits for step in kept)


def test_an_address_breaks_at_its_signs() -> None:
    line = ContactLine("", "", "", "unite.enfants@chu.example", "")
    assert line.email_set.split(BREAK) == ["unite.", "enfants", "@chu.", "example"]


def test_a_text_that_long_contacts_leave_no_room_names_the_profile_too(
    fresh_press: Press, tmp_path: Path
) -> None:
    """Three contacts, as many as every paper holds, with hours that are long."""
    root = opened(tmp_path / "workspace")
    profile = root / "hospitals" / "chataignes" / "hospital.yaml"
    known = yaml.safe_load(profile.read_text(encoding="utf-8"))
    hours = "du lundi au vendredi, de 8 h 30 à 12 h et de 13 h 30 à 17 h, sauf les jours fériés"
    for contact in known["contacts"].values():
        contact["hours"] = f"{hours} ; le samedi"
    profile.write_text(yaml.safe_dump(known, allow_unicode=True, width=1000), encoding="utf-8")
    found = told(pressed(fresh_press, root, "a4", "preparer-son-sejour"))
    count = next(one for one in found if one.rule == "page-count")
    assert "Shorten what is long in the hospital’s profile: “du lundi" in count.remedy
    assert "contacts; 3 find room" not in count.remedy


def test_what_cannot_fit_names_the_profile(fresh_press: Press, tmp_path: Path) -> None:
    root = opened(tmp_path / "workspace")
    label = "L’unité d’hospitalisation et de consultation de la vallée " * 6
    profile = root / "hospitals" / "chataignes" / "hospital.yaml"
    edit(profile, "label: L’hôpital de jour", f"label: {label.strip()}")
    edit(profile, "label: La maison des familles", f"label: {label.strip()}")
    found = told(pressed(fresh_press, root, "trifold", "trouver-son-chemin"))
    count = next(one for one in found if one.rule == "page-count")
    assert str(count.place) == "hospitals/chataignes/hospital.yaml:16"
    assert "Shorten what is long in the hospital’s profile: “L’unité" in count.remedy


WORDS = st.text("abcdeéio -", min_size=2, max_size=60).map(lambda text: f"a{text}z")
LINE = st.fixed_dictionaries({"label": WORDS, "phone": st.sampled_from(["15", "+262262905555"])})
CONTACT = st.fixed_dictionaries(
    {
        "label": WORDS,
        "phone": st.sampled_from(["0353012040", "+44 20 7946 0018", "+1 (613) 555-0142"]),
        "email": st.integers(1, 40).map(lambda n: f"{'ab-cd.' * n}x@chu.example"[-64:]),
        "hours": WORDS,
        "verified": st.just("2026-09-14"),
        "owner": st.just("Secrétariat"),
    }
)
PROFILE = st.fixed_dictionaries(
    {
        "name": WORDS,
        "address": st.lists(WORDS, min_size=1, max_size=4),
        "contacts": st.lists(CONTACT, min_size=1, max_size=4),
        "emergency": st.lists(LINE, min_size=1, max_size=3),
    }
)
FEW = max(2, settings.default.max_examples // 50)  # each is laid out up to seven times


@pytest.mark.slow
@settings(max_examples=FEW, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(PROFILE, st.sampled_from(sorted(FORMATS)))
def test_any_hospital_prints_or_is_named(
    fresh_press: Press, tmp_path_factory: pytest.TempPathFactory, profile: dict, name: str
) -> None:
    root = opened(tmp_path_factory.mktemp("any"))
    path = root / "hospitals" / "chataignes" / "hospital.yaml"
    known = yaml.safe_load(path.read_text(encoding="utf-8"))
    contacts = {f"c{n}": contact for n, contact in enumerate(profile["contacts"])}
    known.update(profile, contacts=contacts)
    path.write_text(yaml.safe_dump(known, allow_unicode=True, width=1000), encoding="utf-8")
    found = told(pressed(fresh_press, root, name, "trouver-son-chemin"))
    assert {one.rule for one in found} <= {"page-count", "torn-block", "inside-the-page"}
    if found:
        assert any(one.place and one.place.file.endswith("hospital.yaml") for one in found)


# --- more contacts than most -----------------------------------------------------------------

LONG_WORD = "Oberarztsprechstundenvoranmeldungssekretariat"


def with_contacts(root: Path, **labels: str) -> Path:
    """That hospital with a contact more for each label, and each with an e-mail."""
    path = opened(root) / "hospitals" / "chataignes" / "hospital.yaml"
    profile = yaml.safe_load(path.read_text(encoding="utf-8"))
    more = {"hours": "du lundi au samedi, de 8 h à 19 h 30, sauf en août", "owner": "Accueil"}
    for name, label in labels.items():
        email = f"{name}.consultation-du-soir@chu-chataignes.example"
        known = {"label": label, "email": email, "phone": "0353012077", "verified": "2026-09-14"}
        profile["contacts"][name] = known | more
    path.write_text(yaml.safe_dump(profile, allow_unicode=True, width=1000), encoding="utf-8")
    return root


FIVE = {"dentist": "Le cabinet dentaire des enfants", "night": "La garde du bâtiment"}


@pytest.mark.parametrize("name", ["a4", "a4-large"])
def test_whom_to_call_stands_on_one_page(fresh_press: Press, tmp_path: Path, name: str) -> None:
    root = with_contacts(tmp_path / "five", **FIVE)
    laid = arranged(
        choose(root, name, "chataignes", "trouver-son-chemin"),
        fresh_press._composer,
        fresh_press._typesetter,
    )
    assert laid.fits
    assert sum("contacts" in page.sections for page in laid.pages.pages) == 1


def test_contacts_are_refused_rather_than_cut(fresh_press: Press, tmp_path: Path) -> None:
    root = with_contacts(tmp_path / "five", **FIVE)
    found = told(pressed(fresh_press, root, "a4-short", "trouver-son-chemin"))
    count = next(one for one in found if one.rule == "page-count")
    assert "The hospital’s profile has 5 contacts; 3 find room" in count.remedy
    assert "text-complete" not in {one.rule for one in found}


def test_too_many_contacts_are_counted(fresh_press: Press, tmp_path: Path) -> None:
    labels = {f"c{n}": "Le secrétariat des consultations de l’enfant" for n in range(5)}
    root = with_contacts(tmp_path / "eight", **labels)
    (found, *_more) = told(pressed(fresh_press, root, "trifold", "trouver-son-chemin"))
    assert "The hospital’s profile has 8 contacts; 3 find room" in found.remedy


@pytest.mark.slow
def test_what_is_said_to_take_it_takes_it(press: Press, tmp_path: Path) -> None:
    root = with_contacts(tmp_path / "five", **FIVE)
    found = told(pressed(press, root, "trifold", "immunotherapie"))
    remedy = next(one.remedy for one in found if one.rule == "page-count")
    named = re.search(r"take it as it is: ([^.]+)", remedy)
    assert named
    for name in named[1].split(", "):
        assert pressed(press, root, name, "immunotherapie").figures.fit.fits, name


def test_the_word_that_is_too_wide_is_told(fresh_press: Press, tmp_path: Path) -> None:
    root = with_contacts(tmp_path / "wide", desk=f"Das {LONG_WORD}")
    found = told(pressed(fresh_press, root, "zfold", "trouver-son-chemin"))
    wide = next(one for one in found if one.rule == "inside-the-page")
    assert wide.message.startswith(f"“{LONG_WORD}” in the section `contacts` reaches")
    assert wide.remedy.startswith("Write it shorter in the hospital’s profile")
    assert "print-setup" not in {one.rule for one in found}


def test_contacts_stand_beside_the_key_message(press: Press) -> None:
    """Where there is no room beside it they stand compactly: the first page is never left bare."""
    proof = press.press(choose(TOP, "a4", "deux-rives", "sejour-avec-son-enfant"))
    first = read_back(proof.artifacts[0].data)[0]
    assert "03 53 01 20 40" in first.replace("\u00a0", " ")
    assert "Avant de venir" in first
