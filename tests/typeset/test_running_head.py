"""The line at the head of each page: one line, whatever the title."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from depliant.content.content import Content
from depliant.content.select import select
from depliant.formats.format import Format
from depliant.pressroom.press import Press
from depliant.typeset.lettering.running import CUT, RunningHead, running_head, shortened
from depliant.typeset.lettering.widths import width
from tests.conftest import TOP, choose, rules

LONG = "Préparer son enfant à une anesthésie générale, la veille et le jour de l’intervention"


@pytest.mark.parametrize("name", ["a4-large", "booklet", "a4"])
@pytest.mark.parametrize("letters", [4, 24, 31, 58, 90])
def test_it_fits_its_line(name: str, letters: int) -> None:
    content, format_ = _titled(name, (LONG + " et après")[:letters].strip())
    for draft in (True, False):
        identity = replace(content.identity, draft=draft)
        head = running_head(replace(content, identity=identity), format_, titled=True)
        assert bool(head.draft) == draft
        between = width(" · ", format_.type.small) if head.title and head.draft else 0
        taken = width(head.title, format_.type.small, bold=True) + between
        taken += width(head.draft, format_.type.small)
        assert taken <= format_.flow[0].text_width
        assert content.title.startswith(head.title.removesuffix(CUT))


def _titled(name: str, title: str) -> tuple[Content, Format]:
    choice = choose(TOP, name)
    return replace(select(choice)[0], title=title), choice.format


def test_a_title_is_cut_after_a_word_or_left_out() -> None:
    assert shortened("Un titre", 200, 12) == "Un titre"
    cut = shortened(LONG, width(LONG, 12, bold=True) * 0.55, 12)
    assert re.fullmatch(r"Préparer son enfant à une anesthésie[^,]* …", cut)
    assert shortened(LONG, 20, 12) == ""
    assert shortened("Électroencéphalogramme", 10, 12) == ""
    assert not RunningHead()


def test_a_short_edition_says_only_that_it_is_a_draft() -> None:
    content, format_ = _titled("trifold", LONG)
    assert running_head(content, format_, titled=False).title == ""


def test_a_draft_with_a_long_title_is_printed(press: Press, folder: Path) -> None:
    article = folder / "leaflets" / "immunotherapie" / "fr.md"
    text = re.sub(r"^title: .*$", f"title: {LONG}", article.read_text("utf-8"), flags=re.MULTILINE)
    article.write_text(text, "utf-8")
    found = rules(press.press(choose(folder, "a4-large")))
    assert not found & {"print-setup", "inside-the-page", "approval"}
