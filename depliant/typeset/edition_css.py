"""What is this edition's own in its style: its colours, its paper, the lengths that follow from it.

The shared style sheets hold no margin of any paper: they reach into a margin by the custom
properties that are written here for each slot. Lengths in mm; sides are those of reading: `start`
is where a line begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from depliant.formats.format import PAPER_EDGE, Format
from depliant.formats.parts import Margin, PageSpec
from depliant.units import MM_PER_PT

BODY = 12.5  # pt: the type that signs, discs and codes are drawn for; with larger type they grow
HEAD_TOP = 4.0  # from the edge of the title's field to its words
OUTSIDE = 14.0  # white outside what stands beside a column, where the other margin is no less
WIDE = 139.0  # mm: from half a sheet of A4 or Letter on, short lines stand side by side
HANG = 4.0  # how far a box hangs out of a wide panel's text: as far as its words stand inside it
ASIDE_GAP = 8.0  # between the running text and what stands aside
ASIDE_NUMBER = 15.3 / 38  # pt of type for a mm of column: ten digits fill it
FOOT_GAP, LEAST_FOOT_GAP = 6.0, 2.0  # between the last line of a page and its foot
FOOT_LEADING = 1.25  # times the small print
FOLIO = "FOLIO"
_PLACES = (
    "top-left",
    "top-right",
    "bottom-left",
    "bottom-right",
    "bottom-right-corner",
    "bottom-left-corner",
)


def edition_css(own: Mapping[str, str], format_: Format, *, centred: bool = False) -> str:
    """What is its hospital's and its front's `own` (colours, the shape of its logo, the size of
    its title), the lengths and the `@page` rules of an edition; its sizes come with its fit. Where
    nothing stands beside the text, that of the second page and later ones is `centred`."""
    grow = {"grow": f"{max(1.0, format_.type.body / BODY):.4g}"}
    words = _declared({**own, **grow})
    return "\n".join([f":root {{ {words} }}", *_rules(format_, centred)])


def overlay_css(format_: Format) -> str:
    """The page on which what will stand in the text of a plate is set by itself: as wide as a page
    of running text and as high as it may become, with nothing in its margins; and the number of
    the first page of an imprint (`FOLIO` is put in its place)."""
    page = format_.flow[0]
    left, right = page.margin[3], page.margin[1]
    boxes = (f"@{place} {{ content: none }}" for place in _PLACES)
    size = f"size: {page.width:g}mm {page.height:g}mm; margin: 0 {right:g}mm 0 {left:g}mm"
    first = f"@page :first {{ counter-increment: page {FOLIO} }}"
    return f"\n@page overlay {{ {size}; {' '.join(boxes)} }}\n{first}"


def head_reach(format_: Format) -> float:
    """How far the words of a sheet's head may stand beyond the running text, after a line."""
    _start, end = _sides_of(format_.flow[0].margin, format_)
    return max(0.0, end - format_.edge)


def is_wide(format_: Format) -> bool:
    """Whether short lines stand side by side on its pages."""
    return format_.flow[0].width >= WIDE


def hang(page: PageSpec, format_: Format) -> float:
    """How far boxes hang out of the text of a fold's page, its margins permitting."""
    hangs = format_.folded and is_wide(format_) and page.role != "cover"
    return min(HANG, *_printable(page, format_)) if hangs else 0.0


def _rules(format_: Format, centred: bool) -> Iterator[str]:
    yield from _running(format_)
    for page in format_.pages:
        if not page.is_flow:
            yield _page_rule(page.role, page)
            yield _slot_rule(page.role, page, format_)
    for number, page in enumerate(format_.flow, 1):
        yield _page_rule("flow" if number == 1 else f":nth({number} of flow)", page)
    if not any(page.role == "cover" for page in format_.pages):
        top = format_.edge
        start, _end = _side_names(format_)
        yield f"@page flow:first {{ margin-top: {top:g}mm; @top-{start} {{ content: none }} }}"
    yield _slot_rule("flow", format_.flow[0], format_)
    if format_.aside:
        yield f".flow {{ {_declared(_aside(format_, centred))} }}"
    if centred:
        yield _centred(format_)


def _running(format_: Format) -> Iterator[str]:
    """What stands in the margins of every page but a cover: the draft line at its head, the
    identity at its foot, the number of a page where pages are not seen side by side."""
    start, end = _side_names(format_)
    head = "content: element(draft-head); vertical-align: bottom; padding-bottom: 3mm"
    foot = f"content: element(identity); vertical-align: top; padding-top: {_foot_gap(format_)}"
    yield f"@page {{ @top-{start} {{ {head} }} @bottom-{start} {{ {foot} }} }}"
    none = "{ content: none }"
    yield f"@page cover {{ @top-{start} {none} @bottom-{start} {none} }}"
    if not format_.sheets:
        yield f"@page flow {{ {_folio(format_, end)} }}"


