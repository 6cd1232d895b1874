"""editorial: one page for an editorial meeting: what was found in a leaflet, and what comes of each
criterion of the instruments. Never an instrument's own score.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from depliant.checks.criteria.instruments import instruments
from depliant.checks.criteria.judging import JUDGED, UNMET, Result, Share, State, share
from depliant.checks.finding import Finding
from depliant.errors import Place, Problem
from depliant.sources.signing.signatories import title
from depliant.typeset.compose import Composer
from depliant.web.evidence import called, concerned, looked_at, seen, shown
from depliant.web.judged import Found, Judged
from depliant.words import _, current_language, later

MOST = 3  # findings of one rule that are told whole; of the others, the lines
_STATES = {
    State.MET: later("met"),
    State.ACCEPTED: later("accepted"),
    State.SIGNED: later("signed"),
    State.NOT_MET: later("to do"),
    State.NOT_COVERED: later("no source"),
    State.UNSIGNED: later("to sign"),
    State.OPEN: later("to judge"),
}
_IN_PART = later("seen")


@dataclass(frozen=True)
class Row:
    """A criterion: `state` names its look, `said` says it; `seen` are the things that show it;
    `asked`, whether people are to say yes or no."""

    number: str
    state: str
    said: str
    asks: str
    seen: tuple[str, ...]
    todo: str = ""
    asked: bool = False


@dataclass(frozen=True)
class Part:
    """An instrument, its criteria one by one, and the numbers of those that do not apply."""

    name: str
    about: str
    rows: tuple[Row, ...]
    apart: tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """A finding, its place in words, and where it holds, if it is not everywhere."""

    finding: Finding
    place: str
    where: str = ""


@dataclass(frozen=True)
class Group:
    """What one rule found: the first few whole, the places of the others."""

    rule: str
    is_error: bool
    first: tuple[Told, ...]
    others: tuple[str, ...]


class Account:
    """What the page says of one leaflet, in the language of the moment."""

    def __init__(self, judged: Judged) -> None:
        self.leaflet, self.file = judged.leaflet, judged.file
        self.signatures = judged.signatures
        self._judged = judged

    @property
    def share(self) -> Share:
        return share(self._judged.results)

    @property
    def judged(self) -> int:
        """How many criteria were judged, by the machine or by a signature."""
        return sum(one.state in JUDGED for one in self._judged.results)

    @property
    def applicable(self) -> int:
        return sum(one.state is not State.NOT_APPLICABLE for one in self._judged.results)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many criteria stand in each state, by the name of its look."""
        return Counter(row.state for part in self.parts for row in part.rows)

    @property
    def groups(self) -> tuple[Group, ...]:
        """What stands against the leaflet, by rule: errors first."""
        by_rule: dict[tuple[bool, str], list[Found]] = {}
        for one in self._judged.found:
            if not one.finding.allowed:
                key = (not one.finding.is_error, one.finding.rule)
                by_rule.setdefault(key, []).append(one)
        return tuple(self._group(key[1], by_rule[key]) for key in sorted(by_rule))

    def _group(self, rule: str, found: list[Found]) -> Group:
        places = (self.at(one.finding.place) for one in found[MOST:] if one.finding.place)
        first = tuple(map(self._told, found[:MOST]))
        return Group(rule, found[0].finding.is_error, first, tuple(dict.fromkeys(places)))

    def _told(self, one: Found) -> Told:
        where = concerned(one.editions, self._judged)
        return Told(one.finding, self.at(one.finding.place), where)

    @property
    def silenced(self) -> tuple[Told, ...]:
        """What the authors silenced in place."""
        return tuple(self._told(one) for one in self._judged.found if one.finding.allowed)

    @property
    def to_sign(self) -> tuple[str, ...]:
        """Who has still to sign the leaflet, and for which hospitals, if only some ask for it."""
        return tuple(map(self._asked, self.leaflet.to_sign))

    def _asked(self, who: str) -> str:
        if names := self._judged.asked_by.get(who):
            text = _("{who}, for {hospitals}")
            return text.format(who=title(who), hospitals=", ".join(names))
        return title(who)

    @property
    def looked_at(self) -> str:
        """The hospitals and formats whose editions were looked at."""
        return looked_at(self._judged)

    @property
    def parts(self) -> tuple[Part, ...]:
        return tuple(_parts(self._judged.results, self))

    def at(self, place: Place | None) -> str:
        """A place, by its line alone in the leaflet's own file."""
        if place is None:
            return ""
        if place.file == self.file and place.line:
            return _("line {line}").format(line=place.line)
        return str(place)

    def row(self, result: Result) -> Row:
        one, language = result.criterion, current_language()
        said = _(_IN_PART if result.in_part else _STATES[result.state])
        told = seen(result, self.at)
        if result.hospitals:
            names = [self._judged.hospitals.get(slug, slug) for slug in result.hospitals]
            told = (_("at {hospitals}").format(hospitals=", ".join(names)), *told)
        asked = result.state is State.OPEN and (one.judge == "person" or result.is_unread)
        todo = called(one.todo[language], result) if asked or result.state in UNMET else ""
        return Row(
            result.number,
            "seen" if result.in_part else result.state.value,
            said,
            one.asks[language],
            told,
            todo,
            asked,
        )


def editorial_page(
    judged: Iterable[Judged],
    composer: Composer,
    lang: str,
    today: dt.date,
    problems: tuple[Problem, ...] = (),
    face: str = "",
) -> str:
    """The page's HTML; `face` is the way to the style sheet of the leaflets' face, if one lies
    there: without it the page needs no other file."""
    return composer.page(
        "web/editorial.html.j2",
        lang=lang,
        today=today,
        accounts=tuple(map(Account, judged)),
        problems=problems,
        face=face,
        marked=marked,
    )


def marked(finding: Finding) -> tuple[str, str, str]:
    """The line that is quoted, parted around the words that are meant."""
    before, words, after = finding.quote.partition(finding.words) if finding.words else ("", "", "")
    return (before, words, after) if words else (finding.quote, "", "")


def _parts(results: Iterable[Result], account: Account) -> Iterator[Part]:
    by_name: dict[str, list[Result]] = {}
    for one in results:
        by_name.setdefault(one.instrument, []).append(one)
    language = current_language()
    for name, instrument in instruments().items():
        found = by_name.get(name, [])
        apart = [one.number for one in found if one.state is State.NOT_APPLICABLE]
        rows = tuple(account.row(one) for one in found if one.state is not State.NOT_APPLICABLE)
        yield Part(instrument.name[language], instrument.about[language], rows, shown(apart))
