"""Small editions in two parts, and the same things laid out as one."""

from __future__ import annotations

import atexit
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pikepdf
from PIL import Image

from depliant.pdf.joining.join import join
from depliant.typeset.engine.engine import fetcher
from depliant.typeset.finish.faces import faces_of, seeded, undated, without_fonts
from depliant.typeset.finish.gradients import as_shadings
from depliant.typeset.finish.parts import as_imprint, as_plate, lend
from depliant.typeset.finish.tags import mend
from depliant.typeset.lettering import fonts
from depliant.typeset.plates.plate import Face, Leaf, Overlay, Parts
from depliant.units import MM_PER_PX

STYLE = """
@page { size: 120mm 180mm; margin: 10mm; @bottom-right { content: counter(page) } }
@page bare { @bottom-right { content: none } }
html { font: 11pt/1.4 var(--fonts); image-rendering: crisp-edges }
body { margin: 0 }
h1, h2, h3, p, ul, table { margin: 0 0 2mm }
.page { break-before: page }
[data-window] { display: flow-root }
[data-window].alone { break-before: page }
.lifted { page: bare; margin-left: 0; margin-right: auto }
[data-window].laid { position: absolute }
td, th { border: 0.3mm solid #080; padding: 1mm }
img { width: 20mm; height: 12mm }
"""
FADING = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60"><defs>
<linearGradient id="l" gradientUnits="userSpaceOnUse" x1="10" x2="70">
<stop offset="0" stop-color="#ffe000"/><stop offset="1" stop-color="#0000ff"/></linearGradient>
</defs><path d="M10 5h60v25h-60z" fill="url(#l)"/><circle cx="40" cy="45" r="12"/></svg>"""
CORNERED = FADING.replace(b"circle cx", b"rect width='9' height='9' x").replace(b"#0000ff", b"#f00")


def _photograph() -> bytes:
    out = io.BytesIO()
    Image.radial_gradient("L").resize((40, 24)).convert("RGBA").save(out, "PNG")
    return out.getvalue()


PICTURES = {"x:a.svg": FADING, "x:b.svg": CORNERED, "x:c.png": _photograph()}


@dataclass(frozen=True)
class Window:
    """What stands in a window: on a page of its own, or so many px from the upper left of a
    page's text, of a size in px."""

    inner: str
    at: tuple[int, int] | None = None
    size: tuple[int, int] = (160, 120)

    def written(self, name: str, inner: str, laid: bool = True) -> str:
        kind, style = "alone", ""
        if self.at and laid:
            kind, style = "laid", f"left: {self.at[0]}px; top: {self.at[1]}px; "
        elif self.at:
            kind = "page lifted"
        if self.at:
            style += f"width: {self.size[0]}px; height: {self.size[1]}px"
        tag = f'<article id="{name}" data-window="{name}" class="{kind}" style="{style}">'
        return f"{tag}{inner}</article>"


@dataclass(frozen=True)
class Edition:
    """A text with places for windows, `{name}`, and what stands in them."""

    text: str
    windows: Mapping[str, Window] = field(default_factory=dict)
    lang: str = "fr"
    variant: str | None = None

    def whole(self) -> bytes:
        """All laid out as one."""
        filled = {name: one.written(name, one.inner) for name, one in self.windows.items()}
        return _written(self._laid_out(self.text.format(**filled)), self.variant)

    def plate(self) -> tuple[bytes, tuple[Face, ...]]:
        empty = {name: one.written(name, "") for name, one in self.windows.items()}
        document = self._laid_out(self.text.format(**empty))
        lent = lend(document)
        without_fonts(document)
        pdf = _written(document, self.variant, lambda d, p: as_plate(d, p, lent))
        return pdf, faces_of(document)

    def imprint(self, faces: tuple[Face, ...]) -> bytes:
        inner = "".join(one.written(name, one.inner, False) for name, one in self.windows.items())
        document = self._laid_out(inner)
        lent = lend(document)
        seeded(document, faces)
        return _written(document, self.variant, lambda d, p: as_imprint(d, p, lent))

    def parts(self, leaves: tuple[Leaf, ...]) -> Parts:
        pdf, faces = self.plate()
        return Parts(pdf, self.imprint(faces), leaves)

    def joined(self, leaves: tuple[Leaf, ...]) -> bytes:
        return join(self.parts(leaves))

    def over(self, name: str) -> Overlay:
        """The overlay of a window: its page of the imprint, moved into its place."""
        at = self.windows[name].at or (0, 0)
        return Overlay(list(self.windows).index(name), at[0] * MM_PER_PX, at[1] * MM_PER_PX)

    def _laid_out(self, body: str) -> Any:
        from weasyprint import HTML

        way = "rtl" if self.lang == "ar" else "ltr"
        head = f'<html lang="{self.lang}" dir="{way}"><head><title>Un essai</title></head>'
        source = HTML(string=f"{head}<body>{body}", base_url="x:", url_fetcher=fetcher(PICTURES))
        faces, sheet = engine()
        return source.render(stylesheets=[sheet], font_config=faces, pdf_variant=self.variant)


@cache
def engine() -> tuple[Any, Any]:
    """The fonts of a leaflet and the style of these editions, read once."""
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    faces = FontConfiguration()
    style = fonts.font_css() + STYLE
    return faces, CSS(string=style, font_config=faces, url_fetcher=fetcher(fonts.files()))


atexit.register(engine.cache_clear)  # the engine lets go of its fonts while it can


def _written(document: Any, variant: str | None, last: Any = lambda _document, _pdf: None) -> bytes:
    def finish(document: Any, pdf: Any) -> None:
        mend(pdf)
        as_shadings(pdf)
        last(document, pdf)

    with undated():
        return bytes(document.write_pdf(pdf_variant=variant, finisher=finish))


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))
