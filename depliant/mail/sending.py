"""sending: the queue goes to the server, one message after the other, each once.

Not faster than the server allows; after a temporary failure again, with growing pauses, as long as
the caller has patience: what is left waits in the queue for the next run.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from filelock import Timeout

from depliant.errors import InputError, Problem
from depliant.mail.authentication import UnreachableError
from depliant.mail.items import Item, named
from depliant.mail.outbox import Outbox
from depliant.mail.settings import MailSettings
from depliant.mail.transport import Connection, Verdict, connect
from depliant.words import _

_IDLE_SECONDS = 10.0  # a connection that rests longer is closed: servers do not wait for ever


def _silent(_what: object) -> None:
    """Whoever does not want to hear of it."""


def _unwritten(number: int, verdict: Verdict) -> Problem:
    """What a person has to know when the outbox could not keep it."""
    message = _("Message {number} is {state}, and that could not be written down: {answer}")
    message = message.format(number=number, state=named(verdict.state), answer=verdict.answer)
    return Problem(message, None, _("Note it: the outbox will call it unsure, and not send it."))


@dataclass(frozen=True)
class Round:
    """One run over the queue of a shelf. `judge` is asked before every attempt what keeps a message
    from going: refused if its edition may no longer be handed out, queued if nobody can tell now,
    none if it goes. `told` hears of each message
    that was tried, `paused` of each pause after a failure, in seconds; `patience` is how many
    seconds these pauses may take together."""

    outbox: Outbox
    settings: MailSettings
    shelf: str
    judge: Callable[[Item], Verdict | None]
    told: Callable[[Item], None] = _silent
    paused: Callable[[float], None] = _silent
    patience: float = 0.0
    connect: Callable[[MailSettings], Connection] = connect
    sleep: Callable[[float], None] = time.sleep

    def run(self) -> bool:
        """Send what is queued; false if another sender is at work, which will send it too.
        `UnreachableError` if the server was never reached in time, `ServerError` if it cannot be
        used: what is queued stays so."""
        try:
            with self.outbox.sender(self.patience):
                _Sender(self).work()
        except Timeout:
            return False
        return True


class _Sender:
    """The one sender at work: its connection, and the patience that is left."""

    def __init__(self, round_: Round) -> None:
        self._round = round_
        self._connection: Connection | None = None
        self._patience = round_.patience
        self._unreached = 0

    def work(self) -> None:
        try:
            while number := self._next():
                self._attempt(number)
        finally:
            self._hang_up()

    def _next(self) -> int | None:
        """The next message, when its time has come; none if there is none, or no patience left."""
        settings, outbox = self._round.settings, self._round.outbox
        turn = outbox.next(self._round.shelf, settings.pause)
        if turn is None:
            return None
        number, pause = turn
        if pause and not self._spend(pause):
            return None
        self._rest(max(pause, outbox.until_free(settings.interval)))
        return number

    def _attempt(self, number: int) -> None:
        outbox = self._round.outbox
        connection = self._connected()
        claimed = outbox.claim(number) if connection else None
        if connection is None or claimed is None:
            return
        item, message = claimed
        verdict = self._verdict(connection, item, message)
        try:
            outbox.settle(number, verdict.state, verdict.answer)
        except InputError as error:
            raise InputError(_unwritten(number, verdict), *error.problems) from None
        self._round.told(outbox.item(number))

    def _verdict(self, connection: Connection, item: Item, message: bytes) -> Verdict:
        if verdict := self._round.judge(item):
            return verdict
        return connection.send(
            item.sender, item.recipient, message, lambda: self._round.outbox.at_the_end(item.id)
        )

    def _connected(self) -> Connection | None:
        """A connection that is open; none if the server was out of reach and we have waited."""
        if self._connection and self._connection.is_open:
            return self._connection
        try:
            self._connection = self._round.connect(self._round.settings)
        except UnreachableError:
            self._unreached += 1
            pause = self._round.settings.pause(self._unreached)
            if not self._spend(pause):
                raise
            self._rest(pause)
            return None
        self._unreached = 0
        return self._connection

    def _spend(self, pause: float) -> bool:
        """Take a pause from what patience is left; false if it is too long."""
        if pause > self._patience:
            return False
        self._patience -= pause
        self._round.paused(pause)
        return True

    def _rest(self, seconds: float) -> None:
        if seconds > _IDLE_SECONDS:
            self._hang_up()
        if seconds:
            self._round.sleep(seconds)

    def _hang_up(self) -> None:
        if self._connection:
            self._connection.close()
            self._connection = None
