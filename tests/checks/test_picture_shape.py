"""Pictures that are so long that their width is nothing are reported where they are asked for."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from depliant.checks.finding import Severity
from depliant.checks.rules.picture_shape import run
from depliant.checks.subjects import PagesSubject
from depliant.content.select import select
from depliant.typeset.pages import Item, Page, Pages
from tests.conftest import TOP, choose


def photograph(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#335577").save(out, "JPEG")
    return out.getvalue()


def drawing(width: int, height: int) -> bytes:
    return f'<svg viewBox="0 0 {width} {height}"><path d="M0 0h9"/></svg>'.encode()


@pytest.mark.parametrize(
    ("picture", "width", "height", "severity"),
    [
        (photograph(6, 600), 3.1, 13.0, Severity.ERROR),  # a logo, with its white edge
        (photograph(40, 600), 2.4, 35.0, Severity.WARNING),
        (drawing(3000, 50), 120.0, 2.0, Severity.WARNING),
        (drawing(9000, 50), 120.0, 0.7, Severity.ERROR),
        (photograph(240, 20), 55.0, 7.3, None),  # a long logo, as there are
        (drawing(10, 10), 2.0, 2.0, None),  # a sign among words
        (drawing(10, 50), 0.9, 4.4, None),
    ],
)
def test_a_strip(picture: bytes, width: float, height: float, severity: Severity | None) -> None:
    choice = choose(TOP, "a4")
    content, _odd = select(choice)
    content = replace(content, pictures={"figures/frise.svg": picture})
    item = Item("picture", 20, 20, width, height, "how", "figures/frise.svg")
    page = Page("flow-1", 210, 297, (14, 14, 14, 14), (), (item,))
    faults = list(run(PagesSubject(content, choice.format, Pages((page,), b""))))
    assert [fault.severity for fault in faults] == ([severity] if severity else [])
    assert all("frise.svg is printed as a strip" in fault.message for fault in faults)
