"""What a workspace (`checks.yaml`) and a hospital (`checks:` in its profile) set of rules, read
against the rules that there are (docs/reglages.md)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from depliant.checks.settable import Settable, settable
from depliant.errors import Problem, gather, suggestion
from depliant.reading.spelling import folded, nearest
from depliant.reading.values import Loc, Values
from depliant.sources.fields.strictness import AS_IT_IS as UNSET
from depliant.sources.fields.strictness import EVERY_KIND, Layer, Level, Setting, Strictness
from depliant.sources.hospital import Hospital
from depliant.sources.workspace import Workspace
from depliant.words import _
from depliant.words.figures import number

SEVERITY, KINDS = "severity", "kinds"
_LEVELS: dict[str, Level] = {
    **dict.fromkeys(("error", "erreur"), "error"),
    **dict.fromkeys(("warning", "avertissement"), "warning"),
}
_OFF = frozenset("off no none never ignore false non aucun aucune jamais 0".split())
_FRENCH = {"gravite": SEVERITY, "severite": SEVERITY, "niveau": SEVERITY, "types": KINDS}
Key = tuple[str, str]  # a rule, and a kind of leaflet


def strictness_of(workspace: Workspace, hospital: Hospital | None = None) -> Strictness:
    """What holds in a workspace, and what a hospital (over its group) sets beyond it. `InputError`
    with all that is wrong in one of their files."""
    kinds, layers = list(workspace.kinds), []
    if (house := workspace.checks) and house.data is not None:
        layers.append(layer_of(house, kinds))
    if hospital and (own := hospital.checks) and own.data is not None:
        layers.append(layer_of(own, kinds, of_hospital=True))
    return Strictness(tuple(layers))


def layer_of(values: Values, kinds: Sequence[str], *, of_hospital: bool = False) -> Layer:
    """What one file sets, by rule and kind. `InputError` with all that is wrong in it."""
    reading = _Reading(values, kinds, of_hospital)
    layer = dict(reading.layer())
    gather(reading.problems)
    return layer


@dataclass
class _Reading:
    """Reads what is set; notes on the way what cannot be."""

    values: Values
    kinds: Sequence[str]
    of_hospital: bool
    problems: list[Problem] = field(default_factory=list)

    def layer(self) -> Iterator[tuple[Key, Setting]]:
        rows = self.values.data
        if not isinstance(rows, dict):
            message = _("Expected `name: …` lines.")
            self._tell((), message, _("Write it so: {lines}").format(lines=_severity_of("passive")))
            return
        for name, row in rows.items():
            if rule := self._rule(name):
                yield (name, EVERY_KIND), self._setting(rule, row, (name,))
                yield from self._kinds(rule, row, (name, KINDS))

    def _tell(self, loc: Loc, message: str, remedy: str) -> None:
        self.problems.append(Problem(message, self.values.place(loc), remedy))

    def _rule(self, name: str) -> Settable | None:
        known = settable()
        if name not in known:
            close = nearest(name, known)
            remedy = _("See which there are: make_leaflet.py list checks")
            remedy = suggestion(close, [close]) if close else remedy
            self._tell((name,), _("There is no rule `{rule}`.").format(rule=name), remedy)
        elif self.of_hospital and known[name].of_all_leaflets:
            message = _("`{rule}` looks at the leaflets of all hospitals together.")
            remedy = _("Set it in checks.yaml, for all of them.")
            self._tell((name,), message.format(rule=name), remedy)
        else:
            return known[name]
        return None

    def _kinds(self, rule: Settable, row: Any, loc: Loc) -> Iterator[tuple[Key, Setting]]:
        """What is set for some kinds of leaflets alone."""
        if not isinstance(row, dict) or KINDS not in row:
            return
        if rule.is_kindless:
            message = _("`{rule}` looks at no leaflet: what is set of it is of no kind.")
            remedy = _("Set it without `kinds`.")
            self._tell(loc, message.format(rule=rule.name), remedy)
        elif not isinstance(row[KINDS], dict):
            lines = f"{KINDS}: {{{self.kinds[0]}: {{{rule.example()}}}}}"
            message = _("Below `kinds` stand names of kinds, each with what is set for it.")
            self._tell(loc, message, _("Write it so: {lines}").format(lines=f"`{lines}`"))
        else:
            for kind, inner in row[KINDS].items():
                if self._is_kind(kind, (*loc, kind)):
                    yield (rule.name, kind), self._setting(rule, inner, (*loc, kind))

    def _is_kind(self, kind: str, loc: Loc) -> bool:
        if kind not in self.kinds:
            message = _("There is no kind `{kind}` of leaflet.").format(kind=kind)
            self._tell(loc, message, suggestion(kind, self.kinds))
        return kind in self.kinds

    def _setting(self, rule: Settable, row: Any, loc: Loc) -> Setting:
        if not isinstance(row, dict):
            message = _("What is set of `{rule}` stands below its name.").format(rule=rule.name)
            self._tell(loc, message, _("Write it so: {lines}").format(lines=_lines(rule, row)))
            return UNSET
        severity: Level = ""
        limits = {}
        for key, value in row.items():
            here = (*loc, key)
            if key == SEVERITY:
                severity = self._severity(rule, value, here)
            elif key in rule.limits:
                limits[key] = self._limit(rule, key, value, here)
            elif key != KINDS or len(loc) > 1:
                self._unknown(rule, key, here)
        return Setting(severity, tuple(sorted(limits.items())))

    def _unknown(self, rule: Settable, key: str, loc: Loc) -> None:
        known = [SEVERITY, *rule.limits, *([KINDS] if len(loc) == 2 else [])]
        meant = _FRENCH.get(folded(key), key)
        message = _("Nothing called `{key}` can be set of `{rule}`.")
        self._tell(loc, message.format(key=key, rule=rule.name), suggestion(meant, known))

    def _severity(self, rule: Settable, value: Any, loc: Loc) -> Level:
        word = folded(value).strip(" .") if isinstance(value, str) else ""
        level = _LEVELS.get(word) or _LEVELS.get(word.removesuffix("s"), "")
        if word in _OFF:
            self._tell(loc, _("No rule is turned off."), rule.instead)
        elif not level:
            message = _("“{word}” is no severity.").format(word="" if value is None else value)
            self._tell(loc, message, _("Write `error` or `warning`."))
        elif level == "warning" and rule.stays_error:
            message = _("`{rule}` stays an error: it watches over safety, or over what is printed.")
            self._tell(loc, message.format(rule=rule.name), rule.instead)
        return level

    def _limit(self, rule: Settable, key: str, value: Any, loc: Loc) -> float:
        limit, own = _number(value), rule.limits[key]
        if limit is None:
            message = _("`{key}` is a number.").format(key=key)
            lines = f"`{key}: {own:g}`"
            self._tell(loc, message, _("Write it so: {lines}").format(lines=lines))
        elif not rule.reaches(key, limit):
            least, most = map(number, rule.within[key])
            message = _("`{key}` of `{rule}` goes from {least} to {most}: beyond, it is of no use.")
            told = message.format(key=key, rule=rule.name, least=least, most=most)
            remedy = _("Keep within them; as delivered, it is `{lines}`.")
            self._tell(loc, told, remedy.format(lines=f"{key}: {own:g}"))
        elif not rule.takes(key, limit):
            message = _("`{key}` of `{rule}` may be made stricter only; its own is {number}.")
            told = message.format(key=key, rule=rule.name, number=number(own))
            self._tell(loc, told, rule.instead)
        return own if limit is None else limit


def _number(value: Any) -> float | None:
    """A number of nothing or more, with a point or a comma."""
    with suppress(ValueError):
        found = float(value.replace(",", ".")) if isinstance(value, str) else math.nan
        return found if math.isfinite(found) and found >= 0 else None
    return None


def _lines(rule: Settable, row: Any) -> str:
    """What was written beside a rule's name, as it is set: a number is its first threshold."""
    wanted = _number(row)
    if wanted is not None and rule.limits:
        return f"`{rule.name}: {{{rule.example(wanted)}}}`"
    return _severity_of(rule.name, row)


def _severity_of(rule: str, row: Any = None) -> str:
    """How a rule's severity is set, on one line."""
    level = _LEVELS.get(folded(row), "warning") if isinstance(row, str) else "warning"
    return f"`{rule}: {{{SEVERITY}: {level}}}`"
