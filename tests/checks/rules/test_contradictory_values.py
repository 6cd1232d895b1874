"""contradictory-values: one quantity said twice, and the many pairs that are two quantities."""

from __future__ import annotations

import pytest

from tests.checks.article import found, line_of, subject
from tests.checks.rules.spoken import marked

CONTRADICT = (
    "Le drain reste deux jours.\n\nOn retire le drain au bout de 5 jours : le drain reste 5 jours.",
    "Prenez 400 mg d’ibuprofène toutes les 8 heures.\n\n"
    "L’ibuprofène : 200 mg, toutes les 8 heures.",
    "Un enfant sur trois a de la fièvre.\n\nLa fièvre touche 10 % des enfants.",
    "L’arrêt de travail est de 10 jours.\n\nL’arrêt de travail dure trois semaines.",
    "Votre séjour dure trois jours.\n\nPrévoyez cinq jours de séjour.",
    "La rééducation dure 6 semaines.\n\nIl faut trois mois de rééducation.",
    "Le risque de récidive est de 5 %.\n\nUne récidive survient dans 30 % des cas.",
    "Donnez 4 bouffées de salbutamol.\n\nEn crise, donnez 10 bouffées de salbutamol.",
    "On donne 5 g/m² de méthotrexate. La dose de 3 g est donnée en perfusion.",
    "Votre enfant reçoit 5 g/m². Il reçoit 3 g en perfusion.",
    "Le méthotrexate est donné à 5 g/m².\n\nLe méthotrexate est donné à 3 g/m².",
    "La dose est de 15 mg/kg de paracétamol.\n\nDonnez 20 mg/kg de paracétamol.",
    "Donnez 10 gouttes de vitamine D.\n\n- Vitamine D : 20 gouttes",
    "Un vaccin est possible dès 6 ans.\n\nLe vaccin est possible à partir de 8 ans.",
    "La perfusion dure deux heures.\n\nComptez trois heures de perfusion.",
    "Une hospitalisation de 5 jours est prévue.\n\nL’hospitalisation dure deux semaines.",
    "Restez à jeun 6 heures avant l’examen.\n\nIl ne faut rien manger 4 heures avant.",
    "7 enfants sur 10 sont en rémission.\n\nOn obtient 95 % de rémission.",
    "Une infection survient chez 2 enfants sur 100.\n\nL’infection touche 20 % des enfants.",
    "Appelez si la fièvre dépasse 38 °C.\n\nAppelez si elle a plus de 39 °C de fièvre.",
    "Buvez 1,5 litre d’eau par jour.\n\nBuvez 3 litres d’eau par jour.",
    "Le méthotrexate est donné à 5 g/m². Votre enfant recevra donc 3 g.",
    "- Méthotrexate : 5 g/m²\n- Méthotrexate : 3 g/m²",
    "Le plâtre se garde 4 semaines.\n\nGardez le plâtre 6 semaines.",
    "Vous restez à jeun 6 heures.\n\nRestez à jeun huit heures avant l’opération.",
    "Après l’examen, restez couché 2 heures.\n\nRestez couché 4 heures après l’examen.",
    "Le traitement dure deux ans.\n\nAu total, le traitement dure trois ans.",
    "Donnez 10 ml de sirop, matin et soir.\n\nDonnez 5 ml de sirop, matin et soir.",
    "80 % des enfants vont mieux.\n\n6 enfants sur 10 vont mieux.",
    "Le risque d’infection est de 2 %.\n\nLe risque d’infection est de 1 sur 10.",
    "L’examen dure une demi-heure.\n\nL’examen dure 20 minutes.",
    "Donnez une dose 3 fois par jour, matin et soir.\n\nDonnez la dose 4 fois par jour.",
    "Il prend 2 prises par jour.\n\nIl prend 3 prises par jour, à heures fixes.",
    "Appelez jour et nuit si la fièvre dépasse 38 °C.\n\nAppelez si la fièvre dépasse 39 °C.",
    "Donnez 3 morceaux de sucre.\n\nDonnez 2 morceaux de sucre.",
    "La pose dure une heure, et vous rentrez le soir.\n\nLa pose dure trois heures.",
)
AGREE = (
    "La première cure dure 5 jours.\n\nLa deuxième cure dure 3 jours.",
    "Le rendez-vous dure une heure. L’attente dure une heure et demie.",
    "En crise, donnez 4 bouffées de salbutamol.\n\nEn entretien, donnez 2 bouffées de salbutamol.",
    "Une séance dure 20 minutes.\n\n"
    "Le programme dure 6 semaines, à raison de 3 séances par semaine.",
    "Prenez 1 comprimé de fer.\n\nPrenez 2 comprimés de calcium.",
    "Les antibiotiques durent 7 jours.\n\nLa fatigue dure 3 semaines.",
    "7 enfants sur 10 vont bien à 1 an.\n\n6 enfants sur 10 vont bien à 5 ans.",
    "Les nausées touchent 30 % des patients.\n\nLes vertiges touchent 5 % des patients.",
    "Le bilan se fait à 6 mois, puis à 12 mois.",
    "Il boit 120 ml par biberon. Il boit 600 ml par jour.",
    "Moins de 10 kg : 5 ml. Plus de 10 kg : 10 ml.",
    "L’aiguille mesure 2 cm. On retire 5 ml de sang.",
    "Le scanner dure 10 minutes. Comptez deux heures sur place.",
    "Pas de sport pendant 6 semaines.\n\nPas de natation pendant 3 mois.",
    "Restez 30 minutes sous surveillance après la piqûre.\n\n"
    "Restez 2 heures sous surveillance après la première piqûre.",
    "Un bain par jour pendant 10 minutes.\n\nUne douche de 5 minutes suffit.",
    "7 à 9 enfants sur 10 étaient en rémission.\n\nOn obtient 70 à 90 % de rémission.",
    "La perfusion dure deux heures.\n\nLa perfusion dure 120 minutes.",
    "La perfusion dure deux à trois heures.\n\nLa perfusion dure environ 2 heures.",
    "L’examen dure 48 heures.\n\nL’examen dure deux jours.",
    "Le séjour dure 8 jours.\n\nLe séjour dure une semaine.",
    "Donnez 15 mg/kg de paracétamol par prise.\n\n"
    "Ne dépassez pas 60 mg/kg de paracétamol par jour.",
    "Donnez 1 g de paracétamol. Donnez 400 mg d’ibuprofène.",
    "Le paracétamol est donné à 1 g. L’ibuprofène est donné à 400 mg.",
    "Donnez 5 ml de sirop le matin. Donnez 10 ml de sirop le soir.",
    "La dose est de 5 g/m². Si les reins sont fragiles, la dose est de 3 g/m².",
    "La dose est de 5 g/m², soit 3 g pour votre enfant.",
    "Un comprimé de 500 mg de paracétamol.\n\nDonnez 250 mg de paracétamol.",
    "Le vaccin est possible dès 6 ans.\n\nLes visites sont possibles dès 15 ans.",
    "La perfusion dure deux heures.\n\nLe trajet dure une heure.",
    "La pose dure 30 minutes.\n\nLe plâtre reste six semaines.",
    "Restez à jeun 6 heures avant.\n\nVous pouvez boire de l’eau jusqu’à 2 heures avant.",
    "7 enfants sur 10 sont en rémission.\n\n3 enfants sur 10 ne sont pas en rémission.",
    "Une infection survient chez 2 enfants sur 10.\n\nUne infection grave survient chez 1 sur 100.",
    "9 enfants sur 10 marchent à un an.\n\n5 enfants sur 10 dorment mal.",
    "Les repas sont servis à 8 h, à 12 h et à 18 h 30. Le dîner est à 19 h.",
    "Donnez du paracétamol si la fièvre dépasse 38,5 °C.\n\nAppelez si elle dépasse 39 °C.",
    "Le premier jour, 5 g de sel. Le deuxième jour, 3 g de sel.",
    "Une dose toutes les 6 heures. La fièvre baisse en 2 heures.",
    "Les adultes reçoivent 1 g de paracétamol.\n\nVotre enfant reçoit 300 mg de paracétamol.",
    "Un enfant de 10 kg reçoit 150 mg de paracétamol.\n\n"
    "Un enfant de 20 kg reçoit 300 mg de paracétamol.",
    "Sortez un quart d’heure par jour.\n\nLa sieste dure une heure.",
    "Donnez le sirop 2 fois par jour.\n\nDonnez les gouttes 3 fois par jour.",
    "Lavez la sonde 2 fois par jour.\n\nMesurez la fièvre 3 fois par jour.",
    "La crise dure plus de cinq minutes ? Appelez.\n\nLa crise dure deux minutes.",
    "La cicatrice rougit pendant 3 jours.\n\nLa cicatrice se voit pendant 6 mois.",
)
RHYTHMS_AND_PARTS = (
    "Prenez 2,5 mg de warfarine tous les jours.\n\nLa warfarine se prend une fois par semaine.",
    "Prenez 10 mg d’alendronate par semaine, à jeun.\n\n"
    "Prenez 10 mg d’alendronate par jour, à jeun.",
    "Le collyre : 4 gouttes par jour.\n\nMettez le collyre une fois par semaine.",
    "Ce comprimé se prend un jour sur deux.\n\nPrenez ce comprimé chaque jour.",
    "L’ibuprofène se donne toutes les 8 heures.\n\n"
    "Vous pouvez donner l’ibuprofène 6 fois par jour.",
    "Inhalez le spray matin, midi et soir.\n\nLe spray : 2 fois par jour.",
    "Donnez trois quarts de sachet de sels.\n\nDonnez un demi-sachet de sels.",
    "La séance dure 1 h 15, repas compris.\n\nLa séance dure une heure.",
    "| Produit | Combien ? | Quand ? |\n|---|---|---|\n"
    "| Amoxicilline | 500 mg | 2 fois par jour |\n\n"
    "Donnez l’amoxicilline 3 fois par jour.",
    "| | Matin | Soir |\n|---|---|---|\n| Cortisone | 30 mg | 10 mg |\n\n"
    "Prenez 20 mg de cortisone le matin.",
    "Furosémide\n: 40 mg le matin\n\n"
    "Spironolactone\n: 25 mg le matin\n\nLe furosémide (20 mg) se prend le matin.",
    "Ne dépassez pas 4 g de paracétamol par jour.\n\n"
    "Au maximum, 6 comprimés de 500 mg de paracétamol par jour.",
    "Les visites sont possibles de 11 h à 18 h.\n\nHoraires des visites : 13 h – 20 h.",
    "Arrêtez l’aspirine 5 jours avant l’opération.\n\n"
    "Ne prenez plus d’aspirine 10 jours avant l’intervention.",
    "Gardez l’attelle pendant 3 semaines.\n\nL’attelle se porte 6 semaines.",
    "Ce sirop est fait pour les enfants de plus de 6 ans.\n\nLe sirop se donne à partir de 2 ans.",
    "Vous prendrez l’alendronate tous les jours au petit déjeuner.\n\n"
    "L’alendronate se prend 1 fois par semaine, le jeudi.",
    "Vous pourrez reprendre la natation au bout de 3 semaines.\n\nPas de natation pendant 2 mois.",
    "Une pile tient 8 ans.\n\nLa durée de vie d’une pile est de 12 ans.",
    "Les semelles se portent un mois.\n\nPortez les semelles pendant 3 mois.",
    "Ibuprofène : pas plus de 1 g par 24 heures.\n\nMaximum par jour : 6 comprimés de 200 mg.",
    "Visites : tous les jours de 13 h à 18 h.\n\n"
    "Venez en famille : les visites vont de 12 h à 19 h.",
    "Le séjour dure 4 jours.\n\nRestez 8 jours à l’hôpital.",
    "Vous ne conduirez pas : évitez le volant pendant 4 semaines.\n\n"
    "La conduite est interdite pendant 2 mois.",
)
SAME_RHYTHMS_AND_PARTS = (
    "Ne portez rien de lourd pendant 4 semaines.\n\nPas de charge lourde pendant 2 mois.",
    "Prenez le méthotrexate une fois par semaine, jamais tous les jours.\n\n"
    "Prenez le méthotrexate une seule fois par semaine.",
    "Prenez le méthotrexate une fois par semaine.\n\nNe prenez pas le méthotrexate chaque jour.",
    "Prenez le méthotrexate le lundi, une fois par semaine.\n\nPrenez l’acide folique chaque jour.",
    "Prenez 7 mg de warfarine par semaine.\n\nPrenez 1 mg de warfarine par jour.",
    "Donnez l’ibuprofène 3 fois par jour.\n\nDonnez l’ibuprofène toutes les 8 heures.",
    "Donnez 15 mg/kg de paracétamol toutes les 6 heures.\n\n"
    "Ne dépassez pas 60 mg/kg de paracétamol par jour.",
    "Donnez le paracétamol 4 fois par jour au maximum.\n\nDonnez le paracétamol 3 fois par jour.",
    "Donnez 1 g de paracétamol 3 fois par jour.\n\nCela fait 3 g de paracétamol par jour.",
    "Prenez la vitamine D une fois par jour.\n\nPrenez la vitamine K une fois par semaine.",
    "Brossez les dents 2 fois par jour.\n\nVoyez le dentiste une fois par an.",
    "En cas de douleur, prenez le sirop 3 fois par jour.\n\nPrenez le sirop 2 fois par jour.",
    "Une infirmière passe chaque jour.\n\nLe médecin passe 2 fois par semaine.",
    "La première semaine, prenez la cortisone 3 fois par jour. "
    "Puis prenez la cortisone une fois par jour.",
    "Prenez un demi-comprimé le matin et un comprimé le soir.",
    "Prenez un comprimé et demi de lévothyrox.\n\nPrenez 1 ½ comprimé de lévothyrox.",
    "L’opération dure 2 h 30.\n\nVous restez 3 heures en salle de réveil.",
    "| Poids | Dose |\n|---|---|\n| 10 kg | 150 mg |\n| 20 kg | 300 mg |\n\nDonnez 15 mg/kg.",
    "| Médicament | Boîte de |\n|---|---|\n| Prednisone | 20 mg |\n\nPrenez 40 mg de prednisone.",
    "| Médicament | Matin | Soir |\n|---|---|---|\n| Cortisone | 30 mg | 10 mg |\n\n"
    "Prenez 30 mg de cortisone le matin, et 10 mg le soir.",
    "### Les premiers jours : 5 mg\n\n"
    "On augmente ensuite.\n\n### Après 2 semaines : 10 mg\n\nPrenez 10 mg.",
    "Les visites sont possibles de 11 h à 18 h.\n\nLe secrétariat répond de 9 h à 17 h.",
    "Les visites sont possibles de 11 h à 18 h.\n\n"
    "Le dimanche, les visites sont possibles de 14 h à 18 h.",
    "Restez 2 heures à l’hôpital après la piqûre.\n\nLe séjour dure 3 jours.",
    "Pas de sport pendant 3 semaines.\n\nPas de bain pendant 10 jours.",
    "Gardez le pansement 2 jours.\n\nGardez l’attelle 3 semaines.",
    "Arrêtez l’aspirine 5 jours avant.\n\nArrêtez la metformine 2 jours avant.",
    "Chez les enfants non vaccinés, 9 sur 10 attrapent la rougeole. "
    "Chez les vaccinés, 1 sur 10 attrape la rougeole.",
    "Œil gauche : l’opération dure 20 minutes.\n\nŒil droit : l’opération dure 40 minutes.",
    "Prenez 3 × 200 mg d’ibuprofène.\n\nPrenez 600 mg d’ibuprofène.",
    "Prenez 2 comprimés de 500 mg de paracétamol.\n\nPrenez 1 g de paracétamol.",
    "La fatigue dure 3 semaines.\n\nLa douleur dure une semaine.",
    "Venez une heure avant l’examen.\n\nRestez une demi-heure après l’examen.",
    "Attendez une heure avant de manger.\n\nAttendez deux heures avant de vous baigner.",
    "Buvez 2 verres d’eau avant chaque repas.\n\nPrenez le sirop 3 fois par jour.",
    "Le vaccin se fait à partir de 2 mois.\n\nLe sirop se donne à partir de 3 ans.",
    "Prenez le comprimé chaque matin.\n\nPrenez le comprimé une fois par jour.",
    "Un arrêt de travail de 2 semaines est prescrit.\n\nArrêtez le sport pendant 2 mois.",
    "Conservez le flacon ouvert pendant 1 mois.\n\nContinuez le sirop pendant 7 jours.",
)

