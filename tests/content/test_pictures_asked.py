"""A picture is found under the name that its author means, or the message says why it is not."""

from __future__ import annotations

import io
import re
import unicodedata
from pathlib import Path

import pytest
from PIL import Image

from depliant.content.select import select
from depliant.errors import InputError
from depliant.sources.workspace import Workspace
from tests.conftest import Run, choose, edit

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 0h9"/></svg>'


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def lay(article: Path, name: str, data: bytes = SVG.encode()) -> Path:
    """A file beside the article."""
    path = article.parent / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def show(article: Path, markdown: str) -> int:
    """Write a line into the article; its number."""
    heading = next(one for one in article.read_text("utf-8").split("\n") if "{#limits" in one)
    edit(article, heading, f"{heading}\n\n{markdown}\n\n")
    lines = article.read_text(encoding="utf-8").split("\n")
    return lines.index(markdown.split("\n")[0]) + 1


def refused(folder: Path) -> list[str]:
    with pytest.raises(InputError) as caught:
        select(choose(folder, "screen"))
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("file", "written"),
    [
        ("figures/mon plan.svg", "figures/mon plan.svg"),
        ("figures/mon plan.svg", 'figures/mon plan.svg "Le plan du hall"'),
        ("figures/mon plan.svg", "figures/mon%20plan.svg"),
        ("figures/mon plan.svg", "<figures/mon plan.svg>"),
        ("figures/mon\u00a0plan.svg", "figures/mon plan.svg"),
        ("figures/mon plan (1).svg", "figures/mon plan (1).svg"),
        (nfd("figures/étage à gauche.svg"), "figures/étage à gauche.svg"),
        ("figures/étage.svg", nfd("figures/étage.svg")),
        ("figures/Plan.SVG", "figures/plan.svg"),
        ("figures/plan.svg", "Figures/PLAN.svg"),
        ("figures/plan.svg", "figures\\plan.svg"),
        ("figures/plan.svg", "./figures/plan.svg"),
        ("figures/l’accueil.svg", "figures/l'accueil.svg"),
        ("figures/mon_plan.svg", "figures/mon\\_plan.svg"),
        ("plan à côté.svg", "plan à côté.svg"),
        ("Images du hall/plan & porte.svg", "Images du hall/plan & porte.svg"),
    ],
)
def test_it_is_found(folder: Path, article: Path, file: str, written: str) -> None:
    lay(article, file)
    show(article, f"![Le plan]({written})")
    content, _odd = select(choose(folder, "screen"))
    html = "".join(section.html for section in content.sections)
    (url,) = (url for url, data in content.pictures.items() if b"M1 0h9" in data)
    assert f'src="{url}"' in html


def test_it_is_found_from_a_definition_too(folder: Path, article: Path) -> None:
    lay(article, "figures/mon plan.svg")
    show(article, "![Le plan][p]\n\n[p]: figures/mon%20plan.svg")
    content, _odd = select(choose(folder, "screen"))
    assert any(b"M1 0h9" in data for data in content.pictures.values())


def test_the_cover_is_found(folder: Path, article: Path) -> None:
    lay(article, "figures/Été à l'hôpital.svg")
    edit(article, "picture: figures/couverture.svg", "picture: figures\\été à l’hôpital.SVG")
    content, _odd = select(choose(folder, "screen"))
    assert b"M1 0h9" in content.pictures[content.picture]


@pytest.mark.parametrize(
    ("file", "written", "said", "remedy"),
    [
        ("figures/plan.png", "figures/plan.jpg", "no picture `figures/plan.jpg`", "plan.png`"),
        ("figures/plan.svg", "plan.svg", "no picture `plan.svg`", "`figures/plan.svg`"),
        ("a.svg", "figures/plan.svg", "no picture `figures/plan.svg`", "in `figures/`"),
        ("a.svg", "../plan.svg", "`../plan.svg` does not lie beside", "folder"),
        ("a.svg", "C:\\Users\\plan.svg", "does not lie beside", "folder"),
        ("a.svg", "https://x.example/plan.svg", "does not lie beside", "folder"),
    ],
)
def test_what_is_not_there_is_told_with_its_line(
    folder: Path, article: Path, file: str, written: str, said: str, remedy: str
) -> None:
    lay(article, file)
    line = show(article, f"![Le plan]({written})")
    (problem,) = refused(folder)
    assert problem.startswith(f"leaflets/immunotherapie/fr.md:{line}: ")
    assert said in problem
    assert remedy in problem.split("→")[1]


def test_two_that_may_be_meant_are_told(folder: Path, article: Path) -> None:
    for name in ("figures/Plan.svg", "figures/PLAN.svg"):
        lay(article, name)
    show(article, "![Le plan](figures/plan.svg)")
    (problem,) = refused(folder)
    assert "may be `figures/PLAN.svg`, `figures/Plan.svg`: which one?" in problem


def test_all_pictures_are_told_at_once(folder: Path, article: Path) -> None:
    lay(article, "figures/a.svg", b"<svg/>")
    lay(article, "figures/b.png", b"GIF89a")
    lines = ("![a](figures/a.svg)", "![b](figures/b.png)", "![](figures/c.svg)")
    line = show(article, "\n\n".join(lines)) + 4
    assert [problem.partition(": ")[0] for problem in refused(folder)] == [
        "leaflets/immunotherapie/figures/a.svg",
        "leaflets/immunotherapie/figures/b.png",
        *[f"leaflets/immunotherapie/fr.md:{line}"] * 2,  # it is not there, and it says nothing
    ]


