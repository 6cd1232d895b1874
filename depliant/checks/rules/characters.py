"""characters: every character that people write has a shape in our fonts, before it is set."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.printable import LOST, unprintable
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import (
    ContentSubject,
    HospitalSubject,
    LeafletSubject,
    LocalSubject,
)
from depliant.content.content import Content
from depliant.errors import Place
from depliant.languages import direction
from depliant.reading.blocks.scan import without_comments
from depliant.reading.text import TWICE, read_again
from depliant.sources.document import Document
from depliant.words import _, ngettext

Line = tuple[Place, str]

_JOINERS = frozenset("\u200c\u200d\u200e\u200f\u061c")  # what scripts from right to left need


def in_the_article(subject: LeafletSubject) -> Iterator[Fault]:
    yield from _faults(_document(subject.article), subject.article.lang)
    yield from _converted(_document(subject.article))


def in_the_local_text(subject: LocalSubject) -> Iterator[Fault]:
    yield from _faults(_document(subject.local), subject.local.lang)
    yield from _converted(_document(subject.local))


def in_the_profile(subject: HospitalSubject) -> Iterator[Fault]:
    yield from _faults(subject.hospital.values.texts(), "")


def in_the_fixed_words(subject: ContentSubject) -> Iterator[Fault]:
    content: Content = subject.content
    lines = ((content.place, word) for word in content.words.values())
    yield from _faults(lines, content.edition.lang)


def _converted(lines: Iterable[Line]) -> Iterator[Fault]:
    """Letters that were read in one encoding and written in another: told once."""
    for place, line in lines:
        if found := TWICE.search(line):
            meant = TWICE.sub(read_again, line)
            message = _("“{text}” was converted wrongly: it should read “{meant}”.")
            message = message.format(text=found[0][:20], meant=read_again(found))
            remedy = _("Convert the article to UTF-8 again, or type the line: `{line}`.")
            yield Fault(message, remedy.format(line=meant.strip()[:60]), place)
            return


def _document(document: Document) -> Iterator[Line]:
    yield from document.values.texts()
    for section in document.sections:
        yield section.place, section.title
        text = without_comments(section.text)
        for number, line in enumerate(text.split("\n"), (section.place.line or 0) + 1):
            yield section.place.at(number), line


def _faults(lines: Iterable[Line], lang: str) -> Iterator[Fault]:
    """A fault for each character without a shape, where it first stands."""
    silent = _JOINERS if direction(lang) == "rtl" else frozenset()
    read = tuple(lines)
    odd = unprintable(character for _place, line in read for character in line) - silent
    found: dict[str, list[Line]] = {}
    for place, line in read if odd else ():
        for character in dict.fromkeys(line):
            if character in odd:
                found.setdefault(character, []).append((place, line))
    for character, where in found.items():
        yield _fault(character, where)


def _fault(character: str, where: list[Line]) -> Fault:
    place, line = where[0]
    what, remedy = _told(character, line)
    others = len(where) - 1
    if others:
        more = ngettext("It is on {n} other line, too.", "It is on {n} other lines, too.", others)
        what = f"{what} {more.format(n=others)}"
    return Fault(what, remedy, place)


def _told(character: str, line: str) -> tuple[str, str]:
    """What is said of a character, and what to write instead."""
    kind = unicodedata.category(character)
    if kind == "Co":
        opens = line.lstrip().startswith(character)
        message = _("A sign that Word drew with a font of its own ({code}) cannot be printed.")
        listed, words = _("Write `- ` instead, each item on its own line."), _("Write it in words.")
        remedy = listed if opens else words
    elif character == LOST:
        message = _("A letter was lost when this text was converted ({code}).")
        remedy = _("Type it again.")
    elif kind[0] == "C" or kind in ("Zl", "Zp"):
        message = _("An invisible character stands in the text ({code}).")
        remedy = _("Delete this line and type it again.")
    else:
        message = _("The character “{character}” ({code}) has no shape in the leaflet's fonts.")
        signs = _("Write it in words, or take one of these: {signs}.").format(signs=_OFFERED)
        letters = _("Write it in the leaflet's own letters, or draw it as a picture.")
        remedy = letters if kind[0] in "LMN" else signs
    return message.format(character=character, code=_code(character)), remedy


_OFFERED = "☐ ☑ ✓ ✗ → ● ★ ♥ ⚠ ☎ ✉"


def _code(character: str) -> str:
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".strip()


_REASON = "A character without a shape prints as an empty box, or in a stranger's font."
_STANDARD = "PDF/UA-1 (ISO 14289-1) 7.21.8; depliant: what Word leaves behind"
_FAILS = (
    "Un caractère que nos polices n’ont pas, une puce de Word, un caractère invisible, "
    "des lettres converties deux fois (`Ã©`) : son nom et sa ligne, avant toute mise en "
    "page."
)
_PASSES = (
    "L’écrire en mots, avec `- `, ou prendre un signe proposé (☐ ☑ ✓ ✗ → ⚠ ☎ ✉ sont dessinés)."
)
CHECKS = (
    Check(
        "characters",
        Subject.LEAFLET,
        Severity.ERROR,
        _REASON,
        _STANDARD,
        in_the_article,
        fails=_FAILS,
        passes=_PASSES,
    ),
    Check("characters", Subject.HOSPITAL, Severity.ERROR, _REASON, _STANDARD, in_the_profile),
    Check("characters", Subject.LOCAL, Severity.ERROR, _REASON, _STANDARD, in_the_local_text),
    Check("characters", Subject.CONTENT, Severity.ERROR, _REASON, _STANDARD, in_the_fixed_words),
)
