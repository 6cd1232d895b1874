"""What is this edition's own in its style: its colours, its paper, the lengths that follow from it.

The shared style sheets hold no margin of any paper: they reach into a margin by the custom
properties that are written here for each slot. Lengths in mm.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from depliant.formats.format import PAPER_EDGE, Format
from depliant.formats.parts import Margin, PageSpec

HEAD_TOP = 4.5  # from the edge of the title's field to its words
COVER_FOOT = 18.0  # that the words at a cover's foot take
ASIDE_GAP = 6.0  # between the running text and what stands aside
ASIDE_NUMBER = 15.3 / 38  # pt of type for a mm of column: ten digits fill it


def edition_css(own: Mapping[str, str], format_: Format) -> str:
    """What is its hospital's `own` (colours, the shape of its logo), the lengths and the `@page`
    rules of an edition; its sizes come with its fit."""
    words = _declared(own)
    return "\n".join([f":root {{ {words} }}", *_rules(format_)])


def _rules(format_: Format) -> Iterator[str]:
    for page in format_.pages:
        if not page.is_flow:
            yield _page_rule(page.role, page)
            yield _slot_rule(page.role, page, format_)
    for number, page in enumerate(format_.flow, 1):
        yield _page_rule("flow" if number == 1 else f":nth({number} of flow)", page)
    if not format_.sheets:
        yield "@page flow { @bottom-right { content: counter(page) } }"
    if not any(page.role == "cover" for page in format_.pages):
        top = format_.edge
        yield f"@page flow:first {{ margin-top: {top:g}mm; @top-left {{ content: none }} }}"
    yield _slot_rule("flow", format_.flow[0], format_)
    if format_.aside:
        yield f".flow {{ {_declared(_aside(format_))} }}"


def _page_rule(selector: str, page: PageSpec) -> str:
    size = f"{page.width:g}mm {page.height:g}mm"
    return f"@page {selector} {{ size: {size}; margin: {_sides(page.margin)} }}"


def _slot_rule(slot: str, page: PageSpec, format_: Format) -> str:
    return f".{slot} {{ {_declared(_reaches(page, format_) | _insets(page, format_))} }}"


def _reaches(page: PageSpec, format_: Format) -> dict[str, str]:
    """How far a field of colour may reach out of the text area, and the area's height."""
    top, right, bottom, left = (max(0.0, side - format_.edge) for side in page.margin)
    start, end = _printable(page, format_)
    return {
        "reach-top": f"-{top:g}mm",
        "reach-right": f"-{right:g}mm",
        "reach-bottom": f"-{bottom:g}mm",
        "reach-left": f"-{left:g}mm",
        "inset-left": f"{left:g}mm",
        "inset-right": f"{right:g}mm",
        "printable-start": f"{start:g}mm",
        "printable-end": f"{end:g}mm",
        "area-height": f"{page.text_height:g}mm",
    }


def _insets(page: PageSpec, format_: Format) -> dict[str, str]:
    """How far words stay inside a field of colour."""
    bleed_edge = format_.bleed + PAPER_EDGE if format_.bleed else 0.0
    return {
        "bleed-edge": f"{bleed_edge:g}mm",  # further than an office edition's field
        "head-top": f"{HEAD_TOP + bleed_edge:g}mm",
        "inset": _sides(page.inset),
        "foot-bottom": f"{page.inset[2] - COVER_FOOT:g}mm",
        "foot-right": f"{page.inset[1]:g}mm",
        "foot-left": f"{page.inset[3]:g}mm",
    }


def _printable(page: PageSpec, format_: Format) -> tuple[float, float]:
    """How much of the margins before and after a line an office printer prints on; a print
    shop's words stand where an office edition's do."""
    edge = format_.bleed + (PAPER_EDGE if format_.road == "paper" else 0.0)
    _top, right, _bottom, left = (max(0.0, side - edge) for side in page.margin)
    return (right, left) if format_.rtl else (left, right)


def _aside(format_: Format) -> dict[str, str]:
    """The column in the outer margin, and the type in which a phone number fills it."""
    _start, end = _printable(format_.flow[0], format_)
    width = end - ASIDE_GAP
    return {
        "aside-gap": f"{ASIDE_GAP:g}mm",
        "aside-width": f"{width:g}mm",
        "aside-number": f"{min(format_.type.number, width * ASIDE_NUMBER):.4g}pt",
    }


def _declared(words: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in words.items())


def _sides(margin: Margin) -> str:
    return " ".join(f"{side:g}mm" for side in margin)
