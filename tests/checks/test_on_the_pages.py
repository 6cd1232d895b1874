"""Rules judged on contents, pages and files: silent on the good edition, each finds its fault.

A fault is made as it would happen: in an article, in a style sheet of the workspace, or by
tampering with a finished value where no honest way leads to the fault.
"""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from depliant.checks.finding import Finding, Severity
from depliant.checks.registry import Subject, examine
from depliant.checks.rules.inside_the_frame import called
from depliant.checks.subjects import FileSubject, PagesSubject
from depliant.errors import InputError
from depliant.formats.sheets import sheets_of
from depliant.pdf.impose import impose
from depliant.pressroom.arrangement import arranged
from depliant.pressroom.press import Press, mixed_for
from depliant.pressroom.proof import Proof
from depliant.sources.workspace import Workspace
from depliant.typeset.pages import Item
from tests.conftest import TOP, choose, edit, rules

FORMATS = ("a4", "trifold", "screen")


def find(proof: Proof, rule: str) -> Finding:
    return next(finding for finding in proof.findings if finding.rule == rule)


def styled(folder: Path, css: str, format_name: str = "a4") -> Proof:
    """The proof of an edition whose workspace has one style sheet more (and no other format to
    try for what does not fit)."""
    styles = folder / "styles"
    styles.mkdir()
    (styles / "99-fault.css").write_text(css, encoding="utf-8")
    house = replace(Workspace(folder).house_style, formats={})
    return Press(house).press(choose(folder, format_name))


def written(press: Press, folder: Path, old: str, new: str, format_name: str = "a4") -> Proof:
    """The proof of an edition whose article was changed."""
    edit(folder / "leaflets" / "immunotherapie" / "fr.md", old, new)
    return press.press(choose(folder, format_name))


@pytest.fixture(scope="module")
def stages(press: Press) -> dict[str, tuple[PagesSubject, FileSubject]]:
    """The good editions, as the subjects of pages and of files."""
    found = {}
    for name in FORMATS:
        laid = arranged(choose(TOP, name), press._composer, press._typesetter)
        choice, content = laid.choice, laid.content
        parts = press._typesetter.write(laid.laid, choice.format)
        pages = mixed_for(content, laid.pages, parts)
        sheets = sheets_of(choice.format, [page.role for page in pages.pages])
        pdf = impose(pages, sheets, choice.format)
        found[name] = (
            PagesSubject(content, choice.format, pages),
            FileSubject(content, choice.format, pages, sheets, pdf),
        )
    return found


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("hospital", ["tilleuls", "deux-rives"])
def test_good_editions_have_nothing_to_mend(press: Press, format_name: str, hospital: str) -> None:
    assert press.press(choose(TOP, format_name, hospital)).findings == ()


# --- page-count ---


LONG = "Une phrase de plus pour remplir la feuille. " * 40


def test_too_many_pages(press: Press, folder: Path) -> None:
    found = find(
        written(press, folder, "D’autres médicaments réveillent", LONG + "D’autres"), "page-count"
    )
    assert found.is_error
    assert "pages of text where there is room for 2" in found.message
    assert found.place is not None
    assert found.place.line


def test_lines_too_many_are_those_of_every_page(
    stages: dict[str, tuple[PagesSubject, FileSubject]],
) -> None:
    """Ten lines on each of three pages too many, at the same heights: thirty lines."""
    good = stages["trifold"][0]
    last = good.pages.on("flow")[-1]
    line = next(run for run in last.runs if run.section and not run.generated)
    ten = tuple(replace(line, text="un deux", y=20.0 + 6 * n) for n in range(10))
    more = tuple(replace(last, role=f"flow-{n}", runs=ten) for n in (4, 5, 6))
    pages = replace(good.pages, pages=(*good.pages.pages, *more))
    found = examine(Subject.PAGES, replace(good, pages=pages))
    message = next(f.message for f in found if f.rule == "page-count")
    assert "about 60 words (30 lines) too many" in message


