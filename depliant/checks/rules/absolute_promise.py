"""absolute-promise: nothing is promised that no treatment holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from depliant.checks.finding import Fault, Severity
from depliant.checks.prose.languages import LANGUAGES
from depliant.checks.prose.prose import Sentence
from depliant.checks.prose.telling import faulted
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.sense.clauses import asks, clause, is_denied, is_doubted
from depliant.checks.sense.lexicon import any_of, lexicon
from depliant.checks.subjects import TextSubject
from depliant.words import _, later


@dataclass(frozen=True)
class Promise:
    """Words that promise too much, and what to write `instead`. `of`: words that must stand in
    the same clause; `unless`: words with which they promise nothing; `denies`: a denial is part
    of them; `hints`: letters of which some stand in all of the words."""

    words: re.Pattern[str]
    instead: str
    of: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    denies: bool
    hints: tuple[str, ...]


_INSTEAD = {
    "cure": later(
        "Say what was seen, in how many of how many people, and that it is not always a cure: "
        "“in … of 10 people, the illness could no longer be seen”."
    ),
    "risk": later(
        "Say which risks are known and how often: “in about 1 person of 100”; or “none is known”."
    ),
    "often": later(
        "Say how often, in numbers: “in 9 of 10 people”; and what happens with the others."
    ),
    "aim": later("Say what it aims at, not what it reaches: “its aim is …”."),
}


@cache
def _promises(lang: str) -> tuple[Promise, ...]:
    rows = lexicon("absolute_promise").get(lang, ())
    return tuple(
        Promise(
            any_of(row["words"]),
            row["instead"],
            any_of(row["of"]) if "of" in row else None,
            any_of(row["unless"]) if "unless" in row else None,
            "denies" in row,
            tuple(row["hints"]),
        )
        for row in rows
    )


def run(subject: TextSubject) -> Iterator[Fault]:
    for sentence in subject.prose.sentences:
        if not asks(sentence):
            yield from _promised(sentence, subject.lang)


def _promised(sentence: Sentence, lang: str) -> Iterator[Fault]:
    """What a sentence promises first: one finding a sentence is enough to mend it."""
    letters = sentence.text.lower()
    for promise in _promises(lang):
        if not any(hint in letters for hint in promise.hints):
            continue
        for found in sentence.finds(promise.words):
            if _is_meant(promise, sentence.text, found, lang):
                message = _("“{words}” promises more than a treatment can hold.")
                message = message.format(words=found[0].strip())
                yield faulted(sentence, found, message, _(_INSTEAD[promise.instead]))
                return


def _is_meant(promise: Promise, text: str, found: re.Match[str], lang: str) -> bool:
    said = clause(text, found.start(), found.end())
    if promise.of and not promise.of.search(said):
        return False
    if promise.unless and promise.unless.search(said):
        return False
    if is_doubted(text, found.start(), lang):
        return False
    return promise.denies or not is_denied(text, found.start(), lang)


CHECKS = (
    Check(
        "absolute-promise",
        Subject.TEXT,
        Severity.ERROR,
        "A family that was promised a cure, or no risk, was not told the truth and cannot choose.",
        "Code de la santé publique R.4127-35 (loyal, clear); HAS 2008 (balance); DISCERN 6",
        run,
        topic=Topic.SAFETY,
        languages=LANGUAGES,
        fails="## Les résultats {#results}\n\nLe traitement guérit 95 % des enfants.\n",
        passes=(
            "## Les résultats {#results}\n\nDans cette étude de 40 enfants, 9 enfants sur 10 "
            "allaient mieux un an après. Ce n’est pas toujours guérir.\n"
        ),
    ),
)
