"""One line alone on its page is found in what no page holds whole; what one page holds is told by
`torn-block`, and not twice."""

from __future__ import annotations

import pytest

from depliant.typeset.pages import Block
from tests.checks.rules.typeset import page, paragraph, subject, told


def two_pages(
    here: int, there: int, kind: str, height: float, format_name: str = "a4"
) -> list[str]:
    """A paragraph with lines on two pages, inside a block that is `height` mm high on each."""
    pages = []
    for number, count in enumerate((here, there), 1):
        block = Block(7, kind, "what", 10, 15, 182, height, count)
        lines = paragraph(*[f"ligne {n}" for n in range(count)])
        pages.append(page(*lines, role=f"flow-{number}", blocks=(block,)))
    found = told("lonely-lines", subject(*pages, format_name=format_name))
    torn = told("torn-block", subject(*pages, format_name=format_name))
    assert not (found and torn)
    return [f"{one.page}: {one.message}" for one in found]


@pytest.mark.parametrize(
    ("here", "there", "alone"),
    [(1, 9, "flow-1"), (9, 1, "flow-2"), (2, 9, ""), (9, 2, ""), (1, 1, "flow-1")],
)
def test_a_line_alone_in_a_box_that_no_page_holds(here: int, there: int, alone: str) -> None:
    found = two_pages(here, there, "box", 260)
    assert len(found) == bool(alone)
    assert all(text.startswith(f"{alone}: “ligne 0”") for text in found)


def test_steps_that_are_scrolled() -> None:
    assert two_pages(1, 2, "steps", 30, "screen")
    assert not two_pages(1, 2, "steps", 30)  # told as torn


def test_torn_blocks_are_told_once() -> None:
    assert not two_pages(1, 3, "paragraph", 30)
    assert not two_pages(1, 9, "paragraph", 60)
    assert not two_pages(1, 1, "box", 20)


def test_other_paragraphs_of_one_line() -> None:
    first = page(*paragraph("Un mot.", block=3), role="flow-1")
    second = page(*paragraph("Un autre.", block=4), role="flow-2")
    assert not told("lonely-lines", subject(first, second))
