"""build: many editions: plan, reuse, workers, shelf. Prints nothing.

What is current is not pressed again, but dates are judged anew; where nothing changed since the
build before, nor the day, what it found is recalled. The rest goes to warm workers, or
to a cluster's; each edition is put on the shelf as soon as it is done.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from depliant.checks.finding import Finding
from depliant.content.content import Edition
from depliant.content.select import Choice
from depliant.digest import exact
from depliant.errors import ExitCode, Problem, gravest
from depliant.jobs.judgement import Judging
from depliant.jobs.plan import Plan, make_plan
from depliant.jobs.records import asked_by_some, leaflet_entry, recorded, to_sign
from depliant.jobs.remembered.memory import Memory
from depliant.jobs.request import Request
from depliant.jobs.reuse import Inputs
from depliant.jobs.unmade import unmade
from depliant.pressroom.worker import Early, Result, setup_for
from depliant.pressroom.workers import TIME_LIMIT, Workers
from depliant.shelf.names import MANIFEST
from depliant.shelf.outcome import Judge, Outcome
from depliant.shelf.shelf import Shelf
from depliant.sources.kinds import Kind
from depliant.sources.leaflet import Article
from depliant.sources.workspace import Workspace
from depliant.typeset.plates import store
from depliant.words import current_language

if TYPE_CHECKING:
    from depliant.web.judged import Judged

Progress = Callable[[int], AbstractContextManager[Callable[[str], None]]]


class Team(Protocol):
    """Those who press: local processes, or a cluster's."""

    def grow(self, count: int, waiting: int = 0) -> None: ...

    def results(self, choices: tuple[Choice, ...]) -> Iterator[Result]: ...


@contextmanager
def silent(_total: int) -> Iterator[Callable[[str], None]]:
    """No progress shown."""
    yield lambda _name: None


def _as_it_is(choice: Choice) -> Choice:
    return choice


@dataclass(frozen=True)
class How:
    """How a request is done: in which workspace, by how many processes or which cluster (a
    scheduler's address), with how many seconds for an edition."""

    workspace: Workspace
    jobs: int | None = None
    time_limit: float = TIME_LIMIT
    strict: bool = False
    force: bool = False
    cluster: str = ""
    drafts: bool = False  # whether the catalogue shows what is not approved
    progress: Progress = field(default=silent)
    early: Early | None = None  # a worker that was begun before there was anything to do
    tried: Callable[[Choice], Choice] = field(default=_as_it_is)  # what a check sets of an edition

    def team(self, *, render: bool = True) -> AbstractContextManager[Team]:
        plates = store.opened(store.home()) if render and not self.cluster else None
        setup = setup_for(self.workspace.house_style, render, plates=plates, anew=self.force)
        if self.cluster:
            from depliant.pressroom.cluster import Cluster

            return Cluster(setup, self.cluster)
        return Workers(setup, self.time_limit, early=self.early)

    def count(self, waiting: int) -> int:
        return min(self.jobs or os.cpu_count() or 1, waiting)


@dataclass(frozen=True)
class Report:
    """What came of a request: outcomes by edition, findings of the sources, unreadable files."""

    outcomes: tuple[Outcome, ...]
    source_findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    withdrawn: tuple[str, ...]
    strict: bool
    articles: tuple[Article, ...] = ()  # as they were checked
    left_out: tuple[str, ...] = ()  # `leaflet/language.format`: no section is for the format
    too_large: tuple[Edition, ...] = ()  # left out, as their formats are for twice as much text
    plan: Plan | None = None  # what was done
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    rendered: bool = True  # whether the rules about pages were run

    @property
    def judged(self) -> tuple[Judged, ...]:
        """Each leaflet beside what was found in it, and what the instruments ask of it."""
        each = (self._judged(a) for a in self.articles if a.meta.kind in self.kinds)
        return tuple(one for one in each if one)

    def _judged(self, article: Article) -> Judged | None:
        from depliant.checks.criteria.judging import run_rules  # where nothing changed, not needed
        from depliant.web.judged import judged

        if self.plan is None:
            return None
        kind = self.kinds[article.meta.kind]
        one = judged(
            leaflet_entry(article, to_sign(article, self.plan, self.kinds)),
            article,
            kind,
            self.plan.sources.versions,
            self.outcomes,
            self.source_findings,
            run_rules(rendered=self.rendered),
        )
        asked_by = asked_by_some(article, self.plan, kind)
        return one and replace(one, asked_by=asked_by, laid_out=self.rendered)

    @property
    def exit_code(self) -> ExitCode:
        """The gravest of what happened."""
        codes = [outcome.exit_code for outcome in self.outcomes]
        if self.problems:
            codes.append(ExitCode.WRONG)
        letters = (finding for outcome in self.outcomes for finding in outcome.letter)
        wrong = any(one.fails(strict=self.strict) for one in (*self.source_findings, *letters))
        if wrong or any(outcome.failed for outcome in self.outcomes):
            codes.append(ExitCode.FAILED)
        return gravest(codes)


