"""What is told of addresses that were tried, at the lines where they stand."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pytest

from depliant.jobs.online import telling
from depliant.jobs.online.trying import Kind, Verdict
from depliant.jobs.request import Request
from depliant.jobs.sources import read_sources
from depliant.sources.workspace import Workspace
from tests.conftest import TODAY, Run, edit

ASKED: list[str] = []
VERDICTS = {
    "https://gone.example/a": Verdict(Kind.GONE, 404, "https://gone.example/a"),
    "https://odd.example": Verdict(Kind.WRONG, 500, "https://odd.example"),
    "https://mute.example": Verdict(Kind.SILENT, 0, "https://mute.example"),
    "https://sly.example": Verdict(Kind.INSIDE, 0, "http://10.0.0.1/x"),
    "https://late.example": Verdict(Kind.UNTRIED),
}
TEXT = """
Voir <https://gone.example/a>, <https://odd.example>, [ici](mailto:a@tilleuls.example).

Voir aussi <https://gone.example/a> et <https://good.example>, <https://mute.example>.

<!-- depliant: allow links: le site est en travaux -->
Et <https://sly.example>.

Enfin <https://late.example>.
"""


@pytest.fixture
def _answers(monkeypatch: pytest.MonkeyPatch, article: Path) -> None:
    def answers(
        addresses: list[str], own: Collection[object], _bounds: object
    ) -> dict[str, Verdict]:
        ASKED[:] = addresses
        assert ("tilleuls.example", 443) in own
        return {one: VERDICTS.get(one, Verdict(Kind.GOOD, 200, one)) for one in addresses}

    monkeypatch.setattr(telling, "tried", answers)
    edit(article, "## Espoirs et limites {#limits}\n", f"## Espoirs et limites {{#limits}}\n{TEXT}")
    edit(
        article, "    date: undated\n", "    date: undated\n    url: https://good.example/source\n"
    )


@pytest.mark.usefixtures("_answers")
def test_each_is_told_where_it_stands(folder: Path, article: Path) -> None:
    sources = read_sources(Workspace(folder), Request(today=TODAY))
    found = telling.found_online(sources)
    lines = article.read_text(encoding="utf-8").split("\n")

    def at(words: str) -> int:
        return next(n for n, line in enumerate(lines, 1) if words in line)

    told = [(one.place.line, one.message) for one in found if one.place and not one.allowed]
    assert told == [
        (at("Voir <"), "`https://gone.example/a` is no longer there: the site answers 404."),
        (at("Voir <"), "`https://odd.example` cannot be read: the site answers 500."),
        (at("aussi"), "`https://gone.example/a` is no longer there: the site answers 404."),
        (at("aussi"), "`https://mute.example` gives no safe answer within 5 seconds."),
    ]
    (silenced,) = (one for one in found if one.allowed)
    assert "into a network of one’s own (10.0.0.1)" in silenced.message
    assert silenced.allowed == "le site est en travaux"
    assert found[-1].message == "1 address was not tried: 30 seconds were over."
    assert not any(one.is_error for one in found)


@pytest.mark.usefixtures("_answers")
def test_web_addresses_of_articles_sources_and_hospitals_are_tried(folder: Path) -> None:
    telling.found_online(read_sources(Workspace(folder), Request(today=TODAY)))
    assert {"https://good.example/source", "https://tilleuls.example"} < set(ASKED)
    assert not any(one.startswith("mailto") for one in ASKED)


@pytest.mark.usefixtures("_answers")
def test_only_online_is_anything_tried(run_cli: Run) -> None:
    ASKED.clear()
    only = ("immunotherapie", "--hospital", "tilleuls", "--format", "screen", "--no-render")
    _code, out, err = run_cli("check", *only)
    assert not ASKED
    assert "(links)" not in out + err
    _code, out, err = run_cli("check", *only, "--online")
    assert ASKED
    assert "gone.example/a` is no longer there" in out + err
