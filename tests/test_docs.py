"""The docs are true: their commands parse, their examples are valid, nothing is left out."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from depliant.checks.registry import all_checks
from depliant.checks.rules.required_sections import GENERATED
from depliant.cli.commands import command_line
from depliant.cli.report_json import SaidMessage
from depliant.errors import Place
from depliant.formats.format import FormatRow
from depliant.mail.settings import MailSettings, parse_mail
from depliant.reading.roles import known
from depliant.reading.values import load_yaml
from depliant.sources.hospital import Profile, parse_hospital
from depliant.sources.leaflet import FrontMatter, parse_article
from depliant.sources.workspace import Workspace
from tests.conftest import TOP

DOCS = [TOP / "README.md", TOP / "CONTRIBUTING.md", *sorted((TOP / "docs").glob("*.md"))]
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
def test_commands_parse(line: str) -> None:
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


def test_the_example_of_a_treatment_holds_what_its_kind_requires() -> None:
    whole, treatment = re.findall(
        r"```markdown\n(.*?)```", read(TOP / "docs/ecrire.md"), re.DOTALL
    )[:2]
    head = whole[: whole.index("## En bref")].replace("practical", "treatment")
    article = parse_article(head + treatment, "x", "fr", Place("x"))
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


def test_every_role_is_explained() -> None:
    text = read(TOP / "docs" / "ecrire.md")
    told = dict(re.findall(r"^\| `([a-z-]+)` \| ([^|]+) \|", text, re.MULTILINE))
    assert {role: one.says["fr"] for role, one in known().items()}.items() <= told.items()


def test_every_rule_is_explained() -> None:
    text = read(TOP / "docs" / "checks.md")
    assert {check.rule for check in all_checks() if f"`{check.rule}`" not in text} == set()
    assert set(re.findall(r"^\| `([a-z-]+)`", text, re.MULTILINE)) == {c.rule for c in all_checks()}


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    text = re.sub(r"```.*?```|`[^`]*`", "", read(path), flags=re.DOTALL)
    links = [*re.findall(r"\]\(([^)#:]+)\)", text), *re.findall(r'<img src="([^"]+)"', text)]
    assert [link for link in links if not (path.parent / link).exists()] == []
