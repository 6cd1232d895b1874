"""Headings that were only set so: bold, underlined, in capitals, numbered. Each is a guess."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from depliant.importing.shapes import (
    BOLD,
    UNDER,
    Block,
    Blocks,
    Heading,
    Listing,
    Paragraph,
    Spans,
    text,
    without_marks,
)

LONGEST = 90  # letters
_CAPITALS, _BOLD, _UNDERLINED, _NUMBER, _ALONE = range(11, 16)  # below all that files say
_ENDS = re.compile(r"[.,;…]\s*$|:\s*$")
_NUMBERED = re.compile(
    r"\s*(?:(\d{1,2}(?:\.\d{1,2})+)[.)-]?|(\d{1,2}|[IVX]{1,4}|[A-H])(?:[.)]|°\)?|[-/](?=\s)))"
    r"[ \t\u00a0–-]+(?=\S)"
)
_NOT_A_TITLE = re.compile(  # an entry of a list, a telephone, an address
    r"^\s*[•‣◦●○▪▫■–—*+→➔►✓☐☑-]|\d{2}[ .]\d{2}|@|https?:|www\."
)


def with_headings(blocks: Blocks, lone: bool) -> Blocks:
    """The blocks with those that look like headings made headings. `lone`: a short line that
    stands alone counts, as in plain text, where nothing is bold."""
    found: list[Block] = []
    for at, block in enumerate(blocks):
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        spans = () if _in_a_row(blocks, at) else _candidate(block)
        if spans and after is not None and (level := _level(spans, after, lone)):
            plain, bold = without_marks(spans, BOLD, UNDER), _is_bold(spans)
            found.append(Heading(level, plain, sure=False, bold=bold))
        else:
            found.append(block)
    return tuple(_under_sure_ones(found))


def _in_a_row(blocks: Blocks, at: int) -> bool:
    """Whether a bold line stands next to another: so is a warning set, and no heading. The first
    line of all may be a title."""
    near = [blocks[n] for n in (at - 1, at + 1) if 0 < n < len(blocks)]
    return at > 0 and _is_bold_line(blocks[at]) and any(map(_is_bold_line, near))


def _is_bold_line(block: Block) -> bool:
    spans = _candidate(block) if isinstance(block, Paragraph) else ()
    words = text(spans).strip()
    return _is_bold(spans) and not _is_capitals(words) and not _NUMBERED.match(words)


def _is_bold(spans: Spans) -> bool:
    said = [span for span in spans if span.text.strip()]
    return bool(said) and all(BOLD in span.marks for span in said)


def _candidate(block: Block) -> Spans:
    """The words of a block that may be a heading: one short line, or a list of one."""
    if isinstance(block, Listing) and len(block.items) == 1 and len(block.items[0]) == 1:
        inner = block.items[0][0]
        return (
            _candidate(inner) if isinstance(inner, Paragraph) and _is_dressed(inner.spans) else ()
        )
    if not isinstance(block, Paragraph):
        return ()
    words = text(block.spans)
    if "\n" in words or _is_row(words) or any(one.picture for one in block.spans):
        return ()
    if not 2 < len(words) <= LONGEST:
        return ()
    letters = sum(one.isalpha() for one in words)
    return block.spans if letters > 2 and not _NOT_A_TITLE.search(words) else ()


def _is_row(words: str) -> bool:
    """Whether tabs part the words of a line, behind its number: it is a row of a table."""
    number = _NUMBERED.match(words)
    return "\t" in words[number.end() if number else 0 :].strip()


def _is_dressed(spans: Spans) -> bool:
    """Whether all its words are bold or underlined."""
    said = [span for span in spans if span.text.strip()]
    return bool(said) and all(span.marks & {BOLD, UNDER} for span in said)


def _level(spans: Spans, after: Block, lone: bool) -> int:
    """The level that a line seems to have, larger than any that a file says; 0 for no heading."""
    words = text(spans).strip()
    if isinstance(after, Listing) and words.endswith(":") and not _is_capitals(words):
        return 0
    numbered = _NUMBERED.match(words)
    depth = numbered[1].count(".") if numbered and numbered[1] else 0
    if _is_capitals(words):
        return _CAPITALS
    if _is_dressed(spans) and not re.search(r"[.,;]$", words):
        return (_BOLD if _is_bold(spans) else _UNDERLINED) + depth
    opens = numbered and _is_capital(words, numbered) and not _ENDS.search(words)
    if opens and isinstance(after, Paragraph) and not _is_number(after):
        return _NUMBER + depth
    alone = lone and isinstance(after, Paragraph | Listing) and not _ENDS.search(words)
    short = alone and len(words) <= 60 and words[0].isupper()
    longer = not isinstance(after, Paragraph) or len(text(after.spans)) > len(words)
    return _ALONE if short and longer else 0


def _is_capital(words: str, number: re.Match[str]) -> bool:
    """Whether the words behind a number begin as a title does."""
    return words[number.end() : number.end() + 1].isupper()


def _is_capitals(words: str) -> bool:
    letters = [one for one in words if one.isalpha()]
    long = re.search(r"[^\W\d_]{4}", words)
    return bool(long) and sum(map(str.isupper, letters)) >= 0.9 * len(letters)


def _is_number(block: Paragraph) -> bool:
    return _NUMBERED.match(text(block.spans)) is not None


def _under_sure_ones(blocks: Sequence[Block]) -> Iterator[Block]:
    """Guessed headings stand below those that the file itself says."""
    sure = [block.level for block in blocks if isinstance(block, Heading) and block.sure]
    first = next((n for n, one in enumerate(blocks) if isinstance(one, Heading) and one.sure), None)
    for at, block in enumerate(blocks):
        opens = first is not None and at < first  # above all of them: a title
        if isinstance(block, Heading) and not block.sure and sure and opens:
            yield replace(block, level=min(sure))
        else:
            yield block


def without_number(spans: Spans) -> tuple[Spans, str]:
    """The words of a heading, and the number that stood before them."""
    found = _NUMBERED.match(text(spans))
    if not found:
        return spans, ""
    count, kept = found.end(), []
    for span in spans:
        gone = min(count, len(span.text))
        count -= gone
        kept.append(span.said(span.text[gone:]))
    return tuple(kept), found[0].strip()
