"""jargon: official and stilted words, each with the plain word to write."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.lexicons.explained import explains
from depliant.checks.lexicons.lexicon import index
from depliant.checks.lexicons.used import found_in
from depliant.checks.prose.languages import LANGUAGES
from depliant.checks.prose.telling import faulted
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.subjects import TextSubject
from depliant.words import _


def in_the_text(subject: TextSubject) -> Iterator[Fault]:
    known = index("jargon", subject.lang)
    for passage in subject.prose.passages:
        for use in known.uses(passage.text):
            found = found_in(passage, use.start, use.end)
            if found is None or passage.is_quiet(use.start, use.end):
                continue
            sentence, start, end = found.sentence, found.start, found.end
            if not explains(subject.lang, sentence, start, end, use.of.meaning):
                message = _("“{word}” can be said more simply.")
                remedy = _("Write in everyday words: {plain}.")
                message = message.format(word=found.word)
                yield faulted(sentence, found.match, message, remedy.format(plain=use.of.meaning))


_REASON = "Who reads with effort stops at a word that nobody says; an everyday word says the same."
_STANDARD = "PEMAT-P 3–5; CDC Clear Communication Index 6–7"
CHECKS = (
    Check(
        "jargon",
        Subject.TEXT,
        Severity.WARNING,
        _REASON,
        _STANDARD,
        in_the_text,
        topic=Topic.LANGUAGE,
        languages=LANGUAGES,
        fails="L’infirmière procède à la pose du plâtre.",
        passes="L’infirmière pose le plâtre.",
    ),
)
