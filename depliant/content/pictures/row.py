"""A row of ten little figures, drawn in a hospital's colour: 7 to 9 of 10 are seven full ones, two
hatched, one outlined. It reads in grey, and on a photocopy of a photocopy."""

from __future__ import annotations

from collections.abc import Iterator

FIGURES = 10
ROWS = "depliant:tenths/"  # the private scheme of these rows: `depliant:tenths/7-9`
PITCH, HEIGHT = 10.0, 20.0  # units of the drawing from a figure to the next; its height
_STROKE = 0.9
_BODY = "M{a} 19.4v-6.4a3.2 3.2 0 0 1 6.4 0v6.4z"  # shoulders and body, 6.4 wide
_HEAD = '<circle cx="{c}" cy="4" r="2.9"/>'


def row_url(least: int, most: int) -> str:
    """What the row of a range is called."""
    return f"{ROWS}{least}-{most}"


def row(url: str, accent: str) -> bytes:
    """The SVG of the row that a URL names, in a colour, as drawings write it."""
    least, most = map(int, url.removeprefix(ROWS).split("-"))
    figures = "".join(_figure(n, least, most, accent) for n in range(FIGURES))
    size = f"0 0 {FIGURES * PITCH:g} {HEIGHT:g}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{size}">{figures}</svg>'.encode()


def _figure(number: int, least: int, most: int, accent: str) -> str:
    centre = PITCH * (number + 0.5)
    shape = _HEAD.format(c=f"{centre:g}") + f'<path d="{_BODY.format(a=f"{centre - 3.2:g}")}"/>'
    fill = accent if number < least else "#ffffff"
    figure = f'<g fill="{fill}" stroke="{accent}" stroke-width="{_STROKE}">{shape}</g>'
    return figure + "".join(_hatching(centre, accent) if least <= number < most else ())


def _hatching(centre: float, accent: str) -> Iterator[str]:
    """Level strokes inside the outline: as wide as head and body are there."""
    for y, half in ((3.1, 2.4), (4.9, 2.4), (11.6, 2.6), (13.4, 2.9), (15.2, 2.9), (17.0, 2.9)):
        line = f"M{centre - half:g} {y:g}h{2 * half:g}"
        yield f'<path d="{line}" fill="none" stroke="{accent}" stroke-width="0.8"/>'
