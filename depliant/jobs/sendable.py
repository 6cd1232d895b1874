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
from depliant.mail.items import Item, Sent, State
from depliant.mail.letter import Letter, Parcel, write_letter
from depliant.mail.transport import Verdict
from depliant.shelf.manifest import (
    EditionEntry,
    FileEntry,
    Manifest,
    by_name,
    has_manifest,
    read_manifest,
)
from depliant.shelf.outcome import Outcome
from depliant.sources.workspace import Workspace
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
    return _letter(choice, entry, pdf, how, note)


def _letter(choice: Choice, entry: EditionEntry, pdf: bytes, how: How, note: str = "") -> Letter:
    leaflet = leaflet_entry(choice.article)
    parcel = Parcel(entry, leaflet, choice.hospital, choice.words, pdf, note)
    return write_letter(parcel, Composer(how.workspace.house_style.mail))


# --- what waits in the outbox ----------------------------------------------------------------


@dataclass(frozen=True)
class Judge:
    """Judges on a day whether a message that waits may still go from the shelf in `out`, by the
    sources in the folder `root` as they are at that moment. `leaflet` is one that somebody has
    just named: it may lie outside the workspace."""

    root: Path
    out: Path
    today: dt.date
    leaflet: str = ""

    def __call__(self, item: Item) -> Verdict | None:
        """What keeps a message from going: refused if it may go no longer, queued if nobody can
        tell now; none if it goes. A copy is of what has gone already."""
        if item.copy_of is not None:
            return None
        try:
            self._try(item.sent)
        except NotSendableError as error:
            anew = _("Nothing was sent: make the message anew.")
            return Verdict(State.REFUSED, f"{error.problems[0].message} {anew}")
        except DepliantError as error:
            why = _("Nobody can tell now whether it may still go: {why}")
            return Verdict(State.QUEUED, why.format(why=error.problems[0].message))
        return None

    def _try(self, sent: Sent) -> None:
        """`NotSendableError` if what was made ready to be sent would not be made so now; another
        error if something that says so is out of reach."""
        if not has_manifest(self.out):
            message = _("The folder {out} holds no build that can be read.").format(out=self.out)
            raise InputError(Problem(message))
        workspace = Workspace(self.root)
        entry = _lying(read_manifest(self.out), sent)
        name = self._named(workspace, entry)
        wanted = Wanted(name, sent.hospital, sent.lang, self.out, self.today, sent.draft)
        choice = _allowed(make_plan(workspace, wanted.request), wanted)
        how = How(workspace, jobs=1)
        if not _is_current(choice, entry, how):
            raise _changed(_("Its leaflet or its hospital has changed since."))
        if (pdf := _whole(self.out, entry.files[0])) is None:
            message = _("{file} is not the file that was built.").format(file=entry.files[0].path)
            raise InputError(Problem(message))
        if _letter(choice, entry, pdf, how).said != sent.letter:
            raise _changed(_("The message would say something else today."))

    def _named(self, workspace: Workspace, entry: EditionEntry) -> str:
        """The leaflet of an edition, as a request names it."""
        hospitals, leaflets = workspace.hospitals, workspace.leaflets
        if hospitals and entry.hospital not in hospitals:
            raise _gone(entry.hospital)
        elsewhere = Path(self.leaflet) if self.leaflet.endswith(".md") else None
        if elsewhere and workspace.article(elsewhere).slug == entry.leaflet:
            return self.leaflet
        if leaflets and entry.leaflet not in leaflets:
            raise _gone(entry.leaflet)
        if entry.lang not in {path.stem for path in workspace.article_paths(entry.leaflet)}:
            raise _gone(f"{entry.leaflet}/{entry.lang}")
        return entry.leaflet


def _lying(manifest: Manifest, sent: Sent) -> EditionEntry:
    """The edition of the shelf that has the bytes of a message's PDF."""
    for entry in manifest.editions:
        digests = (file.sha256 for file in entry.files)
        if (entry.hospital, entry.lang) == (sent.hospital, sent.lang) and sent.sha256 in digests:
            return entry
    raise _changed(_("The leaflet was made again since, or is no longer made."))


def _gone(name: str) -> NotSendableError:
    return _changed(_("There is no `{name}` any more.").format(name=name))


def _changed(message: str) -> NotSendableError:
    return NotSendableError(Problem(message))


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
        if finding.bars:
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
    if entry is None or not _is_current(choice, entry, how):
        return None
    pdf = _whole(out, entry.files[0])
    return (entry, pdf) if pdf is not None else None


def _is_current(choice: Choice, entry: EditionEntry, how: How) -> bool:
    """Whether what lies there is good, and made of what it would be made of now."""
    if entry.kept is None or entry.stale or entry.last.failed:
        return False
    return entry.kept.inputs == Inputs(how.workspace.house_style).of(choice)


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
