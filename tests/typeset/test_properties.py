"""Random articles never lose a letter and never crash; what is typed is read back from the PDF."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from depliant.checks.text import letters
from depliant.pdf.text import read_back
from depliant.pressroom.press import Press
from depliant.sources.leaflet import parse_article
from depliant.sources.workspace import Workspace
from tests.conftest import TOP, choose, rules

PRESS = Press(Workspace(TOP).house)
CHOICES = {name: choose(TOP, name) for name in ("a4", "trifold", "screen")}
TEXT = CHOICES["a4"].article.text
HEAD = TEXT[: TEXT.index("## En bref")]
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
calm = settings(
    max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)


def pressed(body: str, format_name: str) -> tuple[set[str], str]:
    """The rules that found errors, and the letters read back from the file."""
    choice = CHOICES[format_name]
    article = replace(
        parse_article(HEAD + body, "essai", "fr", choice.article.place),
        figures=choice.article.figures,
    )
    proof = PRESS.press(replace(choice, article=article))
    return rules(proof), letters("".join(read_back(proof.artifacts[0].data)))


@calm
@given(articles, st.sampled_from(sorted(CHOICES)))
def test_no_letter_is_lost(sections: list[tuple[str, list[str]]], format_name: str) -> None:
    body = "\n\n".join(
        f"## {title.strip('#{} ')} {{#role-{n}}}\n\n" + "\n\n".join(blocks)
        for n, (title, blocks) in enumerate(sections)
    )
    found, _text = pressed(body, format_name)
    lost = {"readable-text", "glyphs", "fonts", "resources"}
    if "page-count" not in found:  # a page too many has no place on the sheets
        lost |= {"text-complete"}
    assert not found & lost


@calm
@given(st.text(LETTERS + "ßñåøþłčšžāğıőűÅÑØ", min_size=1, max_size=60))
def test_what_is_typed_is_read_back(typed: str) -> None:
    found, text = pressed(f"## Essai {{#essai}}\n\n{typed}\n", "screen")
    assert "readable-text" not in found
    assert letters(typed) in text
