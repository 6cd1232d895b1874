"""long-paragraph: no paragraph is a wall."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from depliant.checks.finding import Fault, Severity
from depliant.checks.prose.prose import Passage
from depliant.checks.prose.readability import RUNNING
from depliant.checks.prose.telling import faulted
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.subjects import TextSubject
from depliant.words import _, ngettext

LEAST = 3  # words of a sentence
_SPEECH = re.compile(r"«[^«»]*»|“[^“”]*”")


def run(subject: TextSubject, limits: Mapping[str, float]) -> Iterator[Fault]:
    for passage in subject.prose.passages:
        if passage.shape not in RUNNING:
            continue
        words, sentences = len(passage.words), _sentences(passage)
        if words > limits["words"]:
            yield _fault(passage, _of_words(words, int(limits["words"])))
        elif sentences > limits["sentences"] and words > limits["few"]:
            yield _fault(passage, _of_sentences(sentences, int(limits["sentences"])))


def _sentences(passage: Passage) -> int:
    """How many sentences a paragraph has. What somebody says in it is a part of one, and a word or
    two are none: “Pendant.” heads what follows."""
    said = [found.span() for found in _SPEECH.finditer(passage.text)]
    own = (one for one in passage.sentences if len(one.words) >= LEAST)
    return sum(not any(a < one.start < b for a, b in said) for one in own)


def _of_words(n: int, most: int) -> str:
    message = ngettext(
        "A paragraph of {n} word: the limit is {most}.",
        "A paragraph of {n} words: the limit is {most}.",
        n,
    )
    return message.format(n=n, most=most)


def _of_sentences(n: int, most: int) -> str:
    message = ngettext(
        "A paragraph of {n} sentence: the limit is {most}.",
        "A paragraph of {n} sentences: the limit is {most}.",
        n,
    )
    return message.format(n=n, most=most)


def _fault(passage: Passage, message: str) -> Fault:
    """Told where a second paragraph could begin."""
    middle = passage.sentences[len(passage.sentences) // 2]
    return faulted(middle, None, message, _("Begin a new paragraph here, or make a list."))


_FAILS = (
    "Le matin, on vous réveille à sept heures. Une infirmière prend la température de votre enfant."
    " Elle regarde aussi son pansement. Le petit déjeuner arrive ensuite, et vous pouvez le prendre"
    " avec lui. Le médecin passe avant midi. Il répond à vos questions. L’après-midi, la salle de"
    " jeux est ouverte."
)
_PASSES = (
    "Le matin, on vous réveille à sept heures. Une infirmière prend la température de votre enfant."
    " Elle regarde aussi son pansement.\n\nLe médecin passe avant midi. Il répond à vos questions."
)
CHECKS = (
    Check(
        "long-paragraph",
        Subject.TEXT,
        Severity.WARNING,
        "A wall of text is not begun; nobody finds again what they read in it.",
        "Limits for the public: 5 sentences and 100 words a paragraph; PEMAT 8 (chunks)",
        run,
        topic=Topic.LANGUAGE,
        limits={"sentences": 5, "words": 100, "few": 40},
        within={"sentences": (2, 20), "words": (20, 300), "few": (0, 300)},
        fails=_FAILS,
        passes=_PASSES,
    ),
)
