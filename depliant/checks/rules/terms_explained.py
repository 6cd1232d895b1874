"""terms-explained: a medical word is explained where a leaflet first uses it."""

from __future__ import annotations

from collections.abc import Container, Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.lexicons.explained import says_the_same
from depliant.checks.lexicons.lexicon import Entry, index
from depliant.checks.lexicons.used import Found, Verdict, by_entry, found_in, unexplained
from depliant.checks.prose.languages import LANGUAGES
from depliant.checks.prose.prose import Prose
from depliant.checks.prose.telling import faulted
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.subjects import TextSubject
from depliant.words import _


def in_the_text(subject: TextSubject) -> Iterator[Fault]:
    prose = subject.prose
    defined = " ".join(prose.abbreviations).lower()
    found = by_entry(_uses(prose))
    yield from _on_the_cover(subject, found.keys())
    for entry, uses in found.items():
        verdict = None if entry.name in defined else unexplained(prose, uses, entry.meaning)
        if verdict:
            yield _fault(entry, verdict)


def _on_the_cover(subject: TextSubject, used: Container[Entry]) -> Iterator[Fault]:
    """Words of the title that the text neither uses nor explains."""
    article, prose = subject.article, subject.prose
    for key, text in (("title", article.meta.title), ("subtitle", article.meta.subtitle)):
        for use in index("terms", prose.lang).uses(text):
            word, meaning = text[use.start : use.end], use.of.meaning
            told = any(says_the_same(prose.lang, p.text, word, meaning) for p in prose.passages)
            if use.of not in used and not told:
                message = _("“{word}” stands in the title, and nothing in the text explains it.")
                remedy = _("Explain it in the text: {word} ({meaning})")
                message, remedy = (
                    message.format(word=word),
                    remedy.format(word=word, meaning=meaning),
                )
                place = article.values.place((key,))
                yield Fault(message, remedy, place, quote=text, words=word)


def _uses(prose: Prose) -> Iterator[tuple[Entry, Found]]:
    known = index("terms", prose.lang)
    for passage in prose.passages:
        for use in known.uses(passage.text):
            found = found_in(passage, use.start, use.end)
            if found and not passage.is_quiet(use.start, use.end):
                yield use.of, found


def _fault(entry: Entry, verdict: Verdict) -> Fault:
    word = verdict.first.word
    message = _("“{word}” is not explained where it first stands.")
    remedy = _("Write: {word} ({meaning})")
    if verdict.later:
        line = verdict.later.sentence.place.line
        message = _("“{word}” is explained on line {line} only, after its first use.")
        remedy = _("Explain it where it first stands: {word} ({meaning})")
        message = message.format(word=word, line=line)
    return faulted(
        verdict.first.sentence,
        verdict.first.match,
        message.format(word=word),
        remedy.format(word=word, meaning=entry.meaning),
    )


_REASON = (
    "A word that a family does not know hides all that the sentence says; a few plain words beside"
    " it are enough."
)
_STANDARD = "PEMAT-P 3–5; CDC Clear Communication Index 6–7"
CHECKS = (
    Check(
        "terms-explained",
        Subject.TEXT,
        Severity.WARNING,
        _REASON,
        _STANDARD,
        in_the_text,
        topic=Topic.CONTENT,
        languages=LANGUAGES,
        fails="La neutropénie dure une semaine. Lavez-vous souvent les mains.",
        passes="La neutropénie (manque de globules blancs) dure une semaine.",
    ),
)
