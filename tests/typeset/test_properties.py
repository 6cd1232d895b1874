"""Random articles never lose a letter and never crash; what is typed is read back from the PDF."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depliant.content.select import Choice
from depliant.pdf.text import read_back
from depliant.pressroom.press import Press
from depliant.sources.leaflet import parse_article
from depliant.typeset.lettering.letters import letters
from tests.conftest import TOP, choose, rules
from tests.examples import with_the_engine

FORMATS = ("a4", "screen", "trifold")
LETTERS = "abcdefghijklmnopqrstuvwxyzàâäçéèêëîïôöùûüœæABCDEFGHIJKLMNÉÀÇŒ0123456789"
SIGNS = "’-.,;:!?()«»%"

word = st.text(LETTERS, min_size=1, max_size=14)
spoken = st.tuples(word, st.sampled_from(["", *SIGNS, "\u00ad"])).map("".join)
sentence = st.lists(spoken, min_size=1, max_size=14).map(" ".join)
paragraph = st.lists(sentence, min_size=1, max_size=4).map(" ".join)
emphasis = sentence.map(lambda text: f"Avant **{text.strip()}** après.")
bullets = st.lists(sentence, min_size=1, max_size=4).map(
    lambda rows: "\n".join(f"- {r}" for r in rows)
)
steps = st.lists(sentence, min_size=1, max_size=3).map(
    lambda rows: "\n".join(f"1. {r}" for r in rows)
)
table = st.lists(st.tuples(word, word), min_size=1, max_size=3).map(
    lambda rows: "| a | b |\n|---|---|\n" + "\n".join(f"| {a} | {b} |" for a, b in rows)
)
box = sentence.map(lambda text: f'!!! warning "Attention"\n    {text}')
definition = st.tuples(word, sentence).map(lambda pair: f"{pair[0]}\n:   {pair[1]}")
block = st.one_of(paragraph, emphasis, bullets, steps, table, box, definition)
section = st.tuples(sentence, st.lists(block, min_size=1, max_size=4))
articles = st.lists(section, min_size=1, max_size=6)


@pytest.fixture(scope="module")
def choices() -> dict[str, Choice]:
    """The first leaflet in every format, to be given other words."""
    return {name: choose(TOP, name) for name in FORMATS}


def pressed(press: Press, choice: Choice, body: str) -> tuple[set[str], str]:
    """The rules that found errors, and the letters read back from the file."""
    text = choice.article.text
    head = text[: text.index("## En bref")]
    article = replace(
        parse_article(head + body, "essai", "fr", choice.article.place),
        figures=choice.article.figures,
    )
    proof = press.press(replace(choice, article=article))
    return rules(proof), letters("".join(read_back(proof.artifacts[0].data)))


@pytest.mark.slow
@with_the_engine()
@given(articles, st.sampled_from(FORMATS))
def test_no_letter_is_lost(
    fresh_press: Press,
    choices: dict[str, Choice],
    sections: list[tuple[str, list[str]]],
    format_name: str,
) -> None:
    body = "\n\n".join(
        f"## {title.strip('#{} ')} {{#role-{n}}}\n\n" + "\n\n".join(blocks)
        for n, (title, blocks) in enumerate(sections)
    )
    found, _text = pressed(fresh_press, choices[format_name], body)
    lost = {"readable-text", "glyphs", "fonts", "resources"}
    if "page-count" not in found:  # a page too many has no place on the sheets
        lost |= {"text-complete"}
    assert not found & lost


@pytest.mark.slow
@with_the_engine()
@given(st.text(LETTERS + "ßñåøþłčšžāğıőűÅÑØ", min_size=1, max_size=60))
def test_what_is_typed_is_read_back(
    fresh_press: Press, choices: dict[str, Choice], typed: str
) -> None:
    body = f"## Essai {{#essai}}\n\n{typed}\n"
    found, text = pressed(fresh_press, choices["screen"], body)
    assert "readable-text" not in found
    assert letters(typed) in text
