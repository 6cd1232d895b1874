"""Parts: what belongs together is kept together, what no page holds is parted all the same."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, fromstring

import pytest

from depliant.formats.parts import TypeSizes
from depliant.typeset.ladder import LADDER
from depliant.typeset.makeup.outline import Node, outline
from depliant.typeset.makeup.parts import Part, parts_of, units_of
from depliant.typeset.makeup.prices import Seam
from depliant.typeset.makeup.scaling import Scaling
from depliant.typeset.pages import Page, Spot

LINE, GAP = 6.5, 3.25


def parsed(flow: str) -> Element:
    return fromstring(f'<html><body><div class="flow">{flow}</div></body></html>')


def section(role: str, inside: str, classes: str = "") -> str:
    return f'<section class="section {classes}" data-section="{role}">{inside}</section>'


def spots(node: Node, y: float, lines: dict[int, int]) -> Iterator[Spot]:
    """Where an element and all in it would stand: a line each, or what `lines` says."""
    inside, top = list[Spot](), y
    for child in node.children:
        here = list(spots(child, top, lines))
        inside += here
        top = here[0].end + GAP
    count = lines.get(node.at, 1)
    rows = tuple((y + n * LINE, y + (n + 1) * LINE) for n in range(count))
    end = max((spot.end for spot in inside), default=y + count * LINE)
    yield Spot(node.at, 10, y, 80, end - y, rows if not inside else ())
    yield from inside


def measured(
    flow: str, lines: dict[int, int], most: float = 170.0, gap: float = GAP
) -> tuple[Part, ...]:
    nodes = outline(parsed(flow))["flow"]
    placed, top = list[Spot](), 20.0
    for node in nodes:
        here = list(spots(node, top, lines))
        placed += here
        top = here[0].end + gap
    page = Page("flow-1", 100, 4000, (20, 10, 20, 10), (), (), spots=tuple(placed))
    return parts_of(nodes, [page], most)


def seams(parts: tuple[Part, ...]) -> list[str]:
    return [part.seam.value for part in parts[1:]]


PARK = section("park", "<h2>Le parc</h2><p>Il ouvre tôt.</p><p>Il ferme tard.</p>")


def test_a_heading_is_kept_with_its_text_and_starts_its_section() -> None:
    parts = measured(PARK * 2, {})
    assert [part.kind for part in parts] == ["heading", "paragraph", "paragraph"] * 2
    assert parts[0].chain == (2, 3)
    assert parts[1].chain == (4,)
    assert seams(parts[:3]) == ["kept", "block"]


def test_sections_part_freely() -> None:
    parts = measured(PARK + section("lake", "<h2>Le lac</h2><p>Il gèle.</p>"), {})
    assert seams(parts) == ["kept", "block", "section", "kept"]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (2, ["kept", "end"]),
        (3, ["kept", "end", "end"]),
        (5, ["kept", "end", "list", "list", "end"]),
    ],
)
def test_a_list_is_kept_at_its_ends_and_with_its_introduction(
    items: int, expected: list[str]
) -> None:
    rows = "".join("<li>Une chose.</li>" for _number in range(items))
    parts = measured(section("bag", f"<p>Prenez :</p><ul>{rows}</ul>"), {})
    assert seams(parts) == expected


def test_steps_with_heading_and_introduction_are_one_block() -> None:
    rows = "<li>Un pas.</li>" * 4
    inside = f"<h2>Le chemin</h2><p>On marche.</p><ol>{rows}</ol><p>Voilà.</p>"
    nodes = outline(parsed(section("way", inside, "steps")))["flow"]
    blocks = {child.block for child in nodes[0].children[:3]}
    assert len(blocks) == 1
    parts = measured(section("way", inside, "steps"), {})
    assert seams(parts) == ["kept"] * 5 + ["block"]


def test_steps_that_no_page_holds_are_parted_but_not_from_their_heading() -> None:
    rows = "<li>Un pas.</li>" * 8
    inside = f"<h2>Le chemin</h2><ol>{rows}</ol>"
    assert seams(measured(section("way", inside, "steps"), {}, most=60)) == ["kept", *["list"] * 7]


@pytest.mark.parametrize("tag", ["table", "div"])
def test_a_box_or_a_table_stays_with_what_it_belongs_to(tag: str) -> None:
    box = f'<{tag} class="admonition"><p>Attention.</p></{tag}>'
    parts = measured(section("park", f"<h2>Le parc</h2><p>Il ouvre.</p>{box}<p>Fin.</p>"), {})
    assert seams(parts) == ["kept", "kept", "block"]


def test_a_term_is_one_block_with_what_it_means() -> None:
    inside = "<dl><dt>Quai</dt><dd>Où l’on attend.</dd><dt>Voie</dt><dd>Où l’on roule.</dd></dl>"
    parts = measured(section("words", inside), {})
    assert [part.block for part in parts] == [1, 1, 2, 2]
    assert seams(parts) == ["kept", "block", "kept"]


def test_what_is_hidden_or_stands_aside_is_no_part() -> None:
    aside = section("calls", "<h2>Qui appeler</h2>", "aside")
    filler = '<div class="filler filler-questions"><h2>Mes questions</h2></div>'
    parts = measured(aside + PARK + filler, {})
    assert {part.section for part in parts} == {"park"}


def test_what_stands_behind_the_fillers_knows() -> None:
    filler = '<div class="filler"><h2>Mes questions</h2></div>'
    closing = section("sources", "<p>Un livre.</p>", "sources")
    parts = measured(PARK + filler + closing, {})
    assert [part.closing for part in parts] == [False, False, False, True]


@pytest.mark.parametrize(("lines", "units"), [(6, [6]), (7, [3, 1, 3]), (9, [3, 1, 1, 1, 3])])
def test_a_long_paragraph_parts_three_lines_from_its_ends(lines: int, units: list[int]) -> None:
    (part,) = measured(section("park", "<p>Long.</p>"), {3: lines})
    found = [unit for _number, unit in units_of([part], 170)]
    assert [unit.lines for unit in found] == units
    assert [unit.seam for unit in found[1:]] == [Seam.LINES] * (len(units) - 1)
    assert sum(unit.height for unit in found) == pytest.approx(lines * LINE)


def test_white_is_measured_between_parts() -> None:
    assert [part.gap for part in measured(PARK, {})] == pytest.approx([0, GAP, GAP])


@pytest.mark.parametrize(("gap", "read"), [(-2e-13, 0.0), (2e-13, 0.0), (-4.0, -4.0)])
def test_a_rounding_is_no_white_and_puts_nothing_beside_what_is_before(
    gap: float, read: float
) -> None:
    parts = measured(section("park", "<p>Un.</p>") + section("river", "<p>Deux.</p>"), {}, gap=gap)
    assert [str(part.gap) for part in parts] == ["0.0", str(read)]


def test_a_window_is_as_high_as_it_will_be_though_it_is_measured_flat() -> None:
    window = '<article class="window cover" style="height: 58.25mm"></article>'
    head, *others = measured(window + PARK, {})
    assert (head.window, head.height) == (True, 58.25)
    (low,) = measured('<article class="window" style="height: 1mm"></article>', {2: 3})
    assert low.height == 3 * LINE  # it has white inside that its height does not hold
    assert [part.window for part in others] == [False] * 3


def test_white_inside_steps_and_boxes_is_counted() -> None:
    items = "".join(f"<li>Le banc {n}.</li>" for n in range(3))
    steps = section("how", f"<h2>Le banc</h2><ol>{items}</ol>", "steps")
    box = f'<div class="admonition"><p>Le banc</p><p>Vert.</p><ul>{items}</ul></div>'
    parts = measured(steps + section("what", f"<p>Il y a :</p>{box}"), {})
    told = [(part.kind, part.inner, part.joined) for part in parts]
    assert told[1:4] == [("item", 1, True), ("item", 1, True), ("item", 0, False)]
    assert told[-1] == ("box", 3, False)


def test_what_a_tighter_rung_takes_of_the_white_inside_is_told() -> None:
    type_ = TypeSizes(body=12.5, leading=1.474, title=30, heading=16, small=10, number=20)
    before, after = LADDER.named("best"), LADDER.named("closer")
    half = before.leading_in_mm(type_) / 2
    box = Part((1,), "box", 1, "a", 4 * 2 * half + 2 * half + 3 * half, 0.0, 4, 2 * half, inner=3)
    step = Part((2,), "item", 2, "b", 4 * half + half, 0.0, 2, 2 * half, inner=1, joined=True)
    scaled = Scaling(before, after, type_).parts([box, step])
    assert scaled[0].height == pytest.approx(box.height - 3 * half)
    assert 4 * half <= scaled[1].height < step.height - 0.8 * half
