"""What a kind of leaflet offers for paper that is left over: read as meant, or refused by line."""

from __future__ import annotations

import pytest

from depliant.errors import InputError, Place
from depliant.sources.kinds import Kind, parse_kinds
from depliant.words import use_language

KIND = "velo:\n  title: {en: Cycling, fr: Le vélo}\n"


def read(text: str) -> Kind:
    return parse_kinds(KIND + text, Place("leaflets/kinds.yaml"), ())["velo"]


def told(text: str) -> str:
    with pytest.raises(InputError) as error:
        read(text)
    return "\n".join(map(str, error.value.problems))


def test_what_is_offered() -> None:
    assert read("").fillers == ("questions",)
    assert read("  fillers: []\n").fillers == ()
    assert read("  fillers: [team, questions]\n").fillers == ("team", "questions")
    assert read("  fillers: [Rendez-vous, équipe, À apporter]\n").fillers == (
        *("appointments", "team", "bring"),
    )


def test_what_is_not_known_is_refused_with_what_is() -> None:
    message = told("  fillers: [questions, apointments]\n")
    assert "kinds.yaml:3" in message
    assert "appointments" in message
    assert "bring" in message or "Did you mean" in message


def test_what_stands_twice_is_refused() -> None:
    message = told("  fillers:\n    - team\n    - questions\n    - équipe\n")
    assert "kinds.yaml:6" in message
    assert "`team` stands twice in `fillers`." in message
    use_language("fr")
    assert "est deux fois dans `fillers`" in told("  fillers: [team, team]\n")
