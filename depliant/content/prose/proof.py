"""The proof that a section was read: no mark of Markdown or HTML is left in its text, and nothing
is in its tree that the second lock would take out in silence.

A mark counts if it pairs, or opens a line, as Markdown would have it. An escaped mark, code, an
address and a fact's value are text, and so are "~10 mg", "x < y", "2 * 3", "snake_case".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from xml.etree.ElementTree import Element

from markdown.util import ETX, STX, AtomicString

from depliant.content.prose.building import LINE
from depliant.content.prose.lock import not_kept
from depliant.content.prose.remedies import Mark, html_wrong, is_html
from depliant.content.prose.shapes import has_caption_below, only_pictures
from depliant.reading.blocks.kinds import shortened
from depliant.words import _

LONGEST_HEADING = 80  # letters
SHORT_LINE = 45  # letters; an editor breaks lines behind 70 or 80
_INLINE = frozenset("em strong a sub sup abbr span code br img".split())
_ONE_LINE = frozenset({"td", "th", "dt", "h3", "h4"})
_ESCAPED = re.compile(rf"{STX}\d+{ETX}")
_TEXT = "\ufffc"  # stands for what is surely text
_PAIR = r"(?<![{0}\w]){0}(?=\S)[^{0}]+(?<=\S){0}(?![{0}\w])"
_SHIFTED = (
    r"(?<=[^\W\d_]){0}[^{0}\s][^{0}\n]*{0}|(?<=\d){0}[^{0}\s]+{0}(?!\w)"  # "10~20 et 20~30"
    r"|(?<![{0}\w]){0}(?=\S)[^{0}\n]+(?<=\S){0}(?![{0}\w])"
)
_OF_SECTIONS = (
    r"\{[^{}]*(?:\b(?:hospitals|formats|follows)="
    r"|\.(?:short|steps|not-covered|replaces|drops)(?![\w-]))[^{}]*\}"
)
_HTML = re.compile(r"<(/?)([a-zA-Z][\w-]*)(?=[\s/>])([^<>]*)>?")
_INSIDE = (
    (re.compile(r"\*\*[^*]*(?:\*\*)?"), Mark.BOLD),
    (re.compile(r"(?<!\w)__(?=[^\W_])"), Mark.BOLD),
    (re.compile(_PAIR.format(r"\*")), Mark.BOLD),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])[^*\n]*\s\*(?![^\s,.;:!?)])"), Mark.BOLD),
    (re.compile(r"`[^`]*`?"), Mark.CODE),
    (re.compile(r"~~[^~]*(?:~~)?|==(?=\S)[^=]+=="), Mark.STRUCK),
    (re.compile(r"\^\[[^\[\]]*\]"), Mark.NOTE_INSIDE),
    (re.compile(_SHIFTED.format("~")), Mark.BELOW),
    (re.compile(_SHIFTED.format(r"\^")), Mark.ABOVE),
    (re.compile(r"(?<=\d)\^-?\d+"), Mark.ABOVE),
    (re.compile(r"%%(?:[^%]*%%)?"), Mark.COMMENT),
    (re.compile(r"!?\[\[[^\[\]]*\]\]"), Mark.LINK),
    (re.compile(r"\+\+(?=[^\s+])[^+\n]+(?<=\S)\+\+"), Mark.UNDERLINED),
    (re.compile(r"(?<![\w:]):[a-z][a-z0-9_+-]+:(?![\w:])"), Mark.EMOJI),
    (
        re.compile(r"\$\$[^$]*\$\$|(?<![\w$])\$(?=[^\s$])[^$\n]*(?<=[^\s$])\$(?![\w$])"),
        Mark.FORMULA,
    ),
    (re.compile(r"!?(?:\[[^\[\]]*)?\]\([^()]*\)?"), Mark.LINK),
    (re.compile(r"\[\^[^\[\]]+\]"), Mark.NOTE),
    (re.compile(r"!\[[^\[\]]*\]|\[[^\[\]]+\] ?\[[^\[\]]*\]"), Mark.NAMED_LINK),
    (re.compile(r"\[[ xX]\](?!\w)"), Mark.BOX),
    (re.compile(_OF_SECTIONS), Mark.OF_SECTIONS),
    (re.compile(r"\{[:#.][^{}]*\}|\{[^{}=]*=[^{}]*\}"), Mark.ATTRIBUTES),
    (re.compile(r"\b(?:hospitals|formats)\s*=\s*[\w\"“”«»]+"), Mark.ATTRIBUTES),
    (re.compile(r"\\$", re.MULTILINE), Mark.BACKSLASH),
)
_AT_THE_START = (
    (re.compile(r"^[ \t]*#(?:[^\W\d_]|\s|#).*", re.MULTILINE), Mark.HASH),
    (re.compile(r"^[ \t]*(?:[-*+]|1[.)])[ \t\u00a0].*", re.MULTILINE), Mark.ENTRY),
    (re.compile(r"^[ \t]*(?:>|\||!!|\?\?\?|:::|\+\+\+|={3}|-{3}).*", re.MULTILINE), Mark.OPENING),
)


@dataclass(frozen=True)
class Left:
    """A mark that was left: the line it stands on, its text, what is wrong and what to write."""

    line: int
    message: str
    remedy: str
    doubtful: bool = False  # it may be meant so


def marks_left(root: Element) -> Iterator[Left]:
    """All that is left in a parsed tree, before its words are dressed."""
    line = 0
    for element in root.iter():
        line = int(element.get(LINE, line))
        if element.tag not in _INLINE and element.tag != "pre":
            text = "".join(_words(element))
            yield from _in_text(text, line, element.tag not in _ONE_LINE)
            yield from _joined_lines(element, line)
            yield from _small_picture(element, line)
        yield from (Left(line, *wrong) for wrong in not_kept(element))
        if element.tag == "img":
            yield from _in_text(_plain(element.get("title")), line, lines=False)
    yield from _bold_headings(root)
    for element in root.iter():
        element.attrib.pop(LINE, None)


def marks_in(text: str) -> Iterator[Left]:
    """The marks in a text that is not read as Markdown at all, and would be printed with it."""
    yield from _in_text(text, 0, lines=False)


def _bold_headings(root: Element) -> Iterator[Left]:
    """Paragraphs that are only a few bold words, with something below: readers, and those who
    hear the text, take them for headings; the program does not."""
    for block, below in pairwise(root):
        bold = block[0] if len(block) == 1 and not block.text else None
        if block.tag == "p" and below.tag != "hr" and bold is not None and bold.tag == "strong":
            words = "".join(bold.itertext()).strip()
            if not (bold.tail or "").strip(" :\n") and len(words) <= LONGEST_HEADING:
                message = _("“{text}” in bold looks like a heading.").format(text=shortened(words))
                remedy = _("Write `### {text}` without stars; `## {text} {{#role}}` for a section.")
                line = int(block.get(LINE, "0"))
                yield Left(line, message, remedy.format(text=words), doubtful=True)


def _joined_lines(element: Element, line: int) -> Iterator[Left]:
    """Short lines that each begin anew: an address, hours. They are set as one."""
    lines = [one.strip() for one in "".join(element.itertext()).split("\n")]
    anew = all(one[:1].isupper() or one[:1].isdigit() for one in lines)
    joined = len(lines) - len(list(element.iter("br"))) > 1
    if element.tag == "p" and joined and anew and max(map(len, lines)) < SHORT_LINE:
        message = _("“{text}” and the lines below it are set as one line.")
        remedy = _("End each with a backslash `\\`, or begin each with `- `.")
        yield Left(line, message.format(text=shortened(lines[0])), remedy, doubtful=True)


def _small_picture(element: Element, line: int) -> Iterator[Left]:
    """A picture on a line of its own among lines of words: it would be as high as a letter."""
    inside = all(child.tag in _INLINE for child in element)
    if not inside or only_pictures(element) or has_caption_below(element):
        return
    pictures = [child for child in element if child.tag == "img" and child.get("alt")]
    shown = {child: _TEXT if child in pictures else "x" * (child.tag != "br") for child in element}
    text = (element.text or "") + "".join(f"{one}{at.tail or ''}" for at, one in shown.items())
    if pictures and any(one.strip() == _TEXT for one in text.split("\n")):
        message = _("The picture “{text}” stands among words: it would be as high as a letter.")
        remedy = _("Put an empty line above it and below it.")
        quoted = shortened(pictures[0].get("alt", ""))
        yield Left(line, message.format(text=quoted), remedy)


def _words(element: Element) -> Iterator[str]:
    """The words of a block, and of what stands in its lines."""
    yield _plain(element.text)
    for child in element:
        if child.tag in ("code", "img"):
            yield _TEXT
        elif child.tag in _INLINE:  # the tail of a `br` begins with the end of its line
            yield from _words(child)
        yield _plain(child.tail)


def _plain(text: str | None) -> str:
    if isinstance(text, AtomicString):
        return _TEXT
    return _ESCAPED.sub(_TEXT, text or "")


def _in_text(text: str, line: int, lines: bool) -> Iterator[Left]:
    """What is left in the words of a block: each kind of tag once, each other mark."""
    tags = [found for found in _HTML.finditer(text) if is_html(found)]
    for found in {tag[2].lower(): tag for tag in reversed(tags)}.values():
        yield Left(line + text.count("\n", 0, found.start()), *html_wrong(found))
    for found in tags:
        text = _masked(text, found)
    for pattern, mark in (*_INSIDE, *(_AT_THE_START if lines else ())):
        while left := pattern.search(text):
            quoted = shortened(" ".join(re.sub(f"{_TEXT}+", "…", left[0]).split()))
            yield Left(line + text.count("\n", 0, left.start()), *mark.said(quoted))
            text = _masked(text, left)


def _masked(text: str, found: re.Match[str]) -> str:
    """The text, without the marks of what was found; its lines keep their ends."""
    return text[: found.start()] + re.sub(r"[^\n]", _TEXT, found[0]) + text[found.end() :]
