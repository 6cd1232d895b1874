"""The parts of a format, as people write them: pages, placements, sheets, budget, type sizes.

Lengths in mm, type sizes in pt.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from depliant.formats.geometry import Box
from depliant.reading.models import Written
from depliant.reading.spelling import FLAG
from depliant.words import _

Length = Annotated[float, Field(gt=0, le=2000)]
Offset = Annotated[float, Field(ge=-2000, le=2000)]
Inner = Annotated[float, Field(ge=0, le=2000)]  # a distance inside a page
Margin = tuple[Inner, Inner, Inner, Inner]
Points = Annotated[float, Field(gt=0, le=144)]  # pt: two inches high
Edge = Literal["short-edge", "long-edge"]


class PageSpec(Written):
    """A page: its role, its size, its margins (top, right, bottom, left), the sections it holds.

    `inset` is how far a cover's words stay inside its fields, on the same four sides.
    """

    role: Annotated[str, Field(pattern=r"^(cover|flap|back|flow(-[1-9])?)$")]
    width: Length
    height: Length
    margin: Margin
    inset: Margin = (9, 8, 8, 8)
    holds: tuple[str, ...] = ()

    @property
    def is_flow(self) -> bool:
        return self.role.startswith("flow")

    @property
    def text_width(self) -> float:
        """The width of the text area: what the margins leave."""
        return self.width - self.margin[1] - self.margin[3]

    @property
    def text_height(self) -> float:
        return self.height - self.margin[0] - self.margin[2]


def _number(written: Any) -> Any:
    """What is written is text; a turn that is no number is told by its type."""
    return int(written) if isinstance(written, str) and written.isdecimal() else written


class Placement(Written):
    """Puts the page of a role on a sheet: lower-left corner of the page in mm, quarter turns
    counter-clockwise; `clip` keeps what stands between two distances from the page's left edge."""

    role: str
    x: Offset = 0
    y: Offset = 0
    turn: Annotated[Literal[0, 90, 180, 270], BeforeValidator(_number)] = 0
    clip: tuple[Inner, Inner] | None = None

    def box(self, width: float, height: float) -> Box:
        """The part of the sheet that a page of a size takes: left, low, right, high, in mm."""
        left, right = self.clip or (0.0, width)
        if self.turn == 0:
            return Box(self.x + left, self.y, self.x + right, self.y + height)
        if self.turn == 180:
            return Box(self.x + width - right, self.y, self.x + width - left, self.y + height)
        ends = (left, right) if self.turn == 90 else (width - right, width - left)
        return Box(self.x, self.y + ends[0], self.x + height, self.y + ends[1])


class Sheet(Written):
    """One printed side of paper."""

    name: str
    width: Length
    height: Length
    placements: tuple[Placement, ...]


class Paper(Written):
    """The paper of a saddle-stitched booklet: two pages side by side, folded in the middle."""

    width: Length
    height: Length


class Budget(Written):
    """How many pages an edition may have."""

    least: Annotated[int, Field(ge=1)]
    most: Annotated[int, Field(ge=1, le=64)]

    @model_validator(mode="after")
    def _ordered(self) -> Budget:
        if self.least > self.most:
            raise ValueError(_("`least` is larger than `most`"))
        return self


class TypeSizes(Written):
    """Sizes in pt: `body` is the best, `least` the floor that fitting keeps; `leading` is a
    multiple of the body. Body never under 12 pt, small never under 10. `hyphens: no` never
    breaks a word (large print)."""

    body: Annotated[float, Field(ge=12, le=144)]
    least: Annotated[float, Field(ge=12, le=144)] = 12
    leading: Annotated[float, Field(ge=1.3, le=2)]
    title: Points
    heading: Points
    small: Annotated[float, Field(ge=10, le=144)]
    number: Points
    hyphens: Annotated[bool, FLAG] = True

    @model_validator(mode="after")
    def _floor(self) -> TypeSizes:
        if self.least > self.body:
            raise ValueError(_("`least` is larger than `body`"))
        return self
