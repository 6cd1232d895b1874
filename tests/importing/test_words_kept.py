"""Every word of a file is in the leaflet or in the report: counted by readers nobody here wrote."""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import subprocess
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import lxml.etree
import lxml.html
import markdown
import pytest

from depliant.content.prose.dialect import Manner
from depliant.content.prose.render import render
from depliant.content.typography import rules
from depliant.errors import Doubt
from depliant.importing.arrival import Arrived, Asked, import_one
from depliant.sources.workspace import Workspace
from tests.importing import samples

TODAY = dt.date(2031, 3, 10)
NAMES = [*samples.TEXTS, *samples.WORD, "navette.html"]
SAID, NAMED = ("t", "delText", "tab", "br"), "local-name()='{}'"
SHORTCODE = r"\{\{<\s*\w+|\w+=(?=\")"  # what of Hugo's is no text


@pytest.fixture(scope="module")
def brought(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Arrived]:
    """Every sample, imported once into one workspace."""
    folder = tmp_path_factory.mktemp("brought")
    root = tmp_path_factory.mktemp("house")
    (root / "leaflets").mkdir()
    asked = Asked(Workspace(root), TODAY)
    return {path.name: import_one(path, "", asked) for path in samples.all_samples(folder)}


def counted(text: str) -> Counter[str]:
    plain = unicodedata.normalize("NFKC", text.replace("\u00ad", "")).casefold()
    return Counter(re.findall(r"[^\W_]+", plain))


def unmarked(written: str) -> str:
    """Markdown without the marks that may stand inside a word."""
    return re.sub(r"\\([!-/:-@\[-`{-~])|[*~^]", lambda found: found[1] or "", written)


def theirs(path: Path) -> str:
    """The words of a file, as a library of others reads it."""
    data = path.read_bytes()
    if path.suffix == ".docx":
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            names = [n for n in file.namelist() if re.search(r"word/(document|header|comm).*l$", n)]
            trees = [lxml.etree.fromstring(file.read(name)) for name in names]
        return "\n".join(word_paragraphs(trees))
    if path.suffix == ".html":
        tree = lxml.html.fromstring(data.decode("cp1252"))
        for gone in tree.xpath("//head | //script"):
            gone.getparent().remove(gone)
        return " ".join(text for text in tree.xpath("//text()"))
    text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else encoding(path))
    if path.suffix == ".md":
        text = re.sub(r"\A(---|\+\+\+)\n.*?\n\1\n", "", text, flags=re.DOTALL)
        text = re.sub(SHORTCODE, "", text)
        html = markdown.markdown(text, extensions=["tables", "footnotes", "def_list", "admonition"])
        tree = lxml.html.fromstring(f"<div>{html}</div>")
        return re.sub(r"[~^]", "", "\n".join(map(str, tree.xpath("//text()"))))
    return text


def encoding(path: Path) -> str:
    return {"potager.txt": "cp1252", "mac.txt": "mac_roman"}.get(path.name, "utf-8")


def word_paragraphs(trees: list[lxml.etree._Element]) -> Iterator[str]:
    for tree in trees:
        for paragraph in tree.iter("{*}p"):
            found = paragraph.xpath(f".//*[{' or '.join(map(NAMED.format, SAID))}]")
            own = (text for text in found if next(text.iterancestors("{*}p")) is paragraph)
            yield "".join(changed(text) for text in own)


def changed(text: lxml.etree._Element) -> str:
    """A text; one that was put in or taken out is a word by itself."""
    tracked = any(one.tag.endswith(("}ins", "}del")) for one in text.iterancestors())
    said = text.text or " "  # a tab, the end of a line
    return f" {said} " if tracked else said


@pytest.mark.parametrize("name", NAMES)
def test_every_word_is_in_the_leaflet_or_in_the_report(
    brought: dict[str, Arrived], name: str
) -> None:
    arrived = brought[name]
    assert arrived.path and arrived.report
    ours = arrived.path.read_text("utf-8") + "\n" + arrived.report.read_text("utf-8")
    assert counted(theirs(Path(arrived.file))) - counted(unmarked(ours)) == Counter()


@pytest.mark.parametrize("name", NAMES)
def test_what_is_made_is_read_without_a_word(brought: dict[str, Arrived], name: str) -> None:
    """The reader of articles, and the one of what stands inside a line, have nothing to say."""
    path = brought[name].path
    assert path
    article = Workspace(path.parents[2]).article(path)
    facts = {"hospital.country": "FR"}
    for section in article.sections:
        found = render(section, facts, Manner(rules("fr")))
        assert [one for one in found.left if not isinstance(one, Doubt)] == []


# --- with LibreOffice ------------------------------------------------------------------------

needs_office = pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice is not installed (libreoffice-writer-nogui)"
)


@needs_office
def test_a_document_of_libreoffice(brought: dict[str, Arrived], tmp_path: Path) -> None:
    """An .odt that it made, its pictures and comment too; each word is counted in its own XML."""
    office(tmp_path, "odt", Path(brought["serre.docx"].file))
    (tmp_path / "house" / "leaflets").mkdir(parents=True)
    found = import_one(tmp_path / "serre.odt", "", Asked(Workspace(tmp_path / "house"), TODAY))
    assert found.path and found.report and found.imported
    ours = found.path.read_text("utf-8") + found.report.read_text("utf-8")
    with zipfile.ZipFile(tmp_path / "serre.odt") as file:
        tree = lxml.etree.fromstring(file.read("content.xml"))
    for date in tree.xpath("//*[local-name()='annotation']/*[local-name()!='p']"):
        date.getparent().remove(date)
    lines = (f" {text} " for text in tree.xpath("//*[local-name()='body']//text()"))
    assert counted("".join(lines)) - counted(unmarked(ours)) == Counter()
    assert len(found.imported.pictures) == 2
    assert "Vérifier ce délai" in found.report.read_text("utf-8")
    assert "- un chapeau\n- de l’eau" in found.path.read_text("utf-8")


@needs_office
@pytest.mark.nightly
def test_libreoffice_counts_the_same(brought: dict[str, Arrived], tmp_path: Path) -> None:
    """The words of its own plain text of each Word file."""
    names = [name for name in samples.WORD if name != "bibliotheque.docx"]  # it glues changes
    office(tmp_path, "txt:Text (encoded):UTF8", *(Path(brought[name].file) for name in names))
    for name in names:
        plain = (tmp_path / name).with_suffix(".txt").read_text("utf-8-sig")
        one = brought[name]
        assert one.path and one.report
        ours = one.path.read_text("utf-8") + one.report.read_text("utf-8")
        assert counted(plain) - counted(unmarked(ours)) == Counter()


def office(folder: Path, to: str, *files: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=120)
