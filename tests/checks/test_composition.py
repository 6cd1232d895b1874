"""The promises of composition: each rule finds pages that were met before text was composed by
block (kept in `met/`), and its fault on a page made for it; a level, whole page has none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from depliant.checks.finding import Fault
from depliant.checks.layout import left_over
from depliant.checks.registry import all_checks
from depliant.checks.subjects import PagesSubject
from depliant.content.content import Content
from depliant.content.select import select
from depliant.formats.format import Format
from depliant.typeset.pages import Block, Item, Page, Pages, Run
from tests.checks.met_pages import kept, met
from tests.conftest import TOP, choose

RULES = {
    *("torn-block", "lonely-heading", "level-panels", "hole", "lonely-word", "filler", "hyphens"),
}
LEFT, WIDTH, TOP_OF_TEXT, LINE = 10.0, 80.0, 17.0, 6.5
_known: dict[str, tuple[Content, Format]] = {}


def found(pages: Pages, format_name: str, leaflet: str = "immunotherapie") -> dict[str, list[str]]:
    """What the rules of composition say of pages, by rule."""
    key = f"{leaflet} {format_name}"
    if key not in _known:
        choice = choose(TOP, format_name, leaflet=leaflet)
        _known[key] = select(choice)[0], choice.format
    subject = PagesSubject(*_known[key], pages)
    told: dict[str, list[str]] = {}
    for check in all_checks():
        faults: list[Fault] = list(check.run(subject)) if check.rule in RULES else []
        if faults:
            told[check.rule] = [f"{fault.page}: {fault.message}" for fault in faults]
    return told


# --- pages that were met ---------------------------------------------------------------------


def test_two_panels_of_dotted_lines_are_found() -> None:
    told = found(met("trifold-chemin-bruyeres"), "trifold", "trouver-son-chemin")
    assert told["filler"] == [
        ": `trifold` is too large for this text: 60 % of its paper is left over."
    ]
    assert told["hole"] == ["flap: 65 mm of the page stay empty."]
    told = found(met("zfold-chemin-tilleuls"), "zfold", "trouver-son-chemin")
    assert "63 % of its paper" in told["filler"][0]


def test_torn_paragraphs_and_uneven_pages_of_a_booklet_are_found() -> None:
    told = found(met("booklet-sejour-bruyeres"), "booklet", "sejour-avec-son-enfant")
    assert [line.partition(":")[0] for line in told["torn-block"]] == ["flow-3", "flow-6", "flow-9"]
    assert told["hole"] == ["flow-2: 46 mm of the page stay empty."]
    assert "flow-1, flow-2 end 38 mm apart: 180, 142 mm" in told["level-panels"][0]
    assert (
        "flow-4: A paragraph ends with one short word on a line: “sœurs.”." in told["lonely-word"]
    )
    assert "filler" not in told


def test_steps_over_a_fold_and_a_broken_key_word_are_found() -> None:
    for name in ("trifold", "zfold"):
        told = found(met(f"{name}-immunotherapie-tilleuls"), name)
        assert any("Les cellules CAR" in line for line in told["torn-block"]), name
        assert "flow-1: “L’immunothérapie” is broken over two lines, in bold." in told["hyphens"]
        assert any("“extrêmement”" in line and "twelve" in line for line in told["hyphens"])


@pytest.mark.parametrize("name", ["zfold-chemin-tilleuls", "trifold-immunotherapie-tilleuls"])
def test_pages_are_kept_as_they_are(name: str) -> None:
    assert kept(met(name)) == kept(Pages(met(name).pages, b""))
    assert met(name).pages[0].runs


# --- pages made for a fault ------------------------------------------------------------------


class Sheet:
    """Writes blocks below each other on pages of 100 × 210 mm."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self._key = 0

    def page(self, role: str) -> Sheet:
        margin = (TOP_OF_TEXT, 10.0, 20.0, LEFT)
        self.pages.append(Page(role, 100.0, 210.0, margin, (), ()))
        return self

    def write(
        self,
        kind: str,
        *words: str,
        tag: str = "p",
        key: int = 0,
        gap: float = 0.0,
        section: str = "what",
        high: float = 0.0,
    ) -> Sheet:
        """A block with a line for each of `words`; `high` in mm, if it is more than its lines."""
        page = self.pages[-1]
        self._key += 1
        key, top = key or self._key, page.content_bottom + gap
        runs = [
            Run(
                text,
                LEFT,
                top + n * LINE,
                2.0 * len(text),
                LINE,
                12.5,
                tag,
                section,
                (0, 0, 0),
                key,
            )
            for n, text in enumerate(words)
        ]
        height = max(high, LINE * len(words))
        block = Block(key, kind, section, LEFT, top, WIDTH, height, len(words))
        items = (Item("box", LEFT, top, WIDTH, height, section),) if high else ()
        self.pages[-1] = replace(
            page,
            runs=(*page.runs, *runs),
            items=(*page.items, *items),
            blocks=(*page.blocks, block),
        )
        return self

    def full(self, height: float, section: str = "what") -> Sheet:
        """A figure of a height, to fill a page with."""
        return self.write("figure", "Une image", high=height, section=section)

    def told(self, format_name: str = "trifold") -> dict[str, list[str]]:
        return found(Pages(tuple(self.pages), b""), format_name)


