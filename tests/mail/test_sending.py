"""Sending: whatever the server or the machine does, each message goes once, and none is lost."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from depliant.errors import InputError
from depliant.mail.authentication import ServerError, UnreachableError
from depliant.mail.items import Item, State
from depliant.mail.outbox import Outbox
from depliant.mail.sending import Round
from depliant.mail.transport import Verdict
from tests.conftest import TOP
from tests.mail.post_office import SHELF, PostOffice, at_work, going_to, letter


@pytest.fixture
def outbox(tmp_path: Path) -> Iterator[Outbox]:
    with Outbox(tmp_path) as one:
        yield one


def current(_item: Item) -> None:
    return None


def states(outbox: Outbox) -> list[str]:
    return [str(item.state) for item in outbox.items()]


# --- what a server answers -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "state", "attempts", "accepted"),
    [
        ([], "accepted", 1, 1),
        (["451 4.7.1 greylisted"], "accepted", 2, 1),
        (["451 later", "421 closing", "drop"], "unsure", 3, 0),
        (["452 mailbox full"] * 9, "queued", 4, 0),
        (["550 5.7.1 no"], "refused", 1, 0),
        (["552 too large"], "refused", 1, 0),
        (["drop"], "unsure", 1, 0),
        (["drop-after"], "unsure", 1, 1),
        (["garbage"], "unsure", 1, 0),
        (["hang"], "unsure", 1, 0),
    ],
)
def test_each_answer(
    outbox: Outbox, answers: list[str], state: str, attempts: int, accepted: int
) -> None:
    outbox.record([letter()])
    office = PostOffice(*answers)
    with at_work(office) as port:
        quick = {"answer_timeout": 0.3} if answers == ["hang"] else {}
        settings = going_to(port, longest_pause=100, **quick)
        Round(outbox, settings, SHELF, current, patience=0.3).run()
        (item,) = outbox.items()
        assert (str(item.state), item.attempts) == (state, attempts)
        Round(outbox, settings, SHELF, current).run()  # nothing more happens by itself
    assert states(outbox) == [state]
    assert office.accepted.total() == accepted
    assert not answers or item.answer


def test_an_unsure_message_goes_again_when_a_person_says_so(outbox: Outbox) -> None:
    (number,) = outbox.record([letter()])
    office = PostOffice("drop")
    with at_work(office) as port:
        again = Round(outbox, going_to(port), SHELF, current)
        again.run()
        assert states(outbox) == ["unsure"]
        outbox.retry(number)
        again.run()
    assert states(outbox) == ["accepted"]
    assert office.accepted == {"<0@tilleuls.example>": 1}  # its name is the same


def test_a_refused_address_does_not_stop_the_others(outbox: Outbox) -> None:
    told: list[str] = []
    outbox.record([letter(1, "x@une.example"), letter(2, "a@une.example"), letter(3)])
    office = PostOffice(
        to={"x@une.example": "550 <X@une.example> unknown", "a@une.example": "450 a"}
    )
    with at_work(office) as port:
        told_of = lambda item: told.append(f"{item.id} {item.state}: {item.answer}")  # noqa: E731
        Round(outbox, going_to(port, first_pause=60), SHELF, current, told_of).run()
    assert told[:2] == ["1 refused: 550 <…> unknown", "2 queued: 450 a"]
    assert told[2].startswith("3 accepted: 250")
    assert office.sessions == 1  # one connection for all


def test_what_is_no_longer_current_does_not_go(outbox: Outbox) -> None:
    outbox.record([letter(1), letter(2)])
    office = PostOffice()
    with at_work(office) as port:
        no = Verdict(State.REFUSED, "withdrawn since")
        Round(outbox, going_to(port), SHELF, lambda item: no if item.id == 1 else None).run()
    assert states(outbox) == ["refused", "accepted"]
    assert outbox.item(1).answer == "withdrawn since"
    assert office.accepted == {"<2@tilleuls.example>": 1}


def test_what_nobody_can_judge_now_waits_whole(outbox: Outbox) -> None:
    """The shelf is out of reach for a while: nothing is lost, and the rest of the queue goes."""
    outbox.record([letter(1), letter(2)])
    lost = Verdict(State.QUEUED, "the shelf is out of reach")
    office = PostOffice()
    with at_work(office) as port:
        slow = going_to(port, first_pause=60, longest_pause=60)
        Round(outbox, slow, SHELF, lambda item: lost if item.id == 1 else None).run()
        assert states(outbox) == ["queued", "accepted"]
        assert outbox.item(1).answer == "the shelf is out of reach"
        Round(outbox, going_to(port), SHELF, current, patience=1).run()
    assert states(outbox) == ["accepted", "accepted"]
    assert office.accepted.total() == 2


def test_a_judge_that_fails_leaves_the_message_in_the_queue(outbox: Outbox) -> None:
    def broken(_item: Item) -> None:
        raise KeyboardInterrupt

    outbox.record([letter()])
    office = PostOffice()
    with at_work(office) as port, pytest.raises(KeyboardInterrupt):
        Round(outbox, going_to(port), SHELF, broken).run()
    assert (states(outbox), office.attempts) == (["queued"], 0)


# --- a server that cannot be used ------------------------------------------------------------


def test_what_only_a_person_can_mend_is_told_at_once(outbox: Outbox) -> None:
    outbox.record([letter()])
    with at_work(PostOffice()) as port:
        settings = going_to(port, security="starttls")
        with pytest.raises(ServerError, match="STARTTLS"):
            Round(outbox, settings, SHELF, current, patience=60).run()
    assert states(outbox) == ["queued"]
    assert outbox.item(1).attempts == 0


def test_a_server_out_of_reach_is_tried_again_with_growing_pauses(outbox: Outbox) -> None:
    outbox.record([letter()])
    slept: list[float] = []
    told: list[float] = []
    tried = 0

    def connect(_settings: object) -> object:
        nonlocal tried
        tried += 1
        raise UnreachableError

    settings = going_to(1, first_pause=2, longest_pause=20)
    away = Round(
        *(outbox, settings, SHELF, current),
        patience=70,
        connect=connect,  # type: ignore[arg-type]
        sleep=slept.append,
        paused=told.append,
    )
    with pytest.raises(UnreachableError):
        away.run()
    assert slept == told == [2, 8, 20, 20, 20]
    assert tried == 6
    assert states(outbox) == ["queued"]


def test_no_faster_than_the_server_allows_also_from_one_run_to_the_next(tmp_path: Path) -> None:
    now, slept = 1_800_000_000.0, [0.0]

    def sleep(seconds: float) -> None:
        nonlocal now
        now += seconds
        slept.append(round(seconds, 3))

    with Outbox(tmp_path, lambda: now) as outbox, at_work(PostOffice()) as port:
        for number in range(4):
            outbox.record([letter(number)])
            if number:
                settings = going_to(port, per_minute=20)
                Round(outbox, settings, SHELF, current, sleep=sleep).run()
        assert states(outbox) == ["accepted"] * 4
    assert sum(slept) == 9  # four messages, three seconds apart


@pytest.fixture
def fast(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory, where every commit does not wait for a disk: processes that are killed
    do not know the difference."""
    memory = Path("/dev/shm")
    if not memory.is_dir():
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


