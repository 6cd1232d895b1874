"""impose: Pages → sheets.

Each page becomes a form placed at exact scale by its role, with resource names of our own, so
that the bytes do not depend on the machine. Links and tags do not survive this: the screen
edition is the reading copy. Lengths in mm; PDF units are pt.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name

from depliant.formats.format import Format, folds
from depliant.formats.geometry import NEAR, Box
from depliant.formats.parts import Placement, Sheet
from depliant.pdf import marks
from depliant.pdf.saving import saved
from depliant.typeset.finish.metadata import DUPLEX
from depliant.typeset.pages import Pages
from depliant.units import PT_PER_MM

OVER_THE_FOLD = 1.0  # mm of a print shop's cover: a fold beside its place shows no white
_TURNS = {0: (1, 0, 0, 1), 90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}


def impose(pages: Pages, sheets: Sequence[Sheet], format_: Format) -> bytes:
    """The sheets of an edition (`sheets_of`) as a PDF; the pages' own PDF where there are none.

    A page whose role no sheet places is left out: the check `text-complete` reports it.
    """
    if not sheets:
        return pages.pdf
    result = pikepdf.new()
    with pikepdf.open(io.BytesIO(pages.pdf)) as source:
        by_role = {page.role: source.pages[i] for i, page in enumerate(pages.pages)}
        for sheet in sheets:
            _set_sheet(result, sheet, by_role, format_)
        _carry_over(source, result)
    result.Root.ViewerPreferences = _hints(format_)
    return saved(result)


def _set_sheet(
    result: pikepdf.Pdf, sheet: Sheet, by_role: dict[str, pikepdf.Page], format_: Format
) -> None:
    around = marks.around(format_)
    size = (sheet.width + 2 * around, sheet.height + 2 * around)
    result.add_blank_page(page_size=(size[0] * PT_PER_MM, size[1] * PT_PER_MM))
    target = result.pages[-1]
    content = [f"q 1 0 0 1 {marks.pt(around)} {marks.pt(around)} cm"] if around else []
    for placement in sheet.placements:
        if placement.role not in by_role:
            continue
        form = result.copy_foreign(by_role[placement.role].as_form_xobject())
        name = Name("/" + placement.role.replace("-", ""))
        target.add_resource(form, Name.XObject, name, replace_existing=True)
        content.append(_placed(placement, name, sheet, format_))
    lines = folds(sheet, format_) if format_.folded else []
    content.append(marks.drawn(sheet.width, sheet.height, lines, format_))
    content += ["Q"] if around else []
    target.contents_add("\n".join(content).encode("ascii"))
    _set_boxes(target, Box(0, 0, *size), around, format_.bleed)


def _set_boxes(page: pikepdf.Page, media: Box, around: float, bleed: float) -> None:
    """The page boxes (ISO 32000-1, 14.11.2): trim is the paper that a reader holds."""

    def box(inside: float) -> Array:
        ends = (inside, inside, media.right - inside, media.high - inside)
        return Array([round(end * PT_PER_MM, 4) for end in ends])

    for name, inside in (("Media", 0.0), ("Crop", 0.0), ("Bleed", around - bleed)):
        page.obj[Name(f"/{name}Box")] = box(inside)
    page.obj[Name.TrimBox] = box(around)


def matrix(placement: Placement, width: float, height: float) -> tuple[float, ...]:
    """The PDF matrix (a b c d in units, e f in mm) that puts a page of a size in its place: its
    lower-left corner at x, y after a turn counter-clockwise, never scaled."""
    a, b, c, d = _TURNS[placement.turn]
    left = min(0, a * width, c * height, a * width + c * height)
    low = min(0, b * width, d * height, b * width + d * height)
    return a, b, c, d, placement.x - left, placement.y - low


def _placed(placement: Placement, name: Name, sheet: Sheet, format_: Format) -> str:
    page = format_.page(placement.role)
    bleed = format_.bleed
    shifted = placement.model_copy(update={"x": placement.x - bleed, "y": placement.y - bleed})
    a, b, c, d, e, f = matrix(shifted, page.width, page.height)
    clip = ""
    if placement.clip or bleed:
        shown = _shown(placement, sheet, format_)
        x, y = marks.pt(shown.left), marks.pt(shown.low)
        width, height = marks.pt(shown.right - shown.left), marks.pt(shown.high - shown.low)
        clip = f"{x} {y} {width} {height} re W n "
    return f"q {a:g} {b:g} {c:g} {d:g} {marks.pt(e)} {marks.pt(f)} cm {clip}{name} Do Q"


def _shown(placement: Placement, sheet: Sheet, format_: Format) -> Box:
    """The part of a page that is shown, in the page's own mm: its bleed is kept where the sheet
    ends and cut where another page begins; a cover's colour goes a little over the fold."""
    page, bleed = format_.page(placement.role), format_.bleed
    width, height = page.width - 2 * bleed, page.height - 2 * bleed
    left, right = placement.clip or (0.0, width)
    box = format_.box(placement)
    ends = (  # top, right, bottom, left of the sheet
        box.high > sheet.height - NEAR,
        box.right > sheet.width - NEAR,
        box.low < NEAR,
        box.left < NEAR,
    )
    quarter = placement.turn // 90
    over = min(OVER_THE_FOLD, bleed) if placement.role == "cover" else 0.0
    top, east, foot, west = (bleed if ends[(side - quarter) % 4] else over for side in range(4))
    return Box(
        bleed + left - (west if left <= NEAR else 0.0),
        bleed - foot,
        bleed + right + (east if right >= width - NEAR else 0.0),
        bleed + height + top,
    )


def _carry_over(source: pikepdf.Pdf, result: pikepdf.Pdf) -> None:
    """The title, the dates and the language: what a reader and an archive need to know."""
    for key, value in source.docinfo.items():
        result.docinfo[key] = str(value)
    if "/Metadata" in source.Root:
        result.Root.Metadata = result.copy_foreign(source.Root.Metadata)
    if "/OutputIntents" in source.Root:
        result.Root.OutputIntents = result.copy_foreign(source.Root.OutputIntents)
    if "/Lang" in source.Root:
        result.Root.Lang = str(source.Root.Lang)


def _hints(format_: Format) -> Dictionary:
    hints = Dictionary(PrintScaling=Name("/None"))
    hints.DisplayDocTitle = True
    if format_.single_sided:
        hints.Duplex = Name.Simplex
    elif format_.duplex:
        hints.Duplex = Name(DUPLEX[format_.duplex])
    return hints
