"""On a phone: the head and the key message first, then whom to call, then the rest."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from depliant.content.select import select
from depliant.pressroom.press import Press
from tests.conftest import TOP, choose, laid_out, rules

ARTICLE = """\
---
title: Le plâtre
subtitle: Le garder sec, le garder propre
code: TE-0001
version: "1"
kind: practical
audience: tous
authors: [{name: B, role: infirmier}]
sources: [{title: T, author: A, date: "2026"}]
rights: {text: libre, figures: libre}
funding: none
written: 2026-11-01
review_by: 2027-11-01
status: draft
---

## En bref {#summary}

ITEMS

## À la maison {#home}

Gardez le plâtre au sec, et levez la main.
"""


def folder_with(folder: Path, items: int) -> Path:
    path = folder / "leaflets" / "platre" / "fr.md"
    path.parent.mkdir()
    lines = "\n".join(f"- Une chose à savoir, la numéro {n}." for n in range(1, items + 1))
    path.write_text(ARTICLE.replace("ITEMS", lines), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("items", "first"), [(3, ["cover", "summary"]), (20, ["cover"]), (1, ["cover", "summary"])]
)
def test_whom_to_call_follows_the_key_message(
    folder: Path, press: Press, items: int, first: list[str]
) -> None:
    choice = choose(folder_with(folder, items), "screen", leaflet="platre")
    _content, pages = laid_out(press, choice)
    shown = [list(page.sections) for page in pages.pages]
    assert shown[0] == first
    after = shown[1] if first != ["cover"] else shown[2]  # a long message pushes it a page on
    assert [one for one in after if one != "address"][:2] == ["contacts", "home"]


def test_a_screen_reader_meets_it_in_the_order_of_the_page(press: Press) -> None:
    choice = choose(TOP, "screen", hospital="deux-rives", leaflet="sejour-avec-son-enfant")
    roles = [section.role for section in select(choice)[0].sections]
    assert roles[:2] == ["summary", "contacts"]
    assert roles[-1] == "sources"
    proof = press.press(choice)
    assert rules(proof) == set()
    document = pypdfium2.PdfDocument(proof.artifacts[0].data)
    second = document[1].get_textpage().get_text_range()
    assert second.index("Appelez sans attendre") < second.index("Avant de venir")


def test_only_what_a_format_names_comes_early() -> None:
    for name in ("a4-large", "booklet"):
        sections = select(choose(TOP, name))[0].sections
        assert not any("early" in section.classes for section in sections)
