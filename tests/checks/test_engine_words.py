"""What the engine says in English is told by what it quotes."""

from __future__ import annotations

import pytest

from depliant.checks.rules.resources import named


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Ignored `colr: red` at 12:5, unknown property.", "`colr: red` (12:5)"),
        ("No anchor #fin for internal URI reference", "`#fin`"),
        ("Failed to load image at 'figures/x.svg': no such file", "`figures/x.svg`"),
        ("Failed to render SVG image file:///tmp/a.svg", "`file:///tmp/a.svg`"),
        ("Parse error at 3:7: EOF in qualified rule", "3:7"),
        ("Subgrids are unsupported", "…"),
    ],
)
def test_the_engine_is_quoted_not_cited(line: str, told: str) -> None:
    assert named(line) == told
