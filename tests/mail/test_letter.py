"""A letter tells a family what they need, and an inbox nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from depliant.errors import InputError
from depliant.mail.letter import MOST_BYTES, seen, text_of
from tests.mail.parcels import PLACE, entry, hospital, leaflet, letter, shipped

RLO = "\u202e"


def refused(**changes: Any) -> list[str]:
    with pytest.raises(InputError) as found:
        letter(**changes)
    return [str(problem) for problem in found.value.problems]


def words(**changes: str) -> Mapping[str, str]:
    return {**shipped().fixed_words("fr"), **changes}


def test_it_says_all_that_a_family_needs() -> None:
    sent = letter(note="À bientôt.\nCamille")
    for body in (sent.plain, text_of(sent.html)):
        flat = " ".join(body.split())
        for said in (
            *("VB-2031.fr.screen.pdf", "gros caractères", "autre langue", "version 2.1"),
            *("01 99 00 12 34", "15", "accueil@valbrume.example", "À bientôt. Camille"),
            *("https://valbrume.example/VB-2031/2.1/fr/", "ne répondez pas", "Hôpital de Valbrume"),
        ):
            assert said in flat, said
    assert 'href="tel:+33199001234"' in sent.html
    assert (sent.code, sent.version, sent.hospital, sent.lang) == (
        *("VB-2031", "2.1", "valbrume"),
        "fr",
    )


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_an_inbox_learns_nothing(lang: str) -> None:
    sent = letter(lang, leaflet=leaflet("Hématologie : la greffe", lang=lang))
    shown = (sent.subject, sent.sender, sent.attachment.name, seen(sent.plain))
    for text in (*shown, seen(text_of(sent.html))):
        assert not {"hémato", "greffe", "pavillon", "treatment"} & set(text.lower().split())
    assert "hématologie" in sent.plain[200:]  # whom to call is said where nobody glances


def test_nothing_is_fetched_and_nothing_hidden() -> None:
    page = letter().html
    wrong = (
        "src=",
        "@import",
        "url(",
        "display:",
        "visibility",
        "<script",
        "<link",
        "font-size: 0",
    )
    assert [part for part in wrong if part in page] == []


def test_a_draft_says_so_first() -> None:
    sent = letter(status="draft")
    assert sent.draft
    assert sent.plain.startswith("Brouillon")
    assert text_of(sent.html).split()[0] == "Brouillon"
    assert not letter().draft


def test_without_status_pages_it_says_whom_to_ask() -> None:
    assert "Demandez-nous plus tard" in letter(hospital=hospital(web="")).plain


def test_the_profile_says_who_writes() -> None:
    lines = "address: bonjour@valbrume.example, reply_to: accueil@valbrume.example"
    mail = (
        f"mail: {{name: La maison bleue, {lines}, copy_to: c@valbrume.example, signature: [A, B]}}"
    )
    sent = letter(hospital=hospital("Institut du cancer", more=mail))
    assert (sent.sender, sent.address) == ("La maison bleue", "bonjour@valbrume.example")
    assert (sent.reply_to, sent.copy_to) == ("accueil@valbrume.example", "c@valbrume.example")
    assert sent.plain.rstrip().endswith("A\nB")
    assert "Institut" not in sent.plain


def test_from_right_to_left() -> None:
    sent = letter(entry=entry("ar"))
    assert '<html lang="ar" dir="rtl">' in sent.html
    assert '<main lang="ar" dir="rtl"' in sent.html


# --- what is refused -------------------------------------------------------------------------


def test_a_hospital_whose_name_tells() -> None:
    (problem,) = refused(hospital=hospital("Institut du cancer"))
    assert problem.startswith(f"{PLACE}:1: ")
    assert "“cancer”" in problem
    assert "`mail:` with `name: …`" in problem
    (problem,) = refused(hospital=hospital(more="mail: {name: Maison des greffes}"))
    assert problem.startswith(f"{PLACE}:12: ")


def test_a_hospital_named_as_the_title() -> None:
    place = hospital("Maison du sommeil", web="")
    (problem,) = refused(leaflet=leaflet("Dormir", synonyms=("Sommeils",)), hospital=place)
    assert "“sommeil”" in problem


def test_words_of_a_workspace_that_tell() -> None:
    found = refused(words=words(mail_subject="{hospital} : vos soins de drépanocytose ({code})"))
    assert len(found) == 1
    assert found[0].startswith("templates/words/fr.yaml: The subject tells “drépanocytose”")
    found = refused(words=words(mail_attached="Votre traitement par {hospital} : {file}."))
    assert [line.partition(" tells")[0].rpartition(": ")[2] for line in found] == [
        *("The beginning of the page", "The beginning of the text")
    ]


def test_addresses_that_tell() -> None:
    mail = "mail: {address: hematologie@valbrume.example, reply_to: oncologie@valbrume.example}"
    found = refused(hospital=hospital(web="web: https://valbrume-cancer.example", more=mail))
    assert [
        next(part for part in problem.split() if part.startswith("`")) for problem in found
    ] == ["`web`", "`mail.address`", "`mail.reply_to`"]
    mail = "mail: {web: https://docs.example}"
    sent = letter(hospital=hospital(web="web: https://valbrume-cancer.example", more=mail))
    assert "https://docs.example/VB-2031/2.1/fr/" in sent.plain


def test_more_than_two_megabytes() -> None:
    (problem,) = refused(pdf=b"x" * (MOST_BYTES + 1))
    assert "VB-2031.fr.screen.pdf has 2000 kB" in problem
    assert letter(pdf=b"x" * MOST_BYTES)


@pytest.mark.parametrize("name", [f"Hôpital {RLO}lapitôH", '"Hôpital\\nBcc: a@b.fr"'])
def test_a_name_that_is_not_shown_as_it_is_written(name: str) -> None:
    name = name if name.startswith('"') else f'"{name}"'
    (problem,) = refused(hospital=hospital(name))
    assert f"{PLACE}:1: The hospital's name cannot be the sender's" in problem


def test_a_contact_that_is_not_shown_as_it_is_written() -> None:
    (problem,) = refused(hospital=hospital(ward=f"Accueil {RLO}"))
    assert problem.startswith(f"{PLACE}:1: The message holds a character that nobody sees: U+202E")


def test_what_kind() -> None:
    tea = words(mail_hello="Un drink,")
    (problem,) = refused(leaflet=leaflet(kind="rare-drink"), words=tea)[:1]
    assert "“drink”" in problem


def test_where_a_hospital_is_and_what_it_is_called_is_no_secret() -> None:
    mail = "mail: {name: L’aile C de Valbrume, address: accueil@valbrume.example}"
    place = hospital(more=mail)  # its site is “Aile C”
    for title in ("Livret d’accueil de Valbrume", "Le moulin", "Les contacts"):
        assert letter(leaflet=leaflet(title), hospital=place).sender == "L’aile C de Valbrume"
    told = place.profile.model_copy(update={"site": "Service d’hématologie, Valbrume"})
    assert letter(hospital=replace(place, profile=told))


def test_a_hospital_may_name_no_page() -> None:
    web = "web: https://institut-cancer.example"
    (problem,) = refused(hospital=hospital(web=web))
    assert "`status_page: no`" in problem
    for no in ("no", "non"):
        sent = letter(hospital=hospital(web=web, more=f"mail: {{status_page: {no}}}"))
        assert "Demandez-nous plus tard" in sent.plain
        assert "institut-cancer" not in sent.plain + sent.html


def test_a_senders_domain_tells_too() -> None:
    mail = "mail: {address: accueil@institut-cancer.example, reply_to: a@institut-cancer.example}"
    (problem,) = refused(hospital=hospital(more=mail))
    assert "`mail.address` tells “cancer”" in problem


def test_a_misspelt_domain_of_the_hospital() -> None:
    mail = "mail: {address: a@gmial.com, reply_to: a@wanado.fr, copy_to: a@laposte.com}"
    found = "\n".join(refused(hospital=hospital(more=mail)))
    for meant in ("gmail.com", "wanadoo.fr", "laposte.net"):
        assert f"Did you mean {meant}?" in found


def test_all_that_is_wrong_comes_together() -> None:
    mail = "mail: {reply_to: oncologie@valbrume.example}"
    found = refused(
        hospital=hospital("Institut du cancer", more=mail),
        pdf=b"x" * (MOST_BYTES + 1),
        note=f"Bonjour {RLO}",
    )
    assert len(found) == 4


# --- the note --------------------------------------------------------------------------------


def test_a_note_is_shown_as_it_was_typed() -> None:
    sent = letter(note="<b>Gras</b> {hospital} & “cœur”\r\n{{ note }}\n\n\nשלום\u200f\n")
    assert "<b>Gras</b> {hospital} & “cœur”\n{{ note }}\n\nשלום" in sent.plain
    assert "&lt;b&gt;Gras&lt;/b&gt; {hospital} &amp; “cœur”<br>{{ note }}</p>" in sent.html
    assert '<p dir="auto"' in sent.html


@pytest.mark.parametrize("char", [RLO, "\u2066", "\x00", "\x1b", "\u200b", "\ufeff", "\U000e0041"])
def test_a_note_holds_nothing_that_nobody_sees(char: str) -> None:
    (problem,) = refused(note=f"ab{char}c\r\n{char}")
    assert problem.startswith(f"The note holds a character that nobody sees: U+{ord(char):04X} ")


def test_a_long_note_is_a_letter_of_its_own() -> None:
    assert refused(note="a" * 1001) == [
        "The note has 1001 characters; the most is 1000.\n    → Shorten it."
    ]


def test_a_note_stands_after_what_an_inbox_shows() -> None:
    note = "Pour la drépanocytose de Léa."
    sent = letter(note=note)
    assert note[:12] not in seen(sent.plain) + seen(text_of(sent.html))
    short = words(mail_attached="{hospital} : {file}.", mail_no_reply="Appelez.")
    (problem,) = refused(
        note="Venez à neuf heures.", words=short, hospital=hospital(ward="Accueil")
    )
    assert "first 200 characters" in problem


def test_whom_to_call_stands_there_too() -> None:
    short = words(mail_attached="{hospital} : {file}.", mail_no_reply="Appelez.")
    assert all("“hématologie”" in problem for problem in refused(words=short))
