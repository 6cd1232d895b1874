"""items: what lies in the outbox: a message, its states, and the only moves between them.

The table of moves is the one of docs/envoi.md; whoever changes one changes both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from depliant.errors import InputError, Problem
from depliant.mail.database import UnusableError
from depliant.words import _


class State(StrEnum):
    """Where a message stands."""

    QUEUED = "queued"
    """It waits for its first attempt, or for the next."""
    SENDING = "sending"
    """A sender has it in hand."""
    ACCEPTED = "accepted"
    """The server has answered 250: it answers for the message. Whether anyone received it, nobody
    knows."""
    REFUSED = "refused"
    """The server has refused it for good, or it may go no longer."""
    UNSURE = "unsure"
    """The server has the whole message, and its answer is not known."""


UNFINISHED = (State.QUEUED, State.SENDING, State.UNSURE)  # nobody knows how they end


@dataclass(frozen=True)
class Move:
    """From one state to another: who makes it, and when."""

    before: State
    after: State
    by: str
    when: str


MOVES = (
    Move(State.QUEUED, State.SENDING, "sender", "its turn has come"),
    Move(State.SENDING, State.ACCEPTED, "sender", "the server answered 250 to the end of DATA"),
    Move(State.SENDING, State.REFUSED, "sender", "5xx, or it may go no longer"),
    Move(State.SENDING, State.UNSURE, "sender", "no answer that is one after the end of DATA"),
    Move(
        State.SENDING,
        State.QUEUED,
        "sender",
        "4xx, a drop before the end of DATA, or no judgement",
    ),
    Move(State.UNSURE, State.QUEUED, "person", "mail retry"),
)
_KNOWN = {(move.before, move.after) for move in MOVES}


def is_move(before: State, after: State) -> bool:
    """Whether the table has a move from one state to another."""
    return (before, after) in _KNOWN


def named(state: State) -> str:
    """A state, in the language of the messages."""
    names = {
        State.QUEUED: _("queued"),
        State.SENDING: _("being sent"),
        State.ACCEPTED: _("accepted by the server"),
        State.REFUSED: _("refused"),
        State.UNSURE: _("unsure"),
    }
    return names[state]


# --- messages --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Sent:
    """What is sent: of which leaflet, version, language and hospital; the digest of its PDF;
    whether it is a draft that somebody insisted on; the digest of what its letter says."""

    code: str
    version: str
    lang: str
    hospital: str
    sha256: str
    draft: bool = False
    letter: str = ""

    def same_text(self, other: Sent) -> bool:
        """Whether both are the same version of a leaflet, for whoever reads it."""
        mine, theirs = (
            (one.code, one.version, one.lang, one.hospital, one.draft) for one in (self, other)
        )
        return mine == theirs


@dataclass(frozen=True)
class Envelope:
    """A message for one address, not yet in the outbox. Both addresses are plain `name@domain`;
    `shelf` is the out folder that its edition lies in; a `copy` of the message before it
    goes to the hospital itself."""

    message: bytes
    message_id: str
    sender: str
    recipient: str
    sent: Sent
    shelf: str
    copy: bool = False

    def __post_init__(self) -> None:
        for address in (self.sender, self.recipient):
            if "@" not in address or not address.isprintable() or set(address) & set(" <>,;"):
                message = _("“{address}” is not one plain address.").format(address=address)
                raise InputError(Problem(message, None, _("Write it as name@domain.")))


@dataclass(frozen=True)
class Item:
    """A message in the outbox, of the shelf in a folder. Times are seconds since 1970; `sender`
    and `recipient` are empty once it is accepted. A hospital's copy says of which message: it goes
    once that is accepted."""

    id: int
    message_id: str
    state: State
    sent: Sent
    copy_of: int | None
    address_hash: str
    attempts: int
    queued: float
    changed: float
    answer: str
    shelf: str
    sender: str
    recipient: str

    @property
    def is_accepted(self) -> bool:
        """Whether the server answers for it."""
        return self.state is State.ACCEPTED

    @property
    def waits(self) -> bool:
        """Whether it will be tried (again) by itself."""
        return self.state is State.QUEUED


COLUMNS = (
    "id, message_id, state, code, version, lang, hospital, sha256, draft, letter, copy_of,"
    " address_hash, attempts, queued, changed, answer, shelf,"
    " ifnull(sender, ''), ifnull(recipient, '')"
)


def item_of(row: Sequence[Any]) -> Item:
    """A message from a row of `COLUMNS`; `UnusableError` if it is in no state we know."""
    number, message_id, state, code, version, lang, hospital, sha256, draft, letter, *rest = row
    if state not in {*State}:
        why = _("message {number} is in no state that there is (“{state}”)")
        raise UnusableError(why.format(number=number, state=state))
    sent = Sent(code, version, lang, hospital, sha256, bool(draft), letter)
    return Item(number, message_id, State(state), sent, *rest)
