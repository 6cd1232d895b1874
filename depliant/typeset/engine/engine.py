"""engine: the typesetting engine, warm. It is imported here, and only when an Engine is made.

One Engine serves a process: it shares fonts and parsed style sheets. The HTML never changes between
layouts: what is fitted (sizes, fillers) is a few lines of CSS more.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from depliant.errors import MissingError, Problem
from depliant.formats.format import Format
from depliant.typeset import fillers
from depliant.typeset.engine.boxes import cut_to_content, read_pages
from depliant.typeset.finish.faces import undated
from depliant.typeset.finish.metadata import finisher
from depliant.typeset.finish.parts import lend
from depliant.typeset.ladder import LADDER
from depliant.typeset.lettering import fonts
from depliant.typeset.makeup.forcing import forced, grown, measured
from depliant.typeset.room import Layout, Setting, Trial
from depliant.words import _
from depliant.words.system import lacking

if TYPE_CHECKING:
    from weasyprint import HTML, Document

Finish = Callable[[Any, Any, Sequence[str]], None]
_LOGGERS = ("weasyprint", "fontTools")
_SETTINGS = 64  # parsed: imprints have a few, which come again and again
MUCH = 50_000  # objects since the last sweep: some 15 MB, a few pages
PRINT_DPI = 300  # dots per inch
_VARIANTS = {"paper": "pdf/ua-1", "screen": "pdf/a-3a"}


class Engine:
    """Fonts and the shared style sheets, read once; `said` is what the engine said of these."""

    def __init__(self, styles: tuple[str, ...]) -> None:
        try:
            from weasyprint.text.fonts import FontConfiguration
        except (ImportError, OSError) as error:
            raise MissingError(
                Problem(
                    _("The typesetting engine cannot start: {why}.").format(why=lacking(error)),
                    None,
                    _("Type: make_leaflet.py doctor"),
                )
            ) from None
        self.fonts = FontConfiguration()
        with engine_log() as log:
            self._faces = [self._sheet(fonts.font_css())]
            self._styles = [*self._faces, *self._as_one(styles)]
        self._set_as = lru_cache(_SETTINGS)(self._sheet)
        self.said = tuple(log)

    def layout(self, source: HTML, format_: Format) -> Layout[Any]:
        """What lays parsed HTML out with one setting after another."""
        images: dict[str, Any] = {}  # the engine's cache: parsed HTML and images serve all layouts

        def with_setting(setting: Setting) -> Trial[Any]:
            _sweep()
            document: Document = source.render(
                stylesheets=[*self._styles, self._set_as(setting_css(setting, format_))],
                font_config=self.fonts,
                pdf_variant=_variant(format_),
                cache=images,
            )
            if format_.least_height is not None:
                cut_to_content(document, format_.least_height)
            return Trial(setting, read_pages(document), document)

        return with_setting

    def plain(self, html: str, pictures: Mapping[str, bytes] | None = None) -> bytes:
        """The PDF of a page that brings its own style, set in the leaflet's fonts."""
        with engine_log():
            pdf = source_of(html, pictures or {}).write_pdf(
                stylesheets=self._faces, font_config=self.fonts
            )
        return bytes(pdf or b"")

    def write(self, document: Document, format_: Format, last: Finish | None = None) -> bytes:
        """The PDF of a layout, or of a part of one, whose `last` touch it is given; a print shop's
        pictures have no more dots than a press prints."""
        dpi = {"dpi": PRINT_DPI} if format_.bleed else {}
        lent = lend(document) if last else ()

        def finish(written: Any, pdf: Any) -> None:
            finisher(format_)(written, pdf)
            if last:
                last(written, pdf, lent)

        with undated():
            pdf = document.write_pdf(finisher=finish, pdf_variant=_variant(format_), **dpi)
        return bytes(pdf or b"")

    def _sheet(self, css: str, **shared: Any) -> Any:
        from weasyprint import CSS

        fetch = fetcher(fonts.files())
        return CSS(string=css, font_config=self.fonts, url_fetcher=fetch, **shared)

    def _as_one(self, styles: Sequence[str]) -> list[Any]:
        """Style sheets as one: the engine asks each of them about each element."""
        sheets: list[Any] = []
        for css in styles:
            names = ("matcher", "page_rules", "layers") if sheets else ()
            sheets.append(self._sheet(css, **{name: getattr(sheets[0], name) for name in names}))
        return sheets[:1]


def source_of(html: str, pictures: Mapping[str, bytes]) -> HTML:
    """Parsed HTML, and the pictures that it may show."""
    from weasyprint import HTML

    return HTML(string=html, base_url="depliant:", url_fetcher=fetcher(pictures))


def _variant(format_: Format) -> str | None:
    return None if format_.imposed else _VARIANTS[format_.road]


def setting_css(setting: Setting, format_: Format) -> str:
    """The style sheet of a setting: custom properties, where pages break, which fillers show."""
    breaks = [*forced(setting.breaks, setting.fillers), *grown(setting.whites)]
    pages = measured(_narrowest(format_)) if setting.measured else breaks
    own = "font-size: var(--body-size); line-height: var(--line)"
    slots = f".slot, .aside {{ {_sizes(setting.slots, format_)} {own} }}"
    rules = [slots] if setting.slots != setting.rung else []
    sizes = f":root {{ {_sizes(setting.rung, format_)} }}"
    return "\n".join([sizes, *rules, *pages, *fillers.shown(setting.fillers)])


def _sizes(rung: str, format_: Format) -> str:
    """The custom properties of a rung, declared."""
    sizes = LADDER.named(rung).properties(format_.type)
    return " ".join(f"--{name}: {value};" for name, value in sizes.items())


def _sweep() -> None:
    """Let go of the layouts that were tried before, which are circles, before another takes as much
    again: 30 MB of a long sheet. Only in a process that looks through what is new alone, and if
    that is much: small layouts would be looked through again and again."""
    new, *collected = gc.get_count()
    if gc.get_freeze_count() and (new > MUCH or any(collected)):
        gc.collect()


def _narrowest(format_: Format) -> float:
    """The width of the page of running text on which it takes the most room, in mm."""
    return min(format_.flow, key=lambda page: page.text_width).width


def fetcher(allowed: Mapping[str, bytes]) -> Any:
    """A fetcher that knows these URLs and no others: no file, no network."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Known(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url not in allowed:
                raise ValueError(f"not part of this leaflet: {url[:80]}")
            data = allowed[url]
            kind = "image/svg+xml" if data.lstrip()[:1] == b"<" else "application/octet-stream"
            return URLFetcherResponse(url, data, {"Content-Type": kind})

    return Known()


@contextmanager
def engine_log() -> Iterator[list[str]]:
    """Collects what the engine says; its words become findings, and never reach the screen."""
    lines: list[str] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(record.getMessage())

    loggers = [logging.getLogger(name) for name in _LOGGERS]
    handler = Collect(logging.WARNING)
    before = [(logger, logger.propagate, list(logger.handlers)) for logger in loggers]
    for logger in loggers:
        logger.propagate = False
        logger.handlers = [handler]
    try:
        yield lines
    finally:
        for logger, propagate, handlers in before:
            logger.propagate, logger.handlers = propagate, handlers
