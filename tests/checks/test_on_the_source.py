"""Rules judged on what people wrote: each is silent on the good article and finds its fault."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from depliant.checks.finding import Finding, Severity
from depliant.checks.registry import Subject, examine
from depliant.checks.subjects import HospitalSubject, LeafletSubject, WorkspaceSubject
from depliant.pressroom.inspecting import inspect
from depliant.sources.workspace import Workspace
from tests.conftest import FEW, TODAY, Run, choose, edit


def on_leaflet(root: Path, today: dt.date = TODAY) -> list[Finding]:
    workspace = Workspace(root)
    article = workspace.article(workspace.article_paths("immunotherapie")[0])
    required = workspace.kinds[article.meta.kind].required
    return list(examine(Subject.LEAFLET, LeafletSubject(article, required, today)))


def test_the_good_article_is_only_a_draft(folder: Path) -> None:
    assert [(f.rule, f.severity) for f in on_leaflet(folder)] == [("approval", Severity.WARNING)]


@pytest.mark.parametrize(
    ("today", "severity", "words"),
    [
        (dt.date(2027, 11, 25), Severity.ERROR, "1 day ago"),
        (dt.date(2027, 11, 24), Severity.WARNING, "in 0 days"),
        (dt.date(2027, 8, 25), Severity.WARNING, "in 91 days"),
        (dt.date(2027, 8, 24), None, ""),
    ],
)
def test_review_date(folder: Path, today: dt.date, severity: Severity | None, words: str) -> None:
    found = [f for f in on_leaflet(folder, today) if f.rule == "review-date"]
    assert [f.severity for f in found] == ([severity] if severity else [])
    assert all(words in f.message and f.place and f.place.line for f in found)


def test_review_more_than_36_months_away(folder: Path, article: Path) -> None:
    edit(article, "review_by: 2027-11-24", "review_by: 2029-12-24")
    assert "37 months" in next(f.message for f in on_leaflet(folder) if f.rule == "review-date")


UNFILLED = (
    *("TODO", "lorem ipsum", "XXX", "???", "À RELIRE", "(à valider par Ada)"),
    *("Prenez XX ml.", "Le 0X XX XX XX XX.", "Le JJ/MM/AAAA.", "Voir le Dr XX.", "[nom du kiné]"),
    "{% include 'x' %}",
)


@pytest.mark.parametrize("word", UNFILLED)
def test_placeholders_in_an_article(folder: Path, article: Path, word: str) -> None:
    edit(article, "## Et si nous refusons ?", f"{word}\n\n## Et si nous refusons ?")
    found = [f for f in on_leaflet(folder) if f.rule == "placeholders"]
    assert len(found) == 1
    assert found[0].is_error
    line = article.read_text(encoding="utf-8").split("\n").index(word) + 1
    assert str(found[0].place) == f"leaflets/immunotherapie/fr.md:{line}"


def test_what_is_no_placeholder(folder: Path, article: Path) -> None:
    text = (
        "Formule 46,XX, au XXe siècle. Les exercices à faire, \\[sic\\], [le site].\n\n"
        "Mme X [verte], [HbA1c] et M. Y : la TBC, taille XXL [sic].\n\n"
        "Se vacciner : À FAIRE avant 2 mois. Le carnet est à compléter chaque jour [...].\n\n"
    )
    edit(article, "## Et si nous refusons ?", f"{text}## Et si nous refusons ?")
    with article.open("a", encoding="utf-8") as file:
        file.write("\n[le site]: https://jardin.example\n")
    assert not [f for f in on_leaflet(folder) if f.rule in ("placeholders", "characters")]


def test_letters_that_were_converted_twice(folder: Path, article: Path) -> None:
    line = "« L’été » coûte 3 €."
    twice = line.encode().decode("cp1252")
    edit(article, "## Et si nous refusons ?", f"{twice}\n\n## Et si nous refusons ?")
    (found,) = [f for f in on_leaflet(folder) if f.rule == "characters"]
    assert f"`{line}`" in found.remedy
    assert str(found.place).endswith(
        f":{article.read_text('utf-8').split(chr(10)).index(twice) + 1}"
    )


def test_placeholders_in_a_profile(folder: Path) -> None:
    path = folder / "hospitals" / "tilleuls" / "hospital.yaml"
    assert not examine(
        Subject.HOSPITAL,
        HospitalSubject(Workspace(folder).hospital("tilleuls"), TODAY),
    )
    edit(path, "Secrétariat des consultations", "TODO")
    found = examine(
        Subject.HOSPITAL,
        HospitalSubject(Workspace(folder).hospital("tilleuls"), TODAY),
    )
    assert [f.rule for f in found] == ["placeholders"]
    assert found[0].place is not None
    assert found[0].place.line


def test_required_sections_missing_in_the_source(folder: Path, article: Path) -> None:
    edit(article, "{#risks .not-covered .short}", "{#dangers .not-covered}")
    found = [f for f in on_leaflet(folder) if f.rule == "required-sections"]
    assert ["`risks`" in f.message for f in found] == [True]


def test_withdrawn_is_never_built(folder: Path, article: Path, run_cli: Run) -> None:
    edit(article, "status: draft", "status: withdrawn\nsuperseded_by: HT-0999")
    assert not any(f.rule == "approval" for f in on_leaflet(folder))
    code, out, _err = run_cli("build", *FEW)
    assert code == 1  # nobody has the code that is to replace it
    assert "withdrawn, not built" in out
    assert not list(folder.rglob("*.pdf"))


@pytest.fixture
def twin(folder: Path) -> Path:
    """A second leaflet with the first one's code."""
    other = folder / "leaflets" / "autre"
    shutil.copytree(folder / "leaflets" / "immunotherapie", other)
    return other / "fr.md"


