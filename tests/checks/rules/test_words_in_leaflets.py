"""Words in whole texts: what careful authors write is left alone, what hurried ones do is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.article import found, subject

RULES = ("terms-explained", "abbreviations", "jargon")

CAREFUL = sorted((Path(__file__).parent / "careful").glob("*.md"))

HURRIED = (
    ("fr", "terms-explained", "Le traitement entraîne une aplasie. Restez en chambre."),
    (
        "fr",
        "terms-explained",
        "La thrombopénie peut durer dix jours, surtout après la deuxième cure.",
    ),
    ("fr", "terms-explained", "Un myélogramme sera fait mardi matin dans le service."),
    ("fr", "terms-explained", "Votre enfant aura une ponction lombaire sous protoxyde d’azote."),
    ("fr", "terms-explained", "L’anesthésiste propose une péridurale."),
    ("fr", "terms-explained", "En cas de dyspnée, appelez le service."),
    ("fr", "terms-explained", "La glycémie est mesurée six fois par jour."),
    ("fr", "terms-explained", "Une hypokaliémie ou une hyperkaliémie demande une prise de sang."),
    ("fr", "terms-explained", "La coloscopie dure vingt minutes. Vous dormez."),
    ("fr", "terms-explained", "Le médecin retire les métastases quand c’est possible."),
    ("fr", "terms-explained", "Prenez vos corticoïdes le matin, avec un verre d’eau."),
    ("fr", "terms-explained", "On vous donnera un anticoagulant à la sortie."),
    ("fr", "terms-explained", "Le pronostic est bon chez la plupart des enfants."),
    ("fr", "terms-explained", "Le risque de thrombose augmente après l’opération."),
    ("fr", "terms-explained", "Une neutropénie fébrile est une urgence : appelez tout de suite."),
    ("fr", "terms-explained", "Vous recevrez des immunoglobulines pendant quatre heures."),
    ("fr", "terms-explained", "Votre bébé est suivi pour une hydrocéphalie depuis la naissance."),
    ("fr", "terms-explained", "Après l’allogreffe, il reste quatre semaines en chambre stérile."),
    ("fr", "terms-explained", "La biopsie est prévue jeudi. Venez à jeun."),
    ("fr", "terms-explained", "La mucite gêne pour manger : préférez les aliments froids."),
    ("fr", "terms-explained", "Une tachycardie peut apparaître. Dites-le à l’infirmière."),
    ("fr", "terms-explained", "Pas de contre-indication connue avec le paracétamol."),
    ("fr", "terms-explained", "Cette chirurgie ambulatoire ne demande pas d’hospitalisation."),
    ("fr", "terms-explained", "La cœlioscopie laisse trois petites cicatrices."),
    ("fr", "terms-explained", "L’infection nosocomiale concerne 5 patients sur 100."),
    ("fr", "abbreviations", "Apportez les résultats de la NFS et de la CRP."),
    ("fr", "abbreviations", "Un ECBU est demandé avant l’opération."),
    ("fr", "abbreviations", "Le DMP contient vos comptes rendus."),
    ("fr", "abbreviations", "Votre dossier passe en RCP jeudi."),
    ("fr", "abbreviations", "La pose de la VVP fait un peu mal."),
    ("fr", "abbreviations", "Vous serez suivi par l’EMSP à domicile."),
    ("fr", "abbreviations", "Les AINS sont interdits pendant sept jours."),
    ("fr", "abbreviations", "Le SRPR vous rappellera."),
    ("fr", "abbreviations", "L’EFR dure trente minutes."),
    ("fr", "abbreviations", "Demandez l’ALD à votre médecin."),
    ("fr", "jargon", "Le médecin procédera à un examen."),
    ("fr", "jargon", "Veuillez vous munir de votre carte Vitale."),
    ("fr", "jargon", "Préalablement à l’intervention, une douche est requise."),
    ("fr", "jargon", "La posologie est fixée dans le cadre de la consultation."),
    ("fr", "jargon", "Il convient de préconiser le repos, nonobstant la fatigue."),
    ("fr", "jargon", "Toute demande ultérieure fera l’objet d’un devis."),
    ("fr", "jargon", "Prendre un comprimé per os."),
    ("fr", "jargon", "L’établissement de santé vous sollicitera."),
    ("fr", "jargon", "Les représentants légaux doivent signer."),
    ("fr", "jargon", "Une hyperthermie impose un avis médical."),
    ("en", "terms-explained", "Neutropenia may last for two weeks."),
    ("en", "terms-explained", "You will need a lumbar puncture on Monday."),
    ("en", "terms-explained", "The biopsy results come in a week."),
    ("en", "terms-explained", "Thrombosis is a risk after this surgery."),
    ("en", "terms-explained", "Your prognosis depends on many things."),
    ("en", "terms-explained", "A stent may be needed."),
    ("en", "terms-explained", "Dyspnoea should be reported at once."),
    ("en", "terms-explained", "Tell us if you have hypertension or arrhythmia."),
    ("en", "abbreviations", "Your CBC will be checked every day."),
    ("en", "abbreviations", "The NICU is on the third floor."),
    ("en", "abbreviations", "NSAIDs are not allowed."),
    ("en", "abbreviations", "A TEE takes twenty minutes."),
    ("en", "jargon", "Utilize the mouthwash prior to meals."),
    ("en", "jargon", "Commence the tablets subsequent to surgery."),
    ("en", "jargon", "In the event of fever, notify the ward."),
)


@pytest.mark.parametrize("path", CAREFUL, ids=lambda path: path.stem)
def test_a_careful_text_is_left_alone(path: Path) -> None:
    of = subject(path.read_text(encoding="utf-8"), lang=path.suffixes[0][1:])
    assert [(one.rule, one.words) for rule in RULES for one in found(rule, of)] == []


@pytest.mark.parametrize(("lang", "rule", "body"), HURRIED)
def test_a_hurried_sentence_is_told(lang: str, rule: str, body: str) -> None:
    around = "Merci de votre visite." if lang == "fr" else "Thank you for coming."
    assert found(rule, subject(f"{around}\n\n{body}\n\n{around}", lang))
