"""Spans → Markdown inside a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from depliant.importing.shapes import ABOVE, BELOW, BOLD, ITALIC, Span, Spans, lines
from depliant.importing.told import Kind, Told
from depliant.importing.writing.escaping import bare, escaped, opened, shut
from depliant.words import _

_LONGEST_ADDRESS = 160  # signs; an article's longest word has 200
_SIGNS = ((BELOW, "~"), (ABOVE, "^"), (ITALIC, "*"), (BOLD, "**"))


@dataclass
class Hand:
    """Writes spans; `shown` says what stands for a picture (its path and what it shows). `plain`:
    without any mark, each sign with its backslash."""

    shown: Mapping[str, tuple[str, str]]
    plain: bool = False
    told: list[Told] = field(default_factory=list)

    @property
    def _escape(self) -> Callable[[str], str]:
        return bare if self.plain else escaped

    def paragraph(self, spans: Spans) -> list[str]:
        """The lines of a paragraph; each but the last ends with a backslash, but under a picture,
        whose caption the next line is."""
        start = shut if self.plain else opened
        found = [start(self.line(line)) for line in lines(spans)]
        kept = [line for line in found if line]
        return [self._ended(line) for line in kept[:-1]] + kept[-1:]

    def _ended(self, line: str) -> str:
        return line if re.fullmatch(r"!\[[^\n]*\]\([^()\n]*\)", line) else f"{line}\\"

    def line(self, spans: Iterable[Span], between: str = " ") -> str:
        """Spans as one line; where one of theirs ended stands `between`."""
        parts = (span.said(span.text.replace("\n", between)) for span in spans)
        text = "".join(self._span(span) for span in _merged(parts))
        return re.sub(r"[ \t]+", " ", text).strip()

    def _span(self, span: Span) -> str:
        if span.picture:
            path, shows = self.shown.get(span.picture, ("", ""))
            return f"![{_in_brackets(shows)}]({path})" if path else self._escape(shows)
        if span.note:
            return f"[^{span.note}]"
        words = span.text.strip()
        if not words:
            return " " if span.text else ""
        before = " " if span.text[0].isspace() else ""
        after = " " if span.text[-1].isspace() else ""
        written = self._escape(words)
        if not self.plain:
            written = self._linked(words, self._set(written, span), span.link)
        return f"{before}{written}{after}"

    def _set(self, written: str, span: Span) -> str:
        for mark, sign in _SIGNS:
            if mark in span.marks and (mark not in (BELOW, ABOVE) or not re.search(r"\s", written)):
                written = f"{sign}{written}{sign}"
        return written

    def _linked(self, words: str, written: str, address: str) -> str:
        if not address or is_address(words, address):
            return written
        if len(address) > _LONGEST_ADDRESS or not address.isprintable():
            message = _("The link on “{words}” is too long for paper: {address}")
            message = message.format(words=words, address=address)
            self.told.append(Told(Kind.LEFT_OUT, message, address))
            return written
        safe = address.replace("(", "%28").replace(")", "%29").replace("<", "%3C")
        return f"[{written}]({safe})"


def is_address(words: str, address: str) -> bool:
    """Whether the words of a link are its address: typed, it is a link by itself."""
    plain = re.sub(r"^(?:https?://|mailto:|tel:)(?:www\.)?", "", address.casefold()).rstrip("/")
    typed = re.sub(r"^(?:https?://)?(?:www\.)?", "", words.casefold()).rstrip("/")
    return re.sub(r"[\s.]", "", plain) == re.sub(r"[\s.]", "", typed)


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Neighbours that are set alike as one; white between two of a kind is of that kind."""
    last: Span | None = None
    for span in spans:
        kept = span.marks & {BOLD, ITALIC, BELOW, ABOVE}
        span = replace(span, marks=frozenset(kept))
        if last and _alike(last, span):
            last = last.said(last.text + span.text)
            continue
        if last:
            yield last
        last = span
    if last:
        yield last


def _alike(one: Span, other: Span) -> bool:
    special = one.picture or other.picture or one.note or other.note
    return not special and (one.marks, one.link) == (other.marks, other.link)


def _in_brackets(words: str) -> str:
    """What a picture shows, between its brackets."""
    return " ".join(re.sub(r'[\[\]"\\`*_{}<>|~^]', " ", words).split())
