"""French and English rules for running text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depliant.content.select import select
from depliant.content.typography import postal, rules
from depliant.pressroom.press import Press
from tests.conftest import choose, edit, laid_out

NB, NN, WJ = "\u00a0", "\u202f", "\u2060"


@pytest.mark.parametrize(
    ("written", "set_"),
    [
        ("Pourquoi ?", f"Pourquoi{NN}?"),
        ("Pourquoi?", f"Pourquoi{NN}?"),
        ("On dit : oui", f"On dit{NB}: oui"),
        ("Un verre: deux", f"Un verre{NB}: deux"),
        ("à 10:30, sur https://exemple.fr", f"à{NB}10:30, sur https://exemple.fr"),
        ("« oui »", f"«{NB}oui{NB}»"),
        ("70 à 90 %", f"70{NB}à{NB}90{NB}%"),
        ("de 9 h 30 à 17 h", f"de 9{NB}h{NB}30{NB}à{NB}17{NB}h"),
        ("10 000 euros", f"10{NN}000 euros"),
        ("le Dr Lejeune", f"le Dr{NB}Lejeune"),
        ("l'enfant", "l’enfant"),
        ("https://exemple.fr/a?b=c", "https://exemple.fr/a?b=c"),
    ],
)
def test_french(written: str, set_: str) -> None:
    assert rules("fr")(written) == set_


@pytest.mark.parametrize(
    ("lang", "written", "set_"),
    [
        ("fr", '"voir le plan (3)".', f"«{NB}voir le plan (3){NB}»."),
        ("fr", '"Non.", dit-elle', f"«{NB}Non.{NB}», dit-elle"),
        ("fr", 'crié "vite !".', f"crié «{NB}vite{NN}!{NB}»."),
        (
            "fr",
            '"[ici]", "8%" ; d\'"ici"',
            f"«{NB}[ici]{NB}», «{NB}8{NB}%{NB}»{NN}; d’«{NB}ici{NB}»",
        ),
        ("fr", "\"le mot 'vert'\", lit-on", f"«{NB}le mot 'vert'{NB}», lit-on"),
        ("fr", "8kg, 2,5mL, 3mg/kg, T4l, B12g", f"8{NB}kg, 2,5{NB}mL, 3{NB}mg/{WJ}kg, T4l, B12g"),
        ("en", "8kg; 2.5mL", f"8{NB}kg; 2.5{NB}mL"),
        ("en", '"(seldom)". "Yes.", "7%".', "“(seldom)”. “Yes.”, “7%”."),
        ("en", "'usual', ('rare') \"so 'late'.\"", "‘usual’, (‘rare’) “so ‘late’.”"),
        ("en", "the '80s; nurses' office, 5' 4", "the ’80s; nurses’ office, 5' 4"),
    ],
)
def test_quotes_close_behind_signs(lang: str, written: str, set_: str) -> None:
    assert rules(lang)(written) == set_


def test_english_and_others() -> None:
    assert rules("en")("the child's cells?") == "the child’s cells?"
    assert rules("de")("Warum ? l'a") == "Warum ? l'a"


@given(st.text(alphabet="ab 019:;!?«»%'’.hDrMn°()" + NB + NN, max_size=40))
def test_twice_changes_nothing(text: str) -> None:
    once = rules("fr")(text)
    assert rules("fr")(once) == once


@pytest.mark.parametrize(
    ("written", "set_"),
    [
        ('Il dit "oui" ici.', f"Il dit «{NB}oui{NB}» ici."),
        ("Attendez...", "Attendez…"),
        ("Le jour - ou la nuit", f"Le jour{NB}– ou la nuit"),
        ("de 9h30 à 17h", f"de 9{NB}h{NB}30{NB}à{NB}17{NB}h"),
        ("20%", f"20{NB}%"),
        ("Appelez le 02 61 91 47 10", f"Appelez le 02{NB}61{NB}91{NB}47{NB}10"),
        ("pendant 3 jours et 2 mg", f"pendant 3{NB}jours et 2{NB}mg"),
        ("il y a un an", f"il y{NB}a{NB}un an"),
        ("rendez-vous à midi", f"rendez-vous à{NB}midi"),
        ("service@hopital.example", "service@hopital.example"),
    ],
)
def test_more_french(written: str, set_: str) -> None:
    assert rules("fr")(written) == set_


def test_english_quotes_and_dashes() -> None:
    assert rules("en")('He said "yes" - twice...') == "He said “yes” – twice…"
    assert rules("en")("5 mg for Dr Lee") == f"5{NB}mg for Dr{NB}Lee"


@given(st.text(alphabet="ab \"-–'01259hmgLà/²≥±\n°Cto%.,:;?«»Dr" + NB + NN, max_size=40))
def test_twice_changes_nothing_here_either(text: str) -> None:
    for lang in ("fr", "en"):
        once = rules(lang)(text)
        assert rules(lang)(once) == once


@pytest.mark.parametrize(
    "whole",
    [
        *(f"1,5{NB}L", f"15{NB}mL", f"1,73{NB}m²", f"120{NB}mmHg", f"5{NB}mmol/{WJ}L"),
        *(f"≥{NB}38{NB}°C", f"≤{NB}5{NB}Gy", f"900{NB}kcal", f"5{NB}semaines", f"24{NB}h"),
        *(f"9{NB}h{NB}à{NB}17{NB}h", f"38,5{NB}°C", f"1{NN}000{NN}000", f"10{NB}à{NB}20{NB}mg"),
        *(f"5{NB}mg/{WJ}kg/{WJ}j", f"12{NB}±{NB}3{NB}kg", f"5–{WJ}10{NB}mg", f"§{NB}4"),
        *(f"50{NB}µg", f"10{NN}000{NB}UI", f"3{NB}nuits", f"1{NN}234{NN}567{NN}890"),
    ],
)
def test_numbers_signs_units_and_times_do_not_part(whole: str) -> None:
    written = re.sub(f"[{NB}{NN}]", " ", whole).replace(WJ, "")
    french = rules("fr")
    assert french(f"soit {written} environ") == f"soit {whole} environ"
    assert french(f"soit {written.replace(' ', chr(10))}.") == f"soit {whole}."
    assert french(f"soit {whole}.") == f"soit {whole}."


@pytest.mark.parametrize(
    "whole",
    [f"5{NB}weeks", f"10{NB}to{NB}20{NB}mg", f"9{NB}am{NB}to{NB}5{NB}pm", f"≥{NB}38{NB}°C"],
)
def test_nor_in_english(whole: str) -> None:
    assert rules("en")(f"about {whole.replace(NB, ' ')} then") == f"about {whole} then"


def test_words_are_no_units() -> None:
    for text in ("en 2026 100 lits", "les 3 grands", "5 mains", "le 2 mars", "et/ou", "10 gouttes"):
        assert rules("fr")(text) == text


@pytest.mark.parametrize(
    ("written", "dressed"),
    [
        (("L'", "enfant"), ("L’", "enfant")),
        (("Douleur", " ?"), ("Douleur", f"{NN}?")),
        (("Douleur", "?"), ("Douleur", f"{NN}?")),
        (("prenez ", "10", " mg"), ("prenez ", "10", f"{NB}mg")),
        (("« ", "oui", " »"), (f"«{NB}", "oui", f"{NB}»")),
        (('"', "oui", '"'), (f"«{NB}", "oui", f"{NB}»")),
        (("soit 5 mmol/", "L"), ("soit 5 mmol/", f"{WJ}L")),
        (("1 ", "000 ", "000"), (f"1{NN}", f"000{NN}", "000")),
    ],
)
def test_the_sentence_is_seen_not_its_parts(
    written: tuple[str, ...], dressed: tuple[str, ...]
) -> None:
    assert rules("fr").across(written) == dressed


def test_what_is_kept_is_seen_and_not_changed() -> None:
    dressed = rules("fr").across(("L'", "x ? y", " ?"), kept={1})
    assert dressed == ("L’", "x ? y", f"{NN}?")
    assert rules("fr").across(("vaut ", "10", "%"), kept={2}) == ("vaut ", f"10{NB}", "%")


@given(st.lists(st.text(alphabet="aL '\"10hm«»?:/à…." + NB, max_size=6), max_size=6))
def test_parts_are_dressed_as_their_sentence_is(parts: list[str]) -> None:
    french = rules("fr")
    dressed = french.across(parts)
    assert "".join(dressed) == french("".join(parts))
    for part, before in zip(dressed, parts, strict=True):
        assert [c for c in part if c.isalnum()] == [c for c in before if c.isalnum()]


def test_links_code_and_the_last_word(press: Press, folder: Path, article: Path) -> None:
    more = "Un [lien ? ici](https://exemple.fr/a?b=c) et `code ?` anticonstitutionnellement."
    edit(
        article,
        "## Espoirs et limites {#limits}\n",
        f"## Espoirs et limites {{#limits}}\n\n{more}\n",
    )
    content, _odd = select(choose(folder, "a4"))
    html = next(section.html for section in content.sections if section.role == "limits")
    assert f"lien{NN}? ici" in html
    assert "<code>code ?</code>" in html
    assert '<span class="last-word">anticonstitutionnellement.</span>' in html


LONG = "un **interventionnellement** et commissionnellement, perpendiculairement, oui, "


@pytest.mark.parametrize(
    ("name", "broken"), [("a4-large", False), ("screen", False), ("bifold", True)]
)
def test_words_are_broken_in_paragraphs_only(
    press: Press, folder: Path, article: Path, name: str, broken: bool
) -> None:
    """Long words, five letters on each side, where a quarter of the line would stay empty; never
    in bold, in lists, in large print, on screens."""
    text = re.sub(
        r"(## Espoirs.*\n)(?s:.*?)(\n## )",
        rf"\1\n{LONG * 4}fin.\n\n- {LONG * 3}\n\2",
        article.read_text(encoding="utf-8"),
    )
    article.write_text(text, encoding="utf-8")
    _content, pages = laid_out(press, choose(folder, name))
    runs = [run for page in pages.pages for run in page.runs]
    ends = [run for run in runs if run.text.endswith("\u2010")]
    assert bool(ends) == broken
    assert {run.tag for run in ends} <= {"p"}
    assert any("interventionnellement" in run.text for run in runs)
    for run in ends:
        assert len(run.text.split()[-1]) > 5


def test_an_hour_needs_its_number() -> None:
    """Seen by the property with ten thousand examples: each pass changed a little more."""
    french, text = rules("fr"), "\u00a0h00h"
    assert french(french(text)) == french(text)
    assert french("9h30") == "9\u00a0h\u00a030"


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("CAR T-cells", "CAR T-\u2060cells"),
        ("les CAR-T", "les CAR-\u2060T"),
        ("vitamine-D, X-ray", "vitamine-\u2060D, X-\u2060ray"),
        ("peut-être demi-journée", "peut-être demi-journée"),
        ("HT-0417 et 3-4", "HT-0417 et 3-4"),
    ],
)
def test_a_letter_and_its_word_do_not_part(lang: str, written: str, kept: str) -> None:
    assert rules(lang)(written) == kept


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("7 ter, chemin des Aulnes", f"7{NB}ter, chemin des Aulnes"),
        ("29999 Plou-Exemple CEDEX 3", f"29999{NB}Plou-Exemple CEDEX{NB}3"),
        ("1950 Sion-les-Exemples", f"1950{NB}Sion-les-Exemples"),
        ("12 termes, bâtiment 4", "12 termes, bâtiment 4"),
    ],
)
def test_the_parts_of_a_postal_address_stay_together(written: str, wanted: str) -> None:
    assert postal(written) == wanted
