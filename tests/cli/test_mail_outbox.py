"""`mail send`, `status`, `retry`, `forget` and `doctor --mail`, against a real server."""

from __future__ import annotations

import hashlib
import io
import json
import os
import pty
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from depliant.cli import show
from depliant.cli.mail import outbox as commands
from depliant.cli.main import main
from depliant.jobs import sendable
from depliant.mail.items import State
from depliant.mail.outbox import Outbox
from depliant.mail.transport import Verdict
from tests.conftest import Run, edit
from tests.mail import parcels
from tests.mail.post_office import PostOffice, at_work, letter

ADDRESS = "famille@example.org"
SEND = ("mail", "send", "drepanocytose", "--hospital", "valbrume", "--to")
MAIL = "mail: {{address: envoi@valbrume.example{more}}}"


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The state folder of a user of one's own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state" / "depliant"


@pytest.fixture
def ready(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A letter that need not be built, and is current as long as it is said to be."""

    def prepare(more: str = "", goes: bool = True, note: str = "") -> None:
        hospital = parcels.hospital(more=MAIL.format(more=more))
        written = parcels.letter(hospital=hospital, note=note)
        monkeypatch.setattr(commands, "letter_of", lambda _options: written)
        verdict = None if goes else Verdict(State.REFUSED, "It is withdrawn.")
        monkeypatch.setattr(sendable.Judge, "__call__", lambda _judge, _item: verdict)

    return prepare


@contextmanager
def working(folder: Path, office: PostOffice) -> Iterator[None]:
    """A server at work, that the workspace names."""
    with at_work(office) as port:
        lines = f"host: localhost\nport: {port}\nsecurity: none\nfirst_pause: 0.01\n"
        more = "longest_pause: 0.02\nper_minute: 100000\nanswer_timeout: 5\n"
        (folder / "mail.yaml").write_text(lines + more, encoding="utf-8")
        yield


def later(run_cli: Run, *words: str) -> tuple[int, str, str]:
    return run_cli("mail", *words, today="")


def test_from_the_shelf_to_the_server(folder: Path, run_cli: Run, state: Path) -> None:
    profile = folder / "hospitals" / "deux-rives" / "hospital.yaml"
    profile.write_text(profile.read_text("utf-8") + "mail: {address: envoi@rives.example}\n")
    words = ("mail", "send", "immunotherapie", "--hospital", "deux-rives", "--to", ADDRESS)
    office = PostOffice()
    with working(folder, office):
        code, out, err = run_cli(*words, "--allow-draft", "--yes")
    assert (code, err) == (0, "")
    assert "Message 1 (HT-0417 v1.0 fr deux-rives): accepted by the server, which" in out
    assert "famille" not in out
    message = message_from_bytes(office.bodies[0], policy=default)
    assert message["To"] == ADDRESS
    (pdf,) = message.iter_attachments()  # type: ignore[attr-defined]
    shelf = folder / "out/deux-rives/immunotherapie/fr/HT-0417.fr.screen.pdf"
    assert pdf.get_payload(decode=True) == shelf.read_bytes()
    (said,) = json.loads(later(run_cli, "status", "--report", "json")[1])["messages"]
    assert said["state"] == "accepted"
    assert said["sha256"] == hashlib.sha256(shelf.read_bytes()).hexdigest()
    assert ADDRESS.encode() not in b"".join(path.read_bytes() for path in state.iterdir())
    assert state.stat().st_mode & 0o077 == 0


def test_a_family_has_a_leaflet_once(
    folder: Path, run_cli: Run, ready: Callable[..., None]
) -> None:
    ready()
    office = PostOffice()
    with working(folder, office):
        assert run_cli(*SEND, ADDRESS, "--yes")[0] == 0
        code, _out, err = run_cli(*SEND, ADDRESS.upper(), "--yes")
        assert code == 2
        assert "has VB-2031 v2.1 fr valbrume already: message 1, accepted by the server" in err
        assert run_cli(*SEND, "autre@example.org", "--yes")[0] == 0
        assert run_cli(*SEND, ADDRESS, "--yes", "--again")[0] == 0
    assert office.accepted.total() == 3


def test_what_is_accepted_is_recorded_for_the_patients_file(
    folder: Path, run_cli: Run, ready: Callable[..., None], tmp_path: Path
) -> None:
    ready(more=", copy_to: archives@valbrume.example")
    office = PostOffice("drop")
    words = ("--yes", "--record", "--save", str(tmp_path))
    with working(folder, office):
        code, out, _err = run_cli(*SEND, ADDRESS, *words)
        assert (code, "VB-2031 v2.1, " in out) == (1, False)  # it is not known yet
        assert not list(tmp_path.glob("*.json"))
        code, out, err = later(run_cli, "retry", "1", *words)
    assert code == 0
    assert out.count("VB-2031 v2.1, remis par courriel le ") == 1
    (path,) = tmp_path.glob("*.json")
    assert path.name in err
    record = json.loads(path.read_text(encoding="utf-8"))
    assert (record["way"], record["code"], record["version"]) == ("mail", "VB-2031", "2.1")
    assert "example" not in json.dumps(record)


def test_a_copy_is_a_message_of_its_own_and_follows_the_familys(
    folder: Path, run_cli: Run, ready: Callable[..., None]
) -> None:
    ready(more=", copy_to: archives@valbrume.example")
    office = PostOffice("drop", to={"x@example.org": "550 no such user"})
    with working(folder, office):
        code, out, _err = run_cli(*SEND, "x@example.org", "--yes")
        assert code == 1
        assert "Message 1 (VB-2031 v2.1 fr valbrume): refused for good: the family" in out
        assert "\n    550 no such user" in out
        assert "copy" not in out
        assert run_cli(*SEND, ADDRESS, "--yes")[0] == 1  # unsure: its copy waits for it
        assert office.attempts == 1
        code, out, _err = later(run_cli, "retry", "3", "--yes")
    assert code == 0
    assert "Message 4 (VB-2031 v2.1 fr valbrume, copy to the hospital): accepted" in out
    message, copy = office.bodies
    to = re.compile(rb"(?m)^To: (.*)\r$")
    assert to.findall(message) == [ADDRESS.encode()]
    assert to.findall(copy) == [b"archives@valbrume.example"]
    assert ADDRESS.encode() not in copy


def test_unsure_until_a_person_decides(
    folder: Path, run_cli: Run, ready: Callable[..., None]
) -> None:
    ready()
    office = PostOffice("drop")
    with working(folder, office):
        code, out, _err = run_cli(*SEND, ADDRESS, "--yes")
        assert code == 1
        assert "unsure: the server may have it." in out
        assert "make_leaflet.py mail retry 1" in out
        assert later(run_cli, "retry")[0] == 0  # of itself nothing is sent again
        code, out, _err = later(run_cli, "status")
        assert code == 0
        assert re.search(rf"(?m)^1\tunsure\t.*\tVB-2031 v2.1 fr valbrume\t{ADDRESS}\t", out)
        assert later(run_cli, "retry", "1", "--yes")[0] == 0
        code, _out, err = later(run_cli, "retry", "1", "--yes")
        assert code == 2
        assert "Message 1 is accepted by the server: only an unsure one is sent again." in err
        code, _out, err = later(run_cli, "retry", "9", "--yes")
        assert (code, "There is no message 9" in err) == (2, True)
    assert office.attempts == 2


def test_what_cannot_go_now_waits_and_goes_later(
    folder: Path, run_cli: Run, ready: Callable[..., None]
) -> None:
    ready()
    (folder / "mail.yaml").write_text("host: localhost\nsecurity: none\nport: 1\n")
    code, _out, err = run_cli(*SEND, ADDRESS, "--yes", "--wait", "0")
    assert code == 1
    assert "localhost:1 cannot be reached" in err
    assert "Message 1 stays in the queue." in err
    office = PostOffice()
    with working(folder, office):
        code, _out, err = run_cli(*SEND, ADDRESS, "--yes")
        assert (code, "message 1, queued" in err) == (2, True)
        assert re.search(r"It is sent by: make_leaflet.py mail retry --workspace \S+ 1", err)
        assert later(run_cli, "retry")[0] == 0
    assert office.accepted.total() == 1


def test_what_is_no_longer_current_is_not_sent_later(
    folder: Path, run_cli: Run, ready: Callable[..., None]
) -> None:
    ready(goes=False)
    office = PostOffice()
    with working(folder, office):
        code, out, _err = run_cli(*SEND, ADDRESS, "--yes")
    assert code == 1
    assert "refused for good: the family does not have it.\n    It is withdrawn." in out
    assert office.attempts == 0


@pytest.mark.parametrize(
    ("mail", "words"),
    [
        (None, "there is no mail.yaml"),
        ("host: localhost\npassword: secret\n", "mail.yaml:2: `password`: a secret may not"),
    ],
)
def test_what_is_wrong_with_the_server_is_told_first(
    folder: Path, run_cli: Run, state: Path, mail: str | None, words: str
) -> None:
    if mail:
        (folder / "mail.yaml").write_text(mail, encoding="utf-8")
    code, _out, err = run_cli(*SEND, ADDRESS, "--yes")
    assert code == 2
    assert words in err
    assert not state.exists()


def test_a_profile_without_an_address_to_send_from(
    folder: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "mail.yaml").write_text("host: localhost\n", encoding="utf-8")
    monkeypatch.setattr(commands, "letter_of", lambda _options: parcels.letter())
    code, _out, err = run_cli(*SEND, ADDRESS, "--yes")
    assert code == 2
    assert "hospitals/valbrume/hospital.yaml: The profile has no address to send from." in err


# --- asked first -----------------------------------------------------------------------------


@pytest.mark.parametrize(("typed", "code"), [("y\n", 0), ("oui\n", 0), ("\n", 130), ("no\n", 130)])
def test_what_is_sent_is_shown_and_asked_about(
    folder: Path,
    run_cli: Run,
    ready: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    code: int,
) -> None:
    """The address comes on standard input, so the terminal itself is asked."""
    ready(note="À jeudi.")
    screen = io.StringIO()

    @contextmanager
    def terminal() -> Iterator[tuple[io.StringIO, io.StringIO]]:
        yield io.StringIO(typed), screen

    monkeypatch.setattr(show, "_terminal", terminal)
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{ADDRESS}\n"))
    office = PostOffice()
    with working(folder, office):
        assert run_cli(*SEND, "-")[0] == code
    shown = screen.getvalue()
    assert shown.rstrip().endswith(f"Send it to {ADDRESS}? [y/N]")  # beside the key to press
    for words in (f"To: {ADDRESS}", "From: Hôpital de Valbrume <envoi@", "Attached: VB-2031.fr"):
        assert words in shown
    assert "À jeudi." in shown
    assert office.accepted.total() == (code == 0)
    assert bool(json.loads(later(run_cli, "status", "--report", "json")[1])["messages"]) == (
        code == 0
    )


def test_where_nobody_can_be_asked_nothing_is_sent(
    folder: Path, run_cli: Run, ready: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Path.open

    def no_terminal(path: Path, *given: Any, **how: Any) -> Any:
        if path.name in ("tty", "CONIN$", "CONOUT$"):
            raise OSError
        return whole(path, *given, **how)

    ready()
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{ADDRESS}\n"))
    monkeypatch.setattr(Path, "open", no_terminal)
    (folder / "mail.yaml").write_bytes(b"host: localhost\n")
    code, _out, err = run_cli(*SEND, "-")
    assert code == 2
    assert "There is no terminal to ask at." in err
    assert "--yes" in err


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of another kind")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # the child only asks, and ends
def test_the_terminal_is_asked_though_standard_input_is_a_pipe() -> None:
    child, screen = pty.fork()
    if child == 0:
        here, there = os.pipe()
        os.write(there, b"famille@example.org\n")
        os.dup2(here, 0)
        os._exit(0 if show.agreed("À famille@example.org", "Send it?") else 1)
    seen = b""
    while b"Send it?" not in seen:
        seen += os.read(screen, 1024)
    os.write(screen, b"y\n")
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    os.close(screen)


# --- status, forget --------------------------------------------------------------------------


@pytest.fixture
def filled(state: Path) -> Path:
    """An outbox with three messages for two families, one of them refused with hostile words."""
    state.mkdir(parents=True)
    with Outbox(state) as outbox:
        outbox.record([letter(1), letter(2), letter(3, "autre@example.org")])
        for number in (1, 3):
            outbox.claim(number)
        outbox.settle(1, State.REFUSED, "550 [red]no")
    return state


def test_status_settles_what_a_dead_sender_left(filled: Path, run_cli: Run) -> None:
    said = json.loads(later(run_cli, "status", "--report", "json")[1])["messages"]
    assert [one["state"] for one in said] == ["refused", "queued", "queued"]
    assert "example" not in json.dumps(said)  # no address
    assert said[0]["address_hash"] == said[1]["address_hash"] != said[2]["address_hash"]


def test_status_of_one_address(filled: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Autre@example.org\n"))
    rows = later(run_cli, "status", "--to", "-")[1].splitlines()
    assert [row.split("\t")[0] for row in rows] == ["number", "3"]
    assert later(run_cli, "status", "--to", "nobody")[0] == 2
    assert later(run_cli, "status", "--to", "x@example.org")[1].startswith("There is no message")


def test_a_servers_words_are_no_markup(
    filled: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    assert "550 [red]no" in later(run_cli, "status")[1]


@pytest.mark.parametrize(
    ("words", "left"),
    [
        (("2",), [1, 3]),
        (("--to", "famille@une.example"), [3]),
        (("--older-than", "0"), []),
        (("--older-than", "1"), [1, 2, 3]),
    ],
)
def test_forget(filled: Path, run_cli: Run, words: tuple[str, ...], left: list[int]) -> None:
    code, out, _err = later(run_cli, "forget", *words, "--yes")
    assert code == 0
    assert f"{3 - len(left)} message" in out
    with Outbox(filled) as outbox:
        assert [item.id for item in outbox.items()] == left


def test_forget_asks_and_wants_to_know_what(filled: Path, run_cli: Run) -> None:
    assert later(run_cli, "forget")[0] == 2
    assert "no message 7" in later(run_cli, "forget", "7", "--yes")[2]


def test_what_is_forgotten_by_itself_and_never_went_is_told(state: Path, run_cli: Run) -> None:
    state.mkdir(parents=True)
    with Outbox(state, lambda: 1_600_000_000.0) as outbox:
        outbox.record([letter(1)])
    code, out, err = later(run_cli, "status")
    assert code == 0
    assert "1 message was forgotten after 90 days, and was never accepted:" in err
    assert "famille@une.example" in err
    assert "There is no message in the outbox." in out


# --- what two terminals, a disk or another folder do ------------------------------------------


def test_of_two_terminals_at_the_question_one_sends(
    folder: Path, run_cli: Run, ready: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    ready()
    codes: list[int] = []

    def agreed(_what: str, _question: str) -> bool:
        monkeypatch.setattr(show, "agreed", lambda *_asked: True)
        codes.append(run_cli(*SEND, ADDRESS)[0])  # the other terminal, meanwhile
        return True

    monkeypatch.setattr(show, "agreed", agreed)
    office = PostOffice()
    with working(folder, office):
        code, _out, err = run_cli(*SEND, ADDRESS)
    assert (codes, code) == ([0], 2)
    assert "has VB-2031 v2.1 fr valbrume already: message 1" in err
    assert office.accepted.total() == 1


def test_a_record_that_cannot_be_written_is_told_before_anything_goes(
    folder: Path, run_cli: Run, ready: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> Path:
        raise OSError(28, "no space")

    ready()
    office = PostOffice()
    with working(folder, office):
        monkeypatch.setattr("depliant.review.record.write_new", full)
        code, _out, err = run_cli(*SEND, ADDRESS, "--yes", "--record")
        assert (code, "cannot be written into" in err, office.attempts) == (2, True, 0)
        monkeypatch.setattr("depliant.review.record.tried", lambda _folder: None)
        code, out, err = run_cli(*SEND, ADDRESS, "--yes", "--record")  # the disk is full later
    assert (code, "VB-2031 v2.1, remis par courriel le " in out) == (2, True)
    assert "cannot be written into" in err


def test_an_accepted_message_is_noted_again(
    folder: Path, run_cli: Run, ready: Callable[..., None], tmp_path: Path
) -> None:
    ready(more=", copy_to: archives@valbrume.example")
    with working(folder, PostOffice("250 OK", "451 later")):
        run_cli(*SEND, ADDRESS, "--yes", "--wait", "0")
    for _again in range(2):
        code, out, _err = later(run_cli, "record", "1", "--save", str(tmp_path))
        assert (code, out.count("VB-2031 v2.1, remis par courriel le ")) == (0, 1)
    assert len(list(tmp_path.glob("*.json"))) == 2
    assert "copy of message 1" in later(run_cli, "record", "2")[2]
    assert "no message 3" in later(run_cli, "record", "1", "3")[2]
    assert "\tVB-2031 v2.1 fr valbrume, copy of 1\t" in later(run_cli, "status")[1]


def waits(state: Path, shelf: Path) -> None:
    """A message to another family, from an earlier command."""
    state.mkdir(parents=True)
    with Outbox(state) as outbox:
        outbox.record([letter(1, "autre@example.org", str(shelf))])


def test_what_was_sent_with_a_message_is_told(
    folder: Path, run_cli: Run, ready: Callable[..., None], state: Path
) -> None:
    ready()
    waits(state, folder / "out")
    with working(folder, PostOffice("drop", "250 OK")):
        code, out, _err = run_cli(*SEND, ADDRESS, "--yes")
    assert code == 0
    own, others = out.split("A message that waited was sent too:\n")
    assert own.startswith("Message 2 (VB-2031 v2.1 fr valbrume): accepted")
    assert others.startswith("Message 1 (HT-0417 v1.0 fr tilleuls): unsure")


def test_what_went_is_told_though_the_server_is_lost_then(
    folder: Path, run_cli: Run, ready: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A record is owed for each message that was accepted."""
    from depliant.errors import Problem
    from depliant.mail.authentication import UnreachableError
    from depliant.mail.sending import Round

    whole = Round.run

    def lost(round_: Round) -> bool:
        whole(round_)
        raise UnreachableError(Problem("The server is gone."))

    ready()
    monkeypatch.setattr(Round, "run", lost)
    with working(folder, PostOffice()):
        code, out, err = run_cli(*SEND, ADDRESS, "--yes", "--record", "--save", str(folder))
    assert (code, "The server is gone." in err) == (1, True)
    assert "Message 1 (VB-2031 v2.1 fr valbrume): accepted" in out
    assert "remis par courriel" in out


def test_a_message_of_another_folder_is_never_silent(
    folder: Path, run_cli: Run, ready: Callable[..., None], tmp_path: Path, state: Path
) -> None:
    ready()
    office, other = PostOffice(), tmp_path / "other"
    other.mkdir()
    waits(state, other)
    with working(folder, office):
        for words in (("retry",), ("status",)):
            code, out, err = later(run_cli, *words)
            assert (code, f"Message 1 belongs to another folder, {other}." in err) == (0, True)
        assert "Nothing waits here." in later(run_cli, "retry")[1]
        code, _out, err = later(run_cli, "retry", "1", "--yes")
        assert (code, "belongs to another folder" in err) == (2, True)
        other.rmdir()
        assert "It is gone. If it was moved here" in later(run_cli, "retry")[2]
        ready(goes=False)  # it does not lie here: nothing is lost by asking
        code, _out, err = later(run_cli, "retry", "1")
        assert (code, "It is withdrawn." in err) == (2, True)
        ready()
        code, out, _err = later(run_cli, "retry", "1", "1")
        assert (code, "Message 1 (HT-0417 v1.0 fr tilleuls): accepted" in out) == (0, True)
    assert office.accepted.total() == 1


def test_a_number_given_twice_counts_once(
    folder: Path, run_cli: Run, ready: Callable[..., None]
) -> None:
    ready()
    office = PostOffice("drop")
    with working(folder, office):
        run_cli(*SEND, ADDRESS, "--yes")
        assert later(run_cli, "retry", "1", "1", "--yes")[0] == 0
    assert office.accepted.total() == 1


def test_forget_says_what_it_kept(filled: Path, run_cli: Run) -> None:
    with Outbox(filled) as outbox, outbox.sender():
        outbox.claim(2)
        code, out, err = later(run_cli, "forget", "1", "2", "--yes")
    assert code == 1
    assert "1 message forgotten." in out
    assert "Message 2 is being sent, and stays." in err


def test_one_language_is_spoken(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the locale is silent, the workspace's: also of what is read before it is opened."""
    monkeypatch.setenv("LC_ALL", "C")
    there = ("--workspace", str(folder))
    assert main(["doctor", "--mail", *there]) == 3
    assert "Writing to" not in capsys.readouterr().out
    for words in (("--save", "/nowhere"), ("--wait", "x")):
        assert main([*SEND, ADDRESS, *words, *there]) == 2
        told = capsys.readouterr().err
        assert "no folder" not in told
        assert "is no number" not in told


# --- doctor ----------------------------------------------------------------------------------


def test_doctor_tries_the_server_and_sends_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--ui-lang", "en", "doctor", "--mail", "--workspace", str(folder)]
    office = PostOffice()
    with working(folder, office):
        assert main(words) == 0
    out = capsys.readouterr().out
    assert "Mail server: not encrypted; authentication: none; nothing was sent" in out
    assert (office.sessions, office.attempts) == (1, 0)
    edit(folder / "mail.yaml", "security: none", "security: starttls")
    assert main(words) == 3
    assert "MISSING  Mail server" in capsys.readouterr().out
    edit(folder / "mail.yaml", "security: starttls", "security: ssl\npassword: x")
    assert main(words) == 3
    out = capsys.readouterr().out
    assert "mail.yaml:3: `security`" in out
    assert "mail.yaml:4: `password`: a secret" in out
