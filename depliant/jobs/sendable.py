"""sendable: the edition that may go to a family today: passing, current, approved.

It is taken from the shelf, byte for byte as the manifest says; built first if it is missing or no
longer current. A draft goes only where somebody insists; what is withdrawn, stale or fails a check
never does.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from depliant.content.select import Choice
from depliant.errors import DepliantError, ExitCode, InputError, Problem
from depliant.jobs.build import How, build_editions
from depliant.jobs.plan import Plan, make_plan
from depliant.jobs.records import leaflet_entry
from depliant.jobs.request import Request
from depliant.jobs.reuse import Inputs
from depliant.mail.letter import Letter, Parcel, write_letter
from depliant.shelf.manifest import EditionEntry, FileEntry, by_name, read_manifest
from depliant.shelf.outcome import Outcome
from depliant.typeset.compose import Composer
from depliant.words import _

FORMAT = "screen"  # what families are sent


class NotSendableError(DepliantError):
    """An edition that must not go to anybody: a check failed, or nobody approved it."""

    exit_code = ExitCode.FAILED


@dataclass(frozen=True)
class Wanted:
    """What somebody wants to send on a day: a leaflet of a hospital in one language, from the
    shelf in the folder `out`; `drafts` too, if they insist."""

    leaflet: str
    hospital: str
    lang: str
    out: Path
    today: dt.date
    drafts: bool = False

    @property
    def request(self) -> Request:
        return Request((self.leaflet,), (self.hospital,), (FORMAT,), (self.lang,), today=self.today)


def letter_for(wanted: Wanted, how: How, note: str = "") -> Letter:
    """The letter of what may be sent; it is built first if need be. `NotSendableError` with all
    that is in the way, `InputError` if a source or the letter itself is wrong."""
    plan = make_plan(how.workspace, wanted.request)
    choice = _allowed(plan, wanted)
    entry, pdf = _taken(choice, wanted.out, how) or _built(choice, wanted, how)
    leaflet = leaflet_entry(choice.article)
    parcel = Parcel(entry, leaflet, choice.hospital, choice.words, pdf, note)
    return write_letter(parcel, Composer(how.workspace.house_style.mail))


def still_goes(out: Path, sha256: str) -> bool:
    """Whether the bytes of an edition, by their digest, still lie on the shelf to be handed out."""
    for entry in read_manifest(out).editions:
        if sha256 in (file.sha256 for file in entry.files):
            return not entry.stale and not entry.last.failed
    return False


# --- what is in the way ----------------------------------------------------------------------


def _allowed(plan: Plan, wanted: Wanted) -> Choice:
    """The one edition of a plan, if its sources let it go."""
    if plan.withdrawn:
        message = _("{leaflet} is withdrawn: it is never sent.").format(leaflet=plan.withdrawn[0])
        remedy = _("Send the one that replaces it.")
        raise NotSendableError(Problem(message, plan.sources.articles[0].place, remedy))
    if not plan.choices:
        raise InputError(*plan.problems)
    (choice,) = plan.choices
    if refused := (*_wrong_sources(plan, choice), *_unapproved(choice, wanted)):
        raise NotSendableError(*refused)
    return choice


def _wrong_sources(plan: Plan, choice: Choice) -> Iterator[Problem]:
    for finding in plan.judgement.about(choice):
        if finding.is_error:
            yield finding.problem


def _unapproved(choice: Choice, wanted: Wanted) -> Iterator[Problem]:
    if not choice.article.approved and not wanted.drafts:
        message = _("{leaflet} is a draft: nobody has approved it.")
        remedy = _("Have it approved (make_leaflet.py approve), or insist with --allow-draft.")
        place = choice.article.values.place(("status",))
        yield Problem(message.format(leaflet=choice.article.name), place, remedy)


# --- from the shelf --------------------------------------------------------------------------


def _taken(choice: Choice, out: Path, how: How) -> tuple[EditionEntry, bytes] | None:
    """What lies on the shelf of an edition and its PDF's bytes, if it is current and whole."""
    entry = by_name(read_manifest(out)).get(choice.edition.name)
    if entry is None or entry.kept is None or entry.stale or entry.last.failed:
        return None
    if entry.kept.inputs != Inputs(how.workspace.house_style).of(choice):
        return None
    pdf = _whole(out, entry.files[0])
    return (entry, pdf) if pdf is not None else None


def _whole(out: Path, file: FileEntry) -> bytes | None:
    """The bytes of a file of the shelf, if they are those of the manifest."""
    path = (out / file.path).resolve()
    try:
        data = path.read_bytes() if path.is_relative_to(out.resolve()) else b""
    except OSError:
        return None
    return data if hashlib.sha256(data).hexdigest() == file.sha256 else None


def _built(choice: Choice, wanted: Wanted, how: How) -> tuple[EditionEntry, bytes]:
    """The same of an edition that is built for it."""
    report = build_editions(wanted.request, wanted.out, replace(how, force=False))
    for outcome in report.outcomes:
        if outcome.failed:
            raise NotSendableError(*_failures(outcome))
    found = _taken(choice, wanted.out, how)
    if found is None:  # somebody wrote to it meanwhile, or its sources changed
        message = _("{edition} changed while it was taken from the shelf.")
        message = message.format(edition=choice.edition.name)
        raise NotSendableError(Problem(message, None, _("Try again.")))
    return found


def _failures(outcome: Outcome) -> Iterator[Problem]:
    yield from outcome.problems
    for finding in outcome.findings:
        if finding.is_error:
            yield finding.problem
