"""reference-without-antecedent: what is pointed at stands in the section, or in a title."""

from __future__ import annotations

import pytest

from tests.checks.rules.spoken import marked

RULE = "reference-without-antecedent"
OTHER = "## Le stress {#care}\n\nLe stress oxydatif est une agression des cellules.\n\n"

LOST = (
    ("Ces techniques coûtent cher.", ["Ces techniques"]),
    ("On place beaucoup d’espoir dans ces thérapies.", ["ces thérapies"]),
    ("Cette technique est récente.", ["Cette technique"]),
    ("Un enfant dort mieux chez lui. Selon l’article, il guérit plus vite.", ["l’article"]),
    ("Cette étude cherche pourquoi.", ["Cette étude"]),
    ("L'étude porte sur des enfants.", ["L'étude"]),
    ("Selon l’article, ces techniques changent tout.", ["l’article", "ces techniques"]),
    ("La maladie résiste. On cherche si ce stress y aide.", ["ce stress"]),
    ("La fatigue passe. Selon cette enquête, elle revient.", ["cette enquête"]),
    ("Ladite opération dure deux heures.", ["Ladite opération"]),
    ("La peau pèle, comme on l’a dit précédemment.", ["comme on l’a dit précédemment"]),
    ("Les signes expliqués plus haut passent.", ["expliqués plus haut"]),
    ("Les exercices (p. 6) se font le soir.", ["(p. 6)"]),
    ("Pour les repas, voir page 2.", ["voir page 2"]),
    ("La fatigue est fréquente. Après ces piqûres, reposez-vous.", ["ces piqûres"]),
)
FOUND = (
    "Une opération est prévue. Ladite opération dure deux heures.",
    "Posez le bras plus haut que le cœur.",
    "Prenez la dose indiquée précédemment par le médecin.",
    "Appelez un des numéros ci-dessus.",
    "La page 4 du carnet de santé garde ses vaccins.",
    "Voir la partie « Qui appeler ? ».",
    "On prélève des lymphocytes. Ces lymphocytes sont modifiés.",
    "On prélève des lymphocytes. Ces cellules sont modifiées.",
    "Ce jour-là, venez à jeun.",
    "Gardez cette feuille, et ce numéro.",
    "Ce document complète l’entretien.",
    "Ce traitement dure six semaines.",
    "Cet examen ne fait pas mal.",
    "À ce moment, appelez-nous.",
    "Ce plâtre reste six semaines.",  # the leaflet's title names it
    "Si la fièvre monte, ce signe compte.",
    "La maladie résiste aux corticoïdes. Cette résistance pèse lourd.",
    "L’article du Dr Exemple décrit trois formes.",
    "L’étude menée à Villeclaire porte sur 40 enfants.",
    "Un article récent décrit trois formes. L’article est court.",
    "C’est ce que dit l’infirmière, et ce n’est pas tout.",
    "Il a mal, il pleure. Ces pleurs passent vite.",
    "On a comparé deux sirops chez 40 enfants. Cette étude a duré un an.",
    "On fait trois piqûres. Ces piqûres font un peu mal.",
    "Il se sert de ce bras, de cette jambe.",
    "Posez vos questions. Pour cette raison, venez tôt.",
    "Ces quelques jours passent vite. À cette occasion, posez vos questions.",
    "Une infirmière vient chez vous. Cette visite dure une heure.",
    "L’étude du sommeil se fait la nuit.",
    "L’article L.1111-2 du Code le dit.",
    "D’autres pistes sont à l’étude.",
    "On lave la plaie, on change le pansement. Ces soins durent une heure.",
)


@pytest.mark.parametrize(("body", "words"), LOST)
def test_what_the_section_does_not_name(body: str, words: list[str]) -> None:
    assert marked(RULE, f"{OTHER}## À part {{#limits}}\n\n{body}\n") == words


@pytest.mark.parametrize("body", FOUND)
def test_what_it_names_or_need_not(body: str) -> None:
    assert marked(RULE, f"{OTHER}## À part {{#limits}}\n\n{body}\n") == []


def test_the_title_of_the_section_names_it() -> None:
    assert marked(RULE, "## Les techniques {#how}\n\nCes techniques coûtent cher.\n") == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("This technique is new.", ["This technique"]),
        ("According to the article, these methods work.", ["the article", "these methods"]),
        ("We remove some cells. These cells are changed.", []),
        ("This means that you can go home.", []),
        ("This leaflet completes the talk.", []),
        ("This treatment takes six weeks.", []),
        ("The study by Dr Example is small.", []),
    ],
)
def test_in_english(body: str, words: list[str]) -> None:
    assert marked(RULE, f"## Apart {{#limits}}\n\n{body}\n", "en", "The cast") == words
