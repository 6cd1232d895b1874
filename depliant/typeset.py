"""typeset: HTML → Pages. The engine is imported here, and only when a Typesetter is made.

One Typesetter serves a process: it shares fonts and parsed style sheets. The HTML never changes
between layouts: what is fitted (question lines, notes pages) is a few lines of CSS more.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from depliant import fonts
from depliant.compose import LINE
from depliant.errors import MissingError, Problem
from depliant.formats import Format
from depliant.layout import read_pages
from depliant.metadata import finisher
from depliant.pages import Page, Pages
from depliant.words import _

if TYPE_CHECKING:
    from weasyprint import Document

AIR = 2.0  # mm left free below the last one
LEAST_LINES, MOST_LINES = 2, 24  # the template holds MOST_LINES
_VARIANTS = {"paper": "pdf/ua-1", "screen": "pdf/a-3a"}


class Typesetter:
    """A warm engine: fonts and the shared style sheets, read once."""

    def __init__(self, styles: tuple[Path, ...]) -> None:
        try:
            from weasyprint.text.fonts import FontConfiguration
        except (ImportError, OSError) as error:
            raise MissingError(
                Problem(
                    _("The typesetting engine cannot start: {why}.").format(
                        why=str(error).split("\n")[0][:120]
                    ),
                    None,
                    _("Type: make_leaflet.py doctor"),
                )
            ) from None
        self._fonts = FontConfiguration()
        sheets = [fonts.font_face_css(), *(path.read_text(encoding="utf-8") for path in styles)]
        with _engine_log() as log:
            self._styles = [self._sheet(sheet) for sheet in sheets]
        self._log = tuple(log)

    def typeset(self, html: str, format_: Format, pictures: Mapping[str, bytes]) -> Pages:
        """The laid-out pages of an edition and their PDF, tagged unless they will be imposed."""
        with _engine_log() as log:
            document, fit = self._fitted(html, format_, pictures)
            pdf = self._write(document, format_)
        return Pages(read_pages(document), pdf, (*self._log, *dict.fromkeys(log)), fit)

    def _fitted(
        self, html: str, format_: Format, pictures: Mapping[str, bytes]
    ) -> tuple[Document, dict[str, int]]:
        """Lay out with the fewest question lines, then with as many as the room left takes."""
        from weasyprint import HTML

        source = HTML(string=html, base_url="depliant:", url_fetcher=_fetcher(pictures))
        images: dict[str, Any] = {}

        def render(fit: Mapping[str, int]) -> Document:
            return self._render(source, format_, fit, images)

        fit = {"lines": LEAST_LINES, "notes": 0}
        document = render(fit)
        pages = read_pages(document)
        if "questions" not in {section for page in pages for section in page.sections}:
            return document, fit
        best = _fill(pages, format_)
        if best == fit:
            return document, fit
        for lines in range(best["lines"], LEAST_LINES - 1, -1):
            tried_fit = {**best, "lines": lines}
            tried = render(tried_fit)
            if len(tried.pages) == len(pages) + best["notes"]:
                return tried, tried_fit
        return document, fit

    def _render(
        self, source: Any, format_: Format, fit: Mapping[str, int], images: dict[str, Any]
    ) -> Document:
        """One layout. The parsed HTML and the images (a cache of the engine) serve them all."""
        rendered: Document = source.render(
            stylesheets=[*self._styles, self._sheet(_fit_css(fit))],
            font_config=self._fonts,
            pdf_variant=_variant(format_),
            cache=images,
        )
        return rendered

    def _sheet(self, css: str) -> Any:
        from weasyprint import CSS

        return CSS(string=css, font_config=self._fonts, url_fetcher=_fetcher(fonts.files()))

    def _write(self, document: Document, format_: Format) -> bytes:
        return bytes(
            document.write_pdf(finisher=finisher(format_), pdf_variant=_variant(format_)) or b""
        )


def _variant(format_: Format) -> str | None:
    return None if format_.folded else _VARIANTS[format_.road]


def _fit_css(fit: Mapping[str, int]) -> str:
    rules = [f".questions .line:nth-of-type(n + {fit['lines'] + 1}) {{ display: none }}"]
    rules += [f".notes-{number} {{ display: block }}" for number in range(1, fit["notes"] + 1)]
    return "\n".join(rules)


def _fill(pages: tuple[Page, ...], format_: Format) -> dict[str, int]:
    """How many question lines fill the last page of running text, and how many pages are empty."""
    flow = [page for page in pages if page.role.startswith("flow")]
    room = flow[-1].area_bottom - flow[-1].content_bottom if flow else 0.0
    lines = min(MOST_LINES, LEAST_LINES + max(0, int((room - AIR) // LINE)))
    empty = 0 if format_.endless else max(0, len(format_.flow) - len(flow))
    return {"lines": lines, "notes": empty}


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
    collected: list[str] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            collected.append(record.getMessage())

    loggers = [logging.getLogger("weasyprint"), logging.getLogger("fontTools")]
    handler = Collect(logging.WARNING)
    before = [(logger, logger.propagate, list(logger.handlers)) for logger in loggers]
    for logger in loggers:
        logger.propagate = False
        logger.handlers = [handler]
    try:
        yield collected
    finally:
        for logger, propagate, handlers in before:
            logger.propagate, logger.handlers = propagate, handlers