def build_editions(request: Request, out: Path, how: How) -> Report:
    """Press the editions of a request that are not current, and put the good ones on the shelf."""
    with ExitStack() as stack:
        fresh = how.force or not (out / MANIFEST).is_file()
        team = stack.enter_context(how.team()) if fresh else None  # warms up as sources are read
        from depliant.jobs.letters import Laying  # pages and mail: no check needs them
        from depliant.web.dress import Ahead
        from depliant.web.editorial_pages import lay_editorial
        from depliant.web.publishing import publish

        memory = Memory(how.workspace, request, out, reads=not how.force)
        plan = make_plan(how.workspace, request, memory.judged)
        shelf = stack.enter_context(Shelf(out))
        shelf.belongs_to(how.workspace.root)
        judge = Judge(how.strict, named=bool(request.formats))
        builder = _Builder(plan, shelf, judge, Inputs(how.workspace.house_style))
        shelf.mark_stale(dict(unmade(shelf.entries, plan, request)))
        reused, waiting = builder.sorted_out(force=how.force)
        shelf.close(recorded(shelf.manifest, plan, how.workspace))  # whatever kills the rest
        if waiting and team is None:
            team = stack.enter_context(how.team())
        ahead = Ahead(how.workspace.house_style.web)
        if waiting and team:
            team.grow(how.count(len(waiting)), len(waiting))
            ahead.begin()
        pressed = _pressed(waiting, how, team, builder.delivered, plan.judging) if team else ()
        if team and not how.cluster:
            store.tidy(store.home())
        letters = Laying(shelf, how.workspace.house_style).lay(plan.choices)
        if shelf.entries or plan.withdrawn:
            shelf.close(shelf.manifest)
        outcomes = (
            replace(one, letter=letters.get(one.edition.name, ())) for one in (*reused, *pressed)
        )
        report = _report(plan, tuple(outcomes), how)
        if shelf.entries or plan.withdrawn:
            lay_editorial(shelf, ahead, request.today, lambda: report.judged, _all(memory, how))
            memory.keep(shelf, plan.judgement)
            publish(shelf, how.workspace, request.today, drafts=how.drafts, ahead=ahead)
    return report


def check_editions(request: Request, how: How, *, render: bool = True) -> Report:
    """Check the editions of a request; nothing is written."""
    with how.team(render=render) as team:
        plan = make_plan(how.workspace, request)
        judge = Judge(how.strict, named=bool(request.formats))

        def outcome(choice: Choice, result: Result) -> Outcome:
            return judge.of(choice, plan.judgement.about(choice), result)

        choices = tuple(map(how.tried, plan.choices))
        done = _pressed(choices, how, team, outcome, plan.judging)
        return _report(plan, done, how, rendered=render)


def _all(memory: Memory, how: How) -> str:
    """The digest of what the leaflets are judged by beside the manifest; empty if there is none."""
    return memory.made_of and exact(memory.made_of, str(how.strict))


