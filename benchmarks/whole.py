"""An edition in one piece, as any other typesetter would be given it: HTML, pictures, styles.

All that the benchmarks know of how depliant composes an edition stands here.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from depliant.content.select import Choice, select
from depliant.sources.workspace import Workspace
from depliant.typeset.compose import Composer
from depliant.typeset.engine.engine import setting_css
from depliant.typeset.lettering import fonts
from depliant.typeset.pages import Fit
from depliant.typeset.room import Setting


@dataclass(frozen=True)
class Whole:
    """The HTML of an edition, its pictures by URL, the style sheet of how it was fitted, and the
    kind of PDF that it is."""

    html: str
    pictures: Mapping[str, bytes]
    css: str
    variant: str | None


def whole(choice: Choice, composer: Composer, fit: Fit | None = None) -> Whole:
    """An edition in one piece, fitted as its build says."""
    content, _odd = select(choice)
    html = composer.compose(content, choice.format)
    setting = Setting(fit.rung, fit.rung, (), fit.fillers) if fit else Setting()
    paper = "pdf/ua-1" if choice.format.road == "paper" else "pdf/a-3a"
    variant = None if choice.format.imposed else paper
    return Whole(html, content.pictures, setting_css(setting, choice.format), variant)


# --- for the `weasyprint` command ------------------------------------------------------------


@dataclass(frozen=True)
class Plain:
    """An edition as the `weasyprint` command takes it: a page, style sheets, a kind of PDF."""

    page: Path
    styles: tuple[Path, ...]
    variant: str | None

    def command(self, out: Path) -> list[str]:
        sheets = [word for path in self.styles for word in ("-s", str(path))]
        variant = ["--pdf-variant", self.variant] if self.variant else []
        engine = str(Path(sys.executable).with_name("weasyprint"))
        return [engine, "-q", *sheets, *variant, str(self.page), str(out)]


def plain(given: Whole, workspace: Workspace, folder: Path) -> Plain:
    """Write an edition's HTML, pictures, fonts and styles into an empty folder."""
    html, css = given.html, fonts.font_css() + given.css
    for number, (url, data) in enumerate([*given.pictures.items(), *fonts.files().items()]):
        path = folder / f"{number}{'.svg' if data.lstrip()[:1] == b'<' else '.bin'}"
        path.write_bytes(data)
        html, css = html.replace(url, path.as_uri()), css.replace(url, path.as_uri())
    page, faces = folder / "page.html", folder / "page.css"
    page.write_text(html, encoding="utf-8")
    faces.write_text(css, encoding="utf-8")
    sheets = []
    for number, text in enumerate(workspace.house_style.styles):
        sheets.append(folder / f"{number}.css")
        sheets[-1].write_text(text, encoding="utf-8")
    return Plain(page, (faces, *sheets), given.variant)


# --- for the bare engine, warm ---------------------------------------------------------------


class Bare:
    """The engine alone, warm: fonts and the shared style sheets, read once."""

    def __init__(self, styles: tuple[str, ...]) -> None:
        from weasyprint.text.fonts import FontConfiguration

        self._fonts = FontConfiguration()
        self._styles = [self._sheet(css) for css in (fonts.font_css(), *styles)]

    def layout(self, given: Whole) -> Any:
        """The document of one layout."""
        from weasyprint import HTML

        fetcher = _fetcher(given.pictures)
        source = HTML(string=given.html, base_url="depliant:", url_fetcher=fetcher)
        styles = [*self._styles, self._sheet(given.css)]
        return source.render(stylesheets=styles, font_config=self._fonts, pdf_variant=given.variant)

    def seconds(self, given: Whole) -> float:
        """What one layout takes of the processor."""
        start = time.process_time()
        self.layout(given)
        return time.process_time() - start

    def _sheet(self, css: str) -> Any:
        from weasyprint import CSS

        fetcher = _fetcher(fonts.files())
        return CSS(string=css, font_config=self._fonts, url_fetcher=fetcher)


def _fetcher(files: Mapping[str, bytes]) -> Any:
    """A fetcher of the engine's that gives these files, by their URLs."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Known(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            svg = files[url].lstrip()[:1] == b"<"
            kind = "image/svg+xml" if svg else "application/octet-stream"
            return URLFetcherResponse(url, files[url], {"Content-Type": kind})

    return Known()
