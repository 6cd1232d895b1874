"""passive: who acts is said.

A machine that knows no grammar is right three times in four: the rule warns. It looks for a form of
`être` or `be` before a participle; what somebody is (`est fermé`, `êtes arrivé`) is no passive, and
is kept as data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from depliant.checks import lexicons
from depliant.checks.finding import Fault, Severity
from depliant.checks.prose.languages import LANGUAGES
from depliant.checks.prose.prose import Sentence
from depliant.checks.prose.quickly import late
from depliant.checks.prose.readability import running
from depliant.checks.prose.telling import faulted, to_copy
from depliant.checks.prose.words import WORD, parts
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.subjects import TextSubject
from depliant.errors import Place
from depliant.reading.values import load_yaml
from depliant.words import _, later

_DATA = Path(lexicons.__path__[0]) / "passive.yaml"
_BE = {
    "fr": late(
        r"(?<![\w-])(?:(?:a|as|ai|ont|avez|avons|avait|avaient|aura|auront|aurait|auraient|ait|aient)"
        r"\s(?:(?:pas|plus|jamais|déjà|toujours|souvent|bien|\w+ment)\s)?été"
        r"|est|sont|était|étaient|sera|seront|serait|seraient|soit|soient|êtes|étiez|serez|seriez"
        r"|sommes|étions|serons|suis|serai|être)(?:-(?:t-)?(?:ils?|elles?|on|vous|nous|ce))?"
        r"(?P<between>(?:\s(?:pas|plus|jamais|bien|mal|souvent|toujours|parfois|déjà|ensuite|alors"
        r"|ainsi|aussi|donc|encore|également|tout|très|trop|peu|presque|d[’']abord|tous|toutes"
        r"|généralement|\w{3,}ment|en général|le plus souvent|à nouveau|parfois))*)"
        r"\s(?P<word>[^\W\d_]{2,}(?:-[^\W\d_]+)?)",
        re.IGNORECASE,
    ),
    "en": late(
        r"(?<![\w-])(?:(?:has|have|had|will|would|can|could|may|might|must|should)\s(?:not\s|also\s)?"
        r"(?:been|be)|is|are|was|were|be|been|being)"
        r"(?P<between>(?:\s(?:not|never|always|often|usually|sometimes|already|also|then|first|now"
        r"|still|being|been|\w{3,}ly))*)\s(?P<word>[^\W\d_]{2,}(?:-[^\W\d_]+)?)",
        re.IGNORECASE,
    ),
}
_ITSELF = late(  # s’est, nous nous sommes: somebody acts on himself
    r"(?:\b(?:se|me|te)\s|\b[smt][’']|\bnous\snous\s|\bvous\svous\s)(?:y\s|en\s|ne\s)*$",
    re.IGNORECASE,
)
_AGREED = late(r"e?s?$")
_REGULAR = {"fr": "é", "en": "ed"}
_BY = {
    "fr": late(r"(?:\s[^\s,;:.()]+){0,4}?\spar\s((?:[^\s,;:.()]+\s?){1,3})"),
    "en": late(r"(?:\s[^\s,;:.()]+){0,4}?\sby\s((?:[^\s,;:.()]+\s?){1,3})"),
}
_NOBODY = late(r"\b(?:ce qui|ce que|rien ne|what)\s$", re.IGNORECASE)  # no matter who


@dataclass(frozen=True)
class _Words:
    """The words of a language (`passive.yaml`)."""

    participles: frozenset[str]
    states: frozenset[str]
    behind: Mapping[str, frozenset[str]]  # by the word that makes a state of them
    agents: frozenset[str]


@cache
def _known(lang: str) -> _Words:
    data = load_yaml(_DATA.read_text(encoding="utf-8"), Place(_DATA.name)).data[lang]
    behind = {word: frozenset(of.split()) for word, of in data["with"].items()}
    lists = (frozenset(data[key].split()) for key in ("participles", "states", "agents"))
    participles, states, agents = lists
    return _Words(participles, states, behind, agents)


def run(subject: TextSubject) -> Iterator[Fault]:
    if subject.lang not in _BE:
        return
    for sentence in running(subject.prose.passages):
        if found := _passive(sentence, subject.lang):
            message = _("“{words}”: the passive does not say who acts.")
            remedy = _("Say who does it: {who}; or what to do: {what}.").format(
                who=to_copy(_WHO, subject.lang), what=to_copy(_WHAT, subject.lang)
            )
            yield faulted(sentence, found, message.format(words=found[0]), remedy)


_WHO, _WHAT = later("“the nurse takes …”, “we …”"), later("“take …”")


def _passive(sentence: Sentence, lang: str) -> re.Match[str] | None:
    """The first passive of a sentence: one is enough to write it anew."""
    found = sentence.finds(_BE[lang])
    return next((one for one in found if _is_passive(sentence, one, lang)), None)


def _is_passive(sentence: Sentence, found: re.Match[str], lang: str) -> bool:
    words, stem = _known(lang), _stem(found["word"].lower(), lang)
    after = sentence.text[found.end() :]
    if not (stem.endswith(_REGULAR[lang]) or stem in words.participles | words.states):
        return False
    if lang == "fr" and _ITSELF.search(sentence.text[: found.start()]):
        return False
    if _says_who(after, lang):
        return True
    if _NOBODY.search(sentence.text[: found.start()]):
        return False
    return stem not in words.states and not _is_made_state(stem, after, words)


def _stem(word: str, lang: str) -> str:
    """A participle without its agreements."""
    if lang == "en":
        return word
    known = _known(lang)
    whole = word if word in known.participles | known.states else ""
    return whole or _AGREED.sub("", word)


def _says_who(after: str, lang: str) -> bool:
    """Whether somebody who acts is named behind the participle."""
    found = _BY[lang].match(after)
    named = WORD.findall(found[1].lower()) if found else []
    return any(parts(word)[-1] in _known(lang).agents for word in named)


def _is_made_state(stem: str, after: str, words: _Words) -> bool:
    """Whether the word behind makes a state of a participle: `est fait de bois`."""
    behind = re.match(r"\s([^\W\d_]+)", after)
    first = {"d": "de", "du": "de", "des": "de", "au": "à", "aux": "à"}
    word = behind[1].lower() if behind else ""
    return stem in words.behind.get(first.get(word, word), frozenset())


_FAILS = "La prise de sang est réalisée par une infirmière."
_PASSES = "Une infirmière fait la prise de sang. L’accueil est ouvert à 8 h. Il s’est endormi."
CHECKS = (
    Check(
        "passive",
        Subject.TEXT,
        Severity.WARNING,
        "In the passive, readers cannot tell whether they, or somebody else, must act.",
        "PEMAT 3–5 (active voice); CDC Index 6–7",
        run,
        topic=Topic.LANGUAGE,
        languages=LANGUAGES,
        fails=_FAILS,
        passes=_PASSES,
    ),
)
