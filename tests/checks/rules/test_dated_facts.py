"""What passes with the years says of which year it speaks; what the reader does today does not."""

from __future__ import annotations

import pytest

from tests.checks.article import found, subject

UNDATED = [
    ("fr", "Aujourd’hui, 9 enfants sur 10 guérissent de cette maladie.", "Aujourd’hui"),
    ("fr", "De nos jours, on soigne mieux l’asthme.", "De nos jours"),
    ("fr", "Les chercheurs connaissent actuellement trois virus.", "actuellement"),
    ("fr", "Une étude récente montre que le jeu aide.", "étude récente"),
    ("fr", "Les dernières recherches sont encourageantes.", "dernières recherches"),
    ("fr", "Ce nouveau médicament bloque la douleur.", "Ce nouveau médicament"),
    ("fr", "C’est un nouveau vaccin.", "C’est un nouveau vaccin"),
    ("fr", "Depuis peu, ce traitement existe en sirop.", "Depuis peu"),
    ("fr", "Ces dernières années, les greffes ont progressé.", "Ces dernières années"),
    ("fr", "On sait aujourd’hui que l’exercice protège.", "aujourd’hui"),
    ("fr", "Aujourd’hui, vous avez 8 chances sur 10 de guérir.", "Aujourd’hui"),
    ("fr", "Un vaccin sera bientôt disponible contre ce virus.", "bientôt disponible"),
    ("fr", "La maladie est mieux connue depuis quelques années.", "depuis quelques années"),
    ("fr", "De nouveaux traitements sont disponibles.", "De nouveaux traitements sont disponibles"),
    ("fr", "Ce vaccin vient d’être autorisé.", "vient d’être autorisé"),
    ("fr", "Il existe désormais un vaccin.", "désormais"),
    ("fr", "On sait maintenant que la maladie passe seule.", "On sait maintenant"),
    ("fr", "À ce jour, aucun décès n’a été observé.", "À ce jour"),
    ("fr", "L’ascenseur est en panne en ce moment.", "en ce moment"),
    ("fr", "De nos jours, peu d’écoles refusent.", "De nos jours"),
    ("fr", "Aujourd’hui, beaucoup de lits se règlent seuls.", "Aujourd’hui, beaucoup"),
    ("fr", "Ces derniers temps, la salle ferme tôt.", "Ces derniers temps"),
    ("en", "The ward was painted recently.", "recently"),
    ("fr", "L’année dernière, 200 adultes ont été greffés.", "L’année dernière"),
    ("fr", "Bientôt, les chercheurs publieront leurs résultats.", "Bientôt"),
    ("fr", "Le laser est la technique la plus moderne.", "technique la plus moderne"),
    ("fr", "Une nouvelle méthode est autorisée.", "Une nouvelle méthode est autorisée"),
    ("fr", "Dans quelques années, un vaccin existera.", "Dans quelques années"),
    ("en", "Last year, 40 people had this operation: 9 out of 10 recovered.", "Last year"),
    ("en", "Soon, researchers will know more.", "Soon"),
    ("en", "Currently, few units have a garden.", "Currently"),
    ("en", "Today, most beds have wheels.", "Today, most"),
    ("en", "Today, 9 children out of 10 are cured.", "Today"),
    ("en", "This illness is currently treated with tablets.", "currently"),
    ("en", "Recent studies show that play helps.", "Recent studies"),
    ("en", "This new medicine stops the pain.", "This new medicine"),
    ("en", "In recent years, transplants have improved.", "In recent years"),
]
GOOD = [
    ("fr", "Cette année, votre enfant changera de traitement."),
    ("fr", "Apportez vos radios de l’an dernier, et les résultats les plus récents."),
    ("fr", "Si un vaccin a été fait l’an dernier, dites-le."),
    ("fr", "Bientôt, la plaie se ferme."),
    ("en", "This year your child may need another treatment."),
    ("fr", "Dites-nous aujourd’hui ce qui vous inquiète à propos du traitement."),
    ("fr", "Écrivez dès aujourd’hui vos questions sur la maladie."),
    ("fr", "En 2025, 9 enfants sur 10 guérissaient de cette maladie."),
    ("fr", "Aujourd’hui (étude de 2024), on soigne 9 enfants sur 10."),
    ("fr", "Aujourd’hui, selon l’étude, ce traitement soigne 9 enfants sur 10."),
    ("fr", "Avez-vous voyagé récemment ? Une infection est possible."),
    ("fr", "Un voyage récent, une fièvre récente : parlez-en."),
    ("fr", "Si vous prenez actuellement un autre traitement, dites-le."),
    ("fr", "Avant de prendre un nouveau médicament, demandez à l’équipe."),
    ("fr", "La comprendre pourrait mener à de nouveaux médicaments."),
    ("fr", "Les enfants actuellement traités par corticoïdes attendent."),
    ("fr", "Une opération récente peut gêner l’examen."),
    ("fr", "Si la fièvre revient, un nouveau traitement est nécessaire."),
    ("fr", "Le traitement en cours continue."),
    ("fr", "Le soin dure une heure, comme la veille."),
    ("fr", "S’il a un rhume en ce moment, l’examen attend."),
    ("fr", "Quand il dort mal depuis peu, le médecin le note."),
    ("en", "If it is raining at the moment, use the tunnel."),
    ("fr", "Bonjour. Aujourd’hui, le menu est affiché à l’entrée."),
    ("fr", "Lire [le traitement aujourd’hui](https://soin.example/)."),
    ("en", "Tell us today what worries you about the treatment."),
    ("en", "If you are currently taking another medicine, tell us."),
    ("en", "In 2025, 9 children out of 10 were cured."),
    ("en", "Keep your child’s vaccines up to date."),
    ("es", "Hoy, este tratamiento cura a 9 niños de cada 10."),
]


@pytest.mark.parametrize(("lang", "text", "words"), UNDATED)
def test_what_passes_with_the_years_is_told(lang: str, text: str, words: str) -> None:
    (one,) = found("dated-facts", subject(text, lang))
    assert (one.words, one.quote) == (words, text)
    assert one.place and not one.is_error


@pytest.mark.parametrize(("lang", "text"), GOOD)
def test_what_the_reader_does_and_what_is_dated_is_not(lang: str, text: str) -> None:
    assert not found("dated-facts", subject(text, lang))
