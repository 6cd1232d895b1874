"""What word processors put into YAML is read as what was meant: curly quotes around a text, tabs
and no-break spaces around a key. Every character keeps its place.
"""

from __future__ import annotations

import re

LONGEST_LINE = 3000  # letters: no honest text is as long; searching a longer one takes its time
_SPACES = "\t\u00a0\u2007\u202f"
_WIDE = "\u00a0\u2007\u202f"
_WORDS = r"[^\W_][\w-]*(?: [\w-]+)*"
_COLON = re.compile(rf"([ ]*(?:-[ ]+)*{_WORDS})([{_WIDE}]+)(?=:)")
_AFTER = re.compile(rf"([ ]*(?:-[ ]+)*(?:-(?=[{_SPACES}])|{_WORDS}[ {_SPACES}]*:))([ {_SPACES}]+)")
_BEFORE = re.compile(rf"()([ {_WIDE}]+)")
_CURLY = re.compile(
    rf"([ ]*(?:- +)*(?:{_WORDS}[ \u00a0]*: +)?)[“”„]([^“”„]*)[“”]([ \t]*|[ \t]+#[ \t].*)$"
)


def softened(text: str) -> str:
    """A YAML text with plain quotes and spaces where word processors put others; as long as it
    was, so that what is found in one stands at the same place in the other."""
    return "\n".join(_line(line) for line in text.split("\n"))


def _line(line: str) -> str:
    if len(line) > LONGEST_LINE:
        return line
    if not line.strip():
        return " " * len(line)
    line = _spaced(_COLON, _spaced(_BEFORE, line))
    while (spaced := _spaced(_AFTER, line)) != line:
        line = spaced  # `- key:` has two places
    curly = _CURLY.match(line)
    return _quoted(curly) if curly else line


def _spaced(pattern: re.Pattern[str], line: str) -> str:
    """A line with plain spaces for the others in the second group of what begins it."""
    found = pattern.match(line)
    if not found:
        return line
    return found[1] + " " * len(found[2]) + line[found.end() :]


def _quoted(found: re.Match[str]) -> str:
    """A text between curly quotes, between the plain ones that it does not hold itself."""
    inside = found[2]
    if not re.search(r'["\\]', inside):
        return f'{found[1]}"{inside}"{found[3]}'
    return f"{found[1]}'{inside}'{found[3]}" if "'" not in inside else found[0]
