"""dated-facts: what is said to be so “today”, or to be “recent”, says of which year it speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from depliant.checks.finding import Fault, Severity
from depliant.checks.prose.languages import LANGUAGES
from depliant.checks.prose.prose import Sentence
from depliant.checks.prose.quickly import late
from depliant.checks.prose.telling import faulted, to_copy
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.subjects import TextSubject
from depliant.words import _, later


@dataclass(frozen=True)
class _Words:
    """Of a language: `now` speaks of a time that passes, in a sentence `about` medicine; `passing`
    does in any, but for one that says `when`; `new` is about medicine by itself; `reader` is what
    the reader does, or is told to do; `counted` is a fact, whoever is spoken to; `dated` says
    of which year; `signs`: letters of which some stand in all words of a time."""

    signs: tuple[str, ...]
    now: re.Pattern[str]
    passing: re.Pattern[str]
    when: re.Pattern[str]
    new: re.Pattern[str]
    about: re.Pattern[str]
    reader: re.Pattern[str]
    counted: re.Pattern[str]
    dated: re.Pattern[str]


def _one(pattern: str) -> re.Pattern[str]:
    return late(pattern, re.IGNORECASE)


_THING = (
    r"(?:traitements?|médicaments?|techniques?|thérapies?|méthodes?|vaccins?|molécules?|études?"
    r"|recherches?|essais?|découvertes?|progrès|travaux|données|publications?|avancées?|résultats"
    r"|recommandations?)"
)
_FRENCH = _Words(
    signs=tuple(
        "actuel aujourd jour récem derni depuis désormais maintenant prochain bientôt anné passé"
        " moment peu récent nouv modern vien".split()
    ),
    now=_one(
        r"\bactuellement\b(?! (?:trait|suivi|hospitalis|malade|sous |en ))"  # of a patient
        r"|\baujourd[’']hui\b|\bà l[’']heure actuelle\b|\bde nos jours\b"
        r"|\bà ce jour\b|\brécemment\b|\bdernièrement\b|\bdepuis (?:peu|quelques années)\b"
        r"|\b(?:ces|les) dernières années\b|\bdésormais\b"
        r"|\bon (?:sait|connaît) (?:mieux )?maintenant\b"
        r"|\b(?:prochainement|bientôt) (?:disponible|autorisé|possible|remboursé)\w*"
        r"|\b(?:cette année|l[’']an (?:dernier|passé|prochain)"
        r"|l[’']année (?:dernière|passée|prochaine))\b"
        r"|^bientôt\b|\bdans (?:quelques|les prochaines) années\b|\bprochainement\b"
    ),
    passing=_one(
        r"\bactuellement\b(?! (?:trait|suivi|hospitalis|malade|sous |en ))|\bde nos jours\b"
        r"|\bà l[’']heure actuelle\b|\ben ce moment\b|\bdepuis (?:peu|quelques (?:années|mois))\b"
        r"|\b(?:ces|les) dernières années\b|\bces derniers (?:temps|mois)\b"
        r"|\bces temps-ci\b|\bil y a peu\b|\b(?:tout )?récemment\b"
        r"|^aujourd[’']hui, (?:les|des|la plupart|peu|beaucoup|on|il (?:existe|y a)|certain\w*"
        r"|plusieurs|presque|de plus en plus)\b"
    ),
    when=_one(r"\b(?:si|s[’']il\w*|quand|lorsqu\w*|en cas)\b"),
    new=_one(
        rf"\b{_THING} (?:très |assez |(?:la |le |les )?plus )?(?:récent|nouveau|nouvel|moderne)\w*"
        rf"|\b(?:récent|dernier|dernière)e?s? {_THING}\b"
        rf"|\b(?:ce|cette|ces) (?:tout )?nouve(?:au|aux|lle|lles) {_THING}"
        rf"|\b(?:est|sont|c[’']est) (?:un|une|de|des) (?:tout )?nouve(?:au|aux|lle|lles) {_THING}"
        rf"|\b(?:un|une|de) nouve(?:au|aux|lle|lles) {_THING} (?:existe\w*|permet\w*|vien\w*"
        r"|(?:est|sont) (?:disponible\w*|autorisé\w*|à l[’']\w+))"
        r"|\bvien(?:t|nent) d[’']être (?:autoris|découver|mis|approuv|publi)\w*"
    ),
    about=_one(
        rf"\b(?:{_THING}|trait(?:e|é|ée|és|ées|er)|maladies?|leucémies?|cancers?|tumeurs?|diabète"
        r"|infections?|virus|guéri\w*|survi\w*|rémissions?|soign\w+|médecine|chercheurs?"
        r"|scientifiques?|connaissances?|efficac\w+|risques?|dépist\w+|diagnosti\w+|symptômes?"
        r"|greff\w+|chirurgi\w+|opér\w+|\w+thérapies?|patients|décès|effets?|appareils?|sait|connaît)\b"
    ),
    reader=_one(
        r"\b(?:vous|votre|vos|nous|notre|nos|mon|ma|mes|je|dites|faites)\b|\bs[’']il vous\b"
        r"|\b(?!(?:chez|assez|nez|rez)\b)\w+ez\b"
    ),
    counted=_one(r"\d ?%|\b(?:sur|pour) (?:10|100|1[ \u00a0\u202f]?000|dix|cent|mille)\b"),
    dated=_one(
        r"\b(?:19|20)\d\d\b|\bnon datée?\b"
        r"|\b(?:selon|d[’']après) (?:l[’']article|la source|l[’']étude)"
        r"|\bau moment de l[’'](?:article|étude)\b"
    ),
)
_MATTER = (
    r"(?:treatments?|medicines?|drugs?|techniques?|therap(?:y|ies)|methods?|vaccines?|stud(?:y|ies)"
    r"|research|trials?|discover(?:y|ies)|progress|data|advances?|results|guidelines?|findings)"
)
_ENGLISH = _Words(
    signs=tuple("current today nowadays present days recent late year soon moment new".split()),
    now=_one(
        r"\bcurrently\b|\btoday\b|\bnowadays\b|\bat present\b|\bthese days\b|\brecently\b"
        r"|\b(?:this|last|next) year\b|^soon\b|\bin (?:a few|the next few|the coming) years\b"
        r"|\blately\b|\bin recent years\b|\bin the last few years\b"
        r"|\bsoon (?:be )?(?:available|possible)\b"
    ),
    passing=_one(
        r"\bnowadays\b|\bthese days\b|\bcurrently\b|\bat present\b|\bin recent (?:years|months)\b"
        r"|\bin the last few years\b|\blately\b|\brecently\b|\bat the moment\b"
        r"|^today,? (?:most|many|few|more|doctors|hospitals|there (?:is|are)|some|people)\b"
    ),
    when=_one(r"\b(?:if|when|whether|unless|in case)\b"),
    new=_one(
        rf"\b(?:recent|latest|newest) {_MATTER}\b|\b(?:this|these) new {_MATTER}\b"
        rf"|\b(?:is|are) (?:a )?new {_MATTER}\b"
    ),
    about=_one(
        rf"\b(?:{_MATTER}|treat(?:ed|s|able)?|illness(?:es)?|diseases?|leukaemias?|leukemias?"
        r"|cancers?|tumou?rs?|diabetes|infections?|virus(?:es)?|cur(?:e|ed|es|able)|surviv\w+"
        r"|remission|researchers?|scientists?|effective\w*|risks?|diagnos\w+|symptoms?"
        r"|transplant\w*|surgery|patients|known)\b"
    ),
    reader=_one(
        r"\b(?:you|your|we|our|us|my|please)\b"
        r"|^(?:tell|call|write|ask|bring|take|come|drink|let|give|see|speak|talk)\b"
    ),
    counted=_one(r"\d ?%|\b(?:out of|in) (?:10|100|1,?000|ten|a hundred)\b"),
    dated=_one(
        r"\b(?:19|20)\d\d\b|\bundated\b|\baccording to the (?:article|source|study)"
        r"|\bwhen the (?:article|study) was\b"
    ),
)
_WORDS = {"fr": _FRENCH, "en": _ENGLISH}


def run(subject: TextSubject) -> Iterator[Fault]:
    words = _WORDS.get(subject.lang)
    for sentence in subject.prose.sentences if words else ():
        found = _undated(sentence, words) if words else None
        if found:
            message = _("“{words}”: nobody knows of which year, once the leaflet is older.")
            remedy = _("Say when ({examples}), or leave the word out.")
            remedy = remedy.format(examples=to_copy(_WHEN, subject.lang))
            yield faulted(sentence, found, message.format(words=found[0]), remedy)


_WHEN = later("“in 2026”, “according to the 2025 study”")


def _undated(sentence: Sentence, words: _Words) -> re.Match[str] | None:
    """The words of a sentence that speak of a time which passes, if it does not say which."""
    text, small = sentence.text, sentence.small
    if not any(sign in small for sign in words.signs):
        return None
    now, new, passing = (
        next(sentence.finds(one), None) for one in (words.now, words.new, words.passing)
    )
    if passing and words.when.search(text):
        passing = None
    if not (now or new or passing) or words.dated.search(text):
        return None
    reads = words.reader.search(
        words.passing.sub(" ", words.now.sub(" ", text))
    )  # "de nos jours" is nobody's
    if reads and not words.counted.search(text):
        return None
    if new or passing:
        return new or passing
    is_about = words.about.search(text) or words.counted.search(text)
    return now if is_about else None


CHECKS = (
    Check(
        "dated-facts",
        Subject.TEXT,
        Severity.WARNING,
        "A leaflet is read for years. What was new when it was written is told as new long after.",
        "CDC Clear Communication Index 11; DISCERN 5",
        run,
        topic=Topic.CONTENT,
        languages=LANGUAGES,
        fails="## Qu’en attendre ? {#benefits}\n\n"
        "Aujourd’hui, ce traitement soigne 8 enfants sur 10.\n",
        passes="## Qu’en attendre ? {#benefits}\n\n"
        "En 2025, ce traitement soignait 8 enfants sur 10.\n",
    ),
)
