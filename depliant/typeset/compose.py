"""compose: Content → HTML.

Templates are ours or the workspace owner's, never content: autoescaping, StrictUndefined. What
belongs to one edition only (its colours, its type sizes, its paper) stands in the document's own
`<style>`; the shared style sheets hold everything else and are parsed once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined, select_autoescape
from markupsafe import Markup

from depliant.content.content import Content, Section
from depliant.formats.format import Format
from depliant.formats.parts import Margin, PageSpec
from depliant.typeset import question_lines
from depliant.typeset.room import Room

PAPER_EDGE = 7.0  # mm: office printers cannot print 4 to 6.7 mm at the paper's edge
WIDE = 139.0  # mm: from half a sheet of A4 or Letter on, short lines stand side by side
HEAD_TOP = 4.5  # mm
COVER_FOOT = 18.0  # mm that the words at a cover's foot take
_PICTURE = re.compile(r' data-picture="([\w:./-]+)"')


@dataclass(frozen=True)
class Row:
    """Sections that belong together: neighbours about which the source says nothing (`asks`, set
    side by side where a sheet is wide enough), or one section alone."""

    kind: str
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Group:
    """What is set on the pages of one slot, or on all the flow pages."""

    slot: str
    rows: tuple[Row, ...]


class Composer:
    """Compiled templates; one for a process, shared by all editions."""

    def __init__(self, templates: Mapping[str, str]) -> None:
        self._environment = Environment(
            loader=DictLoader(templates),
            autoescape=select_autoescape(default=True),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters["pictures"] = _with_pictures

    def page(self, template: str, **values: Any) -> str:
        """The HTML of a page beside the leaflet: instructions, a proof's drawing."""
        return self._environment.get_template(template).render(**values)

    def compose(self, content: Content, format_: Format) -> str:
        """The HTML of an edition, complete but for the shared style sheets, fonts and pictures."""
        template = self._environment.get_template("leaflet.html.j2")
        return template.render(
            content=content,
            format=format_,
            shape=_shape(format_),
            groups=tuple(_groups(content, format_)),
            flowing={section.role for section in content.in_slot("flow")},
            question_lines=question_lines.MOST,
            notes_pages=Room(format_).most_blank,
            notes_lines=_notes_lines(format_),
            style=Markup(edition_css(content, format_)),  # noqa: S704 (numbers and checked colours)
        )


def _shape(format_: Format) -> str:
    """What style sheets need to know of a paper, as classes."""
    names = {
        "folded": format_.folded,
        "flat": format_.road == "paper" and not format_.folded,
        "beside": bool(format_.aside),  # a column, and a wide margin beside it
        "wide": format_.flow[0].width >= WIDE,
        "whole-words": not format_.type.hyphens,
    }
    return " ".join(name for name, holds in names.items() if holds)


def _notes_lines(format_: Format) -> int:
    """How many lines a notes page has: as many as the lowest of the pages that may become one."""
    return question_lines.on_a_notes_page(min(page.text_height for page in format_.flow))


def _groups(content: Content, format_: Format) -> Iterator[Group]:
    seen: set[str] = set()
    for page in format_.pages:
        slot = "flow" if page.is_flow else page.role
        if slot not in seen:
            seen.add(slot)
            yield Group(slot, tuple(_rows(content.in_slot(slot))))


def _rows(sections: tuple[Section, ...]) -> Iterator[Row]:
    for asks, together in groupby(sections, lambda section: "not-covered" in section.classes):
        if asks:
            yield Row("asks", tuple(together))
        else:
            yield from (Row("", (section,)) for section in together)


def _with_pictures(html: str) -> Markup:
    """Authored HTML, with decorative pictures as backgrounds (no reader announces them)."""
    return Markup(_PICTURE.sub(r''' style="background-image: url('\1')"''', html))  # noqa: S704 (nh3 cleaned it)


# --- what is this edition's own --------------------------------------------------------------


def edition_css(content: Content, format_: Format) -> str:
    """The colours, the lengths and the `@page` rules of an edition; its sizes come with its fit."""
    words = {**content.colours, **question_lines.properties()}
    root = "".join(f" --{name}: {value};" for name, value in words.items())
    return "\n".join([f":root {{{root} }}", *_page_rules(format_)])


def _page_rules(format_: Format) -> Iterator[str]:
    for page in format_.pages:
        if not page.is_flow:
            yield _page_rule(page.role, page)
            yield _reach(page.role, page, format_)
    for number, page in enumerate(format_.flow, 1):
        yield _page_rule("flow" if number == 1 else f":nth({number} of flow)", page)
    if not format_.sheets:
        yield "@page flow { @bottom-right { content: counter(page) } }"
    if not any(page.role == "cover" for page in format_.pages):
        top = _edge(format_)
        yield f"@page flow:first {{ margin-top: {top:g}mm; @top-left {{ content: none }} }}"
    yield _reach("flow", format_.flow[0], format_)


def _page_rule(selector: str, page: PageSpec) -> str:
    size = f"{page.width:g}mm {page.height:g}mm"
    return f"@page {selector} {{ size: {size}; margin: {_sides(page.margin)} }}"


def _edge(format_: Format) -> float:
    """How far a field of colour stays from a page's edge: a print shop's has bleed instead."""
    return PAPER_EDGE if format_.road == "paper" and not format_.bleed else 0.0


def _reach(slot: str, page: PageSpec, format_: Format) -> str:
    """How far a field of colour may reach out of the text area, and the area's height."""
    top, right, bottom, left = _reaches(page.margin, _edge(format_))
    return (
        f".{slot} {{ --reach-top: -{top:g}mm; --reach-right: -{right:g}mm; "
        f"--reach-bottom: -{bottom:g}mm; --reach-left: -{left:g}mm; "
        f"--inset-left: {left:g}mm; --inset-right: {right:g}mm; "
        f"--area-height: {page.text_height:g}mm; --bleed-edge: {_bleed_edge(format_):g}mm; "
        f"--head-top: {HEAD_TOP + _bleed_edge(format_):g}mm; --inset: {_sides(page.inset)}; "
        f"--foot-bottom: {page.inset[2] - COVER_FOOT:g}mm; --foot-right: {page.inset[1]:g}mm; "
        f"--foot-left: {page.inset[3]:g}mm }}"
    )


def _bleed_edge(format_: Format) -> float:
    """How much further than an office edition's a print shop's field of colour reaches, in mm."""
    return format_.bleed + PAPER_EDGE if format_.bleed else 0.0


def _sides(margin: Margin) -> str:
    return " ".join(f"{side:g}mm" for side in margin)


def _reaches(margin: Margin, edge: float) -> Margin:
    top, right, bottom, left = (max(0.0, side - edge) for side in margin)
    return top, right, bottom, left
