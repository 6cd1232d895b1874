"""outbox: every message is recorded before it is sent, and marked as soon as the server answers.

Whatever ends a sender, nothing is forgotten, and nothing that the server may have accepted is
sent again by itself. One sender works at a time: what is in its hands when it dies is seen by its
lock, which the system takes from the dead.

Of what was accepted no address, note or message is kept: only a keyed hash of the address, and
what was sent. What is erased is overwritten (secure_delete), also in the log.
"""

from __future__ import annotations

import hashlib
import hmac
import sqlite3
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path

from filelock import FileLock, Timeout

from depliant.errors import InputError, Problem
from depliant.mail.database import DAYS_KEPT, explained, opened, secret_key, transaction
from depliant.mail.items import COLUMNS, Envelope, Item, State, is_move, item_of, named
from depliant.words import _

_DAY = 86_400.0  # seconds


class AlreadyError(Exception):
    """An address has a version of a leaflet already: by which message."""

    def __init__(self, item: Item) -> None:
        self.item = item


class Outbox:
    """The outbox in a folder; `clock` gives seconds since 1970. Close it, or use `with`."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.time) -> None:
        self.path = folder / "outbox.sqlite3"
        self._clock = clock
        self._lock = FileLock(folder / "sender.lock", mode=0o600)
        self._connection = opened(self.path)
        try:
            with explained(self.path):
                self._key = secret_key(self._connection, folder)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Outbox:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Empty the log, in which erased text may still stand, and let go of the file."""
        with suppress(sqlite3.Error):  # another command reads: the last to close empties it
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._connection.close()

    # --- what is there ---------------------------------------------------------------------

    def items(self, condition: str = "", *values: object) -> list[Item]:
        """The messages, in the order in which they were recorded."""
        words = f"SELECT {COLUMNS} FROM item LEFT JOIN private ON item = id {condition}"  # noqa: S608 (our own words)
        with explained(self.path):
            return [
                item_of(row) for row in self._connection.execute(f"{words} ORDER BY id", values)
            ]

    def item(self, number: int) -> Item:
        """One message; `InputError` if there is none of that number."""
        found = self.items("WHERE id = ?", number)
        if not found:
            message = _("There is no message {number} in the outbox.").format(number=number)
            raise InputError(Problem(message, None, _("See: make_leaflet.py mail status")))
        return found[0]

    def numbered(self, numbers: Iterable[int]) -> list[Item]:
        """Those of some messages that are (still) there."""
        wanted = set(numbers)
        return [item for item in self.items() if item.id in wanted]

    def sent_to(self, address: str) -> list[Item]:
        """The messages to an address, also those whose address is erased."""
        return self.items("WHERE address_hash = ?", self.address_hash(address))

    def refuse_twice(self, envelope: Envelope) -> None:
        """`AlreadyError` if a message to that address carries the same version already, whatever
        became of it but a refusal; a hospital's copy is not its family's message."""
        for item in self.sent_to(envelope.recipient):
            counts = item.state is not State.REFUSED and item.copy_of is None
            if counts and item.sent.same_text(envelope.sent):
                raise AlreadyError(item)

    def queued(self, shelf: str) -> list[Item]:
        """The messages of a shelf that wait."""
        return self.items("WHERE state = ? AND shelf = ?", State.QUEUED, shelf)

    def older_than(self, days: float) -> list[Item]:
        """The messages that have not moved for so many days and are in nobody's hands."""
        since = self._clock() - days * _DAY
        return self.items("WHERE kept <= ? AND state <> ?", since, State.SENDING)

    def address_hash(self, address: str) -> str:
        """A keyed hash of an address: the same for the same, and of no use without our key."""
        same = unicodedata.normalize("NFC", address.strip()).casefold()
        return hmac.new(self._key, same.encode(), hashlib.sha256).hexdigest()

    def next(self, shelf: str, pause: Callable[[int], float]) -> tuple[int, float] | None:
        """The message of a shelf whose turn comes first, and in how many seconds; `pause` says
        how long to wait after so many attempts. One that was never tried goes first; a copy has
        no turn before its message is accepted."""
        words = (
            "SELECT id, attempts, tried FROM item WHERE state = ? AND shelf = ?"
            " AND (copy_of IS NULL OR copy_of IN (SELECT id FROM item WHERE state = 'accepted'))"
        )
        with explained(self.path):
            fresh = self._connection.execute(
                f"{words} AND attempts = 0 ORDER BY id LIMIT 1", (State.QUEUED, shelf)
            ).fetchone()
            if fresh:
                return fresh[0], 0.0
            tried = self._connection.execute(words, (State.QUEUED, shelf)).fetchall()
        turns = [(self._left(at, pause(attempts)), number) for number, attempts, at in tried]
        return min(turns)[::-1] if turns else None

    def until_free(self, interval: float) -> float:
        """In how many seconds the next attempt may begin, if they are `interval` seconds apart."""
        with explained(self.path):
            (last,) = self._connection.execute("SELECT max(tried) FROM item").fetchone()
        return self._left(last, interval)

    def _left(self, since: float | None, pause: float) -> float:
        """What is left of a pause; never more than the whole: a clock may have jumped back."""
        return 0.0 if since is None else min(max(since + pause - self._clock(), 0.0), pause)

    # --- recorded, moved, erased -----------------------------------------------------------

    def record(self, envelopes: Sequence[Envelope], *, once: bool = False) -> list[int]:
        """Put a message and its copies into the queue, all or none; their numbers. If it is to go
        `once`, `AlreadyError` where another command was faster."""
        numbers: list[int] = []
        with explained(self.path), transaction(self._connection):
            if once:
                self.refuse_twice(envelopes[0])
            for envelope in envelopes:
                original = numbers[0] if envelope.copy and numbers else None
                numbers.append(self._insert(envelope, original))
        return numbers

    def _insert(self, envelope: Envelope, copy_of: int | None) -> int:
        now, sent = self._clock(), envelope.sent
        row = {
            "message_id": envelope.message_id,
            "state": State.QUEUED,
            "shelf": envelope.shelf,
            **asdict(sent),
            "copy_of": copy_of,
            "address_hash": self.address_hash(envelope.recipient),
            **dict.fromkeys(("queued", "changed", "kept"), now),
        }
        names, values = ", ".join(row), ", ".join("?" for _name in row)
        words = f"INSERT INTO item ({names}) VALUES ({values})"  # noqa: S608 (our own names)
        number = int(self._connection.execute(words, (*row.values(),)).lastrowid or 0)
        private = (number, envelope.sender, envelope.recipient, envelope.message)
        self._connection.execute("INSERT INTO private VALUES (?, ?, ?, ?)", private)
        return number

    def claim(self, number: int) -> tuple[Item, bytes] | None:
        """Take a message in hand, to send it; none if it is no longer in the queue."""
        with explained(self.path), transaction(self._connection):
            if not self._moved(number, State.QUEUED, State.SENDING):
                return None
            self._connection.execute(
                "UPDATE item SET attempts = attempts + 1, tried = ?, ending = 0 WHERE id = ?",
                (self._clock(), number),
            )
            words = "SELECT message FROM private WHERE item = ?"
            (message,) = self._connection.execute(words, (number,)).fetchone()
        return self.item(number), message

    def at_the_end(self, number: int) -> None:
        """Say that the server is about to have the whole message: from here on a dead sender's
        message is unsure."""
        with explained(self.path):
            self._connection.execute("UPDATE item SET ending = 1 WHERE id = ?", (number,))

    def settle(self, number: int, state: State, answer: str) -> None:
        """What came of a message in hand, with the server's words. Of one that is accepted
        everything private is erased; of one that is refused all but the address, and its copies
        are removed: the hospital keeps none of what did not go."""
        with explained(self.path), transaction(self._connection):
            if self._moved(number, State.SENDING, state, answer):
                self._erase(number, state)

    def unsure(self, number: int) -> Item:
        """One message that a person may send again; `InputError` if it is not unsure."""
        item = self.item(number)
        if item.state is not State.UNSURE:
            message = _("Message {number} is {state}: only an unsure one is sent again.")
            message = message.format(number=number, state=named(item.state))
            raise InputError(Problem(message, None, _("See: make_leaflet.py mail status")))
        return item

    def adopt(self, number: int, shelf: str) -> None:
        """A message that waits, and its copies, are of the shelf in another folder from now on:
        theirs was moved."""
        words = "UPDATE item SET shelf = ? WHERE ? IN (id, copy_of) AND state IN (?, ?)"
        with explained(self.path):
            waiting = (State.QUEUED, State.UNSURE)
            self._connection.execute(words, (shelf, number, *waiting))

    def retry(self, number: int) -> None:
        """A person decides that an unsure message is sent again; nothing else does."""
        item = self.unsure(number)
        with explained(self.path), transaction(self._connection):
            if self._moved(number, State.UNSURE, State.QUEUED, item.answer):  # due at once
                self._connection.execute("UPDATE item SET attempts = 0 WHERE id = ?", (number,))

    def _moved(self, number: int, before: State, after: State, answer: str = "") -> bool:
        if not is_move(before, after):
            raise ValueError(f"{before} → {after}")
        now = self._clock()
        move = "UPDATE item SET state = ?, changed = ?, kept = ?, answer = ?"
        cursor = self._connection.execute(
            f"{move} WHERE id = ? AND state = ?", (after, now, now, answer, number, before)
        )
        return cursor.rowcount == 1

    def _erase(self, number: int, state: State) -> None:
        if state is State.ACCEPTED:
            self._connection.execute("DELETE FROM private WHERE item = ?", (number,))
        elif state is State.REFUSED:
            self._connection.execute("UPDATE private SET message = '' WHERE item = ?", (number,))
            self._connection.execute("DELETE FROM item WHERE copy_of = ?", (number,))

    def forget(self, numbers: Sequence[int]) -> list[int]:
        """Remove messages, whatever became of them, with their copies, but what is in a sender's
        hands; the numbers of those that had to stay."""
        words = (
            "DELETE FROM item WHERE id = ? AND NOT EXISTS (SELECT 1 FROM item AS held"
            " WHERE item.id IN (held.id, held.copy_of) AND held.state = ?)"
        )
        with explained(self.path), transaction(self._connection):
            for number in numbers:
                self._connection.execute(words, (number, State.SENDING))
            return [item.id for item in self.numbered(numbers)]

    def forget_old(self, days: float = DAYS_KEPT) -> list[Item]:
        """Remove what has not moved for so many days; what was removed. The days of what seems to
        come from the future (the clock was put back) are counted from today."""
        now = self._clock()
        with explained(self.path):
            self._connection.execute("UPDATE item SET kept = ? WHERE kept > ?", (now, now))
        old = self.older_than(days)
        stay = self.forget([item.id for item in old])
        return [item for item in old if item.id not in stay]

    # --- the sender ------------------------------------------------------------------------

    @contextmanager
    def sender(self, patience: float = 0.0) -> Iterator[None]:
        """Be the one sender, waiting so many seconds for another to end; `Timeout` after that.
        What a dead one left in hand, and what this one leaves when it fails, is settled."""
        with self._lock.acquire(timeout=patience):
            self._settle_what_was_left()
            try:
                yield
            except BaseException:
                with suppress(InputError):  # the first reason is the one to tell
                    self._settle_what_was_left()
                raise

    def look_after_the_dead(self) -> None:
        """Settle what a dead sender left in hand, unless one is alive."""
        with suppress(Timeout), self.sender():
            pass

    def _settle_what_was_left(self) -> None:
        """Only the one sender asks: whatever is in hand then, is in nobody's."""
        with explained(self.path):
            left = self._connection.execute(
                "SELECT id, ending FROM item WHERE state = ?", (State.SENDING,)
            ).fetchall()
        for number, ending in left:
            if ending:
                why = _("The sender ended before it knew the server's answer.")
                self.settle(number, State.UNSURE, why)
            else:
                why = _("The sender ended before the server had the whole message.")
                self.settle(number, State.QUEUED, why)
