"""The paper of a review copy: its size, its styles, its lists; lengths in mm and pt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

_FONT = "Calibri"
_INK, _ACCENT, _QUIET = RGBColor(0x1A, 0x1A, 0x1A), RGBColor(0x1F, 0x5F, 0x8B), RGBColor(89, 89, 89)
TITLES = {"h3": "Heading 2", "h4": "Heading 3", "h5": "Heading 4", "h6": "Heading 5"}
BOX, TERM, MEANING, CAPTION, ASKED = "Box Title", "Term", "Meaning", "Caption", "Asked"
_LOOKED_UP, CELL, HEAD_CELL = "Looked Up", "Cell", "Head Cell"
_POINTS = ("•", "–", "▪")
_STEP = 357  # twentieths of a point: 6.3 mm a level
_LEVELS = 9


def blank(lang: str) -> DocumentType:
    """An empty document, A4, in a language."""
    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(28)
    page.top_margin = page.bottom_margin = Mm(22)
    _styles(document, lang)
    return document


def _styles(document: DocumentType, lang: str) -> None:
    normal = document.styles["Normal"]
    _set(normal, 11, after=6, leading=1.2)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), _FONT)
    normal.element.rPr.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="{lang}"/>'))
    _set(document.styles["Title"], 24, after=4, colour=_ACCENT, bold=True)
    _set(document.styles["Subtitle"], 14, after=14, colour=_QUIET)
    for name, size, before in (
        ("Heading 1", 16, 18),
        ("Heading 2", 13, 12),
        ("Heading 3", 11.5, 8),
    ):
        _set(document.styles[name], size, before, 4, colour=_ACCENT, bold=True)
    _set(document.styles["Caption"], 9.5, after=8, colour=_QUIET, bold=False)
    looks: dict[str, dict[str, Any]] = {
        BOX: {"size": 12, "after": 3, "colour": _ACCENT, "bold": True},
        TERM: {"size": 11, "after": 0, "bold": True, "keep": True},
        MEANING: {"size": 11, "after": 6, "left": 8},
        ASKED: {"size": 11, "after": 4},
        CELL: {"size": 10.5, "after": 2},
        HEAD_CELL: {"size": 10.5, "after": 2, "bold": True},
    }
    for name, look in looks.items():
        _set(document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH), **look)
    looked_up = document.styles.add_style(_LOOKED_UP, WD_STYLE_TYPE.CHARACTER)
    looked_up.font.color.rgb = _QUIET
    looked_up.element.get_or_add_rPr().append(_shade("E8EEF2"))


def _set(
    style: Any,
    size: float,
    before: float = 0,
    after: float = 0,
    leading: float | None = None,
    colour: RGBColor = _INK,
    bold: bool | None = None,
    left: float = 0,
    keep: bool = False,
) -> None:
    style.font.size, style.font.color.rgb, style.font.bold = Pt(size), colour, bold
    style.font.italic = False
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    shape.left_indent, shape.line_spacing = Mm(left), leading
    shape.keep_with_next = keep or style.name.startswith("Heading")
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):  # the theme's
        del fonts.attrib[name]
    fonts.set(qn("w:ascii"), _FONT)
    fonts.set(qn("w:hAnsi"), _FONT)
    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def _shade(fill: str) -> Any:
    return parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>')


def as_look_up(run: Any) -> None:
    """Set words as those in whose place a hospital's come."""
    run._r.get_or_add_rPr().get_or_add_rStyle().val = _LOOKED_UP.replace(" ", "")


def framed(cell: Any, fill: str = "F4F7F9") -> None:
    """Shade a cell."""
    cell._tc.get_or_add_tcPr().append(_shade(fill))


def lined(table: Any, columns: Sequence[float] = ()) -> None:
    """Thin grey lines and some white in a table's cells; its columns so wide, in mm."""
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="B8C4CC"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    properties = table._tbl.tblPr
    properties.append(parse_xml(f"<w:tblBorders {nsdecls('w')}>{edges}</w:tblBorders>"))
    white = "".join(
        f'<w:{side} w:w="{n}" w:type="dxa"/>'
        for side, n in (("top", 60), ("left", 120), ("bottom", 40), ("right", 120))
    )
    properties.append(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{white}</w:tblCellMar>"))
    table.autofit = not columns
    for row in table.rows:
        for cell, width in zip(row.cells, columns, strict=False):
            cell.width = Mm(width)


# --- lists -----------------------------------------------------------------------------------


def new_list(document: DocumentType, start: int | None) -> int:
    """The number of a new list: of points, or numbered from `start`."""
    numbering = document.part.numbering_part.element
    known = [int(one.get(qn("w:abstractNumId"))) for one in numbering.findall(qn("w:abstractNum"))]
    new = max(known, default=-1) + 1
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{new}">'
        '<w:multiLevelType w:val="hybridMultilevel"/>'
        f"{''.join(_level(n, start) for n in range(_LEVELS))}</w:abstractNum>"
    )
    first = numbering.find(qn("w:num"))
    (numbering.append if first is None else first.addprevious)(abstract)
    return int(numbering.add_num(new).numId)


def _level(number: int, start: int | None) -> str:
    shape = "bullet" if start is None else "decimal"
    text = _POINTS[number % len(_POINTS)] if start is None else f"%{number + 1}."
    left = _STEP * (number + 1)
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start or 1}"/><w:numFmt w:val="{shape}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{_STEP}"/></w:pPr></w:lvl>'
    )


def as_entry(paragraph: Any, number: int, depth: int) -> None:
    """Make a paragraph an entry of a list, `depth` from 1."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = min(depth, _LEVELS) - 1
    properties.get_or_add_numId().val = number
    paragraph.paragraph_format.space_after = Pt(3)


def under_entry(paragraph: Any, depth: int) -> None:
    """Set a paragraph under the words of an entry."""
    paragraph.paragraph_format.left_indent = Pt(_STEP * depth / 20)
