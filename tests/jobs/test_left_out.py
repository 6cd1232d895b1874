"""A format that no section of a leaflet is for is left out of a build of everything, and told;
asked for by name it is an error that says what to mark."""

from __future__ import annotations

import json
from pathlib import Path

from depliant.jobs.plan import make_plan
from depliant.jobs.request import Request
from depliant.jobs.unmade import unmade
from depliant.shelf.shelf import Shelf
from depliant.sources.workspace import Workspace
from tests.conftest import TODAY, Run, edit

ALL = ("check", "--no-render", "--hospital", "tilleuls")


def unmark(article: Path) -> None:
    text = article.read_text(encoding="utf-8")
    article.write_text(text.replace(" .short", ""), encoding="utf-8")


def test_a_short_edition_without_marks_is_left_out(article: Path, run_cli: Run) -> None:
    unmark(article)
    code, out, err = run_cli(*ALL)
    assert code == 0, err
    assert "immunotherapie/fr.a4-short: not made, no section is marked for it." in out
    code, out, _err = run_cli(*ALL, "--report", "json")
    report = json.loads(out)
    assert (code, report["left_out"]) == (0, ["immunotherapie/fr.a4-short"])
    assert not [one for one in report["editions"] if "a4-short" in one["edition"]]
    assert "a4-short" not in run_cli(*ALL, "--quiet")[1]


def test_asked_for_by_name_it_says_what_to_mark(article: Path, run_cli: Run) -> None:
    unmark(article)
    code, _out, err = run_cli(*ALL, "--format", "a4-short", lang="fr")
    assert code == 2
    assert "leaflets/immunotherapie/fr.md:31\u00a0: Aucune section" not in err
    assert "Aucune section de ce document n’est prévue pour `a4-short`." in err
    assert "`## En bref {#summary .short}`" in err


def test_a_format_that_sections_leave_is_told_too(article: Path, run_cli: Run) -> None:
    text = article.read_text(encoding="utf-8")
    marked = text.replace(' formats="full"', "").replace("{#", '{formats="screen" #')
    article.write_text(marked, encoding="utf-8")
    assert run_cli(*ALL)[0] == 0
    code, _out, err = run_cli(*ALL, "--format", "trifold")
    assert code == 2
    assert 'Take `trifold` into the formats="…" of the sections that it is to hold.' in err


def test_what_lies_there_of_a_format_that_is_left_out_is_stale(others: Path, run_cli: Run) -> None:
    few = ("trouver-son-chemin", "--hospital", "tilleuls", "--format", "a4-short")
    code, _out, err = run_cli("build", *few)
    assert code == 0, err
    unmark(others / "leaflets" / "trouver-son-chemin" / "fr.md")
    request = Request(hospitals=("tilleuls",), today=TODAY)
    plan = make_plan(Workspace(others), request)
    with Shelf(others / "out") as shelf:
        (stale,) = unmade(shelf.entries, plan, request)
    assert stale[0] == "tilleuls/trouver-son-chemin.fr.a4-short"


def test_a_section_kept_from_a_short_edition_asks_for_its_mark(article: Path, run_cli: Run) -> None:
    edit(article, "{#how .steps .short}", "{#how .steps}")
    code, _out, err = run_cli("check", "--hospital", "tilleuls", "--format", "a4-short")
    assert code == 1
    assert "The section `how` is required on `a4-short`, but kept off it." in err
    assert "Add `.short` to its heading: `## … {#how .short}`." in err


def test_a_required_section_under_another_role_is_named(article: Path, run_cli: Run) -> None:
    edit(article, "{#risks", "{#risques")
    code, _out, err = run_cli(*ALL)
    assert code == 1
    assert "The section `risks` is missing; the kind `treatment` requires it." in err
    assert "” may be it: write `## " in err
    assert "{#risks}`" in err


def test_a_date_that_reads_two_ways_says_which(folder: Path, article: Path, run_cli: Run) -> None:
    edit(article, "written: 2026-11-24", "written: 08/11/2026")
    profile = folder / "hospitals" / "tilleuls" / "hospital.yaml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(text.replace("verified: 2026-10-05", "verified: 05/10/2026", 1), "utf-8")
    code, _out, err = run_cli(*ALL, lang="fr")
    assert code == 0
    assert "«\u00a008/11/2026\u00a0» est lu comme le 8 novembre 2026" in err
    assert "Écrivez `verified: 2026-10-05`" in err


def test_roles_are_listed_with_what_they_say(run_cli: Run) -> None:
    code, out, _err = run_cli("list", "roles", lang="fr")
    rows = dict(line.split("\t", 1) for line in out.splitlines())
    assert code == 0
    assert rows["risks"] == "treatment\tles risques, fréquents ou graves, et leurs signes"
    assert rows["meals"].startswith("–\t")
    assert "contacts" not in rows
