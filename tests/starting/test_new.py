"""`new leaflet`, `new hospital`: what is not given is asked on a terminal; an error elsewhere."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from depliant.reading.roles import known
from depliant.sources.workspace import Workspace
from tests.conftest import TOP
from tests.starting.conftest import Say

HOSTILE = ("../dehors", "/tmp/x", "Majuscule", "é", "-h-", "a/b", ".cache", "a b", "x\n")


@pytest.fixture
def house(empty: Path, say: Say) -> Path:
    say("init", "--today", "2027-03-04")
    return empty


def test_a_leaflet_of_a_kind(house: Path, say: Say) -> None:
    day = ("--today", "2028-02-29")
    title = "Fièvre : que faire ?"
    code, out, _err = say("new", "leaflet", "fievre", "--kind", "treatment", "--title", title, *day)
    assert (code, "leaflets/fievre/fr.md" in out) == (0, True)
    article = Workspace(house).article(house / "leaflets" / "fievre" / "fr.md")
    meta = article.meta
    assert (meta.title, meta.code, meta.status) == (title, "HT-0103", "draft")
    assert (str(meta.written), str(meta.review_by)) == ("2028-02-29", "2029-02-28")
    for section in article.sections:
        about = known()[section.role]
        assert section.title == about.title["fr"]
        assert all(what in section.text for what in about.prompts["fr"])
    steps = article.section("how")
    assert steps
    assert {"steps", "short"} == steps.classes
    assert "1. [" in steps.text


def test_a_kind_of_ones_own(house: Path, say: Say) -> None:
    path = house / "leaflets" / "kinds.yaml"
    path.write_text(
        path.read_text("utf-8")
        + "examination:\n  title: {fr: Un examen, en: An examination}\n"
        + "  required:\n    - {role: agenda}\n    - {role: call, formats: [full]}\n"
        + "  usual: [call, bag]\n",
        "utf-8",
    )
    assert say("new", "leaflet", "irm", "--kind", "examination")[0] == 0
    text = (house / "leaflets" / "irm" / "fr.md").read_text("utf-8")
    assert "## Agenda {#agenda .short}\n\n[à compléter" in text
    assert [
        one.role for one in Workspace(house).article(house / "leaflets/irm/fr.md").sections
    ] == [
        "agenda",
        "call",
        "bag",
    ]
    assert say("check", "irm", "--no-render", "--today", "2027-03-04")[0] == 0


def test_another_language_keeps_code_and_kind(house: Path, say: Say) -> None:
    code, _out, err = say("new", "leaflet", "un-traitement", "--lang", "en")
    assert (code, err) == (0, "")
    one, other = (
        Workspace(house).article(path)
        for path in (house / "leaflets" / "un-traitement" / name for name in ("fr.md", "en.md"))
    )
    assert (one.meta.code, one.meta.kind) == (other.meta.code, other.meta.kind)
    assert "[TODO: the title]" in other.text


@pytest.mark.parametrize(
    "words",
    [
        ("leaflet",),
        ("leaflet", "fievre"),
        ("leaflet", "fievre", "--kind", "genre-inconnu"),
        ("leaflet", "fievre", "--kind", "practical", "--lang", "zz"),
        ("hospital",),
        *(("leaflet", "--kind", "practical", "--", name) for name in HOSTILE),
        *(("hospital", "--", name) for name in HOSTILE),
        ("leaflet", "un-traitement", "--kind", "practical"),
        ("hospital", "mon-hopital"),
        ("hospital", "x" * 300),
    ],
)
def test_refused_in_words_and_nothing_written(
    house: Path, say: Say, words: tuple[str, ...], tmp_path: Path
) -> None:
    before = sorted(tmp_path.rglob("*"))
    code, out, err = say("new", *words)
    assert (code, out) == (2, "")
    assert err
    assert "Traceback" not in err
    assert [path for path in sorted(tmp_path.rglob("*")) if path not in before] == []


def test_a_group_is_no_hospital(house: Path, say: Say) -> None:
    (house / "hospitals" / "reseau").mkdir()
    (house / "hospitals" / "reseau" / "group.yaml").write_text("legal: x\n", "utf-8")
    code, _out, err = say("new", "hospital", "reseau")
    assert (code, "groupe" in err) == (2, True)


def test_a_hospital_with_a_difficult_name(house: Path, say: Say) -> None:
    name = "Hôpital « L'Étang » : site #2"
    assert say("new", "hospital", "etang", "--name", name)[0] == 0
    assert Workspace(house).hospital("etang").profile.name == name


def test_what_is_not_given_is_asked(house: Path, say: Say, terminal: Callable[..., None]) -> None:
    terminal("venir", "pratique", "Informations PRATIQUES", "Venir à l’hôpital")
    code, _out, err = say("new", "leaflet")
    assert code == 0
    assert Workspace(house).article(house / "leaflets/venir/fr.md").meta.kind == "practical"
    assert "practical" in err  # what there is, after a kind that there is not
    assert (
        Workspace(house).article(house / "leaflets/venir/fr.md").meta.title == "Venir à l’hôpital"
    )
    terminal("etang", "Hôpital de l’Étang")
    assert say("new", "hospital")[0] == 0
    assert Workspace(house).hospital("etang").profile.short_name == "Hôpital de l’Étang"


@pytest.mark.parametrize("lang", ["de", "nl", "ar", "FR", "deutsch"])
def test_a_language_without_words_is_told_in_words(house: Path, say: Say, lang: str) -> None:
    how = ("--kind", "practical", "--lang", lang)
    code, _out, err = say("new", "leaflet", "fievre", *how)
    assert (code, "en, fr" in err, "depliant.po" in err) == (2, True, False)
    assert not (house / "leaflets" / "fievre").exists()


def test_a_language_with_words_of_the_workspace(house: Path, say: Say) -> None:
    words = house / "templates" / "words" / "de.yaml"
    words.parent.mkdir(parents=True)
    shutil.copy(TOP / "templates" / "words" / "en.yaml", words)
    assert say("new", "leaflet", "fieber", "--kind", "practical", "--lang", "de")[0] == 0
    assert "[TODO: the title]" in (house / "leaflets/fieber/de.md").read_text("utf-8")


@pytest.mark.parametrize("what", [("hospital", "etang"), ("leaflet", "x", "--kind", "practical")])
def test_nothing_is_begun_outside_a_workspace(
    empty: Path, say: Say, what: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, _out, err = say("new", *what)
    assert (code, "make_leaflet.py init" in err, list(empty.iterdir())) == (2, True, [])
    say("init")
    monkeypatch.chdir(empty / "leaflets" / "une-venue")
    code, _out, err = say("new", *what)
    assert (code, f'--workspace "{empty}"' in err) == (2, True)
    assert not (empty / "leaflets" / "une-venue" / "leaflets").exists()


def test_a_folder_that_refuses_is_told_without_options_of_others(
    empty: Path, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> None:
        raise PermissionError(13, "no", "x")

    monkeypatch.setattr("os.replace", refuse)
    code, _out, err = say("init")
    assert (code, "--out" in err) == (2, False)


def test_kinds_are_told_with_their_titles(house: Path, say: Say) -> None:
    for words in ((), ("--kind", "pratiques")):
        _code, _out, err = say("new", "leaflet", "fievre", *words)
        assert "treatment (Un traitement), practical (Informations pratiques)" in err


def test_emergency_lines_are_those_of_the_country(house: Path, say: Say) -> None:
    assert say("new", "hospital", "meuse", "--country", "BE")[0] == 0
    profile = Workspace(house).hospital("meuse").profile
    assert profile.country == "BE"
    assert all("le numéro du pays" in one.phone for one in profile.emergency)
    assert say("new", "hospital", "loire", "--name", "Loire")[0] == 0
    found = [one.phone for one in Workspace(house).hospital("loire").profile.emergency]
    assert found == ["15", "112"]
    code, _out, err = say("new", "hospital", "x", "--country", "Belgique")
    assert (code, "--country BE" in err) == (2, True)
