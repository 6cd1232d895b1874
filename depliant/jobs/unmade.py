"""What lies in an out folder and nothing makes today: it is stale, and somebody is told why."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.errors import Problem
from depliant.jobs.plan import Plan
from depliant.jobs.request import Request
from depliant.shelf.manifest import EditionEntry
from depliant.words import _


def unmade(
    entries: tuple[EditionEntry, ...], plan: Plan, request: Request
) -> Iterator[tuple[str, tuple[Problem, ...]]]:
    """The editions that a request is about and that its plan does not make, by name, each with
    what is in the way: a source that cannot be read, or that is gone. None if it is withdrawn."""
    asked = {*request.leaflets, *(article.slug for article in plan.sources.articles)}
    for entry in entries:
        name = f"{entry.leaflet}/{entry.lang}"
        if name in plan.withdrawn:
            yield entry.edition, ()
        elif _about(entry, asked, request) and (name, entry.hospital) not in plan.makes:
            yield entry.edition, _reasons(entry, plan) or (_gone(),)
        elif _about(entry, asked, request) and f"{name}.{entry.format}" in plan.left_out:
            yield entry.edition, (_gone(),)


def _about(entry: EditionEntry, asked: set[str], request: Request) -> bool:
    """Whether a request is about an edition, whatever its format and options."""
    return (
        (not request.leaflets or entry.leaflet in asked)
        and (not request.langs or entry.lang in request.langs)
        and (not request.hospitals or entry.hospital in request.hospitals)
    )


def _reasons(entry: EditionEntry, plan: Plan) -> tuple[Problem, ...]:
    """The problems of the files that an edition is made of."""
    files = (
        f"leaflets/{entry.leaflet}/{entry.lang}.",
        f"hospitals/{entry.hospital}/hospital.yaml",
        f"hospitals/{entry.hospital}/text/{entry.leaflet}/{entry.lang}.",
        f"templates/words/{entry.lang}.",
    )
    mine = tuple(p for p in plan.problems if p.place and p.place.file.startswith(files))
    return mine or plan.problems


def _gone() -> Problem:
    remedy = _("Bring its source back, or remove it: make_leaflet.py clean")
    return Problem(_("Nothing in the workspace makes this edition any more."), None, remedy)
