"""double-negation: what is meant is said, not the contrary of its contrary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.prose.telling import faulted
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.subjects import TextSubject
from depliant.words import _

_FEW = r"(?:\s[^\s,;:.!?()«»—–]+){0,9}?"  # words of one clause
_NOT = r"(?:pas|jamais|rien|plus|aucune?|personne|guère|point)"
_NO_WORDS = (
    r"(?:impossibles?|inutiles?|inhabituel(?:le)?s?|inconnue?s?|improbables?|inévitables?|rares?"
    r"|exclue?s?|exceptionnel(?:le)?s?|négligeables?|anodine?s?|infondée?s?|déraisonnables?"
    r"|défavorables?|dénuée?s? d\w*|dépourvue?s? d\w*|interdite?s?|incompatibles?|insurmontables?"
    r"|inefficaces?|indifférente?s?|inoffensi(?:fs?|ves?)|illimitée?s?|irréversibles?|mauvais"
    r"|indispensables?)"
)
_PATTERNS = {
    "fr": re.compile(
        rf"\bn(?:e\b|[’'])(?=\s?[^\s])[^,;:.!?()«»—–]{{0,60}}?\b{_NOT}\b{_FEW}\s(?:sans(?!\s(?:que"
        r" cela|doute|cesse))\b|ne\s(?:pas|plus|jamais|rien)\b)"
        rf"|\b(?:pas|jamais|point|non)\s(?:du\stout\s|si\s|très\s|toujours\s|forcément\s)?{_NO_WORDS}\b"
        rf"|\bn(?:e\b|[’'])[^,;:.!?()«»—–]{{0,40}}?\b{_NOT}\b{_FEW}\s(?:si|sauf\ssi|à\smoins\sque)\s"
        rf"[^,;:.!?()«»—–]{{0,40}}?\bn(?:e\b|[’'])[^,;:.!?()«»—–]{{0,40}}?\b{_NOT}\b"
        r"|\b(?:personne|nul(?:le)?)\sn[’']ignore\w*|\bn[’']ignor\w+\spas\b"
        r"|\b(?:évite[zr]?|interdit|empêche[zr]?)\sde\sne\s(?:pas|plus|jamais)\b"
        r"|\bn(?:e\b|[’'])\s?\w+\spas\smoins\b|\bn[’']empêche\spas\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:not|never|n[’']t)\s(?:at all |always |necessarily |so |very |an? )?(?:uncommon"
        r"|unusual|impossible|unlikely|unknown|infrequent(?:ly)?|insignificant|unreasonable"
        r"|unnecessary|unimportant|unsafe|inadvisable|ineffective|unrelated|untrue|rare|rarely"
        r"|unheard|without|incompatible|irreversible)\b"
        rf"|\b(?:not|never|cannot|no\sone|nobody|nothing|\w+n[’']t)\b{_FEW}\s(?:without|unless)\b"
        r"|\b(?:cannot|can[’']t|could\snot|couldn[’']t)\snot\b"
        r"|\b(?:not|never|\w+n[’']t|cannot)\s(?:fail|forget)\sto\s(?:not|avoid)\b"
        r"|\bavoid\snot\b|\bnot\s\w+\snot\sto\b",
        re.IGNORECASE,
    ),
}


def run(subject: TextSubject) -> Iterator[Fault]:
    pattern = _PATTERNS.get(subject.lang)
    for sentence in subject.prose.sentences if pattern else ():
        for found in sentence.finds(pattern):
            message = _("“{words}” says no twice.").format(words=found[0])
            remedy = _("Say what is so, or what to do: “often”, “ask before …”.")
            yield faulted(sentence, found, message, remedy)


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
        fails=_FAILS,
        passes=_PASSES,
    ),
)