GOOD_TEXTS = (
    "Le paracétamol se prend toutes les 6 heures.\n\n"
    "Ne prenez jamais deux médicaments qui contiennent du paracétamol.\n\n"
    "Au plus 4 prises par jour.",
    "Prenez les corticoïdes le matin.\n\nPrenez l’antibiotique matin et soir, pendant 7 jours.",
    "Pesez-vous une fois par semaine.\n\nMesurez votre tension chaque jour.",
    "Vérifiez vos pieds chaque jour.\n\nMontrez vos pieds au podologue une fois par an.",
    "La prise de sang se fait une fois par mois.\n\n"
    "Au début, la prise de sang se fait une fois par semaine.",
    "Le kiné vient 3 fois par semaine.\n\nFaites les exercices chaque jour.",
    "Votre enfant prend du fer une fois par jour.\n\nIl prend aussi un sirop 2 fois par jour.",
    "Une injection par semaine.\n\nLe traitement dure 6 mois.",
    "Donnez 5 ml de sirop, 3 fois par jour.\n\n"
    "Donnez 2,5 ml de sirop, 3 fois par jour, si votre enfant pèse moins de 10 kg.",
    "Changez le pansement tous les deux jours.\n\n"
    "L’infirmière change le pansement tous les 2 jours.",
    "Lavez-vous les mains avant chaque soin.\n\nLavez la peau une fois par jour.",
    "Ne prenez pas plus de 3 comprimés par jour.\n\nPrenez 1 comprimé, 3 fois par jour.",
    "Prenez 1 comprimé par jour.\n\nSi vous oubliez le comprimé, ne prenez pas 2 comprimés.",
    "Le matin, prenez 2 gélules. Le soir, prenez 1 gélule.",
    "Le vaccin protège 9 enfants sur 10.\n\nSans le vaccin, 1 enfant sur 10 reste protégé.",
    "Le service est ouvert de 8 h à 18 h.\n\nLa consultation a lieu de 9 h à 12 h.",
    "Les visites ont lieu de 14 h à 19 h.\n\nLes visites des enfants ont lieu de 14 h à 16 h.",
    "Appelez l’accueil de 8 h à 20 h.\n\nLa nuit, de 20 h à 8 h, appelez les urgences.",
    "Le repas est servi entre 12 h et 13 h.\n\nLe repas du soir est servi entre 18 h et 19 h.",
    "Restez à l’hôpital une nuit.\n\nL’opération dure 2 heures.",
    "Ne conduisez pas pendant 24 heures.\n\nNe conduisez pas si vous avez la tête qui tourne.",
    "Ne conduisez pas le jour même.\n\nÉvitez l’alcool pendant 24 heures.",
    "Portez les bas la journée pendant 4 semaines.\n\nPortez la ceinture pendant 6 semaines.",
    "Gardez le bras au repos pendant 2 jours.\n\nGardez le pansement au sec pendant 5 jours.",
    "Arrêtez de fumer 6 semaines avant l’opération.\n\n"
    "Arrêtez l’aspirine 5 jours avant l’opération.",
    "Arrêtez la pilule 4 semaines avant l’opération.\n\nReprenez la pilule 2 semaines après.",
    "Prenez la première dose de 10 mg. Augmentez à 20 mg la semaine suivante.",
    "Metformine\n: 500 mg, 2 fois par jour\n\nGliclazide\n: 30 mg, une fois par jour",
    "| Heure | Ce que vous prenez |\n|---|---|\n| 8 h | 1 comprimé |\n| 20 h | 2 comprimés |\n\n"
    "Prenez 3 comprimés par jour.",
    "| Âge | Dose |\n|---|---|\n| 2 ans | 5 ml |\n| 6 ans | 10 ml |\n\nÀ 6 ans, donnez 10 ml.",
    "Un comprimé de 5 mg contient du lactose.\n\nPrenez 2,5 mg de bisoprolol.",
    "Prenez la moitié de la dose le matin et l’autre moitié le soir.",
    "Prenez 3 comprimés de 100 mg d’aspirine.\n\nVous prenez en tout 300 mg d’aspirine.",
    "Buvez 2 litres d’eau par jour.\n\nBuvez un demi-litre d’eau avant l’examen.",
    "La perfusion se fait toutes les 3 semaines.\n\nLa perfusion dure 2 heures.",
    "La cure revient toutes les 3 semaines.\n\nLes premières cures reviennent chaque semaine.",
    "Chaque jour, nous passons vous voir.\n\nLe chirurgien passe vous voir 2 fois par semaine.",
    "Donnez un bain par jour.\n\nDonnez un bain 2 fois par semaine à un nouveau-né.",
    "Prenez l’anticoagulant tous les jours à la même heure.\n\n"
    "Une prise de sang par semaine surveille l’anticoagulant.",
    "Le méthotrexate est pris une fois par semaine, et l’acide folique les autres jours.\n\n"
    "Prenez l’acide folique 5 mg par jour, sauf le jour du méthotrexate.",
)


