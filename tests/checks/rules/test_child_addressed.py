"""A kind that speaks of children says somewhere what to tell a child."""

from __future__ import annotations

import pytest

from depliant.sources.kinds import Kind
from tests.checks.article import TREATMENT, found, subject

CHILDREN = TREATMENT.model_copy(update={"children": True})


def told(text: str, lang: str = "fr", kind: Kind = CHILDREN) -> bool:
    return bool(found("child-addressed", subject(text, lang, kind)))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Expliquez-lui ce qui va se passer."),
        ("fr", "Que dire à notre enfant ? Qu’en pense-t-il ?"),
        ("fr", "Parlez de l’opération avec votre enfant."),
        ("fr", "Votre enfant peut poser ses questions."),
        ("fr", "Demandez qu’on l’explique aussi à votre enfant, avec ses mots."),
        ("fr", "Tu peux serrer ton doudou."),
        ("fr", "Son avis compte."),
        ("fr", "Préparez votre enfant la veille."),
        ("fr", "Il a son mot à dire."),
        ("en", "Tell your child what will happen."),
        ("en", "Your child may say what they think."),
        ("en", "Talk about it with your child."),
        ("en", "Ask the child what they would like."),
        ("ar", "كلمات"),
    ],
)
def test_said(lang: str, text: str) -> None:
    assert not told(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "On pose un plâtre à votre enfant. Il le garde trois semaines."),
        ("fr", "Demandez un rendez-vous. L’enfant vient à jeun."),
        ("fr", "Les parents signent l’accord."),
        ("fr", "Dites-nous si votre enfant a de la fièvre."),
        ("fr", "Demandez un lit à la taille de l’enfant."),
        ("fr", "Parlez du goûter de l’enfant au cuisinier."),
        ("fr", "Prévenez-nous quand l’enfant se réveille."),
        ("en", "Tell us if your child has a fever."),
        ("en", "The nurse will show you how to hold your child."),
        ("en", "Ask the team where your child sleeps."),
        ("en", "Your child gets a cast. It stays on for three weeks."),
    ],
)
def test_not_said(lang: str, text: str) -> None:
    assert told(text, lang)
    assert not told(text, lang, TREATMENT), "of a kind that speaks of no children"
