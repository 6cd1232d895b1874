"""keeping: what the end of a line never parts, in French and English.

Short compounds (`CAR-T`, `est-ce`), what stands in quotes if it is as short, hours from and to, a
day and its month, a word and its number, a postcode and its town, people's names, blanks to fill
in. A last line is never one short word. Letters never change: a space becomes one at which no line
ends, and a word joiner, which nobody sees, stands behind a hyphen. Between a quote and a bracket a
line may end all the same: the engine would keep them together (Unicode Standard Annex 14, LB15).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache, lru_cache

from depliant.content.breaking import BREAK
from depliant.content.typography import (
    JOINER,
    NBSP,
    NNBSP,
    REMEMBERED,
    Rules,
    Typography,
    compiled,
    rules,
)
from depliant.languages import direction

LEFT_TO_RIGHT = "\u200e"  # a mark that nobody sees
COMPOUND = 10  # letters of a compound that stays whole
SHORT = 7  # letters: a last line of fewer looks forgotten, one of more needs no neighbour
LINE = 28  # letters that any panel holds on one line: what is shorter has no last line
MOST = 24  # letters that may be held together: two thirds of a panel's line
_SPACE = "[ \n]"
_FRENCH_MONTHS = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
)
_ENGLISH_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_FRENCH_NUMBERED = (
    "version|page|étape|chambre|bâtiment|niveau|étage|ligne|salle|porte|box|lit|quai|poste|jour"
    "|annexe|figure|tableau|sur"
)
_ENGLISH_NUMBERED = (
    "version|page|step|room|building|level|floor|line|ward|gate|door|bed|day|box|figure|table|of"
)


def letters(text: str) -> int:
    """How many letters and digits a text has."""
    return sum(character.isalnum() for character in text)


def _compound(found: re.Match[str]) -> str:
    short = letters(found[0]) <= COMPOUND
    return re.sub(r"([-/])(?=[^\W\d])", rf"\1{JOINER}", found[0]) if short else found[0]


def _quoted(found: re.Match[str]) -> str:
    return re.sub(_SPACE, NBSP, found[0]) if letters(found[0]) <= COMPOUND else found[0]


def _kept(months: str, numbered: str, since: str, quotes: str) -> Rules:
    return compiled(
        (rf"(?<![\w@/.:{JOINER}-])\w+(?:[-/]{JOINER}?\w+)+(?![\w@/-]|\.\w)", _compound),
        (rf"(?<!\w)([A-Z]{{2,4}}){_SPACE}(?=[A-Z]-)", rf"\1{NBSP}"),  # CAR T-cells
        (rf"{quotes[0]}[^{quotes}]{{1,24}}{quotes[1]}", _quoted),
        (rf"(?<={quotes[1]})({_SPACE})(?=[(\[])", rf"\1{BREAK}"),
        (rf"(?<!\w)({since}){_SPACE}(?=\d)", rf"\1{NBSP}"),
        (r"(?<=[hjm%]–)(?=\d)", JOINER),
        (rf"(?<=\d|[hj]){_SPACE}(?=/{_SPACE}?\d)", NBSP),
        (rf"(?<=[\dhj]{NBSP}/){_SPACE}(?=\d)", NBSP),
        (rf"(?<!\d)(\d\d?(?:er)?){_SPACE}(?=(?:{months})(?!\w))", rf"\1{NBSP}"),
        (rf"(?<!\w)({months}){_SPACE}(?=\d{{4}}(?!\d))", rf"\1{NBSP}"),
        (rf"(?<!\w)((?i:{numbered})){_SPACE}(?=\d)", rf"\1{NBSP}"),
        (rf"(?<![\d.,])(?<!\d[ {NBSP}{NNBSP}])(\d{{5}}){_SPACE}(?=[A-ZÀ-Ý][\w’'-])", rf"\1{NBSP}"),
        (rf"(?<=_){_SPACE}(?=_)", NBSP),
        (r"(?<=_[/.-])(?=_)", JOINER),
    )


_LANGUAGES = {
    "fr": _kept(_FRENCH_MONTHS, _FRENCH_NUMBERED, "de|dès", "«»"),
    "en": _kept(_ENGLISH_MONTHS, _ENGLISH_NUMBERED, "from|until", "“”"),
}


class LatinLines(Typography):
    """In a text that is read from right to left: a line of Latin letters keeps its own order, its
    signs and figures too (`12, allée des Tilleuls`), wherever it is broken. A mark that nobody
    sees stands at the ends of words that are no letter (Unicode Standard Annex 9)."""

    def across(self, parts: Sequence[str], kept: Collection[int] = ()) -> tuple[str, ...]:
        text = "".join(parts)
        latin = re.search(_LATIN, text) and not re.search(_OTHERS, text)
        if not latin:
            return tuple(parts)
        *before, last = super().across(parts, kept)
        closes = re.search(rf"{_NO_LETTER}\Z", last) and len(before) not in kept
        return (*before, f"{last}{LEFT_TO_RIGHT}" if closes else last)


_LATIN, _OTHERS = "[A-Za-zÀ-ɏ]", r"[\u0590-\u08ff{]"  # what is still to be filled may be Arabic
_NO_LETTER = rf"[^\sA-Za-zÀ-ɏ{LEFT_TO_RIGHT}]"
_LATIN_LINES = LatinLines(
    compiled(
        (rf"(?<!\S)(?={_NO_LETTER})", LEFT_TO_RIGHT),
        (rf"(?<={_NO_LETTER})(?!\S)", LEFT_TO_RIGHT),
    )
)


@cache
def setting(lang: str) -> Typography:
    """What dresses the words of a leaflet in `lang`: its typography, and what stays together."""
    if direction(lang) == "rtl":
        return _LATIN_LINES
    return rules(lang).followed_by(_LANGUAGES.get(lang, ()))


def whole(name: str) -> str:
    """A person's name on one line, if a line holds it."""
    return name.replace(" ", NBSP) if letters(name) <= MOST else name


def last_spaces(text: str, most: int = MOST) -> tuple[int, ...]:
    """The spaces at which no line may end, so that the last line is no short word: of the last
    words, until they have `SHORT` letters, never more than `most` together."""
    spaces = [found.start() for found in re.finditer(_SPACE, text.rstrip())]
    kept: list[int] = []
    while len(spaces) > 1 and letters(text[spaces[-1] :]) < SHORT:
        if letters(text[spaces[-2] :]) > most:
            break
        kept.append(spaces.pop())
    return tuple(kept)


@lru_cache(REMEMBERED)
def closed(text: str) -> str:
    """A text whose last line is no short word."""
    if letters(text) < LINE:
        return text
    signs = list(text)
    for space in last_spaces(text):
        signs[space] = NBSP
    return "".join(signs)
