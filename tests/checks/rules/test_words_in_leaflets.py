"""Words in whole texts: what careful authors write is left alone, what hurried ones do is told."""

from __future__ import annotations

import pytest

from tests.checks.article import found, subject

RULES = ("terms-explained", "abbreviations", "jargon")

CAREFUL = {
    "sickle cell": (
        "fr",
        """## En bref {#summary}

- La drépanocytose est une maladie du sang, présente dès la naissance.
- Les globules rouges se déforment et bouchent les petits vaisseaux. Cela fait mal : c’est une crise.
- Buvez souvent, couvrez-vous, évitez l’altitude.

## Qu’est-ce que c’est ? {#what}

Dans la drépanocytose, l’hémoglobine, la substance qui porte l’oxygène, n’est pas comme celle des autres. Les globules rouges prennent la forme d’une faucille. Ils cassent vite : on manque alors de globules rouges. C’est l’anémie.

La rate, un organe qui filtre le sang, marche moins bien. Les infections sont donc plus graves.

## Les traitements {#how}

- **L’hydroxyurée** : un comprimé par jour, pour avoir moins de crises.
- **La transfusion** : on donne des globules rouges par une perfusion.
- **La greffe de moelle** : on remplace les cellules qui fabriquent le sang. Elle est rare.

Avant chaque transfusion, une prise de sang vérifie le groupe sanguin (RAI).

## Les effets possibles {#risks}

Après une greffe, les cellules du donneur peuvent attaquer le corps (réaction du greffon contre l’hôte, ou GVH). Les médecins le surveillent chaque semaine.

## Quand appeler ? {#warning}

!!! warning "Appelez le service"
    Fièvre de 38,5 °C, douleur qui ne passe pas, gêne pour respirer : appelez le 01 99 00 12 34. La nuit, appelez le SAMU : 15.
""",
    ),
    "put to sleep": (
        "fr",
        """## En bref {#summary}

- On vous endort pour l’opération. Vous ne sentez rien.
- Six heures avant, ne mangez plus. Deux heures avant, ne buvez plus.

## La péridurale {#what}

La péridurale est une piqûre dans le bas du dos. Elle endort le ventre et les jambes. Le médecin anesthésiste, celui qui endort, pose un petit tuyau très fin (un cathéter). Vous êtes réveillée.

Vous pouvez aussi recevoir une anesthésie générale, c’est-à-dire un sommeil profond.

## Après {#after}

Vous allez en salle de réveil (SSPI). L’infirmière surveille votre tension, votre pouls et votre douleur. Elle vous donne des antalgiques (médicaments contre la douleur). Une pompe à morphine, que vous commandez vous-même avec un bouton, s’appelle une PCA.

Parfois, on a mal à la tête pendant deux jours. Si cela dure, on peut faire un « blood patch » : on injecte un peu de votre sang dans le dos.

Il existe un risque de phlébite : un caillot bouche une veine de la jambe. Pour l’éviter, on vous fait une piqûre chaque jour. Ce médicament s’appelle un anticoagulant : il rend le sang plus liquide.
""",
    ),
    "diabetes": (
        "fr",
        """## Votre diabète {#what}

Le pancréas est un organe du ventre. Il fabrique l’insuline, une hormone qui fait entrer le sucre dans les cellules. Dans le diabète de type 1, il n’en fabrique plus.

Le taux de sucre dans le sang, la glycémie, se mesure au bout du doigt.

## L’hypoglycémie {#low}

L’hypoglycémie, c’est quand il n’y a pas assez de sucre dans le sang. Votre enfant tremble, transpire, a faim.

1. Donnez 3 morceaux de sucre.
2. Attendez 15 minutes.
3. S’il dort ou ne répond pas, faites la piqûre de glucagon. Elle fait remonter le sucre.

## L’hyperglycémie {#high}

Trop de sucre dans le sang (hyperglycémie) donne soif. S’il y a aussi des cétones dans les urines, appelez : le corps manque d’insuline.

L’HbA1c est une prise de sang, faite tous les trois mois. Elle montre la moyenne du sucre. À l’école, un PAI (projet d’accueil individualisé) dit à chacun quoi faire.
""",
    ),
    "pictures": (
        "fr",
        """## L’examen {#what}

Une IRM montre l’intérieur du corps avec un aimant. Ce ne sont pas des rayons X. On vous injecte parfois un produit de contraste : il rend les images plus nettes.

Dites-nous si vous avez un pacemaker (une pile pour le cœur), un implant, ou une insuffisance rénale (des reins qui marchent mal). Votre créatinine doit être connue : apportez votre prise de sang.

Le radiologue, le médecin qui lit les images, vous donne un premier résultat.
""",
    ),
    "chemotherapy": (
        "fr",
        """## La chimiothérapie {#what}

La chimiothérapie, ce sont des médicaments qui détruisent les cellules malades. Ils passent par une chambre implantable, un petit boîtier posé sous la peau.

## Pendant le traitement {#during}

Vers le dixième jour, les défenses sont au plus bas. Les médecins parlent d’aplasie. Restez alors à la maison, et prenez votre température matin et soir.

La bouche peut faire mal : on appelle cela une mucite. Des bains de bouche aident.

Les cheveux tombent souvent (alopécie). Ils repoussent.

Vous pouvez saigner du nez, car les plaquettes (les cellules qui arrêtent les saignements) manquent.

Les antiémétiques sont des médicaments contre les vomissements. Prenez-les avant le repas.

Une prise de sang, la NFS, compte vos cellules deux fois par semaine.

## Les mots {#words}

Métastase
:   Cellules malades parties ailleurs dans le corps.

Rémission
:   On ne voit plus la maladie aux examens.

Avec le temps, la rémission peut devenir une guérison. S’il y a des métastases, le traitement change.
""",
    ),
    "English": (
        "en",
        """## Your operation {#what}

You will have a laparoscopy. The surgeon makes three small holes and looks inside with a camera. You are asleep: this is a general anesthetic.

A thin tube, called a catheter, drains your bladder. It comes out the next day.

## Risks {#risks}

Bleeding under the skin (a hematoma) is common. An infection of the wound is less common. A blood clot in the leg, or deep vein thrombosis, is rare. To prevent it, we give you injections that thin the blood. These medicines are anticoagulants.

You may need a drip (IV) for one night. You will have an ECG, a tracing of your heart.

Your GP gets a letter. The NHS pays. Call us if you have a fever above 38 °C.
""",
    ),
}

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


@pytest.mark.parametrize("case", CAREFUL)
def test_a_careful_text_is_left_alone(case: str) -> None:
    lang, body = CAREFUL[case]
    of = subject(body, lang)
    assert [(one.rule, one.words) for rule in RULES for one in found(rule, of)] == []


@pytest.mark.parametrize(("lang", "rule", "body"), HURRIED)
def test_a_hurried_sentence_is_told(lang: str, rule: str, body: str) -> None:
    around = "Merci de votre visite." if lang == "fr" else "Thank you for coming."
    assert found(rule, subject(f"{around}\n\n{body}\n\n{around}", lang))