PROSE = "Le vélo de ma tante a deux roues, un frein et une"


def three(first: float = 170.0, second: float = 170.0, third: float = 170.0) -> Sheet:
    sheet = Sheet()
    for number, height in enumerate((first, second, third), 1):
        sheet.page(f"flow-{number}").full(height)
    return sheet


def test_a_whole_and_level_leaflet_has_no_fault() -> None:
    assert three().told() == {}


def test_level_panels_measures_the_ends_of_the_inside() -> None:
    assert three(170, 160, 165).told() == {}  # ± 6 mm
    told = three(170, 157, 165).told()["level-panels"]
    assert told == [
        "flow-1: The pages flow-1, flow-2, flow-3 end 13 mm apart: 187, 174, 182 mm from the top."
    ]
    assert "level-panels" in three(170, 170, 150).told()  # the last is part of the picture ...
    assert three(170, 170, 120).told() == {}  # ... unless the text has come to its end there


def test_a_hole_is_told_at_a_foot_and_between_blocks() -> None:
    assert "hole" not in three(149, 149, 149).told()
    assert three(147, 147, 147).told()["hole"] == [
        f"flow-{n}: 26 mm of the page stay empty." for n in (1, 2)
    ]
    sheet = Sheet().page("flow-1").full(70).write("paragraph", PROSE, PROSE, gap=30)
    assert sheet.told()["hole"] == ["flow-1: 30 mm of the page stay empty."]


def test_a_page_of_a_screen_has_no_foot_to_fill() -> None:
    assert "hole" not in three(90, 147, 120).told("screen")
    sheet = Sheet().page("flow-1").full(70).write("paragraph", PROSE, PROSE, gap=30)
    assert sheet.told("screen")["hole"] == ["flow-1: 30 mm of the page stay empty."]


@pytest.mark.parametrize(
    ("kind", "here", "there", "torn"),
    [
        ("paragraph", 3, 3, "“"),  # six lines stay together
        ("paragraph", 4, 3, ""),
        ("paragraph", 5, 2, "less than three lines"),
        ("paragraph", 1, 9, "less than three lines"),
        ("item", 3, 4, ""),
        ("box", 6, 6, "two pages"),
        ("steps", 6, 6, "two pages"),
        ("table", 2, 9, "two pages"),
        ("box", 20, 9, ""),  # higher than a page: it has to part somewhere
    ],
)
def test_blocks_stay_whole(kind: str, here: int, there: int, torn: str) -> None:
    sheet = Sheet().page("flow-1").full(170 - here * LINE).write(kind, *[PROSE] * here, key=99)
    sheet.page("flow-2").write(kind, *[PROSE] * there, key=99).full(160 - there * LINE)
    told = sheet.told("zfold").get("torn-block", [])
    assert len(told) == bool(torn)
    assert all(torn in line and "flow-1" in line for line in told)


def test_steps_go_on_where_one_scrolls() -> None:
    sheet = Sheet()
    for role in ("flow-1", "flow-2"):
        sheet.page(role).write("steps", PROSE, PROSE, key=98).write("box", PROSE, key=99)
    assert len(sheet.told("zfold")["torn-block"]) == 2
    assert len(sheet.told("screen")["torn-block"]) == 1


