"""The registry: every rule of `rules/`, found by itself, run once per subject.

A rule's module lists its `CHECKS`; adding a file adds a rule. Rules yield `Fault`s and the
registry makes `Finding`s of them. Rules do not know each other, and none changes what it looks at.
"""

from __future__ import annotations

import logging
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib import import_module
from typing import Any, Literal

from depliant.checks import rules
from depliant.checks.finding import Fault, Finding, RuleFailure, Severity
from depliant.checks.silenced import silenced
from depliant.errors import DepliantError
from depliant.sources.fields.strictness import AS_IT_IS, AS_SHIPPED, Applied, Setting
from depliant.words import _, later

log = logging.getLogger(__name__)


class Subject(StrEnum):
    """What a rule looks at, in the order in which findings are told."""

    WORKSPACE = later("workspace")
    LEAFLET = later("leaflet")
    TEXT = later("text")
    VERSION = later("a hospital’s version")
    LOCAL = later("local text")
    HOSPITAL = later("hospital")
    CONTENT = later("content")
    PAGES = later("pages")
    FILE = later("file")


class Topic(StrEnum):
    """What a rule watches over."""

    SAFETY = later("safety")
    CONTENT = later("what is said")
    LANGUAGE = later("plain language")
    PAGE = later("the page")
    FILE = later("the file")
    TOGETHER = later("between files")
    FORM = later("form")  # how sources are written, and that nothing is lost on the way


FIRM = frozenset({Topic.SAFETY, Topic.PAGE, Topic.FILE, Topic.FORM})  # never less than their errors


@dataclass(frozen=True)
class Check:
    """A rule on a subject: its name, why it is there, and the standard it comes from.

    `reason` and `standard` are English texts, looked up in the catalogue when shown. What is judged
    `once_written` waits until a text has no prompt left: its length is not yet its own. `limits`
    are the rule's thresholds, by name, each `within` the least and the most that make sense; a rule
    that has some is run with them. Of a firm topic, only those may be set that are named in
    `stricter`: whether `more` or `less` is. A rule about words knows those of some `languages` (of
    all, if none is named) and says nothing on others. `fails` and `passes` are lines of a source
    that it refuses, and that it takes.
    """

    rule: str
    subject: Subject
    severity: Severity
    reason: str
    standard: str
    run: Callable[..., Iterator[Fault]]
    once_written: bool = False
    topic: Topic = Topic.FORM
    languages: frozenset[str] = frozenset()
    limits: Mapping[str, float] = field(default_factory=dict)
    within: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    stricter: Mapping[str, Literal["more", "less"]] = field(default_factory=dict)
    fails: str = ""
    passes: str = ""

    def reads(self, lang: str) -> bool:
        """Whether it can judge words in a language; what is in none, it can."""
        return not self.languages or not lang or lang in self.languages

    def judge(self, value: Any, setting: Setting = AS_IT_IS) -> Iterator[Finding]:
        """What the rule finds, as it is set; its own failure, if it cannot be applied."""
        limits = {name: dict(setting.limits).get(name, own) for name, own in self.limits.items()}
        try:
            for fault in self.run(value, limits) if limits else self.run(value):
                yield self.finding(fault, setting)
        except DepliantError:
            raise  # somebody's file is wrong
        except Exception as error:
            log.exception("%s", self.rule)
            yield self._broken(error)

    def finding(self, fault: Fault, setting: Setting = AS_IT_IS) -> Finding:
        return Finding(
            self.rule,
            self._severity(fault, setting),
            fault.message,
            fault.remedy,
            fault.place,
            fault.page,
            fault.quote,
            fault.words,
        )

    def _severity(self, fault: Fault, setting: Setting) -> Severity:
        """How grave a fault is, as it is set; of a firm topic, no less than it is by itself."""
        own = fault.severity or self.severity
        if not setting.severity:
            return own
        wanted = Severity[setting.severity.upper()]
        return max(own, wanted) if self.topic in FIRM else wanted

    def _broken(self, error: Exception) -> RuleFailure:
        message = _("The rule could not be applied: {error}.")
        remedy = _("The others were. Report it with the file, and read the text with care.")
        text = message.format(error=f"{type(error).__name__} {error}".strip()[:120])
        return RuleFailure(self.rule, Severity.ERROR, text, remedy)


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check, by subject, then by rule."""
    names = sorted(module.name for module in pkgutil.iter_modules(rules.__path__))
    found = [check for name in names for check in import_module(f"{rules.__name__}.{name}").CHECKS]
    order = list(Subject)
    return tuple(sorted(found, key=lambda check: order.index(check.subject)))


@cache
def unsilenced() -> frozenset[str]:
    """The rules that nobody silences: their errors tell that something is lost or missing. Their
    warnings neither: what a draft is warned of is an error once it is approved."""
    firm = (one for one in all_checks() if one.topic is Topic.FORM)
    return frozenset(one.rule for one in firm if one.severity is Severity.ERROR)


@cache
def unread(lang: str) -> frozenset[str]:
    """The rules that cannot judge words in a language."""
    return frozenset(check.rule for check in all_checks() if not check.reads(lang))


def examine(subject: Subject, value: Any, applied: Applied = AS_SHIPPED) -> tuple[Finding, ...]:
    """The findings of every check of a subject on one value, in the registry's order, as the rules
    are set for it; those that the author silenced in place say so."""
    found = (
        finding
        for check in all_checks()
        if check.subject is subject
        and not (check.once_written and value.unwritten)
        and check.reads(getattr(value, "lang", ""))
        for finding in check.judge(value, applied.of(check.rule))
    )
    return tuple(silenced(found, getattr(value, "allowances", ()), unsilenced()))
