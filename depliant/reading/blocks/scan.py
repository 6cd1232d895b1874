"""A text → its lines: comments taken out, blocks of code known, hidden signs refused.

Both may hold what looks like a heading. So both are found before sections are cut, and one that
is never closed is refused: it would swallow every section after it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from depliant.errors import Place, Problem
from depliant.reading.blocks.line import Kind, Line
from depliant.words import _

_FENCE = re.compile(r"(`{3,}|~{3,})[^`~]*$")
_CODE_OR_COMMENT = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)|<!--")
_DIRECTIVE = re.compile(r"\s*depliant\s*:\s*(.*)", re.DOTALL)
_S = r"[ \u00a0\u202f]"
ALLOW = re.compile(rf"allow{_S}+([^\s:]+){_S}*(?::\s*(.*))?", re.DOTALL)
_MEANT = re.compile(
    r"\s*(?:depliant\s*:|d[eé]pliants?[\s:;,./–-]*(?:al+ow|allo|ignor|disable|skip|silence|autoris"
    r"|permet|accept|tai[rs])|al+ow\s+[a-z]+(?:-[a-z]+)*\s*:)",
    re.IGNORECASE,
)  # what people write when they mean a directive
_ROLE = re.compile(r"\{[^{}]*(?:#[\w-]|\w=)[^{}]*\}[\s#]*$")
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True)
class Directive:
    """What a comment asks of the press, and the line on which it begins."""

    line: int
    said: str


@dataclass(frozen=True)
class Scanned:
    """The lines of a text, without those that only held a comment, what is wrong in it, and what
    its comments ask of the press."""

    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]
    directives: tuple[Directive, ...] = ()


def scan(text: str, place: Place) -> Scanned:
    """The lines of `text`, whose first stands at `place`."""
    scanner = _Scanner(place)
    lines = tuple(scanner.lines(text.split("\n"), place.line or 1))
    problems = (*scanner.problems, *_hidden(lines, place), *_swallowed(lines, place))
    return Scanned(lines, problems, tuple(scanner.directives))


def means_directive(comment: str) -> bool:
    """Whether a comment was meant for the press, whatever else is in it."""
    return _MEANT.match(unicodedata.normalize("NFC", comment)) is not None


def no_directive(said: str) -> tuple[str, str]:
    """What is wrong with a comment that was meant as a directive and is none, and what to write."""
    message = _("There is no directive `{name}`.").format(name=" ".join(said.split())[:40])
    remedy = _(
        "There is `depliant: allow RULE: reason`, in small letters, without an accent; a comment "
        "for people begins otherwise."
    )
    return message, remedy


def without_comments(text: str) -> str:
    """The text with its comments blotted out; every line keeps its number."""
    lines = text.split("\n")
    seen = {line.number: line.raw for line in scan(text, Place("", 1)).lines}
    return "\n".join(seen.get(number, "") for number in range(1, len(lines) + 1))


@dataclass
class _Scanner:
    """Where the scan stands: in a fence, in a comment that began on some line, or in neither."""

    place: Place
    fence: str = ""
    comment: list[str] = field(default_factory=list)
    opened: int = 0  # the line on which the fence or the comment began
    problems: list[Problem] = field(default_factory=list)
    directives: list[Directive] = field(default_factory=list)

    def lines(self, raws: list[str], first: int) -> Iterator[Line]:
        for number, raw in enumerate(raws, first):
            line = self._fenced(number, raw) if self.fence else self._written(number, raw)
            if line:
                yield line
        self.problems.extend(self._unclosed())

    def _fenced(self, number: int, raw: str) -> Line:
        mark = raw.strip()
        if mark and set(mark) == {self.fence[0]} and len(mark) >= len(self.fence):
            self.fence = ""
            return Line(number, raw, Kind.FENCE)
        return Line(number, raw, Kind.CODE)

    def _written(self, number: int, raw: str) -> Line | None:
        seen = self._seen(number, raw)
        if seen != raw and not seen.strip():
            return None
        line = Line(number, seen)
        if found := _FENCE.match(line.text):
            self.fence, self.opened = found[1], number
            return Line(number, seen, Kind.FENCE)
        return line

    def _seen(self, number: int, raw: str) -> str:
        """What stands on a line outside comments."""
        kept, at = [], 0
        while at < len(raw) or self.comment:
            if self.comment:
                at = self._in_comment(raw, at)
                if self.comment:
                    break
                continue
            found = _CODE_OR_COMMENT.search(raw, at)
            if not found or found[1]:
                end = found.end() if found else len(raw)
                kept.append(raw[at:end])
                at = end
                continue
            kept.append(raw[at : found.start()])
            at, self.comment, self.opened = found.end(), [""], number
        return "".join(kept)

    def _in_comment(self, raw: str, at: int) -> int:
        """Read on to the end of a comment, or of the line."""
        end = raw.find("-->", at)
        self.comment.append(raw[at:] if end < 0 else raw[at:end])
        if end < 0:
            return len(raw)
        self._said("\n".join(self.comment))
        self.comment = []
        return end + len("-->")

    def _said(self, comment: str) -> None:
        found = _DIRECTIVE.match(comment)
        if found and ALLOW.fullmatch(found[1].strip()):
            self.directives.append(Directive(self.opened, found[1].strip()))
        elif means_directive(comment):
            message, remedy = no_directive(found[1] if found else comment)
            self.problems.append(Problem(message, self.place.at(self.opened), remedy))

    def _unclosed(self) -> Iterator[Problem]:
        here = self.place.at(self.opened)
        if self.comment:
            message = _("A comment `<!--` is never closed: it hides all that follows.")
            yield Problem(message, here, _("End it with `-->`."))
        if self.fence:
            message = _("A block of code is never closed: it takes all that follows.")
            remedy = _("End it with a line `{fence}`, or remove that line.")
            yield Problem(message, here, remedy.format(fence=self.fence))


def _hidden(lines: tuple[Line, ...], place: Place) -> Iterator[Problem]:
    """Signs that no editor shows, some of which other programs take for line ends."""
    for line in lines:
        if found := _HIDDEN.search(line.raw):
            message = _("A line holds a sign that no editor shows (U+{code:04X}).")
            remedy = _("Delete it; press Enter there if a new line was meant.")
            yield Problem(message.format(code=ord(found[0])), place.at(line.number), remedy)


def _swallowed(lines: tuple[Line, ...], place: Place) -> Iterator[Problem]:
    """Headings of sections in a block of code: two marks that were left open by mistake would make
    one of all that stands between."""
    for line in lines:
        if line.kind is Kind.CODE and _ROLE.search(line.raw):
            message = _("A block of code holds the heading of a section: “{text}”.")
            remedy = _("Close the block above it; an example needs no braces.")
            message = message.format(text=line.text.strip()[:40])
            yield Problem(message, place.at(line.number), remedy)
