"""The lexicons: large enough, short enough, each meaning with its source, none twice."""

from __future__ import annotations

import re
import time
from collections import Counter

import pytest

from depliant.checks.lexicons import lexicon
from depliant.checks.lexicons.index import WORD, Index, folded
from depliant.checks.lexicons.lexicon import Kind, entries, everyday, index, sources
from tests.conftest import TOP

LONGEST = 15  # words of a meaning
LEXICONS: tuple[tuple[Kind, str, int], ...] = (
    ("terms", "fr", 400),
    ("terms", "en", 400),
    ("abbreviations", "fr", 150),
    ("abbreviations", "en", 150),
    ("jargon", "fr", 120),
    ("jargon", "en", 120),
)
FILES = sorted((TOP / "depliant" / "checks" / "lexicons").rglob("*.yaml"))


@pytest.mark.parametrize(("kind", "lang", "least"), LEXICONS)
def test_it_is_large_enough_and_says_where_it_comes_from(kind: Kind, lang: str, least: int) -> None:
    found = entries(kind, lang)
    assert len(found) >= least
    assert {entry.source for entry in found} <= set(sources())
    assert [e.name for e in found if not 0 < len(e.meaning.split()) <= LONGEST] == []
    assert [e.name for e in found if kind == "abbreviations" and not e.full] == []


@pytest.mark.parametrize(("kind", "lang", "_least"), LEXICONS)
def test_no_word_stands_twice(kind: Kind, lang: str, _least: int) -> None:
    seen: Counter[str] = Counter()
    for entry in entries(kind, lang):
        sign = kind == "abbreviations"
        seen.update(
            {
                one if sign else " ".join(folded(w, lang) for w in WORD.findall(one))
                for one in entry.spellings
            }
        )
    assert [one for one, count in seen.items() if count > 1] == []


@pytest.mark.parametrize(("kind", "lang", "_least"), LEXICONS)
def test_a_meaning_is_plain_text_that_can_be_pasted(kind: Kind, lang: str, _least: int) -> None:
    for entry in entries(kind, lang):
        for text in (entry.meaning, entry.full):
            assert text == " ".join(text.split()) and not re.search(r"[*_`\[\]{}<>|']|\.$", text), (
                text
            )


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_word_is_told_by_one_rule(lang: str) -> None:
    terms = {one for entry in entries("terms", lang) for one in entry.spellings}
    assert terms & {one for entry in entries("jargon", lang) for one in entry.spellings} == set()


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_meaning_does_not_use_its_word(lang: str) -> None:
    loose = [
        entry.name
        for entry in entries("terms", lang)
        if entry.name.lower() in [word.lower() for word in WORD.findall(entry.meaning)]
    ]
    assert loose == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-3:]))
def test_a_file_is_short_enough_for_one_person(path: object) -> None:
    assert len(path.read_text("utf-8").splitlines()) < 400  # type: ignore[attr-defined]


def test_what_was_compared_is_an_entry_of_its_file() -> None:
    for path in FILES:
        if path.parent.name not in {"fr", "en"}:
            continue
        file = lexicon._File.model_validate(lexicon._read(path))
        names = {key.split(", ")[0].rstrip("*") for key in file.entries}
        assert {one for some in file.compared.values() for one in some} - names == set(), path


def test_what_everybody_knows_is_no_entry() -> None:
    for lang in ("fr", "en"):
        assert set(lexicon.by_sign(lang)) & everyday(lang) == set()


def test_another_language_has_none() -> None:
    assert entries("terms", "de") == () and list(index("terms", "../fr").uses("biopsie")) == []


# --- the index --------------------------------------------------------------------------------


def phrases(text: str, *known: str, lang: str = "fr") -> list[str]:
    return [text[u.start : u.end] for u in Index([(one, one) for one in known], lang).uses(text)]


@pytest.mark.parametrize(
    ("text", "known", "found"),
    [
        ("des biopsies", ["biopsie"], ["biopsies"]),
        ("abdominaux", ["abdominal"], ["abdominaux"]),
        ("une moelle-osseuse, la moelle, osseuse", ["moelle osseuse"], ["moelle-osseuse"]),
        ("prise en charge complète", ["prise", "prise en charge"], ["prise en charge"]),
        ("effectuées effectuer effectuassions", ["effectu*"], ["effectuées", "effectuer"]),
        ("œdème oedème Œdème", ["œdème"], ["œdème", "oedème", "Œdème"]),
        ("", ["biopsie"], []),
        ("moelle", ["moelle osseuse"], []),
        ("l’anémie, d'anémie", ["anémie"], ["anémie", "anémie"]),
    ],
)
def test_a_phrase_is_found_in_its_forms(text: str, known: list[str], found: list[str]) -> None:
    assert phrases(text, *known) == found


@pytest.mark.parametrize(
    ("text", "known", "found"),
    [
        ("biopsies", ["biopsy"], ["biopsies"]),
        ("haemorrhage hemorrhage", ["hemorrhage"], ["haemorrhage", "hemorrhage"]),
        ("abscesses", ["abscess"], ["abscesses"]),
        ("viruses, a virus", ["virus"], ["virus"]),
    ],
)
def test_an_english_phrase_too(text: str, known: list[str], found: list[str]) -> None:
    assert phrases(text, *known, lang="en") == found


def test_a_star_behind_too_few_letters_is_refused() -> None:
    with pytest.raises(ValueError, match="letters"):
        Index([("os*", 1)], "fr")


def test_it_is_fast() -> None:
    """Less than 4 ms for 1,000 words, all lexicons together; measured in this process's own time,
    the best of some runs."""
    text = "On surveille la neutropénie et on procède à une prise de sang chaque mardi matin. " * 70
    known = [index(kind, "fr") for kind in ("terms", "jargon")]
    times = []
    for _run in range(5):
        begun = time.process_time()
        assert sum(len(list(one.uses(text))) for one in known) >= 140
        times.append(time.process_time() - begun)
    assert min(times) < 0.004
