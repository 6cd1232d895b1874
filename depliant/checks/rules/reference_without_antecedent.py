"""reference-without-antecedent: a section names what its “this” and its “the article” mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from depliant.checks.finding import Fault, Severity
from depliant.checks.prose.prose import ProseSection, Sentence
from depliant.checks.prose.telling import faulted
from depliant.checks.prose.words import words
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.sense.lexicon import any_of, lexicon
from depliant.checks.sense.stems import stem
from depliant.checks.subjects import TextSubject
from depliant.words import _

_SINGULAR = frozenset({"ce", "cet", "cette", "this"})


@dataclass(frozen=True)
class Words:
    """The words of a language that point back, and those that they may point with."""

    demonstrative: re.Pattern[str]
    source: re.Pattern[str]
    phrase: re.Pattern[str]
    idioms: frozenset[str]
    topics: frozenset[str]
    wide: frozenset[str]
    frame: frozenset[str]


@cache
def _words(lang: str) -> Words | None:
    rows = lexicon("reference_without_antecedent").get(lang)
    if rows is None:
        return None
    demonstrative, source, phrase = (
        any_of([rows[key]]) for key in ("demonstrative", "source", "phrase")
    )
    idioms, topics, wide, frame = (
        frozenset(rows[key].split()) for key in ("idioms", "topics", "wide", "frame")
    )
    return Words(demonstrative, source, phrase, idioms, topics, wide, frame)


def run(subject: TextSubject) -> Iterator[Fault]:
    known = _words(subject.lang)
    if known is None:
        return
    meta, prose = subject.article.meta, subject.prose
    titled = _stems(f"{meta.title} {meta.subtitle}")
    named = {section.role: _stems(section.text) for section in prose.sections}
    for section in prose.sections:
        others = frozenset(
            one for role, mine in named.items() if role != section.role for one in mine
        )
        yield from _in_section(section, titled, others, known)


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(text)) - {""}


def _in_section(
    section: ProseSection, titled: frozenset[str], others: frozenset[str], known: Words
) -> Iterator[Fault]:
    before = titled | _stems(section.title)
    first = True
    for passage in section.body:
        for sentence in passage.sentences:
            for found in _pointing(sentence, known):
                earlier = before | _stems(sentence.text[: found.start()])
                if _is_lost(found, sentence, earlier, others, first, known):
                    yield _fault(sentence, found)
            before |= _stems(sentence.text)
            first = False


def _pointing(sentence: Sentence, known: Words) -> list[re.Match[str]]:
    found = [*sentence.finds(known.demonstrative), *sentence.finds(known.source)]
    return sorted(found, key=lambda one: one.start())


def _is_lost(
    found: re.Match[str],
    sentence: Sentence,
    earlier: frozenset[str],
    others: frozenset[str],
    first: bool,
    known: Words,
) -> bool:
    """Whether nothing in a section, up to some words, is what they mean."""
    noun, det = found["noun"].lower(), found["det"].lower().strip()
    if stem(noun) in earlier or noun in known.idioms:
        return False
    if found.re is known.source:
        return True
    if det in _SINGULAR and noun in known.topics:
        return False
    if first and not _anchored(sentence.text[: found.start()], known):
        return noun in known.wide | known.topics or stem(noun) in others or det in _FRENCH
    return noun not in known.wide and noun not in known.topics and stem(noun) in others


_FRENCH = frozenset({"ce", "cet", "cette", "ces"})  # these are no verbs' subjects by themselves


def _anchored(text: str, known: Words) -> bool:
    """Whether the words before name some thing that is meant."""
    nouns = (one["noun"].lower() for one in known.phrase.finditer(text))
    return any(noun not in known.frame for noun in nouns)


def _fault(sentence: Sentence, found: re.Match[str]) -> Fault:
    message = _("The section does not say before what “{words}” is.").format(words=found[0])
    remedy = _(
        "Name it here: each section is read alone, on some editions. "
        "Write the name in place of “{words}”."
    )
    return faulted(sentence, found, message, remedy.format(words=found[0]))


CHECKS = (
    Check(
        "reference-without-antecedent",
        Subject.TEXT,
        Severity.WARNING,
        "Sections are read alone: on a short edition, “these techniques” may be anything.",
        "depliant: seen in real leaflets; DISCERN 1–3",
        run,
        topic=Topic.SAFETY,
        fails="## Espoirs et limites {#limits}\n\nSelon l’article, ces techniques coûtent cher.\n",
        passes=(
            "## Espoirs et limites {#limits}\n\nUn article de 2026 décrit deux techniques. "
            "Selon l’article, ces techniques coûtent cher.\n"
        ),
    ),
)
