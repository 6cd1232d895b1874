"""Lines of running text are measured by their middle one, page by page."""

from __future__ import annotations

import pytest

from depliant.checks.finding import Severity
from tests.checks.rules.typeset import line, page, paragraph, subject, told

WARNING, ERROR = Severity.WARNING, Severity.ERROR


@pytest.mark.parametrize(
    ("lengths", "severity"),
    [
        ((70,) * 6, None),
        ((71,) * 6, WARNING),
        ((80,) * 6, WARNING),
        ((81,) * 6, ERROR),
        ((90, 90, 60, 60, 60, 20), None),  # a few are longer
        ((90, 90, 90), None),  # too few lines to tell
        ((90, 90, 90, 90, 10), ERROR),  # the last line does not count
    ],
)
def test_the_middle_line(lengths: tuple[int, ...], severity: Severity | None) -> None:
    found = told("line-length", subject(page(*paragraph(*("x" * n for n in lengths)))))
    assert [one.severity for one in found] == ([severity] if severity else [])


def test_only_running_text_counts() -> None:
    wide = ["x" * 95] * 8
    assert not told("line-length", subject(page(*paragraph(*wide, section="sources"))))
    assert not told("line-length", subject(page(*paragraph(*wide, tag="td"))))
    assert not told("line-length", subject(page(*paragraph(*wide), role="cover")))


def test_the_widest_page_is_told() -> None:
    pages = (
        page(*paragraph(*["x" * 40] * 9)),
        page(*paragraph(*["x" * 74] * 9), role="flow-2"),
        page(*paragraph(*["x" * 72] * 9), role="flow-3"),
    )
    (found,) = told("line-length", subject(*pages))
    assert found.page == "flow-2"
    assert "74 characters or more; the most is 70" in found.message


def test_words_of_two_sizes_on_a_line_are_one_line() -> None:
    runs = [line("x" * 40, n) for n in range(6)]
    runs += [line("y" * 36, n, x=100.0, size=12.0) for n in range(6)]
    (found,) = told("line-length", subject(page(*runs)))
    assert "76 characters" in found.message


def test_a_page_without_text() -> None:
    assert not told("line-length", subject(page()))
    assert not told("line-length", subject())