@dataclass(frozen=True)
class _Builder:
    """What is done with each edition of a plan."""

    plan: Plan
    shelf: Shelf
    judge: Judge
    inputs: Inputs

    def sorted_out(self, *, force: bool) -> tuple[tuple[Outcome, ...], tuple[Choice, ...]]:
        """The outcomes of editions that are current, and the editions to press."""
        reused, waiting = [], []
        language = current_language()
        for choice in self.plan.choices:
            inputs = self.inputs.of(choice)
            if not force and (same := self._as_last_time(choice, inputs)):
                reused.append(same)
                continue
            kept = None if force else self.shelf.current(choice.edition, inputs, language)
            if kept is None:
                waiting.append(choice)
                if self.shelf.entry(choice.edition) and self._will_not_go(choice):
                    self.shelf.drop_letter(choice.edition.name)  # before the hour it may take
                continue
            outcome = self.judge.again(choice, self.plan.judgement.about(choice), kept)
            self.shelf.keep(outcome)
            reused.append(outcome)
        return tuple(reused), tuple(waiting)

    def _as_last_time(self, choice: Choice, inputs: str) -> Outcome | None:
        """The outcome of an edition of which nothing is made, as it was the last time."""
        return self._left_out(choice, inputs) or self._failing(choice)

    def _failing(self, choice: Choice) -> Outcome | None:
        """The outcome of an edition that failed when it was pressed, and fails."""
        entry = self.shelf.failed(choice.edition, current_language())
        if entry is None or entry.last.inputs != self.inputs.failing(choice):
            return None
        outcome = self.judge.failing(choice, self.plan.judgement.about(choice), entry)
        if outcome:
            self.shelf.keep(outcome)
        return outcome

    def _left_out(self, choice: Choice, inputs: str) -> Outcome | None:
        """The outcome of an edition that is left out as it was the last time."""
        entry = None if self.judge.named else self.shelf.too_large(choice.edition, inputs)
        if entry is None:
            return None
        sources = self.plan.judgement.about(choice)
        outcome = Outcome(
            choice.edition,
            sources,
            counts=entry.last.counts,
            kept=entry.kept,
            reused=True,
            left_out=True,
            too_large=inputs,
        )
        self.shelf.keep(outcome)
        return outcome

    def _will_not_go(self, choice: Choice) -> bool:
        """Whether its sources alone keep an edition from being sent."""
        wrong = any(finding.is_error for finding in self.plan.judgement.about(choice))
        return wrong or not choice.article.approved

    def delivered(self, choice: Choice, result: Result) -> Outcome:
        """The outcome of a pressed edition, its files on the shelf."""
        outcome = self.judge.of(choice, self.plan.judgement.about(choice), result)
        if outcome.failed and result.proof and result.proof.judged:
            outcome = replace(outcome, inputs=self.inputs.failing(choice))
        return self.shelf.deliver(choice, outcome, result.proof, self.inputs.of(choice))


def _pressed(
    choices: tuple[Choice, ...],
    how: How,
    team: Team,
    finish: Callable[[Choice, Result], Outcome],
    judging: Judging,
) -> tuple[Outcome, ...]:
    """The outcomes of editions that a team presses, in the order in which they are done. Their
    sources are judged meanwhile."""
    done = []
    waiting = len(choices)
    team.grow(how.count(waiting), waiting)  # before a thread is started: forks are cheapest
    judging.begin()
    with how.progress(len(choices)) as step:
        for result in team.results(choices):
            done.append(finish(choices[result.number], result))
            step(done[-1].edition.name)
    return tuple(done)


def _report(
    plan: Plan, outcomes: tuple[Outcome, ...], how: How, *, rendered: bool = True
) -> Report:
    inorder = sorted(outcomes, key=lambda outcome: outcome.edition)
    return Report(
        tuple(outcome for outcome in inorder if not outcome.left_out),
        plan.judgement.findings,
        plan.problems,
        plan.withdrawn,
        how.strict,
        plan.sources.articles,
        plan.left_out,
        tuple(outcome.edition for outcome in inorder if outcome.left_out),
        plan,
        how.workspace.kinds,
        rendered,
    )
