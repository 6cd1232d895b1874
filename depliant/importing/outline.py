"""Blocks → a title and sections: levels put in order, roles guessed from titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from depliant.importing.mending.capitals import abbreviations, in_capitals, lowered
from depliant.importing.mending.headings import without_number
from depliant.importing.shapes import (
    BOLD,
    UNDER,
    Block,
    Blocks,
    Heading,
    Paragraph,
    Span,
    Spans,
    said,
    text,
    with_marks,
    without_marks,
)
from depliant.importing.told import Kind, Told, left_out
from depliant.importing.word.styles import SUBTITLE, TITLE
from depliant.reading.roles import meant, proposed
from depliant.words import _

DEEPEST = 4  # levels of headings that an article knows
_LONGEST_TITLE = 120
INTRODUCTION = "introduction"  # the role of what stands before the first heading


@dataclass(frozen=True)
class Part:
    """A section to be: `guessed` if its title means its role."""

    role: str
    title: Spans
    blocks: Blocks
    guessed: bool = False


@dataclass(frozen=True)
class Outline:
    """An article to be, and what is told of it."""

    title: str
    subtitle: str
    parts: tuple[Part, ...]
    told: tuple[Told, ...]


@dataclass
class _Drawn:
    """An outline while it is drawn."""

    known_title: str
    name: str
    told: list[Told] = field(default_factory=list)

    def outline(self, blocks: Blocks, subtitle: str) -> Outline:
        subtitles = [one for one in blocks if _level(one) == SUBTITLE]
        if subtitles and isinstance(subtitles[0], Heading):
            subtitle = subtitle or text(subtitles[0].spans)
            blocks = tuple(one for one in blocks if one is not subtitles[0])
        kept = abbreviations(said(blocks))
        blocks = tuple(
            self._heading(one, kept) if isinstance(one, Heading) else one for one in blocks
        )
        title, found, rest = self._titled(blocks)
        parts = self._parts(_levelled(_not_empty(rest)))
        return Outline(_one_line(title), subtitle or found, tuple(parts), tuple(self.told))

    def _heading(self, heading: Heading, kept: frozenset[str]) -> Heading:
        """A heading without the number before it, and in small letters."""
        spans, number = without_number(without_marks(heading.spans, BOLD, UNDER))
        if number:
            message = _("“{number}” before “{title}” is left out: sections have no numbers.")
            message = message.format(number=number, title=text(spans))
            self.told.append(Told(Kind.LEFT_OUT, message, number))
        if in_capitals(text(spans)):
            small = lowered(text(spans), kept)
            message = _("The title “{before}” is written “{after}”: check names, abbreviations.")
            message = message.format(before=text(spans), after=small)
            self.told.append(Told(Kind.GUESSED, message))
            spans = (Span(small), *(one for one in spans if one.note))
        if not heading.sure:
            message = _("“{title}” was set like a heading, and became one.")
            self.told.append(Told(Kind.GUESSED, message.format(title=text(spans))))
        return replace(heading, spans=spans)

    # --- the title ---

    def _titled(self, blocks: Blocks) -> tuple[str, str, Blocks]:
        """The title, a subtitle, and the other blocks."""
        headings = [n for n, one in enumerate(blocks) if isinstance(one, Heading)]
        titles = [n for n in headings if _level(blocks[n]) == TITLE]
        first = next(iter((*titles, *headings)), None)
        head = blocks[first] if first is not None else None
        opening = blocks[0] if blocks else None
        if self.known_title:
            same = isinstance(head, Heading) and _same(text(head.spans), self.known_title)
            rest = tuple(one for one in blocks if one is not head) if same else blocks
            if same and isinstance(head, Heading):
                self.told.append(left_out(text(head.spans), _("It says the same as the title")))
            return self.known_title, "", rest
        above = not (isinstance(head, Heading) and _is_alone(head, blocks))
        if first and above and isinstance(opening, Paragraph) and _is_title(opening):
            message = _("The first line, “{title}”, became the title.")
            self.told.append(Told(Kind.GUESSED, message.format(title=text(opening.spans))))
            return text(opening.spans), "", blocks[1:]
        if isinstance(head, Heading) and first is not None:
            subtitle, rest = _subtitled(blocks[first + 1 :])
            return text(head.spans), subtitle, (*blocks[:first], *rest)
        if isinstance(opening, Paragraph) and _is_title(opening) and len(blocks) > 1:
            message = _("The first line, “{title}”, became the title.")
            self.told.append(Told(Kind.GUESSED, message.format(title=text(opening.spans))))
            return text(opening.spans), "", blocks[1:]
        message = _("The file has no title: its name became one.")
        self.told.append(Told(Kind.GUESSED, message))
        return self.name, "", blocks

    # --- sections ---

    def _parts(self, blocks: Blocks) -> Iterator[Part]:
        taken: set[str] = set()
        for heading, inside in _cut(blocks):
            if heading is None:
                taken.add(INTRODUCTION)
                message = _("Text before the first heading became the section “Introduction”.")
                self.told.append(Told(Kind.GUESSED, message))
                yield Part(INTRODUCTION, (Span("Introduction"),), inside)
                continue
            title = tuple(one for one in heading.spans if not one.note)
            notes = tuple(one for one in heading.spans if one.note)
            role = proposed(text(title), taken)
            taken.add(role)
            body = (Paragraph(notes), *inside) if notes else inside
            yield Part(role, title, body, guessed=meant(text(title)) == role)


def drawn(blocks: Blocks, title: str, subtitle: str, name: str) -> Outline:
    """The outline of some blocks; `title` and `subtitle` if the file says them otherwise, `name`
    the file's, for one that has none."""
    return _Drawn(title, name).outline(blocks, subtitle)


