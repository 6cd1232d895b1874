"""The words by which a leaflet is found: plain letters, hyphens, nothing that nobody reads."""

from __future__ import annotations

from depliant.web.vocabulary import index, plain, words_of, words_of_markdown


def test_accents_do_not_count() -> None:
    assert plain("L’Œdème À ÉVITER, Straße") == "l'oedeme a eviter, strasse"
    assert plain("مُسْتَشْفًى") == plain("مستشفى")


def test_a_word_with_hyphens_is_also_one_without() -> None:
    assert list(words_of("le rendez-vous CAR-T")) == [
        *("le", "rendez", "vous", "rendezvous", "car", "t", "cart"),
    ]
    assert list(words_of("L’œil, aujourd’hui")) == ["l", "oeil", "aujourd", "hui"]


def test_what_nobody_reads_finds_nothing() -> None:
    text = """<!-- secret -->
!!! warning "Piqûre"
    Appelez le {{ hospital.contacts.ward.phone }} [le guide](https://exemple.example/chat) {.rouge}
![](figures/chien.svg) **12 gouttes**, 12 gouttes et 3 __/__/____
"""
    assert words_of_markdown([text]) == ["12", "3", "appelez", "gouttes", "guide", "piqure"]


def test_an_index_holds_each_word_once() -> None:
    assert index(["rein foie", "foie", ""]) == {"foie": "0 1", "rein": "0"}
    assert index([]) == {}


def test_what_most_of_many_leaflets_say_is_only_said_to_be_everywhere() -> None:
    texts = [f"avec mot{n}" for n in range(20)]
    found = index([*texts, *["rien"] * 5])
    assert (found["avec"], found["mot3"], found["rien"]) == ("*", "3", "20 21 22 23 24")
    assert index(texts[:5])["avec"] == "0 1 2 3 4"