def _folio(format_: Format, end: str) -> str:
    """The number of a page, at its end; in a wide margin, where what stands there ends."""
    look = (
        f"content: counter(page); vertical-align: top; padding-top: {_foot_gap(format_)};"
        f" font-size: var(--small-size); font-weight: bold; line-height: 1.25; text-align: {end}"
    )
    if not format_.aside:
        return f"@bottom-{end} {{ {look} }}"
    outside = min(OUTSIDE, *_sides_of(format_.flow[0].margin, format_))
    return f"@bottom-{end}-corner {{ {look}; padding-{end}: {outside:g}mm }}"


def _foot_gap(format_: Format) -> str:
    """The white above a foot: what the lowest margin has over the foot's lines and the edge that
    an office printer leaves white, up to what a page should have."""
    lines = 1 if format_.aside else 2
    tall = lines * format_.type.small * FOOT_LEADING * MM_PER_PT
    edge = format_.bleed + (PAPER_EDGE if format_.road == "paper" else 0.0)
    least = min(page.margin[2] for page in format_.pages if page.role != "cover")
    return f"{min(FOOT_GAP, max(LEAST_FOOT_GAP, least - edge - tall)):.4g}mm"


def _side_names(format_: Format) -> tuple[str, str]:
    """The sides of the paper where a line begins and where it ends."""
    return ("right", "left") if format_.rtl else ("left", "right")


def _sides_of(margin: Margin, format_: Format) -> tuple[float, float]:
    """The margins before and after a line."""
    _top, right, _bottom, left = margin
    return (right, left) if format_.rtl else (left, right)


def _page_rule(selector: str, page: PageSpec) -> str:
    size = f"{page.width:g}mm {page.height:g}mm"
    return f"@page {selector} {{ size: {size}; margin: {_sides(page.margin)} }}"


def _slot_rule(slot: str, page: PageSpec, format_: Format) -> str:
    return f".{slot} {{ {_declared(_reaches(page, format_) | _insets(page, format_))} }}"


def _reaches(page: PageSpec, format_: Format) -> dict[str, str]:
    """How far a field of colour may reach out of the text area (`reach`: to the trim's bleed at a
    print shop), how far words and boxes may (`printable`) and boxes do (`hang`), its height."""
    start, end = (max(0.0, side - format_.edge) for side in _sides_of(page.margin, format_))
    before, after = _printable(page, format_)
    return {
        "reach-start": f"{start:g}mm",
        "reach-end": f"{end:g}mm",
        "printable-start": f"{before:g}mm",
        "printable-end": f"{after:g}mm",
        "hang": f"{hang(page, format_):g}mm",
        "area-height": f"{page.text_height:g}mm",
    }


def _insets(page: PageSpec, format_: Format) -> dict[str, str]:
    """How far words stay inside a field of colour."""
    bleed_edge = format_.bleed + PAPER_EDGE if format_.bleed else 0.0
    top, _right, bottom, _left = page.inset
    start, end = _sides_of(page.inset, format_)
    return {
        "bleed-edge": f"{bleed_edge:g}mm",  # further than an office edition's field
        "head-top": f"{HEAD_TOP + bleed_edge:g}mm",
        "inset-top": f"{top:g}mm",
        "inset-end": f"{end:g}mm",
        "inset-bottom": f"{bottom:g}mm",
        "inset-start": f"{start:g}mm",
    }


def _printable(page: PageSpec, format_: Format) -> tuple[float, float]:
    """How far boxes may stand out of the text area, before and after a line. An office printer
    leaves the paper's edge white; a print shop's words stand where an office edition's do, and
    only the field of a flap, whose words stay inside it, reaches its bleed. Beside a column the
    wider margin is filled up to the white that the other side has: all ends on one edge."""
    start, end = _sides_of(page.margin, format_)
    if format_.aside and page.is_flow:
        outside = min(start, end, OUTSIDE)
        return start - outside, end - outside
    edge = format_.bleed + (PAPER_EDGE if format_.road == "paper" else 0.0)
    if format_.bleed and page.role == "flap":
        edge = 0.0
    return max(0.0, start - edge), max(0.0, end - edge)


def _centred(format_: Format) -> str:
    """Later pages, with the same text in the middle; what stands in their margins stays where it
    is on the first."""
    _top, right, _bottom, left = format_.flow[0].margin
    start, _end = _side_names(format_)
    before, _after = _sides_of(format_.flow[0].margin, format_)
    side = (left + right) / 2
    back = f"margin-{start}: {before - side:g}mm"
    boxes = f"@top-{start} {{ {back} }} @bottom-{start} {{ {back} }}"
    sides = f"margin-left: {side:g}mm; margin-right: {side:g}mm"
    return f"@page :nth(n+2 of flow) {{ {sides}; {boxes} }}"


def _aside(format_: Format, centred: bool) -> dict[str, str]:
    """The column in the outer margin, and the type in which a phone number fills it; how far what
    is set across the sheet reaches into it."""
    _start, end = _printable(format_.flow[0], format_)
    width = end - ASIDE_GAP
    return {
        "aside-gap": f"{ASIDE_GAP:g}mm",
        "aside-width": f"{width:g}mm",
        "across": f"{0.0 if centred else end:g}mm",
        "aside-number": f"{min(format_.type.number, width * ASIDE_NUMBER):.4g}pt",
    }


def _declared(words: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in words.items())


def _sides(margin: Margin) -> str:
    return " ".join(f"{side:g}mm" for side in margin)
