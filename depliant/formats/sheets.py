"""sheets: which page stands where, on the printed sides of a laid-out edition.

A format's own sheets are data; those of a saddle-stitched booklet follow from the number of its
pages, and a print shop that imposes by itself gets single pages in reading order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depliant.formats.format import Format
from depliant.formats.parts import Placement, Sheet
from depliant.formats.variants import mirror, turn


def sheets_of(format_: Format, roles: Sequence[str]) -> tuple[Sheet, ...]:
    """The printed sides, fronts and backs in turn, for pages with `roles` in reading order.

    Lengths are those of the trimmed paper, in mm. None where every page is printed as it is.
    """
    if format_.bleed and not format_.sheets:
        return tuple(_single(format_, role) for role in roles)
    sides = tuple(_saddle(format_, roles)) if format_.saddle else format_.sheets
    if not format_.turned:
        return sides
    return tuple(turn(side, format_) if n % 2 else side for n, side in enumerate(sides))


def _single(format_: Format, role: str) -> Sheet:
    page = format_.page(role)
    width, height = page.width - 2 * format_.bleed, page.height - 2 * format_.bleed
    return Sheet(name=role, width=width, height=height, placements=(Placement(role=role),))


def _saddle(format_: Format, roles: Sequence[str]) -> Iterator[Sheet]:
    """The pages that face each other on a sheet add to one more than the number of pages."""
    assert format_.saddle
    count = -(-len(roles) // 4) * 4
    for low in range(count // 2):
        pair = (count - 1 - low, low) if low % 2 == 0 else (low, count - 1 - low)
        middle = format_.saddle.width / 2
        placements = tuple(
            Placement(role=roles[index], x=x)
            for index, x in zip(pair, (0.0, middle), strict=True)
            if index < len(roles)
        )
        sheet = Sheet(
            name=f"{low + 1}",
            width=format_.saddle.width,
            height=format_.saddle.height,
            placements=placements,
        )
        yield mirror(sheet, format_) if format_.rtl else sheet
