"""handing over: who gave which paper to a family, and when: a record for the patient's file.

Only what lies on the shelf and is current today is recorded: what is stale, failing, withdrawn or
changed since it was built should not have been handed over, and whoever did must hear it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from depliant.content.select import Choice
from depliant.errors import InputError, Problem, gather
from depliant.jobs.plan import Plan, make_plan
from depliant.jobs.request import Request
from depliant.jobs.reuse import Inputs
from depliant.review.label import label
from depliant.review.record import Given, Record, by_hand, kept, saved
from depliant.shelf.manifest import EditionEntry, Manifest, by_name, read_manifest
from depliant.sources.signature import printable
from depliant.sources.workspace import Workspace
from depliant.words import _


@dataclass(frozen=True)
class Handed:
    """What somebody says to have handed over: to whom is nobody's business here."""

    leaflet: str
    lang: str
    hospital: str
    format: str
    by: str
    date: dt.date
    allow_draft: bool = False


def record_of(workspace: Workspace, out: Path, handed: Handed) -> Record:
    """The record of a paper that was handed over. `InputError` if what lies on the shelf is not
    current, or is a draft and may not be."""
    by = printable("--by", handed.by)
    manifest = read_manifest(out)
    plan = make_plan(workspace, _request(manifest, handed))
    choice, entry = _lying(manifest, plan, handed)
    gather(_obstacles(plan, choice, entry, Inputs(workspace.house_style), handed))
    given = Given(
        choice.article.meta.code,
        entry.version,
        entry.lang,
        entry.hospital,
        entry.format,
        entry.status == "draft",
        tuple(file.sha256 for file in entry.files),
    )
    return by_hand(workspace, given, handed.date, by)


def written(
    workspace: Workspace, record: Record, position: int | None, folder: Path
) -> tuple[Path, ...]:
    """Write a record as JSON into a folder, and as a label at a position of its sheet if one is
    asked for. Nothing that lies there is overwritten."""
    if position is None:
        return (saved(workspace, record, folder),)
    sheet = label(record, workspace, position)
    name = workspace.fixed_words(workspace.settings.language)["record_label"]
    first = saved(workspace, record, folder)
    return first, kept(folder, f"{record.stem}.{name}.pdf", sheet)


def _request(manifest: Manifest, handed: Handed) -> Request:
    """All the ways in which a format was made: papers for one printer or another."""
    ways = (entry.options for entry in manifest.editions if entry.format == handed.format)
    return Request(
        leaflets=(handed.leaflet,),
        hospitals=(handed.hospital,),
        formats=(handed.format,),
        langs=(handed.lang,),
        options=tuple(dict.fromkeys((*Request().options, *ways))),
        today=handed.date,
    )


def _lying(manifest: Manifest, plan: Plan, handed: Handed) -> tuple[Choice, EditionEntry]:
    """The edition that was handed over, as it would be made now and as it lies there; one that is
    not stale, if it was made in several ways."""
    if plan.withdrawn:
        raise InputError(Problem(_("The leaflet is withdrawn."), None, _("Do not give it.")))
    known = by_name(manifest)
    pairs = ((one, known.get(one.edition.name)) for one in plan.choices)
    found = [(choice, entry) for choice, entry in pairs if entry and entry.files]
    if not found:
        gather(plan.problems)
        message = _("There is no {format} of it on the shelf.").format(format=handed.format)
        remedy = _("Build it, or name with --format what was handed over.")
        raise InputError(Problem(message, None, remedy))
    return min(found, key=lambda one: one[1].stale)


def _obstacles(
    plan: Plan, choice: Choice, entry: EditionEntry, inputs: Inputs, handed: Handed
) -> Iterator[Problem]:
    """What keeps an edition from being recorded as handed over."""
    again = _("Build it again, and give the family the one that is current.")
    yield from (one.problem for one in plan.judgement.about(choice) if one.bars)
    if entry.stale or entry.last.failed:
        yield Problem(_("The edition on the shelf is out of date."), None, again)
    elif entry.kept and not inputs.made(choice, entry.kept):
        message = _("Its text, its hospital or its style has changed since it was built.")
        yield Problem(message, None, again)
    if entry.status == "draft" and not handed.allow_draft:
        message = _("This is a draft: nobody has approved it.")
        yield Problem(message, None, _("Have it approved, or add --allow-draft."))
