"""Colours: the palette of a hospital, and whether its words can be read on it.

Contrast is that of WCAG 2.2 (1.4.3): the ratio of two relative luminances, 4.5 at least for text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from colorsys import rgb_to_hls

LEAST = 4.5  # WCAG 2.2, 1.4.3
TINT, LINE = 0.10, 0.45  # shares of the accent on white
GREY = 0.08  # chroma (0 to 1): of a weaker colour nobody names the hue
Inks = tuple[float, float, float, float]
DARK = "#1a1a1a"  # the ground of a screen that is set to dark
# Every pair of a text's colour and its ground that the style sheets set, by the palette's names.
PAIRS = (
    ("ink", "paper"),
    ("ink", "tint"),
    ("quiet", "paper"),  # small print, so that black is kept for what is read
    ("accent", "paper"),  # headings, phone numbers
    ("accent", "tint"),  # a number set off, the key message's heading
    ("paper", "accent"),  # the cover, the discs of steps
    ("alert", "paper"),  # the warning and its phone numbers
    ("paper", "alert"),  # the warning's sign
)


def palette(accent: str, alert: str) -> dict[str, str]:
    """The colour words of a hospital: every colour of its leaflets, as #rrggbb."""
    return {
        "accent": accent,
        "alert": alert,
        "tint": _mix(accent, TINT),
        "line": _mix(accent, LINE),
        "ink": "#1a1a1a",
        "quiet": "#595959",
        "paper": "#ffffff",
    }


def press_inks(
    colours: Mapping[str, str], accent: Inks | None, tint: Inks | None
) -> dict[str, Inks]:
    """The inks (shares of cyan, magenta, yellow and black, 0 to 1) of the palette's colours that
    follow from what a hospital says of its accent and its tint, by #rrggbb. A tint that is not
    said has the accent's inks, a tenth of each: the same hue, however a profile would mix it."""
    found = {}
    if accent:
        found[colours["line"]] = _share(accent, LINE)
        found[colours["tint"]] = _share(accent, TINT)
        found[colours["accent"]] = accent
    if tint:
        found[colours["tint"]] = tint
    return found


def _share(inks: Inks, share: float) -> Inks:
    cyan, magenta, yellow, black = (round(ink * share, 4) for ink in inks)
    return cyan, magenta, yellow, black


def hue(colour: str) -> float | None:
    """The hue of a colour in degrees, from 0 (red) to 360; `None` for what is nearly grey."""
    hue_, lightness, saturation = rgb_to_hls(*(part / 255 for part in _parts(colour)))
    chroma = saturation * (1 - abs(2 * lightness - 1))
    return hue_ * 360 if chroma >= GREY else None


def apart(one: str, other: str) -> float:
    """How far two hues are from each other, in degrees; 180 where a colour has none."""
    hues = hue(one), hue(other)
    if hues[0] is None or hues[1] is None:
        return 180.0
    far = abs(hues[0] - hues[1])
    return min(far, 360 - far)


def _mix(colour: str, share: float) -> str:
    """`share` of a colour on white."""
    return _hex(255 - (255 - part) * share for part in _parts(colour))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 (the same) to 21 (black on white)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def third_copy(grey: float) -> float:
    """What a third photocopy makes of a grey, from 0 (black) to 255: the middle ones are driven
    apart by a quarter and grow a little lighter, the palest are gone. A rule of thumb of ours,
    which the pictures of `--grey` draw: no copier is like another."""
    return min(255.0, max(0.0, (grey - 128) * 1.25 + 134))


def copied(colour: str) -> str:
    """A colour as a third photocopy shows it: the grey that is as light to the eye, copied."""
    part = round(third_copy(255 * _coded(_luminance(colour))))
    return _hex(iter((part, part, part)))


def kept_contrast(one: str, other: str) -> float:
    """The contrast of two colours, to the eye and on a third photocopy: the lesser of the two."""
    return min(contrast(one, other), contrast(copied(one), copied(other)))


def poor(accent: str, alert: str) -> Iterator[tuple[str, str, float]]:
    """The pairs of a palette that cannot be read, with their contrast."""
    colours = palette(accent, alert)
    for text, ground in PAIRS:
        ratio = contrast(colours[text], colours[ground])
        if ratio < LEAST:
            yield text, ground, ratio


def nearest(colour: str) -> str:
    """The lightest colour of the same hue, not lighter than `colour`, that reads on white and on
    its own tint, either way round."""
    return next(one for one in _darker(colour) if not any(poor(one, "#000000")))


def kept_in_copies(colour: str, ground: str) -> str:
    """The lightest colour of the same hue, not lighter than `colour`, that reads on a ground, or
    as a ground under words of that colour, on its third photocopy too; empty if black does not."""
    pairs = ((one, ground) for one in _darker(colour))
    return next((pair[0] for pair in pairs if kept_contrast(*pair) >= LEAST), "")


def _darker(colour: str) -> Iterator[str]:
    """A colour, and step by step the darker ones of its hue, black at last."""
    for step in range(256):
        yield _hex(part * (255 - step) / 255 for part in _parts(colour))


def on_dark(colour: str, ground: str = DARK) -> str:
    """The darkest colour of the same hue, not darker than `colour`, that reads on a dark ground."""
    for step in range(101):
        lighter = _mix(colour, 1 - step / 100)
        if contrast(lighter, ground) >= LEAST:
            return lighter
    return "#ffffff"


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _coded(light: float) -> float:
    return light * 12.92 if light <= 0.0031308 else float(1.055 * light ** (1 / 2.4) - 0.055)


def _parts(colour: str) -> list[int]:
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]


def _hex(parts: Iterator[float]) -> str:
    return "#" + "".join(f"{round(part):02x}" for part in parts)
