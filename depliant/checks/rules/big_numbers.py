"""big-numbers: nobody can picture 1 in 12,500; shares that are compared have one whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from depliant.checks.finding import Fault, Severity
from depliant.checks.prose.languages import LANGUAGES
from depliant.checks.prose.prose import Passage, Sentence
from depliant.checks.prose.quickly import late
from depliant.checks.prose.shares import NUMBER, Share, frequencies, percentages, value
from depliant.checks.prose.telling import faulted
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.subjects import TextSubject
from depliant.words import _, later, speaking
from depliant.words.figures import count

_COMPARED = late(  # beside a number that is pictured
    r"\b(?:c[’']est comme|comme (?:un|une|si)|autant que|l[’']équivalent|à peu près|comparable"
    r"|imaginez|une (?:seule )?personne (?:dans|d[’']un)|une? (?:grande |petite )?(?:ville|village"
    r"|stade|école|pays|salle)|about (?:as|the size)|as (?:many|much|likely) as|that is like"
    r"|imagine|a (?:whole |small |large )?(?:town|city|stadium|school|village|country))\b",
    re.IGNORECASE,
)
_LARGE = late(
    rf"({NUMBER})(?:[ \u00a0\u202f](millions?|milliards?|billions?))?(?!\d|[ \u00a0]?%)",
    re.IGNORECASE,
)
_MAYBE_LARGE = late(r"\d{5}|\d[ \u00a0\u202f,.]\d{3}|milli|billion")
_NO_COUNT_BEFORE = late(
    r"(?:n°|\bno\.?|\bcode|\bréf\w*\.?|\bref\w*\.?|\bdossier|\bCS|\bBP|\bboîte|[-–/$€£])\s?$",
    re.IGNORECASE,
)
_TOWN = late(r"[ \u00a0][A-ZÀ-Ý][a-zà-ÿ]")  # behind its code
_NO_COUNT_BEHIND = late(  # money, doses, what laboratories count
    r"[ \u00a0\u202f]?(?:€|\$|£|euros?\b|dollars?\b|UI\b|IU\b|U\b|unités?\b|units?\b"
    r"|(?:/|par |per )(?:mm|µl|ml|litre|microlit)|Hz|plaquettes|platelets|cells?/)"
)
NEAR = 2  # passages: a row of a table has two cells
TOWN = 5  # figures of a town’s code
_NEIGHBOURS = frozenset({"paragraph", "item", "cell", "meaning"})


def run(subject: TextSubject, limits: Mapping[str, float]) -> Iterator[Fault]:
    for section in subject.prose.sections:
        shares = [_shares(passage) for passage in section.passages]
        for passage, found in zip(section.passages, shares, strict=True):
            yield from _rare(passage, found, limits, subject.lang)
            yield from _large(passage, found, limits)
        yield from _compared(section.passages, shares)


def _shares(passage: Passage) -> Sequence[Share]:
    """How many of how many a passage says."""
    return [share for sentence in passage.sentences for share in frequencies(sentence)]


def _rare(
    passage: Passage, shares: Sequence[Share], limits: Mapping[str, float], lang: str
) -> Iterator[Fault]:
    """Shares of a whole that is too large, or so small that they have no figure."""
    tiny = [
        share
        for sentence in passage.sentences
        for share in percentages(sentence)
        if 0 < share.high * 100 < limits["percent"]
    ]
    for share in (*(one for one in shares if one.whole > limits["of"]), *tiny):
        if not _is_pictured(passage):
            yield _beyond(share, lang)


def _is_pictured(passage: Passage) -> bool:
    return bool(_COMPARED.search(passage.text))


def _beyond(share: Share, lang: str) -> Fault:
    message = _("“{words}”: nobody can picture so small a share.").format(words=share.match[0])
    remedy = _("Say that it is very rare, and compare: {example}.")
    return faulted(share.sentence, share.match, message, remedy.format(example=_town(share, lang)))


_IN_A_TOWN = later("“one person in a town of {n}”")


def _town(share: Share, lang: str) -> str:
    """What a share is compared with, in the leaflet's language."""
    with speaking(lang):
        n = count(round(1 / share.high)) if share.high else ""
        return _(_IN_A_TOWN).format(n=n)


def _large(
    passage: Passage, shares: Sequence[Share], limits: Mapping[str, float]
) -> Iterator[Fault]:
    """Counts that nobody can picture, and that nothing is compared with."""
    if not _MAYBE_LARGE.search(passage.small) or _is_pictured(passage):
        return
    wholes = {(share.sentence, share.match.end()) for share in shares}
    for sentence in passage.sentences:
        for found in sentence.finds(_LARGE):
            whole = (sentence, found.end()) in wholes
            if not whole and _is_large(sentence, found, limits["count"]):
                message = _("“{words}”: nobody can picture so large a number.")
                remedy = _("Round it, and compare it with something known; or leave it out.")
                yield faulted(sentence, found, message.format(words=found[0]), remedy)


def _is_large(sentence: Sentence, found: re.Match[str], limit: float) -> bool:
    if not found[2] and value(found[1]) <= limit:
        return False
    before, behind = sentence.text[: found.start()], sentence.text[found.end() :]
    if found[1].isdigit() and len(found[1]) == TOWN and _TOWN.match(behind):
        return False
    return not (_NO_COUNT_BEFORE.search(before) or _NO_COUNT_BEHIND.match(behind))


def _compared(passages: Sequence[Passage], shares: Sequence[Sequence[Share]]) -> Iterator[Fault]:
    """Shares side by side that are of different wholes."""
    found = [
        (at, share)
        for at, mine in enumerate(shares)
        if passages[at].shape in _NEIGHBOURS
        for share in mine
        if share.whole
    ]
    for (at, first), (where, second) in pairwise(found):
        near = where - at <= NEAR
        if near and first.whole != second.whole and not first.says(second):
            yield _unlike(first, second)


def _unlike(first: Share, second: Share) -> Fault:
    message = _("“{first}”, then “{second}”: shares of different wholes cannot be compared.")
    message = message.format(first=first.match[0], second=second.match[0])
    remedy = _("Say both of one whole: of 100, or of 1,000.")
    return faulted(second.sentence, second.match, message, remedy)


_FAILS = "Une réaction grave arrive chez 1 enfant sur 12 500."
_PASSES = (
    "Une réaction grave est très rare : une personne dans une ville de 12 500 habitants.\n\n"
    "- Fièvre : 10 enfants sur 100.\n- Boutons : 2 enfants sur 100."
)
CHECKS = (
    Check(
        "big-numbers",
        Subject.TEXT,
        Severity.WARNING,
        "A large whole makes a risk look small, and different wholes make it look like another.",
        "PEMAT 6–7 (numbers that are clear), CDC Index 15–17 (numbers)",
        run,
        topic=Topic.LANGUAGE,
        languages=LANGUAGES,
        limits={"of": 1000, "percent": 0.1, "count": 10_000},
        within={"of": (10, 100_000), "percent": (0.001, 10), "count": (100, 500_000)},
        fails=_FAILS,
        passes=_PASSES,
    ),
)
