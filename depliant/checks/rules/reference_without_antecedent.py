"""reference-without-antecedent: a section names what its “this” and its “the article” mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache, lru_cache

from depliant.checks.finding import Fault, Severity
from depliant.checks.prose.languages import LANGUAGES
from depliant.checks.prose.prose import Passage, Prose, ProseSection, Sentence
from depliant.checks.prose.telling import faulted
from depliant.checks.prose.words import words
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.sense.lexicon import any_of, lexicon, said
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
    own: frozenset[str]
    studies: frozenset[str]
    studied: frozenset[str]
    frame: frozenset[str]


@cache
def _words(lang: str) -> Words | None:
    rows = lexicon("reference_without_antecedent").get(lang)
    if rows is None:
        return None
    demonstrative, source, phrase = (
        any_of([rows[key]]) for key in ("demonstrative", "source", "phrase")
    )
    idioms, topics, wide, own, studies, frame = (
        frozenset(rows[key].split())
        for key in ("idioms", "topics", "wide", "own", "studies", "frame")
    )
    studied = _stems(rows["studied"])
    return Words(demonstrative, source, phrase, idioms, topics, wide, own, studies, studied, frame)


def run(subject: TextSubject) -> Iterator[Fault]:
    known = _words(subject.lang)
    if known is None:
        return
    for section in subject.prose.sections:
        yield from _elsewhere(section, subject.lang)
        if any(_pointing(passage, known) for passage in section.body):
            yield from _in_section(section, subject, known)


def _elsewhere(section: ProseSection, lang: str) -> Iterator[Fault]:
    """What sends to another place of the text: each edition has its own pages and sections."""
    pattern = said("reference_without_antecedent", "elsewhere", lang)
    signs = lexicon("reference_without_antecedent")[lang]["signs"]
    near = (one for one in section.body if any(sign in one.small for sign in signs))
    for sentence in (one for passage in near for one in passage.sentences):
        for found in sentence.finds(pattern):
            message = _("“{words}” sends to a place that is another one on each edition.")
            remedy = _("Say it here again in a few words, or name the section by its title.")
            yield faulted(sentence, found, message.format(words=found[0]), remedy)


def _stems(text: str) -> frozenset[str]:
    return frozenset(map(stem, words(text))) - {""}


def _pointing(within: Passage | Sentence, known: Words) -> list[re.Match[str]]:
    """What points back to some thing; not to the leaflet, its subject, or a time."""
    found = [one for one in within.finds(known.demonstrative) if not _is_plain(one, known)]
    return sorted([*found, *within.finds(known.source)], key=lambda one: one.start())


def _is_plain(found: re.Match[str], known: Words) -> bool:
    noun, det = found["noun"].lower(), found["det"].lower()
    return noun in known.idioms or (det in _SINGULAR and noun in known.topics)


def _in_section(section: ProseSection, subject: TextSubject, known: Words) -> Iterator[Fault]:
    meta = subject.article.meta
    earlier = set(_stems(f"{meta.title} {meta.subtitle} {section.title}"))
    first = True
    for passage in section.body:
        for sentence in passage.sentences:
            at = 0
            for found in _pointing(sentence, known):
                earlier |= _stems(sentence.text[at : found.start()])
                at = found.start()
                if stem(found["noun"]) not in earlier and (
                    found.re is known.source
                    or _is_its_own(found["noun"].lower(), earlier, known)
                    or _is_lost(found, sentence, first, known, subject.prose, section)
                ):
                    yield _fault(sentence, found)
            earlier |= _stems(sentence.text[at:])
            first = False


def _is_its_own(noun: str, earlier: Set[str], known: Words) -> bool:
    """Whether a noun takes up nothing but itself; a study, also what is said of people seen."""
    return noun in known.own or (noun in known.studies and not earlier & known.studied)


def _is_lost(
    found: re.Match[str],
    sentence: Sentence,
    first: bool,
    known: Words,
    prose: Prose,
    section: ProseSection,
) -> bool:
    """Whether nothing in a section, up to some words that are new in it, is what they mean: nothing
    stands before them; or another section names it, and this one does not."""
    noun = found["noun"].lower()
    wide = noun in known.wide or noun in known.topics
    if first and not _anchored(sentence.text, found.start(), known):
        return wide or found["det"].lower() in _FRENCH or _is_named(noun, prose, section)
    return not wide and _is_named(noun, prose, section)


def _is_named(noun: str, prose: Prose, but: ProseSection) -> bool:
    """Whether another section names a thing."""
    sections = (one for one in prose.sections if one is not but)
    return any(stem(noun) in _all_stems(one.text) for one in sections)


@lru_cache(maxsize=256)
def _all_stems(text: str) -> frozenset[str]:
    """The stems of a whole section: each of its words is asked for."""
    return _stems(text)


_FRENCH = frozenset(  # these are no verbs' subjects by themselves
    "ce cet cette ces ledit ladite lesdits lesdites dudit desdits desdites".split()
)


def _anchored(text: str, start: int, known: Words) -> bool:
    """Whether the words before `start` name some thing that is meant."""
    return _first_named(text, known) <= start


@lru_cache(maxsize=256)
def _first_named(text: str, known: Words) -> int:
    """Where the first thing ends that a sentence names; far behind it, if there is none."""
    found = (one for one in known.phrase.finditer(text) if one["noun"].lower() not in known.frame)
    return next((one.end() for one in found), len(text) + 1)


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
        languages=LANGUAGES,
        fails="## Espoirs et limites {#limits}\n\nSelon l’article, ces techniques coûtent cher.\n",
        passes=(
            "## Espoirs et limites {#limits}\n\nUn article de 2026 décrit deux techniques. "
            "Selon l’article, ces techniques coûtent cher.\n"
        ),
    ),
)