def _level(block: Block) -> int:
    return block.level if isinstance(block, Heading) else 99


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _is_alone(head: Heading, blocks: Blocks) -> bool:
    """Whether the file itself says that a heading is above all others."""
    others = (one.level for one in blocks if isinstance(one, Heading) and one is not head)
    return head.sure and all(head.level < level for level in others)


def _same(one: str, other: str) -> bool:
    return re.findall(r"\w+", one.casefold()) == re.findall(r"\w+", other.casefold())


def _is_title(block: Paragraph) -> bool:
    words = text(block.spans)
    line = "\n" not in words and 2 < len(words) <= _LONGEST_TITLE
    return line and not re.search(r"[.,;:]\s*$", words) and not any(s.picture for s in block.spans)


def _subtitled(blocks: Blocks) -> tuple[str, Blocks]:
    """A guessed heading right under the title, with another one right below, is a subtitle."""
    pair = blocks[:2]
    if len(pair) == 2 and all(isinstance(one, Heading) for one in pair):
        first, second = pair
        if isinstance(first, Heading) and isinstance(second, Heading) and not first.sure:
            return text(first.spans), blocks[1:]
    return "", blocks


def _not_empty(blocks: Blocks) -> Iterator[Block]:
    """A heading with nothing below it, not even a heading of a lower level, is a bold line."""
    for at, block in enumerate(blocks):
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        empty = after is None or (
            isinstance(block, Heading) and isinstance(after, Heading) and after.level <= block.level
        )
        if isinstance(block, Heading) and empty:
            yield Paragraph(with_marks(block.spans, BOLD) if block.bold else block.spans)
        else:
            yield block


def _levelled(blocks: Iterator[Block]) -> Blocks:
    """The headings at levels from 2 on, none skipped."""
    found: list[Block] = []
    above: list[int] = []
    for block in blocks:
        if isinstance(block, Heading):
            while above and above[-1] >= block.level:
                above.pop()
            above.append(block.level)
            block = replace(block, level=min(len(above) + 1, DEEPEST))
        found.append(block)
    return tuple(found)


def _cut(blocks: Sequence[Block]) -> Iterator[tuple[Heading | None, Blocks]]:
    """Each heading of a section with what follows it; what stands before the first with none."""
    heading: Heading | None = None
    inside: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            if heading or inside:
                yield heading, tuple(inside)
            heading, inside = block, []
        else:
            inside.append(block)
    if heading or inside:
        yield heading, tuple(inside)
