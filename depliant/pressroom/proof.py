"""A proof: what an edition became, and what was found on its way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from depliant.checks.finding import Finding, RuleFailure
from depliant.content.content import Edition
from depliant.typeset.pages import Fit

if TYPE_CHECKING:
    from depliant.pressroom.files.artifacts import Artifact


@dataclass(frozen=True)
class Figures:
    """What is counted: laid-out pages, printed sides, seconds in the press, what was fitted."""

    pages: int
    sides: int
    seconds: float
    fit: Fit


@dataclass(frozen=True)
class Proof:
    """An edition that went through all stages: its artifacts, findings and figures."""

    edition: Edition
    artifacts: tuple[Artifact, ...]
    findings: tuple[Finding, ...]
    figures: Figures
    thumbnail: bytes = field(default=b"", repr=False)  # a small PNG of the first page

    @property
    def judged(self) -> bool:
        """Whether every rule was applied."""
        return not any(isinstance(one, RuleFailure) for one in self.findings)