def test_unique_code(folder: Path, twin: Path) -> None:
    workspace = Workspace(folder)
    articles = tuple(
        workspace.article(workspace.article_paths(n)[0]) for n in ("immunotherapie", "autre")
    )
    found = examine(Subject.WORKSPACE, WorkspaceSubject(articles))
    assert [(f.rule, str(f.place)) for f in found] == [
        ("unique-code", "leaflets/immunotherapie/fr.md:4"),
        ("unique-code", "leaflets/autre/fr.md:4"),
    ]
    assert not examine(Subject.WORKSPACE, WorkspaceSubject(articles[:1]))


@pytest.mark.parametrize("asked", [(), ("immunotherapie",), ("autre",)])
def test_a_code_that_is_not_unique_blocks_both(
    folder: Path, twin: Path, run_cli: Run, asked: tuple[str, ...]
) -> None:
    few = ("--format", "screen", "--hospital", "tilleuls")
    code, _out, err = run_cli("build", *asked, *few)
    assert code == 1
    named = asked or ("immunotherapie", "autre")
    assert [f"leaflets/{slug}/fr.md:4: The code HT-0417" in err for slug in named] == [True] * len(
        named
    )
    assert err.count("(unique-code)") == len(named)
    assert not list(folder.rglob("*.pdf"))


def test_a_twin_that_cannot_be_read_is_told_when_it_is_asked_for(
    folder: Path, twin: Path, run_cli: Run
) -> None:
    edit(twin, "title:", "titre:")
    assert run_cli("check", "immunotherapie", "--no-render")[0] == 0
    assert run_cli("check", "--no-render")[0] == 2


@pytest.mark.parametrize("attributes", ['hospitals="deux-rives"', 'formats="trifold"'])
def test_a_link_to_a_section_of_others(folder: Path, article: Path, attributes: str) -> None:
    with article.open("a", encoding="utf-8") as file:
        file.write(f"\n## Le bac {{#ferry {attributes}}}\n\nToutes les heures.\n")
        file.write("\n## Venir {#way}\n\nVoir [le bac](#ferry) et [les limites](#limits).\n")
    proof = inspect(choose(folder))
    (found,) = [one for one in proof.findings if one.rule == "resources"]
    assert "the section `ferry`, which this edition does not hold" in found.message
    assert "limits, " in found.remedy
    assert found.place
    assert found.place.line == article.read_text("utf-8").split("\n").index("## Venir {#way}") + 1
