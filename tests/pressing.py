"""Pressing for tests: in this process, and each layout once a run.

Nearly all the time of an edition goes into the engine. What the engine is given (HTML, pictures,
format, styles) decides what it makes, so a layout that some test has asked for is not made again
for another: everything before it and after it is done anew. Tests of the engine's own work ask for
`fresh_press`, tests of the processes bear the mark `workers`.
"""

from __future__ import annotations

import os
import pickle
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from depliant.content.select import Choice
from depliant.digest import exact
from depliant.errors import DepliantError
from depliant.formats.format import Format
from depliant.jobs.build import Result, Workers
from depliant.pressroom.inspecting import inspect
from depliant.pressroom.press import Press
from depliant.pressroom.worker import Early
from depliant.sources.house_style import HouseStyle
from depliant.typeset.compose import Manuscript
from depliant.typeset.engine.engine import source_of
from depliant.typeset.makeup.outline import outline
from depliant.typeset.pages import Pages
from depliant.typeset.plates.keeping import Kept
from depliant.typeset.plates.plate import Parts
from depliant.typeset.plates.windows import Windowed
from depliant.typeset.room import Layout
from depliant.typeset.texts import Foreseen
from depliant.typeset.typesetter import NOT_LAID, Laid, Typesetter
from depliant.words import current_language

Made = TypeVar("Made")


class Layouts:
    """The layouts of a run, in a folder that its processes share."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.plates = folder / "plates"
        self.plates.mkdir(parents=True, exist_ok=True)

    def remembered(self, make: Callable[[], Made], *given: str | bytes) -> Made:
        """What `make` makes of what is given; made once."""
        path = self._folder / exact(current_language(), *given)
        if not path.exists():
            half = path.with_suffix(f".{os.getpid()}")
            half.write_bytes(pickle.dumps(make()))
            half.replace(path)
        made: Made = pickle.loads(path.read_bytes())
        return made


def as_laid_out(format_: Format) -> Format:
    """A format without what is done to its pages once they are laid out: how a printer turns its
    paper (on no sheets, a file says so itself), a print shop's marks."""
    after: dict[str, Any] = {"turned": False, "single_sided": False, "marks": True}
    if format_.imposed:
        after["duplex"] = None
    return format_.model_copy(update=after)


def laying_out(
    press: Press, html: str, format_: Format, pictures: Mapping[str, bytes]
) -> Layout[Any]:
    """What lays HTML out with one setting after another, its elements addressed."""
    source = source_of(html, pictures)
    outline(source.etree_element)
    return press._typesetter._engine.layout(source, format_)


