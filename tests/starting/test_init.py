"""`init`: a workspace that builds at once, and replaces nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from depliant.checks.finding import UNWRITTEN
from depliant.errors import Place
from depliant.reading.values import load_yaml
from depliant.sources.hospital import Profile, parse_hospital
from depliant.sources.shipped import shipped_kinds
from depliant.sources.workspace import Workspace
from tests.starting.conftest import Say

FOUND = {UNWRITTEN, "approval"}  # a draft says that it is one
ALONE = ("--today", "2027-03-04")


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def test_it_builds_at_once(empty: Path, say: Say) -> None:
    assert say("init", *ALONE)[0] == 0
    formats = ("--format", "trifold", "--format", "a4-short")
    code, out, _err = say("build", *formats, *ALONE, "--report", "json")
    told = json.loads(out)
    assert code == 0
    assert len(list((empty / "out").rglob("*.pdf"))) == 4
    found = {one["rule"] for one in told["findings"]}
    assert found == FOUND
    assert {one["severity"] for one in told["findings"]} == {"warning"}


@pytest.mark.nightly
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_it_builds_whole(empty: Path, say: Say, lang: str) -> None:
    assert say("init", "--lang", lang, *ALONE)[0] == 0
    code, _out, err = say("build", *ALONE, lang=lang)
    assert (code, set(re.findall(r"\(([a-z-]+)\)$", err, re.MULTILINE))) == (0, FOUND)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_file_is_read(empty: Path, say: Say, lang: str) -> None:
    assert say("init", "--lang", lang, *ALONE)[0] == 0
    house = Workspace(empty)
    assert house.settings.language == lang
    assert house.kinds == Workspace(shipped_kinds().parent.parent).kinds
    articles = [house.article(path) for path in house.all_article_paths]
    assert {one.meta.kind for one in articles} == set(house.kinds)
    assert len({one.meta.code for one in articles}) == 2
    assert [house.hospital(slug).profile.handover for slug in house.hospitals] == [False]
    for one in articles:
        asked = {role.role for role in house.kinds[one.meta.kind].required}
        assert asked - {"contacts", "sources"} <= {section.role for section in one.sections}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_of_what_is_not_written_nothing_else_is_said(empty: Path, say: Say, lang: str) -> None:
    assert say("init", "--lang", lang, *ALONE)[0] == 0
    code, out, _err = say("check", "--no-render", "--report", "json", *ALONE, lang=lang)
    told = json.loads(out)["findings"]
    assert (code, {(one["rule"], one["severity"]) for one in told}) == (
        0,
        {(rule, "warning") for rule in FOUND},
    )


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_key_of_a_profile_is_explained(empty: Path, say: Say, lang: str) -> None:
    say("init", "--lang", lang, *ALONE)
    (path,) = empty.glob("hospitals/*/hospital.yaml")
    text = path.read_text("utf-8")
    keys = {field.alias or name for name, field in Profile.model_fields.items()}
    assert {key for key in keys if not re.search(rf"^(?:# )?{key}:", text, re.MULTILINE)} == set()
    whole = re.sub(r"^( *)# ?(?=(?: *[a-z_]+:| *- ))", r"\1", text, flags=re.MULTILINE)
    values = load_yaml(whole, Place("hospital.yaml"))
    profile, _values = parse_hospital(values, None)
    assert profile.required
    assert profile.press
    assert profile.mail.signature


def test_a_workspace_is_not_begun_twice(empty: Path, say: Say) -> None:
    say("init", *ALONE)
    (empty / "leaflets" / "kinds.yaml").write_text("à moi", "utf-8")
    before = files(empty)
    code, _out, err = say("init", *ALONE)
    assert (code, "déjà un espace de travail" in err, "new leaflet" in err) == (2, True, True)
    assert files(empty) == before


def test_every_file_in_the_way_is_told(empty: Path, say: Say) -> None:
    (empty / "leaflets").mkdir()
    for name in ("workspace.yaml", "leaflets/kinds.yaml"):
        (empty / name).write_text("à moi", "utf-8")
    before = files(empty)
    code, _out, err = say("init", *ALONE)
    assert (code, err.count("existe déjà")) == (2, 2)
    assert files(empty) == before


def test_what_is_told_to_type_names_the_folder(empty: Path, say: Say) -> None:
    _code, out, _err = say("init", "mon premier", *ALONE)
    assert '`make_leaflet.py build --workspace "mon premier"`' in out
    told = (empty / "mon premier" / "LISEZ-MOI.md").read_text("utf-8")
    typed = re.findall(r"^make_leaflet.py .*$", told, re.MULTILINE)
    assert len(typed) == 5
    assert all(' --workspace "mon premier"' in line for line in typed)
    where = ("--workspace", "mon premier")
    _code, _out, err = say("check", "une-venue", "--no-render", *ALONE, *where)
    assert 'make_leaflet.py approve --workspace "mon premier" une-venue --lang fr' in err


def test_one_file_in_the_way_is_enough(empty: Path, say: Say) -> None:
    (empty / "workspace.yaml").write_text("language: en\n", "utf-8")
    assert say("init")[0] == 2
    assert list(files(empty)) == ["workspace.yaml"]


def test_a_read_me_of_ones_own_is_kept(empty: Path, say: Say) -> None:
    (empty / "LISEZ-MOI.md").write_text("Bonjour", "utf-8")
    code, out, _err = say("init")
    assert (code, re.search(r"Gardé tel quel\s: LISEZ-MOI.md", out) is None) == (0, False)
    assert (empty / "LISEZ-MOI.md").read_text("utf-8") == "Bonjour"
    assert (empty / ".gitignore").read_text("utf-8") == "/out/\n"


def test_a_folder_of_its_own(empty: Path, say: Say) -> None:
    assert say("init", "ma clinique/été", lang="en")[0] == 0
    assert (empty / "ma clinique" / "été" / "README.md").is_file()
    (empty / "fichier").write_text("")
    assert say("init", "fichier")[0] == 2
    assert say("init", "")[0] == 2


def test_what_a_link_leads_to_is_left_alone(empty: Path, say: Say, tmp_path: Path) -> None:
    (empty / "workspace.yaml").symlink_to(tmp_path / "ailleurs.yaml")
    assert say("init")[0] == 2
    assert not (tmp_path / "ailleurs.yaml").exists()
