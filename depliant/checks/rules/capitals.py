"""capitals: no words are shouted."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.prose.quickly import late
from depliant.checks.prose.telling import faulted
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.subjects import TextSubject
from depliant.words import _

_CAPITALS = "A-ZÀ-ÖØ-ÞŒŸ"
_RUN = late(
    rf"(?<![\w’'-])[{_CAPITALS}][{_CAPITALS}’'-]*"
    rf"(?:[ \u00a0\u202f,]+[{_CAPITALS}][{_CAPITALS}’'-]*)+(?![\w’'-])"
)
_BETWEEN = r"[ \u00a0\u202f,;:!?–—/()]+"  # two halves of what is shouted, and figures
_WHOLE = late(
    rf"(?<![\w’'-])[{_CAPITALS}][{_CAPITALS}’'-]*"
    rf"(?:{_BETWEEN}(?:[0-9]+{_BETWEEN})*[{_CAPITALS}][{_CAPITALS}’'-]*)+(?![\w’'-])"
)
_WORD = late(rf"[{_CAPITALS}]{{2,}}")
WORDS = 6  # letters: no acronym that families meet is longer
_SMALL = frozenset(  # words that stand between others, and in no acronym
    "LE LA LES UN UNE DES DU DE ET OU EN AU AUX CE CES NE PAS NI VOUS VOTRE VOS NOS POUR SANS AVANT"
    " APRÈS APRES AVEC DANS SUR SOUS JAMAIS TOUT TOUS TRÈS EST SONT SI THE OF AND OR NOT DO IS ARE"
    " YOUR YOU TO IN ON AT FOR BEFORE AFTER NEVER ALL ANY IF MUST WITH"
    " QUI QUE QUOI QUAND OÙ COMMENT POURQUOI COMBIEN QUEL QUELLE QUELS QUELLES IL ELLE ON"
    " WHO WHAT WHEN WHERE WHY HOW WHICH WE THEY".split()
)


def run(subject: TextSubject) -> Iterator[Fault]:
    for sentence in subject.prose.sentences:
        for found in sentence.finds(_WHOLE):
            if any(_shouts(_WORD.findall(run[0])) for run in _RUN.finditer(found[0])):
                message = _("“{words}” in capitals.").format(words=found[0][:60])
                remedy = _("Write them in small letters; `**…**` makes them stand out.")
                yield faulted(sentence, found, message, remedy)
    yield from _titles(subject)


def _shouts(words: list[str]) -> bool:
    """Whether capitals are words that are said aloud, and not acronyms side by side."""
    return len(words) > 1 and any(len(one) >= WORDS or one in _SMALL for one in words)


def _titles(subject: TextSubject) -> Iterator[Fault]:
    """The front matter's lines that are printed large."""
    article = subject.article
    for key in ("title", "subtitle"):
        text = getattr(article.meta, key)
        found = _RUN.search(text)
        if found and _shouts(_WORD.findall(found[0])):
            message = _("“{words}” in capitals.").format(words=found[0][:60])
            remedy = _("Write it as a sentence: one capital, at its beginning.")
            yield Fault(message, remedy, article.values.place((key,)), quote=text, words=found[0])


_FAILS = "NE PAS DÉPASSER la dose écrite sur la boîte."
_PASSES = "**Ne dépassez pas** la dose écrite sur la boîte. Une IRM ou un TEP SCAN ne fait pas mal."
CHECKS = (
    Check(
        "capitals",
        Subject.TEXT,
        Severity.WARNING,
        "Words in capitals all look alike: they are slower to read, and seem to shout.",
        "UKAAF Clear Print: no blocks of capitals",
        run,
        topic=Topic.LANGUAGE,
        fails=_FAILS,
        passes=_PASSES,
    ),
)
