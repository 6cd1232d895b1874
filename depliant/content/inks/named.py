"""named: pages are set in inks that have a name, and mixed into a hospital's colours afterwards.

What hospitals say alike is laid out once for all of them, so a page may not hold the colours of
one. Where it means a hospital's accent it has a colour that stands in for it: one that looks like
an accent, and that nobody writes. A stand-in lies half a step between the colours that `#rrggbb`
can name, and its parts have four digits, which the engine writes as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

Shares = tuple[float, ...]  # red, green and blue, 0 to 1

STAND_INS: Mapping[str, Shares] = MappingProxyType(
    {
        "accent": (0.1078, 0.3706, 0.4333),
        "alert": (0.6412, 0.1511, 0.1039),
        "tint": (0.9118, 0.9392, 0.9471),
        "line": (0.5981, 0.7157, 0.7471),
    }
)
_DIGITS = 4  # of a stand-in's parts


def in_names(colours: Mapping[str, str]) -> dict[str, str]:
    """The palette that pages and drawings are set in, as style sheets write it: stand-ins for the
    colours that are a hospital's own, the others (#rrggbb) as they are."""
    return {name: _css(STAND_INS[name]) if name in STAND_INS else colours[name] for name in colours}


def _css(shares: Shares) -> str:
    """A colour in per cent."""
    return f"rgb({' '.join(f'{100 * share:.{_DIGITS - 2}f}%' for share in shares)})"


def name_of(shares: Sequence[float]) -> str:
    """The ink that a colour stands in for; empty for any other colour."""
    return _NAMES.get(_met(shares), "")


def mixture(colours: Mapping[str, str]) -> Callable[[Shares], Shares]:
    """What mixes a hospital's palette: gives its colour for a stand-in, any other as it is."""
    own = {_met(STAND_INS[name]): _shares(colours[name]) for name in colours if name in STAND_INS}

    def mixed(shares: Shares) -> Shares:
        return own.get(_met(shares), shares)

    return mixed


def _met(shares: Sequence[float]) -> Shares:
    """A colour as stand-ins are compared: engines count in fractions of two."""
    return tuple(round(share, _DIGITS) for share in shares)


def _shares(colour: str) -> Shares:
    """#rrggbb as shares."""
    return tuple(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))


_NAMES: Mapping[Shares, str] = MappingProxyType({own: name for name, own in STAND_INS.items()})
