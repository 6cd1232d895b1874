"""The pictures of an article as a Word file shows them: every program draws a PNG."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from depliant.content.colours import palette
from depliant.content.pictures.asked import Asked, figure_for
from depliant.content.pictures.drawings import cleaned, coloured
from depliant.content.pictures.kinds import kind_of
from depliant.content.prose.references import address
from depliant.errors import InputError, Problem
from depliant.importing.gallery import as_png
from depliant.pdf.pictures import pictures
from depliant.sources.leaflet import Article
from depliant.typeset.typesetter import Typesetter

SMALL, LARGE = 14.0, 110.0  # mm from left to right: at the head of a step; alone
_DOTS = 180  # an inch
_COLOURS = palette("#1f5f8b", "#b3261e")  # a drawing's own are its hospital's


@dataclass(frozen=True)
class Picture:
    """A PNG or a JPEG, and how wide it stands, in mm."""

    data: bytes
    width: float


def shown(article: Article, wanted: Mapping[str, bool]) -> dict[str, Picture]:
    """The pictures by the path that an article names; `wanted` says which stand alone. One that
    cannot be shown is left out: the checks tell it."""
    found = {path: _figure(path, article) for path in wanted}
    there = {path: data for path, data in found.items() if data}
    kinds = {path: kind_of(data) for path, data in there.items()}
    drawn = _drawn([path for path, kind in kinds.items() if kind == "SVG"], there, wanted)
    as_they_are = {path: there[path] for path, kind in kinds.items() if kind in ("PNG", "JPEG")}
    others = {path: as_png(there[path]) for path, kind in kinds.items() if kind == "WebP"}
    return {
        path: Picture(data, LARGE if wanted[path] else SMALL)
        for path, data in {**drawn, **as_they_are, **others}.items()
        if data
    }


def _figure(path: str, article: Article) -> bytes:
    """The bytes of a picture; none if there is no such one, or if it holds what we do not show."""
    figure = figure_for(Asked(path, "", article.place), article)
    if isinstance(figure, Problem):
        return b""
    if kind_of(figure.data) != "SVG":
        return figure.data
    try:
        return coloured(cleaned(figure.data, figure.place), _COLOURS, figure.place)
    except InputError:
        return b""


def _drawn(
    paths: list[str], data: Mapping[str, bytes], wanted: Mapping[str, bool]
) -> dict[str, bytes]:
    """Drawings as PNG, each laid out on a page of its own."""
    if not paths:
        return {}
    html = _pages([(address(path), wanted[path]) for path in paths])
    made = Typesetter(()).plain(html, {address(path): data[path] for path in paths})
    return dict(zip(paths, map(_cropped, pictures(made, grey=False, dpi=_DOTS)), strict=True))


def _pages(drawings: Iterable[tuple[str, bool]]) -> str:
    images = "".join(
        f'<p class="{"large" if alone else "small"}"><img alt="" src="{escape(url)}"></p>'
        for url, alone in drawings
    )
    style = (
        f"@page {{ size: {LARGE}mm {2 * LARGE}mm; margin: 0 }} body, p {{ margin: 0 }}"
        f"@page small {{ size: {SMALL}mm {2 * SMALL}mm; margin: 0 }} .small {{ page: small }}"
        "p { break-after: page } p:last-child { break-after: auto }"
        "img { display: block; width: 100%; object-fit: contain }"
    )
    return f'<html lang="en"><head><title>-</title><style>{style}</style></head><body>{images}'


def _cropped(png: bytes) -> bytes:
    """A picture without the white around it."""
    from PIL import Image, ImageChops

    with Image.open(io.BytesIO(png)) as image:
        plain = image.convert("RGB")
    ground = Image.new("RGB", plain.size, "white")
    box = ImageChops.difference(plain, ground).getbbox() or (0, 0, *plain.size)
    made = io.BytesIO()
    plain.crop(box).save(made, "PNG")
    return made.getvalue()
