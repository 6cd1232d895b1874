"""What shows that a criterion is met: sections, keys, pictures, rules that find nothing, names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal

from depliant.checks.criteria.instruments import Case, Criterion, Shape
from depliant.checks.finding import Finding
from depliant.checks.prose.prose import Prose, ProseSection
from depliant.checks.registry import unread
from depliant.checks.sense.calling.alerts import is_left
from depliant.errors import Place
from depliant.reading.values import Values
from depliant.sources.fields.prompts import asked_in
from depliant.sources.hospital import Hospital
from depliant.sources.kinds import Kind
from depliant.sources.leaflet import Article
from depliant.sources.signature import Signature

ENOUGH = 15  # words of a section that says something: as many as `minimal-section` asks for
MOST_COLUMNS = 4  # of a table that is simple
MOST_PLACES = 4  # of one piece of evidence
_DIGIT = re.compile(r"\d")

By = Literal["section", "number", "key", "profile", "shape", "words", "rule", "sign-off"]


class Verdict(StrEnum):
    """What a piece of evidence says: `NOT_COVERED`, the source has nothing on it; `ACCEPTED`, a
    rule found something that the author accepts, with a reason; `UNSEEN`, nobody has looked (a rule
    that was not run); `UNREAD`, no machine can (words of a language that is not known)."""

    YES = "yes"
    NO = "no"
    NOT_COVERED = "not-covered"
    ACCEPTED = "accepted"
    UNSEEN = "unseen"
    UNREAD = "unread"


@dataclass(frozen=True)
class Evidence:
    """One thing that was looked for: its name, what came of it, and where. `title` is that of the
    section; `who` signed it, `when`; `reasons` are those for which a finding of a rule was
    silenced."""

    by: By
    name: str
    verdict: Verdict
    places: tuple[Place, ...] = ()
    title: str = ""
    who: str = ""
    when: dt.date | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Seen:
    """A leaflet as one hospital has it, and its words: what the checks found in it, which rules
    were run, and the sign-offs that hold for its text as it stands."""

    article: Article
    prose: Prose
    hospital: Hospital
    kind: Kind
    findings: tuple[Finding, ...]
    ran: frozenset[str]
    signed: Mapping[str, Signature] = field(default_factory=dict)

    def is_case(self, case: Case) -> bool:
        """Whether a criterion that applies only in some cases applies here."""
        return _CASES[case](self)


def evidence(criterion: Criterion, seen: Seen) -> Iterator[Evidence]:
    """All that a criterion asks to be shown, in the order in which it is told."""
    yield from (_section(names, seen) for names in criterion.sections)
    yield from (_number(role, seen) for role in criterion.numbers)
    yield from (_value("key", key, seen.article.values) for key in criterion.keys)
    yield from (_value("profile", key, seen.hospital.values) for key in criterion.profile)
    yield from (_shape(name, seen) for name in criterion.shapes)
    if criterion.words:
        yield _words(criterion.words, seen)
    yield from (_rule(rule, seen) for rule in criterion.rules)
    if criterion.sign_off:
        yield _sign_off(criterion.sign_off, seen)


# --- sections --------------------------------------------------------------------------------


def _section(names: str, seen: Seen) -> Evidence:
    """Whether one of the roles is there and says enough; that of the first that is there, if none
    does."""
    found = [(role, part) for role in names.split("|") if (part := seen.prose.of(role))]
    judged = [
        Evidence("section", role, _says_enough(part, seen), (part.place,), part.title)
        for role, part in found
    ]
    for verdict in (Verdict.YES, Verdict.NOT_COVERED, Verdict.NO):
        for one in judged:
            if one.verdict is verdict:
                return one
    return Evidence("section", names.partition("|")[0], Verdict.NO)


def _says_enough(section: ProseSection, seen: Seen) -> Verdict:
    if "not-covered" in section.classes:
        return Verdict.NOT_COVERED
    unwritten = is_left(seen.article, section)
    return Verdict.NO if unwritten or len(section.words) < ENOUGH else Verdict.YES


def _number(role: str, seen: Seen) -> Evidence:
    """Whether a section holds a number."""
    section = seen.prose.of(role)
    if section is None:
        return Evidence("number", role, Verdict.NO)
    if "not-covered" in section.classes:
        return Evidence("number", role, Verdict.NOT_COVERED, (section.place,), section.title)
    places = [one.place for one in section.body if _DIGIT.search(one.text)]
    return Evidence("number", role, _if(places), _few(places or [section.place]), section.title)


# --- what people wrote beside the text -------------------------------------------------------


def _value(by: By, key: str, values: Values) -> Evidence:
    """Whether a key says something that is no prompt."""
    value = values.data.get(key)
    place = values.place((key,))
    return Evidence(by, key, _if(_says(value)), (place,) if value else ())


def _says(value: Any) -> bool:
    """Whether a value, or each value in it, says something."""
    if isinstance(value, dict):
        return bool(value) and all(map(_says, value.values()))
    if isinstance(value, list):
        return bool(value) and all(map(_says, value))
    return bool(value) and not any(asked_in(str(value)))


# --- what the text holds ---------------------------------------------------------------------


def _shape(name: Shape, seen: Seen) -> Evidence:
    places = list(_SHAPES[name](seen))
    return Evidence("shape", name, _if(places), _few(places))


def _lists(seen: Seen) -> Iterator[Place]:
    return (one.place for one in seen.prose.passages if one.shape == "item")


def _steps(seen: Seen) -> Iterator[Place]:
    return (one.place for one in seen.prose.passages if one.numbered)


def _pictures(seen: Seen) -> Iterator[Place]:
    """Pictures in the text, and that of the cover."""
    if seen.article.values.data.get("picture"):
        yield seen.article.values.place(("picture",))
    yield from (one.place for one in seen.prose.passages if one.pictures)


def _cues(seen: Seen) -> Iterator[Place]:
    """Entries of lists and boxes."""
    return (one.place for one in seen.prose.passages if one.box or one.shape == "item")


def _heads(seen: Seen) -> dict[int | None, int]:
    """How many headings each table has, by its line."""
    lines = [one.place.line for one in seen.prose.passages if one.shape == "head"]
    return {line: lines.count(line) for line in lines}


def _simple_tables(seen: Seen) -> Iterator[Place]:
    """The tables, if each is simple."""
    heads = _heads(seen)
    if all(1 < count <= MOST_COLUMNS for count in heads.values()):
        yield from (seen.article.place.at(line) for line in heads)


def _words(known: Mapping[str, Sequence[str]], seen: Seen) -> Evidence:
    """Whether one of the words is said; each stands for those that begin so."""
    if seen.article.lang not in known:
        return Evidence("words", ", ".join(next(iter(known.values()))[:3]), Verdict.UNREAD)
    stems = known[seen.article.lang]
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, stems))})", re.IGNORECASE)
    places = [one.place for one in seen.prose.passages if stems and pattern.search(one.text)]
    return Evidence("words", ", ".join(stems[:3]), _if(places), _few(places))


_SHAPES: Mapping[Shape, Callable[[Seen], Iterator[Place]]] = {
    "cues": _cues,
    "lists": _lists,
    "pictures": _pictures,
    "simple-tables": _simple_tables,
    "steps": _steps,
}
_CASES: Mapping[Case, Callable[[Seen], bool]] = {
    "interview": lambda seen: seen.kind.interview,
    "pictures": lambda seen: any(_pictures(seen)),
    "tables": lambda seen: bool(_heads(seen)),
    "numbers": lambda seen: any(_DIGIT.search(one.text) for one in seen.prose.passages),
}


# --- rules and people ------------------------------------------------------------------------


def _rule(rule: str, seen: Seen) -> Evidence:
    """Whether a rule found nothing; what was silenced in place is said, with the reason."""
    if rule in unread(seen.article.lang):
        return Evidence("rule", rule, Verdict.UNREAD)
    if rule not in seen.ran:
        return Evidence("rule", rule, Verdict.UNSEEN)
    found = [one for one in seen.findings if one.rule == rule]
    standing = [one for one in found if not one.allowed]
    reasons = tuple(dict.fromkeys(one.allowed for one in found if one.allowed))
    places = [one.place for one in standing or found if one.place]
    verdict = Verdict.ACCEPTED if reasons and not standing else _if(not standing)
    return Evidence("rule", rule, verdict, _few(places), reasons=reasons)


def _sign_off(name: str, seen: Seen) -> Evidence:
    signature = seen.signed.get(name)
    if signature is None:
        return Evidence("sign-off", name, Verdict.NO)
    who = f"{signature.name}, {signature.role}"
    return Evidence("sign-off", name, Verdict.YES, who=who, when=signature.date)


def _if(found: object) -> Verdict:
    return Verdict.YES if found else Verdict.NO


def _few(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(places))[:MOST_PLACES]
