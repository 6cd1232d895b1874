"""What may be set of each rule, and what may not: a rule that watches over safety, or over what is
printed, may be made stricter and never milder."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from depliant.checks.finding import Severity
from depliant.checks.registry import FIRM, Check, Subject, all_checks, unsilenced
from depliant.words import _

PRESSED = frozenset({Subject.CONTENT, Subject.PAGES, Subject.FILE})
"""What is made for an edition: its findings are kept with it until it is made again."""


@dataclass(frozen=True)
class Settable:
    """A rule with all its checks, on whatever they look."""

    name: str
    checks: tuple[Check, ...]

    @property
    def limits(self) -> Mapping[str, float]:
        """Its thresholds, by name."""
        return {name: limit for check in self.checks for name, limit in check.limits.items()}

    @property
    def within(self) -> Mapping[str, tuple[float, float]]:
        """The least and the most that a threshold may be, by name."""
        return {name: span for check in self.checks for name, span in check.within.items()}

    @property
    def of_all_leaflets(self) -> bool:
        """Whether it looks at a workspace as a whole, which is no hospital's."""
        return all(check.subject is Subject.WORKSPACE for check in self.checks)

    @property
    def is_kindless(self) -> bool:
        """Whether it looks at no leaflet in particular."""
        none = (Subject.WORKSPACE, Subject.HOSPITAL)
        return all(check.subject in none for check in self.checks)

    @property
    def is_firm(self) -> bool:
        return any(check.topic in FIRM for check in self.checks)

    @property
    def severity(self) -> Severity:
        """How grave its findings are by themselves: as the gravest of its checks says."""
        return max(check.severity for check in self.checks)

    @property
    def stays_error(self) -> bool:
        """Whether nobody may make a warning of it."""
        return self.is_firm and self.severity is Severity.ERROR

    def reaches(self, name: str, limit: float) -> bool:
        """Whether a threshold stays where the rule still finds something, and not everything."""
        least, most = self.within.get(name, (0.0, math.inf))
        return least <= limit <= most

    def takes(self, name: str, limit: float) -> bool:
        """Whether a threshold may be so: any, unless the rule is firm. Then it may move where the
        rule says that this is stricter."""
        own = self.limits[name]
        ways = {check.stricter.get(name, "") for check in self.checks}
        if not self.is_firm or limit == own:
            return True
        return (limit > own and ways >= {"more"}) or (limit < own and ways >= {"less"})

    @property
    def instead(self) -> str:
        """What to do where the rule does not hold."""
        if self.name in unsilenced():
            return _("Remove the line.")
        remedy = _("Where it does not hold, say why in place: `<!-- depliant: allow {rule}: … -->`")
        return remedy.format(rule=self.name)

    def example(self, wanted: float | None = None) -> str:
        """One thing that may be set of it: its first threshold, as it is wanted if it may be so."""
        for key, own in self.limits.items():
            fits = wanted is not None and self.reaches(key, wanted) and self.takes(key, wanted)
            return f"{key}: {wanted if fits and wanted is not None else own:g}"
        return "severity: error"


@cache
def settable() -> Mapping[str, Settable]:
    """Every rule by its name."""
    names = dict.fromkeys(check.rule for check in all_checks())
    return {
        name: Settable(name, tuple(check for check in all_checks() if check.rule == name))
        for name in names
    }


@cache
def pressed_rules() -> frozenset[str]:
    """The rules that look at what is made for an edition."""
    return frozenset(check.rule for check in all_checks() if check.subject in PRESSED)
