"""What word processors put into YAML is read as what was meant: curly quotes around a text, tabs
and no-break spaces after a key. Every character keeps its place.
"""

from __future__ import annotations

import re

_SPACES = "\t\u00a0\u2007\u202f"
_WIDE = "\u00a0\u2007\u202f"
_WORDS = r"[\w-]+(?: [\w-]+)*"
_AFTER = re.compile(
    rf"^([ ]*(?:-[ ]+)*(?:-(?=[{_SPACES}])|{_WORDS}[ {_SPACES}]*:))([ {_SPACES}]+)", re.MULTILINE
)
_COLON = re.compile(rf"^([ ]*(?:-[ ]+)*{_WORDS})([{_WIDE}]+)(?=:)", re.MULTILINE)
_BEFORE = re.compile(rf"^[ {_WIDE}]+", re.MULTILINE)
_BLANK = re.compile(rf"^[ {_SPACES}]+$", re.MULTILINE)
_CURLY = re.compile(
    rf"^([ ]*(?:- +)*(?:{_WORDS}[ \u00a0]*: +)?)[“”„]([^“”„\n]*)[“”]([ \t]*|[ \t]+#[ \t].*)$",
    re.MULTILINE,
)


def softened(text: str) -> str:
    """A YAML text with plain quotes and spaces where word processors put others; as long as it
    was, so that what is found in one stands at the same place in the other."""
    text = _COLON.sub(lambda found: found[1] + _plain_spaces(found[2]), _BLANK.sub(_plain, text))
    text = _BEFORE.sub(_plain, text)
    while (spaced := _AFTER.sub(lambda found: found[1] + _plain_spaces(found[2]), text)) != text:
        text = spaced  # `- key:` has two places
    return _CURLY.sub(_quoted, text)


def _plain(found: re.Match[str]) -> str:
    return _plain_spaces(found[0])


def _plain_spaces(text: str) -> str:
    return " " * len(text)


def _quoted(found: re.Match[str]) -> str:
    """A text between curly quotes, between the plain ones that it does not hold itself."""
    inside = found[2]
    if not re.search(r'["\\]', inside):
        return f'{found[1]}"{inside}"{found[3]}'
    return f"{found[1]}'{inside}'{found[3]}" if "'" not in inside else found[0]
