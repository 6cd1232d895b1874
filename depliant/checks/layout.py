"""What rules read on laid-out pages: lines, blocks and their parts, the paper that is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from depliant.formats.format import Format
from depliant.typeset.pages import Block, Page, Run

FILLING = frozenset(("filler", "questions"))  # kinds that fill pages of running text
ELSEWHERE = FILLING | {"aside", "head"}  # kinds that do not stand in the running text
SAME_LINE = 1.0  # mm: words of two sizes on one line do not end quite level
QUOTED = 40  # letters of a text that are told

Line = list[Run]


def lines(page: Page) -> list[Line]:
    """The lines of a page's text, from top to bottom; neighbours on one line are two."""
    found: dict[tuple[int, int], Line] = {}
    for run in page.runs:
        if not run.margin and not run.generated:
            found.setdefault((round(run.y + run.height), run.block), []).append(run)
    return [found[key] for key in sorted(found)]


def foot(line: Line) -> float:
    """Where a line ends, in mm from the top of its page."""
    return max(run.y + run.height for run in line)


def paragraphs(page: Page) -> dict[int, list[Line]]:
    """The lines of each paragraph, item and cell on a page, by its key; words of two sizes that
    stand side by side are one line."""
    found: dict[int, list[Line]] = {}
    for run in sorted(page.runs, key=lambda run: run.y + run.height):
        if run.margin or run.generated or not run.text.strip():
            continue
        mine = found.setdefault(run.block, [])
        if mine and foot([run]) - foot(mine[-1]) < max(SAME_LINE, run.height / 3):
            mine[-1].append(run)
        else:
            mine.append([run])
    return {key: [sorted(line, key=_left) for line in mine] for key, mine in found.items()}


def _left(run: Run) -> float:
    return run.x


def inside(page: Page, block: Block) -> list[Run]:
    """The text of a block on its page."""
    return [
        run
        for run in page.runs
        if not run.margin
        and not run.generated
        and block.y - SAME_LINE <= run.y + run.height / 2 <= block.bottom + SAME_LINE
        and block.x - SAME_LINE <= run.x <= block.x + block.width + SAME_LINE
    ]


def words_of(page: Page, block: Block) -> str:
    """The first words of a block, to call it by."""
    words = " ".join(run.text.strip() for run in inside(page, block))
    return words if len(words) <= QUOTED else words[:QUOTED].rpartition(" ")[0] + " …"


def running(page: Page) -> list[Block]:
    """The blocks of the running text on a page, in reading order."""
    return [block for block in page.blocks if block.kind not in ELSEWHERE]


def parted(pages: Sequence[Page]) -> list[list[tuple[Page, Block]]]:
    """The parts of each block that stands on more than one page."""
    parts: dict[int, list[tuple[Page, Block]]] = {}
    for page in pages:
        for block in page.blocks:
            parts.setdefault(block.key, []).append((page, block))
    return [mine for mine in parts.values() if len(mine) > 1]


def followers(pages: Sequence[Page]) -> Iterator[tuple[Page, Page]]:
    """Pages of running text, each with the one on which its text goes on."""
    return pairwise(page for page in pages if page.is_flow)


def has_text(page: Page) -> bool:
    """Whether a page of running text holds more than fillers."""
    said = (run.section for run in page.runs if not run.margin)
    return page.is_flow and any(section and section not in FILLING for section in said)


def text_pages(pages: Sequence[Page]) -> list[Page]:
    """The pages of running text, without those that hold only fillers, or nothing."""
    return [page for page in pages if has_text(page)]


def filler_height(page: Page) -> float:
    """The mm that fillers take of a page, with the white above each."""
    fillers = [block for block in page.blocks if block.kind in FILLING]
    return sum(block.bottom - _end_above(page, block) for block in fillers)


def _end_above(page: Page, block: Block) -> float:
    """Where the text or the filler above a filler ends."""
    ends = [run.y + run.height for run in page.runs if not run.margin and run.y < block.y]
    ends += [item.y + item.height for item in page.items if item.y < block.y]
    ends += [one.bottom for one in page.blocks if one.kind in FILLING and one.y < block.y]
    return min(block.y, max(ends, default=page.margin[0]))


def left_over(pages: Sequence[Page], format_: Format) -> float:
    """The share of the paper for running text that the text does not take: filled, or empty.
    Pages before its last one count as full."""
    flow = [page for page in pages if page.is_flow]
    last = text_pages(pages)[-1:]
    before = flow[: flow.index(last[0])] if last else []
    ends = [page.content_bottom - page.margin[0] - filler_height(page) for page in last]
    taken = sum(page.area_height for page in before) + sum(max(0.0, end) for end in ends)
    paper = sum(page.area_height for page in flow) + _missing(flow, format_)
    return 1 - taken / paper if paper else 0.0


def _missing(flow: Sequence[Page], format_: Format) -> float:
    """The height of pages that the paper has and that nothing stands on."""
    if format_.endless:
        return 0.0
    return sum(page.text_height for page in format_.flow[len(flow) :])
