"""Bad input: a clear message with place and remedy, exit 2, no traceback, nothing half-written."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.conftest import TOP, Run, edit

FRONT = TOP / "leaflets" / "immunotherapie" / "fr.md"
GOOD = FRONT.read_text(encoding="utf-8")
HEAD = GOOD[: GOOD.index("## En bref")]
BOMB = "&a [x]\nb: *a\n"


def front(old: str, new: str) -> bytes:
    assert old in GOOD
    return GOOD.replace(old, new).encode()


def body(text: str) -> bytes:
    return (HEAD + "## En bref {#summary}\n\n" + text + "\n").encode()


BAD: dict[str, tuple[bytes, str]] = {
    "empty file": (b"", "empty"),
    "white space": (b" \n\n\t\n", "empty"),
    "body of white space": ((HEAD + "\n  \n").encode(), "no text"),
    "no front matter": (b"## En bref {#summary}\n\ntexte\n", "front matter"),
    "front matter without an end": (b"---\ntitle: x\n", "front matter"),
    "broken YAML": (front("version:", "version: [1, 2\nx:"), "not closed"),
    "unclosed quote": (front('version: "1.0"\nkind', 'version: "1.0\nkind'), "not closed"),
    "duplicate key": (front("funding: none", "funding: none\nfunding: x"), "stands twice"),
    "alias": (front("funding: none", "funding: &x none\nfunded: *x"), "aliases"),
    "python tag": (front("none", "!!python/object/apply:os.system [ls]"), "is not allowed"),
    "any tag": (front("funding: none", "funding: !secret none"), "is not allowed"),
    "wrong type": (
        front("audience: les familles d’enfants qui ont une leucémie", "audience: [1]"),
        "`audience`",
    ),
    "a text for a list": (front("sources:\n", "sources: une source\nx_sources:\n"), "`sources`"),
    "no such date": (front("written: 2026-11-24", "written: 2026-02-30"), "no such date"),
    "missing key": (front("funding: none\n", ""), "`funding` is missing"),
    "YAML nested too deeply": (front("none", "[" * 5000), "nested too deeply"),
    "UTF-16": (GOOD.encode("utf-16"), "UTF-16"),
    "Latin-1": (GOOD.replace("’", "'").replace("œ", "oe").encode("latin-1", "replace"), "UTF-8"),
    "NUL": (GOOD.encode() + b"\x00", "NUL"),
    "control character": (front("none", "no\x07ne"), "U+0007"),
    "a million letters": (body("a" * 990_000), "characters without a space"),
    "more than 1 MB": (body("mot " * 300_000), "1 MB"),
    "too many words": (body("mot " * 21_000), "words"),
    "twenty columns": (body("|" + "a|" * 20 + "\n|" + "-|" * 20 + "\n|" + "b|" * 20), "columns"),
    "twenty bare columns": (body("a|" * 19 + "b\n" + "-|" * 19 + "-\n"), "columns"),
    "list sixty deep": (body("\n".join("    " * n + "- x" for n in range(60))), "levels deep"),
    "list sixty deep on a line": (body("- " * 60 + "x"), "levels deep"),
    "quotes sixty deep": (body("> " * 60 + "x"), "levels deep"),
    "quotes without spaces": (body(">" * 60 + " x"), "levels deep"),
    "open brackets": (body("[" * 5000), "without a space"),
    "open brackets with spaces": (body("[ " * 5000), "brackets"),
    "open brackets on lines": (body("[a](\n" * 5000), "brackets"),
    "no role": (GOOD.replace("{#limits}", "").encode(), "has no role"),
    "role twice": (GOOD.replace("{#limits}", "{#what}").encode(), "already taken"),
    "first-level heading": (body("# Titre"), "first level"),
    "text before the first section": (
        (HEAD + "texte\n" + GOOD[len(HEAD) :]).encode(),
        "before the first",
    ),
    "unknown fact": (body("{{ hospital.contacts.wrd.phone }}"), "no fact"),
    "unknown class": (GOOD.replace("{#limits}", "{#limits .big}").encode(), "does not know"),
    "unknown kind": (front("kind: treatment", "kind: traitement"), "no kind"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_articles(folder: Path, article: Path, run_cli: Run, name: str) -> None:
    data, words = BAD[name]
    article.write_bytes(data)
    start = time.monotonic()
    code, _out, err = run_cli(
        "build", "immunotherapie", "--format", "screen", "--hospital", "tilleuls"
    )
    assert code == 2, err
    assert words in err
    assert "leaflets/immunotherapie/fr.md" in err
    assert "→" in err
    assert "Traceback" not in err
    assert time.monotonic() - start < 20
    assert not list(folder.rglob("*.pdf*"))


PROFILES: dict[str, tuple[str, str, str]] = {
    "unknown key": ("short_name:", "shrt_name:", "did you mean `short_name`?"),
    "bad colour": ('"#1b5e6e"', "teal", "`colours.accent`"),
    "bad phone": ("02 61 91 47 10", "allô", "`contacts.ward.phone`"),
    "unreachable contact": ("    phone: 02 61 91 47 10\n", "", "needs a phone or an e-mail"),
    "logo outside": ("file: logo.svg", "file: ../secret.svg", "in the profile's folder"),
    "absolute logo": ("file: logo.svg", "file: /etc/passwd", "in the profile's folder"),
    "no logo": ("file: logo.svg", "file: absent.svg", "no such file"),
}


@pytest.mark.parametrize("name", PROFILES)
def test_bad_profiles(folder: Path, run_cli: Run, name: str) -> None:
    old, new, words = PROFILES[name]
    edit(folder / "hospitals" / "tilleuls" / "hospital.yaml", old, new)
    code, _out, err = run_cli("build", "--hospital", "tilleuls", "--format", "a4")
    assert code == 2, err
    assert words in err
    assert "hospitals/tilleuls/" in err
    assert not list(folder.rglob("*.pdf*"))


def test_all_problems_of_a_file_at_once_with_suggestions(article: Path, run_cli: Run) -> None:
    edit(article, "authors:", "auteurs:")
    edit(article, "written: 2026-11-24", "written: hier")
    edit(article, "{#limits}", "")
    code, _out, err = run_cli("check", "--no-render")
    assert code == 2
    assert "unknown key `auteurs`, did you mean `authors`?" in err
    assert "Write `authors:` instead of `auteurs:`." in err
    assert "“hier” is no date" in err
    assert "has no role" in err
    assert err.count("leaflets/immunotherapie/fr.md:") == 3


def test_a_broken_leaflet_does_not_stop_the_others(
    folder: Path, article: Path, run_cli: Run
) -> None:
    other = folder / "leaflets" / "autre"
    other.mkdir()
    (other / "fr.md").write_text("---\ntitle: x\n---\n\n## A {#summary}\n\nb\n", encoding="utf-8")
    code, _out, err = run_cli("build", "--format", "screen")
    assert code == 2
    assert "leaflets/autre/fr.md" in err
    assert len(list(folder.rglob("*.screen.pdf"))) == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("build", "imunotherapie"), "Did you mean `immunotherapie`?"),
        (("build", "--hospital", "tileuls"), "Did you mean `tilleuls`?"),
        (("build", "--format", "trifolds"), "Did you mean `trifold`?"),
        (("build", "--lang", "de"), "There are: fr."),
        (("build", "absent.md"), "no such file"),
        (("build", "--formt", "a4"), "There is no option `--formt` here."),
    ],
)
def test_wrong_requests(run_cli: Run, arguments: tuple[str, ...], words: str) -> None:
    code, _out, err = run_cli(*arguments)
    assert code == 2
    assert words in err


def test_windows_line_ends_are_fine(article: Path, run_cli: Run) -> None:
    article.write_bytes(GOOD.replace("\n", "\r\n").encode("utf-8-sig"))
    assert run_cli("build", "--format", "screen", "--hospital", "tilleuls")[0] == 0


def test_an_out_folder_that_cannot_be_written(tmp_path: Path, run_cli: Run) -> None:
    wall = tmp_path / "wall"
    wall.write_text("not a folder", encoding="utf-8")
    code, _out, err = run_cli("build", "--format", "screen", "--out", str(wall / "out"))
    assert code == 2
    assert "cannot be written" in err
    assert "--out" in err
