"""The outbox: moves by its table only, forgets what it must, and nothing else."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from depliant.errors import InputError
from depliant.mail import database
from depliant.mail.database import kind_of_mount, state_folder
from depliant.mail.items import MOVES, State, is_move, named
from depliant.mail.outbox import AlreadyError, Outbox
from depliant.sources.workspace import Workspace
from tests.conftest import TOP
from tests.mail.post_office import SHELF, letter

DAY = 86_400.0


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def outbox(tmp_path: Path, clock: Clock) -> Iterator[Outbox]:
    with Outbox(tmp_path, clock) as one:
        yield one


def settled(outbox: Outbox, state: State, number: int = 0) -> int:
    """A message in a state."""
    (found,) = outbox.record([letter(number)])
    if state is not State.QUEUED:
        assert outbox.claim(found)
    if state not in (State.QUEUED, State.SENDING):
        outbox.settle(found, state, "told")
    return found


# --- states ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("before", "after"), [*product(State, State)])
def test_nothing_moves_but_by_the_table(outbox: Outbox, before: State, after: State) -> None:
    number = settled(outbox, before)
    if not is_move(before, after):
        with pytest.raises(ValueError, match="→"):
            outbox._moved(number, before, after)
    else:
        assert outbox._moved(number, before, after)
        assert not outbox._moved(number, before, after)  # it has gone already


def test_the_guide_has_the_same_table() -> None:
    text = (TOP / "docs" / "envoi.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| `(\w+)` \|", text, re.MULTILINE)
    assert rows == [(move.before.value, move.after.value) for move in MOVES]


@pytest.mark.parametrize("state", [s for s in State if s is not State.UNSURE])
def test_only_what_is_unsure_is_retried(outbox: Outbox, state: State) -> None:
    number = settled(outbox, state)
    with pytest.raises(InputError, match=f"is {named(state)}"):
        outbox.retry(number)
    assert outbox.item(number).state is state


def test_a_dead_senders_message_is_unsure_or_queued(outbox: Outbox) -> None:
    early, late = settled(outbox, State.SENDING, 1), settled(outbox, State.SENDING, 2)
    outbox.at_the_end(late)
    outbox.look_after_the_dead()
    assert [outbox.item(n).state for n in (early, late)] == [State.QUEUED, State.UNSURE]
    outbox.retry(late)
    assert outbox.claim(late)
    outbox.look_after_the_dead()  # what was written down of its first attempt does not count
    assert outbox.item(late).state is State.QUEUED


def test_a_living_senders_message_is_left_alone(outbox: Outbox, tmp_path: Path) -> None:
    with Outbox(tmp_path) as other, other.sender():
        number = settled(outbox, State.SENDING)
        outbox.look_after_the_dead()
        assert outbox.item(number).state is State.SENDING
    outbox.look_after_the_dead()
    assert outbox.item(number).state is State.QUEUED


# --- what is kept ----------------------------------------------------------------------------


def on_the_disk(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.glob("outbox*"))


def test_an_accepted_message_leaves_no_trace_of_whom(tmp_path: Path, clock: Clock) -> None:
    one = replace(letter(), message=letter().message + b"\r\nUn mot pour Zelda.\r\n" * 400)
    with Outbox(tmp_path, clock) as _other, Outbox(tmp_path, clock) as outbox:
        (number,) = outbox.record([one])
        assert b"Zelda" in on_the_disk(tmp_path)
        outbox.claim(number)
        outbox.settle(number, State.ACCEPTED, "250 OK")
        item = outbox.item(number)
        assert (item.sent, item.recipient, item.sender) == (one.sent, "", "")
        assert [found.id for found in outbox.sent_to("FAMILLE@une.example ")] == [number]
        assert outbox.sent_to("autre@une.example") == []
        outbox.close()  # while another command still has it open
        assert b"Zelda" not in on_the_disk(tmp_path)
    assert b"Zelda" not in on_the_disk(tmp_path)
    assert b"famille" not in on_the_disk(tmp_path)
    assert b"HT-0417" in on_the_disk(tmp_path)


def test_a_refused_message_keeps_its_address_until_it_is_forgotten(
    tmp_path: Path, clock: Clock
) -> None:
    with Outbox(tmp_path, clock) as outbox:
        number = settled(outbox, State.REFUSED)
        assert outbox.item(number).recipient == "famille@une.example"
    assert b"Bonjour" not in on_the_disk(tmp_path)
    with Outbox(tmp_path, clock) as outbox:
        outbox.forget([number])
        assert outbox.items() == []
    assert b"famille" not in on_the_disk(tmp_path)


@pytest.mark.parametrize("state", [State.ACCEPTED, State.REFUSED, State.UNSURE, State.QUEUED])
def test_a_copy_goes_once_its_message_is_accepted(outbox: Outbox, state: State) -> None:
    first, _copy = outbox.record([letter(1), replace(letter(2), copy=True)])
    assert outbox.next(SHELF, lambda _n: 9) == (first, 0)
    outbox.claim(first)
    outbox.settle(first, state, "told")
    turn = outbox.next(SHELF, lambda _n: 9)
    assert turn == {State.ACCEPTED: (first + 1, 0), State.QUEUED: (first, 9)}.get(state)
    assert len(outbox.items()) == (1 if state is State.REFUSED else 2)
    outbox.forget([first])
    assert outbox.items() == []


def test_numbers_are_never_given_twice(outbox: Outbox) -> None:
    first = settled(outbox, State.REFUSED)
    outbox.forget([first])
    assert outbox.record([letter(5)]) == [first + 1]


def test_after_ninety_days_everything_is_forgotten_but_what_is_in_hand(
    outbox: Outbox, clock: Clock
) -> None:
    numbers = {state: settled(outbox, state, n) for n, state in enumerate(State)}
    clock.now += 89.9 * DAY
    assert outbox.forget_old() == []
    clock.now += 0.2 * DAY
    gone = {item.id for item in outbox.forget_old()}
    assert gone == set(numbers.values()) - {numbers[State.SENDING]}
    assert [item.state for item in outbox.items()] == [State.SENDING]


def test_a_clock_that_jumps_back_forgets_nothing_and_keeps_nothing_for_ever(
    outbox: Outbox, clock: Clock
) -> None:
    accepted, queued = settled(outbox, State.ACCEPTED, 1), settled(outbox, State.QUEUED, 2)
    clock.now -= 3000 * DAY
    assert outbox.forget_old() == []
    assert outbox.next(SHELF, lambda _n: 60) == (queued, 0)
    outbox.claim(queued)
    outbox.settle(queued, State.QUEUED, "451 later")
    assert outbox.next(SHELF, lambda _n: 60) == (queued, 60)
    clock.now -= 3000 * DAY
    assert outbox.next(SHELF, lambda _n: 60) == (queued, 60)  # a whole pause, not years
    assert outbox.until_free(2) == 2
    clock.now += 91 * DAY
    assert {item.id for item in outbox.forget_old()} == {queued} or outbox.items()
    clock.now += 91 * DAY
    outbox.forget_old()
    assert outbox.items() == []
    assert accepted


def test_a_shelf_sends_its_own_messages_only(outbox: Outbox) -> None:
    outbox.record([letter(1, shelf="/other/out")])
    assert outbox.next(SHELF, lambda _n: 0) is None


def test_the_same_message_is_not_recorded_twice_and_all_or_none(outbox: Outbox) -> None:
    outbox.record([letter(1)])
    with pytest.raises(InputError, match="cannot be used"):
        outbox.record([letter(2), letter(1)])
    assert len(outbox.items()) == 1


# --- the file --------------------------------------------------------------------------------


def test_nobody_else_may_read_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    before = os.umask(0)
    try:
        folder = state_folder(tmp_path / "out")
        with Outbox(folder) as outbox, outbox.sender():
            outbox.record([letter()])
            modes = {path.name: oct(path.stat().st_mode & 0o777) for path in folder.iterdir()}
    finally:
        os.umask(before)
    assert oct(folder.stat().st_mode & 0o777) == "0o700"
    assert {"key", "outbox.sqlite3", "outbox.sqlite3-wal", "sender.lock"} <= modes.keys()
    assert set(modes.values()) == {"0o600"}


def test_it_never_lies_where_it_would_be_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    monkeypatch.setenv("XDG_STATE_HOME", str(out / "state"))
    with pytest.raises(InputError, match="out, which is shared or published"):
        state_folder(out)
    (tmp_path / "link").symlink_to(out)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "link" / "state"))
    with pytest.raises(InputError, match="XDG_STATE_HOME"):
        state_folder(out)
    assert not out.exists()


MOUNTS = r"""
21 1 8:1 / / rw - ext4 /dev/sda1 rw
22 21 0:4 / /home rw shared:1 - nfs4 server:/home rw
23 22 8:2 / /home/local\040disk rw - ext4 /dev/sdb rw
24 21 8:2 / /mnt rw - ext4 /dev/sdc rw
25 21 0:9 / /mnt rw - cifs //server/share rw
26 21 0:9 / /media/s rw - fuse.sshfs x rw
""".strip()


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/var/lib", "ext4"),
        ("/home/anne/.local/state", "nfs4"),
        ("/home/local disk/x", "ext4"),
        ("/homes/x", "ext4"),
        ("/mnt/x", "cifs"),
        ("/media/s", "fuse.sshfs"),
    ],
)
def test_a_network_share_is_known(
    folder: str, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert kind_of_mount(Path(folder), MOUNTS) == kind
    assert bool(database._SHARES.fullmatch(kind)) == (kind != "ext4")


def test_a_network_share_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(database, "kind_of_mount", lambda *_: "nfs4")
    with pytest.raises(InputError, match=r"network share \(nfs4\)"):
        state_folder(tmp_path / "out")


def test_a_later_version_is_not_touched(tmp_path: Path) -> None:
    Outbox(tmp_path).close()
    path = tmp_path / "outbox.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version={database.VERSION + 1}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(InputError, match="later version"):
        Outbox(tmp_path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("what", ["another program's", "no database", "damaged"])
def test_a_file_that_is_no_outbox_is_not_touched(tmp_path: Path, what: str) -> None:
    path = tmp_path / "outbox.sqlite3"
    if what == "another program's":
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE bookmarks (url TEXT)")
        connection.close()
    elif what == "no database":
        path.write_bytes(b"Bonjour\n" * 900)
    else:
        Outbox(tmp_path).close()
        data = path.read_bytes()
        path.write_bytes(data[:100] + b"\xff" * (len(data) - 100))
    before = path.read_bytes()
    with pytest.raises(InputError, match="cannot be used"), Outbox(tmp_path) as outbox:
        outbox.record([letter()])
    assert path.read_bytes() == before


def test_a_first_command_that_was_killed_half_way_is_no_hindrance(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "outbox.sqlite3")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.close()
    with Outbox(tmp_path) as outbox:
        assert outbox.record([letter()]) == [1]


@pytest.mark.nightly
def test_many_first_commands_at_once_make_one_outbox(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from depliant.mail.outbox import Outbox;"
        "from tests.mail.post_office import letter;"
        "Outbox(Path(sys.argv[1])).record([letter(int(sys.argv[2]))])"
    )
    started = [
        subprocess.Popen([sys.executable, "-c", script, str(tmp_path), str(n)], cwd=TOP)
        for n in range(2)
    ]
    assert [process.wait(60) for process in started] == [0, 0]
    with Outbox(tmp_path) as outbox:
        assert len(outbox.items()) == 2
        assert len(outbox.sent_to("famille@une.example")) == 2  # one key for both


# --- a full disk -----------------------------------------------------------------------------


def test_a_full_disk_records_nothing_and_says_so(outbox: Outbox) -> None:
    pages = outbox._connection.execute("PRAGMA page_count").fetchone()[0]
    outbox._connection.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(InputError, match="full") as caught:
        outbox.record([replace(letter(), message=b"x" * 90_000)])
    assert "Make room on its disk" in str(caught.value)
    assert outbox.items() == []


def test_a_disk_that_is_really_full(tmp_path: Path, clock: Clock) -> None:
    mount = ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(tmp_path)]
    if sys.platform != "linux" or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("only root may mount a small disk")
    try:
        with Outbox(tmp_path, clock) as outbox:
            (first,) = outbox.record([letter(1)])
            with pytest.raises(InputError, match="Make room on its disk"):
                outbox.record([replace(letter(2), message=b"x" * 900_000)])
            assert [item.id for item in outbox.items()] == [first]
        with Outbox(tmp_path, clock) as outbox:
            assert [item.id for item in outbox.items()] == [first]
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


# --- once ------------------------------------------------------------------------------------


def test_of_two_commands_that_both_asked_one_records(outbox: Outbox, tmp_path: Path) -> None:
    with Outbox(tmp_path) as other:
        for one in (outbox, other):
            one.refuse_twice(letter(1))  # both are at their question
        other.record([letter(1)], once=True)
        with pytest.raises(AlreadyError) as caught:
            outbox.record([letter(2)], once=True)
        assert caught.value.item.id == 1
        outbox.record([letter(3)])  # somebody insists
    assert len(outbox.items()) == 2


def test_a_hospitals_copy_is_not_its_familys_message(outbox: Outbox) -> None:
    copy = replace(letter(2, "archives@une.example"), copy=True)
    outbox.record([letter(1), copy], once=True)
    outbox.record([letter(3, "archives@une.example")], once=True)
    with pytest.raises(AlreadyError):
        outbox.record([letter(4, "ARCHIVES@une.example")], once=True)


def test_what_is_being_sent_is_not_forgotten(outbox: Outbox) -> None:
    copies = replace(letter(2, "archives@une.example"), copy=True)
    original, copy = outbox.record([letter(1), copies])
    outbox.claim(original)
    waiting = settled(outbox, State.QUEUED, 3)
    assert outbox.forget([original, waiting]) == [original]
    outbox.settle(original, State.ACCEPTED, "250")
    outbox.claim(copy)
    assert outbox.forget([original]) == [original]  # its copy would go with it
    assert [item.id for item in outbox.items()] == [original, copy]


def test_a_message_and_its_copies_follow_their_shelf(outbox: Outbox) -> None:
    numbers = outbox.record([letter(1), replace(letter(2), copy=True)])
    outbox.adopt(numbers[0], "/srv/moved/out")
    assert [item.shelf for item in outbox.items()] == ["/srv/moved/out"] * 2
    assert not outbox.queued(SHELF)


# --- damage ----------------------------------------------------------------------------------


def test_without_its_key_a_filled_outbox_is_refused(tmp_path: Path) -> None:
    with Outbox(tmp_path):
        pass
    (tmp_path / "key").unlink()
    with Outbox(tmp_path) as outbox:  # nothing lies there: a new key does no harm
        outbox.record([letter()])
    key = (tmp_path / "key").read_bytes()
    (tmp_path / "key").unlink()
    with pytest.raises(InputError, match=r"key, cannot be used: it is missing") as caught:
        Outbox(tmp_path)
    assert "which family has had what" in str(caught.value)
    assert not (tmp_path / "key").exists()
    for damaged in (b"", key[:31]):
        (tmp_path / "key").write_bytes(damaged)
        with pytest.raises(InputError, match="its content is damaged"):
            Outbox(tmp_path)
    (tmp_path / "key").write_bytes(key)
    with Outbox(tmp_path) as outbox:
        assert outbox.sent_to("famille@une.example")


def test_a_state_that_there_is_not_is_told(outbox: Outbox, tmp_path: Path) -> None:
    settled(outbox, State.QUEUED)
    with sqlite3.connect(outbox.path) as connection:
        connection.execute("UPDATE item SET state = 'lost'")
    connection.close()
    with pytest.raises(InputError, match="message 1 is in no state that there is"):
        outbox.items()


def test_an_outbox_of_the_first_version_is_read(tmp_path: Path) -> None:
    with Outbox(tmp_path) as outbox:
        outbox.record([letter()])
    with sqlite3.connect(outbox.path) as connection:
        connection.execute("ALTER TABLE item DROP COLUMN letter")
        connection.execute("PRAGMA user_version=1")
    connection.close()
    for _again in range(2):
        with Outbox(tmp_path) as outbox:
            assert [item.sent.letter for item in outbox.items()] == [""]


def test_it_does_not_lie_among_what_people_share(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "leaflets" / "x"))
    with pytest.raises(InputError, match="leaflets, which is shared or published"):
        state_folder(tmp_path / "out", *Workspace(tmp_path).shared)
    assert not (tmp_path / "leaflets").exists()
