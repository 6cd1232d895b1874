"""absolute-promise: what no treatment holds, and the many sentences that only look like it."""

from __future__ import annotations

import pytest

from tests.checks.rules.spoken import marked

PROMISES = (
    "Grâce à ce vaccin, votre bébé ne tombera jamais malade.",
    "Le traitement est efficace chez tous les patients.",
    "Vous n’aurez plus jamais mal.",
    "L’opération règle définitivement le problème.",
    "Aucun effet secondaire n’est à craindre.",
    "Ce médicament n’a aucun effet indésirable.",
    "C’est totalement sans risque pour le bébé.",
    "La guérison est certaine.",
    "Votre enfant va guérir.",
    "Nous guérissons votre enfant.",
    "Le succès est assuré à 100 %.",
    "L’opération réussit toujours.",
    "Il n’y a pas de risque.",
    "Ce geste est sans danger pour votre enfant.",
    "Avec ce traitement, la douleur disparaît à coup sûr.",
    "Elle élimine toutes les tumeurs.",
    "Le médicament soigne toutes les infections.",
    "Ce traitement fonctionne chez tout le monde.",
    "Il est parfaitement sûr.",
    "Une technique infaillible.",
    "Vous serez soulagé dans tous les cas.",
    "Tous les patients sont satisfaits.",
    "Le plâtre garantit une guérison parfaite.",
    "Les rayons ne présentent aucun risque.",
    "L’allergie disparaît toujours.",
    "Le traitement guérit 95 % des enfants.",
    "Ce médicament guérit la maladie.",
    "Les nouveaux médicaments guérissent tous les cancers du sang.",
    "Votre enfant guérira en quelques semaines.",
    "Vous serez définitivement guéri.",
    "Une guérison assurée, grâce à cette opération.",
    "L’opération permet de guérir l’épilepsie.",
    "L’examen est sans risque.",
    "Ce vaccin est sans aucun danger.",
    "C'est un traitement sans effet secondaire.",
    "Il n’y a aucun risque pour votre enfant.",
    "L’anesthésie ne présente aucun danger.",
    "Vous ne risquez rien.",
    "Le produit est totalement inoffensif.",
    "Le risque zéro, enfin.",
    "Le traitement marche toujours.",
    "Cette crème est toujours efficace.",
    "L’opération réussit dans tous les cas.",
    "Ce test est fiable à 100 %.",
    "Une efficacité de 100 %.",
    "Il détruit toutes les cellules malades.",
    "Les rayons éliminent l’ensemble des cellules de la tumeur.",
    "Tous les enfants vont mieux après la cure.",
    "La maladie ne reviendra plus.",
    "C’est un médicament miracle.",
    "Le résultat est garanti : succès assuré.",
    "Tous les patients sont guéris.",
)
SAID_WITH_CARE = (
    "Le plâtre ne garantit pas une guérison parfaite.",
    "Aucun examen n’est totalement sans risque.",
    "Le médicament agit sur toutes les cellules qui se divisent vite.",
    "Toute fièvre doit être signalée.",
    "Gardez toujours votre carte sur vous.",
    "La douleur disparaît en quelques jours.",
    "Dans tous les cas, la décision vous appartient.",
    "Ce n’est pas un médicament miracle.",
    "Le risque de saignement est faible, mais pas nul.",
    "Sans traitement, la maladie s’aggrave.",
    "Il guérit en général en deux semaines.",
    "Vous pouvez conduire sans danger après 24 heures ? Demandez au médecin.",
    "Les effets disparaissent à l’arrêt du traitement.",
    "Elle ne fait jamais mal à la pose, mais peut gêner ensuite.",
    "Tous les enfants de la chambre portent un bracelet.",
    "Si l’examen est normal, il n’y a pas de risque particulier.",
    "Pour éviter tout risque d’infection, lavez-vous les mains.",
    "Le service est ouvert tous les jours.",
    "Ne jamais dépasser la dose.",
    "On ne peut pas prédire si vous guérirez.",
    "Les médecins ne peuvent pas promettre la guérison.",
    "Il n’existe pas de traitement efficace à 100 %.",
    "Le traitement n’est pas efficace chez tous les patients.",
    "Le sommeil revient toujours plus tard que prévu.",
    "Nous répondons toujours à vos messages.",
    "Votre enfant n’a rien à craindre de nos questions.",
    "Le cathéter reste toujours en place.",
    "Vérifiez que toutes les lumières sont éteintes.",
    "Un enfant guéri peut vivre normalement.",
    "Une fois guérie, elle reprend l’école.",
    "Aucun risque n’est pris sans votre accord.",
    "Sans complication, vous rentrez le lendemain.",
    "Les examens sans danger pour le bébé sont préférés.",
    "Il n’y a pas de risque à poser des questions.",
    "La cicatrisation est complète en trois semaines.",
    "Ils sont toujours accompagnés d’un soignant.",
    "Avec les CAR-T, 7 à 9 enfants sur 10 étaient en rémission : ce n’est pas toujours guérir.",
    "Ce traitement ne guérit pas toujours.",
    "Ce n’est pas toujours une guérison.",
    "Aucun traitement n’est sans risque.",
    "L’opération n’est pas sans risque.",
    "Ce médicament peut guérir la maladie.",
    "On espère guérir la maladie.",
    "Le but est de guérir.",
    "La plaie guérit en dix jours.",
    "Une bronchiolite guérit le plus souvent en une dizaine de jours.",
    "La plupart des enfants guérissent.",
    "Quand votre enfant sera guéri, il retournera à l’école.",
    "Appelez toujours avant de venir.",
    "Venez toujours à jeun.",
    "Lavez-vous toujours les mains.",
    "Si quelque chose presse, sonnez : quelqu’un vient toujours.",
    "Quelqu’un répond toujours au téléphone.",
    "Vous pouvez rester, presque toujours.",
    "Dans tous les cas, appelez-nous.",
    "Le traitement est pris en charge à 100 %.",
    "Vos soins sont remboursés à 100 % par l’Assurance maladie.",
    "Un gilet 100 % coton.",
    "Toutes les questions sont bonnes.",
    "Prenez vos comprimés tous les jours.",
    "Les visites sont possibles tous les jours, de 14 h à 19 h.",
    "Ne prenez aucun risque : appelez.",
    "Pour vous lever sans risque de chute, demandez de l’aide.",
    "N’arrêtez jamais le traitement sans en parler.",
    "Il n’y a pas de risque connu pour le bébé.",
    "Est-ce sans risque ?",
    "Le traitement marche-t-il toujours ?",
    "Si vous rentrez sans complication, la visite a lieu un mois après.",
    "Le médecin enlève toute la compresse.",
    "Enlevez tous les bijoux.",
    "Il aide le corps à détruire les cellules malades.",
    "Le médicament n’est efficace à 100 % chez personne.",
    "Personne ne peut garantir le résultat.",
    "Cela ne veut pas dire qu’il n’y a aucun risque.",
    "On vous rappelle toujours le lendemain.",
    "La fièvre ne revient pas ? Continuez le traitement.",
    "Un enfant sans facteur de risque est vacciné à l’école.",
    "Tous les enfants ont droit à la classe.",
    "S’il ne reste rien à craindre, le médecin vous le dit.",
    "Votre enfant n’a pas de risque particulier : il suit le calendrier.",
    "Gardez toujours le carnet avec vous, même si tout va bien.",
)
IN_ENGLISH = (
    "This medicine cures asthma.",
    "You will be cured.",
    "The scan is completely safe.",
    "The operation is without risk.",
    "There are no side effects.",
    "The treatment always works.",
    "It is 100% effective.",
    "It kills all cancer cells.",
    "All patients recover.",
    "The disease never comes back.",
    "Success is guaranteed.",
)
CAREFUL_ENGLISH = (
    "No treatment is without risk.",
    "It does not always work.",
    "This medicine may cure the infection.",
    "Nobody can guarantee success.",
    "Always call before you come.",
    "Remove all jewellery.",
    "There are no known risks.",
    "If there are no complications, you go home the same day.",
    "Your care is paid for at 100%.",
    "Most children recover.",
    "All children have a teacher.",
    "Is it completely safe?",
)


@pytest.mark.parametrize("sentence", PROMISES)
def test_promises(sentence: str) -> None:
    assert len(marked("absolute-promise", sentence)) >= 1


@pytest.mark.parametrize("sentence", SAID_WITH_CARE)
def test_what_is_said_with_care(sentence: str) -> None:
    assert marked("absolute-promise", sentence) == []


@pytest.mark.parametrize("sentence", IN_ENGLISH)
def test_promises_in_english(sentence: str) -> None:
    assert len(marked("absolute-promise", sentence, lang="en")) == 1


@pytest.mark.parametrize("sentence", CAREFUL_ENGLISH)
def test_careful_english(sentence: str) -> None:
    assert marked("absolute-promise", sentence, lang="en") == []


def test_other_languages_are_left_alone() -> None:
    assert marked("absolute-promise", "Das Medikament ist 100 % sicher.", lang="de") == []
