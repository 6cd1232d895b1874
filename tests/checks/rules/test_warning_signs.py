"""warning-signs: what to look for, whom to call, and whether anybody answers then."""

from __future__ import annotations

import pytest

from depliant.checks.finding import Severity
from tests.checks.article import PRACTICAL, found, found_at, subject

WARD = "{{ hospital.contacts.ward.phone }}"
VISITS = "{{ hospital.contacts.consultation.phone }}"


def boxed(title: str, *lines: str, kind: str = "warning") -> str:
    return f'!!! {kind} "{title}"\n' + "\n".join(f"    {line}" for line in lines) + "\n"


def says(body: str, lang: str = "fr") -> list[str]:
    return [one.message for one in found("warning-signs", subject(body, lang))]


NO_SIGN = (
    boxed("Attention", f"En cas de problème, appelez le {WARD}."),
    boxed("Appelez tout de suite", f"Au {WARD}."),
    boxed("Urgence", "Appelez sans attendre le 15."),
    boxed("Attention !", "Surveillez bien votre enfant."),
    boxed("Attention", f"À la moindre inquiétude, appelez le {WARD}."),
    boxed("À la maison", "En cas de pépin, revenez vers nous."),
    boxed("Attention", f"Au moindre symptôme inquiétant, appelez le {WARD}."),
    boxed("Appelez", f"Si une réaction inhabituelle apparaît : {WARD}."),
    boxed("Le soir", f"Si quelque chose vous semble bizarre, prévenez-nous au {WARD}."),
    boxed("Appelez", f"Si quelque chose vous inquiète, ou en cas d’angoisse : {WARD}."),
)
NO_WAY = (
    boxed("Appelez sans attendre si…", "- la fièvre dépasse 38,5 °C ;", "- le pansement saigne."),
    boxed("Attention", "Si votre enfant vomit, appelez-nous."),
    boxed("Attention", "En cas de fièvre, contactez le service."),
    boxed("Fièvre", "Prévenez le médecin de garde."),
    boxed("Des signes", "Fièvre, frissons, douleur."),
    boxed("À guetter", "Un bras gonflé, une plaie rouge, du pus, ou plus de 38,5 °C le soir."),
)
WELL = (
    boxed("Attention", f"En cas de problème pour respirer, appelez le {WARD}."),
    boxed("Attention", f"Au moindre signe anormal (fièvre, plaie rouge), appelez le {WARD}."),
    boxed("Attention", f"En cas de fatigue inhabituelle, appelez le {WARD}."),
    boxed(
        "À jeun",
        "Ne donnez ni lait ni gâteau six heures avant. En cas de souci, voyez avec nous.",
    ),
    boxed("Appelez sans attendre si…", "- la fièvre dépasse 38,5 °C", f"- appelez le {WARD}"),
    boxed("Appelez si la fièvre monte", "Au 02 61 91 47 10."),
    boxed("Il respire mal ?", "Appelez le 15 ou le 112."),
    boxed("Appelez-nous", "Si le plâtre gonfle : les numéros sont au dos de ce dépliant."),
    boxed("Il saigne ?", "Appelez : voir « Qui appeler ? »."),
    boxed("Il a mal ? Dites-le.", "Appelez l’infirmière, même la nuit, même si vous hésitez."),
    boxed("Il reste inquiet, agité ?", f"Appelez le {WARD}."),
    boxed("Pourquoi si propre ?", "Un bras rouge ou gonflé montre que des microbes sont là."),
    boxed("À jeun", "Ne mangez rien six heures avant l’examen."),
    boxed("Pas d’aspirine", "Ne donnez pas d’aspirine : elle fait saigner."),
    boxed("Fièvre, douleur ?", "Venez aux urgences, même la nuit."),
    boxed("Pas de bain", "Le plâtre ne doit pas être mouillé."),
    boxed("Allergie", "Dites à l’infirmière si votre enfant est allergique."),
    boxed("Médicaments interdits", "Aspirine, ibuprofène : ils font saigner."),
    boxed("Avant de venir", f"Téléphonez la veille au {WARD}."),
    boxed("Une question", f"Si vous avez une question, appelez le {WARD}."),
    boxed("À savoir", "Appelez-nous quand vous voulez.", kind="note"),
    boxed("Appelez si…", "- la fièvre monte") + f"\nAppelez le {WARD}, jour et nuit.\n",
    boxed("Le dimanche", "La pharmacie de l’hôpital est fermée ce jour-là, comme les commerces."),
    boxed("[à compléter : les signes]", "Appelez vite."),
)


