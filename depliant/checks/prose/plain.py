"""What is typed on a line of Markdown → the words that a reader sees.

Marks are taken out; what is no words of a reader's (code, addresses, look-ups of facts, prompts for
what is still to be written) becomes one sign that no rule takes for a word. Which of the words
stand in a link is kept: nothing is flagged there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from depliant.sources.fields.prompts import PROMPT

THING = "\ufffc"  # stands for what is no words
_SIGNS = (
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<code>(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))"
    r"|\{\{\s*(?P<fact>[^{}]*?)\s*\}\}"
    rf"|(?P<prompt>(?i:{PROMPT.pattern}))"
    r"|(?P<picture>!\[(?P<alt>[^\]\[]*)\](?:\((?P<target>[^()]*(?:\([^()]*\)[^()]*)*)\)|\[[^\]]*\]))"
    r"|\[(?P<link>[^\]\[]+)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\])"
    r"|(?P<note>\[\^[^\]]+\])"
    r"|(?P<entity>&(?:[a-zA-Z]{2,10}|#\d{1,6}|#x[\da-fA-F]{1,5});)"
    r"|(?P<strong>\*{1,3}(?=\S)|(?<=\S)\*{1,3})"
    r"|(?P<soft>(?<!\w)_{1,3}(?=\w)|(?<=\w)_{1,3}(?!\w))"
    r"|(?P<struck>~~)"
    r"|(?P<level>(?<=\w)[~^](?=[\w+-])|(?<=[\w+-])[~^]+|\^(?=\w))"
)
_ADDRESS = (
    r"(?P<address><?https?://[^\s<>«»“”\"]+>?|\bwww\.[^\s<>«»“”\"]+"
    r"|<?(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+>?)"
)
_ADDRESSED = ("@", "://", "www.")
_MARKS = re.compile(rf"(?=[\\`{{!\[&*_~^])(?:{_SIGNS})(?P<address>)")
_MARKS_AND_ADDRESSES = re.compile(rf"{_ADDRESS}|{_SIGNS}")  # slow: any word may begin one
_CAPTION = re.compile(r"[\"“«](.*)[\"”»]\s*$", re.DOTALL)


@dataclass(frozen=True)
class Picture:
    """A picture in a text: its alternative text, its caption, the line of its block (from 0)."""

    alt: str
    caption: str
    line: int


@dataclass(frozen=True)
class Plain:
    """The words of a text, of the length that `starts` tells: for each of its lines, the offset in
    `text` on which it begins. `quiet` are offsets of words in links."""

    text: str
    starts: tuple[int, ...]
    quiet: tuple[tuple[int, int], ...]
    facts: tuple[str, ...]
    pictures: tuple[Picture, ...]


def plain(lines: tuple[str, ...] | list[str]) -> Plain:
    """The words of some lines of one block."""
    written = "\n".join(line.strip() for line in lines)
    out: list[str] = []
    quiet: list[tuple[int, int]] = []
    facts: list[str] = []
    pictures: list[Picture] = []
    at = length = 0
    marks = _MARKS_AND_ADDRESSES if any(one in written for one in _ADDRESSED) else _MARKS
    for found in marks.finditer(written):
        before = written[at : found.start()]
        said = _said(found)
        at = found.end()
        out += (before, said)
        length += len(before) + len(said)
        if found["link"] is not None:
            quiet.append((length - len(said), length))
        elif found["fact"] is not None:
            facts.append(found["fact"])
        elif found["picture"] is not None:
            pictures.append(_picture(found, written.count("\n", 0, found.start())))
    out.append(written[at:])
    text = "".join(out)
    starts = (0, *(n + 1 for n, char in enumerate(text) if char == "\n"))
    return Plain(text.replace("\n", " "), starts, tuple(quiet), tuple(facts), tuple(pictures))


def _said(found: re.Match[str]) -> str:
    """What a mark leaves in the text; the line ends in it stay."""
    if found["escape"] is not None:
        return found["escape"][1:]
    if found["link"] is not None:
        ends = "\n" * (found[0].count("\n") - found["link"].count("\n"))
        return _unmarked(found["link"]) + ends
    if found["entity"] is not None:
        return unescape(found["entity"])
    ends = "\n" * found[0].count("\n")
    thing = found["code"] or found["address"] or found["prompt"] or found["fact"] is not None
    return (THING if thing else "") + ends


def _unmarked(text: str) -> str:
    return re.sub(r"\*{1,3}|(?<!\w)_|_(?!\w)|`", "", text)


def _picture(found: re.Match[str], line: int) -> Picture:
    caption = _CAPTION.search(found["target"] or "")
    return Picture(" ".join(found["alt"].split()), caption[1].strip() if caption else "", line)