# --- processes -------------------------------------------------------------------------------


def sender(folder: Path, port: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.mail.sender", str(folder), str(port)], cwd=TOP
    )


def every_message_is_accounted_for(outbox: Outbox, office: PostOffice) -> None:
    """Exactly once: nothing that the server took is still to be sent, nothing goes twice."""
    assert max(office.accepted.values(), default=0) <= 1
    for item in outbox.items():
        times = office.accepted[item.message_id]
        expected = {State.ACCEPTED: {1}, State.UNSURE: {0, 1}}.get(item.state, {0})
        assert times in expected, item


def killed(folder: Path, office: PostOffice, port: int, moment: float) -> None:
    process = sender(folder, port)
    office.asked.clear()
    assert office.asked.wait(30)  # it has begun
    time.sleep(moment)
    process.send_signal(signal.SIGKILL)
    process.wait()


def test_killed_between_the_end_and_the_answer(tmp_path: Path) -> None:
    office = PostOffice(delay=5.0)
    with Outbox(tmp_path) as outbox, at_work(office) as port:
        outbox.record([letter()])
        killed(tmp_path, office, port, 0.0)
        assert states(outbox) == ["sending"]
        outbox.look_after_the_dead()
        assert states(outbox) == ["unsure"]
        assert office.accepted.total() == 1
        Round(outbox, going_to(port), SHELF, current).run()
    assert office.attempts == 1


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(n, marks=pytest.mark.nightly) for n in range(1, 20))]
)
def test_killed_at_a_random_moment(fast: Path, seed: int) -> None:
    office = PostOffice(delay=0.005)
    with Outbox(fast) as outbox, at_work(office) as port:
        outbox.record([letter(n) for n in range(30)])
        killed(fast, office, port, random.Random(seed).uniform(0, 0.3))
        outbox.look_after_the_dead()
        every_message_is_accounted_for(outbox, office)
        assert sender(fast, port).wait(60) == 0
        every_message_is_accounted_for(outbox, office)
        counts = Counter(states(outbox))
    assert counts["unsure"] <= 1
    assert counts["accepted"] + counts["unsure"] == 30


