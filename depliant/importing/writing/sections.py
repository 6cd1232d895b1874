"""The parts of an outline → the lines of sections, each read back as soon as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from depliant.importing.mending.walk import each_spans
from depliant.importing.outline import Part
from depliant.importing.shapes import (
    Block,
    Blocks,
    Heading,
    Span,
    Spans,
    said,
    spans_in,
    text,
)
from depliant.importing.shapes import lines as lines_of
from depliant.importing.told import Kind, Told
from depliant.importing.writing.blocks import Writer
from depliant.importing.writing.escaping import bare, shut
from depliant.importing.writing.inline import Hand
from depliant.importing.writing.reading_back import reads_back
from depliant.words import _, speaking


@dataclass
class Desk:
    """What all sections share while they are written: what stands for pictures, the notes that
    they lead to (numbered as they are met), what is told."""

    shown: Mapping[str, tuple[str, str]]
    notes: Mapping[str, Blocks]
    lang: str
    numbers: dict[str, str] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)

    def section(self, part: Part) -> str:
        """The Markdown of a section, its heading first."""
        self._number((Heading(2, part.title), *part.blocks))
        title = self._title(part)
        lines = [f"## {title} {{#{part.role}}}", ""]
        if part.guessed:
            with speaking(self.lang):
                note = _("role guessed from the title")
            lines[1:] = [f"<!-- {note} -->", ""]
        return "\n".join([*lines, *self.body(part.blocks)])

    def _title(self, part: Part) -> str:
        line = Hand(self.shown).line(part.title)
        if reads_back(f"### {line}", (said((Heading(2, part.title),)),), ()):
            return line
        return Hand(self.shown, plain=True).line(part.title)

    def body(self, blocks: Blocks) -> list[str]:
        """The lines of some blocks. What would not be read as it was meant is written without
        marks; what then is not either, as plain paragraphs, and told."""
        hand = Hand(self.shown)
        lines = Writer(hand).blocks(self._renamed(blocks))
        if not self._reads(lines, blocks):
            lines = _joined(self._alone(block) for block in blocks)
        if not self._reads(lines, blocks):
            lines = self._flat(blocks)
        self.told += hand.told
        return lines

    def _alone(self, block: Block) -> list[str]:
        for plain in (False, True):
            lines = Writer(Hand(self.shown, plain)).blocks(self._renamed((block,)))
            if self._reads(lines, (block,)):
                return lines
        return self._flat((block,))

    def _flat(self, blocks: Blocks) -> list[str]:
        """Every text of some blocks as a paragraph of its own; told, for lists and tables end."""
        message = _("Please look at this passage: “{text}”.")
        shown = " ".join(said(blocks).split())
        self.told.append(Told(Kind.LOOK, message.format(text=shown[:80])))
        hand = Hand(self.shown, plain=True)
        texts = [spans for block in self._renamed(blocks) for spans in spans_in(block)]
        lines = _joined(hand.paragraph(spans) for spans in texts)
        return lines if self._reads(lines, blocks) else list(_signs_alone(texts))

    def _reads(self, lines: Sequence[str], blocks: Blocks) -> bool:
        return reads_back("\n".join(lines), _said(blocks, self.shown), self.numbers.values())

    # --- notes ---

    def _number(self, blocks: Blocks) -> None:
        for block in blocks:
            for spans in spans_in(block):
                for span in spans:
                    if span.note in self.notes and span.note not in self.numbers:
                        self.numbers[span.note] = str(len(self.numbers) + 1)
                        self._number(self.notes[span.note])

    def _renamed(self, blocks: Blocks) -> Blocks:
        return each_spans(
            blocks,
            lambda spans: tuple(
                replace(span, note=self.numbers.get(span.note, "")) if span.note else span
                for span in spans
            ),
        )

    def definitions(self) -> Iterator[str]:
        """The lines of the notes that the sections lead to."""
        for name, number in self.numbers.items():
            lines = self.body(self.notes[name]) or ["–"]
            yield f"[^{number}]: {lines[0]}"
            yield from (f"    {line}" if line else "" for line in lines[1:])

    @property
    def unused(self) -> Iterator[Blocks]:
        return (blocks for name, blocks in self.notes.items() if name not in self.numbers)


_LONGEST = 60  # signs of a word, each of which may become six
_BOX = re.compile(r"^\s*(\[[ xX]\]|[☐□❏❑☑☒])")  # at the start of an entry, one that is printed


def _said(blocks: Blocks, shown: Mapping[str, tuple[str, str]]) -> tuple[str, str]:
    """What blocks have to print: as it stands, and with the boxes that lists may tick."""
    texts = [
        "".join(_span_said(span, shown) for span in spans)
        for block in blocks
        for spans in spans_in(block)
    ]
    return "\n".join(texts), "\n".join(_BOX.sub(_box, text) for text in texts)


def _box(found: re.Match[str]) -> str:
    return "☑" if found[1] in ("[x]", "[X]", "☑", "☒") else "☐"


def _span_said(span: Span, shown: Mapping[str, tuple[str, str]]) -> str:
    if not span.picture:
        return span.text
    path, shows = shown.get(span.picture, ("", ""))
    return "" if path else shows  # of a picture, what it shows is no text


def _joined(parts: Iterable[list[str]]) -> list[str]:
    """Lines of blocks, an empty one between two."""
    found: list[str] = []
    for part in parts:
        found += [*([""] if found and part else []), *part]
    return found


def _signs_alone(texts: Iterable[Spans]) -> Iterator[str]:
    """The letters and signs of some texts, a paragraph for each line: what no reader can take for
    anything else, with white where a word is too long."""
    for spans in texts:
        for line in lines_of(spans):
            if words := " ".join(text(line).split()):
                yield shut(bare(re.sub(rf"(\S{{{_LONGEST}}})(?=\S)", r"\1 ", words)))
                yield ""
