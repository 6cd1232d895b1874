"""What a document defines is used, and only where it may be."""

from __future__ import annotations

import pytest

from depliant.errors import InputError, Place
from depliant.reading.sections import CORE, parse_document
from depliant.sources.local_text import LocalMeta

HEAD = "---\nowner: Camille Exemple\nreason: essai\n---\n"  # four lines


def told(body: str) -> list[str]:
    try:
        parse_document(HEAD + body, Place("fr.md"), LocalMeta, CORE)
    except InputError as error:
        return [str(one) for one in error.problems]
    return []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("[Pluie]: https://pluie.example", "fr.md:9: Nothing in the text uses “pluie”"),
        ("*[Attention]: sol glissant", "fr.md:9: Nothing in the text uses “Attention”"),
        ("[^2]: Sol glissant.", "fr.md:9: Nothing in the text leads to the note `2`"),
    ],
)
def test_what_nothing_uses_would_not_be_printed(line: str, message: str) -> None:
    (found,) = told(f"## Jardin {{#garden}}\n\nUn.\n\n{line}\n")
    assert found.startswith(message)


def test_a_french_colon_behind_a_use_defines_nothing() -> None:
    text = "## Jardin {#garden}\n\nVoici[^1] : le [Plan].\n\n[^1] : Oui, du VRS.\n"
    assert told(text + "[plan] : https://plan.example\n*[VRS] : virus\n") == []


@pytest.mark.parametrize(
    ("use", "line"),
    [
        ("Un[^1].", "[^1]: Note des Saules."),
        ("Le [guide].", "[guide]: https://saules.example"),
        ("La RSB.", "*[RSB]: rue des Saules, la belle"),
        ("Un[^2].\n\n[^2]: Le [Guide].", "[guide]: https://saules.example"),
    ],
)
def test_what_one_hospital_defines_does_not_reach_another(use: str, line: str) -> None:
    local = f'## Voiture {{#car hospitals="saules"}}\n\nIci, {use.splitlines()[0]}\n\n{line}\n\n'
    (found,) = told(f"{local}## Jardin {{#garden}}\n\n{use}\n")
    assert found.startswith("fr.md:9: “"), found
    assert "for some hospitals only" in found
    assert told(f'{local}## Jardin {{#garden hospitals="saules"}}\n\n{use}\n') == []


def test_a_hospital_s_own_definitions_serve_its_own_section() -> None:
    assert told('## Voiture {#car hospitals="saules"}\n\nLe [plan].\n\n[plan]: #way\n') == []
