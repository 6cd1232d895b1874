"""What `import depliant` gives to do: press, check, build. The command does the same.

All three may be called in a thread and without a main guard. Messages are in English; say
`depliant.words.use_language("fr")` first for another language (once a thread).
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from depliant.content.select import Choice, select
from depliant.errors import InputError, Problem, gather
from depliant.jobs.build import How, Report, build_editions, check_editions
from depliant.jobs.plan import Plan, make_plan
from depliant.jobs.request import Request
from depliant.pressroom.press import Press
from depliant.pressroom.proof import Proof
from depliant.pressroom.sweeping import swept_afterwards
from depliant.pressroom.workers import TIME_LIMIT
from depliant.sources.workspace import Workspace

_ENGINE = threading.Lock()  # the engine knows no threads: one edition at a time in a process


def press(workspace: Workspace, request: Request) -> Iterator[Proof]:
    """The proofs of the editions that a request means, one after another, in this process and
    without a time limit. Their findings are those of the sources and of the pressed edition.

    Raises `InputError` at once, with all problems, if anything asked for cannot be pressed.
    """
    plan = make_plan(workspace, request)
    gather(dict.fromkeys((*plan.problems, *_refused(plan.choices))))
    return _proofs(workspace, plan)


def _refused(choices: tuple[Choice, ...]) -> Iterator[Problem]:
    """What select refuses: unknown facts, pictures that are missing."""
    for choice in choices:
        try:
            select(choice)
        except InputError as error:
            yield from error.problems


def _proofs(workspace: Workspace, plan: Plan) -> Iterator[Proof]:
    warm = Press(workspace.house_style)
    for choice in plan.choices:
        with _ENGINE, swept_afterwards():
            proof = warm.press(choice)
        yield replace(proof, findings=(*plan.judgement.about(choice), *proof.findings))


def check(
    workspace: Workspace,
    request: Request,
    render: bool = True,
    *,
    strict: bool = False,
    jobs: int | None = None,
    time_limit: float = TIME_LIMIT,
) -> Report:
    """What the checks find in the editions of a request; nothing is written. Without `render`
    only what can be found without typesetting. `jobs` processes press, as many as there are cores
    by default; `time_limit` is in seconds an edition."""
    how = How(workspace, jobs, time_limit, strict)
    return check_editions(request, how, render=render)


def build(
    workspace: Workspace,
    request: Request,
    out: str | Path,
    *,
    strict: bool = False,
    force: bool = False,
    drafts: bool = False,
    jobs: int | None = None,
    time_limit: float = TIME_LIMIT,
    cluster: str = "",
) -> Report:
    """Press the editions of a request that are not current (all of them, with `force`) and put
    the good ones into the folder `out`, with manifest and catalogue; it shows unapproved editions
    with `drafts`. `cluster` is the address of a Dask scheduler."""
    how = How(workspace, jobs, time_limit, strict, force, cluster, drafts)
    return build_editions(request, Path(out), how)
