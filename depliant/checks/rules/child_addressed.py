"""child-addressed: a leaflet about children says what to tell the child, and what to ask them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.prose.languages import LANGUAGES
from depliant.checks.prose.prose import Prose
from depliant.checks.prose.quickly import late
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.subjects import TextSubject
from depliant.words import _

# By language: words of a sentence that tell a child something, or ask for what they think; and
# those that speak to the child.
_TOLD = {
    "fr": late(
        r"\b(?:dites|expliquez|parlez|racontez|demandez|répondez|montrez|lisez|annoncez)-lui\b"
        r"|\blui (?:dire|expliquer|parler|raconter|demander|répondre|montrer|annoncer)\b"
        r"|\b(?:dire|dites|expliqu\w+|parl\w+|racont\w+|demand\w+|répond\w+|annonc\w+|préven\w+"
        r"|prépar\w+|écout\w+)\b(?!-nous| nous)[^.!?]{0,50}"
        r"\b(?:(?:à|avec|auprès de) (?:votre |notre |l[’']|son |un |cet )|aux )enfants?\b"
        r"|\b(?:préven|prépar|écout|inform|rassur|interrog)\w+ (?:aussi |bien |d[’']abord )?"
        r"(?:votre |notre |l[’']|cet )enfants?\b|\bson mot à dire\b"
        r"|\benfants?\b[^.!?]{0,60}\b(?:avec ses mots|son (?:avis|accord)|ses questions|donne son"
        r"|peut (?:dire|poser|choisir|refuser|demander)|ce qu[’']il en pense)"
        r"|\b(?:qu[’']en pense-t-(?:il|elle)|ce qu[’'](?:il|elle) en pense|son (?:avis|accord)"
        r" compte)"
        r"|\b(?:tu|toi|tes)\b",
        re.IGNORECASE,
    ),
    "en": late(
        r"\b(?:tell|explain|talk|speak|ask|answer|read|show|prepare|listen)\b"
        r"(?! (?:to |with )?(?:us|you|the|a|your (?:doctor|nurse|team))\b(?! child))[^.!?]{0,50}"
        r"\b(?:(?:your|our|the|a) child(?:ren)?|him|her|them)\b"
        r"|\b(?:your|our|the) child(?:ren)?\b[^.!?]{0,60}\b(?:in their own words|agree|assent|says?"
        r"|think|questions|choose|be told|be asked)",
        re.IGNORECASE,
    ),
}


def run(subject: TextSubject) -> Iterator[Fault]:
    pattern = _TOLD.get(subject.lang)
    if not subject.kind.children or pattern is None or _says(subject.prose, pattern):
        return
    message = _("Nothing says what to tell the child, nor asks what the child thinks.")
    remedy = _("Add a few lines on how to explain it to the child, such as: “{example}”.")
    example = _("Tell your child what will be done, in simple words. Ask what they think of it.")
    place = subject.article.values.place(("kind",))
    yield Fault(message, remedy.format(example=example), place)


def _says(prose: Prose, pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(sentence.text) for sentence in prose.sentences)


CHECKS = (
    Check(
        "child-addressed",
        Subject.TEXT,
        Severity.WARNING,
        "A child has the right to be told, in words that they can follow, and to take part in what "
        "is decided.",
        "Code de la santé publique L.1111-2 (minors)",
        run,
        topic=Topic.CONTENT,
        languages=LANGUAGES,
        fails="## La piqûre {#how}\n\nOn pique. Votre enfant reste assis.\n",
        passes="## La piqûre {#how}\n\nOn pique. Expliquez-lui : « La crème endort ta peau. »\n",
    ),
)
