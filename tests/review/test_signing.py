"""Signing: what was checked is what is signed, and nothing else of the file changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from depliant.jobs import build
from depliant.review import approval
from depliant.sources.stamp import article_stamp
from depliant.sources.workspace import Workspace
from tests.conftest import Run, cover, edit
from tests.sources.test_local_text import LEAFLET, local_file

WHO = ("--by", "Camille Exemple", "--role", "Pédiatre")


@pytest.fixture
def covered(article: Path) -> Path:
    """An article that nothing stands against, on one format."""
    cover(article)
    edit(article, "picture:", "formats: [screen]\npicture:")
    return article


def test_an_edit_saved_during_the_check_is_kept_and_nothing_is_signed(
    covered: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def check_slowly(*given: object, **more: object) -> build.Report:
        report = build.check_editions(*given, **more)  # type: ignore[arg-type]
        edit(covered, "extrêmement cher", "très cher")
        return report

    monkeypatch.setattr(approval, "check_editions", check_slowly)
    code, _out, err = run_cli("approve", "immunotherapie", *WHO)
    assert code == 2
    assert "fr.md: The file changed while it was checked: nothing was signed." in err
    text = covered.read_text(encoding="utf-8")
    assert "très cher" in text
    assert "status: draft" in text


def test_what_was_not_checked_is_not_signed(
    covered: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = covered.read_bytes()

    def check_another(*given: object, **more: object) -> build.Report:
        edit(covered, "extrêmement cher", "très cher")
        report = build.check_editions(*given, **more)  # type: ignore[arg-type]
        covered.write_bytes(original)  # as an editor's undo does
        return report

    monkeypatch.setattr(approval, "check_editions", check_another)
    assert run_cli("approve", "immunotherapie", *WHO)[0] == 2
    assert covered.read_bytes() == original


@pytest.mark.parametrize("fence", ["--- ", "---\t"])
def test_a_closing_line_that_ends_in_space(covered: Path, run_cli: Run, fence: str) -> None:
    head, body = covered.read_text(encoding="utf-8").split("\n---\n", 1)
    covered.write_text(f"{head}\n{fence}\n{body}", encoding="utf-8")
    code, _out, err = run_cli("approve", "immunotherapie", *WHO)
    assert code == 0, err
    text = covered.read_text(encoding="utf-8")
    assert text.endswith(f"\n{fence}\n{body}")
    assert run_cli("check", "--no-render", "--strict")[0] == 0


def test_windows_line_ends_and_permissions_stay(covered: Path, run_cli: Run) -> None:
    covered.write_bytes(covered.read_bytes().replace(b"\n", b"\r\n"))
    covered.chmod(0o664)
    assert run_cli("approve", "immunotherapie", *WHO)[0] == 0
    data = covered.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")
    assert covered.stat().st_mode & 0o777 == 0o664


def test_a_linked_article_stays_a_link(covered: Path, run_cli: Run, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere.md"
    target.write_bytes(covered.read_bytes())
    covered.unlink()
    covered.symlink_to(target)
    assert run_cli("approve", "immunotherapie", *WHO)[0] == 0
    assert covered.is_symlink()
    assert "status: approved" in target.read_text(encoding="utf-8")


def test_a_local_text_whose_closing_line_ends_in_space(others: Path, run_cli: Run) -> None:
    path = local_file(others)
    head, body = path.read_text(encoding="utf-8").split("\n---\n", 1)
    path.write_text(f"{head}\n--- \n{body}", encoding="utf-8")
    assert run_cli("stamp", LEAFLET, "--hospital", "bruyeres", *WHO)[0] == 0
    assert path.read_text(encoding="utf-8").endswith(f"\n--- \n{body}")
    assert run_cli("check", LEAFLET, "--no-render")[0] == 0


@pytest.mark.parametrize("command", ["approve", "stamp", "diff"])
def test_a_language_that_there_is_not_is_refused(others: Path, run_cli: Run, command: str) -> None:
    words = {"approve": WHO, "stamp": (*WHO, "--hospital", "bruyeres")}
    more = words.get(command, ("--hospital", "bruyeres"))
    before = {path: path.read_bytes() for path in others.rglob("*.md")}
    today = "" if command == "diff" else "2026-11-24"
    code, _out, err = run_cli(command, LEAFLET, "--lang", "en", *more, today=today)
    assert code == 2
    assert "The leaflet has no language `en`." in err
    assert before == {path: path.read_bytes() for path in others.rglob("*.md")}


# --- an approval is a list of signatures -----------------------------------------------------


def signers(folder: Path) -> list[str]:
    workspace = Workspace(folder)
    article = workspace.article(workspace.article_path("immunotherapie", "fr"))
    assert all(one.stamp == article_stamp(article) for one in article.meta.approval)
    return [one.name for one in article.meta.approval]


def test_several_may_sign(folder: Path, covered: Path, run_cli: Run) -> None:
    for name in ("A. Exemple", "B. Exemple", "A. Exemple"):
        run_cli("approve", "immunotherapie", "--by", name, "--role", "Médecin")
    assert signers(folder) == ["B. Exemple", "A. Exemple"]
    edit(covered, "extrêmement cher", "très cher")
    assert run_cli("check", "--no-render")[0] == 1  # both are void
    edit(covered, 'version: "1.0"\nkind', 'version: "1.1"\nkind')
    edit(covered, "changes:\n", 'changes:\n  - {version: "1.1", date: 2026-11-25, what: un mot}\n')
    run_cli("approve", "immunotherapie", "--by", "C. Exemple", "--role", "Médecin")
    assert signers(folder) == ["C. Exemple"]


def test_a_single_signature_by_itself_is_read(folder: Path, covered: Path, run_cli: Run) -> None:
    run_cli("approve", "immunotherapie", *WHO)
    edit(covered, "approval:\n- name", "approval:\n  name")
    assert signers(folder) == ["Camille Exemple"]
    assert run_cli("check", "--no-render", "--strict")[0] == 0


def test_the_signatures_of_a_draft_are_gone(folder: Path, covered: Path, run_cli: Run) -> None:
    run_cli("approve", "immunotherapie", "--by", "A. Exemple", "--role", "Médecin")
    edit(covered, "status: approved", "status: draft")
    run_cli("approve", "immunotherapie", "--by", "B. Exemple", "--role", "Médecin")
    assert signers(folder) == ["B. Exemple"]


@pytest.mark.parametrize(
    "name",
    [
        "A\udce9",  # é in Latin-1, as the command receives it
        "x" * 2001,
        "\u200b",
        "A. \u202eelpmexE",
        "A.\nExemple",
        "A.\u2028Exemple",
        "A.\x07",
    ],
)
@pytest.mark.parametrize("command", ["approve", "stamp"])
def test_a_name_that_cannot_be_printed_is_refused(
    others: Path, run_cli: Run, name: str, command: str
) -> None:
    more = ("--hospital", "bruyeres") if command == "stamp" else ()
    before = local_file(others).read_bytes()
    for who in (("--by", name, "--role", "Médecin"), ("--by", "A. Exemple", "--role", name)):
        code, _out, err = run_cli(command, LEAFLET, *who, *more)
        assert code == 2
        assert "cannot be signed with" in err
        assert "unexpected" not in err.lower()
    assert local_file(others).read_bytes() == before


@pytest.mark.parametrize("name", ["\u0646\u06cc\u200c\u0645\u0627", "Zoë O’Neill-Ĺ", "李 明"])
def test_names_of_all_scripts_may_sign(others: Path, run_cli: Run, name: str) -> None:
    who = ("--by", name, "--role", "cadre", "--hospital", "bruyeres")
    assert run_cli("stamp", LEAFLET, *who)[0] == 0
    assert name in local_file(others).read_text(encoding="utf-8")


def test_a_name_in_a_file_is_read_as_strictly(folder: Path, covered: Path, run_cli: Run) -> None:
    run_cli("approve", "immunotherapie", *WHO)
    edit(
        covered,
        "name: Camille Exemple\n  role: Pédiatre\n  date",
        'name: "A\\u202eB"\n  role: x\n  date',
    )
    code, _out, err = run_cli("check", "--no-render")
    assert code == 2
    assert "`approval.1.name`: it holds characters that nobody sees" in err


@pytest.mark.parametrize("value", ["~", "oui"])
def test_an_approval_is_signatures(covered: Path, run_cli: Run, value: str) -> None:
    edit(covered, "status: draft", f"status: draft\napproval: {value}")
    code, _out, err = run_cli("check", "--no-render")
    assert code == 2
    assert "an approval is what `make_leaflet.py approve` writes" in err


def test_an_indented_front_matter_is_signed(folder: Path, covered: Path, run_cli: Run) -> None:
    _open, front, body = covered.read_text(encoding="utf-8").split("---\n", 2)
    front = "".join(f"  {line}\n" for line in front.splitlines())
    covered.write_text(f"---\n{front}---\n{body}", encoding="utf-8")
    for name in ("A. Exemple", "B. Exemple"):
        assert run_cli("approve", "immunotherapie", "--by", name, "--role", "Médecin")[0] == 0
    assert signers(folder) == ["A. Exemple", "B. Exemple"]
    text = covered.read_text(encoding="utf-8")
    assert "\n  status: approved\n" in text
    kept = [line for line in front.splitlines() if "status" not in line]
    assert [line for line in kept if line not in text.splitlines()] == []


@pytest.mark.parametrize("end", ["...", "...  # fin", "# fin\n..."])
def test_a_front_matter_that_says_where_it_ends_is_signed(
    folder: Path, covered: Path, run_cli: Run, end: str
) -> None:
    edit(covered, "\n---\n", f"\n{end}\n---\n")
    assert run_cli("approve", "immunotherapie", *WHO)[0] == 0
    assert signers(folder) == ["Camille Exemple"]
    assert run_cli("check", "--no-render", "--strict")[0] == 0


def test_approved_by_nobody(covered: Path, run_cli: Run) -> None:
    edit(covered, "status: draft", "status: approved")
    code, _out, err = run_cli("check", "--no-render")
    assert code == 1
    assert "The leaflet says that it is approved, and not by whom. (approval)" in err


def test_who_compared_a_local_text_is_who_signed(others: Path, run_cli: Run) -> None:
    path = local_file(others)
    who = ("--by", "Ida Noyer", "--role", "cadre de santé", "--hospital", "bruyeres")
    assert run_cli("stamp", LEAFLET, *who)[0] == 0
    assert run_cli("check", LEAFLET, "--no-render")[0] == 0
    edit(path, "name: Ida Noyer", "name: Zoé Aune")
    code, _out, err = run_cli("check", LEAFLET, "--no-render")
    assert code == 1
    assert "changed this signature by hand, it is void: Zoé Aune, cadre de santé." in err
