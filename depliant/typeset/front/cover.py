"""The cover of a folded leaflet, in two fields: white above, where a drawing stands on the colour;
the hospital's colour below, with the title.

Its type is as large as it fits. Where words are many the drawing becomes lower, then the title
smaller, step by step; what then still does not fit is found on the laid-out page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from depliant.formats.parts import PageSpec, TypeSizes
from depliant.typeset.front.words import (
    Headline,
    Masthead,
    Words,
    broken,
    headline,
    masthead,
    tall,
)
from depliant.typeset.lettering.lines import Lines

LOGO_HIGH = 13.0  # mm
PICTURE_OUT = 4.0  # that a drawing may stand wider than the words, on each side
ABOVE_PICTURE = 5.0  # least white between the hospital's name and the drawing
FIELD_TOP = 11.0  # from the colour's edge to the title
AFTER_TITLE, AFTER_SUBTITLE, AFTER_RULE = 4.0, 5.0, 3.0
RULE = 0.5  # the white line above whom it is for
ABOVE_FOOT = 5.0
TITLE_LEADING, LEADING, FOOT_LEADING = 1.1, 1.3, 1.3
SUBTITLE = 1.2  # times the body


@dataclass(frozen=True)
class Step:
    """How a cover gives way: the height of its drawing in mm, the least size of its title in
    shares of the best."""

    name: str
    picture: float
    least: float


STEPS = (
    Step("open", 72.0, 24 / 36),
    Step("larger-picture", 65.0, 24 / 36),
    Step("lower-picture", 60.0, 24 / 36),
    Step("low-picture", 48.0, 24 / 36),
    Step("smaller-title", 48.0, 20 / 36),
    Step("small-title", 40.0, 17 / 36),
)


@dataclass(frozen=True)
class Cover:
    """A cover as it is set: its lines, the heights of its drawing and of its white field."""

    step: str
    body: float
    title: Headline
    subtitle: Lines
    audience: Lines
    masthead: Masthead
    picture: float
    top: float

    def properties(self) -> dict[str, str]:
        """The custom properties that the style sheets set it by."""
        return {
            "cover-top": f"{self.top:.4g}mm",
            "cover-picture": f"{self.picture:.4g}mm",
            "cover-title": f"{self.title.size:g}pt",
            "cover-text": f"{self.body:g}pt",
            "cover-subtitle": f"{self.body * SUBTITLE:.4g}pt",
            "logo-width": f"{self.masthead.width:.4g}mm",
            "logo-height": f"{self.masthead.height:.4g}mm",
        }


def planned(words: Words, page: PageSpec, type_: TypeSizes) -> Cover:
    """The cover for a page: the first step on which all stands free, the last one if none does."""
    covers = list(_covers(words, page, type_))
    return next((cover for cover, fits in covers if fits), covers[-1][0])


def _covers(words: Words, page: PageSpec, type_: TypeSizes) -> Iterator[tuple[Cover, bool]]:
    """A cover for each step, and whether the words of its lower field stand free."""
    top, end, foot, start = page.inset
    room = page.text_width - start - end
    subtitle = broken(words.subtitle, type_.body * SUBTITLE, room)
    audience = broken(words.audience, type_.body, room)
    name = masthead(words, room, type_.body, LOGO_HIGH, room)
    for step in STEPS:
        title = headline(words.title, room, step.least * type_.title, type_.title)
        white = max(top + name.tall + ABOVE_PICTURE + step.picture, 0.0)
        set_ = title or Headline(step.least * type_.title, (words.title,))
        needed = FIELD_TOP + _tall(set_, subtitle, audience, type_) + _foot(words, room, type_)
        free = page.text_height - white - needed - foot
        cover = Cover(step.name, type_.body, set_, subtitle, audience, name, step.picture, white)
        yield cover, title is not None and free >= 0


def _tall(title: Headline, subtitle: Lines, audience: Lines, type_: TypeSizes) -> float:
    """The height of a title, what stands below it and the white line between."""
    return (
        tall(title.lines, title.size, TITLE_LEADING)
        + (AFTER_TITLE + tall(subtitle, type_.body * SUBTITLE, LEADING) if subtitle else 0.0)
        + AFTER_SUBTITLE
        + RULE
        + AFTER_RULE
        + tall(audience, type_.body, LEADING)
    )


def _foot(words: Words, room: float, type_: TypeSizes) -> float:
    """The height of the words at a cover's foot, with the white above them."""
    lines = tuple(line for one in words.foot for line in broken(one, type_.small, room))
    return ABOVE_FOOT + tall(lines, type_.small, FOOT_LEADING)
