"""A short article: what it leaves empty is filled by kind, each once, to the foot of its page."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from depliant.checks.rules.page_count import run as page_count
from depliant.checks.subjects import PagesSubject
from depliant.formats.options import OFFICE, Options
from depliant.pressroom.arrangement import arranged
from depliant.pressroom.press import Press
from tests.conftest import TOP, choose, edit, rules


def shorten(article: Path) -> None:
    text = article.read_text(encoding="utf-8")
    for role in ("limits", "research", "alternatives", "refusal"):
        text = re.sub(rf"## [^\n]*\{{#{role}[^\n]*\n.*?(?=\n## |\Z)", "", text, flags=re.S)
    text = re.sub(r"\*\*(Les anticorps|Des médicaments|Les CAR).*?\n\n", "", text, flags=re.S)
    article.write_text(text, encoding="utf-8")


def test_no_panel_stays_empty(folder: Path, article: Path, press: Press) -> None:
    shorten(article)
    proof = press.press(choose(folder, "trifold"))
    assert not rules(proof)
    assert proof.figures.pages == 6
    assert [one.page for one in proof.figures.fit.fillers][-1:] == ["flow-3"]


def test_an_empty_panel_is_found(press: Press) -> None:
    laid = arranged(choose(TOP, "trifold"), press._composer, press._typesetter)
    fewer = replace(laid.pages, pages=tuple(p for p in laid.pages.pages if p.role != "flow-3"))
    subject = PagesSubject(laid.content, laid.choice.format, fewer)
    assert [fault.message for fault in page_count(subject)] == ["5 pages, at least 6 expected."]


def test_a_booklet_s_last_page_that_overflows_is_found(
    folder: Path, article: Path, press: Press
) -> None:
    """Its running text may go on and on; the page of whom to call may not."""
    source = "  - title: Une étude numéro {n} sur les cellules de nos défenses chez l’enfant\n"
    source += "    author: Dr Exemple et coll., hôpital de Villeclaire\n    date: 2024\n"
    more = "".join(source.format(n=n) for n in range(9))
    edit(article, "sources:\n", f"sources:\n{more}")
    assert not rules(press.press(choose(folder, "booklet")))  # sources leave the page of contacts
    profile = folder / "hospitals" / "tilleuls" / "hospital.yaml"
    edit(profile, "label: Le service", f"label: {'Le service de pédiatrie et ' * 45}ses lits")
    for options in (OFFICE, Options(bleed=3.0)):
        proof = press.press(choose(folder, "booklet", options=options))
        assert "page-count" in rules(proof), options
        assert any("The page `back` overflows" in found.message for found in proof.findings)
