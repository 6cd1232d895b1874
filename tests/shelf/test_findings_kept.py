"""A finding is kept in the manifest whole: what it quotes, and that it was silenced."""

from __future__ import annotations

import pytest

from depliant.checks.finding import Finding, Severity
from depliant.errors import Place
from depliant.shelf.manifest import FindingEntry, finding_entry, finding_of

SAID = {
    "rule": "bare",
    "severity": Severity.ERROR,
    "message": "Un nombre nu.",
    "remedy": "Dites-le.",
}


@pytest.mark.parametrize(
    "finding",
    [
        Finding(**SAID),
        Finding(**SAID, place=Place("leaflets/le-bain/fr.md", 4), page="2"),
        Finding(**SAID, quote="Chez 40 %.", words="40 %"),
        Finding(**SAID, allowed="l’étude ne dit que cela"),
    ],
)
def test_what_is_kept_comes_back(finding: Finding) -> None:
    kept = FindingEntry.model_validate_json(finding_entry(finding).model_dump_json())
    assert finding_of(kept) == finding
    assert finding_of(kept).is_error is finding.is_error


def test_what_an_earlier_program_kept_is_read() -> None:
    old = {"rule": "bare", "severity": "error", "message": "x", "remedy": "y"}
    assert finding_of(FindingEntry.model_validate(old)) == Finding("bare", Severity.ERROR, "x", "y")
