"""terms-explained: what counts as an explanation, and what does not."""

from __future__ import annotations

import pytest

from tests.checks.article import FRONT, found, line_of, subject

RULE = "terms-explained"

UNEXPLAINED = {
    "of the Greeks": ("fr", "Une otalgie, des myoclonies.", ["otalgie", "myoclonies"]),
    "of the Greeks, in English": ("en", "Photophobia and a stridor.", ["Photophobia", "stridor"]),
    "alone": ("fr", "Une neutropénie peut durer dix jours.", ["neutropénie"]),
    "plural": ("fr", "Deux biopsies seront faites mardi.", ["biopsies"]),
    "feminine": ("fr", "Votre sœur est immunodéprimée depuis mars.", ["immunodéprimée"]),
    "without its hyphen": ("fr", "Les vaccins antiémétiques, ça n’existe pas.", ["antiémétiques"]),
    "capital": ("fr", "Péridurale : non.", ["Péridurale"]),
    "two words": ("fr", "On touche la moelle\nosseuse de votre fils.", ["moelle osseuse"]),
    "accents typed in two": ("fr", "Une neutrope\u0301nie est là.", ["neutrope\u0301nie"]),
    "figures in brackets": ("fr", "La trachéotomie (2 jours) se passe ici.", ["trachéotomie"]),
    "a remark in brackets": ("fr", "La trachéotomie (voir page 3) se passe ici.", ["trachéotomie"]),
    "a list of treatments": (
        "fr",
        "La chimiothérapie, la radiothérapie et la kiné durent six mois.",
        ["chimiothérapie", "radiothérapie"],
    ),
    "or another": (
        "fr",
        "Une trachéotomie ou une gastrostomie peut suivre.",
        ["trachéotomie", "gastrostomie"],
    ),
    "label of something else": (
        "fr",
        "Effets de la chimiothérapie : vomissements.",
        ["chimiothérapie"],
    ),
    "named, not told": ("fr", "On fait un myélogramme. Il dure dix minutes.", ["myélogramme"]),
    "when": ("fr", "Après la trachéotomie, les visites sont courtes.", ["trachéotomie"]),
    "if": ("fr", "Si la neutropénie dure, une piqûre est faite.", ["neutropénie"]),
    "when it is needed": ("fr", "La trachéotomie, quand il faut, est faite.", ["trachéotomie"]),
    "or another thing": ("fr", "Une trachéotomie, ou une radio, est faite.", ["trachéotomie"]),
    "who": ("fr", "Une trachéotomie qui est faite à temps.", ["trachéotomie"]),
    "a remark far away": ("fr", "La mucite sera vue ici (prenez vos papiers).", ["mucite"]),
    "its day": ("fr", "- Myélogramme : jeudi matin\n", ["Myélogramme"]),
    "it is usual": ("fr", "On fait un myélogramme. C’est normal.", ["myélogramme"]),
    "who does it": ("fr", "On fait un myélogramme. C’est le médecin qui pique.", ["myélogramme"]),
    "talk": ("fr", "Le médecin vous parle de la trachéotomie.", ["trachéotomie"]),
    "the usual treatment": ("fr", "Le soin courant, c’est la trachéotomie.", ["trachéotomie"]),
    "is an emergency": ("fr", "La neutropénie est une urgence.", ["neutropénie"]),
    "English, is a risk": ("en", "Thrombosis is a common risk here.", ["Thrombosis"]),
    "English, when": ("en", "After dialysis, the visits are short.", ["dialysis"]),
    "English, done": (
        "en",
        "A tracheostomy, which is done here. They are common.",
        ["tracheostomy"],
    ),
    "English, or": ("en", "A tracheostomy, or an X-ray, is done.", ["tracheostomy"]),
    "in an entry": ("fr", "- mucite\n- fatigue\n", ["mucite"]),
    "in a table": ("fr", "| Jour | Soin |\n|---|---|\n| 1 | myélogramme |\n", ["myélogramme"]),
    "in a heading alone": ("fr", "## Le myélogramme {#how}\n\nVenez à 8 h.", ["myélogramme"]),
    "English": ("en", "Your neutropenia will last ten days.", ["neutropenia"]),
    "English, as the British spell it": ("en", "Anaemia is frequent.", ["Anaemia"]),
    "English plural": ("en", "The biopsies hurt little.", ["biopsies"]),
    "English list": (
        "en",
        "The transfusion, the dialysis and the rest take a day.",
        ["transfusion", "dialysis"],
    ),
    "English, figures": ("en", "The tracheostomy (2 days) is done here.", ["tracheostomy"]),
}

