"""A review copy goes out, is edited by LibreOffice and comes back with exactly its edits."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import docx
import pytest

from depliant.cli import show
from depliant.correcting.marked import pieces
from depliant.correcting.plain_text import WIDTH, plain_text
from depliant.correcting.review_copy import review_copy
from depliant.correcting.updating import Review, review_of, take_over
from depliant.errors import InputError
from depliant.sources.workspace import Workspace
from tests.conftest import TODAY, TOP, Run, edit
from tests.correcting.office import Job, edited
from tests.importing.samples import png

SHAPES = Path(__file__).with_name("shapes.md")
DEMONSTRATION = sorted(path.parent.name for path in TOP.glob("leaflets/*/fr.md"))
EDITS = (
    ("replace", "Buvez", "Prenez"),
    ("after", "Le soir aussi", "La nuit, non."),
    ("remove", "Et après ?"),
    ("row", "le bois", "8 h 30", "le pré", "1 km"),
    ("without_row", "4 km"),
    ("bold", "Un petit chemin"),
    ("split", "Vous avez mal."),
    ("replace", "Arrêtez-vous si", "Cessez si"),
    ("replace", "Voyez", "Lisez"),
    ("replace", "sans sucre", "sans sel"),
    ("replace", "tout de suite", "tout de même"),
)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the demonstration's leaflets and one that has every shape."""
    root = tmp_path_factory.mktemp("house")
    shutil.copytree(TOP / "leaflets", root / "leaflets")
    (root / "hospitals").mkdir()
    folder = root / "leaflets" / "marche"
    (folder / "figures").mkdir(parents=True)
    shutil.copy(SHAPES, folder / "fr.md")
    (folder / "figures" / "arbres.png").write_bytes(png())
    for name in ("pied", "main"):
        drawing = TOP / "leaflets" / "trouver-son-chemin" / "figures" / "suivre.svg"
        shutil.copy(drawing, folder / "figures" / f"{name}.svg")
    return root


@pytest.fixture(scope="module")
def sent(house: Path) -> dict[str, Path]:
    """The review copies, by leaflet."""
    workspace = Workspace(house)
    found = {}
    for name in (*DEMONSTRATION, "marche"):
        found[name] = house / f"{name}.docx"
        article = workspace.article(workspace.article_path(name, "fr"))
        found[name].write_bytes(review_copy(article, ()))
    return found


@pytest.fixture(scope="module")
def came(house: Path, sent: dict[str, Path]) -> Callable[[str], Path]:
    """Files as LibreOffice saved them."""
    jobs = [Job(str(path), str(house / f"{name}-same.docx")) for name, path in sent.items()]
    shapes = str(sent["marche"])
    jobs += [
        Job(shapes, str(house / "odt.docx"), via="odt"),
        Job(shapes, str(house / "plain.docx"), EDITS),
        Job(shapes, str(house / "tracked.docx"), EDITS, tracked=True),
        Job(
            shapes, str(house / "retitled.docx"), (("replace", "Pas à pas", "À petits pas"),), True
        ),
        Job(shapes, str(house / "more.docx"), (("note", "la main", "Une note de plus."),)),
    ]
    edited(jobs)
    return lambda name: house / f"{name}.docx"


def reviewed(house: Path, file: Path, leaflet: str = "marche") -> Review:
    return review_of(Workspace(house), leaflet, "fr", file)


def shown(review: Review) -> list[str]:
    """The corrections as they are shown."""
    signs = {"kept": "{}", "gone": "[-{}]", "new": "[+{}]"}
    return [
        "".join(signs[piece.what].format(piece.text) for piece in pieces(one.correction))
        for one in review.found
    ]


def nothing_is_corrected(review: Review) -> None:
    assert shown(review) == []
    assert review.told == ()
    assert [one.told for one in review.sections if one.told] == []


# --- nothing was edited ------------------------------------------------------------------------


@pytest.mark.parametrize("leaflet", [*DEMONSTRATION, "marche"])
def test_a_copy_says_what_the_article_says(
    house: Path, sent: dict[str, Path], leaflet: str
) -> None:
    nothing_is_corrected(reviewed(house, sent[leaflet], leaflet))


@pytest.mark.parametrize("leaflet", [*DEMONSTRATION, "marche"])
def test_saved_again_nothing_is_corrected(
    house: Path, came: Callable[[str], Path], leaflet: str
) -> None:
    nothing_is_corrected(reviewed(house, came(f"{leaflet}-same"), leaflet))


def test_by_way_of_another_format_nothing_is_corrected(
    house: Path, came: Callable[[str], Path]
) -> None:
    nothing_is_corrected(reviewed(house, came("odt")))


# --- edits -------------------------------------------------------------------------------------

