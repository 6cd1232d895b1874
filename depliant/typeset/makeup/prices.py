"""prices: what each fault of a made-up page costs. The unit is what a millimetre of hole costs.

All that the search weighs stands here, so that one number can be seen beside the others. What
must not be has no price: it is not made.
"""

from __future__ import annotations

from enum import Enum


class Seam(Enum):
    """What a break before a part of the text parts."""

    PAGE = "page"  # nothing: it opens a page, wherever the page before ends
    SECTION = "section"  # two sections: nobody minds
    BLOCK = "block"  # two blocks of a section: it goes on elsewhere
    LIST = "list"  # the items of a list
    END = "end"  # the first of a list from the second, the last but one from the last
    LINES = "lines"  # the lines of a paragraph, or of what no page holds
    KEPT = "kept"  # a heading from its text, a box from what it belongs to: never


# At a fold or a gutter the eye finds the rest beside it; at a turn the hand has to look for it.
TEARS: dict[Seam, tuple[float, float]] = {  # (beside, over a turn)
    Seam.PAGE: (0.0, 0.0),
    Seam.SECTION: (0.0, 0.0),
    Seam.BLOCK: (3.0, 8.0),  # as much as a few mm of unevenness: levelness wins at a fold
    Seam.LINES: (16.0, 34.0),
    Seam.LIST: (14.0, 34.0),  # a list read by halves is counted wrong
    Seam.END: (60.0, 100.0),  # an item alone is no list: only where a large hole is saved
}

STUB = 22.0  # two lines of a section alone on their page: read as a slip
STUB_LINES = 3  # fewer are a stub

HOLE = 25.0  # mm at a page's foot: less is taken for the page's own white
HOLE_MM = 1.0  # each mm beyond
WHITE_MM = 0.08  # each mm up to there: of two plans that are equal, the fuller pages

LEVEL = 6.0  # mm: ends that differ by less look level (one line)
EVEN = 2 * LEVEL  # mm at a page's foot: with more, the white between its parts grows
UNEVEN_MM = 0.7  # each mm beyond, between pages that lie side by side

# A screen's page is as high as what it holds. What is read at one go is parted only where no page
# holds it; a section goes on elsewhere where it opened its page, rather than where it could have.
SCREEN_TEARS: dict[Seam, tuple[float, float]] = {  # (its section opened the page, it did not)
    Seam.BLOCK: (10.0, 15.0),
    Seam.LINES: (150.0, 150.0),
    Seam.LIST: (150.0, 150.0),
    Seam.END: (190.0, 190.0),
}
SCREEN = 36.0  # each page, one swipe more: worth two sections parted, but none that leaves a stub
JOINED = 40.0  # a section parted that only joined a page opened by its own: it joins whole or not
SHORT_MM = 1.0  # each mm that a page lacks to the least height, and leaves white

RUNGS = {  # airy is kind to who reads; text is not squeezed to mend a page while paper is left
    "roomy": 0.0,
    "airy": 1.0,
    "best": 3.0,
    "smaller-figures": 12.0,
    "closer": 36.0,  # as a hole of 55 mm
    "tighter-lines": 44.0,
    "smaller-type": 48.0,  # and what smaller letters cost
    "floor": 54.0,
}
SMALLER_TYPE = 160.0  # from a format's best type to its least: no tear is worth smaller letters
