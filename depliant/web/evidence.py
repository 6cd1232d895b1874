"""What shows a criterion, in words: short, and with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from depliant.checks.criteria.evidence import Evidence, Verdict
from depliant.checks.criteria.instruments import rule_titles
from depliant.checks.criteria.judging import Result, State
from depliant.content.content import Edition
from depliant.errors import Place
from depliant.reading.roles import known
from depliant.web.judged import Judged
from depliant.words import _, current_language, later
from depliant.words.figures import day

At = Callable[[Place | None], str]
_FOUND = {
    "section": later("“{name}”"),
    "number": later("a number in “{name}”"),
    "profile": later("{name} in the profile"),
    "words": later("words such as “{name}”"),
}
_KEYS = {  # what people write beside the text, as a reader calls it
    "aim": later("the aim"),
    "audience": later("the readers"),
    "authors": later("the authors"),
    "contacts": later("the contacts"),
    "logo": later("the logo"),
    "review_by": later("the date of the review"),
    "sources": later("the sources"),
    "support": later("an association"),
    "written": later("the date of writing"),
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
    found = [one for one in result.evidence if one.verdict in wanted and not _is_unsigned(one)]
    told = [_told(one, at) for one in found if not _is_silent(one)]
    silent = [_rule_title(one.name) for one in found if _is_silent(one)]
    if silent:
        told.append(_("nothing to mend in {what}").format(what=", ".join(silent)))
    return tuple(dict.fromkeys(told))


def called(todo: str, result: Result) -> str:
    """What is to be done, each section by its title: that of the leaflet, if it has one."""
    titles = {one.name: one.title for one in result.evidence}

    def quoted(found: re.Match[str]) -> str:
        role = found[1]
        if role not in known():
            return found[0]
        return _("“{name}”").format(name=titles.get(role) or _role_title(role))

    return re.sub(r"`([^`]+)`", quoted, todo)


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
    if one.verdict in (Verdict.YES, Verdict.NOT_COVERED):
        return _joined(name, *_first(one, at))
    if one.verdict is Verdict.UNREAD:
        return _("not read in this language: {what}").format(what=name)
    return _joined(_("missing, or too short: {what}").format(what=name), *_first(one, at))


def _named(one: Evidence) -> str:
    if one.by == "shape":
        return _(_SHAPES[one.name])
    name = one.name
    if one.verdict is Verdict.NOT_COVERED:  # the section, whatever was looked for in it
        return _("“{name}”").format(name=one.title)
    if one.by in ("section", "number"):
        name = one.title or _role_title(name)
    elif one.by in ("key", "profile"):
        name = _(_KEYS[name])
    return _(_FOUND[one.by]).format(name=name) if one.by in _FOUND else name


def _role_title(role: str) -> str:
    return known()[role].title[current_language()]


def _rule_title(rule: str) -> str:
    return rule_titles()[rule][current_language()]


def _is_silent(one: Evidence) -> bool:
    """Whether it is a rule that found nothing at all."""
    return one.by == "rule" and one.verdict is Verdict.YES and not one.reasons


def _rule(one: Evidence, at: At) -> str:
    name = _rule_title(one.name)
    if one.verdict is Verdict.UNSEEN:
        return _("not run: {rule}").format(rule=name)
    if one.verdict is Verdict.UNREAD:
        return _("not read in this language: {what}").format(what=name)
    if one.verdict is Verdict.NO:
        return _("{what}: {places} {rule}").format(
            what=name, places=_places(one, at), rule=f"`{one.name}`"
        )
    if one.reasons:
        reasons = _("; ").join(one.reasons)
        return _("{rule}, silenced ({reasons})").format(rule=name, reasons=reasons)
    return name


def _is_unsigned(one: Evidence) -> bool:
    """Whether it tells only that nobody has signed: the state says so."""
    return one.by == "sign-off" and one.when is None


def _signed(one: Evidence) -> str:
    return _("{who}, on {day}").format(who=one.who, day=day(one.when)) if one.when else ""


def _places(one: Evidence, at: At) -> str:
    return ", ".join(map(at, one.places)) or "–"


def _first(one: Evidence, at: At) -> Iterator[str]:
    """The first place alone: it is enough to look; none in a profile, whose name says it."""
    if one.by != "profile":
        yield from (at(place) for place in one.places[:1])


def _joined(*words: str) -> str:
    return ", ".join(word for word in words if word)
