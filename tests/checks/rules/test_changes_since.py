"""A text that changed since it was approved has another version, and says what changed."""

from __future__ import annotations

import pytest

from depliant.checks.registry import Subject, examine
from depliant.checks.subjects import LeafletSubject
from depliant.errors import Place
from depliant.review.changes import with_stamp
from depliant.sources.leaflet import Article, parse_article
from tests.checks.article import FRONT, TODAY

BODY = "## Le soin {#what}\n\nOn garde le plâtre trois semaines.\n"
ENTRY = '- version: "1.0"\n    date: 2026-11-01\n    what: première version\n'
NEXT = '  - version: "1.1"\n    date: 2026-11-20\n    what: la durée\n'


def read(text: str) -> Article:
    return parse_article(text, "platre", "fr", Place("leaflets/platre/fr.md"))


def approved(front: str = f"{FRONT}changes:\n  {ENTRY}", body: str = BODY) -> str:
    """The text of an article once it was approved."""
    text = f"{front}---\n\n{body}"
    return with_stamp(text.encode(), read(text), TODAY).decode()


def told(text: str) -> list[str]:
    subject = LeafletSubject(read(text), (), TODAY)
    found = [one for one in examine(Subject.LEAFLET, subject) if one.rule == "changes-since"]
    assert all(one.is_error and one.place for one in found)
    return [f"{one.message} {one.remedy}" for one in found]


def test_what_was_never_approved_changes_as_it_likes() -> None:
    assert told(f"{FRONT}changes:\n  {ENTRY}---\n\n{BODY}") == []
    assert told(f"{FRONT}---\n\n{BODY}") == []


def test_what_was_approved_and_did_not_change() -> None:
    assert told(approved()) == []
    folded = approved().replace("le plâtre trois", "le plâtre\ntrois")
    assert told(folded) == [], "a line that ends elsewhere changes no word"


@pytest.mark.parametrize(
    ("old", "new"),
    [("trois semaines", "six semaines"), ("title: Le plâtre", "title: La résine")],
)
def test_a_text_that_changed_under_its_version(old: str, new: str) -> None:
    (one,) = told(approved().replace(old, new))
    assert "since version 1.0 was approved" in one
    assert 'version: "1.1"' in one, "what to write"


def test_a_new_version_says_what_it_changes() -> None:
    changed = approved().replace("trois semaines", "six semaines")
    raised = changed.replace('version: "1.0"\nkind', 'version: "1.1"\nkind')
    (one,) = told(raised)
    assert "Nothing says what version 1.1 changes." in one
    assert told(raised.replace("---\n\n##", f"{NEXT}---\n\n##")) == []
    lower = changed.replace('version: "1.0"\nkind', 'version: "0.9"\nkind')
    assert "Version 0.9 is lower than 1.0" in told(lower)[0]


def test_versions_are_compared_as_numbers() -> None:
    text = approved().replace('version: "1.0"\nkind', 'version: "1.10"\nkind')
    rows = NEXT.replace("1.1", "1.9") + '    stamp: "sha256:0"\n' + NEXT.replace("1.1", "1.10")
    assert told(text.replace("---\n\n##", f"{rows}---\n\n##")) == []


# --- the stamp, as it is written ---------------------------------------------------------------


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_line_below_the_version_and_no_other(end: str) -> None:
    front = f"{FRONT}changes:  # du plus ancien\n  {ENTRY}{NEXT}"
    text = f"{front}---\n\n{BODY}".replace("\n", end)
    lines = with_stamp(text.encode(), read(text.replace("\r", "")), TODAY).decode().split(end)
    (added,) = [line for line in lines if line not in text.split(end)]
    assert added.startswith("    stamp: sha256:")
    assert lines[lines.index(added) - 1] == '  - version: "1.0"'


def test_an_entry_written_on_one_line_and_one_that_is_missing() -> None:
    row = '- {version: "1.0", date: 2026-11-01, what: première version}\n'
    text = approved(f"{FRONT}changes:\n  {row}")
    (one,) = read(text).meta.changes
    assert one.stamp and one.what == "première version"
    (made,) = read(approved(FRONT)).meta.changes
    assert (made.version, made.date, made.what) == ("1.0", TODAY, "première version approuvée")
    assert made.stamp and told(approved(FRONT)) == []


def test_stamped_once() -> None:
    text = approved()
    assert with_stamp(text.encode(), read(text), TODAY) == text.encode()
