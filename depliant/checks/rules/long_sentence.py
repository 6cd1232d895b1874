"""long-sentence: no sentence has more words than a reader keeps in mind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from depliant.checks.finding import Fault, Severity
from depliant.checks.prose.prose import Passage, Sentence
from depliant.checks.prose.readability import running
from depliant.checks.prose.telling import faulted
from depliant.checks.prose.words import WORD
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.subjects import TextSubject
from depliant.words import _, ngettext

_CUT = {
    lang: re.compile(rf"(?<=[;:]\s)\w[\w’'-]*|(?<=\s)(?:{words})(?=[\s’'])", re.IGNORECASE)
    for lang, words in {
        "fr": "et|mais|ou|car|donc|puis|qui|que|qu|où|dont|si|quand|lorsque?|parce|pour|afin",
        "en": "and|but|or|so|then|which|who|that|where|if|when|because",
    }.items()
}
_ANY = re.compile(r"(?<=[;:]\s)\w[\w’'-]*")
NEAR = 0.3  # of a sentence: a cut is not nearer to its ends


def run(subject: TextSubject, limits: Mapping[str, float]) -> Iterator[Fault]:
    most = int(limits["words"])
    for sentence in _sentences(subject.prose.passages):
        if len(sentence.words) > most:
            n = len(sentence.words)
            message = ngettext(
                "A sentence of {n} word: the limit is {most}.",
                "A sentence of {n} words: the limit is {most}.",
                n,
            ).format(n=n, most=most)
            cut = _cut(sentence, subject.lang)
            yield faulted(sentence, cut, message, _remedy(cut))


def _sentences(passages: Sequence[Passage]) -> Iterator[Sentence]:
    """Those of running text, and of the cells of tables."""
    for passage in passages:
        yield from passage.sentences if passage.shape == "cell" else running([passage])


def _remedy(cut: re.Match[str] | None) -> str:
    if not cut:
        return _("Make two sentences of it, or a list: one idea each.")
    remedy = _("Make two sentences of it, one idea each: the second could begin at “{word}”.")
    return remedy.format(word=cut[0])


def _cut(sentence: Sentence, lang: str) -> re.Match[str] | None:
    """The word nearest to the middle at which a second sentence could begin."""
    length = len(sentence.text)
    found = _CUT.get(lang, _ANY).finditer(sentence.text)
    near = [one for one in found if NEAR < one.start() / length < 1 - NEAR and WORD.match(one[0])]
    return min(near, key=lambda one: abs(one.start() - length / 2), default=None)


_FAILS = (
    "Quand vous arrivez dans le service, une infirmière vient vous voir et vous montre votre "
    "chambre, puis elle vous explique le repas, les visites et les soins du jour."
)
_PASSES = (
    "Quand vous arrivez, une infirmière vous montre votre chambre. Elle vous explique ensuite le "
    "repas, les visites et les soins du jour."
)
CHECKS = (
    Check(
        "long-sentence",
        Subject.TEXT,
        Severity.WARNING,
        "At the end of a long sentence, a worried reader has lost its beginning.",
        "Limits for the public: 22 words a sentence; PEMAT 3–5 (everyday language)",
        run,
        topic=Topic.LANGUAGE,
        limits={"words": 22},
        within={"words": (8, 60)},
        fails=_FAILS,
        passes=_PASSES,
    ),
)
