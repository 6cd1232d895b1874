"""heading-order: no level is skipped, no heading stands alone, none says what another says."""

from __future__ import annotations

import pytest

from depliant.checks.finding import Severity
from tests.checks.article import found, line_of, subject
from tests.checks.rules.table import finds

GOOD = "Un mot.\n\n### A\n\nUn mot.\n\n#### B\n\nUn mot.\n\n### C\n\n- un\n"


def test_headings_in_order_pass() -> None:
    assert not finds("heading-order", GOOD)


@pytest.mark.parametrize(
    ("body", "words", "severity"),
    [
        ("#### Petit\n\nUn mot.", "#### Petit", Severity.ERROR),
        ("!!! note\n    #### Petit\n\n    Un mot.", "#### Petit", Severity.ERROR),
        ("### Vide\n\n### Plein\n\nUn mot.", "### Vide", Severity.WARNING),
        ("### Plein\n\nUn mot.\n\n### Vide", "### Vide", Severity.WARNING),
        ("### A\n\nUn.\n\n### B\n\nUn.\n\n### a\n\nDeux.", "### a", Severity.WARNING),
    ],
)
def test_what_is_out_of_order_is_told_with_its_line(
    body: str, words: str, severity: Severity
) -> None:
    (one,) = found("heading-order", subject(body))
    assert one.severity is severity
    assert one.place and one.place.line == line_of(body, words)


def test_a_heading_that_leads_to_deeper_ones_is_no_fault() -> None:
    assert not finds("heading-order", "### A\n\n#### B\n\nUn mot.\n\n#### C\n\nUn mot.")
