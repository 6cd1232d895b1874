"""A gettext catalogue (`.po`) compiled in memory, as `msgfmt` would: one source of truth, and no
binary file to keep current. Every command does it as it starts: babel's reader, which knows all
that may stand in such a file, takes ten times as long."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping

_KEY = re.compile(r'(msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?) "(.*)"')
_ESCAPED = re.compile(r"\\(.)")
_MEANT = {"n": "\n", "t": "\t", "r": "\r"}
_MAGIC = 0x950412DE
_HEAD = 7 * 4  # bytes, of seven numbers
_PAIR = 2 * 4


def compiled(text: str) -> bytes:
    """The bytes of a `.mo` file that says what a `.po` file says. Without contexts; what is
    `fuzzy`, or has no translation, is left out."""
    said = sorted((key.encode(), told.encode()) for key, told in _messages(text))
    keys = b"".join(key + b"\0" for key, _told in said)
    first = _HEAD + 2 * _PAIR * len(said)  # where the texts begin
    head = struct.pack("<7I", _MAGIC, 0, len(said), _HEAD, _HEAD + _PAIR * len(said), 0, first)
    places = _places([key for key, _told in said], first)
    told = _places([told for _key, told in said], first + len(keys))
    return head + places + told + keys + b"".join(told + b"\0" for _key, told in said)


def _places(texts: list[bytes], start: int) -> bytes:
    """The length of each text, and where it stands."""
    numbers = []
    for text in texts:
        numbers += [len(text), start]
        start += len(text) + 1
    return struct.pack(f"<{len(numbers)}I", *numbers)


def _messages(text: str) -> Iterator[tuple[str, str]]:
    for lines in _entries(text):
        said = _said(lines)
        forms = [told for key, told in said.items() if key.startswith("msgstr")]
        fuzzy = any(line.startswith("#,") and "fuzzy" in line for line in lines)
        if not fuzzy and "msgid" in said and all(forms):
            plural = (said["msgid_plural"],) if "msgid_plural" in said else ()
            yield "\0".join((said["msgid"], *plural)), "\0".join(forms)


def _entries(text: str) -> Iterator[list[str]]:
    """The lines of each entry: what follows a translation, and does not go on with it, begins
    another. A merge may leave no empty line between two."""
    lines: list[str] = []
    ending = False
    for line in text.split("\n"):
        if ending and line and not line.startswith(('"', "msgstr")):
            yield lines
            lines, ending = [], False
        ending = ending or line.startswith("msgstr")
        lines.append(line)
    yield lines


def _said(lines: list[str]) -> Mapping[str, str]:
    """What stands behind each key of an entry; a text may go on in the lines below."""
    found: dict[str, str] = {}
    key = ""
    for line in lines:
        if line.startswith('"'):
            found[key] += _read(line.rstrip()[1:-1])
        elif match := _KEY.match(line):
            key = match[1]
            found[key] = _read(match[2])
    return found


def _read(text: str) -> str:
    return _ESCAPED.sub(lambda one: _MEANT.get(one[1], one[1]), text) if "\\" in text else text
