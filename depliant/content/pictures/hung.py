"""The pictures of an edition: each found, made safe, no larger than it is printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from depliant.content.pictures.asked import Asked, figure_for
from depliant.content.pictures.frames import Use, frame_of
from depliant.content.pictures.kinds import PHOTOGRAPHS, kind_of
from depliant.content.pictures.prepared import prepared
from depliant.errors import InputError, Problem, gather
from depliant.formats.format import Format
from depliant.sources.beside.figures import Figure
from depliant.sources.leaflet import Article

Colours = Mapping[str, str]


@dataclass(frozen=True)
class _Hung:
    """A figure and the largest use that an edition makes of it."""

    figure: Figure
    use: Use


def hung(
    asked: Sequence[Asked], article: Article, format_: Format, colours: Colours
) -> dict[str, bytes]:
    """The pictures that an edition asks for, by URL. Raises `InputError` with all that is wrong:
    pictures that are not there, and those that cannot be printed."""
    found = {one: figure_for(one, article) for one in asked}
    gather(dict.fromkeys(fault for fault in found.values() if isinstance(fault, Problem)))
    shown: dict[str, _Hung] = {}
    for one, figure in found.items():
        if isinstance(figure, Figure) and one.use == _larger(one.use, shown.get(one.url)):
            shown[one.url] = _Hung(figure, one.use)
    return _printed(shown, format_, colours)


def _larger(use: Use, before: _Hung | None) -> Use:
    order: tuple[Use, ...] = ("pictogram", "figure", "cover")
    return max(use, before.use, key=order.index) if before else use


def _printed(shown: Mapping[str, _Hung], format_: Format, colours: Colours) -> dict[str, bytes]:
    problems: dict[Problem, None] = {}
    done: dict[str, bytes] = {}
    photographs = sum(kind_of(one.figure.data) in PHOTOGRAPHS for one in shown.values())
    for url, one in shown.items():
        frame = frame_of(one.use, format_, photographs)
        try:
            done[url] = prepared(one.figure.data, one.figure.place, colours, frame)
        except InputError as error:
            problems |= dict.fromkeys(error.problems)
    gather(problems)
    return done


def where(asked: Sequence[Asked]) -> Iterator[tuple[str, Asked]]:
    """The pictures by URL, each where it is asked for first."""
    yield from {one.url: one for one in reversed(asked)}.items()
