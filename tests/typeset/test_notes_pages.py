"""A short article: the panels it leaves empty become pages for the family's questions."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from depliant.checks.rules.page_count import run as page_count
from depliant.checks.subjects import PagesSubject
from depliant.content.select import select
from depliant.pressroom.press import Press
from tests.conftest import TOP, choose, rules


def shorten(article: Path) -> None:
    text = article.read_text(encoding="utf-8")
    for role in ("limits", "research", "alternatives", "refusal"):
        text = re.sub(rf"## [^\n]*\{{#{role}[^\n]*\n.*?(?=\n## |\Z)", "", text, flags=re.S)
    text = re.sub(r"\*\*Des (anticorps|médicaments).*?\n\n", "", text, flags=re.S)
    article.write_text(text, encoding="utf-8")


def test_no_panel_stays_empty(folder: Path, article: Path, press: Press) -> None:
    shorten(article)
    proof = press.press(choose(folder, "trifold"))
    assert not rules(proof)
    assert proof.figures.pages == 6
    assert proof.figures.fit.notes == 1


def test_an_empty_panel_is_found(press: Press) -> None:
    choice = choose(TOP, "trifold")
    content, _odd = select(choice)
    html = press._composer.compose(content, choice.format)
    pages = press._typesetter.typeset(html, choice.format, content.pictures)
    fewer = replace(pages, pages=tuple(p for p in pages.pages if p.role != "flow-3"))
    subject = PagesSubject(content, choice.format, fewer)
    assert [fault.message for fault in page_count(subject)] == ["5 page(s), at least 6 expected."]
