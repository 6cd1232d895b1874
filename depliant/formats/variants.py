"""variants: a format + the options of an edition → the format that is pressed.

Each variant is a format again, so that no stage after this one knows about options: another
paper, a sheet mirrored for a language that reads from right to left, a side that stands on its
head for a printer that flips so, pages with bleed for a print shop.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from depliant.formats.format import Closing, Format
from depliant.formats.options import OFFICE, PAPERS, Options
from depliant.formats.parts import Budget, Margin, PageSpec, Placement, Sheet
from depliant.languages import Direction

_CLOSER: tuple[Closing, ...] = ("brief", "compact", "parted", "across")


def variant(format_: Format, options: Options, *, rtl: bool = False) -> Format:
    """`format_` as an edition with these options is pressed."""
    if options.paper:
        format_ = on_paper(format_, options.paper)
    if rtl:
        format_ = mirrored(format_)
    if options.duplex == "single-sided":
        format_ = format_.model_copy(update={"single_sided": True, "duplex": None})
    elif options.duplex:
        turned = format_.duplex is not None and options.duplex != format_.duplex
        format_ = format_.model_copy(update={"turned": turned, "duplex": options.duplex})
    return bled(format_, options) if options.bleed else format_


def pressed_as(
    format_: Format, options: Options, direction: Direction, most: int | None = None
) -> Format:
    """`format_` as an edition with these options is pressed: read in a direction, with at least
    the page budget that its leaflet was granted (`most`)."""
    pressed = variant(format_, options, rtl=direction == "rtl")
    if most is None:
        return pressed
    budget = Budget(least=format_.budget.least, most=max(most, format_.budget.most))
    return pressed.model_copy(update={"budget": budget})


def meant(format_: Format, options: Options) -> Options:
    """The options without those that are the format's own way: its paper, its edge."""
    paper = "" if format_.paper in _both_ways(options.paper) else options.paper
    duplex = "" if options.duplex == format_.duplex else options.duplex
    return replace(options, paper=paper, duplex=duplex)


def _both_ways(paper: str) -> tuple[tuple[float, ...], ...]:
    size = PAPERS.get(paper, (0.0, 0.0))
    return size, size[::-1]


def takes(format_: Format, options: Options) -> bool:
    """Whether each option means something for a format: a screen has no paper, a sheet that is
    not folded has no side to turn otherwise than its format does."""
    if format_.road != "paper":
        return options == OFFICE
    return format_.folded or options.duplex in ("", format_.duplex)


# --- what closes a leaflet takes less room ---------------------------------------------------


def closer(format_: Format) -> Iterator[Format]:
    """`format_` for a hospital that has more to say than most, step by step: the sources run
    on; its contacts stand compactly; the sources leave their page, or take the address that stood
    beside the text; contacts go from the margin across the sheet; at last the lines for questions
    give way."""
    closings = (_closing(format_, name) for name in _CLOSER)
    steps = [step for step in closings if step.closing != "across" or "contacts" in format_.aside]
    yield from steps
    if format_.slot_of("questions") != "flow" and "questions" not in format_.omits:
        omits = (*format_.omits, "questions")
        yield from (step.model_copy(update={"omits": omits}) for step in steps)


def _closing(format_: Format, closing: Closing) -> Format:
    keep = closing in ("brief", "compact")
    pages = format_.pages if keep else tuple(map(_without_sources, format_.pages))
    return format_.model_copy(update={"closing": closing, "pages": pages})


def _without_sources(page: PageSpec) -> PageSpec:
    """A page that holds the contacts, without the sources: these flow."""
    if "contacts" not in page.holds:
        return page
    holds = tuple(role for role in page.holds if role != "sources")
    return page.model_copy(update={"holds": holds})


# --- another paper ---------------------------------------------------------------------------


