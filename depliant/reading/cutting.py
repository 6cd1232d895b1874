"""A document's body → its parts: each heading of level 1 or 2, and the lines below it.

Whatever looks like a heading to a reader is one here: no space or any space after its marks, up to
three columns before them, or a line of `=` or `-` under it. What a comment or a block of code
holds is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from depliant.errors import Place
from depliant.reading.blocks.line import TAB, Kind, Line
from depliant.reading.blocks.marks import entry, heading, underline
from depliant.reading.blocks.tables import is_row

_ATTRIBUTES = re.compile(r"^(.*?)\s*\{:?\s*((?:#|\.|[\w-]+=)[^{}]*)\}$")
_STRAY = re.compile(
    r"(?<![\\{])\{(?!\{).*"  # `{#car`, `{#car}.`: braces that are not those at the end
    r"|[(\[]\s*#[\w-]+\s+[^()\[\]]*[)\]]?$"
    r"|(?:[(\[][^()\[\]]*?|#[\w-]+\s+)?\b(?:hospitals|formats)\s*=.*"
)
_KEY = re.compile(r"([\w-]+)\s*=\s*(?:[\"“”«»„]\s*([^\"“”«»„{}()\[\]]*)[\"“”«»]?|([^\s{}()\[\]]+))")
_ROLE = re.compile(r"#\s*([\w-]+)|^[({\[]\s*([^\W\d_][\w-]*)\s*[)}\]]")
_CLASS = re.compile(r"(?<![\w)}\]])\.([a-z][\w-]*)")
_OPENS = re.compile(r"[>!:#]|\[|\*\[")  # no words of a title stand on such a line


@dataclass(frozen=True)
class Part:
    """A heading of level 1 or 2 (`words` with its attributes), and the text below it."""

    level: int
    words: str
    text: str
    place: Place

    @property
    def title(self) -> tuple[str, str]:
        """The heading's words, and the attributes at its end."""
        found = _ATTRIBUTES.match(self.words)
        return (found[1], found[2]) if found else (self.words, "")

    @property
    def stray(self) -> str:
        """What stands in the heading's words as if it were attributes, and is read as words: whom
        the section is for may be among it. Empty if there is none."""
        found = _STRAY.search(self.title[0])
        return self.words[found.start() :].strip() if found else ""

    def mended(self, stray: str) -> tuple[str, str, str]:
        """Title, role (empty if none is named) and the other attributes that a heading with stray
        ones was to have."""
        keys = {found[1]: (found[2] or found[3]).strip() for found in _KEY.finditer(stray)}
        rest = _KEY.sub(" ", stray)
        role = _ROLE.search(rest)
        classes = dict.fromkeys(_CLASS.findall(rest))
        words = [*(f".{name}" for name in classes), *(f'{k}="{v}"' for k, v in keys.items() if v)]
        title = self.words[: self.words.find(stray)].strip()
        return f"{title}{_behind(stray)}", (role[1] or role[2]) if role else "", " ".join(words)


def _behind(stray: str) -> str:
    """The words behind stray attributes that are closed: ` (payant)`."""
    closing = {"{": "}", "(": ")", "[": "]"}.get(stray[0], "")
    _attributes, _sign, behind = stray.partition(closing) if closing else ("", "", "")
    return re.sub(r"\s*\{[^{}]*\}?", "", _KEY.sub("", behind)).rstrip()


@dataclass(frozen=True)
class _Head:
    line: int  # of its words
    after: int  # the first line below it
    level: int
    words: str


def cut(body: str, lines: Sequence[Line], place: Place) -> Iterator[Part]:
    """The parts of a body; `place` is that of its first line, `lines` what `scan` made of it."""
    first = place.line or 1
    raw = body.split("\n")
    heads = list(_heads(lines))
    ends = [*(head.line for head in heads[1:]), first + len(raw)]
    for head, end in zip(heads, ends, strict=False):
        skipped = [""] * (head.after - head.line - 1)  # its underline: the lines below keep theirs
        text = "\n".join([*skipped, *raw[head.after - first : end - first]])
        yield Part(head.level, head.words, text, place.at(head.line))


def _heads(lines: Sequence[Line]) -> Iterator[_Head]:
    for at, line in enumerate(lines):
        if line.indent >= TAB:
            continue
        found = heading(line)
        if found and found[0] <= 2:
            yield _Head(line.number, line.number + 1, *found)
        elif (level := underline(line)) and at and _is_title(lines, at - 1):
            title = lines[at - 1]
            yield _Head(title.number, line.number + 1, level, title.text.strip())


def _is_title(lines: Sequence[Line], at: int) -> bool:
    """Whether a line, with another of signs below it, is the only line of its paragraph."""
    before = lines[at - 1] if at else None
    alone = before is None or before.blank or heading(before) is not None
    return alone and _is_words(lines[at])


def _is_words(line: Line) -> bool:
    words = line.kind is Kind.WORDS and not line.blank and line.indent < TAB
    return words and not (entry(line) or is_row(line) or _OPENS.match(line.text))
