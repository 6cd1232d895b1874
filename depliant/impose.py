"""impose: Pages → sheets.

Each page becomes a form placed at exact scale by its role, with resource names of our own, so
that the bytes do not depend on the machine. Links and tags do not survive this: the screen
edition is the reading copy. Lengths in mm; PDF units are pt.
"""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Dictionary, Name

from depliant.formats import Format, Placement, Sheet, folds
from depliant.metadata import DUPLEX
from depliant.pages import Pages

MM = 72 / 25.4  # pt in a mm
TICK = (7.0, 10.0)  # mm: a fold tick starts 7 mm inside the paper
_TURNS = {0: (1, 0, 0, 1), 90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}


def impose(pages: Pages, format_: Format) -> bytes:
    """The sheets of a folded leaflet as a PDF; the pages' own PDF where the format has no sheets.

    A page whose role no sheet places is left out: the check `text-complete` reports it.
    """
    if not format_.sheets:
        return pages.pdf
    result = pikepdf.new()
    with pikepdf.open(io.BytesIO(pages.pdf)) as source:
        by_role = {page.role: source.pages[i] for i, page in enumerate(pages.pages)}
        for sheet in format_.sheets:
            _set_sheet(result, sheet, by_role, format_)
        _carry_over(source, result)
    result.Root.ViewerPreferences = _hints(format_)
    out = io.BytesIO()
    result.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _set_sheet(
    result: pikepdf.Pdf, sheet: Sheet, by_role: dict[str, pikepdf.Page], format_: Format
) -> None:
    result.add_blank_page(page_size=(sheet.width * MM, sheet.height * MM))
    target = result.pages[-1]
    content: list[str] = []
    for placement in sheet.placements:
        if placement.role not in by_role:
            continue
        form = result.copy_foreign(by_role[placement.role].as_form_xobject())
        name = Name("/" + placement.role.replace("-", ""))
        target.add_resource(form, Name.XObject, name, replace_existing=True)
        content.append(_placed(placement, name, format_))
    content.append(_ticks(sheet, format_))
    target.contents_add("\n".join(content).encode("ascii"))
    for box in ("/TrimBox", "/BleedBox", "/CropBox"):
        target.obj[Name(box)] = target.obj.MediaBox


def matrix(placement: Placement, width: float, height: float) -> tuple[float, ...]:
    """The PDF matrix (a b c d in units, e f in mm) that puts a page of a size in its place: its
    lower-left corner at x, y after a turn counter-clockwise, never scaled."""
    a, b, c, d = _TURNS[placement.turn]
    left = min(0, a * width, c * height, a * width + c * height)
    low = min(0, b * width, d * height, b * width + d * height)
    return a, b, c, d, placement.x - left, placement.y - low


def _placed(placement: Placement, name: Name, format_: Format) -> str:
    page = format_.page(placement.role)
    a, b, c, d, e, f = matrix(placement, page.width, page.height)
    clip = ""
    if placement.clip:
        left, right = placement.clip
        x, width = _pt(left), _pt(right - left)
        clip = f"{x} 0 {width} {_pt(page.height)} re W n "
    return f"q {a:g} {b:g} {c:g} {d:g} {_pt(e)} {_pt(f)} cm {clip}{name} Do Q"


def _ticks(sheet: Sheet, format_: Format) -> str:
    """Short grey lines at the head and foot of each fold."""
    near, far = TICK
    ends = [(near, far), (sheet.height - far, sheet.height - near)]
    lines = [
        f"{_pt(x)} {_pt(low)} m {_pt(x)} {_pt(high)} l S"
        for x in folds(sheet, format_)
        for low, high in ends
    ]
    return "\n".join(["q 0.5 w 0.45 G", *lines, "Q"])


def _pt(mm: float) -> str:
    return f"{mm * MM:.4f}".rstrip("0").rstrip(".")


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
    if format_.duplex:
        hints.Duplex = Name(DUPLEX[format_.duplex])
    return hints
