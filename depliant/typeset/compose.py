"""compose: Content → HTML.

What belongs to one edition only (its colours, its type sizes, its paper) stands in the document's
own `<style>`; the shared style sheets hold everything else and are parsed once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal

from markupsafe import Markup

from depliant.content.content import Content, SetSection
from depliant.content.inks.named import in_names
from depliant.formats.format import Format
from depliant.typeset import fillers
from depliant.typeset.contents import listed, runs_on
from depliant.typeset.edition_css import edition_css, head_reach, is_wide, overlay_css
from depliant.typeset.front import Front, front_of
from depliant.typeset.lettering import display
from depliant.typeset.lettering.outer import centred
from depliant.typeset.lettering.running import running_head
from depliant.typeset.plates.windows import Composed, Text, Window, texts_for, windows_of
from depliant.typeset.room import Room
from depliant.typeset.templates import Templates
from depliant.words.figures import day

_PICTURE = re.compile(r' data-picture="([\w:./%~-]+)"')
Part = Literal["whole", "plate", "imprint"]
_START = re.compile(r'<ol([^>]*) start="(\d+)"')


@dataclass(frozen=True)
class Row:
    """Sections that belong together: neighbours about which the source says nothing (`asks`, set
    side by side where a sheet is wide enough), or one section alone; or where `fillers` stand."""

    kind: str
    sections: tuple[SetSection, ...] = ()


@dataclass(frozen=True)
class Group:
    """What is set on the pages of one slot, or on all the flow pages."""

    slot: str
    rows: tuple[Row, ...]


class Composer:
    """Compiled templates; one for a process, shared by all editions."""

    def __init__(self, templates: Mapping[str, str]) -> None:
        filters: dict[str, Callable[..., Any]] = {
            "pictures": _with_pictures,
            "day": day,
            "poster": display.poster,
            "emergency": display.emergency,
            "steps": display.steps,
            "paired": display.paired,
        }
        self._templates = Templates(templates, filters)

    def prepare(self, template: str) -> None:
        """Compile a template now rather than with its first page."""
        self._templates.prepare(template)

    def page(self, template: str, **values: Any) -> str:
        """The HTML of a page beside the leaflet: instructions, a proof's drawing."""
        return self._templates.rendered(template, **values)

    def compose(self, content: Content, format_: Format, *, lists: bool = True) -> str:
        """The HTML of an edition, complete but for the shared style sheets, fonts and pictures; a
        long one `lists` its contents."""
        return self._html(content, format_, "whole", {}, lists=lists)

    def parts(
        self,
        content: Content,
        format_: Format,
        *,
        lists: bool = True,
        inline: frozenset[str] = frozenset(),
    ) -> Composed:
        """The HTML of an edition in two parts, the plate's and the imprint's; what its hospital
        says stands in the plate where it is named `inline`."""
        windows = windows_of(content, format_, inline)
        texts = (
            Text(one, self._html(content, one, "plate", windows, lists=lists))
            for one in texts_for(format_)
        )
        imprint = self._html(content, format_, "imprint", windows, lists=lists)
        return Composed(tuple(texts), imprint, windows)

    def _html(
        self,
        content: Content,
        format_: Format,
        part: Part,
        windows: Mapping[str, Window],
        *,
        lists: bool,
    ) -> str:
        front = front_of(content, format_, head_reach(format_))
        own = _own(content, None if part == "plate" else front)
        style = edition_css(own, format_, centred=centred(content, format_))
        if part == "imprint":
            style += overlay_css(format_)
        return self._templates.rendered(
            "leaflet.html.j2",
            part=part,
            windows=windows,
            content=content,
            format=format_,
            front=front,
            shape=_shape(format_),
            head=running_head(content, format_, titled=runs_on(format_)),
            listed=listed(content, format_) if lists else (),
            groups=tuple(_groups(content, format_)),
            shapes=fillers.SHAPES,
            blank_pages=Room(format_).most_blank,
            style=Markup(style),  # noqa: S704 (numbers and checked colours)
        )


@dataclass(frozen=True)
class Manuscript:
    """A content that is to be composed for a format; a long one `lists` its contents. One that is
    tried beside another, which fits, is taken only if it fits `at_once`: nothing gives way."""

    composer: Composer
    content: Content
    format: Format
    lists: bool = True
    at_once: bool = False

    def whole(self) -> str:
        """The HTML of all of it."""
        return self.composer.compose(self.content, self.format, lists=self.lists)

    def parts(self, inline: frozenset[str]) -> Composed:
        """The HTML of its plate, in which what is named `inline` stands, and of its imprint."""
        return self.composer.parts(self.content, self.format, lists=self.lists, inline=inline)


def _own(content: Content, front: Front | None) -> dict[str, str]:
    """The custom properties that are its colours, in named inks, and its front's, if one is set.
    The colour that drawings call `line` is `rule` here: `line` is a length of the ladder."""
    inks = in_names(content.colours)
    colours = {"rule" if name == "line" else name: value for name, value in inks.items()}
    return {**colours, **(front.properties() if front else {})}


def _shape(format_: Format) -> str:
    """What style sheets need to know of a paper, as classes."""
    names = {
        "folded": format_.folded,
        "flat": format_.road == "paper" and not format_.folded,
        "beside": bool(format_.aside),  # a column, and a wide margin beside it
        "wide": is_wide(format_),
        "bound": bool(format_.saddle),
        "whole-words": not format_.type.hyphens,
        "brief": format_.closing != "open",
        "compact": format_.closing not in ("open", "brief"),
        "parted": format_.closing == "parted",
        "across": format_.closing == "across",
    }
    return " ".join(name for name, holds in names.items() if holds)


def _groups(content: Content, format_: Format) -> Iterator[Group]:
    seen: set[str] = set()
    for page in format_.pages:
        slot = "flow" if page.is_flow else page.role
        if slot not in seen:
            seen.add(slot)
            rows = tuple(_rows(content.in_slot(slot)))
            yield Group(slot, _with_fillers(rows, format_) if page.is_flow else rows)


def _with_fillers(rows: tuple[Row, ...], format_: Format) -> tuple[Row, ...]:
    """The running text with its fillers behind it; on sheets the sources still close it."""
    last = len(rows) - 1
    closes = not format_.folded and rows and rows[last].sections[0].piece == "sources"
    at = last if closes else len(rows)
    return (*rows[:at], Row("fillers"), *rows[at:])


def _rows(sections: tuple[SetSection, ...]) -> Iterator[Row]:
    for asks, together in groupby(sections, lambda section: "not-covered" in section.classes):
        if asks:
            yield Row("asks", tuple(together))
        else:
            yield from (Row("", (section,)) for section in together)


def _with_pictures(html: str) -> Markup:
    """Authored HTML, with decorative pictures as backgrounds (no reader announces them), and with
    the first numbers of lists as counters (the engine reads no `start`)."""
    pictured = _PICTURE.sub(r'''\g<0> style="background-image: url('\1')"''', html)
    return Markup(_START.sub(_started, pictured))  # noqa: S704 (nh3 cleaned it)


def _started(found: re.Match[str]) -> str:
    before = int(found[2]) - 1
    return f'{found[0]} style="counter-reset: list-item {before} step {before}"'