def test_a_heading_at_the_foot_of_a_page() -> None:
    sheet = Sheet().page("flow-1").full(160).write("heading", "Les freins", tag="h2", section="how")
    sheet.page("flow-2").full(165, "how")
    told = sheet.told("zfold")["lonely-heading"]
    assert told == ["flow-1: The heading “Les freins” stands alone at the foot of its page."]
    sheet.pages.pop()  # the text ends here: required-sections tells what is missing
    assert "lonely-heading" not in sheet.told("zfold")


@pytest.mark.parametrize(
    ("above", "belongs", "alone"),
    [
        ("what", True, True),
        ("how", True, False),  # it opens its own section
        ("what", False, False),  # what it belongs to is too high to come with it
    ],
)
def test_a_table_without_what_it_belongs_to(above: str, belongs: bool, alone: bool) -> None:
    sheet = Sheet().page("flow-1")
    if belongs:
        sheet.full(140, above).write("paragraph", PROSE, PROSE, section=above)
    else:
        sheet.full(155, above)
    sheet.page("flow-2").write("table", "Roue", tag="td", high=60).full(90)
    assert ("lonely-heading" in sheet.told("zfold")) == alone


@pytest.mark.parametrize(
    ("last", "lonely"),
    [("selle.", True), ("bicyclette.", False), ("petite selle.", False), ("a\u00a0freins.", False)],
)
def test_a_short_word_on_the_last_line(last: str, lonely: bool) -> None:
    sheet = Sheet().page("flow-1").full(140).write("paragraph", PROSE, last)
    assert ("lonely-word" in sheet.told()) == lonely


def test_a_short_word_that_is_all_there_is() -> None:
    assert "lonely-word" not in Sheet().page("flow-1").full(150).write("item", "Non.").told()
    narrow = Sheet().page("flow-1").full(140).write("paragraph", "Le vélo", "roule.")
    assert "lonely-word" not in narrow.told()


@pytest.mark.parametrize(
    ("tag", "kind", "head", "tail", "told"),
    [
        ("p", "paragraph", "une bicyc\u2010", "lettissime rouge", ""),
        (
            "p",
            "paragraph",
            "une bicy\u2010",
            "clette rouge",
            "“bicyclette” is broken over two lines: it has",
        ),
        ("strong", "paragraph", "anticonsti\u2010", "tutionnel", "in bold"),
        ("h2", "heading", "anticonsti\u2010", "tutionnel", "in a heading"),
        ("p", "item", "anticonsti\u2010", "tutionnel", "in a list"),
        ("li", "item", "anticonsti\u2010", "tutionnel", "in a list"),
        ("p", "paragraph", "un porte-", "bagages", ""),  # the author’s own
    ],
)
def test_broken_words(tag: str, kind: str, head: str, tail: str, told: str) -> None:
    sheet = Sheet().page("flow-1").full(120).write(kind, head, tail, PROSE, tag=tag)
    lines = sheet.told().get("hyphens", [])
    assert len(lines) == bool(told)
    assert all(told in line for line in lines)


def test_more_than_two_broken_words() -> None:
    sheet = Sheet().page("flow-1").full(100)
    for _n in range(2):
        sheet.write("paragraph", "Une bicyc\u2010", f"lettissime, {PROSE}")
    assert "hyphens" not in sheet.told()
    sheet.write("paragraph", "Une bicyc\u2010", f"lettissime, {PROSE}")
    told = sheet.told()["hyphens"]
    assert len(told) == 1
    assert "3 words are broken on the page" in told[0]


def test_half_of_the_paper_is_the_most_that_is_left_over() -> None:
    sheet = Sheet().page("flow-1").full(173).page("flow-2").full(90)
    for kind in ("questions", "team"):
        sheet.write("filler", kind, gap=9, section="", high=60)
        sheet.page("flow-3")
    sheet.pages.pop()
    format_ = choose(TOP, "trifold").format
    assert left_over(sheet.pages, format_) == pytest.approx(1 - 263 / 519)
    assert "filler" not in sheet.told()
    sheet = Sheet().page("flow-1").full(173).page("flow-2").full(80)
    assert sheet.told()["filler"] == [
        ": `trifold` is too large for this text: 51 % of its paper is left over."
    ]
    assert "filler" not in sheet.told("screen")