EXPLAINED = {
    "brackets": ("fr", "Une neutropénie (manque de globules blancs) est fréquente."),
    "brackets, after an adjective": ("fr", "Une neutropénie sévère (trop peu de défenses)."),
    "what doctors call it": ("en", "The ear hurts inside: doctors call it otitis."),
    "in brackets": ("fr", "Le manque de globules blancs (neutropénie) est fréquent."),
    "colon": ("fr", "**Neutropénie** : les défenses sont basses."),
    "that is": ("fr", "Une trachéotomie, c’est-à-dire un trou dans le cou, est faite."),
    "what one calls": ("fr", "Un trou dans le cou aide à respirer : on l’appelle trachéotomie."),
    "doctors call it": ("fr", "Les défenses sont au plus bas : les médecins parlent d’aplasie."),
    "said in one word": ("fr", "Le médecin parle de trachéotomie. C’est un trou dans le cou."),
    "is a": ("fr", "La trachéotomie est une ouverture dans le cou."),
    "serves": ("fr", "Le myélogramme sert à voir si le sang se refait."),
    "apposition": ("fr", "Le pronostic, l’évolution prévisible, dépend de l’âge."),
    "apposition at the end": ("fr", "On parlera aussi du pronostic, l’avenir de la maladie."),
    "or": ("fr", "Une ecchymose, ou bleu, peut apparaître."),
    "or, the other way": ("fr", "Un bleu, ou ecchymose, peut apparaître."),
    "when, and what it is": (
        "fr",
        "Pendant l’aplasie, une période sans défenses, restez en chambre.",
    ),
    "dash": ("fr", "La trachéotomie – un trou dans le cou – aide à respirer."),
    "the sentence after": ("fr", "On fait un myélogramme. Cet examen permet de voir les cellules."),
    "the entry’s own words": ("fr", "Le myélogramme : avec une aiguille, on prend de la moelle."),
    "words of one’s own": ("fr", "Les plaquettes arrêtent les saignements."),
    "the sentence before": ("fr", "Vos globules blancs baissent. C’est la neutropénie."),
    "run in": ("fr", "**La trachéotomie.** On fait un trou dans le cou."),
    "glossary at the end": (
        "fr",
        "Une trachéotomie est possible.\n\nTrachéotomie\n:   Un trou dans le cou.\n",
    ),
    "a note": (
        "fr",
        "Une trachéotomie[^t] est possible.\n\n[^t]: La trachéotomie ouvre le cou.\n",
    ),
    "heading, then the text": (
        "fr",
        "## La trachéotomie {#how}\n\nLa trachéotomie est une ouverture dans le cou.",
    ),
    "heading that asks": (
        "fr",
        "## Qu’est-ce qu’une trachéotomie ? {#what}\n\nUn trou, dans le cou, pour respirer.",
    ),
    "heading, and its own words": (
        "fr",
        "## La trachéotomie {#how}\n\nUne ouverture est faite dans le cou, pour respirer.",
    ),
    "in a link": ("fr", "Lisez [la page sur la neutropénie](https://sang.example/) ."),
    "in code": ("fr", "Le mot `neutropénie` est long."),
    "everyday words": ("fr", "La fièvre, le vaccin, l’opération, l’allergie et le diabète."),
    "once explained": ("fr", "La neutropénie (peu de défenses) dure. La neutropénie passe."),
    "inside another word": ("fr", "Le colonel et la colonne sont là."),
    "English brackets": ("en", "Neutropenia (too few white cells) is frequent."),
    "English, in brackets": ("en", "Low white blood cells (neutropenia) are frequent."),
    "English called": ("en", "You may have a hole in the neck, called a tracheostomy."),
    "English is a": ("en", "A tracheostomy is an opening in the neck."),
    "English apposition": ("en", "The prognosis, the likely course, depends on age."),
    "English, sentence after": ("en", "You get a tracheostomy. This is a hole in the neck."),
    "English, that is": ("en", "A tracheostomy, that is a hole in the neck, is made."),
    "English question": ("en", "## What is a tracheostomy? {#what}\n\nA hole, to breathe."),
    "another language": ("de", "Eine Neutropenie kann zehn Tage dauern. Biopsie."),
}


