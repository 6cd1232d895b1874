"""How strictly rules are applied: what `checks.yaml` and a hospital's `checks:` set, rule by rule,
for every kind of leaflet or for one. What may be set of which rule, the checks know."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

Level = Literal["", "warning", "error"]
EVERY_KIND = ""


@dataclass(frozen=True)
class Setting:
    """What is set of one rule: how grave its findings are (the rule's own, if empty), and the
    thresholds that are not its own, by name."""

    severity: Level = ""
    limits: tuple[tuple[str, float], ...] = ()

    def over(self, other: Setting) -> Setting:
        """Both: what this one sets, and what only the other does."""
        limits = dict(other.limits) | dict(self.limits)
        return Setting(self.severity or other.severity, tuple(sorted(limits.items())))


AS_IT_IS = Setting()


@dataclass(frozen=True)
class Applied:
    """What is set for one kind of leaflet, by rule."""

    settings: tuple[tuple[str, Setting], ...] = ()

    def of(self, rule: str) -> Setting:
        """What is set of a rule."""
        return next((setting for name, setting in self.settings if name == rule), AS_IT_IS)

    def only(self, rules: Collection[str]) -> Applied:
        """What is set of some rules."""
        return Applied(tuple(one for one in self.settings if one[0] in rules))


AS_SHIPPED = Applied()
Layer = Mapping[tuple[str, str], Setting]
"""What one file sets, by rule and kind (`EVERY_KIND` for what holds for all)."""


@dataclass(frozen=True)
class Strictness:
    """What files set, each over the one before it: a workspace's, then a hospital's."""

    layers: tuple[Layer, ...] = ()

    def of(self, rule: str, kind: str) -> Setting:
        """What holds for a rule and a kind: a file's word on the kind over its word on all kinds,
        and both over those of the file before."""
        setting = AS_IT_IS
        for layer in self.layers:
            for key in ((rule, EVERY_KIND), (rule, kind)):
                setting = layer.get(key, AS_IT_IS).over(setting)
        return setting

    def on(self, kind: str) -> Applied:
        """What holds for a kind, rule by rule."""
        rules = sorted({rule for layer in self.layers for rule, _kind in layer})
        found = ((rule, self.of(rule, kind)) for rule in rules)
        return Applied(tuple(one for one in found if one[1] != AS_IT_IS))
