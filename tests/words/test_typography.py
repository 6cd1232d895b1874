"""French messages are set as French is: spaces, apostrophes, numbers, plurals."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po

from depliant.checks.registry import all_checks
from depliant.words import speaking
from depliant.words.figures import day, number
from tests.words.test_words import PACKAGE, messages

CLI = sorted((PACKAGE / "cli").rglob("*.py"))
COPIED = re.compile(r"``.*?``|`[^`]*`")  # between backquotes: what is copied keeps plain spaces
SPACES = r"(?<!\u00a0)[;!?](?=\s|$|[)»])|(?<!\u00a0):(?=\s|$)|(?<!\u00a0)»|«(?!\u00a0)"
COUNTS = frozenset("n count words lines days pages letters editions formats messages".split())
# Never of one thing: a limit that was passed, what stands there more than once.
LIMITS = ("the most is", "there is room for", "at most", "first {n}", "{n} times", "marks `#`")


def french() -> Iterator[tuple[str, str]]:
    """Each message and its French, without what is copied."""
    with (PACKAGE / "words" / "fr" / "depliant.po").open("rb") as file:
        catalogue = read_po(file, locale="fr")
    for message in catalogue:
        if message.id:
            ids = message.id if isinstance(message.id, tuple) else (message.id,)
            texts = message.string if isinstance(message.string, tuple) else (message.string,)
            told = (text.partition("\n")[0] for text in texts)  # what follows is copied, too
            yield from ((ids[0], COPIED.sub("`", text)) for text in told)


def wrong(pattern: str) -> list[str]:
    return [text for _id, text in french() if re.search(pattern, text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Quoi ?", True),
        ("Quoi\u00a0?", False),
        ("« a »", True),
        ("«\u00a0a\u00a0»", False),
        ("a : `b`", True),
        ("{x}:1", False),
    ],
)
def test_the_pattern_sees_what_it_should(text: str, found: bool) -> None:
    assert bool(re.search(SPACES, text)) is found


def test_signs_have_their_no_break_space() -> None:
    assert wrong(SPACES) == []


def test_apostrophes_are_curly() -> None:
    assert wrong(r"\w'\w") == []


def test_numbers_have_a_comma_and_their_french_unit() -> None:
    standards = {check.standard for check in all_checks()}
    plain = [text for id_, text in french() if id_ not in standards]
    left = [text for text in plain if re.search(r"\d\.\d", text.replace("Python 3.11", ""))]
    assert left == []
    assert wrong(r"\bkB\b|\bMB\b") == []


def test_no_message_sets_a_number_by_itself() -> None:
    """A number with decimals goes through `number`, a value is quoted: no `{x:.1f}`, `{x!r}`."""
    odd = re.compile(r"\{\w+(:[^}]*[fgeE]|![rsa])\}")
    assert [message for message in messages() if odd.search(str(message))] == []


def test_what_is_counted_has_its_plural() -> None:
    left = [
        message
        for message in messages()
        if isinstance(message, str) and not any(limit in message for limit in LIMITS)
        for name, word in re.findall(r"\{(\w+)\} ([a-z]+s)\b", message)
        if name in COUNTS and word not in ("is", "has", "was")
    ]
    assert left == []
    assert [one for one in messages() if "(s)" in str(one)] == []


def test_a_sentence_ends_as_in_english() -> None:
    ends = [(id_, text) for id_, text in french() if id_.endswith(".") != text.endswith(".")]
    ends = [(id_, text) for id_, text in ends if "\n" not in id_]
    assert ends == []


def test_numbers_and_dates_are_said_in_the_language() -> None:
    with speaking("fr"):
        assert (number(4.5), number(2, 1), number(12.0)) == ("4,5", "2,0", "12")
        assert day(dt.date(2031, 8, 1)) in ("1 août 2031", "1er août 2031")
    with speaking("en"):
        assert (number(4.5), day(dt.date(2031, 8, 1))) == ("4.5", "1 August 2031")


def test_no_line_of_the_command_sets_a_colon_by_itself() -> None:
    """French has a space before it: what stands before and after is a message of its own."""
    bare = re.compile(r'f"[^"]*[}”)]: ?\{|"; "\.join')
    lines = ((path.name, line) for path in CLI for line in path.read_text("utf-8").splitlines())
    assert [f"{name} {line.strip()}" for name, line in lines if bare.search(line)] == []
