"""Claims: what a quantity in a sentence is about, and under which conditions it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from depliant.checks.prose.prose import Passage, Prose, Sentence
from depliant.checks.prose.words import words
from depliant.checks.sense.clauses import asks, clause, is_denied
from depliant.checks.sense.lexicon import lexicon, said
from depliant.checks.sense.quantities import Quantity, quantities
from depliant.checks.sense.stems import names, stem
from depliant.checks.sense.units import DAILY

_WITH = 9  # letters before an age: “moins de”
MOST = 12  # quantities of a sentence
_SHAPES = frozenset({"paragraph", "item", "title", "meaning", "note"})
_ALWAYS = re.compile(  # no moment
    r"\b(?:jour et nuit|nuit et jour|jour ou nuit|(?:même )?la nuit aussi|day (?:and|or) night)\b",
    re.I,
)
_PARTS = re.compile(
    r";|,\s(?:et|mais|and|but)\b", re.IGNORECASE
)  # of a sentence that says two things
_OF = re.compile(r"\s*(?:de|d[’']|of)\s?([^\W\d_]{4,}(?:-[^\W_]+)*)", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?:dès|partir de|plus de|après|from|over|older than)\W*(?:l[’']âge de )?$", re.IGNORECASE
)
_UNTIL = re.compile(r"\b(?:jusqu[’']à|moins de|avant|under|until|younger than|up to)\W*$", re.I)
_OVER = re.compile(r"\s?(?:et plus|and over|and older)", re.IGNORECASE)
_BELOW = re.compile(r"\s?(?:et moins|and under|and younger)", re.IGNORECASE)
_EVERY = re.compile(r"\b(?:toutes les|tous les|every)\s*$", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:depuis|dans(?: les)?|since|within|in)\s*$", re.IGNORECASE)
_STAYS = re.compile(
    r"\b(?:rest\w+|gard\w+|attend\w+|pendant|durant|stay\w*|keep|wait\w*|for)\b[^,;:]*$",
    re.IGNORECASE,
)
_AWAY = re.compile(r"\s?(?:avant|before|ahead)\b", re.IGNORECASE)
_LATER = re.compile(r"\s?(?:après|plus tard|after|later)\b", re.IGNORECASE)
_THAT_LAST = re.compile(
    r"([^\W\d_]{4,}(?:-[^\W_]+)*)(?: [^\W\d_]+)?\s(?:de |d[’']|d[’']environ |pendant |of |for )"
    r"(?:environ |about )?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, eq=False)
class Claim:
    """A quantity in its sentence: what it measures (`of`, stems), in which way (`way`: at most,
    from an age on …), `per` what, `when` (its conditions); `named`: the one substance or thing
    that it is said to be of."""

    quantity: Quantity
    sentence: Sentence
    section: str
    number: int  # of its sentence
    of: frozenset[str]
    named: str
    way: str
    per: str
    when: frozenset[str]


@dataclass(frozen=True, eq=False)
class _Statement:
    """A sentence and the text to be read for it, its number in the leaflet, its quantities."""

    sentence: Sentence
    text: str
    number: int
    read: tuple[Quantity, ...]
    lang: str

    @cached_property
    def masked(self) -> str:
        """The text with blanks in place of its quantities."""
        text = self.text
        for one in self.read:
            text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
        return text

    def when(self, one: Quantity) -> frozenset[str]:
        """The conditions and moments under which a quantity stands: those of its part of the
        sentence; whatever is taken so often a day is taken at moments of the day."""
        if one.unit == DAILY:
            return frozenset()
        begin = max((cut.end() for cut in _PARTS.finditer(self.text, 0, one.start)), default=0)
        after = _PARTS.search(self.text, one.end)
        part = self.text[begin : after.start() if after else len(self.text)]
        found = said("claims", "when", self.lang).finditer(_ALWAYS.sub(" ", part))
        return frozenset(each[0].lower() for each in found)

    def is_quiet(self, one: Quantity) -> bool:
        """Whether a quantity stands in a link, or in the title of a source."""
        at = self.sentence.start
        mine = self.text is self.sentence.text
        return mine and self.sentence.passage.is_quiet(at + one.start, at + one.end)


def claims(prose: Prose) -> tuple[Claim, ...]:
    """What the sentences of a text claim in quantities; a sentence of very many is a list, and
    claims nothing of one."""
    found: list[Claim] = []
    pairs = (pair for section in prose.sections for pair in statements(section.passages))
    for number, (sentence, text) in enumerate(pairs):
        read = () if asks(sentence) else quantities(text)  # a question claims nothing
        if 0 < len(read) <= MOST:
            said_here = _Statement(sentence, text, number, read, prose.lang)
            found += [one for quantity in read if (one := _claim(quantity, said_here))]
    return tuple(found)


def statements(passages: Sequence[Passage]) -> Iterator[tuple[Sentence, str]]:
    """The sentences of a section, each with the text to be read: the title of a box goes on in its
    first sentence."""
    title: Sentence | None = None
    for passage in passages:
        if passage.shape not in _SHAPES:
            continue
        for sentence in passage.sentences:
            if passage.shape == "title":
                title = sentence
                continue
            yield (title, f"{title.text} {sentence.text}") if title else (sentence, sentence.text)
            title = None


def _claim(one: Quantity, here: _Statement) -> Claim | None:
    text, lang = here.text, here.lang
    before, after = text[: one.start], text[one.end :]
    way = _way(one, before, after, text, lang)
    of = None if way is None or here.is_quiet(one) else _of(one, here.masked, lang)
    if way is None or of is None:
        return None
    others = (a for a in here.read if a.what == "age" and a is not one)
    ages = frozenset(text[max(0, a.start - _WITH) : a.end].lower() for a in others)
    role = here.sentence.passage.role
    named, per = ("", "") if one.what != "dose" else (_named(after, of), _per(one, text, lang))
    return Claim(one, here.sentence, role, here.number, of, named, way, per, here.when(one) | ages)


def _named(after: str, of: frozenset[str]) -> str:
    """The substance that a dose is of, if the words behind it say so."""
    found = _OF.match(after)
    return stem(found[1]) if found and stem(found[1]) in of else ""


def _per(one: Quantity, text: str, lang: str) -> str:
    """How often a dose is given: per day, per dose."""
    found = said("claims", "each", lang).search(text, max(0, one.start - 15), one.end + 45)
    return (stem(found[1]) or found[1]) if found and found[1] else ""


def _way(one: Quantity, before: str, after: str, text: str, lang: str) -> str | None:
    """In which way a quantity is meant; None for one that is compared with no other."""
    near = before[-40:] + one.written + after[:20]
    if one.what == "dose":
        if said("claims", "packed", lang).search(before):
            return None
        return _bound(near, lang)
    if one.what == "age":
        if _FROM.search(before) or _OVER.match(after):
            return "from"
        return "until" if _UNTIL.search(before) or _BELOW.match(after) else None
    if one.what == "temperature":
        return "call" if said("claims", "caller", lang).search(text) else None
    if one.what == "share":
        return "not" if is_denied(text, one.start, lang) or _denied_after(text, one, lang) else ""
    if said("claims", "fasting", lang).search(clause(text, one.start, one.end)):
        return "before"
    return _time_way(before, after, near, lang)


def _bound(near: str, lang: str) -> str:
    if said("claims", "most", lang).search(near):
        return "most"
    return "least" if said("claims", "least", lang).search(near) else ""


def _denied_after(text: str, one: Quantity, lang: str) -> bool:
    said_here = clause(text, one.start, one.end)
    return is_denied(said_here, len(said_here), lang)


def _time_way(before: str, after: str, near: str, lang: str) -> str:
    if _EVERY.search(before):
        return "every"
    if _SINCE.search(before):
        return "since"
    if _STAYS.search(before):
        return _bound(near, lang)
    if _AWAY.match(after):
        return "before"
    return "after" if _LATER.match(after) else _bound(near, lang)


# --- what it measures ------------------------------------------------------------------------


def _of(one: Quantity, text: str, lang: str) -> frozenset[str] | None:
    """The stems of what a quantity measures; None if it cannot be told."""
    if one.unit == DAILY:
        return _taken(text, lang)
    if one.what == "dose":
        return names(text, lang)
    if one.what == "temperature":
        return frozenset({"fever"})
    if one.what == "duration":
        return _lasting(one, text, lang)
    around = said("claims", "introduced", lang).sub("", clause(text, one.start, one.end).strip())
    mine = names(around, lang)
    if not mine and one.start and text[one.start - 1] == "(":  # what stands before the brackets
        mine = names(clause(text, one.start - 2, one.start - 2), lang)
    return mine or None


def _taken(text: str, lang: str) -> frozenset[str]:
    """What is taken so often a day; the meals and hours at which it is say nothing of it."""
    said_here = {stem(word) for word in words(text)}
    forms, moments = (
        {stem(word) for word in lexicon("claims").get(lang, {}).get(key, "").split()}
        for key in ("forms", "moments")
    )
    return frozenset((names(text, lang) - moments) | (said_here & forms))


def _lasting(one: Quantity, text: str, lang: str) -> frozenset[str] | None:
    """What lasts as long as a duration says: the subject of “lasts”, the noun before “of two
    days”, the one after “two days of”; being without food is one thing."""
    here = clause(text, one.start, one.end)
    before = text[: one.start]
    if said("claims", "fasting", lang).search(here):
        return frozenset({"jeun"})
    lasts = list(said("claims", "lasts", lang).finditer(before))
    if lasts and one.start - lasts[-1].end() < 40:
        return _nouns(clause(text, lasts[-1].start(), lasts[-1].start()), lang)
    if found := _THAT_LAST.search(before):
        return _nouns(found[1], lang)
    if found := _OF.match(text[one.end :]):
        return _nouns(found[1], lang)
    mine = _nouns(here, lang)
    return mine if mine and len(mine) >= 2 else None


_EVEN = frozenset(map(stem, ("perfusion", "injection", "traitement", "infusion", "drip")))


def _nouns(text: str, lang: str) -> frozenset[str] | None:
    """What a text names, a drip too: one lasts, and is no dose."""
    stems = {stem(word) for word in words(text)}
    return names(text, lang) | (stems & _EVEN) or None
