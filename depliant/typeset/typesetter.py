"""typeset: HTML → Pages. The engine is imported here, and only when a Typesetter is made.

One Typesetter serves a process: it shares fonts and parsed style sheets. The HTML never changes
between layouts: what is fitted (sizes, fillers) is a few lines of CSS more.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from depliant.errors import MissingError, Problem
from depliant.formats.format import Format
from depliant.typeset import fillers
from depliant.typeset.boxes import cut_to_content, read_pages
from depliant.typeset.cast_off import copy_of
from depliant.typeset.finish.metadata import finisher
from depliant.typeset.fitting import fits, fitted
from depliant.typeset.ladder import LADDER
from depliant.typeset.lettering import fonts
from depliant.typeset.pages import Fit, Pages, remark
from depliant.typeset.room import Trial
from depliant.words import _
from depliant.words.system import lacking

if TYPE_CHECKING:
    from weasyprint import HTML, Document

_LOGGERS = ("weasyprint", "fontTools")
PRINT_DPI = 300  # dots per inch
_VARIANTS = {"paper": "pdf/ua-1", "screen": "pdf/a-3a"}


class Typesetter:
    """A warm engine: fonts and the shared style sheets, read once."""

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
        self._fonts = FontConfiguration()
        sheets = [fonts.font_css(), *styles]
        with _engine_log() as log:
            self._styles = [self._sheet(sheet) for sheet in sheets]
        self._faces = self._styles[:1]
        self._said = log  # of the styles: told with every edition

    def typeset(self, html: str, format_: Format, pictures: Mapping[str, bytes]) -> Pages:
        """The laid-out pages of an edition and their PDF, tagged unless they will be imposed."""
        with _engine_log() as log:
            source = _source(html, pictures)
            trial = fitted(format_, copy_of(html, format_), self._layout(source, format_))
            pdf = self._write(trial.document, format_)
        said = map(remark, dict.fromkeys([*self._said, *log]))
        return Pages(trial.pages, pdf, tuple(said), trial.fit, source.etree_element)

    def lay_out(self, html: str, format_: Format, pictures: Mapping[str, bytes]) -> Trial[Any]:
        """The layout of an edition, fitted to its format; nothing is written."""
        return fitted(format_, copy_of(html, format_), self.layout(html, format_, pictures))

    def fits(self, html: str, format_: Format, pictures: Mapping[str, bytes]) -> bool:
        """Whether an edition fits its format at all."""
        return fits(format_, copy_of(html, format_), self.layout(html, format_, pictures))

    def layout(
        self, html: str, format_: Format, pictures: Mapping[str, bytes]
    ) -> Callable[[Fit], Trial[Any]]:
        """What lays the same HTML out with one fit after another."""
        return self._layout(_source(html, pictures), format_)

    def _layout(self, source: HTML, format_: Format) -> Callable[[Fit], Trial[Any]]:
        images: dict[str, Any] = {}  # the engine's cache: parsed HTML and images serve all layouts

        def with_fit(fit: Fit) -> Trial[Any]:
            document: Document = source.render(
                stylesheets=[*self._styles, self._sheet(fit_css(fit, format_))],
                font_config=self._fonts,
                pdf_variant=_variant(format_),
                cache=images,
            )
            if format_.least_height is not None:
                cut_to_content(document, format_.least_height)
            return Trial(fit, read_pages(document), document)

        return with_fit

    def plain(self, html: str) -> bytes:
        """The PDF of a page that brings its own style, set in the leaflet's fonts."""
        with _engine_log():
            pdf = _source(html, {}).write_pdf(stylesheets=self._faces, font_config=self._fonts)
        return bytes(pdf or b"")

    def _sheet(self, css: str) -> Any:
        from weasyprint import CSS

        return CSS(string=css, font_config=self._fonts, url_fetcher=_fetcher(fonts.files()))

    def _write(self, document: Document, format_: Format) -> bytes:
        """The PDF of a layout; a print shop's pictures have no more dots than a press prints."""
        dpi = {"dpi": PRINT_DPI} if format_.bleed else {}
        variant = _variant(format_)
        pdf = document.write_pdf(finisher=finisher(format_), pdf_variant=variant, **dpi)
        return bytes(pdf or b"")


def _source(html: str, pictures: Mapping[str, bytes]) -> HTML:
    """Parsed HTML, and the pictures that it may show."""
    from weasyprint import HTML

    return HTML(string=html, base_url="depliant:", url_fetcher=_fetcher(pictures))


def _variant(format_: Format) -> str | None:
    return None if format_.imposed else _VARIANTS[format_.road]


def fit_css(fit: Fit, format_: Format) -> str:
    """The style sheet of a fit: custom properties, which fillers show."""
    sizes = LADDER.named(fit.rung).properties(format_.type)
    root = " ".join(f"--{name}: {value};" for name, value in sizes.items())
    return "\n".join([f":root {{ {root} }}", *fillers.shown(fit.fillers)])


def _fetcher(allowed: Mapping[str, bytes]) -> Any:
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
def _engine_log() -> Iterator[list[str]]:
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