@dataclass(frozen=True)
class _Stretch:
    """How much wider and higher a paper is; margins stay as they are."""

    x: float
    y: float

    def page(self, page: PageSpec) -> PageSpec:
        size = {"width": _mm(page.width * self.x), "height": _mm(page.height * self.y)}
        return page.model_copy(update=size)

    def placement(self, placement: Placement) -> Placement:
        clip = placement.clip and (_mm(placement.clip[0] * self.x), _mm(placement.clip[1] * self.x))
        place = {"x": _mm(placement.x * self.x), "y": _mm(placement.y * self.y), "clip": clip}
        return placement.model_copy(update=place)

    def sheet(self, sheet: Sheet) -> Sheet:
        return sheet.model_copy(
            update={
                "width": _mm(sheet.width * self.x),
                "height": _mm(sheet.height * self.y),
                "placements": tuple(map(self.placement, sheet.placements)),
            }
        )


def on_paper(format_: Format, paper: str) -> Format:
    """The same format on another paper: panels keep their share of it, margins their mm."""
    width, height = format_.paper
    upright = sorted(PAPERS[paper])
    wanted = upright if width <= height else upright[::-1]
    stretch = _Stretch(wanted[0] / width, wanted[1] / height)
    saddle = format_.saddle and format_.saddle.model_copy(
        update={"width": wanted[0], "height": wanted[1]}
    )
    return format_.model_copy(
        update={
            "pages": tuple(map(stretch.page, format_.pages)),
            "sheets": tuple(map(stretch.sheet, format_.sheets)),
            "saddle": saddle,
        }
    )


def _mm(length: float) -> float:
    return round(length, 3)


# --- right to left ---------------------------------------------------------------------------


def mirrored(format_: Format) -> Format:
    """The same fold for a language read from right to left: sheets and margins change sides."""
    return format_.model_copy(
        update={
            "rtl": not format_.rtl,
            "pages": tuple(
                page.model_copy(update={"margin": _swap(page.margin), "inset": _swap(page.inset)})
                for page in format_.pages
            ),
            "sheets": tuple(mirror(sheet, format_) for sheet in format_.sheets),
        }
    )


def _swap(margin: Margin) -> Margin:
    top, right, bottom, left = margin
    return top, left, bottom, right


def mirror(sheet: Sheet, format_: Format) -> Sheet:
    """Left becomes right; each page stays upright."""

    def placed(placement: Placement) -> Placement:
        page = format_.page(placement.role)
        wide = page.width if placement.turn in (0, 180) else page.height
        clip = placement.clip and (page.width - placement.clip[1], page.width - placement.clip[0])
        return placement.model_copy(
            update={"x": _mm(sheet.width - placement.x - wide), "clip": clip}
        )

    return sheet.model_copy(update={"placements": tuple(map(placed, sheet.placements))})


# --- a side on its head ----------------------------------------------------------------------


def turn(sheet: Sheet, format_: Format) -> Sheet:
    """A sheet turned by 180 degrees."""

    def placed(placement: Placement) -> Placement:
        page = format_.page(placement.role)
        upright = placement.turn in (0, 180)
        wide, high = (page.width, page.height) if upright else (page.height, page.width)
        return placement.model_copy(
            update={
                "x": _mm(sheet.width - placement.x - wide),
                "y": _mm(sheet.height - placement.y - high),
                "turn": (placement.turn + 180) % 360,
            }
        )

    return sheet.model_copy(update={"placements": tuple(map(placed, sheet.placements))})


# --- a print shop's edition ------------------------------------------------------------------


def bled(format_: Format, options: Options) -> Format:
    """Pages that reach `bleed` mm over their trim on every side. A cover's field of colour fills
    all of it; text stays where it was, so the field's margin becomes its inset."""

    def page(page: PageSpec) -> PageSpec:
        around = _add(page.margin, options.bleed)
        size = {"width": page.width + 2 * options.bleed, "height": page.height + 2 * options.bleed}
        field = {"margin": (0, 0, 0, 0), "inset": _sum(page.inset, around)}
        kept = field if page.role == "cover" else {"margin": around}
        return page.model_copy(update={**size, **kept})

    pages = tuple(map(page, format_.pages))
    return format_.model_copy(
        update={"pages": pages, "bleed": options.bleed, "marks": options.marks}
    )


def _add(margin: Margin, length: float) -> Margin:
    top, right, bottom, left = margin
    return top + length, right + length, bottom + length, left + length


def _sum(one: Margin, two: Margin) -> Margin:
    return one[0] + two[0], one[1] + two[1], one[2] + two[2], one[3] + two[3]
