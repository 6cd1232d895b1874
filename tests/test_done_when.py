"""What a stranger sees: good editions in every format, and a clear refusal for each fault."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pikepdf
import pytest

from depliant.pdf.text import read_back
from depliant.pressroom.press import Press
from tests.conftest import Run, choose, edit

MM = 72 / 25.4


def sizes(pdf: Path) -> list[tuple[int, int]]:
    with pikepdf.open(pdf) as file:
        return [
            (round(float(p.mediabox[2]) / MM), round(float(p.mediabox[3]) / MM)) for p in file.pages
        ]


def tagged(pdf: Path) -> bool:
    with pikepdf.open(pdf) as file:
        return (
            bool(file.Root.get("/MarkInfo", {}).get("/Marked")) and "/StructTreeRoot" in file.Root
        )


FOLDED = {"trifold": 2, "zfold": 2, "bifold": 2, "booklet": 4}


def test_every_edition(folder: Path, run_cli: Run) -> None:
    code, out, err = run_cli("build")
    assert code == 0, err
    names = [path.relative_to(folder / "out").as_posix() for path in folder.rglob("*.pdf")]
    formats = ("a4", "a4-large", "a4-short", *FOLDED)
    wanted = ["HT-0417.fr.screen.pdf", *(f"immunotherapie.fr.{name}.pdf" for name in formats)]
    homes = ("deux-rives", "tilleuls")
    assert sorted(names) == sorted(
        f"{home}/immunotherapie/fr/{n}" for home in homes for n in wanted
    )
    for hospital in homes:
        place = folder / "out" / hospital / "immunotherapie" / "fr"
        assert sizes(place / "immunotherapie.fr.a4.pdf") in ([(210, 297)], [(210, 297)] * 2)
        assert sizes(place / "immunotherapie.fr.a4-short.pdf") == [(210, 297)]
        assert set(sizes(place / "immunotherapie.fr.a4-large.pdf")) == {(210, 297)}
        for name, sides in FOLDED.items():
            assert sizes(place / f"immunotherapie.fr.{name}.pdf") == [(297, 210)] * sides
        screen = set(sizes(place / "HT-0417.fr.screen.pdf"))  # as high as what they hold
        assert all(width == 105 and height <= 233 for width, height in screen)
        for name in ("immunotherapie.fr.a4.pdf", "HT-0417.fr.screen.pdf"):
            assert tagged(place / name)
    assert out.count("\n") == 18
    manifest = json.loads((folder / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert [entry["last"]["failed"] for entry in manifest["editions"]] == [False] * 16


@pytest.mark.parametrize(
    ("role", "format_"), [("what", "a4"), ("risks", "trifold"), ("refusal", "screen")]
)
def test_a_deleted_section(article: Path, run_cli: Run, role: str, format_: str) -> None:
    text = article.read_text(encoding="utf-8")
    article.write_text(
        re.sub(rf"## [^\n]*\{{#{role}[^\n]*\n.*?(?=\n## |\Z)", "", text, flags=re.DOTALL),
        encoding="utf-8",
    )
    code, _out, err = run_cli("build", "--hospital", "tilleuls", "--format", format_)
    assert code == 1
    assert "(required-sections)" in err
    assert f"`{role}`" in err
    assert "leaflets/immunotherapie/fr.md" in err
    assert f"→ Write `## … {{#{role}}}`" in err


PLACE = "## Espoirs et limites {#limits}\n"
TOO_MANY = re.compile(
    r"fr\.md:\d+: (\d) pages of text where there is room for (\d): "
    r"about (\d+) words \(\d+ lines\) too many"
)


def words_too_many(run_cli: Run, article: Path, good: str, more: int) -> dict[int, int]:
    """The words too many that are told, by the pages that there is room for, if the article has
    some words more."""
    text = "Un mot de plus pour voir. " * (more // 6)
    article.write_text(good.replace(PLACE, f"{PLACE}\n{text}\n"), encoding="utf-8")
    formats = ("--format", "a4", "--format", "trifold")
    code, _out, err = run_cli("build", "--hospital", "tilleuls", *formats)
    assert code == 1
    assert "(page-count)" in err
    assert "→ Shorten the text" in err
    return {int(room): int(words) for _pages, room, words in TOO_MANY.findall(err)}


def test_four_hundred_words_too_many(
    folder: Path, article: Path, run_cli: Run, press: Press
) -> None:
    """What is told is what stands on the pages too many: 402 words more are 402 more of them."""
    good = article.read_text(encoding="utf-8")
    assert PLACE in good
    many = words_too_many(run_cli, article, good, 804)
    few = words_too_many(run_cli, article, good, 402)
    assert few.keys() == many.keys() == {2, 3}  # sheets of the A4, panels of the trifold
    assert many[3] - few[3] == pytest.approx(402, abs=4)
    pages = read_back(press.press(choose(folder, "a4")).artifacts[0].data)
    assert len(pages) == 3
    assert few[2] == pytest.approx(len(pages[2].split()), rel=0.1)  # the foot of the page, hyphens


def test_an_overdue_review(article: Path, run_cli: Run) -> None:
    edit(article, "review_by: 2027-11-24", "review_by: 2025-11-24")
    edit(article, "written: 2026-11-24", "written: 2024-11-24")
    code, _out, err = run_cli("build", "--hospital", "tilleuls", "--format", "screen")
    assert code == 1
    assert "(review-date)" in err
    line = article.read_text(encoding="utf-8").split("\n").index("review_by: 2025-11-24") + 1
    assert f"leaflets/immunotherapie/fr.md:{line}: The review was due on 24 November 2025" in err
    assert "→ Have it read again" in err
