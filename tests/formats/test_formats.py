"""A workspace's own formats: validated like everything else, geometry included."""

from __future__ import annotations

from pathlib import Path

import pytest

from depliant.errors import InputError, Place
from depliant.formats.format import parse_formats, shipped_formats
from depliant.formats.options import Options
from depliant.formats.variants import mirrored
from tests.conftest import Run
from tests.test_docs import TOP, fenced

GATE = fenced(TOP / "docs/formats.md", "yaml")


def refused(old: str, new: str) -> str:
    assert old in GATE
    with pytest.raises(InputError) as caught:
        parse_formats(GATE.replace(old, new, 1), Place("formats.yaml"))
    return " ".join(str(problem) for problem in caught.value.problems)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{role: back, x: 73.5}", "{role: back, x: 70}", "overlap"),
        ("{role: back, x: 73.5}", "{role: rear, x: 73.5}", "no page has the role rear"),
        ("{role: flow-3, x: 223.5}", "{role: flow-3, x: 230}", "beyond the paper"),
        (", {role: flow-3, x: 223.5}", "", "flow-3 stands on no sheet"),
        ("[flow-1, flow-2, flow-3]", "[flow-1, flow-4]", "no page has the role flow-4"),
        ("{role: flow-2, x: 73.5}", "{role: flow-2, x: 73.6}", "behind each other"),
        ("body: 13,", "body: 11,", "the least is 12"),
        ("body: 13,", "body: 13, least: 14,", "`least` is larger"),
        ("road: paper", "rode: paper", "rode"),
        ("title:", "title: {}\n  titre:", "`title`"),
        ("body: 13,", "body: nan,", "is no number"),
        ("body: 13,", "body: inf,", "is no number"),
        ("body: 13,", "body: 900,", "the most is 144"),
        ("number: 17", "number: 1e9", "the most is 144"),
        ("least: 5", "least: 7", "`least` is larger than `most`"),
        ("margin: [21, 10, 29, 10]", "margin: [21, 60, 29, 10]", "no room for text"),
        ("margin: [21, 10, 29, 10]", "margin: [21, nan, 20, 10]", "is no number"),
        ("margin: [21, 10, 29, 10]", "margin: [21, -10, 20, 10]", "the least is 0"),
        ("gatefold:", '"../evil":', "A format cannot be called “../evil”."),
        ("gatefold:", '"":', "A format cannot be called “”."),
        ("gatefold:", "a/b:", "A format cannot be called “a/b”."),
        ("gatefold:", "full:", "A format cannot be called “full”."),
        ("gatefold:", '"a\\0":', "A format cannot be called"),
        ("gatefold:", '"a\\n":', "A format cannot be called"),
        ("gatefold:", "Gate:", "A format cannot be called “Gate”."),
    ],
)
def test_a_wrong_format_is_told(old: str, new: str, said: str) -> None:
    assert said in refused(old, new)


def test_a_problem_names_its_format() -> None:
    assert "(in `gatefold`)" in refused("road: paper", "rode: paper")


def test_nothing_but_comments_is_no_format() -> None:
    assert parse_formats("# plus tard\n", Place("formats.yaml")) == {}


def test_a_workspace_adds_a_format(others: Path, run_cli: Run) -> None:
    (others / "formats.yaml").write_text(GATE, encoding="utf-8")
    one = ("trouver-son-chemin", "--hospital", "tilleuls", "--format", "gatefold")
    for words in ([], ["--print-shop"], ["--duplex", "long-edge"]):
        code, _out, err = run_cli("build", *one, *words)
        assert code == 0, err
    assert "gatefold" in run_cli("list", "formats")[1]


def test_a_word_that_the_clip_cuts_is_found(others: Path, run_cli: Run) -> None:
    wide = GATE.replace("inset: [9, 80, 8, 8]", "inset: [9, 8, 8, 8]")
    (others / "formats.yaml").write_text(wide, encoding="utf-8")
    code, _out, err = run_cli("build", "trouver-son-chemin", "--format", "gatefold")
    assert code == 1
    assert "shows it whole" in err


def test_a_booklet_is_checked_too() -> None:
    text = "b:\n" + "".join(
        f"  {line}\n"
        for line in """title: {en: b}
road: paper
pages:
  - {role: cover, width: 148.5, height: 210, margin: [7, 7, 7, 3]}
  - {role: flow, width: 140, height: 210, margin: [15, 10, 15, 10]}
saddle: {width: 297, height: 210}
budget: {least: 4, most: 32}
type: {body: 13, leading: 1.4, title: 24, heading: 16, small: 10, number: 17}""".splitlines()
    )
    with pytest.raises(InputError) as caught:
        parse_formats(text, Place("formats.yaml"))
    said = str(caught.value.problems[0])
    assert "cover, flow and back" in said
    assert "as wide as its paper" in said
    assert "20 pages at most" in said


def test_mirrored_twice_is_the_same() -> None:
    for format_ in shipped_formats().values():
        assert mirrored(mirrored(format_)) == format_


def test_an_unknown_format_in_an_article_is_told(article: Path, run_cli: Run) -> None:
    text = article.read_text("utf-8")
    article.write_text(text.replace('formats="full"', 'formats="ful"', 1), "utf-8")
    code, _out, err = run_cli("check", "immunotherapie", "--no-render")
    assert code == 2
    assert "There is no format `ful`" in err
    assert "Did you mean `full`?" in err


@pytest.mark.parametrize(
    ("options", "names"),
    [
        (Options(), []),
        (Options("letter", "long-edge"), ["letter", "long-edge"]),
        (Options(bleed=2.5), ["print-shop-2.5mm"]),
        (Options(bleed=3.0, marks=False), ["print-shop-3mm", "no-marks"]),
        (Options(marks=False), []),
    ],
)
def test_options_name_what_is_not_the_usual_way(options: Options, names: list[str]) -> None:
    assert [str(name) for name in options.names] == names
    assert [name.word for name in options.names if name.length] == (
        ["print-shop"] if options.bleed else []
    )


@pytest.mark.parametrize(
    ("turn", "good"), [("0", True), ("180", True), ("45", False), ("x", False)]
)
def test_a_page_may_stand_on_its_head(turn: str, good: bool) -> None:
    """A tent card: two pages head to head on one sheet."""
    text = f"""
tent:
  title: {{en: Tent card, fr: Chevalet}}
  road: paper
  pages:
    - {{role: flow-1, width: 210, height: 148.5, margin: [15, 15, 15, 15]}}
    - {{role: flow-2, width: 210, height: 148.5, margin: [15, 15, 15, 15]}}
  sheets:
    - name: outside
      width: 210
      height: 297
      placements: [{{role: flow-1, y: 0}}, {{role: flow-2, y: 148.5, turn: {turn}}}]
  budget: {{least: 2, most: 2}}
  type: {{body: 13, leading: 1.4, title: 22, heading: 16, small: 10, number: 16.5}}
"""
    if good:
        placement = parse_formats(text, Place("x"))["tent"].sheets[0].placements[1]
        assert placement.turn == int(turn)
    else:
        with pytest.raises(InputError, match="turn"):
            parse_formats(text, Place("x"))
