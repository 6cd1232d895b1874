"""Facts that nobody knows: what is proposed instead is never another's."""

from __future__ import annotations

import pytest

from depliant.content.facts import unknown_facts
from depliant.errors import Place

FACTS = dict.fromkeys(
    """hospital.name hospital.site leaflet.code hospital.contacts.garden.phone
    hospital.contacts.garden.hours hospital.contacts.pond.phone""".split(),
    "x",
)
PHONES = "`{{ hospital.contacts.garden.phone }}`, `{{ hospital.contacts.pond.phone }}`"


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("hospital.contacts.gardn.phone", "Did you mean `{{ hospital.contacts.garden.phone }}`?"),
        ("hospital.nane", "Did you mean `{{ hospital.name }}`?"),
        ("hospital.contacts.urgent.phone", f"These are known: {PHONES}."),
        ("hospital.phone", f"These are known: {PHONES}."),
        (
            "hospital.contacts.garden.email",
            "These are known: `{{ hospital.contacts.garden.phone }}`, "
            "`{{ hospital.contacts.garden.hours }}`.",
        ),
        ("hospital.zzz", "These are known: `{{ hospital.name }}`, `{{ hospital.site }}`."),
        ("patient.birth", "Only facts such as {{ hospital.name }} stand in braces."),
    ],
)
def test_no_other_fact_is_proposed(name: str, remedy: str) -> None:
    (problem,) = unknown_facts(f"Appelez le {{{{ {name} }}}}.", FACTS, Place("fr.md"))
    assert problem.remedy == remedy
