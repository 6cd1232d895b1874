"""jargon: official words, in all their forms, and the words that only look like them."""

from __future__ import annotations

import pytest

from tests.checks.article import found, subject

RULE = "jargon"

TOLD = {
    "verb": ("fr", "L’infirmière procède à la pose. On procédera à l’ablation.", 2),
    "verb in all tenses": ("fr", "Nous effectuons, il effectuait, effectuer, effectuées.", 4),
    "before a vowel": ("fr", "Dans le cadre d’un séjour.", 1),
    "with a curly apostrophe or not": ("fr", "À l'issue de la visite, à l’issue du séjour.", 1),
    "at the head": ("fr", "Préalablement, lavez-vous.", 1),
    "latin": ("fr", "Le sirop se prend per os.", 1),
    "what is fitting": ("fr", "Il convient de boire. Il y a lieu d’attendre.", 2),
    "what lasts": ("fr", "En cas de persistance, appelez. Munissez-vous d’un drap.", 2),
    "feminine": ("fr", "Une date ultérieure vous sera donnée ultérieurement.", 2),
    "two words": ("fr", "Deux prélèvements sanguins.", 1),
    "over a line’s end": ("fr", "Venez dans le\ncadre de la visite.", 1),
    "English": ("en", "Utilize the cream prior to sleep, in order to rest.", 3),
    "English forms": ("en", "It was utilised. Utilizing. He utilizes it.", 2),
    "English, official": ("en", "In the event of pain, commence the tablets.", 2),
}

QUIET = {
    "plain": (
        "fr",
        "L’infirmière pose le plâtre, puis vous rentrez. Le secrétariat vous rappelle.",
    ),
    "a procedure": ("fr", "Le procès et le procédé sont longs."),
    "another thing": ("fr", "Un ami du cadre de la photo ; un optimiste ; la majorité."),
    "fitting": ("fr", "Ce lit lui convient. Le lieu est calme. Ce bruit persiste."),
    "explained": ("fr", "Le sirop se prend per os (par la bouche)."),
    "in a link": ("fr", "Voyez [procéder à un don](https://don.example/) ."),
    "everyday": (
        "fr",
        "La vie quotidienne reprend. Vous utilisez le fauteuil. Votre résidence à Tours.",
    ),
    "words apart": ("fr", "Le produit procède, à midi, comme prévu."),
    "English, plain": ("en", "Use the cream before sleep. Start the tablets."),
    "English, everyday": ("en", "The nurse will be with you. Your employer knows. A permit."),
    "another language": ("de", "Prior to, per os, utilize."),
}


@pytest.mark.parametrize("case", TOLD)
def test_official_words_are_told(case: str) -> None:
    lang, body, number = TOLD[case]
    assert len(found(RULE, subject(body, lang))) == number


@pytest.mark.parametrize("case", QUIET)
def test_plain_words_are_not(case: str) -> None:
    lang, body = QUIET[case]
    assert [one.words for one in found(RULE, subject(body, lang))] == []


def test_it_says_what_to_write() -> None:
    (one,) = found(RULE, subject("On effectue un pansement."))
    assert one.words == "effectue"
    assert "faire" in one.remedy
