"""addresses-the-reader: a leaflet speaks to whoever reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from depliant.checks.finding import Fault, Severity
from depliant.checks.prose.languages import LANGUAGES
from depliant.checks.prose.prose import Sentence
from depliant.checks.prose.quickly import late
from depliant.checks.prose.readability import running
from depliant.checks.prose.telling import faulted, to_copy
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.subjects import TextSubject
from depliant.words import _, later, ngettext

_SOME = 3  # sentences: one or two may tell of somebody else
_SPOKEN_TO = {
    "fr": late(
        r"\b(?:vous|votre|vos|tu|toi|ton|ta|tes|dites|faites)\b|\bt[’']\w"
        r"|\b(?!(?:assez|chez|nez|rez)\b)\w{2,}ez\b",
        re.IGNORECASE,
    ),
    "en": late(
        r"\b(?:you|your|yours|yourself|yourselves)\b"
        r"|^(?:please\s)?(?:always|never|do|don[’']t|take|ask|call|tell|bring|keep|drink|eat|avoid"
        r"|wash|stop|give|let|make|use|talk|go|come|check|contact|read|write|remember|try|stay"
        r"|phone|ring|put|wait|watch|look|follow|wear|rest|leave|hold|say|show|report)\b",
        re.IGNORECASE,
    ),
}
_OWN_QUESTION = {  # what readers ask in their own voice
    "fr": late(r"\b(?:je|j[’']|nous|notre|nos|mon|ma|mes)\b.*\?\s*$", re.IGNORECASE),
    "en": late(r"\b(?:i|we|our|my)\b.*\?\s*$", re.IGNORECASE),
}
_SPOKEN_OF = {  # readers as if they were not there
    "fr": late(r"\b(?:le|la|les|du|des|au|aux|un|une)\s(?:patient|malade|parent)e?s?\b", re.I),
    "en": late(r"\b(?:the|a|all)?\s?(?:patient|parent|carer)s?\b", re.IGNORECASE),
}
_AS_ANOTHER = {  # the reader, said as if it were somebody else, or nobody
    "fr": late(
        r"\b(?:le|la|au|du|chaque|tout)\s(?:patient|malade)e?\b|\bil\s(?:convient|importe)\s(?:de\b|d[’'])"
        r"|\bil\sest\s(?:\w+ment\s)?(?:demandé|recommandé|conseillé|préconisé|impératif|nécessaire"
        r"|obligatoire|préférable|déconseillé|interdit)\s(?:aux?\s\w+\s)?(?:de\b|d[’'])",
        re.IGNORECASE,
    ),
    "en": late(
        r"\b(?:the|each|every)\spatient\b|\bit\sis\s(?:\w+ly\s)?(?:recommended|advised|required"
        r"|advisable|necessary|forbidden)\s(?:to|that)\b",
        re.IGNORECASE,
    ),
}
_BIDDEN = {  # what readers have to do, said of somebody else
    "fr": late(
        r"\b(?:les?|la|chaque|tout|toute)\s(?:patient|malade)e?s?(?:\s[\w’']+){0,2}?\s"
        r"(?:doi(?:t|vent)|devr(?:a|ont)|(?:est|sont|sera|seront)\s(?:priée?|invitée?|tenue?)s?)\b",
        re.IGNORECASE,
    ),
    "en": late(
        r"\bpatients?\s(?:should|must|ha(?:s|ve)\sto|needs?\sto"
        r"|(?:is|are)\s(?:asked|required|requested|advised|invited)\sto)\b",
        re.IGNORECASE,
    ),
}


def run(subject: TextSubject, limits: Mapping[str, float]) -> Iterator[Fault]:
    sentences = running(subject.prose.passages)
    if subject.lang not in _SPOKEN_TO:
        return
    spoken = sum(_speaks(one, subject.lang) for one in sentences)
    if len(sentences) >= limits["sentences"] and spoken < limits["share"] * len(sentences):
        yield _fault(subject, sentences, spoken)
        return
    others = [one for one in sentences if _speaks_of_another(one, subject.lang)]
    if len(others) >= max(_SOME, spoken + 1):
        yield _fault_of_others(subject, others, spoken)
        return
    for sentence in sentences:
        if found := next(sentence.finds(_BIDDEN[subject.lang]), None):
            message = _("“{words}”: the reader is told what somebody else has to do.")
            remedy = _so_say(subject.lang)
            yield faulted(sentence, found, message.format(words=found[0]), remedy)


def _speaks(sentence: Sentence, lang: str) -> bool:
    """Whether it speaks to the reader, or is what the reader asks."""
    return bool(_SPOKEN_TO[lang].search(sentence.text) or _OWN_QUESTION[lang].search(sentence.text))


def _speaks_of_another(sentence: Sentence, lang: str) -> bool:
    spoken_of = next(sentence.finds(_AS_ANOTHER[lang]), None)
    return bool(spoken_of) and not _speaks(sentence, lang)


def _fault_of_others(subject: TextSubject, others: Sequence[Sentence], spoken: int) -> Fault:
    words = [found[0] for one in others for found in one.finds(_AS_ANOTHER[subject.lang])]
    named = ", ".join(dict.fromkeys(word.lower() for word in words))
    message = ngettext(
        "{n} sentence speaks of the reader as of another (“{words}”); {spoken} to the reader.",
        "{n} sentences speak of the reader as of another (“{words}”); {spoken} to the reader.",
        len(others),
    ).format(n=len(others), words=named, spoken=spoken)
    remedy = _so_say(subject.lang)
    return Fault(message, remedy, others[0].place, quote=others[0].text, words=words[0])


def _fault(subject: TextSubject, sentences: Sequence[Sentence], spoken: int) -> Fault:
    """Told with a sentence that speaks of the reader, if there is one."""
    found = ((one, _SPOKEN_OF[subject.lang].search(one.text)) for one in sentences)
    one, match = next((pair for pair in found if pair[1]), (sentences[0], None))
    message = ngettext(
        "{n} sentence of {all} speaks to the reader.",
        "{n} sentences of {all} speak to the reader.",
        spoken,
    ).format(n=spoken, all=len(sentences))
    remedy = _so_say(subject.lang)
    place = subject.article.values.place(("title",))
    return Fault(message, remedy, place, quote=one.text, words=match[0] if match else "")


_YOU, _DO = later("“you”, “your child”"), later("“take”, “ask”")


def _so_say(lang: str) -> str:
    remedy = _("Say {you}, and what to do ({verbs}), as in speaking.")
    return remedy.format(you=to_copy(_YOU, lang), verbs=to_copy(_DO, lang))


_FAILS = (
    "Le patient doit être à jeun.\n\nL’infirmière pose une perfusion.\n\nLe patient dort.\n\n"
    "L’examen dure une heure.\n\nLe médecin donne les résultats."
)
_PASSES = (
    "Venez à jeun.\n\nL’infirmière pose une perfusion.\n\nVous dormez.\n\n"
    "L’examen dure une heure.\n\nLe médecin vous donne les résultats."
)
CHECKS = (
    Check(
        "addresses-the-reader",
        Subject.TEXT,
        Severity.WARNING,
        "Readers do what they are asked to do; what “the patient must” do concerns somebody else.",
        "PEMAT 20–22 (addresses the user directly, actions)",
        run,
        topic=Topic.LANGUAGE,
        languages=LANGUAGES,
        limits={"share": 0.1, "sentences": 5},
        within={"share": (0.01, 1), "sentences": (1, 50)},
        fails=_FAILS,
        passes=_PASSES,
    ),
)
