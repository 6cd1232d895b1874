"""Every sign and every number of a text is printed: a dose without its comma is another dose."""

from __future__ import annotations

import random

import pytest

from depliant.content.prose.dialect import Manner
from depliant.content.prose.render import render
from depliant.content.typography import rules
from depliant.errors import Place
from depliant.importing.shapes import Listing, Paragraph, Span, Table, said, signs_in
from depliant.importing.writing.reading_back import reads_back
from depliant.importing.writing.sections import Desk
from depliant.reading.sections import Section

PIECES = (
    *("7,5", "0,5-1 mg/kg", "< 3 j", "> 38,5 °C", "≥ 2", "p<0,05", "±1", "50%", "-5 °C", "½"),
    *("o ", "- ", "• ", "•", "· ", "–", "1. ", "2)", "a) ", "* ", "** ", "# ", "> ", ">> ", "+"),
    *("_", "__x__", "`", "```", "~~", "==", "++", "%%", "$5", "{x}", "{{ x }}", "[x] ", "[1]"),
    *("[a](b)", "![", "<b>", "</p>", "<!--", "-->", "&amp;", "&lt;3", "|", "||", "\\", ":", ":::"),
    *("!!! note", "http://a.example/_b_*c*", "m.b@c.example", "H~2~O", "x^2", ":rire:", "✓ ", "…"),
    *("fièvre", "Dose", " ", " ", "\n", "\n", "______", ".........", "=====", "-----", "***"),
)


@pytest.mark.parametrize("seed", range(60))
def test_whatever_is_typed_is_printed_sign_by_sign(seed: int) -> None:
    """A property: random text of all that Markdown and those who type give a meaning."""
    dice = random.Random(seed)
    block = Paragraph((Span("".join(dice.choices(PIECES, k=dice.randint(1, 14)))),))
    lines = Desk({}, {}, "fr").body((block,))
    assert signs_in(printed("\n".join(lines))) == signs_in(said((block,)))


def printed(markdown: str) -> str:
    import re
    from html import unescape

    found = render(
        Section("x", "T", markdown, Place("x", 1)), {"hospital.country": "FR"}, Manner(rules("und"))
    )
    return unescape(re.sub(r"<[^>]*>", "", found.html))


def test_what_cannot_be_written_otherwise_keeps_its_signs() -> None:
    """A table that no reader takes, with a line that opens a list of letters."""
    block = Table((((Span("o "),), (Span("1,5 mL/j"),)), ((Span("§ "),), (Span("< 10 g !"),))))
    desk = Desk({}, {}, "fr")
    text = "\n".join(desk.body((block, Listing(((Paragraph((Span("•"),)),),)))))
    assert signs_in(printed(text)) == signs_in("o1,5mL/j§<10g!•")


def test_the_proof_counts_signs() -> None:
    assert not reads_back("Ibuprofène 7 5 mg", ("Ibuprofène : 7,5 mg",), ())
    assert not reads_back("Dose 38,5 °C", ("Dose > 38,5 °C",), ())
    assert reads_back("Dose > 38,5 °C", ("Dose > 38,5 °C",), ())


def test_a_word_as_long_as_a_line_is_parted_not_dropped() -> None:
    long = "a1,2-" * 90
    lines = Desk({}, {}, "fr").body((Paragraph((Span(long),)),))
    assert signs_in(printed("\n".join(lines))) == signs_in(long)
