"""minimal-section: what the kind requires says something, or says that it is not known."""

from __future__ import annotations

import pytest

from tests.checks.article import PRACTICAL, found, line_of, subject

RISKS = "## Quels sont les risques ? {{#risks{more}}}\n\n{body}\n"

SHORT = (
    "Rares.",
    "Non.",
    "Aucun.",
    "Il n’y en a pas.",
    "Voir le médecin.",
    "Néant. " * 20,
    "- Demandez à l’équipe.\n" * 6,
    "Cela se discute. **Cela se discute.** Cela se discute !\n\nNon, cela se discute. " * 2,
    "- Fièvre\n- Fatigue\n- Boutons",
    "| Effet | Quand |\n|---|---|\n| Fièvre | le soir |",
    "1. **Appelez** le service.\n2. **Venez** tout de suite.",
)
LONG = (
    "La peau peut rougir sous le plâtre. "
    "Appelez-nous si elle gratte, si elle sent mauvais ou gonfle.",
    "- Fièvre le premier soir\n- Fatigue pendant quelques jours\n"
    "- Boutons sur les bras : montrez-les à l’infirmière",
    "| Effet | Que faire |\n|---|---|\n| Fièvre | appelez le service |\n"
    "| Doigts froids ou bleus | venez tout de suite |",
    "- Quels effets ?\n- Que faire la nuit ?",  # it asks
    "[à compléter : les risques]",
)


@pytest.mark.parametrize("body", SHORT)
def test_says_too_little(body: str) -> None:
    text = RISKS.format(more="", body=body)
    (fault,) = found("minimal-section", subject(text))
    assert "Quels sont les risques" in fault.message
    assert fault.place is not None
    assert fault.place.line == line_of(text, "## Quels")


@pytest.mark.parametrize("body", LONG)
def test_says_enough_or_is_judged_elsewhere(body: str) -> None:
    assert not found("minimal-section", subject(RISKS.format(more="", body=body)))


def test_what_the_source_does_not_cover_is_left_alone() -> None:
    text = RISKS.format(more=" .not-covered", body="- Lesquels, et quand ?\n- Le matin")
    assert not found("minimal-section", subject(text))


def test_what_is_not_required_may_be_short() -> None:
    assert not found("minimal-section", subject("## Le parking {#car}\n\nGratuit.\n"))
    assert not found(
        "minimal-section", subject(RISKS.format(more="", body="Rares."), kind=PRACTICAL)
    )


def test_a_summary_may_be_short() -> None:
    summary = "## En bref {{#summary}}\n\n{}\n"
    short = "- Venez à jeun.\n- Apportez le carnet.\n- Un proche vous ramène."
    assert not found("minimal-section", subject(summary.format(short)))
    assert found("minimal-section", subject(summary.format("Voir plus bas.")))


def test_a_denial_is_quoted() -> None:
    (fault,) = found("minimal-section", subject("## No? {#refusal}\n\nNone.\n", lang="en"))
    assert "only says “None.” (1 of at least 15 words)" in fault.message


def test_a_long_denial_is_cut_between_words_and_the_limit_is_told() -> None:
    body = "Rien d’important à signaler, puisque l’équipe surveille attentivement chacun."
    (fault,) = found("minimal-section", subject(RISKS.format(more="", body=body)))
    assert "surveille …” (9 of at least 15 words)" in fault.message
    (fault,) = found("minimal-section", subject(RISKS.format(more="", body="Voir le médecin.")))
    assert "3 words" in fault.message and "at least 15" in fault.message