def test_a_larger_budget_with_its_reason(press: Press, folder: Path) -> None:
    article = folder / "leaflets" / "immunotherapie" / "fr.md"
    edit(article, "picture:", "pages:\n  a4: {most: 4, reason: Un essai}\npicture:")
    proof = written(press, folder, "D’autres médicaments réveillent", LONG + "D’autres")
    assert "page-count" not in rules(proof)


def test_too_much_text_on_the_panels(press: Press, folder: Path) -> None:
    proof = written(press, folder, "D’autres médicaments réveillent", LONG + "D’autres", "trifold")
    found = find(proof, "page-count")
    assert "room for 3" in found.message


@pytest.mark.parametrize(
    ("css", "slot"),
    [
        (".flap .role-summary li { font-size: 30pt }", "flap"),
        (".back .contacts { padding-top: 150mm }", "back"),
    ],
)
def test_a_slot_overflows(folder: Path, css: str, slot: str) -> None:
    found = find(styled(folder, css, "trifold"), "page-count")
    assert f"The page `{slot}` overflows by" in found.message


def test_too_few_pages(stages: dict[str, tuple[PagesSubject, FileSubject]]) -> None:
    good = stages["trifold"][0]
    without = tuple(page for page in good.pages.pages if page.role != "flap")
    bad = replace(good, pages=replace(good.pages, pages=without))
    found = examine(Subject.PAGES, bad)
    assert any(f.rule == "page-count" and "`flap` is empty" in f.message for f in found)


# --- required-sections ---


def test_a_required_section_is_kept_off_a_format(press: Press, folder: Path) -> None:
    proof = written(
        press,
        folder,
        "{#risks .not-covered .short}",
        '{#risks .not-covered formats="a4"}',
        "trifold",
    )
    assert "kept off it" in find(proof, "required-sections").message


def test_a_hospital_requires_one_section_more(press: Press, folder: Path) -> None:
    edit(folder / "leaflets" / "immunotherapie" / "fr.md", "{#research ", "{#studies ")
    assert (
        "`tilleuls` requires it"
        in find(press.press(choose(folder, "a4", "tilleuls")), "required-sections").message
    )
    assert "required-sections" not in rules(press.press(choose(folder, "a4", "deux-rives")))


def test_an_empty_section(press: Press, folder: Path) -> None:
    proof = written(
        press, folder, "## Et si nous refusons ?", "## Rien {#nothing}\n\n## Et si nous refusons ?"
    )
    assert "`nothing` is empty" in find(proof, "required-sections").message


def test_a_required_section_on_no_page(folder: Path) -> None:
    proof = styled(folder, "#benefits { display: none }")
    assert "on no page" in find(proof, "required-sections").message
    assert "text-complete" in rules(proof)


# --- text-complete and readable-text ---


def test_letters_lost_between_html_and_boxes(folder: Path) -> None:
    found = find(styled(folder, "#limits p { display: none }"), "text-complete")
    assert "letters of the section `limits`" in found.message


def test_letters_lost_between_boxes_and_file(
    stages: dict[str, tuple[PagesSubject, FileSubject]],
) -> None:
    good = stages["a4"][1]
    page = good.pages.pages[0]
    more = replace(page, runs=(*page.runs, replace(page.runs[-1], text="jamais imprimé")))
    pages = replace(good.pages, pages=(more, *good.pages.pages[1:]))
    found = {f.rule for f in examine(Subject.FILE, replace(good, pages=pages))}
    assert {"text-complete", "readable-text"} <= found


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [(b"/back Do", b"/flap Do", "2 times"), (b"q 1 0 0 1", b"q 0.98 0 0 0.98", "0 times")],
)
def test_a_page_not_placed_once_at_scale_one(
    stages: dict[str, tuple[PagesSubject, FileSubject]], old: bytes, new: bytes, words: str
) -> None:
    good = stages["trifold"][1]
    with pikepdf.open(io.BytesIO(good.pdf)) as file:
        file.pages[0].contents_coalesce()
        content = file.pages[0].Contents.read_bytes()
        assert old in content
        file.pages[0].Contents.write(content.replace(old, new))
        out = io.BytesIO()
        file.save(out)
    found = examine(Subject.FILE, replace(good, pdf=out.getvalue()))
    assert any(f.rule == "text-complete" and words in f.message for f in found)


