"""A withdrawn leaflet names one that can be handed out instead."""

from __future__ import annotations

import pytest

from depliant.checks.registry import Subject, examine
from depliant.checks.subjects import WorkspaceSubject
from depliant.errors import Place
from depliant.sources.leaflet import Article, parse_article
from tests.checks.article import FRONT


def read(slug: str, code: str, status: str = "draft", after: str = "") -> Article:
    front = FRONT.replace("HT-0901", code).replace("status: draft", f"status: {status}")
    front += f"superseded_by: {after}\n" if after else ""
    text = f"{front}---\n\n## Le soin {{#what}}\n\nUn mot.\n"
    return parse_article(text, slug, "fr", Place(f"leaflets/{slug}/fr.md"))


def told(*articles: Article) -> list[tuple[str, bool]]:
    found = examine(Subject.WORKSPACE, WorkspaceSubject(articles))
    return [(one.message, one.is_error) for one in found if one.rule == "successor"]


NEW = read("neuf", "HT-0902")


@pytest.mark.parametrize(
    ("others", "after", "why", "grave"),
    [
        ((), "", "nothing follows", False),
        ((NEW,), "HT-0905", "No leaflet has the code HT-0905", True),
        ((), "HT-0901", "replace itself", True),
        ((read("neuf", "HT-0902", "withdrawn", "HT-0903"),), "HT-0902", "withdrawn too", True),
    ],
)
def test_nobody_follows(others: tuple[Article, ...], after: str, why: str, grave: bool) -> None:
    message, is_error = told(read("vieux", "HT-0901", "withdrawn", after), *others)[0]
    assert why in message and is_error is grave


def test_somebody_follows() -> None:
    assert told(read("vieux", "HT-0901", "withdrawn", "HT-0902"), NEW) == []
    assert told(NEW) == []
