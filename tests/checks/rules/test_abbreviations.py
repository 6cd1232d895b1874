"""abbreviations: capitals are spelled out; numbers, names and loud words are none."""

from __future__ import annotations

import pytest

from tests.checks.article import found, line_of, subject

RULE = "abbreviations"

TOLD = {
    "known": ("fr", "On fait une NFS demain.", ["NFS"]),
    "known, with small letters": ("fr", "Votre HbA1c est mesurée.", ["HbA1c"]),
    "with a hyphen": ("fr", "Les CAR-T sont prêtes.", ["CAR-T"]),
    "with a hyphen that breaks no line": ("fr", "Les CAR\u2011T sont prêtes.", ["CAR\u2011T"]),
    "unknown": ("fr", "Le RZQ vous appelle.", ["RZQ"]),
    "plural": ("fr", "Les MICIs durent.", ["MICIs"]),
    "two": ("fr", "On fait NFS, CRP et ECBU.", ["NFS", "CRP", "ECBU"]),
    "into a vein": ("fr", "Le produit passe en IV.", ["IV"]),
    "parts": ("fr", "L’unité VNI/ECBU est au bout.", ["VNI", "ECBU"]),
    "in a heading alone": ("fr", "## La NFS {#how}\n\nVenez à 8 h.", ["NFS"]),
    "in an entry": ("fr", "- NFS\n- carte\n", ["NFS"]),
    "English": ("en", "You get an ECG and a CBC.", ["ECG", "CBC"]),
    "English, by its vein": ("en", "It is given by IV.", ["IV"]),
    "English, unknown": ("en", "The QZR team will call.", ["QZR"]),
}

QUIET = {
    "spelled out": ("fr", "Une numération formule sanguine (NFS) est faite. La NFS est gratuite."),
    "in other words": ("fr", "Une prise de sang (NFS) est faite."),
    "brackets": ("fr", "La NFS (numération formule sanguine) est faite."),
    "defined": ("fr", "La NFS est faite.\n\n*[NFS]: numération formule sanguine\n"),
    "colon": ("fr", "**NFS** : une prise de sang."),
    "is a": ("fr", "La VNI est un masque qui aide à respirer."),
    "sentence after": ("fr", "On fait une NFS. C’est une prise de sang."),
    "glossary": ("fr", "On fait une NFS.\n\nNFS\n:   Une prise de sang.\n"),
    "everyday": ("fr", "Appelez le SAMU, ou envoyez un SMS. L’ORL et l’IRM, au CHU."),
    "units": ("fr", "Prenez 5 mL, ou 2 UI, à 20 kHz."),
    "roman numerals": ("fr", "Louis XIV, le stade IV, les stades III et IV, la partie II."),
    "codes": ("fr", "Le document HT-0417 et la salle B-12, le A380."),
    "a loud sentence": ("fr", "NE PAS MANGER AVANT MIDI."),
    "a loud word": ("fr", "Ne venez PAS à jeun, JAMAIS."),
    "a word of the text, loud": ("fr", "Le plâtre est sec. Gardez le PLÂTRE au sec. Le SEC."),
    "a person": ("fr", "Le Dr LEROY et Mme Anne ROUX vous voient."),
    "in a link": ("fr", "Voyez [la NFS](https://sang.example/) ."),
    "in code": ("fr", "Le code `NFS`."),
    "in an address": ("fr", "Écrivez à NFS@sang.example ou voyez www.NFS.example."),
    "a place of the sentence": ("fr", "À midi. Il dort. A demain."),
    "English, spelled out": ("en", "A complete blood count (CBC) is done. The CBC is free."),
    "English, everyday": ("en", "Bring your ID. Call the NHS or your GP. OK."),
    "English, loud": ("en", "Do NOT eat. ALL patients must come."),
    "English, roman": ("en", "Stage IV, part II."),
    "another language": ("de", "Die NFS und das EKG."),
}


@pytest.mark.parametrize("case", TOLD)
def test_capitals_that_nobody_spells_out_are_told(case: str) -> None:
    lang, body, words = TOLD[case]
    assert [one.words for one in found(RULE, subject(body, lang))] == words


@pytest.mark.parametrize("case", QUIET)
def test_capitals_that_need_no_words_are_not(case: str) -> None:
    lang, body = QUIET[case]
    assert [one.words for one in found(RULE, subject(body, lang))] == []


def test_a_known_one_is_told_with_its_words_and_meaning() -> None:
    (one,) = found(RULE, subject("On fait une CRP demain."))
    assert "protéine C réactive" in one.remedy and "(CRP)" in one.remedy
    assert "analyse de sang qui montre une inflammation" in one.remedy


def test_one_that_is_spelled_out_too_late_is_told_with_its_line() -> None:
    body = "On fait une NFS.\n\nVenez tôt.\n\nLa numération formule sanguine (NFS) est gratuite."
    (one,) = found(RULE, subject(body))
    assert one.place and one.place.line == line_of(body, "On fait")
    assert str(line_of(body, "La numération")) in one.message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("On dose les IgG tous les ans.", "immunoglobulines G"),
        ("Les IgE montent au printemps.", "immunoglobulines E"),
        ("Les Ig se font à la maison.", "immunoglobulines"),
    ],
)
def test_letters_are_told_as_they_are_written(text: str, said: str) -> None:
    (one,) = found(RULE, subject(text))
    assert one.words in text.split() and f"“{one.words}”" in one.message
    assert said in one.remedy and f"({one.words})" in one.remedy


@pytest.mark.parametrize("sign", ["AVK", "PL", "TDM"])
def test_what_wards_say_all_day_is_told(sign: str) -> None:
    (one,) = found(RULE, subject(f"Parlez-nous de votre {sign} avant de venir."))
    assert one.words == sign
