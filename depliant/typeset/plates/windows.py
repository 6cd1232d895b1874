"""Windows: where the hospital speaks. A plate leaves them empty; what stands in them is the
imprint.

A window is a page of its own (a fold's cover and back, the contacts of a phone's PDF), or a box
in the running text: the head of a sheet, contacts, sources. A box has the height of what will
stand in it, which is laid out first; all that is the same for many hospitals is thus set once.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from depliant.content.content import Content, SetSection
from depliant.formats.format import Format
from depliant.typeset.edition_css import FOLIO

HEAD = "cover"
_HOSPITALS = frozenset(("contacts", "sources"))  # pieces in which it speaks
_WINDOW = re.compile(r'<article class="window [^"]*" data-window="([\w-]+)".*?</article>')
_ID = re.compile(r' id="[\w-]+"')
Steps = Callable[[str], float]
LOW = 1.0  # mm: the window of what stands beside the text, and any before its height is known
_STEP = 0.1  # mm: heights that differ by less are one
# mm: a head has a little white below it; sources close the text, and most take less than this
_STEPS = {HEAD: 3.0, "sources": 27.0}
TYPICAL = {HEAD: 63.0, "sources": 27.0, "contacts": 100.0}  # mm: most hospitals take no more


def shared(name: str) -> float:
    """The step, in mm, of the heights that many hospitals share, by window."""
    return _STEPS.get(name, _STEP)


def exact(_name: str) -> float:
    """The step of heights that are those of what stands in a window."""
    return _STEP


def stepped(height: float, step: float) -> float:
    """A height in mm, up to the next step."""
    return math.ceil(height / step - 0.01) * step


@dataclass(frozen=True)
class Window:
    """A window: its name, whether it is a page of its own (`whole`), whether it stands in the
    running text (`in_text`), whether beside it (`aside`), and the sections that stand in it."""

    name: str
    whole: bool
    in_text: bool = False
    aside: bool = False
    roles: tuple[str, ...] = ()

    @property
    def style(self) -> str:
        """What stands in the HTML until its height is known."""
        return "height: 1mm" if self.whole else f"height: {self.token}"

    @property
    def token(self) -> str:
        return f"HEIGHT-OF-{self.name}"


Windows = Mapping[str, Window]


@dataclass(frozen=True)
class Windowed:
    """A plate's HTML with windows as high as what will stand in them; and with those in the column
    `flat`, as it is measured, once for all heights: what they move is moved whole."""

    html: str
    flat: str


@dataclass(frozen=True)
class Text:
    """A plate's HTML, the heights of its windows still open, and the format it is set in."""

    format: Format
    html: str


@dataclass(frozen=True)
class Composed:
    """An edition's HTML in two parts, and the windows of the plate: the text in each of the ways in
    which it may stand (`texts_for`), in the order in which they are tried, and the imprint."""

    texts: tuple[Text, ...]
    _imprint: str
    windows: Windows

    @property
    def split(self) -> bool:
        """Whether there is a plate and an imprint: a workspace's own template may know neither."""
        there = {found[1] for found in _WINDOW.finditer(self.texts[0].html)}
        return bool(self.windows) and there == self.windows.keys()

    @property
    def takes_room(self) -> bool:
        """Whether the running text has less room the higher what its hospital says is."""
        return any(one.in_text and not one.whole and not one.aside for one in self.windows.values())

    def windowed(
        self, text: Text, heights: Mapping[str, float], pages: Mapping[str, int] = {}
    ) -> Windowed:
        """The plate's HTML of a text, with windows of so many mm, and of so many pages."""
        aside = {name: mm for name, mm in heights.items() if self.windows[name].aside}
        return Windowed(self.plate(text, heights, pages), self.plate(text, aside, pages))

    def plate(self, text: Text, heights: Mapping[str, float], pages: Mapping[str, int]) -> str:
        """The plate's HTML of a text, with windows of so many mm, and of so many pages."""
        html = text.html
        for name, window in self.windows.items():
            if not window.whole:
                html = html.replace(window.token, f"{heights.get(name, LOW):.4g}mm")

        def often(found: re.Match[str]) -> str:
            more = pages.get(found[1], 1) - 1
            return found[0] + _ID.sub("", found[0]) * more

        return _WINDOW.sub(often, html)

    def imprint(self, first: int = 1) -> str:
        """The imprint's HTML; its first page has a number."""
        return self._imprint.replace(FOLIO, str(first), 1)


def texts_for(format_: Format) -> tuple[Format, ...]:
    """The formats in which a text may be set where its hospital has more to say than most: its own
    pages stand closer, the text as everybody's; closer too where that is not enough."""
    if format_.closing in ("open", "across"):
        return (format_,)
    return (format_.model_copy(update={"closing": "open"}), format_)


def windows_of(content: Content, format_: Format, inline: frozenset[str]) -> Windows:
    """The windows of an edition's plate, by name."""
    found = {one.name: one for one in _windows(content, format_)}
    return {name: window for name, window in found.items() if name not in inline}


def standing_at(imprint: Element) -> dict[str, int]:
    """The addresses (`data-at`) of what stands in each window of an imprint: of all of it where it
    is a page of its own, else of the piece, whose box the window has."""
    found = {}
    for article in imprint.iter("article"):
        one = article[0] if article.get("class") == "overlay" else article
        found[article.get("data-window", "")] = int(one.get("data-at", "0"))
    return found


def _windows(content: Content, format_: Format) -> Iterator[Window]:
    covered = any(page.role == HEAD for page in format_.pages)
    yield Window(HEAD, covered, not covered)
    for section in content.in_slot("flow"):
        if section.piece in _HOSPITALS:
            yield _in_text(section)
    for page in format_.pages:
        held = content.in_slot(page.role)
        if page.role not in ("flow", HEAD) and any(one.piece in _HOSPITALS for one in held):
            yield Window(page.role, whole=True, roles=tuple(one.role for one in held))


def _in_text(section: SetSection) -> Window:
    early, aside = "early" in section.classes, "aside" in section.classes
    return Window(section.role, early, True, aside, (section.role,))
