"""Where sentences end: one `|` for each in the text that is cut."""

from __future__ import annotations

import pytest

from depliant.checks.prose.splitting import spans


@pytest.mark.parametrize(
    "marked",
    [
        "Le Dr Lejeune passe.| Il écoute.",
        "Le Dr. Lejeune et M. X viennent.| Mme. Roy aussi.",
        "Le Pr J. Morel opère.| Elle vient après.",
        "Prenez p. ex. Doliprane ou p. ex. du lait.| Buvez.",
        "Venez à 12 h 30.| Le repas est à 18 h.| Mangez.",
        "Donnez 0.5 ml.| Attendez 5 min.| Puis donnez 1.5 ml.",
        "Des pommes, des poires, etc., et du pain, etc. en petits morceaux.| Pas de noix.",
        "Des pommes, etc.| Le pain est permis.",
        "Prenez la porte n° 3.| La salle est la no. 4, voir p. 12 et fig. 2.",
        "Il a mal ?| Dites-le.| Vite !| Il attend…| Puis il dort.",
        "Use a mild painkiller, e.g. Paracetamol, i.e. Tylenol.| Ask us.",
        "Il dit : « Je reste.| Tu dors. »| Puis il part.",
        "« Ça va ? » demande-t-il.| Oui.",
        "Il demande : « Ça va ? »| Vous répondez.",
        "Prenez la vitamine D.| Le flacon se garde au frais.",
        "C’est une hépatite B.| Elle guérit souvent.| Le groupe A. Martin le dit.",
        "Is it painful?| No.| You sleep.",
        "Attendez au moins 3 h.| 2 heures ne suffisent pas.",
        "Écrivez à Mme A. Roche, cadre.| Elle répond.",
        "Il faut (voir plus haut.)| Ensuite, sortez.",
        "Un mot sans point",
        "هل يؤلم؟| لا.",
    ],
)
def test_sentences_end_where_a_reader_ends_them(marked: str) -> None:
    text = marked.replace("|", "")
    assert [text[a:b] for a, b in spans(text)] == [one.strip() for one in marked.split("|")]


def test_empty_text_has_no_sentence() -> None:
    assert not list(spans("")) and not list(spans(" \u00a0 "))