def test_only_what_is_shown_is_read_and_can_fail(folder: Path, article: Path) -> None:
    before = select(choose(folder, "screen"))
    for name, data in {
        "figures/vieux.svg": b"<svg><script/></svg>",
        "figures/vieux.png": b"not a picture",
        "figures/énorme.tif": bytes(40_000_000),
        "IMG_0417.HEIC": b"\x00\x00\x00\x18ftypheic",
    }.items():
        lay(article, name, data)
    assert select(choose(folder, "screen")) == before
    figures = Workspace(folder).article(article).figures
    assert not any("vieux" in name or "énorme" in name for name in figures)


def test_a_file_too_large_is_told_where_it_is_shown(folder: Path, article: Path) -> None:
    lay(article, "figures/énorme.jpg", bytes(40_000_000))
    show(article, "![x](figures/énorme.jpg)")
    (problem,) = refused(folder)
    assert "figures/énorme.jpg: The file is larger than 30 MB" in problem


# --- alternative text ------------------------------------------------------------------------


def test_a_picture_without_words_is_told(folder: Path, article: Path) -> None:
    lay(article, "figures/plan.svg")
    line = show(article, "![](figures/plan.svg)")
    (problem,) = refused(folder)
    assert problem.startswith(f"leaflets/immunotherapie/fr.md:{line}: The picture")
    assert "has no alternative text" in problem
    assert "![The way to the ward](figures/plan.svg)" in problem


def test_also_inside_a_sentence_and_beside_steps(folder: Path, article: Path) -> None:
    lay(article, "figures/a.svg")
    show(article, "Un signe ![](figures/a.svg) ici.")
    edit(
        article,
        "1. ![](figures/prelever.svg)",
        "Un ![](figures/a.svg)\n\n1. ![](figures/prelever.svg)",
    )
    assert len(refused(folder)) == 2


# --- figures and pictures in a line ----------------------------------------------------------


def html_of(folder: Path, article: Path, markdown: str) -> str:
    """The HTML of the section that shows some Markdown, without what pictures are called."""
    lay(article, "figures/a.svg")
    show(article, markdown.replace("(a", "(figures/a.svg"))
    content, _odd = select(choose(folder, "screen"))
    html = next(section.html for section in content.sections if section.role == "limits")
    return re.sub(r'<img alt="x" src="[^"]*">', "[x]", html).partition("Selon")[0]


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("![x](a)", "<figure>[x]</figure>"),
        ('![x](a "Ici")', "<figure>[x]<figcaption>Ici</figcaption></figure>"),
        ("![x](a)\n![x](a)", "<div><figure>[x]</figure><figure>[x]</figure></div>"),
        ("![x](a) ![x](a)", "<div><figure>[x]</figure><figure>[x]</figure></div>"),
        ("![x](a) Entrez ici.", "<p>[x] Entrez ici.</p>"),
        ("Entrez ![x](a) ici.", "<p>Entrez [x] ici.</p>"),
        ("- ![x](a)\n- ![x](a) Ici", "<li><figure>[x]</figure></li><li>[x] Ici</li>"),
        ("|a|b|\n|-|-|\n|![x](a)|b|", "<td><figure>[x]</figure></td>"),
        ("Mot\n:   ![x](a)", "<dd><figure>[x]</figure></dd>"),
    ],
)
def test_a_picture_alone_is_a_figure_and_one_among_words_is_a_sign(
    folder: Path, article: Path, markdown: str, html: str
) -> None:
    assert html in re.sub(r">\s+<", "><", html_of(folder, article, markdown))


# --- sizes -----------------------------------------------------------------------------------


def photograph(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((width, height), 60).convert("RGB").save(out, "JPEG", quality=95)
    return out.getvalue()


@pytest.mark.parametrize(("format_name", "size"), [("a4", (1500, 1075)), ("screen", (620, 538))])
def test_a_photograph_has_the_dots_of_its_format(
    folder: Path, article: Path, format_name: str, size: tuple[int, int]
) -> None:
    lay(article, "figures/photo.jpg", photograph(2600, 1800))
    show(article, "![Une salle](figures/photo.jpg)")
    content, _odd = select(choose(folder, format_name))
    (data,) = (data for url, data in content.pictures.items() if url.endswith("photo.jpg"))
    width, height = Image.open(io.BytesIO(data)).size
    assert (width / height) == pytest.approx(26 / 18, abs=0.01)
    assert width <= size[0] * 1.25
    assert height <= size[1]
    assert height > size[1] / 2


def test_a_heavy_photograph_just_works(folder: Path, article: Path, run_cli: Run) -> None:
    data = photograph(3000, 2000)
    assert len(data) > 4_000_000
    lay(article, "figures/Salle d'attente.JPG", data)
    show(article, "![La salle d’attente](figures/salle d’attente.jpg)")
    code, _out, err = run_cli("check", "--format", "screen", "--hospital", "tilleuls")
    assert code == 0, err


def test_a_name_with_quotation_marks_is_told(folder: Path, article: Path) -> None:
    lay(article, 'figures/plan "vu".svg')
    line = show(article, '![Le plan](figures/plan "vu".svg "Le hall")')
    (problem,) = refused(folder)
    assert f"fr.md:{line}: " in problem
    assert '`figures/plan "vu".svg` has quotation marks in its name' in problem
