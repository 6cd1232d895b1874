"""The page's search, in a browser: forgiving, and not too much."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import sync_playwright

from depliant.web.vocabulary import index, words_of
from tests.conftest import TOP
from tests.web.test_catalogue import CHROMIUM, needs_a_browser

LEAFLETS = [  # what it is called; the titles of its sections; its words
    ("Les calculs rénaux", "Que boire ?", "rein urine douleur rendezvous hydratation"),
    ("La ponction lombaire", "Avant l’examen", "dos aiguille douleur"),
    ("Œil sec et gouttes", "Quand les mettre ?", "larmes hydratation oeil"),
    ("CAR-T, l’immunothérapie", "Le rendez-vous", "lymphocytes HT0417"),
]
Find = Callable[[str], list[int]]


@pytest.fixture(scope="module")
def find() -> Iterator[Find]:
    """The numbers of the leaflets that a query finds, the best first."""
    script = (TOP / "templates" / "web" / "search.js.j2").read_text(encoding="utf-8")
    cards = [
        {"named": " ".join(words_of(named)), "headed": " ".join(words_of(headed))}
        for named, headed, _held in LEAFLETS
    ]
    held = index([" ".join(words_of(held)) for _named, _headed, held in LEAFLETS])
    with sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.add_script_tag(content=f"{script}; window.Search = Search")
        made = f"window.find = Search.over({json.dumps(cards)}, {json.dumps(held)})"
        page.evaluate(f"void ({made})")
        best = "query => [...find(query)].sort((a, b) => b[1] - a[1]).map(one => one[0])"
        yield lambda query: page.evaluate(best, query)
        browser.close()


@needs_a_browser
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [0, 1, 2, 3]),
        ("RÉNAUX", [0]),
        ("renaux", [0]),
        ("réna", [0]),  # as one types
        ("reneaux", [0]),  # a letter too many
        ("rnaux", [0]),  # one that lacks
        ("rénqux", [0]),  # another
        ("réanux", [0]),  # two that changed places
        ("rebqux", []),  # two wrong
        ("œil", [2]),
        ("oeil", [2]),
        ("examen ponction", [1]),  # any order, titles of sections too
        ("douleur", [0, 1]),
        ("douleur rein", [0]),
        ("hydratation", [0, 2]),
        ("rendez-vous", [3, 0]),  # in a section's title before in a text
        ("rendez vous", [3, 0]),
        ("rendezvous", [3, 0]),
        ("car-t", [3]),
        ("CART", [3]),
        ("car t", [3]),
        ("immuno-thérapie", [3]),
        ("immuno therapie", [3]),
        ("limmunothérapie", [3]),
        ("l’immunothérapie", [3]),
        ("immunothérapies", [3]),
        ("ht-0417", [3]),
        ("0418", []),  # a number is that number
        ("zzz", []),
        ("<b>", [0]),  # a letter, as one types
        (".*", [0, 1, 2, 3]),  # no word at all
    ],
)
def test_a_query(find: Find, query: str, found: list[int]) -> None:
    assert find(query) == found
