"""What a hospital counts otherwise is told, until somebody says why."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from depliant.checks.finding import Finding
from depliant.checks.registry import Subject, examine
from depliant.checks.subjects import WorkspaceSubject
from depliant.errors import Place
from depliant.sources.local_text import LocalText, parse_local
from tests.checks.article import article

MEDICINES = """## Les médicaments {#medicines}

Prenez l’acide folique une fois par semaine. Donnez la morphine toutes les 4 heures. Le bicarbonate
se prend à raison de 1,5 gélule. La chambre {{ hospital.name }} a 4 lits.
"""
CORE = """## Les visites {#visits}

Les visites sont possibles tous les jours, de 14 h à 19 h. Deux personnes à la fois suffisent.

## Le soin {#care}

On donne 15 mg de paracétamol par kilo. Le jeûne dure 6 heures. L’enfant a plus de 3 ans.
"""


def local(by: str, body: str) -> LocalText:
    front = "---\nowner: L’accueil\nreason: Ici, c’est autrement.\n---\n\n"
    place = Place(f"hospitals/{by}/text/platre/fr.md")
    return parse_local(f"{front}{body}\n", by, "platre", "fr", place)


def told(*texts: LocalText, core: str = CORE) -> Sequence[Finding]:
    subject = WorkspaceSubject((article(core),), (), texts)
    found = examine(Subject.WORKSPACE, subject)
    return [one for one in found if one.rule == "same-everywhere"]


VISITS, CARE = "## Les visites {#visits .replaces}", "## Le soin {#care .replaces}"


@pytest.mark.parametrize(
    ("head", "text", "words"),
    [
        (VISITS, "Les visites sont possibles de 15 h à 20 h.", "15 h, 20 h"),
        (VISITS, "Trois personnes à la fois suffisent.", "Trois personnes"),
        (CARE, "On donne 10 mg de paracétamol par kilo.", "10 mg"),
        (CARE, "Le jeûne dure 4 heures.", "4 heures"),
        (CARE, "L’enfant a plus de 6 ans.", "6 ans"),
    ],
)
def test_a_local_text_that_counts_otherwise_than_the_core(head: str, text: str, words: str) -> None:
    (one,) = told(local("bruyeres", f"{head}\n\n{text}"))
    assert f"“{words}” here; the core says" in one.message
    assert "leaflets/platre/fr.md:" in one.message and one.quote == text
    assert one.place and one.place.file.startswith("hospitals/bruyeres/")
    assert not one.is_error


@pytest.mark.parametrize(
    ("head", "text"),
    [
        (VISITS, "Les visites sont possibles tous les jours, de 14 h à 19 h."),
        (VISITS, "Les visites sont possibles de 14:00 à 19 h. Le parking a 200 places."),
        (VISITS, "Le portail ferme à 21 h."),
        (CARE, "On donne 15 mg de paracétamol par kilo, au pavillon."),
        (CARE, "On garde le plâtre 4 heures à l’air."),
        (VISITS, "Appelez le 04 65 71 30 62."),
        ('## Le parking {#parking follows="visits"}', "Les visites ont lieu de 9 h à 10 h."),
        ("## {#visits .drops}", ""),
    ],
)
def test_a_local_text_that_says_other_things(head: str, text: str) -> None:
    assert told(local("bruyeres", f"{head}\n\n{text}")) == []


def test_two_hospitals_that_differ() -> None:
    core = "## Les visites {#visits}\n\nDemandez les heures des visites.\n"
    first = local("bruyeres", f"{VISITS}\n\nLes visites sont possibles de 15 h à 20 h.")
    same = local("rives", f"{VISITS}\n\nLes visites sont possibles de 15 h à 20 h.")
    other = local("tilleuls", f"{VISITS}\n\nLes visites sont possibles de 10 h à 12 h.")
    assert told(first, same, core=core) == []
    (one,) = told(first, same, other, core=core)
    assert "`bruyeres` says “15 h, 20 h”" in one.message
    assert one.place and one.place.file.startswith("hospitals/tilleuls/")


def test_what_was_decided_is_silenced_in_place() -> None:
    why = "<!-- depliant: allow same-everywhere: le portail ferme plus tard ici -->"
    text = f"{VISITS}\n\n{why}\nLes visites sont possibles de 15 h à 20 h."
    (one,) = told(local("bruyeres", text))
    assert one.allowed == "le portail ferme plus tard ici"


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        ("Prenez l’acide folique chaque jour.", "chaque jour", "une fois par semaine"),
        ("Donnez la morphine 3 fois par jour.", "3 fois par jour", "toutes les 4 heures"),
        ("Le bicarbonate se prend à raison de ½ gélule.", "½ gélule", "1,5 gélule"),
        ("La chambre {{ hospital.name }} a 6 lits.", "6 lits", "4 lits"),
    ],
)
def test_rhythms_halves_and_what_is_counted(text: str, words: str, said: str) -> None:
    head = "## Les médicaments {#medicines .replaces}"
    (one,) = told(local("bruyeres", f"{head}\n\n{text}"), core=MEDICINES)
    assert one.message.startswith(f"“{words}” here; the core says “{said}”")
    assert "\ufffc" not in one.quote


@pytest.mark.parametrize(
    "text",
    [
        "Prenez l’acide folique le lundi, une fois par semaine.",
        "Donnez la morphine 6 fois par jour.",
        "Le bicarbonate se prend à raison de 1 ½ gélule.",
    ],
)
def test_the_same_rhythm_in_other_words(text: str) -> None:
    head = "## Les médicaments {#medicines .replaces}"
    assert told(local("bruyeres", f"{head}\n\n{text}"), core=MEDICINES) == []
