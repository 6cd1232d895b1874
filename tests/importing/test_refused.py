"""Files that are no leaflet's, or would do harm: refused in words, and nothing is written."""

from __future__ import annotations

import datetime as dt
import io
import socket
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from depliant.cli.main import main
from depliant.errors import InputError, MissingError
from depliant.importing.arrival import Asked, import_folder
from depliant.importing.opened import kinds
from depliant.importing.told import Kind
from depliant.importing.word import office
from depliant.sources.workspace import Workspace
from tests.importing import samples
from tests.importing.test_as_meant import brought, told
from tests.importing.test_words_kept import needs_office

_BOMB = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
_OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def document(words: str = "Un texte assez long pour que quelqu’un le lise.") -> bytes:
    made = docx.Document()
    made.add_paragraph(words)
    return samples.saved(made)


def with_document(start: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(document())) as file:
        part = file.read("word/document.xml")
    body = part[part.index(b"<w:document") :]
    return with_part(start + body)


def with_part(part: bytes) -> bytes:
    return samples.with_parts(document(), {"word/document.xml": part})


def bomb() -> bytes:
    """100 MB of white that take 100 kB."""
    return with_part(b" " * 100_000_000)


REFUSED = {
    "only-pictures.docx": (samples.only_pictures, "only pictures"),
    "bomb.docx": (bomb, "no leaflet does"),
    "entities.docx": (lambda: with_document(_BOMB), "defines entities"),
    "outside.docx": (lambda: with_document(_OUTSIDE), "defines entities"),
    "cut.docx": (lambda: document()[:2000], "damaged"),
    "no-xml.docx": (
        lambda: samples.with_parts(document(), {"word/document.xml": b"<w:"}),
        "damaged",
    ),
    "another.docx": (lambda: b"PK\x03\x04 nothing", "damaged"),
    "locked.docx": (lambda: _OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "empty.txt": (lambda: b"\n \n", "empty"),
    "binary.txt": (lambda: bytes(range(256)) * 10, "not text"),
    "scan.pdf": (lambda: b"%PDF-1.7", "PDF keeps no headings"),
    "really.txt": (lambda: b"%PDF-1.7 text", "PDF keeps no headings"),
    "sheet.xlsx": (lambda: b"PK\x03\x04", "`.xlsx` is not read"),
    "long.txt": (lambda: b"mot du texte " * 9000, "the most is 20,000"),
    "deep.html": (lambda: b"<div>" * 20_000 + b"Un texte assez long pour lire.", "nested so deep"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_said_in_words(tmp_path: Path, name: str) -> None:
    make, words = REFUSED[name]
    with pytest.raises(InputError, match=words) as error:
        brought(tmp_path, name, make())
    assert all(problem.remedy for problem in error.value.problems)


def test_nothing_is_fetched_nothing_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A linked picture, a page's frame and script: no socket is opened."""
    monkeypatch.setattr(socket, "socket", None)
    linked = (
        b'<Relationship Id="rId77" TargetMode="External" Target="http://away.example/x.png" Type="'
        b'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relation'
    )
    with zipfile.ZipFile(io.BytesIO(document())) as file:
        relations = file.read("word/_rels/document.xml.rels")
    parts = {
        "word/_rels/document.xml.rels": relations.replace(b"</Relation", linked, 1),
        "word/vbaProject.bin": b"macro",
    }
    found = brought(tmp_path, "linked.docx", samples.with_parts(document(), parts))
    assert "http://away.example/x.png" in told(found, Kind.PICTURES)
    assert "macros" in told(found, Kind.LEFT_OUT)
    page = (
        "<h1>Un lieu</h1><p>Un texte assez long pour tous.<iframe src='http://away.example/'>"
        "</iframe><img src='http://away.example/x.png' alt='Un plan'><img src='/etc/hostname'>"
    )
    found = brought(tmp_path, "page.html", page)
    assert found.pictures == {}
    assert "http://away.example/x.png (Un plan)" in told(found, Kind.PICTURES)


def test_a_picture_elsewhere_is_not_taken(tmp_path: Path) -> None:
    """Neither by dots nor by a link."""
    (tmp_path / "secret.png").write_bytes(samples.png())
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link.png").symlink_to(tmp_path / "secret.png")
    page = "<h1>Un lieu</h1><p>Un texte assez long pour tous.</p><img src='../secret.png'>"
    found = brought(inside, "page.html", page + "<img src='link.png'><img src='%2e%2e/secret.png'>")
    assert found.pictures == {}


def test_without_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office.shutil, "which", lambda name: None)
    with pytest.raises(MissingError, match=r"needed to read a \.rtf") as error:
        brought(tmp_path, "letter.rtf", b"{\\rtf1 Bonjour}")
    assert "libreoffice-writer-nogui" in error.value.problems[0].remedy


_ODT = """<office:document-content office:version="1.3"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text><text:p>Le plan du parc,
 pour tous.<draw:frame><draw:image xlink:href="http://127.0.0.1:{port}/x.png"/></draw:frame>
</text:p></office:text></office:body></office:document-content>"""
_LISTED = """<manifest:manifest manifest:version="1.3"
 xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
 <manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>
 <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""


@needs_office
def test_libreoffice_fetches_nothing(tmp_path: Path) -> None:
    """A picture that lies on a server: nobody asks for it."""
    kind = "application/vnd.oasis.opendocument.text"
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as file:
            file.writestr("mimetype", kind)
            file.writestr("META-INF/manifest.xml", _LISTED.format(kind=kind))
            file.writestr("content.xml", _ODT.format(port=server.getsockname()[1]))
        found = brought(tmp_path, "plan.odt", made.getvalue())
        assert "Le plan du parc" in found.text
        with pytest.raises(BlockingIOError):
            server.accept()


# --- the command -----------------------------------------------------------------------------


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """The command: its exit code, what it says, what it complains of."""

    def ran(*words: str | Path) -> tuple[int, str, str]:
        code = main(["--ui-lang", "en", *map(str, words)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return ran


@pytest.fixture
def house(tmp_path: Path) -> Path:
    (tmp_path / "house" / "leaflets").mkdir(parents=True)
    return tmp_path / "house"


def test_a_refused_file_writes_nothing(run: Run, house: Path, tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_bytes(document()[:2000])
    code, _out, err = run("new", "leaflet", "--from", tmp_path / "x.docx", "--workspace", house)
    assert code == 2
    assert "x.docx: The file is damaged" in err
    assert list((house / "leaflets").iterdir()) == []


def test_nothing_is_replaced(run: Run, house: Path, tmp_path: Path) -> None:
    (tmp_path / "serre.docx").write_bytes(samples.styled())
    command = ("new", "leaflet", "--from", tmp_path / "serre.docx", "--workspace", house)
    assert run(*command)[0] == 0
    folder = house / "leaflets" / "serre"
    assert sorted(path.name for path in folder.iterdir()) == ["figures", "fr.md", "import.md"]
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    code, _out, err = run(*command)
    assert code == 2
    assert "leaflets/serre/fr.md: There is such a leaflet already" in err
    code, _out, err = run(*command, "--lang", "en")
    assert code == 0
    assert before == {path: path.read_bytes() for path in before}
    assert "(figures/image-en.png)" in (folder / "en.md").read_text("utf-8")
    assert (folder / "import-2.md").is_file()


def test_a_folder_at_once(run: Run, house: Path, tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    (files / "Le Piano du hall.txt").write_bytes(samples.TEXTS["piano.txt"]())
    (files / "serre.docx").write_bytes(samples.styled())
    (files / "cassé.docx").write_bytes(document()[:2000])
    (files / "~$serre.docx").write_bytes(b"what Word leaves")
    code, out, err = run("new", "leaflet", "--from", files, "--workspace", house)
    assert code == 2
    rows = [line.split("\t") for line in out.splitlines()]
    assert [row[1] for row in rows[1:]] == [
        "leaflets/le-piano-du-hall/fr.md",
        "–",
        "leaflets/serre/fr.md",
    ]
    assert "cassé.docx: The file is damaged" in err
    assert "1 file became no leaflet." in err
    codes = {
        (house / row[1]).read_text("utf-8").split("code: ")[1][:7]
        for row in rows[1:]
        if row[1] != "–"
    }
    assert codes == {"HT-0101", "HT-0102"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("../away", "--kind", "practical"), "cannot be the name of a leaflet"),
        (("neuf",), "is of a kind"),
        (("neuf", "--kind", "novel"), "There is no kind of leaflet `novel`"),
        (("neuf", "--kind", "practical", "--lang", "zz"), "no language `zz`"),
        ((), "Name the new leaflet"),
        (("--from", "nowhere.docx"), "no file or folder"),
    ],
)
def test_a_wrong_request(run: Run, house: Path, words: tuple[str, ...], said: str) -> None:
    code, _out, err = run("new", "leaflet", *words, "--workspace", house)
    assert code == 2
    assert said in err
    assert list((house / "leaflets").iterdir()) == []


def test_a_leaflet_of_nothing(run: Run, house: Path) -> None:
    command = ("new", "leaflet", "la-serre", "--kind", "treatment", "--workspace", house)
    code, out, _err = run(*command)
    assert code == 0
    assert "leaflets/la-serre/fr.md" in out
    text = (house / "leaflets" / "la-serre" / "fr.md").read_text("utf-8")
    assert text.count("\n## ") == 7
    assert run(*command)[0] == 2


def test_every_kind_of_file_is_named_in_the_help(run: Run) -> None:
    code, out, _err = run("new", "leaflet", "-h")
    assert code == 0
    words = out.replace("\n", " ")
    assert [
        end for end in (".docx", ".odt", ".doc", ".rtf", ".html", ".md", ".txt") if end not in words
    ] == []
    assert set(kinds.READ) >= {".docx", ".odt", ".doc", ".rtf", ".html", ".md", ".txt"}


def test_a_folder_names_what_it_does_not_read(tmp_path: Path) -> None:
    (tmp_path / "leaflets").mkdir()
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "cour.txt").write_text("La cour\n\nElle ouvre le matin.", "utf-8")
    (mine / "photo.heic").write_bytes(b"x")
    (mine / "vieux").mkdir()
    (tmp_path / "secret.txt").write_text("Un secret de la maison, assez long.", "utf-8")
    (mine / "lien.txt").symlink_to(tmp_path / "secret.txt")
    found = import_folder(mine, Asked(Workspace(tmp_path), dt.date(2031, 3, 10)))
    assert [(Path(one.file).name, one.skipped) for one in found] == [
        ("cour.txt", False),
        ("lien.txt", True),
        ("photo.heic", True),
        ("vieux", True),
    ]


def test_a_german_text_keeps_no_other_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "leaflets").mkdir()
    mine = tmp_path / "mine"
    mine.mkdir()
    german = "Der Hof\n\nDie Ziegen sind auf dem Hof. Sie fressen Heu und sie schlafen nicht viel."
    (mine / "hof.txt").write_text(german, "utf-8")
    (mine / "z.txt").write_text("La cour\n\nElle ouvre chaque matin à huit heures.", "utf-8")
    found = import_folder(mine, Asked(Workspace(tmp_path), dt.date(2031, 3, 10)))
    assert [one.path.name for one in found if one.path] == ["de.md", "fr.md"]


def test_files_of_a_folder_with_one_name_or_none(tmp_path: Path) -> None:
    (tmp_path / "leaflets").mkdir()
    mine = tmp_path / "mine"
    mine.mkdir()
    for name in ("cour.txt", "cour.text", "???.txt"):
        (mine / name).write_text("La cour\n\nElle ouvre chaque matin à huit heures.", "utf-8")
    found = import_folder(mine, Asked(Workspace(tmp_path), dt.date(2031, 3, 10)))
    assert [one.slug for one in found if one.path] == ["document", "cour", "cour-txt"]
