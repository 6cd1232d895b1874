"""A text on one rung, told from another: what has its own leading, what stands beside."""

from __future__ import annotations

import pytest

from depliant.formats.format import shipped_formats
from depliant.typeset.ladder import BEST, LADDER
from depliant.typeset.makeup.parts import Part
from depliant.typeset.makeup.plan import Planner
from depliant.typeset.makeup.prices import Seam
from depliant.typeset.makeup.scaling import Scaling

A4 = shipped_formats()["a4"]
LARGE = shipped_formats()["a4-large"]


def part(kind: str, height: float, gap: float = 3.0, at: int = 1, lines: int = 10) -> Part:
    return Part((at,), kind, at, f"s{at}", height, gap, lines, height / lines, Seam.SECTION)


@pytest.mark.parametrize(("kind", "same"), [("contacts", True), ("sources", True), ("box", False)])
def test_lines_of_a_leading_of_their_own_stay_as_high(kind: str, same: bool) -> None:
    tight = Scaling(BEST, LADDER.named("tighter-lines"), LARGE.type)
    (scaled,) = tight.parts([part(kind, 90.0)])
    assert (scaled.height == pytest.approx(90.0)) == same


def test_what_stands_beside_the_one_before_still_does() -> None:
    scaling = Scaling(BEST, LADDER.named("closer"), A4.type)
    beside = scaling.parts([part("box", 80.0), part("paragraph", 30.0, gap=-70.0, at=2)])[1]
    assert -90 < beside.gap < -60


def test_a_plan_counts_what_stands_beside_the_text_once() -> None:
    most = Planner(A4).most
    text = [part("paragraph", 0.45 * most, 0.0), part("paragraph", 0.4 * most, 0.0, at=4)]
    box = part("box", 0.8 * most, 0.0, at=2)
    beside = part("paragraph", 0.8 * most, -0.8 * most, at=3)
    made = Planner(A4).plan([text[0], text[1], box, beside], BEST, [BEST])
    assert made and len(made.areas) == 2
