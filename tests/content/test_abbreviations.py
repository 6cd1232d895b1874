"""Abbreviations are spelled out where an edition first uses them, and once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from depliant.content.prose.dialect import Manner
from depliant.content.prose.edition import set_sections
from depliant.content.prose.render import Rendered, render
from depliant.content.select import select
from depliant.content.typography import rules
from depliant.errors import Place
from depliant.reading.blocks.block import Abbreviation
from depliant.reading.defined import Definitions
from depliant.reading.sections import Section
from depliant.sources.workspace import Workspace
from tests.conftest import TOP, choose

MEANT = Definitions(abbreviations={"VRS": Abbreviation(9, "VRS", "virus respiratoire syncytial")})


def rendered(text: str, spelled: frozenset[str] = frozenset()) -> Rendered:
    section = Section("virus", "Le virus", text, Place("fr.md", 3), definitions=MEANT)
    return render(section, {"hospital.country": "FR"}, Manner(rules("fr"), None, spelled))


def words(html: str) -> str:
    return re.sub("<[^>]*>", "", html).replace("&nbsp;", " ").strip()


@pytest.mark.parametrize(
    ("text", "set_"),
    [
        ("Le VRS court. Le VRS part.", "Le VRS (virus respiratoire syncytial) court. Le VRS part."),
        ("Un **VRS**.", "Un VRS (virus respiratoire syncytial)."),
        ("Le VRS-2 court.", "Le VRS-2 (virus respiratoire syncytial) court."),
        ("Un virus (VRS).", "Un virus (VRS, virus respiratoire syncytial)."),
        ("### Le VRS\n\nLe VRS court.", "Le VRS\nLe VRS (virus respiratoire syncytial) court."),
        ("- Un\n- VRS", "Un\nVRS (virus respiratoire syncytial)"),
    ],
)
def test_first_use(text: str, set_: str) -> None:
    one = rendered(text)
    assert words(one.html) == set_
    assert one.spelled == {"VRS"}


@pytest.mark.parametrize(
    "text",
    [
        "Le VRS (virus respiratoire syncytial) court.",
        "Le virus respiratoire syncytial (VRS) court.",
    ],
)
def test_what_the_author_says_is_not_said_twice(text: str) -> None:
    one = rendered(text)
    assert words(one.html) == text
    assert one.spelled == {"VRS"}


def test_what_was_spelled_out_before_is_not_again() -> None:
    one = rendered("Le VRS court.", frozenset({"VRS"}))
    assert words(one.html) == "Le VRS court."
    assert one.spelled == frozenset()


def test_once_in_an_edition_where_it_first_stands(folder: Path) -> None:
    path = folder / "leaflets" / "immunotherapie" / "fr.md"
    text = path.read_text(encoding="utf-8")
    for role in ("research", "risks"):
        text = re.sub(rf"(\{{#{role} .*\}}\n)", r"\1\nLe VRS.\n", text, count=1)
    text += "\n*[VRS]: virus respiratoire syncytial\n"
    path.write_text(text, encoding="utf-8")
    for name, first in (("a4", "research"), ("trifold", "risks")):
        content, _odd = select(choose(folder, name))
        found = [one.role for one in content.sections if "syncytial)" in one.html]
        assert found == [first]
        assert sum(one.html.count("syncytial)") for one in content.sections) == 1


def edition(*texts: tuple[str, str]) -> list[str]:
    """What the sections of an edition say, each title before its text."""
    sections = [
        Section(f"part-{n}", title, text, Place("fr.md", n), definitions=MEANT)
        for n, (title, text) in enumerate(texts, 1)
    ]
    facts, a4 = {"hospital.country": "FR"}, Workspace(TOP).format("a4")
    found = set_sections(sections, a4, facts, rules("fr"), {"qr_alt": "Code :", "tenths_alt": ""})
    return [words(part) for one in found.values() for part in (one.heading, one.html)]


def test_a_heading_leaves_it_to_the_text() -> None:
    said = edition(("Le VRS", "Un virus."), ("Suite", "Le VRS part. Le VRS."))
    assert said[0] == "Le VRS"
    assert said[3] == "Le VRS (virus respiratoire syncytial) part. Le VRS."


def test_what_only_headings_use_is_spelled_out_there_once() -> None:
    said = edition(("Le VRS", "### Ah, le VRS\n\nUn virus."), ("Fin du VRS", "Fin."))
    meant = "virus respiratoire syncytial"
    assert said == [f"Le VRS ({meant})", "Ah, le VRS\nUn virus.", "Fin du VRS", "Fin."]
