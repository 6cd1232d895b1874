"""What waits in the outbox is judged anew: by the sources and the shelf of that moment."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from depliant.jobs.build import How
from depliant.jobs.sendable import Judge, Wanted, letter_for
from depliant.mail.items import Item, State
from depliant.mail.message import envelopes
from depliant.mail.transport import Verdict
from depliant.sources.workspace import Workspace
from tests.conftest import TODAY, edit, sign

LEAFLET, HOSPITAL = "trouver-son-chemin", "tilleuls"
NOW = dt.datetime(2026, 11, 24, 10, tzinfo=dt.UTC)


@pytest.fixture
def waiting(others: Path) -> Item:
    """A message that waits, of an approved leaflet, with a note."""
    with (others / "hospitals" / HOSPITAL / "hospital.yaml").open("a") as profile:
        profile.write("\nmail: {name: Les Tilleuls, address: envoi@tilleuls.example}\n")
    sign(others, LEAFLET)
    wanted = Wanted(LEAFLET, HOSPITAL, "fr", others / "out", TODAY)
    letter = letter_for(wanted, How(Workspace(others), jobs=1), "À jeudi.")
    (one,) = envelopes(letter, "famille@example.org", str(others / "out"), NOW)
    said = ("hash", 1, 0.0, 0.0, "", one.shelf, one.sender, one.recipient)
    return Item(1, one.message_id, State.QUEUED, one.sent, None, *said)


def judged(root: Path, item: Item, today: dt.date = TODAY) -> Verdict | None:
    return Judge(root, root / "out", today)(item)


Change = Callable[[Path], object]


def article(old: str, new: str) -> Change:
    return lambda root: edit(root / "leaflets" / LEAFLET / "fr.md", old, new)


def profile(old: str, new: str) -> Change:
    return lambda root: edit(root / "hospitals" / HOSPITAL / "hospital.yaml", old, new)


def manifest(old: str, new: str) -> Change:
    return lambda root: edit(root / "out" / "manifest.json", old, new)


def renamed(name: str) -> Change:
    return lambda root: (root / name).rename(root / f"{name}-2")


CHANGES: list[tuple[str, Change, State]] = [
    ("is withdrawn", article("status: approved", "status: withdrawn"), State.REFUSED),
    ("changed since it was approved", article("un badge", "une blouse"), State.REFUSED),
    ("has changed since", profile("02 61 91 47 10", "02 61 91 47 11"), State.REFUSED),
    ("something else today", profile("{name: Les", "{name: Aux"), State.REFUSED),
    ("has changed since", manifest('"stale": false', '"stale": true'), State.REFUSED),
    ("no `tilleuls` any more", renamed(f"hospitals/{HOSPITAL}"), State.REFUSED),
    ("no `trouver-son-chemin` any more", renamed(f"leaflets/{LEAFLET}"), State.REFUSED),
    ("holds no build that can be read", renamed("out"), State.QUEUED),
    ("holds no build that can be read", manifest("{", "["), State.QUEUED),
    ("There is no hospital", renamed("hospitals"), State.QUEUED),
    ("There is no leaflet", renamed("leaflets"), State.QUEUED),
    ("is not the file that was built", renamed(f"out/{HOSPITAL}"), State.QUEUED),
    ("", article("title: Trouver", "title: [Trouver"), State.QUEUED),
]


def test_each_change_since_it_was_made_ready(others: Path, waiting: Item, tmp_path: Path) -> None:
    """One build for all: nothing is pressed to judge."""
    assert judged(others, waiting) is None
    for number, (why, change, state) in enumerate(CHANGES):
        root = tmp_path / str(number)
        shutil.copytree(others, root)
        change(root)
        verdict = judged(root, waiting)
        assert verdict, (number, why)
        assert (verdict.state, why in verdict.answer) == (state, True), (number, verdict)
    overdue = judged(others, waiting, dt.date(2031, 1, 1))
    assert overdue
    assert overdue.state is State.REFUSED
    assert overdue.answer.endswith("Nothing was sent: make the message anew.")