CORRECTED = (  # words of the article, and what stands in their place once all is taken over
    ("Le soir aussi.\n", "Le soir aussi.\n    - La nuit, non.\n"),
    ("- Buvez", "- Prenez"),
    ("### Et après ?\n\n", ""),
    ("| 9 h |  | 3\\|4 km |", "| 8 h 30 | le pré | 1 km |"),
    ("Un petit chemin", "**Un petit chemin**"),
    ("Arrêtez-vous si", "Cessez si"),
    ("mal. Appelez", "mal.\n\n    Appelez"),
    ("tout de suite", "tout de même"),
    ("Voyez [", "Lisez ["),
    ("sans sucre", "sans sel"),
)


@pytest.mark.parametrize("name", ["plain", "tracked"])
def test_exactly_the_edits_come_back(house: Path, came: Callable[[str], Path], name: str) -> None:
    review = reviewed(house, came(name))
    assert all(one.edits for one in review.found), shown(review)
    with undone(review.path):
        take_over(review, review.found, "", TODAY)
        wanted = SHAPES.read_text("utf-8")
        for old, new in CORRECTED:
            wanted = wanted.replace(old, new, 1)
        assert review.path.read_text("utf-8").split("\n") == wanted.split("\n")


def test_one_correction_is_taken_over_alone(house: Path, came: Callable[[str], Path]) -> None:
    review = reviewed(house, came("plain"))
    only = next(one for one in review.found if one.role == "look" and not one.correction.after)
    with undone(review.path):
        take_over(review, [only], "", TODAY)
        wanted = SHAPES.read_text("utf-8").replace("| 9 h |  | 3\\|4 km |\n", "")
        assert review.path.read_text("utf-8").split("\n") == wanted.split("\n")


def test_other_sections_keep_every_byte(house: Path, came: Callable[[str], Path]) -> None:
    """Line ends of Windows, spaces at ends, accents apart: as somebody typed them."""
    path = house / "leaflets" / "marche" / "fr.md"
    with undone(path):
        odd = (
            SHAPES.read_text("utf-8")
            .replace("pas,\n", "pas, \n")
            .replace("fraîche", "frai\u0302che")
        )
        odd = odd.replace("\n", "\r\n")
        path.write_bytes(b"\xef\xbb\xbf" + odd.encode())
        before = path.read_bytes()
        review = reviewed(house, came("retitled"))
        (title,) = [one for one in review.found if one.correction.before[0].shape == "title"]
        take_over(review, [title], "", TODAY)
        after = path.read_bytes()
        assert after == before.replace("## Pas à pas".encode(), "## À petits pas".encode())


def test_a_heading_typed_anew_is_still_its_section(
    house: Path, came: Callable[[str], Path]
) -> None:
    review = reviewed(house, came("retitled"))
    assert shown(review) == ["[-Pas à][+À petits] pas"]


def test_what_cannot_be_written_is_told(house: Path, came: Callable[[str], Path]) -> None:
    review = reviewed(house, came("more"))
    assert shown(review) == ["Levez la main[+[^3]].", "[+Une note de plus.]"]
    assert next(one.edits for one in review.found) == ()


@contextmanager
def undone(path: Path) -> Iterator[None]:
    """A file as it was, whatever is written there for a while."""
    before = path.read_bytes()
    try:
        yield
    finally:
        path.write_bytes(before)


# --- comments, versions, refusals ------------------------------------------------------------


def corrected(file: Path, made: Path, old: str, new: str, comment: str = "") -> Path:
    """A review copy that another program edited."""
    document = docx.Document(str(file))
    (run,) = [run for one in document.paragraphs for run in one.runs if old in run.text]
    run.text = run.text.replace(old, new)
    if comment:
        document.add_comment(run, comment, author="Dr Odile Imaginaire", initials="OI")
    document.save(str(made))
    return made


def test_comments_come_back_with_their_section(
    house: Path, sent: dict[str, Path], tmp_path: Path
) -> None:
    file = corrected(sent["marche"], tmp_path / "x.docx", "Septième", "Septième", "Et le sixième ?")
    review = reviewed(house, file)
    assert shown(review) == []
    (section,) = [one for one in review.sections if one.remarks]
    (remark,) = section.remarks
    assert (section.section.role, remark.who) == ("way", "Dr Odile Imaginaire")
    assert (remark.about, remark.text) == ("Septième.", "Et le sixième ?")


@pytest.fixture
def file(sent: dict[str, Path], tmp_path: Path) -> Path:
    """The review copy of the first leaflet, with one correction."""
    made = tmp_path / "y.docx"
    return corrected(
        sent["immunotherapie"], made, "au laboratoire", "en laboratoire", "Ou ailleurs ?"
    )