def test_words_read_back_in_another_order_of_letters(
    stages: dict[str, tuple[PagesSubject, FileSubject]],
) -> None:
    good = stages["a4"][1]
    page = good.pages.pages[0]
    index = next(i for i, run in enumerate(page.runs) if "défenses" in run.text)
    shuffled = replace(page.runs[index], text=page.runs[index].text[::-1])
    runs = (*page.runs[:index], shuffled, *page.runs[index + 1 :])
    pages = replace(good.pages, pages=(replace(page, runs=runs), *good.pages.pages[1:]))
    found = {f.rule for f in examine(Subject.FILE, replace(good, pages=pages))}
    assert "readable-text" in found
    assert "text-complete" not in found


# --- inside-the-page, type-size ---


def test_a_long_word(press: Press, folder: Path) -> None:
    found = find(
        written(
            press,
            folder,
            "Espoirs et limites {",
            "Anti" + "constitutionnelle" * 4 + " {",
            "trifold",
        ),
        "inside-the-page",
    )
    assert "mm beyond the text area" in found.message
    assert "`limits`" in found.message


def test_a_wide_table(press: Press, folder: Path) -> None:
    table = (
        "| a | b | c |\n|---|---|---|\n| "
        + " | ".join(["Hospitalisationprolongée" * 2] * 3)
        + " |\n"
    )
    proof = written(press, folder, "## Et si nous refusons ?", table + "\n## Et si nous refusons ?")
    assert "inside-the-page" in rules(proof)


def test_a_wide_picture(folder: Path) -> None:
    proof = styled(folder, ".logo { width: 300mm }", "trifold")
    assert "inside-the-page" in rules(proof)


@pytest.mark.parametrize(
    ("css", "floor"),
    [("#what p { font-size: 9pt }", "12.5"), (".identity { font-size: 8pt }", "10")],
)
def test_small_type(folder: Path, css: str, floor: str) -> None:
    assert f"the least is {floor} pt" in find(styled(folder, css), "type-size").message


# --- long words, few words ---


def test_long_words_of_steps_part(fresh_press: Press, folder: Path) -> None:
    words = "L’hépatogastroentérologue des"
    proof = written(fresh_press, folder, "**On prélève** des", words)
    assert not {"inside-the-frame", "inside-the-page", "text-over-text"} & rules(proof)


def test_an_article_of_one_section_keeps_the_address(fresh_press: Press, folder: Path) -> None:
    path = folder / "leaflets" / "immunotherapie" / "fr.md"
    text = path.read_text(encoding="utf-8")
    body = "## En bref {#summary .short}\n\nUn mot.\n"
    path.write_text(text[: text.index("## ")] + body, encoding="utf-8")
    assert "text-complete" not in rules(fresh_press.press(choose(folder, "a4-short")))


def test_a_frame_is_told_in_words() -> None:
    place = (0.0, 0.0, 30.0, 9.0)
    boxes = [Item(kind, *place, "way", name) for kind, name in (("cell", "td"), ("box", "warning"))]
    told = [*map(called, boxes), called(Item("box", *place, "way", "li::before"))]
    assert told == ["a cell of a table", "a box of the section `way`", "the number of a step"]


# --- fonts, glyphs, resources ---


def test_another_font(folder: Path) -> None:
    css = "@font-face { font-family: Lato; src: url(nowhere.ttf) } #what { font-family: monospace }"
    assert "fonts" in rules(styled(folder, css))


def test_a_font_that_is_not_embedded(stages: dict[str, tuple[PagesSubject, FileSubject]]) -> None:
    good = stages["a4"][1]
    with pikepdf.open(io.BytesIO(good.pdf)) as file:
        for item in file.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
                for key in ("/FontFile", "/FontFile2", "/FontFile3"):
                    if key in item:
                        del item[key]
        out = io.BytesIO()
        file.save(out)
    found = examine(Subject.FILE, replace(good, pdf=out.getvalue()))
    assert any(f.rule == "fonts" and "not embedded" in f.message for f in found)


