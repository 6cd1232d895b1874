"""`mail draft`: what may go to a family, taken from the shelf, and nothing else."""

from __future__ import annotations

import io
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from depliant.cli import show
from depliant.mail.addresses import checked
from tests.conftest import Run, edit, sign
from tests.mail.parcels import letter

DRAFT = ("mail", "draft", "immunotherapie", "--hospital", "deux-rives")
NAME = "HT-0417.fr.screen"


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    return tmp_path / "messages"


@pytest.fixture
def drafted(run_cli: Run, saved: Path) -> Run:
    """The command, saving into the folder of messages."""

    def run(*words: str, today: str = "2026-11-24") -> tuple[int, str, str]:
        return run_cli(*DRAFT, *words, "--save", str(saved), today=today)

    return run


def read(path: Path) -> EmailMessage:
    message = message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def pdf_of(message: EmailMessage) -> bytes:
    (part,) = message.iter_attachments()
    data = part.get_payload(decode=True)
    assert isinstance(data, bytes)
    return data


def shelf(folder: Path) -> Path:
    return folder / "out" / "deux-rives" / "immunotherapie" / "fr" / f"{NAME}.pdf"


def test_a_message_with_the_shelfs_own_bytes(folder: Path, saved: Path, drafted: Run) -> None:
    code, out, _err = drafted("--to", "famille@example.org", "--allow-draft")
    assert code == 0
    assert f"{NAME}.eml: a message with {NAME}.pdf" in out
    assert "says so on its first line" in out
    assert "famille" not in out  # of what is written, no log keeps the address
    message = read(saved / f"{NAME}.eml")
    assert message["To"] == "famille@example.org"
    assert pdf_of(message) == shelf(folder).read_bytes()
    body = message.get_body(("plain",))
    assert body is not None
    assert body.get_content().startswith("Brouillon")
    assert (saved / f"{NAME}.eml").stat().st_mode & 0o077 == 0
    assert [path.name for path in saved.iterdir()] == [f"{NAME}.eml"]


def test_it_never_overwrites(saved: Path, drafted: Run) -> None:
    saved.mkdir()
    (saved / f"{NAME}.eml").write_text("mine")
    (saved / f"{NAME}-2.eml").symlink_to(saved / "nowhere")
    assert drafted("--allow-draft")[0] == 0
    assert (saved / f"{NAME}.eml").read_text() == "mine"
    assert read(saved / f"{NAME}-3.eml")["To"] is None
    assert not (saved / "nowhere").exists()


def test_a_draft_goes_only_where_somebody_insists(folder: Path, saved: Path, drafted: Run) -> None:
    code, _out, err = drafted()
    assert code == 1
    assert "leaflets/immunotherapie/fr.md:24: immunotherapie/fr is a draft" in err
    assert not saved.exists()
    assert not (folder / "out").exists()  # nothing was built in vain


def test_what_is_current_is_not_built_again_and_needs_no_lock(
    folder: Path, saved: Path, drafted: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert drafted("--allow-draft")[0] == 0

    def never(*_given: object) -> None:
        raise AssertionError("built again")

    monkeypatch.setattr("depliant.jobs.sendable.build_editions", never)
    before = (folder / "out" / "manifest.json").read_bytes()
    profile = folder / "hospitals" / "deux-rives" / "hospital.yaml"
    edit(profile, "handover: no", "handover: no\nmail: {name: Les Rives}")  # no edition says it
    assert drafted("--allow-draft")[0] == 0
    assert str(read(saved / f"{NAME}-2.eml")["Subject"]).startswith("Les Rives")
    assert (folder / "out" / "manifest.json").read_bytes() == before


def test_what_was_changed_or_damaged_is_built_first(
    folder: Path, article: Path, saved: Path, drafted: Run
) -> None:
    assert drafted("--allow-draft")[0] == 0
    first = shelf(folder).read_bytes()
    edit(article, "extrêmement cher", "fort cher")
    assert drafted("--allow-draft")[0] == 0
    second = pdf_of(read(saved / f"{NAME}-2.eml"))
    assert second == shelf(folder).read_bytes() != first
    shelf(folder).write_bytes(b"%PDF damaged")
    assert drafted("--allow-draft")[0] == 0
    assert pdf_of(read(saved / f"{NAME}-3.eml")) == second


def test_what_fails_or_is_stale_never_goes(article: Path, saved: Path, drafted: Run) -> None:
    assert drafted("--allow-draft")[0] == 0
    edit(article, "extrêmement cher", "TODO cher")
    code, _out, err = drafted("--allow-draft")
    assert code == 1
    assert "TODO" in err
    code, _out, err = drafted("--allow-draft", today="2031-01-01")
    assert code == 1
    assert "review" in err
    assert [path.name for path in saved.iterdir()] == [f"{NAME}.eml"]


def test_what_is_withdrawn_never_goes(article: Path, drafted: Run) -> None:
    edit(article, "status: draft", "status: withdrawn")
    code, _out, err = drafted("--allow-draft")
    assert code == 1
    assert "immunotherapie/fr is withdrawn: it is never sent." in err


def test_what_is_not_made_for_screens_is_told(article: Path, drafted: Run) -> None:
    edit(article, "status: draft", "formats: [a4]\nstatus: draft")
    code, _out, err = drafted("--allow-draft")
    assert code == 2
    assert "not made as `screen`" in err


def test_an_approved_leaflet_needs_no_insisting(others: Path, run_cli: Run, saved: Path) -> None:
    sign(others, "trouver-son-chemin")
    words = ("trouver-son-chemin", "--hospital", "tilleuls", "--note", "À jeudi.")
    assert run_cli("mail", "draft", *words, "--save", str(saved))[0] == 0
    body = read(saved / "HT-0101.fr.screen.eml").get_body(("plain",))
    assert body is not None
    assert body.get_content().startswith("Bonjour")
    assert "À jeudi." in body.get_content()


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("famille@example.org\n", 0),
        ("\ufefffamille@example.org\r\n", 0),  # through a pipe of Windows
        ("", 2),
        (" \n", 2),
        ("a@b.fr\nc@d.fr\n", 2),
        ("a@gmial.com", 2),
    ],
)
def test_an_address_that_no_history_keeps(
    drafted: Run, saved: Path, monkeypatch: pytest.MonkeyPatch, typed: str, code: int
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert drafted("--to", "-", "--allow-draft")[0] == code
    assert saved.exists() == (code == 0)


def test_an_empty_address_is_no_address(drafted: Run, saved: Path) -> None:
    for empty in ("", " "):
        code, _out, err = drafted("--to", empty, "--allow-draft")
        assert (code, saved.exists()) == (2, False)
        assert "There is no address." in err


def test_a_coded_domain_is_shown_in_letters_before_it_is_sent() -> None:
    address = checked("zoe@clinique-forêt.example.org")
    assert "zoe@clinique-forêt.example.org" in show.letter_to(letter(), address).splitlines()[0]


def test_a_disk_that_refuses(drafted: Run, saved: Path) -> None:
    saved.write_text("no folder")
    code, _out, err = drafted("--allow-draft")
    assert code == 2
    assert "messages" in err
