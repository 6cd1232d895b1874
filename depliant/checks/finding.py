"""What a check says: a `Fault` is what a rule saw, a `Finding` what the press tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from depliant.errors import Place, Problem

UNWRITTEN = "placeholders"  # the rule of what is still to be written


class Severity(IntEnum):
    """A warning is told; an error keeps an edition from the shelf."""

    WARNING = 1
    ERROR = 2


@dataclass(frozen=True)
class Fault:
    """What a rule saw: what is wrong, where, what to do; `severity` if not the rule's own. `quote`
    is the sentence or line that is meant, as it reads, `words` those in it that are."""

    message: str
    remedy: str
    place: Place | None = None
    severity: Severity | None = None
    page: str = ""
    quote: str = ""
    words: str = ""


@dataclass(frozen=True)
class Finding:
    """What a check says: rule, severity, message, place, what to do, and on which page; the
    sentence and the words in it that are meant. `allowed` is the reason for which its author
    silenced it in place: it is told and counted, and stands in nobody's way."""

    rule: str
    severity: Severity
    message: str
    remedy: str
    place: Place | None = None
    page: str = ""
    quote: str = ""
    words: str = ""
    allowed: str = ""

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR and not self.allowed

    def fails(self, *, strict: bool) -> bool:
        """Whether it keeps an edition from the shelf: an error does, with `strict` a warning too;
        what is silenced does not."""
        return self.is_error or (strict and not self.allowed)

    @property
    def bars(self) -> bool:
        """Whether it keeps a text from being approved, sent or handed over: an error; and what is
        still to be written, which a draft may be printed with."""
        return self.is_error or self.rule == UNWRITTEN

    @property
    def problem(self) -> Problem:
        """The same, where it stands in the way of what somebody asked for."""
        return Problem(self.message, self.place, self.remedy)

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        page = f" [{self.page}]" if self.page else ""
        return f"{where}{self.message}{page} ({self.rule})\n    → {self.remedy}"


@dataclass(frozen=True)
class RuleFailure(Finding):
    """A rule that could not be applied. It says nothing of what the rule would have found, and may
    be gone the next time: memory was short."""