def test_two_senders_at_once(fast: Path) -> None:
    office = PostOffice(delay=0.002)
    with Outbox(fast) as outbox, at_work(office) as port:
        outbox.record([letter(n) for n in range(40)])
        both = [sender(fast, port) for _ in range(2)]
        assert [process.wait(60) for process in both] == [0, 0]
        assert Counter(states(outbox)) == {"accepted": 40}
        every_message_is_accounted_for(outbox, office)


def test_a_second_sender_without_patience_leaves_it_to_the_first(
    outbox: Outbox, tmp_path: Path
) -> None:
    with Outbox(tmp_path) as other, other.sender():
        assert not Round(outbox, going_to(1), SHELF, current).run()


@pytest.mark.slow
def test_a_thousand_messages_ten_failing_three_kills(fast: Path) -> None:
    failing = {f"non-{n}@une.example": "550 no such mailbox" for n in range(10)}
    office = PostOffice(to=failing)
    names = [f"f{n}@une.example" for n in range(990)] + list(failing)
    random.Random(7).shuffle(names)
    with Outbox(fast) as outbox, at_work(office) as port:
        outbox.record([letter(n, name) for n, name in enumerate(names)])
        for moment in (0.1, 0.4, 0.7):
            killed(fast, office, port, moment)
        assert sender(fast, port).wait(120) == 0
        counts = Counter(states(outbox))
        every_message_is_accounted_for(outbox, office)
        for item in outbox.items("WHERE state = ?", State.UNSURE):  # as a person would
            if not office.accepted[item.message_id]:
                outbox.retry(item.id)
        assert sender(fast, port).wait(120) == 0
        every_message_is_accounted_for(outbox, office)
    assert counts["refused"] == 10
    assert counts["unsure"] <= 3
    assert counts["accepted"] + counts["unsure"] == 990
    assert office.accepted.total() == 990


# --- what cannot be written down -------------------------------------------------------------


def test_a_disk_that_fills_up_between_the_answer_and_its_mark(
    outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    outbox.record([letter()])
    office = PostOffice()

    def full(*_given: object) -> None:
        raise InputError

    monkeypatch.setattr(Outbox, "settle", full)
    with (
        at_work(office) as port,
        pytest.raises(InputError, match="Message 1 is accepted by the server, and"),
    ):
        Round(outbox, going_to(port), SHELF, current).run()
    monkeypatch.undo()
    outbox.look_after_the_dead()
    assert (states(outbox), office.accepted.total()) == (["unsure"], 1)


def test_a_disk_that_is_full_before_the_end_sends_nothing(
    outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: Outbox, _number: int) -> None:
        raise InputError

    outbox.record([letter()])
    office = PostOffice()
    monkeypatch.setattr(Outbox, "at_the_end", full)
    with at_work(office) as port, pytest.raises(InputError):
        Round(outbox, going_to(port), SHELF, current).run()
    assert (states(outbox), office.attempts) == (["queued"], 0)
