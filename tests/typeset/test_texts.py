"""A text is opened and measured once for all the hospitals that leave it other heights."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from depliant.content.select import select
from depliant.formats.format import Format
from depliant.pressroom.press import Press
from depliant.sources.workspace import Workspace
from depliant.typeset.compose import Manuscript
from depliant.typeset.engine.engine import Engine
from depliant.typeset.plates.windows import LOW, Windowed
from depliant.typeset.room import Layout, Setting, Trial
from depliant.typeset.texts import MEASURED, Texts
from tests.conftest import TOP, choose

HEADS = (31.0, 58.0, 77.0)  # mm
SHEETS = [
    ("a4", "immunotherapie"),
    ("a4", "trouver-son-chemin"),
    ("a4-large", "preparer-son-sejour"),
    ("a4-short", "trouver-son-chemin"),
]


class Counting(Engine):
    """An engine that notes what it lays out."""

    def __init__(self, styles: tuple[str, ...]) -> None:
        super().__init__(styles)
        self.asked: list[Setting] = []

    def layout(self, source: Any, format_: Format) -> Layout[Any]:
        lay_out = super().layout(source, format_)

        def counted(setting: Setting) -> Trial[Any]:
            self.asked.append(setting)
            return lay_out(setting)

        return counted

    @property
    def measures(self) -> int:
        return sum(setting.measured for setting in self.asked)


@pytest.fixture(scope="module")
def engine() -> Counting:
    return Counting(Workspace(TOP).house_style.styles)


@pytest.fixture
def texts(engine: Counting) -> Texts:
    engine.asked.clear()
    return Texts(engine, "test")


def windowed(press: Press, name: str, leaflet: str) -> Iterator[tuple[Windowed, Format]]:
    """A text with heads of several heights, and the format that it is set in."""
    choice = choose(TOP, name, leaflet=leaflet)
    content, _odd = select(choice)
    composed = Manuscript(press._composer, content, choice.format).parts(frozenset())
    for head in HEADS:
        heights = {name: LOW if one.aside else head for name, one in composed.windows.items()}
        yield composed.windowed(composed.texts[0], heights), composed.texts[0].format


def pictures(name: str, leaflet: str) -> Mapping[str, bytes]:
    return select(choose(TOP, name, leaflet=leaflet))[0].pictures


def near(one: Any, other: Any) -> bool:
    """Whether two values are the same, but for roundings of the engine's."""
    if isinstance(one, float):
        return one == pytest.approx(other, abs=0.02)  # mm, of white that is rounded
    if is_dataclass(one):
        return all(near(getattr(one, each.name), getattr(other, each.name)) for each in fields(one))
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(near, one, other))
    return bool(one == other)


def test_a_text_is_measured_once_for_all_heights(
    press: Press, engine: Counting, texts: Texts
) -> None:
    shown = pictures("a4", "trouver-son-chemin")
    for html, format_ in windowed(press, "a4", "trouver-son-chemin"):
        assert texts.fits(html, format_, shown)
        assert texts.fits(html, format_, shown)
        assert texts.foreseen(html, format_, shown)
    assert engine.measures == 1
    assert len(engine.asked) == 1


@pytest.mark.slow
@pytest.mark.parametrize(("name", "leaflet"), SHEETS)
def test_it_is_set_as_if_it_were_measured_with_its_own_heights(
    press: Press, texts: Texts, name: str, leaflet: str
) -> None:
    shown = pictures(name, leaflet)
    for html, format_ in windowed(press, name, leaflet):
        assert html.flat != html.html
        _source, trial = texts.fitted(html, format_, shown)
        _source, alone = texts.fitted(Windowed(html.html, html.html), format_, shown)
        assert near(trial.setting, alone.setting)
        assert near(trial.pages, alone.pages)


def test_texts_that_come_again_late_are_measured_again(
    press: Press, engine: Counting, texts: Texts
) -> None:
    """No process keeps more than a few: a build of many leaflets takes no more memory."""
    html, format_ = next(windowed(press, "a4-short", "trouver-son-chemin"))
    shown = pictures("a4-short", "trouver-son-chemin")
    for number in (*range(MEASURED + 1), 0):
        other = html.flat.replace("</body>", f"<!-- {number} --></body>")
        texts.measured(Windowed(other, other), format_, shown)
    assert engine.measures == MEASURED + 2


def test_a_text_that_does_not_fit_at_once_is_not_set(press: Press, texts: Texts) -> None:
    shown = pictures("a4-short", "trouver-son-chemin")
    html, format_ = next(windowed(press, "a4-short", "trouver-son-chemin"))
    at = html.flat.rindex("</section>")
    long = html.flat[:at] + "<p>Et puis encore tout droit.</p>" * 40 + html.flat[at:]
    source, trial = texts.fitted_at_once(Windowed(long, long), format_, shown)
    assert trial is None
    assert source.etree_element is not None
    assert not texts.fitted(Windowed(long, long), format_, shown)[1].fit.fits
    assert not texts.fits(Windowed(long, long), format_, shown)
    assert texts.foreseen(Windowed(long, long), format_, shown) is None


def test_other_pictures_make_another_text(press: Press, engine: Counting, texts: Texts) -> None:
    html, format_ = next(windowed(press, "a4", "trouver-son-chemin"))
    shown = dict(pictures("a4", "trouver-son-chemin"))
    used = next(url for url in shown if url in html.html)
    texts.measured(html, format_, shown)
    texts.measured(html, format_, shown | {"depliant:not-shown": b"<svg/>"})
    assert engine.measures == 1
    texts.measured(html, format_, shown | {used: shown[used] + b"\n"})
    assert engine.measures == 2