class RememberingTypesetter(Typesetter):
    """A typesetter that asks the engine once for each layout."""

    def __init__(self, styles: tuple[str, ...], layouts: Layouts) -> None:
        super().__init__(styles, Kept(layouts.plates))
        self._all_styles, self._layouts = styles, layouts

    def set(self, manuscript: Manuscript, pictures: Mapping[str, bytes]) -> Laid:
        manuscript = replace(manuscript, format=as_laid_out(manuscript.format))
        given = (str(manuscript.at_once), *self._given_of(manuscript, pictures))
        return self._layouts.remembered(
            lambda: self._set_and_written(manuscript, pictures), "set", *given
        )

    def _given_of(
        self, manuscript: Manuscript, pictures: Mapping[str, bytes]
    ) -> tuple[str | bytes, ...]:
        """All that an edition is set from."""
        parts = manuscript.parts(frozenset())
        plates = (parts.plate(text, {}, {}) for text in parts.texts)
        html = "".join((manuscript.whole(), *plates, parts.imprint()))
        return self._given(html, manuscript.format, pictures)

    def _set_and_written(self, manuscript: Manuscript, pictures: Mapping[str, bytes]) -> Laid:
        laid = super().set(manuscript, pictures)
        return (
            laid if laid == NOT_LAID else replace(laid, made=super().write(laid, manuscript.format))
        )

    def foreseen(
        self, manuscript: Manuscript, beside: Manuscript, pictures: Mapping[str, bytes]
    ) -> Foreseen | None:
        manuscript = replace(manuscript, format=as_laid_out(manuscript.format))
        beside = replace(beside, format=manuscript.format)
        return self._layouts.remembered(
            lambda: super(RememberingTypesetter, self).foreseen(manuscript, beside, pictures),
            *("foreseen", *self._given_of(manuscript, pictures)),
            *self._given_of(beside, pictures),
        )

    def too_much_beside(
        self, manuscript: Manuscript, beside: Manuscript, pictures: Mapping[str, bytes]
    ) -> bool:
        manuscript = replace(manuscript, format=as_laid_out(manuscript.format))
        beside = replace(beside, format=manuscript.format)
        return self._layouts.remembered(
            lambda: super(RememberingTypesetter, self).too_much_beside(
                manuscript, beside, pictures
            ),
            *("beside", *self._given_of(manuscript, pictures)),
            *self._given_of(beside, pictures),
        )

    def write(self, laid: Laid, format_: Format) -> Parts | bytes:
        return laid.made if isinstance(laid.made, (Parts, bytes)) else super().write(laid, format_)

    def typeset(self, html: str, format_: Format, pictures: Mapping[str, bytes]) -> Pages:
        given = self._given(html, format_, pictures)
        return self._layouts.remembered(
            lambda: super(RememberingTypesetter, self).typeset(html, format_, pictures),
            *("typeset", *given),
        )

    def fits(self, html: Windowed, format_: Format, pictures: Mapping[str, bytes]) -> bool:
        given = self._given(html.html, format_, pictures)
        return self._layouts.remembered(
            lambda: super(RememberingTypesetter, self).fits(html, format_, pictures),
            *("fits", *given),
        )

    def _given(
        self, html: str, format_: Format, pictures: Mapping[str, bytes]
    ) -> tuple[str | bytes, ...]:
        shown = (part for picture in sorted(pictures.items()) for part in picture)
        return *self._all_styles, "", format_.model_dump_json(), html, *shown


class RememberingPress(Press):
    """A press whose typesetter remembers."""

    def __init__(self, house: HouseStyle, layouts: Layouts) -> None:
        super().__init__(house)
        self._layouts = layouts

    @cached_property
    def _typesetter(self) -> Typesetter:
        return RememberingTypesetter(self._house_style.styles, self._layouts)


class Presses:
    """Warm presses of this process: workspaces that share a house style share one."""

    def __init__(self, layouts: Layouts) -> None:
        self._layouts = layouts
        self._known: dict[str, RememberingPress] = {}

    def of(self, house: HouseStyle) -> RememberingPress:
        told = exact(house.digest, *(one.model_dump_json() for one in house.formats.values()))
        if told not in self._known:
            press = RememberingPress(pickle.loads(pickle.dumps(house)), self._layouts)
            press.warm()  # as a worker's is before its first edition
            self._known[told] = press
        return self._known[told]


def in_room(presses: Presses) -> type[Workers]:
    """Workers that are no processes. What goes in and comes out is pickled all the same: nothing
    is made here that could not travel."""

    class InRoom(Workers):
        def __init__(self, setup: Any, *_limits: float, early: Early | None = None) -> None:
            press = presses.of(setup.house_style)
            self._work = press.press if setup.render else inspect

        def __exit__(self, *_exc: object) -> None:
            pass

        def grow(self, count: int, waiting: int = 0) -> None:
            pass

        def results(self, choices: Sequence[Any]) -> Iterator[Result]:
            for number, choice in enumerate(choices):
                given = pickle.loads(pickle.dumps(choice))
                yield pickle.loads(pickle.dumps(self._result(number, given)))

        def _result(self, number: int, choice: Choice) -> Result:
            try:
                return Result(number, self._work(choice))
            except DepliantError as error:
                return Result(number, error=error)
            except Exception:
                return Result(number, trace=traceback.format_exc())

    return InRoom