@pytest.mark.parametrize("body", (*CONTRADICT, *RHYTHMS_AND_PARTS))
def test_two_values_of_one_thing(body: str) -> None:
    assert len(marked("contradictory-values", body)) == 1


@pytest.mark.parametrize("body", (*AGREE, *SAME_RHYTHMS_AND_PARTS, *GOOD_TEXTS))
def test_the_same_said_in_two_ways_or_two_things(body: str) -> None:
    assert marked("contradictory-values", body) == []


def test_both_places_are_named() -> None:
    body = "La perfusion dure deux heures.\n\nLa perfusion dure 4 heures."
    (fault,) = found("contradictory-values", subject(body))
    assert fault.place is not None
    assert fault.place.line == line_of(body, "La perfusion dure 4")
    assert f"on line {line_of(body, 'La perfusion dure deux')}" in fault.message
    assert fault.words == "4 heures"


def test_a_number_that_matters_and_its_sentence() -> None:
    body = (
        '!!! number "7 enfants sur 10"\n    étaient en rémission.\n\n'
        "On obtient 40 % de rémission.\n"
    )
    assert marked("contradictory-values", body) == ["40 %"]
    assert marked("contradictory-values", body.replace("40 %", "70 %")) == []


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("The drip lasts two hours.\n\nThe drip lasts 4 hours.", 1),
        ("The drip lasts two hours.\n\nThe drip lasts 120 minutes.", 0),
        ("7 in 10 children are in remission.\n\nIn this group, 30% were in remission.", 1),
        ("7 in 10 children are in remission.\n\n70% were in remission.", 0),
        ("Give 15 mg/kg of paracetamol.\n\nGive 20 mg/kg of paracetamol.", 1),
        ("Give 15 mg/kg of paracetamol.\n\nNo more than 60 mg/kg of paracetamol per day.", 0),
        (
            "Give ibuprofen every 6 hours.\n\n"
            "Leave at least 8 hours between two doses of ibuprofen.",
            1,
        ),
        ("Take the pill twice a day.\n\nTake the pill three times a day, with water.", 1),
        ("Take a quarter of a tablet of digoxin.\n\nTake half a tablet of digoxin.", 1),
        (
            "Visiting hours: 2 hours.\n\n"
            "Stop warfarin 5 days before surgery.\n\nStop warfarin 3 days before the operation.",
            1,
        ),
        (
            "Without the vaccine, 9 children in 10 catch measles. "
            "With it, 1 child in 10 catches measles.",
            0,
        ),
        ("Start with 5 mg of prednisone. After two weeks, take 10 mg of prednisone.", 0),
        ("Take the tablet once a day.\n\nTake the tablet daily, in the morning.", 0),
        ("Wash the wound twice a day.\n\nChange the dressing once a week.", 0),
    ],
)
def test_in_english(body: str, count: int) -> None:
    assert len(marked("contradictory-values", body, "en")) == count


def test_what_is_quoted_says_the_value() -> None:
    body = (
        '!!! warning "Attention"\n    L’examen {{ hospital.name }} dure 2 heures.\n\n'
        "| Produit | Dose |\n|---|---|\n| Furosémide | 40 mg par jour |\n\n"
        "Prenez 40 mg de furosémide par semaine. L’examen dure 3 heures.\n"
    )
    first, second = found("contradictory-values", subject(body))
    assert first.quote == "Prenez 40 mg de furosémide par semaine."
    assert first.message.startswith("“40 mg de furosémide par semaine” here, “40 mg par jour” on")
    assert first.message.endswith("“Dose Furosémide 40 mg par jour”")
    assert second.message.endswith("“L’examen … dure 2 heures.”")


def test_a_long_sentence_is_quoted_around_its_value() -> None:
    body = (
        "Après un repas froid, au calme, dans la salle du fond, avec l’infirmière de l’étage que "
        "vous connaissez, la perfusion dure deux heures.\n\nLa perfusion dure 4 heures."
    )
    (fault,) = found("contradictory-values", subject(body))
    assert fault.message.endswith("la perfusion dure deux heures.”") and "“… " in fault.message