@pytest.mark.parametrize("case", UNEXPLAINED)
def test_a_word_that_nobody_explains_is_told(case: str) -> None:
    lang, body, words = UNEXPLAINED[case]
    assert [one.words for one in found(RULE, subject(body, lang))] == words


@pytest.mark.parametrize("case", EXPLAINED)
def test_a_word_that_is_explained_is_not(case: str) -> None:
    lang, body = EXPLAINED[case]
    assert [one.words for one in found(RULE, subject(body, lang))] == []


def test_the_meaning_is_ready_to_be_pasted() -> None:
    (one,) = found(RULE, subject("Une neutropénie peut durer. La neutropénie passe."))
    assert "neutropénie (manque de globules blancs qui combattent les microbes)" in one.remedy
    assert one.quote == "Une neutropénie peut durer."


def test_an_explanation_that_comes_too_late_is_told_with_its_line() -> None:
    body = "Une trachéotomie est possible.\n\nVenez tôt.\n\nLa trachéotomie est un trou au cou."
    (one,) = found(RULE, subject(body))
    assert one.place and one.place.line == line_of(body, "Une trachéotomie")
    assert str(line_of(body, "La trachéotomie")) in one.message


def test_it_is_silenced_in_place() -> None:
    body = "<!-- depliant: allow terms-explained: dit à l’entretien -->\nUne mucite est possible."
    assert [one.allowed for one in found(RULE, subject(body))] == ["dit à l’entretien"]


@pytest.mark.parametrize(
    ("body", "number"),
    [
        ("Venez à midi.", 1),
        ("Une aiguille prend un peu de moelle dans un os.", 0),
        ("Le myélogramme est un examen de la moelle.", 0),
        ("Le myélogramme dure peu.", 1),
    ],
)
def test_a_word_of_the_title_is_told_once(body: str, number: int) -> None:
    front = FRONT.replace("title: Le plâtre", "title: Votre myélogramme")
    faults = found(RULE, subject(body, front=front))
    assert [one.words.lower() for one in faults] == ["myélogramme"] * number


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Un anti-coagulant lupique.", []),
        ("Une forme non-métastatique, péri-articulaire et thoraco-abdominale.", []),
        ("Une zone pré\u2011inflammatoire.", []),
        ("Une poussée inflammatoire.", ["inflammatoire"]),
        ("Une biopsie-exérèse est prévue.", ["biopsie", "exérèse"]),
        ("Ce lymphome-là revient.", ["lymphome"]),
        ("Une arthroplastie coxo-fémorale.", ["arthroplastie", "coxo-fémorale"]),
        ("Vos articulations coxo-fémorales.", ["coxo-fémorales"]),
        ("Une thrombopénie dure peu.", ["thrombopénie"]),
    ],
)
def test_a_term_inside_a_longer_word_is_not_that_term(text: str, told: list[str]) -> None:
    assert [one.words for one in found(RULE, subject(text))] == told


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "PET stands for positron emission tomography."),
        ("en", "MRI is short for magnetic resonance imaging."),
        ("fr", "IRM veut dire imagerie par résonance magnétique."),
        ("fr", "C’est l’abréviation de numération formule sanguine."),
    ],
)
def test_what_letters_stand_for_is_said(lang: str, text: str) -> None:
    assert not found(RULE, subject(text, lang))
