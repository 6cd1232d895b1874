"""Pages: what was laid out, as plain facts in mm and pt, free of the engine's own objects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from depliant.typeset.fillers import Filler


@dataclass(frozen=True)
class Run:
    """A run of text on one line. `x`, `y` is its upper-left corner on the page, in mm; `tag` is
    the element it stands in; a `generated` run (a list mark, a page number) is not in the HTML.
    `colour` is red, green, blue and how opaque (0 to 1); `ground` red, green and blue of what it
    stands on, none where a picture lies there. Both are named inks until they are mixed
    (`lettering.mixed`)."""

    text: str
    x: float
    y: float
    width: float
    height: float
    size: float  # pt
    tag: str
    section: str
    colour: tuple[float, ...]
    block: int = 0  # the paragraph, item or heading it stands in, the same on every page
    generated: bool = False
    margin: bool = False  # in a page margin: the identity line, the draft line
    ground: tuple[float, ...] = ()

    @property
    def seen(self) -> float:
        """The width of what is seen, in mm: a space at its end hangs over the line, unseen."""
        return self.width * len(self.text.rstrip()) / len(self.text) if self.text else self.width


@dataclass(frozen=True)
class Item:
    """A picture, a table and its cells, or a box that is drawn (border or background), in mm."""

    kind: str
    x: float
    y: float
    width: float
    height: float
    section: str
    name: str = ""


@dataclass(frozen=True)
class Spot:
    """Where an element with an address stands on a page: its border box, the lines of text in it
    (where each begins and ends). `solid` if the engine makes no break inside it, `floated` if it
    stands beside the text. Lengths in mm."""

    at: int
    x: float
    y: float
    width: float
    height: float
    lines: tuple[tuple[float, float], ...] = ()
    solid: bool = False
    floated: bool = False

    @property
    def end(self) -> float:
        """Where it ends, from the top of the page."""
        return self.y + self.height


@dataclass(frozen=True)
class Block:
    """What readers take in as one, on a page: its key, the same on every page it stands on, its
    kind (`makeup.outline`), its section, its border box in mm, how many lines of text it has
    there."""

    key: int
    kind: str
    section: str
    x: float
    y: float
    width: float
    height: float
    lines: int = 0

    @property
    def bottom(self) -> float:
        """Where it ends, from the top of the page."""
        return self.y + self.height


@dataclass(frozen=True)
class Page:
    """One laid-out page; its text area is what its margins leave. Lengths in mm."""

    role: str
    width: float
    height: float
    margin: tuple[float, float, float, float]  # top, right, bottom, left
    runs: tuple[Run, ...]
    items: tuple[Item, ...]
    blocks: tuple[Block, ...] = ()
    spots: tuple[Spot, ...] = ()

    @property
    def is_flow(self) -> bool:
        """Whether it carries running text; slots (cover, flap, back) do not."""
        return self.role.startswith("flow")

    @property
    def area_bottom(self) -> float:
        return self.height - self.margin[2]

    @property
    def area_height(self) -> float:
        return self.area_bottom - self.margin[0]

    @property
    def free(self) -> float:
        """What is left below the content of the text area."""
        return max(0.0, self.area_bottom - self.content_bottom)

    @property
    def content_bottom(self) -> float:
        """Where the lowest text or drawn thing of the text area ends, in mm from the top."""
        ends = [run.y + run.height for run in self.runs if not run.margin]
        ends += [item.y + item.height for item in self.items]
        return max(ends, default=self.margin[0])

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections that have text on this page, in order."""
        return tuple(dict.fromkeys(run.section for run in self.runs if run.section))


LONG = 6  # lines: a paragraph that has more may go on elsewhere
RUNNING = frozenset(("paragraph", "item", "terms", "quote"))  # kinds that may, being long
AT_A_GLANCE = frozenset(("contacts", "aside"))  # kinds that stand on one page, however high


def torn(pages: Sequence[Page]) -> tuple[Block, ...]:
    """The blocks that stand on two pages, though one page would hold them; whom to call always."""
    parts: dict[int, list[tuple[Page, Block]]] = {}
    for page in pages:
        for block in page.blocks:
            parts.setdefault(block.key, []).append((page, block))
    return tuple(mine[0][1] for mine in parts.values() if len(mine) > 1 and _one_page_holds(mine))


def _one_page_holds(parts: Sequence[tuple[Page, Block]]) -> bool:
    """Whether the parts of a block would stand on one page, and should."""
    *torn_off, (_page, rest) = parts
    if rest.kind in AT_A_GLANCE:
        return True
    height = rest.height + sum(_text_end(page, block) - block.y for page, block in torn_off)
    lines = sum(block.lines for _page, block in parts)
    long = parts[0][1].kind in RUNNING and lines > LONG
    return not long and height <= min(page.area_height for page, _block in parts)


def _text_end(page: Page, block: Block) -> float:
    """Where the text of a block ends on a page: the engine lets what it tears reach to the foot."""
    ends = (run.y + run.height for run in page.runs if not run.margin and _inside(run, block))
    return max(ends, default=block.y)


def _inside(run: Run, block: Block) -> bool:
    across = block.x - 1 <= run.x <= block.x + block.width
    return across and block.y <= run.y + run.height / 2 <= block.bottom


@dataclass(frozen=True)
class Fit:
    """How text was fitted: the rung of the ladder, what fills the paper that is left; whether it
    fits, after how many layouts, and the mm left free at the foot of the last page of running
    text. Then what the search kept small: blocks that stand on two pages (`tears`), the mm of the
    largest white at the foot of a page before the last (`hole`), and by how many mm pages that lie
    side by side end apart (`ends`)."""

    rung: str = "best"
    fillers: tuple[Filler, ...] = ()
    fits: bool = True
    layouts: int = 0
    room: float = 0.0
    tears: int = 0
    hole: float = 0.0
    ends: float = 0.0


About = Literal["glyph", "picture", "link", "style", "other"]


@dataclass(frozen=True)
class Remark:
    """What the engine said, and about what: a character without a shape, a picture that is not
    there, a link to nowhere, a style that it does not understand."""

    about: About
    text: str


def remark(line: str) -> Remark:
    """What a line of the engine's log says."""
    if ".notdef" in line or "missing glyph" in line:
        return Remark("glyph", line)
    if "load image" in line:
        return Remark("picture", line)
    if line.startswith("No anchor"):
        return Remark("link", line)
    return Remark("style" if line.startswith(("Ignored", "Invalid")) else "other", line)


@dataclass(frozen=True)
class Pages:
    """A typeset edition: its pages, their PDF, what the engine said, what was chosen to fit, and
    the letters of the HTML that was laid out, by section."""

    pages: tuple[Page, ...]
    pdf: bytes = field(repr=False)
    remarks: tuple[Remark, ...] = ()
    fit: Fit = Fit()
    letters: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)

    def on(self, role: str) -> tuple[Page, ...]:
        """The pages of a slot; every page of running text for `flow`."""
        return tuple(page for page in self.pages if page.role.rstrip("-0123456789") == role)
