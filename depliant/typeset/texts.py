"""texts: running text that is to be fitted: its HTML opened once, measured once, then laid out.

What one measure tells of a text serves all the hospitals that leave it other heights: how high its
parts stand does not depend on what stands above them. So a text is measured with flat windows, and
each plate's plan puts its own heights in their place (`makeup.parts`).
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from depliant.digest import exact
from depliant.formats.format import Format
from depliant.typeset.cast_off import copy_of
from depliant.typeset.engine.engine import Engine, engine_log, source_of
from depliant.typeset.fitting import Text, first_measure, fits, fitted, fitted_at_once, foreseen
from depliant.typeset.makeup.outline import outline
from depliant.typeset.makeup.plan import MadeUp
from depliant.typeset.makeup.slots import Outline
from depliant.typeset.pages import Page
from depliant.typeset.plates.windows import Windowed
from depliant.typeset.room import Layout, Setting, Trial

if TYPE_CHECKING:
    from weasyprint import HTML

MEASURED = 12  # layouts, as records: those of one leaflet in one format; some 0.5 MB each
OPENED = 6  # texts, their outlines: the same few, for one hospital after another
KNOWN = 10_000  # what was found out of texts, of formats that were not asked for too: a word each

Pictures = Mapping[str, bytes]
Value = TypeVar("Value")


@dataclass(frozen=True)
class Foreseen:
    """Where a text is likely to stand: on so many pages, these sections on the later ones only."""

    pages: int
    later: frozenset[str]


class Texts:
    """The texts that an engine sets. `base` is a digest of all that they are set with beside their
    HTML. Whatever is asked first, the answers are the same."""

    def __init__(self, engine: Engine, base: str) -> None:
        self._engine, self._base = engine, base
        self._sources: dict[str, tuple[HTML, Outline]] = {}  # of the edition that is being set
        self._known = _Last[Text](OPENED)
        self._measured = _Last[Trial[Any]](MEASURED)
        self._fits = _Last[bool](KNOWN)
        self._foreseen = _Last[Foreseen | None](KNOWN)

    def key(self, html: str, format_: Format, pictures: Pictures, *more: str) -> str:
        """The digest of all that the layouts of HTML depend on, and of what is said `more`."""
        used = (data for url, data in sorted(pictures.items()) if url in html)
        return exact(self._base, html, format_.model_dump_json(), *more, *used)

    def fitted(
        self, html: Windowed, format_: Format, pictures: Pictures
    ) -> tuple[HTML, Trial[Any]]:
        """The HTML of a text, and its layout fitted to a format (`fitting.fitted`)."""
        source, text, layout = self._opened(html.html, format_, pictures)
        return source, fitted(format_, text, layout, self._measure(html, format_, pictures))

    def fitted_at_once(
        self, html: Windowed, format_: Format, pictures: Pictures
    ) -> tuple[HTML, Trial[Any] | None]:
        """The same, if it fits without much ado (`fitting.fitted_at_once`)."""
        source, text, layout = self._opened(html.html, format_, pictures)
        return source, fitted_at_once(format_, text, layout, self._measure(html, format_, pictures))

    def fits(self, html: Windowed, format_: Format, pictures: Pictures) -> bool:
        """Whether a text fits a format at all: after one layout as a rule, told of it once."""
        key, given = self.key(html.html, format_, pictures), (html, format_, pictures)
        return self._fits.of(key, lambda: fits(format_, *self._measurable(*given)))

    def measured(self, html: Windowed, format_: Format, pictures: Pictures) -> tuple[Page, ...]:
        """All of a text on one endless page, as it is measured first."""
        return first_measure(format_, *self._measurable(html, format_, pictures)).pages

    def foreseen(self, html: Windowed, format_: Format, pictures: Pictures) -> Foreseen | None:
        """Where a text is likely to stand, after one layout; `None` where more are needed."""
        key, given = self.key(html.html, format_, pictures), (html, format_, pictures)
        return self._foreseen.of(key, lambda: _where(foreseen(format_, *self._measurable(*given))))

    def let_go(self) -> None:
        """Forget parsed HTML: its elements name each other in circles, which a worker that no
        longer looks for them would keep for good."""
        self._sources.clear()

    def _opened(
        self, html: str, format_: Format, pictures: Pictures
    ) -> tuple[HTML, Text, Layout[Any]]:
        """Parsed HTML, what there is to fit, what lays it out."""
        source, _outline = self._source(html, format_, pictures)
        text = self._text(html, format_, pictures)
        return source, text, self._engine.layout(source, format_)

    def _measurable(
        self, html: Windowed, format_: Format, pictures: Pictures
    ) -> tuple[Text, Layout[Any]]:
        """What there is to fit, and what measures it."""
        text = self._text(html.html, format_, pictures)
        return text, self._measure(html, format_, pictures)

    def _text(self, html: str, format_: Format, pictures: Pictures) -> Text:
        def made() -> Text:
            return Text(copy_of(html, format_), self._source(html, format_, pictures)[1])

        return self._known.of(self.key(html, format_, pictures), made)

    def _source(self, html: str, format_: Format, pictures: Pictures) -> tuple[HTML, Outline]:
        """Parsed HTML, whose elements get their addresses, and these."""
        key = self.key(html, format_, pictures)
        if key not in self._sources:
            source = source_of(html, pictures)
            self._sources[key] = source, outline(source.etree_element)
        return self._sources[key]

    def _measure(self, html: Windowed, format_: Format, pictures: Pictures) -> Layout[Any]:
        """What measures a text for all the heights of the windows in its column."""
        key = self.key(html.flat, format_, pictures)

        def laid_out(setting: Setting) -> Trial[Any]:
            source, _outline = self._source(html.flat, format_, pictures)
            with engine_log():  # what is made of it is laid out, and told of, with its own heights
                return self._engine.layout(source, format_)(setting).record

        return lambda setting: self._measured.of(f"{key} {setting}", lambda: laid_out(setting))


class _Last(Generic[Value]):
    """The last few values that were made in this process, by a digest of all they are made of."""

    def __init__(self, most: int) -> None:
        self._most, self._made = most, OrderedDict[str, Value]()

    def of(self, key: str, make: Callable[[], Value]) -> Value:
        """The value of a key, made if it is none of the last."""
        if key not in self._made:
            self._made[key] = make()
        self._made.move_to_end(key)
        while len(self._made) > self._most:
            self._made.popitem(last=False)
        return self._made[key]


def _where(made: MadeUp | None) -> Foreseen | None:
    if made is None:
        return None
    begins = dict(made.begins)
    first = {part.section for part in made.parts if not begins[part.at]}
    later = {part.section for part in made.parts if begins[part.at]}
    return Foreseen(len(made.areas), frozenset(later - first))
