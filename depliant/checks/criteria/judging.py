"""What comes of each criterion, for a leaflet and the hospitals that have it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from depliant.checks.criteria.evidence import Evidence, Seen, Verdict, evidence
from depliant.checks.criteria.instruments import Criterion, instruments
from depliant.checks.registry import Subject, all_checks
from depliant.sources.leaflet import Article
from depliant.sources.signature import Signature
from depliant.sources.stamp import article_stamp

_LAID_OUT = frozenset({Subject.PAGES, Subject.FILE})


class State(StrEnum):
    """What comes of a criterion, the gravest first. `NOT_COVERED`: the source has nothing on it;
    `UNSIGNED`: only a person can say it, and nobody has; `OPEN`: for people to judge, or nobody has
    looked; `ACCEPTED`: what a rule found there is accepted in place, with a reason."""

    NOT_MET = "not-met"
    NOT_COVERED = "not-covered"
    UNSIGNED = "unsigned"
    OPEN = "open"
    ACCEPTED = "accepted"
    SIGNED = "signed"
    MET = "met"
    NOT_APPLICABLE = "not-applicable"


JUDGED = frozenset({State.NOT_MET, State.NOT_COVERED, State.ACCEPTED, State.SIGNED, State.MET})
UNMET = frozenset({State.NOT_MET, State.NOT_COVERED, State.UNSIGNED})


@dataclass(frozen=True)
class Result:
    """What came of one criterion, and what shows it; the hospitals for which it holds, if it is
    otherwise for others."""

    instrument: str
    number: str
    state: State
    evidence: tuple[Evidence, ...] = ()
    hospitals: tuple[str, ...] = ()

    @property
    def criterion(self) -> Criterion:
        return instruments()[self.instrument].criteria[self.number]

    @property
    def in_part(self) -> bool:
        """Whether it is met as far as a machine can see, and somebody reads it over."""
        return self.state is State.MET and self.criterion.judge == "partly"

    @property
    def counts(self) -> bool:
        """Whether a machine could judge it, and the source allowed it."""
        judged = (State.MET, State.ACCEPTED, State.NOT_MET)
        return self.state in judged and self.criterion.judge != "person"

    @property
    def is_unread(self) -> bool:
        """Whether it is people's to judge because no rule reads the language."""
        unread = any(one.verdict is Verdict.UNREAD for one in self.evidence)
        return self.state is State.OPEN and unread


@dataclass(frozen=True)
class Share:
    """How many of the criteria that a machine can judge, and the source allows, are met; `in_part`
    of them as far as it sees: its rules find nothing, and the section says enough."""

    met: int
    of: int
    in_part: int = 0

    @property
    def whole(self) -> float:
        """From 0 to 1; 1 where there is nothing to judge."""
        return self.met / self.of if self.of else 1.0


def run_rules(*, rendered: bool) -> frozenset[str]:
    """The rules that were run: all, or those that look at more than laid-out pages."""
    each = all_checks()
    return frozenset(one.rule for one in each if rendered or one.subject not in _LAID_OUT)


def signed(article: Article) -> dict[str, Signature]:
    """The sign-offs that hold for a text as it stands, by name: one changed word voids them."""
    stamp = article_stamp(article)
    return {one.what: one for one in article.meta.sign_offs if one.stands(stamp)}


def judge(seen: Seen) -> tuple[Result, ...]:
    """What comes of every criterion, in the order of the instruments, for one hospital."""
    return tuple(
        _result(name, number, seen)
        for name, instrument in instruments().items()
        for number in instrument.criteria
    )


def judge_leaflet(versions: Mapping[str, Seen]) -> tuple[Result, ...]:
    """What comes of every criterion for a leaflet, as each hospital (by its slug) has it: what is
    gravest, and where, if it is not so everywhere."""
    each = {slug: judge(seen) for slug, seen in versions.items()}
    rows = zip(*each.values(), strict=True)
    return tuple(_together(dict(zip(each, row, strict=True))) for row in rows)


def share(results: Iterable[Result]) -> Share:
    """The share of a leaflet, or of one instrument."""
    counted = [one for one in results if one.counts]
    met = [one for one in counted if one.state is State.MET]
    return Share(len(met), len(counted), sum(one.in_part for one in met))


def unmet(results: Iterable[Result]) -> tuple[Result, ...]:
    """What whoever approves a leaflet is told of: criteria that are not met, those on which the
    source says nothing, and those that only a person can sign and nobody has. `criterion` of each
    has its text (`asks`) and what to do (`todo`), by language."""
    return tuple(one for one in results if one.state in UNMET)


def _result(name: str, number: str, seen: Seen) -> Result:
    instrument = instruments()[name]
    one = instrument.criteria[number]
    if not all(map(seen.is_case, instrument.cases(one))):
        return Result(name, number, State.NOT_APPLICABLE)
    found = tuple(evidence(one, seen))
    return Result(name, number, _state(one, found), found)


def _state(one: Criterion, found: tuple[Evidence, ...]) -> State:
    """People's part comes last: nobody signs what the machine sees to be missing."""
    seen = [piece.verdict for piece in found if piece.by != "sign-off"]
    for verdict, state in _GRAVEST:
        if verdict in seen:
            return state
    if one.sign_off and found[-1].verdict is not Verdict.YES:
        return State.UNSIGNED
    if Verdict.ACCEPTED in seen:
        return State.ACCEPTED
    if one.sign_off:
        return State.SIGNED
    return State.OPEN if one.judge == "person" else State.MET


_GRAVEST = (
    (Verdict.NOT_COVERED, State.NOT_COVERED),
    (Verdict.NO, State.NOT_MET),
    (Verdict.UNSEEN, State.OPEN),
    (Verdict.UNREAD, State.OPEN),
)


def _together(each: Mapping[str, Result]) -> Result:
    order = list(State)
    gravest = min(each.values(), key=lambda one: order.index(one.state))
    slugs = tuple(slug for slug, one in each.items() if one.state is gravest.state)
    return replace(gravest, hospitals=slugs) if len(slugs) < len(each) else gravest


def told(results: Iterable[Result], lang: str) -> Iterator[tuple[str, str, str]]:
    """Each result's criterion in words: `EQIP 9`, what it asks, what to do."""
    for one in results:
        name = instruments()[one.instrument].name[lang].split(" ")[0]
        yield f"{name} {one.number}", one.criterion.asks[lang], one.criterion.todo[lang]