def test_a_character_without_a_shape(folder: Path) -> None:
    proof = styled(folder, "#what h2::after { content: '\U00013080' }")
    assert {"glyphs", "fonts"} & rules(proof)


def test_a_character_that_is_named_with_its_line_is_not_told_again(
    press: Press, folder: Path
) -> None:
    proof = written(press, folder, "coûte extrêmement cher", "coûte \U00013080 ☂ cher")
    assert not {"glyphs", "fonts"} & rules(proof)


def test_a_missing_picture(folder: Path) -> None:
    proof = styled(folder, "h1 { background-image: url('depliant:leaflet/absent.svg') }", "screen")
    assert "absent.svg" in find(proof, "resources").message


def test_a_missing_cover_picture(press: Press, folder: Path) -> None:
    with pytest.raises(InputError, match=r"fr.md:29: There is no picture `figures/absent.svg`"):
        written(press, folder, "figures/couverture.svg", "figures/absent.svg")


def test_a_link_to_nowhere(press: Press, folder: Path) -> None:
    proof = written(press, folder, "coûte extrêmement cher", "coûte [cher](#nulle-part)", "screen")
    assert "nulle-part" in find(proof, "resources").message


def test_a_style_that_is_ignored(folder: Path) -> None:
    assert "resources" in rules(styled(folder, "p { colour: red }"))


# --- placeholders, approval, plain-markdown ---


def test_a_page_that_hides_the_draft_line(folder: Path) -> None:
    found = find(styled(folder, ".draft-head { display: none }"), "approval")
    assert "does not say that the leaflet is a draft" in found.message


def test_html_is_an_error(press: Press, folder: Path) -> None:
    proof = written(press, folder, "coûte extrêmement cher", "coûte <b>cher</b>")
    found = find(proof, "plain-markdown")
    assert found.severity is Severity.ERROR
    assert "<b>" in found.message


# --- file-size, print-setup ---


def test_words_without_a_letter_say_nothing(
    stages: dict[str, tuple[PagesSubject, FileSubject]],
) -> None:
    good = stages["trifold"][0]
    mute = {**good.content.words, "draft_notice": "…"}
    bad = replace(good, content=replace(good.content, words=mute))
    found = [f for f in examine(Subject.PAGES, bad) if f.rule == "approval"]
    assert len(found) == len(good.pages.pages)


def test_a_large_file(stages: dict[str, tuple[PagesSubject, FileSubject]]) -> None:
    good = stages["screen"][1]
    bad = replace(good, pdf=good.pdf + b"%" + b"x" * 300_000)
    assert "file-size" in {f.rule for f in examine(Subject.FILE, bad)}


def test_ink_at_the_edge(folder: Path, stages: dict[str, tuple[PagesSubject, FileSubject]]) -> None:
    """Said once: by inside-the-page where something that was set leaves its area, else here."""
    found_there = rules(styled(folder, ".flow > .cover { left: -16mm }", "a4"))
    assert "inside-the-page" in found_there
    assert "print-setup" not in found_there
    good = stages["a4"][1]
    with pikepdf.open(io.BytesIO(good.pdf)) as file:
        file.pages[0].contents_add(b"q 0 0 0 rg 2 300 6 6 re f Q")
        inked = io.BytesIO()
        file.save(inked)
    found = examine(Subject.FILE, replace(good, pdf=inked.getvalue()))
    assert any("from the edge of side 1" in one.message for one in found)


@pytest.mark.parametrize("format_name", ["a4", "trifold"])
def test_hints_and_boxes(
    stages: dict[str, tuple[PagesSubject, FileSubject]], format_name: str
) -> None:
    good = stages[format_name][1]
    with pikepdf.open(io.BytesIO(good.pdf)) as file:
        del file.Root.ViewerPreferences
        file.pages[0].mediabox = pikepdf.Array([0, 0, 500, 500])
        out = io.BytesIO()
        file.save(out)
    found = [
        f.message
        for f in examine(Subject.FILE, replace(good, pdf=out.getvalue()))
        if f.rule == "print-setup"
    ]
    assert any("page box" in message for message in found)
    assert any("scale" in message for message in found)
    assert any("flip" in message for message in found)
