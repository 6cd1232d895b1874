"""passive: who acts is said."""

from __future__ import annotations

import pytest

from tests.checks.rules.table import cases, finds

FRENCH = """
+ La prise de sang est réalisée par une infirmière.
+ Les médicaments sont administrés matin et soir.
+ Le pansement doit être changé tous les jours.
+ L’anesthésie a été expliquée hier.
+ Une perfusion sera posée au bras.
+ Il est recommandé de boire beaucoup.
+ Le traitement peut être arrêté.
+ Les résultats vous seront transmis par courrier.
+ Votre enfant est suivi par une équipe.
+ L’accouchement est suivi par la sage-femme.
+ L’examen est souvent fait le matin.
+ Les repas sont-ils préparés sur place ?
+ La dose est calculée selon le poids.
+ Le consentement n’est pas signé par les parents.
+ Les cellules sont prélevées, puis modifiées.
+ L’ordonnance vous est remise à la sortie.
+ Des examens seront prescrits.
+ La chambre est nettoyée chaque matin.
+ Ce médicament est utilisé pour traiter la douleur.
+ Le retour est organisé par le service.
+ L’appendice est retiré.
- Le service est ouvert de 8 h à 18 h.
- Vous êtes arrivé trop tôt.
- Il est né à terme.
- L’accueil est fermé le dimanche.
- Le médecin s’est trompé.
- Vous vous êtes inscrit hier.
- L’enfant est fatigué et pâle.
- Les draps sont fournis.
- La salle est située au rez-de-chaussée.
- Vous êtes obligé de rester à jeun.
- Ce lit est fait de métal.
- L’examen est terminé.
- Votre enfant est couché sur le dos.
- Le risque est élevé.
- La radio est gratuite.
- C’est prévu pour demain.
- Notez ce qui est fait.
- Votre présence est importante.
- Il a mangé à midi.
- Un parent est resté près de lui.
- Le pansement est mouillé ?
- Vous êtes allé à la pharmacie.
- Le vaccin est très efficace.
- C’est l’été.
- Les visites sont permises, le vélo est interdit.
- Vous êtes perdu ?
- Elle est soit assise, soit couchée.
- Il s’est réveillé et s’y est habitué.
- Le trajet par la gare est long.
"""
ENGLISH = """
+ The blood sample is taken by a nurse.
+ The tablets should be swallowed whole.
+ Your child will be given a small tube.
+ The dressing has been changed.
+ The dose is calculated from the weight.
+ The scan is usually done in the morning.
+ You will be asked some questions.
+ The drip was removed.
+ It is recommended that you rest.
+ Results are sent to your doctor.
- You are tired after the scan.
- The ward is closed on Sundays.
- He was born early.
- This medicine is used to treat pain.
- You are allowed to eat.
- The café is located near the door.
- The nurse is kind.
- Your child is in bed.
- There are a hundred beds.
- It is called a drip.
- The knee is swollen and red.
- The skin is red, and he is short-sighted.
- You need to be worried only if it lasts.
- It was indeed quick.
- The shop is by the door.
- The ring is shaped like a drum.
"""


@pytest.mark.parametrize(("told", "text"), cases(FRENCH))
def test_in_french(told: bool, text: str) -> None:
    assert finds("passive", text) is told


@pytest.mark.parametrize(("told", "text"), cases(ENGLISH))
def test_in_english(told: bool, text: str) -> None:
    assert finds("passive", text, "en") is told


def test_other_languages_are_not_judged() -> None:
    assert not any(finds("passive", text, "ar") for _told, text in cases(FRENCH))
