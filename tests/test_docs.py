"""The docs are true: their commands parse, their examples are valid, nothing is left out."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from depliant.checks.registry import all_checks
from depliant.checks.rules.required_sections import GENERATED
from depliant.checks.settings import layer_of
from depliant.cli.commands import command_line
from depliant.cli.main import main
from depliant.cli.reports.as_json import SaidMessage
from depliant.errors import Place
from depliant.formats.format import FormatRow
from depliant.mail.settings import MailSettings, parse_mail
from depliant.reading.roles import known
from depliant.reading.values import load_yaml
from depliant.sources.hospital import Profile, parse_hospital
from depliant.sources.kinds import Kind
from depliant.sources.leaflet import FrontMatter, parse_article
from depliant.sources.workspace import Workspace
from tests.conftest import TOP

DOCS = [
    TOP / "README.md",
    TOP / "LISEZ-MOI.md",
    TOP / "CONTRIBUTING.md",
    *sorted((TOP / "docs").glob("*.md")),
]
WRITING = TOP / "docs" / "ecrire.md"
COMMAND = re.compile(r"^(?:\.venv/bin/python )?make_leaflet\.py (.+)$", re.MULTILINE)


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def fenced(path: Path, language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", read(path), re.DOTALL)
    assert found
    return found[1]


@pytest.mark.parametrize(
    "line", sorted({found for path in DOCS for found in COMMAND.findall(read(path))})
)
def test_commands_parse(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "premier").mkdir()  # the workspace that the guide makes
    monkeypatch.chdir(tmp_path)
    words = shlex.split(line)
    command = command_line.commands[words[0]]
    command.make_context(words[0], words[1:], resilient_parsing=False)


def test_every_command_is_documented() -> None:
    text = "".join(map(read, DOCS))
    assert [name for name in command_line.commands if f"make_leaflet.py {name}" not in text] == []
    assert isinstance(command_line, click.Group)


def test_the_example_article_is_valid() -> None:
    article = parse_article(fenced(TOP / "docs/ecrire.md", "markdown"), "x", "fr", Place("x"))
    assert article.section("summary")


def test_the_example_is_a_treatment_with_all_that_its_kind_requires() -> None:
    article = parse_article(fenced(TOP / "docs/ecrire.md", "markdown"), "x", "fr", Place("x"))
    assert article.meta.kind == "treatment"
    required = Workspace(TOP).kinds["treatment"].required
    assert {one.role for one in required} <= {s.role for s in article.sections} | GENERATED
    assert any("short" in section.classes for section in article.sections)


def test_the_example_hospital_is_valid() -> None:
    profile, _values = parse_hospital(
        load_yaml(fenced(TOP / "docs/hopital.md", "yaml"), Place("x")), None
    )
    assert profile.handover


@pytest.mark.parametrize(
    ("model", "page"),
    [
        (FrontMatter, "ecrire.md"),
        (Profile, "hopital.md"),
        (FormatRow, "formats.md"),
        (MailSettings, "envoi.md"),
        (SaidMessage, "envoi.md"),
    ],
)
def test_every_key_is_explained(model: type, page: str) -> None:
    text = read(TOP / "docs" / page)
    found = model.model_fields.items()  # type: ignore[attr-defined]
    fields = {field.alias or name for name, field in found} - {"name"}
    assert {field for field in fields if f"`{field}`" not in text} == set()


def test_the_example_of_a_mail_server_is_valid() -> None:
    assert parse_mail(fenced(TOP / "docs/envoi.md", "yaml"), Place("x")).the_port == 587


def test_the_examples_of_settings_are_valid() -> None:
    house, own = re.findall(r"```yaml\n(.*?)```", read(TOP / "docs/reglages.md"), re.DOTALL)
    kinds = list(Workspace(TOP).kinds)
    assert layer_of(load_yaml(house, Place("x")), kinds)[("source-age", "practical")].limits
    checks = load_yaml(own, Place("x")).row("checks")
    assert layer_of(checks, kinds, of_hospital=True)


def test_every_role_is_explained() -> None:
    """What `new` asks for, and the law and the standards behind it, row by row."""
    rows = re.findall(r"^\| `([a-z-]+)` \| (.+) \| (.+) \| (.+) \| (.+) \|$", read(WRITING), re.M)
    asked = {
        role: [name for name, kind in Workspace(TOP).kinds.items() if role in _roles(kind)]
        for role in known()
    }
    assert {role: tuple(told) for role, *told in rows} == {
        role: (
            one.says["fr"],
            " ; ".join(one.prompts["fr"]) if one.prompts["fr"][1:] else "–",
            ", ".join(one.standards) or "–",
            ", ".join(asked[role]) or "–",
        )
        for role, one in known().items()
    }


def _roles(kind: Kind) -> set[str]:
    return {one.role for one in kind.required}


def test_every_rule_has_the_page_that_its_file_makes() -> None:
    """`make rules` writes them."""
    command = [sys.executable, str(TOP / "docs" / "rules.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=TOP, check=False)
    assert (done.returncode, done.stdout) == (0, "")
    pages = {path.stem for path in (TOP / "docs" / "checks").glob("*.md")}
    assert pages == {check.rule for check in all_checks()} | {"precision"}
    assert [one.rule for one in all_checks() if bool(one.fails) != bool(one.passes)] == []


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    text = re.sub(r"```.*?```|`[^`]*`", "", read(path), flags=re.DOTALL)
    links = [*re.findall(r"\]\(([^)#:]+)\)", text), *re.findall(r'<img src="([^"]+)"', text)]
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_the_two_read_mes_are_twins() -> None:
    """The same commands, code, pictures and links, in two languages."""
    own = r"```(?:python)\n.*?```|\]\((?:docs|LICENSE|C)[^)]*\)"
    one, other = (read(TOP / name) for name in ("README.md", "LISEZ-MOI.md"))
    assert set(COMMAND.findall(one)) == set(COMMAND.findall(other))
    assert set(re.findall(own, one, re.DOTALL)) == set(re.findall(own, other, re.DOTALL))


# --- a first leaflet in five minutes ---------------------------------------------------------

FIRST = r"## (?:Votre premier dépliant en cinq minutes|Your first leaflet in five minutes)\n"


@pytest.mark.slow
def test_a_first_leaflet_in_five_minutes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Word for word, in at most four commands: what then is left to do are the prompts."""
    steps, others = (
        re.findall(rf"{FIRST}.*?```sh\n(.*?)```", read(TOP / name), re.DOTALL)[0].splitlines()
        for name in ("LISEZ-MOI.md", "README.md")
    )
    assert steps == others
    assert (len(steps), steps[0]) == (4, "make setup")
    (tmp_path / "docs").mkdir()
    shutil.copytree(TOP / "docs" / "premier", tmp_path / "docs" / "premier")
    monkeypatch.chdir(tmp_path)
    for step in steps[1:]:
        words = shlex.split(COMMAND.findall(step)[0])
        assert main(["--ui-lang", "fr", *words]) == 0
    said = capsys.readouterr().err
    assert set(re.findall(r"\(([a-z-]+)\)$", said, re.MULTILINE)) == {"approval", "placeholders"}
    assert "erreur" not in said
    assert [path.name for path in tmp_path.rglob("*.pdf")] == ["hopital-de-jour.fr.trifold.pdf"]
    assert (tmp_path / "premier/leaflets/hopital-de-jour/import.md").is_file()
