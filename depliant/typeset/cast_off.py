"""copyfit: how high text will stand, estimated before any layout.

The printing trade's cast-off: letters in a line, lines in a block, blocks in a column. Good to
about a tenth, enough to enter the ladder of `fitting` near the right rung; what is chosen there
is always measured.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from depliant.formats.format import Format
from depliant.units import MM_PER_PT

LETTER = 0.5  # mean width of a letter, in body sizes (Atkinson Hyperlegible, French)
_BLOCKS = {  # what stands around a block, in mm: gaps, padding, a heading's larger type
    "h2": 5.5,
    "h3": 2.5,
    "p": 2.0,
    "li": 1.4,
    "dt": 0.0,
    "dd": 2.0,
    "tr": 2.6,
    "figcaption": 3.0,
}
_BOX, _STEP, _FIGURE, _LINES = 7.0, 16.0, 60.0, 18.0  # mm: a box's padding; a step; two lines
_VOID = frozenset(("img", "br", "meta", "hr", "wbr"))


@dataclass(frozen=True)
class Block:
    """A block of text: its tag, its letters, the least height it takes in mm."""

    tag: str
    letters: int
    least: float = 0.0


@dataclass(frozen=True)
class Copy:
    """The running text of an edition: its blocks, its figures, the width of its lines in mm.
    `head` is the height of the title's field above it; `fillers` are the kinds that are offered
    for the paper it leaves over, in order."""

    blocks: tuple[Block, ...]
    figures: int
    boxes: int
    width: float
    head: float = 0.0
    fillers: tuple[str, ...] = ()

    def height(self, size: float, leading: float, spacing: float, figures: float) -> float:
        """The height in mm at a body size (pt), with the factors of a rung."""
        line = size * leading * MM_PER_PT
        letters = max(1.0, self.width / (LETTER * size * MM_PER_PT))
        text = sum(
            max(block.least, math.ceil(block.letters / letters) * line) for block in self.blocks
        )
        gaps = sum(_BLOCKS.get(block.tag, 0.0) for block in self.blocks) * spacing
        return text + gaps + self.boxes * _BOX + self.figures * _FIGURE * figures


def copy_of(html: str, format_: Format) -> Copy:
    """The running text of composed HTML, as blocks."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    page = format_.flow[0]
    head = 0.0 if any(page.role == "cover" for page in format_.pages) else 55.0
    return Copy(
        tuple(reader.blocks),
        reader.figures,
        reader.boxes,
        page.text_width,
        head,
        tuple(reader.fillers),
    )


def share(copy: Copy, format_: Format) -> float:
    """How much of its paper for running text a text is likely to fill, set at a format's best;
    above 1, if it is too long for it."""
    type_ = format_.type
    height = copy.head + copy.height(type_.body, type_.leading, 1.0, 1.0)
    page = format_.flow[0].text_height
    pages: float = len(format_.flow)
    if format_.endless:
        slots = sum(not one.is_flow for one in format_.pages)
        pages = math.ceil(height / page)
        pages += -(pages + slots) % 4 if format_.saddle else 0
        pages = min(pages, format_.budget.most - slots)
    return height / (pages * page)


class _Reader(HTMLParser):
    """Collects blocks inside the flow, but for what stands aside or is hidden."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.fillers: list[str] = []  # kinds
        self.figures = self.boxes = 0
        self._open: list[str] = []  # tags inside the flow
        self._skip = 0  # how deep inside something that takes no room in the column
        self._letters = 0
        self._inside = False

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        classes = (dict(attrs).get("class") or "").split()
        if not self._inside:
            self._inside = tag == "div" and "flow" in classes
            return
        if tag in _VOID:
            self.figures += tag == "img" and "figure" in self._open
            return
        self._open.append(tag)
        if self._skip or {"aside", "filler", "cover"} & set(classes):
            self._skip += 1
            self.fillers += [one[7:] for one in classes if one.startswith("filler-")]
        elif tag in _BLOCKS:
            self._letters = 0
        elif {"admonition", "role-summary", "more"} & set(classes):
            self.boxes += 1
        elif "questions" in classes:
            self.blocks.append(Block("", 0, _LINES))

    def handle_endtag(self, tag: str) -> None:
        if not self._inside or tag in _VOID:
            return
        if not self._open:
            self._inside = False
            return
        self._open.pop()
        if self._skip:
            self._skip -= 1
        elif tag in _BLOCKS:
            step = _STEP if tag == "li" and "ol" in self._open else 0.0
            self.blocks.append(Block(tag, self._letters, step))

    def handle_data(self, data: str) -> None:
        if self._inside and not self._skip:
            self._letters += len(data.strip())
