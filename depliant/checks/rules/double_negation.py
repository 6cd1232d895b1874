"""double-negation: what is meant is said, not the contrary of its contrary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.prose.languages import LANGUAGES
from depliant.checks.prose.quickly import late
from depliant.checks.prose.telling import faulted, to_copy
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.subjects import TextSubject
from depliant.words import _, later

_FEW = r"(?:\s[^\s,;:.!?()«»—–]+){0,9}?"  # words of one clause
_NEAR = r"[^,;:.!?()«»—–]{0,60}?"
_NE = r"\bn(?:e\b|[’'])"
_NOT = r"\b(?:pas|jamais|rien|plus|aucune?|personne|guère|point)\b"
_WITHOUT = r"\ssans\b(?!\s(?:doute|cesse|que cela))"
_CONTRARY = (  # words that say no by themselves
    "impossibles?|inutiles?|inhabituel(?:le)?s?|inconnue?s?|improbables?|inévitables?|rares?"
    "|exclue?s?|exceptionnel(?:le)?s?|négligeables?|anodine?s?|infondée?s?|déraisonnables?"
    "|défavorables?|dénuée?s? d\\w*|dépourvue?s? d\\w*|interdite?s?|incompatibles?|insurmontables?"
    "|inefficaces?|indifférente?s?|inoffensi(?:fs?|ves?)|illimitée?s?|irréversibles?|mauvais"
)
_CONTRARY_ENGLISH = (
    "uncommon|unusual|impossible|unlikely|unknown|infrequent(?:ly)?|insignificant|unreasonable"
    "|unnecessary|unimportant|unsafe|inadvisable|ineffective|unrelated|untrue|rare|rarely|unheard"
    "|without|incompatible|irreversible"
)
_SAID = {
    "fr": (
        rf"{_NE}{_NEAR}{_NOT}{_FEW}{_WITHOUT}",  # ne partez pas sans
        rf"\b(?:aucune?|personne|rien|nul(?:le)?)\b{_NEAR}{_NE}{_NEAR}{_WITHOUT}",
        rf"{_NE}{_NEAR}{_NOT}{_FEW}\sne\s(?:pas|plus|jamais|rien)\b",  # ne pouvez pas ne pas
        rf"\b(?:pas|jamais|point|non)\s(?:du\stout\s|si\s|très\s|toujours\s)?(?:{_CONTRARY})\b",
        rf"{_NE}{_NEAR}{_NOT}{_FEW}\s(?:si|à\smoins\sque)\s{_NEAR}{_NE}{_NEAR}{_NOT}",
        r"\b(?:personne|nul(?:le)?)\sn[’']ignore\w*|\bn[’']ignor\w+\spas\b",
        r"\b(?:évite[zr]?|interdit|empêche[zr]?)\sde\sne\s(?:pas|plus|jamais)\b",
        r"\bn[’']en\s\w+\spas\smoins\b|\bn[’']empêche\spas\b",
    ),
    "en": (
        rf"(?:\bnot|\bnever|n[’']t)\s(?:at all |always |so |very |an? )?(?:{_CONTRARY_ENGLISH})\b",
        rf"\b(?:not|never|cannot|no\sone|nobody|nothing|\w+n[’']t)\b{_FEW}\s(?:without|unless)\b",
        r"\b(?:cannot|can[’']t|could\snot|couldn[’']t|avoid)\snot\b",
    ),
}
_PATTERNS = {lang: late("|".join(said), re.IGNORECASE) for lang, said in _SAID.items()}


def run(subject: TextSubject) -> Iterator[Fault]:
    if subject.lang not in _PATTERNS:
        return
    for sentence in subject.prose.sentences:
        for found in sentence.finds(_PATTERNS[subject.lang]):
            message = _("“{words}” says no twice.").format(words=found[0])
            remedy = _("Say what is so, or what to do: {examples}.")
            remedy = remedy.format(examples=to_copy(_SO, subject.lang))
            yield faulted(sentence, found, message, remedy)


_SO = later("“often”, “ask before …”")

_FAILS = "Il n’est pas impossible que votre enfant ait de la fièvre."
_PASSES = "Votre enfant aura peut-être de la fièvre. Ne partez pas : l’examen est sans douleur."
CHECKS = (
    Check(
        "double-negation",
        Subject.TEXT,
        Severity.WARNING,
        "Two negations are counted, not read: a tired reader keeps one of them.",
        "PEMAT 3–5 (everyday language)",
        run,
        topic=Topic.LANGUAGE,
        languages=LANGUAGES,
        fails=_FAILS,
        passes=_PASSES,
    ),
)
