"""Many addresses, each tried once, a few at a time, for so long and no longer."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum, auto
from http.client import HTTPException
from urllib.parse import urljoin

from depliant.jobs.online.reaching import Answer, InsideError, Site, UnknownError, ask

GONE = frozenset((404, 410))
# What a site answers to programs, while people get in; or for the moment (RFC 9110, 15.5 and 15.6).
CLOSED = frozenset((401, 403, 405, 406, 407, 408, 421, 425, 429, 451, 501, 503))


class Kind(Enum):
    """What came of a try."""

    GOOD = auto()
    GONE = auto()  # the page is not there any more
    WRONG = auto()  # another answer that is no page
    UNKNOWN = auto()  # no site has the name
    SILENT = auto()  # no answer in time, or none that is safe
    INSIDE = auto()  # it stands in the house's own network
    ASTRAY = auto()  # it sends on to what is no web address, or in a circle
    UNTRIED = auto()  # the time was over


@dataclass(frozen=True)
class Verdict:
    """What came of a try; the status, if there was one; where it ended, if it was sent on."""

    kind: Kind
    status: int = 0
    end: str = ""


@dataclass(frozen=True)
class Bounds:
    """Seconds for an address, and for all of them; how many are tried at once; how often one may
    be sent on."""

    each: float = 5.0
    all: float = 30.0
    at_once: int = 4
    hops: int = 5


def tried(
    addresses: Iterable[str], own: Collection[Site] = (), bounds: Bounds = Bounds()
) -> dict[str, Verdict]:
    """What came of each address. `own` are the sites of the workspace's hospitals, which may
    stand in the house's network; no other may."""
    wanted = tuple(dict.fromkeys(addresses))
    waiting: queue.SimpleQueue[str] = queue.SimpleQueue()
    done: queue.SimpleQueue[tuple[str, Verdict]] = queue.SimpleQueue()
    for address in wanted:
        waiting.put(address)
    end = time.monotonic() + bounds.all

    def work() -> None:
        while not waiting.empty() and time.monotonic() < end:
            try:
                address = waiting.get_nowait()
            except queue.Empty:
                return
            until = min(end, time.monotonic() + bounds.each)
            done.put((address, verdict(address, until, own, bounds.hops)))

    for _n in range(min(bounds.at_once, len(wanted))):
        threading.Thread(target=work, daemon=True).start()  # a name may take for ever to resolve
    return dict.fromkeys(wanted, Verdict(Kind.UNTRIED)) | _collected(done, len(wanted), end)


def _collected(
    done: queue.SimpleQueue[tuple[str, Verdict]], count: int, end: float
) -> dict[str, Verdict]:
    """What is done in time."""
    found: dict[str, Verdict] = {}
    while len(found) < count:
        try:
            address, one = done.get(timeout=max(0.0, end - time.monotonic()))
        except queue.Empty:
            break
        found[address] = one
    return found


def verdict(address: str, until: float, own: Collection[Site] = (), hops: int = 5) -> Verdict:
    """What comes of one address, wherever it sends on to."""
    here = address
    for _hop in range(hops + 1):
        try:
            answer = _answer(here, until, own)
        except InsideError:
            return Verdict(Kind.INSIDE, end=here)
        except UnknownError:
            return Verdict(Kind.UNKNOWN, end=here)
        except (OSError, HTTPException):  # a certificate's error is a ValueError as well
            return Verdict(Kind.SILENT, end=here)
        except ValueError:
            return Verdict(Kind.ASTRAY, end=here)
        if not (300 <= answer.status < 400 and answer.sends_to):
            return _judged(answer.status, here)
        here = urljoin(here, answer.sends_to)
    return Verdict(Kind.ASTRAY, end=here)


def _answer(address: str, until: float, own: Collection[Site]) -> Answer:
    """The answer to HEAD, which sends no text; or to GET, for sites that do not know HEAD."""
    try:
        answer = ask(address, "HEAD", until, own)
    except (HTTPException, ConnectionError):
        return ask(address, "GET", until, own)
    return answer if answer.status < 400 else ask(address, "GET", until, own)


def _judged(status: int, end: str) -> Verdict:
    if status < 400 or status in CLOSED:
        return Verdict(Kind.GOOD, status, end)
    return Verdict(Kind.GONE if status in GONE else Kind.WRONG, status, end)
