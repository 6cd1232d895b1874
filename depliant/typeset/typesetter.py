"""typeset: HTML → Pages. The engine is imported here, and only when a Typesetter is made.

One Typesetter serves a process: it shares fonts and parsed style sheets. The HTML never changes
between layouts: what is fitted (sizes, fillers) is a few lines of CSS more.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from depliant.digest import exact
from depliant.errors import MissingError, Problem
from depliant.formats.format import Format
from depliant.typeset import fillers
from depliant.typeset.boxes import cut_to_content, read_pages
from depliant.typeset.cast_off import copy_of
from depliant.typeset.compose import Manuscript
from depliant.typeset.finish.faces import are_there, faces_of, seeded, undated, without_fonts
from depliant.typeset.finish.metadata import finisher
from depliant.typeset.finish.parts import as_imprint, as_plate, lend
from depliant.typeset.fitting import Text, fits, fitted
from depliant.typeset.ladder import LADDER
from depliant.typeset.lettering import fonts
from depliant.typeset.lettering.letters import html_letters
from depliant.typeset.makeup.forcing import forced, grown, measured
from depliant.typeset.makeup.outline import outline
from depliant.typeset.pages import Pages, Remark, remark
from depliant.typeset.plates.edition import Edition, Setter
from depliant.typeset.plates.imprint import Opened
from depliant.typeset.plates.keeping import Kept
from depliant.typeset.plates.plate import Parts, Plate
from depliant.typeset.plates.windows import standing_at
from depliant.typeset.room import Setting, Trial
from depliant.words import _
from depliant.words.system import lacking

if TYPE_CHECKING:
    from weasyprint import HTML, Document

Finish = Callable[[Any, Any, Sequence[str]], None]
_LOGGERS = ("weasyprint", "fontTools")
_SETTINGS = 64  # parsed: imprints have a few, which come again and again
PRINT_DPI = 300  # dots per inch
_VARIANTS = {"paper": "pdf/ua-1", "screen": "pdf/a-3a"}


@dataclass(frozen=True)
class Laid:
    """An edition laid out, not yet written: its pages, and what they are made of, a plate and an
    imprint or one layout; whether its running text is known to fit, whatever its hospital says
    beside it (`text_fits`)."""

    pages: Pages
    made: Any = field(repr=False)  # an `Edition`, or the one `Trial`
    text_fits: bool = False


class Typesetter:
    """A warm engine: fonts and the shared style sheets, read once."""

    def __init__(self, styles: tuple[str, ...], plates: Kept | None = None, base: str = "") -> None:
        """`plates` are those that are kept; `base` is the digest of all that plates are made with
        beside their HTML."""
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
        self._plates = plates or Kept()
        self._base = exact(base, *styles)
        self._taken: dict[str, bool] = {}  # by text and format, whether it fits
        self._imprints: dict[str, Opened[Any]] = {}  # imprints of the edition that is being set
        with _engine_log() as log:
            self._faces = [self._sheet(fonts.font_css())]
            self._styles = [*self._faces, *self._as_one(styles)]
        self._set_as = lru_cache(_SETTINGS)(self._sheet)
        self._said = log  # of the styles: told with every edition

    def set(self, manuscript: Manuscript, pictures: Mapping[str, bytes]) -> Laid:
        """An edition laid out: its plate, made or kept, and its imprint. What no page holds whole
        is set with the text; all of it is, where a workspace's own template knows of no plate."""
        inline = frozenset[str]()
        while (composed := manuscript.parts(inline)).split:
            with _engine_log() as log:
                edition = self._setter(manuscript, pictures).edition(composed)
            if isinstance(edition, Edition):
                return _laid(edition, self._remarks(edition.plate.remarks, log))
            inline |= edition
        return self._whole(manuscript.whole(), manuscript.format, pictures)

    def write(self, laid: Laid, format_: Format) -> Parts | bytes:
        """The two files of an edition that was laid out, or its one, tagged unless its pages will
        be imposed."""
        with _engine_log():
            if not isinstance(laid.made, Edition):
                return self._write(laid.made.document, format_)
            edition, document = laid.made, laid.made.imprint.trial.document
            self._imprints.clear()
            seeded(document, edition.plate.faces)
            imprint = self._write(document, format_, as_imprint)
            return Parts(edition.plate.pdf, imprint, edition.assembled.leaves)

    def typeset(self, html: str, format_: Format, pictures: Mapping[str, bytes]) -> Pages:
        """The laid-out pages of an edition's whole HTML and their PDF."""
        laid = self._whole(html, format_, pictures)
        pdf = self.write(laid, format_)
        assert isinstance(pdf, bytes)
        return replace(laid.pages, pdf=pdf)

    def _whole(self, html: str, format_: Format, pictures: Mapping[str, bytes]) -> Laid:
        with _engine_log() as log:
            source, trial = self._fitted(html, format_, pictures)
        letters = html_letters(source.etree_element)
        return Laid(Pages(trial.pages, b"", self._remarks((), log), trial.fit, letters), trial)

    def _setter(self, manuscript: Manuscript, pictures: Mapping[str, bytes]) -> Setter[Any]:
        format_, at_once = manuscript.format, manuscript.at_once
        return Setter(
            format_,
            lambda html: self._opened(html, format_, pictures),
            lambda html, text: self._plate(html, text, pictures, at_once=at_once),
            lambda html, text: self._text_fits(html, text, pictures),
            at_once,
        )

    def _opened(self, html: str, format_: Format, pictures: Mapping[str, bytes]) -> Opened[Any]:
        """An imprint's HTML, opened; one edition may be set in several ways with the same."""
        key = exact(html, format_.model_dump_json())
        if key not in self._imprints:
            source = _source(html, pictures)
            root = source.etree_element
            nodes, layout = outline(root), lru_cache(self._layout(source, format_))
            self._imprints[key] = Opened(nodes, html_letters(root), layout, standing_at(root))
        return self._imprints[key]

    def _plate(
        self, html: str, format_: Format, pictures: Mapping[str, bytes], *, at_once: bool
    ) -> Plate:
        """The plate of HTML, kept or made."""
        used = (data for url, data in sorted(pictures.items()) if url in html)
        key = exact(self._base, html, format_.model_dump_json(), str(at_once), *used)
        plate = self._plates.get(key)
        if plate is None or not are_there(self._fonts.font_map, plate.faces):
            plate = self._plates.put(key, self._made(html, format_, pictures, at_once))
        return plate

    def _made(
        self, html: str, format_: Format, pictures: Mapping[str, bytes], at_once: bool
    ) -> Plate:
        with _engine_log() as log:
            source, trial = self._fitted(html, format_, pictures, at_once=at_once)
            without_fonts(trial.document)
            pdf = self._write(trial.document, format_, as_plate)
        said = tuple(map(remark, dict.fromkeys(log)))
        letters = html_letters(source.etree_element)
        return Plate(pdf, trial.pages, trial.fit, faces_of(trial.document), said, letters)

    def _remarks(self, said: Sequence[Remark], log: Sequence[str]) -> tuple[Remark, ...]:
        """What the engine said; of the styles it is told with every edition."""
        return tuple(dict.fromkeys([*map(remark, self._said), *said, *map(remark, log)]))

    def lay_out(self, html: str, format_: Format, pictures: Mapping[str, bytes]) -> Trial[Any]:
        """The layout of an edition, fitted to its format; nothing is written."""
        return self._fitted(html, format_, pictures)[1]

    def _fitted(
        self, html: str, format_: Format, pictures: Mapping[str, bytes], *, at_once: bool = False
    ) -> tuple[HTML, Trial[Any]]:
        """Parsed HTML, and its layout fitted to a format."""
        source = _source(html, pictures)
        text = _text(html, source, format_)
        return source, fitted(format_, text, self._layout(source, format_), at_once=at_once)

    def fits(self, html: str, format_: Format, pictures: Mapping[str, bytes]) -> bool:
        """Whether an edition fits its format at all."""
        source = _source(html, pictures)
        return fits(format_, _text(html, source, format_), self._layout(source, format_))

    def may_take(
        self, manuscript: Manuscript, pictures: Mapping[str, bytes], *, told_once: bool
    ) -> bool:
        """Whether an edition may fit its format at all; no plate is made for that. One layout of a
        text tells it of all the hospitals that leave it the same room, or, `told_once`, about
        the same."""
        composed = manuscript.parts(frozenset())
        if not composed.split:
            return self.fits(manuscript.whole(), manuscript.format, pictures)
        takes = self._setter(manuscript, pictures).may_take(composed, told_once=told_once)
        if told_once:  # it is not set now: its layouts are no longer needed
            self._imprints.clear()
        return takes

    def _text_fits(self, html: str, format_: Format, pictures: Mapping[str, bytes]) -> bool:
        """Whether a text fits at its floor: one layout, the first time."""
        key = exact(html, format_.model_dump_json())
        if key not in self._taken:
            self._taken[key] = self.fits(html, format_, pictures)
        return self._taken[key]

    def layout(
        self, html: str, format_: Format, pictures: Mapping[str, bytes]
    ) -> Callable[[Setting], Trial[Any]]:
        """What lays the same HTML out with one setting after another."""
        source = _source(html, pictures)
        outline(source.etree_element)
        return self._layout(source, format_)

    def _layout(self, source: HTML, format_: Format) -> Callable[[Setting], Trial[Any]]:
        images: dict[str, Any] = {}  # the engine's cache: parsed HTML and images serve all layouts

        def with_setting(setting: Setting) -> Trial[Any]:
            document: Document = source.render(
                stylesheets=[*self._styles, self._set_as(setting_css(setting, format_))],
                font_config=self._fonts,
                pdf_variant=_variant(format_),
                cache=images,
            )
            if format_.least_height is not None:
                cut_to_content(document, format_.least_height)
            return Trial(setting, read_pages(document), document)

        return with_setting

    def plain(self, html: str, pictures: Mapping[str, bytes] | None = None) -> bytes:
        """The PDF of a page that brings its own style, set in the leaflet's fonts."""
        with _engine_log():
            pdf = _source(html, pictures or {}).write_pdf(
                stylesheets=self._faces, font_config=self._fonts
            )
        return bytes(pdf or b"")

    def _sheet(self, css: str, **shared: Any) -> Any:
        from weasyprint import CSS

        fetch = _fetcher(fonts.files())
        return CSS(string=css, font_config=self._fonts, url_fetcher=fetch, **shared)

    def _as_one(self, styles: Sequence[str]) -> list[Any]:
        """Style sheets as one: the engine asks each of them about each element."""
        sheets: list[Any] = []
        for css in styles:
            names = ("matcher", "page_rules", "layers") if sheets else ()
            sheets.append(self._sheet(css, **{name: getattr(sheets[0], name) for name in names}))
        return sheets[:1]

    def _write(self, document: Document, format_: Format, last: Finish | None = None) -> bytes:
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


def _laid(edition: Edition[Any], remarks: tuple[Remark, ...]) -> Laid:
    pages = Pages(edition.assembled.pages, b"", remarks, edition.fit, edition.letters)
    return Laid(pages, edition, edition.plate.fit.fits)


def _source(html: str, pictures: Mapping[str, bytes]) -> HTML:
    """Parsed HTML, and the pictures that it may show."""
    from weasyprint import HTML

    return HTML(string=html, base_url="depliant:", url_fetcher=_fetcher(pictures))


def _variant(format_: Format) -> str | None:
    return None if format_.imposed else _VARIANTS[format_.road]


def _text(html: str, source: HTML, format_: Format) -> Text:
    """What there is to fit; the elements of the parsed HTML get their addresses."""
    return Text(copy_of(html, format_), outline(source.etree_element))


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


def _narrowest(format_: Format) -> float:
    """The width of the page of running text on which it takes the most room, in mm."""
    return min(format_.flow, key=lambda page: page.text_width).width


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