def test_every_finding_is_a_comment_that_does_not_come_back(run_cli: Run, tmp_path: Path) -> None:
    code, out, _err = run_cli("export", "immunotherapie", "--review", "--save", str(tmp_path))
    sent = tmp_path / "HT-0417.fr.v1.0.docx"
    assert (code, out) == (0, f"Written: {sent}\n")
    comments = [one.text for one in docx.Document(str(sent)).comments]
    assert any("is a draft" in one for one in comments)
    assert sum("not covered by the source" in one for one in comments) == 3
    file = corrected(sent, tmp_path / "y.docx", "au laboratoire", "en laboratoire", "Ou ailleurs ?")
    code, out, _err = run_cli("update", "immunotherapie", "--from", str(file))
    assert code == 0
    assert " ces lymphocytes, [−au][+en] laboratoire." in out
    assert "# Dr Odile Imaginaire on “" in out
    assert "is a draft" not in out
    assert out.endswith("Nothing was written. To take all over: --accept all\n")


def test_an_approval_falls_and_a_version_is_needed(
    run_cli: Run, file: Path, folder: Path, article: Path
) -> None:
    _signed(article)
    before = article.read_bytes()
    code, _out, err = run_cli("update", "immunotherapie", "--from", str(file), "--accept", "all")
    assert (code, article.read_bytes()) == (2, before)
    assert "--version 1.1" in err
    wanted = ("--accept", "all", "--version", "1.1")
    code, out, _err = run_cli("update", "immunotherapie", "--from", str(file), *wanted)
    assert (code, "has to be approved anew" in out) == (0, True)
    meta = Workspace(folder).article(article).meta
    assert (meta.status, meta.version, meta.approval) == ("draft", "1.1", ())
    assert meta.changes[-1].what == "corrections de Dr Odile Imaginaire\u00a0: Les cellules CAR-T"
    assert article.read_bytes().split(b"## En bref")[1] == before.split(b"## En bref")[1].replace(
        b", au laboratoire", b", en laboratoire"
    )


def _signed(article: Path) -> None:
    edit(
        article,
        "status: draft",
        "status: approved\napproval:\n  - {name: A B, role: C, "
        "date: 2026-11-24, stamp: sha256:00000000000000000000000000000000}",
    )


@pytest.mark.parametrize(("answers", "written"), [("n\n", False), ("y\n1.4\n", True)])
def test_on_a_terminal_each_is_asked(
    run_cli: Run,
    file: Path,
    article: Path,
    monkeypatch: pytest.MonkeyPatch,
    answers: str,
    written: bool,
) -> None:
    monkeypatch.setattr(show, "is_terminal", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO(answers))
    code, out, _err = run_cli("update", "immunotherapie", "--from", str(file))
    assert (code, "Take it over? [y/N]" in out) == (0, True)
    text = article.read_text("utf-8")
    assert ("version: 1.4" in text.replace("'", ""), "en laboratoire" in text) == (written, written)


def test_a_section_that_changed_in_the_meantime_is_only_shown(
    run_cli: Run, file: Path, article: Path
) -> None:
    edit(article, "On part des", "Nous partons des")
    code, out, _err = run_cli("update", "immunotherapie", "--from", str(file), "--accept", "all")
    assert (code, "its corrections are only shown" in out) == (0, True)
    assert "en laboratoire" not in article.read_text("utf-8")


def test_other_files_are_refused(
    house: Path, sent: dict[str, Path], tmp_path: Path, run_cli: Run
) -> None:
    with pytest.raises(InputError, match="another leaflet than marche/fr"):
        reviewed(house, sent["trouver-son-chemin"])
    docx.Document().save(str(tmp_path / "empty.docx"))
    with pytest.raises(InputError, match="No section of a leaflet is marked"):
        reviewed(house, tmp_path / "empty.docx")
    code, _out, err = run_cli("export", "immunotherapie")
    assert (code, "--review or --text" in err) == (2, True)


def test_the_first_page_is_not_taken_over_in_silence(
    house: Path, sent: dict[str, Path], tmp_path: Path
) -> None:
    file = corrected(sent["marche"], tmp_path / "z.docx", "La marche du matin", "La marche du soir")
    changed, new, gone = reviewed(house, file).told
    assert changed.startswith("The first page was changed")
    assert "“La marche du soir”" in new
    assert "“La marche du matin” is gone" in gone


def test_plain_text_says_every_word_in_lines_of_a_mail(house: Path) -> None:
    workspace = Workspace(house)
    article = workspace.article(workspace.article_path("marche", "fr"))
    text = plain_text(article)
    assert max(map(len, text.split("\n"))) <= WIDTH
    assert text.startswith(
        "LA MARCHE DU MATIN\nXQ-9031, version 2.3\n\nEn bref\n=======\n\n- Marchez"
    )
    assert "   - Le matin, avant 10 h.\n      - Même s’il pleut." in text
    assert "8 h : le bois ; 2 km" in text
    assert "9 h : – ; 3|4 km" in text
    assert "7. Septième.\n8. Huitième." in text
    assert "| ARRÊTEZ-VOUS SI…" in text
    assert "le guide (https://sentiers.example/guide_1)" in text
    assert "[eau] De l’eau fraîche, sans sucre." in text