@pytest.mark.parametrize("body", NO_SIGN)
def test_a_warning_without_a_sign(body: str) -> None:
    assert says(body) == ["This warning names no sign."]


@pytest.mark.parametrize("body", NO_WAY)
def test_a_warning_without_a_way_to_call(body: str) -> None:
    assert says(body) == ["This warning says no way to call."]


@pytest.mark.parametrize("body", WELL)
def test_warnings_that_say_both_and_cautions_that_need_none(body: str) -> None:
    assert says(body) == []


def test_a_warning_that_says_nothing() -> None:
    assert says(boxed("Attention", "Prudence.")) == ["This warning names no sign."]


def test_a_practical_leaflet_warns_of_doors() -> None:
    door = subject(boxed("La porte", "Si elle est fermée, appelez le gardien."), kind=PRACTICAL)
    assert not found("warning-signs", door)
    fever = subject(boxed("La fièvre", "Si elle monte, appelez le service."), kind=PRACTICAL)
    assert len(found("warning-signs", fever)) == 1


def test_a_section_that_says_when_to_call() -> None:
    signs = "## Quand appeler ? {#call}\n\n- Fièvre\n- Vomissements\n"
    assert says(signs) == ["This warning says no way to call."]
    assert says(f"{signs}\nAppelez le {WARD}.\n") == []
    assert says(signs.replace("{#call}", "{#call .not-covered}")) == []


def test_in_english() -> None:
    assert says(boxed("Call us", "If your child has a fever, call us."), "en") == [
        "This warning says no way to call."
    ]
    assert says(boxed("Call", "If the cast swells, call 112."), "en") == []
    assert says(boxed("Call", "In case of a problem, call 112 at once."), "en") == [
        "This warning names no sign."
    ]


NIGHT = (
    (boxed("La nuit", f"Si la fièvre monte, appelez le {VISITS}."), Severity.ERROR),
    (boxed("Fièvre", "Appelez le 02 61 91 47 22, même le week-end."), Severity.ERROR),
    (boxed("Fièvre", f"Jour et nuit, appelez le {VISITS}."), Severity.ERROR),
    (boxed("Appelez sans attendre", f"Si le plâtre saigne : {VISITS}."), Severity.WARNING),
    (boxed("La nuit", f"Si la fièvre monte, appelez le {WARD}."), None),
    (boxed("Fièvre", f"Le jour, appelez le {VISITS}. La nuit, appelez le 15."), None),
    (boxed("Fièvre", f"Appelez le {VISITS}, du lundi au vendredi."), None),
    (boxed("Fièvre", f"Appelez le {VISITS}. La nuit, appelez le {WARD}."), None),
    (boxed("Appelez vite", f"S’il saigne : {VISITS}, ou sans attendre le 15."), None),
    (boxed("La nuit", "S’il vomit, appelez le 06 39 98 12 34."), None),
)


@pytest.mark.parametrize(("body", "severity"), NIGHT)
def test_a_number_that_nobody_answers_then(body: str, severity: Severity | None) -> None:
    faults = found_at("warning-signs", "tilleuls", subject(body))
    assert [one.severity for one in faults] == ([severity] if severity else [])
    assert all("hospital.contacts.ward.phone" in one.remedy for one in faults)
    assert all("Les consultations" in one.message for one in faults)


def test_the_same_number_answers_at_another_hospital() -> None:
    body = boxed("La nuit", "Si la fièvre monte, appelez le {{ hospital.contacts.ward.phone }}.")
    assert not found_at("warning-signs", "deux-rives", subject(body))
