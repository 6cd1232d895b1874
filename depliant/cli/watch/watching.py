"""Checks again and again, and tells what has changed since; Ctrl-C ends it."""

from __future__ import annotations

import datetime as dt
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

import click

from depliant.cli.global_options import Manner
from depliant.cli.reports.collected import Told, collected, count
from depliant.cli.reports.grouped import counted, grouped
from depliant.cli.watch.looking import Seen
from depliant.errors import DepliantError, Problem
from depliant.words import _
from depliant.words.system import reason

if TYPE_CHECKING:
    from depliant.jobs.build import Report

PAUSE = 0.4  # seconds between two looks
LONGEST = 5.0  # seconds to wait until nothing is being written any more


@dataclass(frozen=True)
class Checked:
    """What one check told, and the names of the editions that it looked at."""

    told: tuple[Told, ...] = ()
    editions: tuple[str, ...] = ()


def watch(
    work: Callable[[], Report],
    look: Callable[[], Seen],
    manner: Manner,
    pause: Callable[[float], None] = time.sleep,
) -> NoReturn:
    """Check, then check again after each change. What is written while a check runs is seen by
    the next look; Ctrl-C is whoever calls this one's to tell."""
    known: Sequence[Told] = ()
    if not manner.quiet:
        click.echo(_("Checked again at each change; Ctrl-C ends it."), err=True)
    while True:
        seen = look()
        known = tell(known, checked(work), manner)
        while look() == seen:
            pause(PAUSE)
        _settle(look, pause)


def checked(work: Callable[[], Report]) -> Checked:
    """What a check tells, also when it cannot be made: a file is half written, a folder is gone."""
    try:
        report = work()
    except DepliantError as error:
        return Checked(tuple(map(Told, error.problems)))
    except OSError as error:  # it went away between two looks
        message = _("{path}: {reason}.").format(path=error.filename or "–", reason=reason(error))
        return Checked((Told(Problem(message)),))
    names = (outcome.edition.name for outcome in report.outcomes)
    return Checked(collected(report), tuple(names))


def tell(known: Sequence[Told], now: Checked, manner: Manner) -> Sequence[Told]:
    """What is new, what is mended, and how many there are now; with --quiet, new errors alone.
    What is known from here on: also what was found where nothing can be read at the moment, which
    is neither mended nor new once it can."""
    new, gone = _without(now.told, known), _without(known, now.told)
    unread = any(not one.rule for one in now.told)
    hidden = [one for one in gone if one.rule and unread]
    _tell(new, [one for one in gone if one not in hidden], now, manner)
    return (*now.told, *hidden)


def _tell(new: Sequence[Told], gone: Sequence[Told], now: Checked, manner: Manner) -> None:
    loud = [one for one in new if not one.silenced and (one.is_error or not manner.quiet)]
    if text := "\n\n".join(grouped(loud, now.editions, manner)):
        click.echo(text, err=True)
    if manner.quiet:
        return
    for one in gone:
        if not one.silenced:
            item = Problem(one.item.message, one.item.place)
            click.echo(_("mended: {what}").format(what=item), err=True)
    total = counted(count(now.told)) if now.told else _("Nothing to mend.")
    moment = dt.datetime.now().strftime("%H:%M:%S")
    click.echo(_("{time}: {count}").format(time=moment, count=total), err=True)


def _without(told: Sequence[Told], known: Iterable[Told]) -> list[Told]:
    """What is told and was not known, wherever its line has moved to."""
    left = Counter(one.lasting for one in known)
    found = []
    for one in told:
        if left[one.lasting]:
            left[one.lasting] -= 1
        else:
            found.append(one)
    return found


def _settle(look: Callable[[], Seen], pause: Callable[[float], None]) -> None:
    """Wait until nothing changes any more: an editor may save a file in two steps."""
    seen, waited = look(), 0.0
    while waited < LONGEST:
        pause(PAUSE)
        waited += PAUSE
        if (now := look()) == seen:
            return
        seen = now
