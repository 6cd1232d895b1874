"""Laid-out pages kept as JSON: pages that were met before text was composed by block.

They hold what rules read (runs, items, blocks), rounded to a tenth of a millimetre, and no PDF.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from depliant.typeset.pages import Block, Item, Page, Pages, Run

FOLDER = Path(__file__).with_name("met")


def met(name: str) -> Pages:
    """The pages that were kept under a name."""
    rows = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return Pages(tuple(map(_page, rows)), b"")


def kept(pages: Pages) -> str:
    """Pages as JSON, one line a run, item or block."""
    return "[" + ",\n".join(map(_row, pages.pages)) + "]\n"


def _page(row: dict[str, Any]) -> Page:
    return Page(
        role=row["role"],
        width=row["size"][0],
        height=row["size"][1],
        margin=tuple(row["margin"]),
        runs=tuple(_run(*one) for one in row["runs"]),
        items=tuple(Item(*one) for one in row["items"]),
        blocks=tuple(Block(*one) for one in row["blocks"]),
    )


def _run(text: str, where: list[float], tag: str, section: str, block: int, how: str) -> Run:
    x, y, width, height, size = where
    generated, margin = how in ("generated", "margin"), how == "margin"
    return Run(
        text, x, y, width, height, size, tag, section, (0, 0, 0, 1), block, generated, margin
    )


def _row(page: Page) -> str:
    parts = {
        "runs": [_of_run(run) for run in page.runs],
        "items": [list(_rounded(vars(item).values())) for item in page.items],
        "blocks": [list(_rounded(vars(block).values())) for block in page.blocks],
    }
    size, margin = (list(_rounded(one)) for one in ((page.width, page.height), page.margin))
    head = f'{{"role": "{page.role}", "size": {size}, "margin": {margin}'
    return head + "".join(f',\n"{name}": [{_lines(rows)}]' for name, rows in parts.items()) + "}"


def _lines(rows: list[Any]) -> str:
    return ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)


def _of_run(run: Run) -> list[Any]:
    where = list(_rounded((run.x, run.y, run.width, run.height, run.size)))
    how = "margin" if run.margin else "generated" if run.generated else ""
    return [run.text, where, run.tag, run.section, run.block, how]


def _rounded(values: Any) -> Iterator[Any]:
    for value in values:
        yield round(value, 1) if isinstance(value, float) else value
