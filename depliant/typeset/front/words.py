"""What stands on the front of a leaflet, and how high its lines are. Lengths in mm, type in pt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from depliant.content.content import Content
from depliant.typeset.lettering.lines import Lines, Measure, set_in
from depliant.typeset.lettering.widths import width
from depliant.units import MM_PER_PT

STEP = 0.5  # pt between two sizes that a title may have
FEW_LINES = 2  # of a title: two large ones lead better than one small one
LOGO_GAP = 4.0  # between a logo and the name beside it
BESIDE = 3  # lines: a name that needs more stands below its logo
NAME_LEADING = 1.25  # times the type


@dataclass(frozen=True)
class Words:
    """The words of a front, and the shape of what is seen beside them: `logo` is its width
    divided by its height, 0 where a hospital has none."""

    title: str
    subtitle: str
    audience: str
    name: str
    site: str
    foot: tuple[str, ...]
    logo: float


def words_of(content: Content) -> Words:
    """The words of an edition's front."""
    notice = (content.words["draft_notice"],) if content.identity.draft else ()
    return Words(
        title=content.title,
        subtitle=content.subtitle,
        audience=content.audience,
        name=content.hospital.name,
        site=content.hospital.site,
        foot=(*notice, content.identity.line),
        logo=content.logo_ratio,
    )


def at(size: float, *, bold: bool = False) -> Measure:
    """What measures words at a size."""
    return lambda words: width(words, size, bold=bold)


def broken(words: str, size: float, room: float, *, bold: bool = False) -> Lines:
    """Words on even lines of a width; on one line, for the engine to break, where no lines hold
    them."""
    return set_in(words, room, at(size, bold=bold)) or ((words,) if words else ())


def tall(lines: Lines, size: float, leading: float) -> float:
    """The height of lines of type."""
    return len(lines) * size * leading * MM_PER_PT


@dataclass(frozen=True)
class Headline:
    """A title as it is set: its size in pt, its lines."""

    size: float
    lines: Lines


def headline(title: str, room: float, least: float, most: float) -> Headline | None:
    """A title on no more lines than its least size needs (two, if that needs but one), as large
    as these lines let it be; `None` where a word of it is wider than the room."""
    lines = set_in(title, room, at(least, bold=True))
    if not lines:
        return None
    return next(_as_large(title, room, least, most, max(FEW_LINES, len(lines))))


def _as_large(title: str, room: float, least: float, most: float, count: int) -> Iterator[Headline]:
    """The headlines on so many lines, the largest first."""
    for tried in range(int((max(most, least) - least) / STEP), -1, -1):
        size = least + tried * STEP
        lines = set_in(title, room, at(size, bold=True))
        if 0 < len(lines) <= count:
            yield Headline(size, lines)


@dataclass(frozen=True)
class Masthead:
    """The hospital's logo and name: the logo's size, whether the name stands beside it, how high
    both are."""

    width: float
    height: float
    beside: bool
    tall: float


def masthead(words: Words, room: float, size: float, high: float, wide: float) -> Masthead:
    """A logo in its true proportions, `high` mm or as wide as it may be (`wide`), and the name,
    beside it where that leaves room."""
    logo_width = min(high * words.logo, wide)
    logo_height = logo_width / words.logo if words.logo else 0.0
    left = room - logo_width - (LOGO_GAP if words.logo else 0.0)
    site = (words.site,) if words.site else ()
    near = _lines(words.name, site, size, left)
    if len(near) in range(1, BESIDE + 1) or not words.logo:
        high = max(logo_height, tall(near, size, NAME_LEADING))
        return Masthead(logo_width, logo_height, True, high)
    below = tall(_lines(words.name, site, size, room), size, NAME_LEADING)
    return Masthead(logo_width, logo_height, False, logo_height + LOGO_GAP / 2 + below)


def _lines(name: str, site: Lines, size: float, room: float) -> Lines:
    """The lines of a hospital's name and its site; none where a word is wider than the room."""
    broken_name = set_in(name, room, at(size, bold=True))
    broken_site = tuple(line for one in site for line in set_in(one, room, at(size)))
    whole = broken_name and (broken_site or not site)
    return (*broken_name, *broken_site) if whole else ()
