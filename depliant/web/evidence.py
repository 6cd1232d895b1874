"""What shows a criterion, in words: short, and with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from depliant.checks.criteria.evidence import Evidence, Verdict
from depliant.checks.criteria.judging import Result, State
from depliant.content.content import Edition
from depliant.errors import Place
from depliant.web.judged import Judged
from depliant.words import _, later
from depliant.words.figures import day

At = Callable[[Place | None], str]
_FOUND = {
    "section": later("section `{name}`"),
    "number": later("a number in `{name}`"),
    "profile": later("`{name}` in the profile"),
    "words": later("words such as “{name}”"),
}
_SHAPES = {
    "cues": later("lists or boxes"),
    "lists": later("lists"),
    "pictures": later("pictures"),
    "simple-tables": later("simple tables"),
    "steps": later("numbered steps"),
}
_AGAINST = {
    State.NOT_COVERED: frozenset({Verdict.NOT_COVERED}),
    State.NOT_MET: frozenset({Verdict.NO}),
    State.UNSIGNED: frozenset({Verdict.NO, Verdict.ACCEPTED}),
    State.OPEN: frozenset({Verdict.UNSEEN, Verdict.UNREAD}),
    State.ACCEPTED: frozenset({Verdict.ACCEPTED}),
}


def seen(result: Result, at: At) -> tuple[str, ...]:
    """What shows a result: where it is met, all that does; elsewhere what stands against it."""
    wanted = _AGAINST.get(result.state, frozenset(Verdict))
    return tuple(_told(one, at) for one in result.evidence if one.verdict in wanted)


def shown(numbers: Iterable[str]) -> tuple[str, ...]:
    """Numbers, those that follow one another as a range: `3–8`, `12`."""
    runs: list[list[str]] = []
    for one in numbers:
        if runs and one.isdigit() and int(one) == int(runs[-1][-1]) + 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    return tuple(_run(run) for run in runs)


def looked_at(judged: Judged) -> str:
    """The hospitals whose texts were looked at, and the formats, if these were laid out."""
    names = [judged.hospitals.get(one, one) for one in _hospitals(judged.editions)]
    formats = ", ".join(_formats(judged.editions))
    if not judged.laid_out:
        formats = _("the texts alone: nothing was laid out, no page was looked at")
    return _("; ").join(filter(None, (", ".join(names), formats)))


def concerned(editions: Sequence[Edition], judged: Judged) -> str:
    """Which editions are meant: the hospitals, if not all, and the formats, if not all."""
    told: list[str] = []
    if len(_hospitals(editions)) < len(_hospitals(judged.editions)):
        told += [judged.hospitals.get(one, one) for one in _hospitals(editions)]
    if len(_formats(editions)) < len(_formats(judged.editions)):
        told += _formats(editions)
    return ", ".join(told)


def _hospitals(editions: Iterable[Edition]) -> list[str]:
    return list(dict.fromkeys(one.hospital for one in editions))


def _formats(editions: Iterable[Edition]) -> list[str]:
    return list(dict.fromkeys(one.format for one in editions))


def _run(run: list[str]) -> str:
    return f"{run[0]}–{run[-1]}" if run[2:] else ", ".join(run)


def _told(one: Evidence, at: At) -> str:
    if one.by == "sign-off":
        return _signed(one)
    if one.by == "rule":
        return _rule(one, at)
    name = _named(one)
    if one.verdict is Verdict.YES:
        return _joined(name, *_first(one, at))
    if one.verdict is Verdict.UNREAD:
        return _("not read in this language: {what}").format(what=name)
    if one.verdict is Verdict.NOT_COVERED:
        return _joined(_("the source says nothing: {what}").format(what=name), *_first(one, at))
    return _joined(_("missing, or too short: {what}").format(what=name), *_first(one, at))


def _named(one: Evidence) -> str:
    if one.by == "shape":
        return _(_SHAPES[one.name])
    return _(_FOUND[one.by]).format(name=one.name) if one.by in _FOUND else f"`{one.name}`"


def _rule(one: Evidence, at: At) -> str:
    name = f"`{one.name}`"
    if one.verdict is Verdict.UNSEEN:
        return _("not run: {rule}").format(rule=name)
    if one.verdict is Verdict.UNREAD:
        return _("not read in this language: {what}").format(what=name)
    if one.verdict is Verdict.NO:
        return _("found by {rule}: {places}").format(rule=name, places=_places(one, at))
    if one.reasons:
        reasons = _("; ").join(one.reasons)
        return _("{rule}, silenced ({reasons})").format(rule=name, reasons=reasons)
    return name


def _signed(one: Evidence) -> str:
    if one.verdict is not Verdict.YES or one.when is None:
        return _("nobody has signed `{name}`").format(name=one.name)
    return _("{who}, on {day}").format(who=one.who, day=day(one.when))


def _places(one: Evidence, at: At) -> str:
    return ", ".join(map(at, one.places)) or "–"


def _first(one: Evidence, at: At) -> Iterator[str]:
    """The first place alone: it is enough to look."""
    yield from (at(place) for place in one.places[:1])


def _joined(*words: str) -> str:
    return ", ".join(word for word in words if word)
