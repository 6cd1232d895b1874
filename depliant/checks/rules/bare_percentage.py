"""bare-percentage: a share of people is also said as so many of so many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from depliant.checks.finding import Fault, Severity
from depliant.checks.prose.languages import LANGUAGES
from depliant.checks.prose.prose import ProseSection, Sentence
from depliant.checks.prose.quickly import late
from depliant.checks.prose.shares import Share, frequencies, percentages
from depliant.checks.prose.telling import faulted
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.sense.people import one_of, people
from depliant.checks.subjects import TextSubject
from depliant.words import _, speaking
from depliant.words.figures import count

TINY = 0.001  # smaller shares are told by big-numbers
_STRENGTH = late(  # before a percentage that says how strong something is
    r"\b(?:sérum|solut\w+|alcool|alcohol|gluco\w+|dextrose|saccharose|chlor\w+|crème|cream|pommade|"
    r"ointment|collyre|drops|gel|sirop|syrup|suspension|poudre|powder|baume|lotion|spray|gouttes|dosée?s?|concentr\w+|dilu\w+|bétadine|javel|bleach|"
    r"\w+caïne|\w+caine|atropine|dakin|saline|vinaigre|lait|milk|coton|cotton|cacao|chocolat)"
    r"(?:(?:\s[\w’'-]+){0,3}\s(?:à|at|of))?\s$",
    re.IGNORECASE,
)
_GAUGE = late(  # beside a percentage that no people are counted in
    r"\b(?:saturation|oxyg\w+|spo2|fio2|humidité|humidity|hématocrite|hba1c|glyquée|batterie"
    r"|battery|charge|chargée?s?|écran|screen|zoom|rembours\w+|remise|discount|refund\w*"
    r"|reimburs\w+|covers?|covered|tva|vat|tarifs?|prix|price|salaire|wages|coûts?|costs?|frais"
    r"|fees?|vitesse|speed|éjection|ejection|vems|capacité|capacity|débit|pente|matières? grasses?"
    r"|lipides|fat|€|euros?)(?!\w)",
    re.IGNORECASE,
)
_QUANTITY = late(  # behind a percentage of something that is no people
    r"\s(?:de|d[’']|du|des|of)\s?(?:(?:la|l[’']|le|son|sa|ses|leurs?|votre|vos|notre|nos|the|your"
    r"|his|her|its|their)\s?)?(?:poids|doses?|volume|surface|temps|calories|apports?|énergie|eau"
    r"|sucre|sel|taille|force|sang|peau|corps|alcool|weight|time|body|energy|water|sugar|height"
    r"|blood|skin|strength|réduction|remise|marge)\b|\s(?:glucose|alcohol|saline|solution|cream|cotton|chlorhexidine)\b",
    re.IGNORECASE,
)
_CHANGES = late(  # before a percentage that says by how much something changes
    r"\b(?:baiss|diminu|rédui|réduc|augment|accroî|chut|recul|progress|grimp|gagn|allong|decreas"
    r"|increas|reduc|fall|fell|drop|rise|rose|lower|cut|halv)\w*(?:\s[\w’'-]+){0,6}?"
    r"\s(?:de|d[’']|by|of)\s?(?:(?:environ|près de|plus de|moins de|about|nearly|up to)\s)?$",
    re.IGNORECASE,
)
_CHANGED = late(  # behind one
    r"\s(?:(?:de\s|d[’'])[^,.;:]{0,40}?\s(?:en|de)\s(?:moins|plus)\b(?!\sde\s\d)"
    r"|(?:de\s|en\s)(?:moins|plus)\b(?!\sde\s\d)|(?:moins|plus)\s(?:de|d[’']|\w{4,})"
    r"|fewer|less|more|lower|higher)",
    re.IGNORECASE,
)
_COUNTED = late(  # what happens to people, and may come to fewer of them
    r"\b(?:risques?|risks?|chances?|odds|probabilité|likelihood|fréquence|nombre|number|taux|rates?"
    r"|cas|cases|décès|deaths?|mort\w*|rechutes?|relapses?|récidives?|crises?|attacks?|seizures?"
    r"|infections?|complications?|hospitalisations?|admissions?|accidents?|chutes?|falls?|effets?"
    r"|guéri\w+|survie|survival|cancers?|tumeurs?|saign\w+|bleed\w*|caillots?|clots?|infarctus|avc"
    r"|strokes?|malades)(?!\w)",
    re.IGNORECASE,
)
_NOUN = late(
    r"\s(?:des|of(?:\s(?:the|all|our))?)\s(?!plus\b|moins\b|ans\b)([^\W\d_]{2,}(?:s|x|ren|ople|men))\b",
    re.IGNORECASE,
)
BESIDE = 60  # letters


def run(subject: TextSubject) -> Iterator[Fault]:
    for section in subject.prose.sections:
        found = [one for sentence in _sentences(section) for one in percentages(sentence)]
        said = _said(section) if found else ()
        for one in filter(_is_of_people, found):
            if _is_change(one):
                if _counts(one) and not _goes_from_to(said):
                    yield _fault_of_change(one)
            elif not any(other.says(one) for other in said):
                yield _fault(one, subject)


def _sentences(section: ProseSection) -> Iterator[Sentence]:
    return (sentence for passage in section.passages for sentence in passage.sentences)


def _said(section: ProseSection) -> Sequence[Share]:
    """The shares of a section that are said as so many of so many."""
    return [share for sentence in _sentences(section) for share in frequencies(sentence)]


def _is_of_people(share: Share) -> bool:
    """Whether a percentage counts people, or events; “100 %” is no share."""
    text, (start, end) = share.sentence.text, share.match.span()
    if not TINY <= share.high < 1:
        return False
    before, after = text[max(0, start - BESIDE) : start], text[end : end + BESIDE]
    beside = f"{before} {after[: BESIDE // 2]}"
    return not (_STRENGTH.search(before) or _GAUGE.search(beside) or _QUANTITY.match(after))


def _is_change(share: Share) -> bool:
    """Whether a percentage says by how much something changes, not how many there are."""
    text, (start, end) = share.sentence.text, share.match.span()
    before = text[max(0, start - 2 * BESIDE) : start]
    return bool(_CHANGES.search(before) or _CHANGED.match(text, end))


def _counts(share: Share) -> bool:
    """Whether what changes happens to people: a dose or a length has no “of how many”."""
    return bool(_COUNTED.search(share.sentence.text))


def _goes_from_to(said: Sequence[Share]) -> bool:
    """Whether a section says two shares, from which to which: “de 10 à 7 personnes sur 1 000”."""
    ends = {end for one in said for end in (one.low, one.high)}
    return len(ends) > 1


def _fault_of_change(share: Share) -> Fault:
    message = _("“{words}” says how much it changes, not for how many people.")
    remedy = _("Say from how many to how many: “from … to … people of 1,000”.")
    return faulted(share.sentence, share.match, message.format(words=share.match[0]), remedy)


def _fault(share: Share, subject: TextSubject) -> Fault:
    message = _("“{words}” alone: many readers cannot picture a percentage.")
    remedy = _("Say it as so many of 10 or of 100 too: “{example}”.")
    lang, named = subject.lang, _NOUN.match(share.sentence.text, share.match.end())
    return faulted(
        share.sentence,
        share.match,
        message.format(words=share.match[0]),
        remedy.format(example=_example(share, named[1] if named else people(subject.prose), lang)),
    )


def _example(share: Share, noun: str, lang: str) -> str:
    """The share as so many of so many, in the leaflet's language: of 10 or 100 if it goes up, else
    of 1,000."""
    whole = next(n for n in (10, 100, 1000, 10_000) if _is_whole(share.low * n) or n == 10_000)
    while not _is_whole(share.high * whole) and whole < 10_000:
        whole *= 10
    low, high = round(share.low * whole), round(share.high * whole)
    with speaking(lang):
        if low == high:
            noun = one_of(noun) if low == 1 else noun
            said = _("{n} {people} of {whole}")
            return said.format(n=count(low), whole=count(whole), people=noun)
        said = _("{low} to {high} {people} of {whole}")
        return said.format(low=count(low), high=count(high), whole=count(whole), people=noun)


def _is_whole(n: float) -> bool:
    return round(n) >= 1 and abs(n - round(n)) < 1e-6


_FAILS = "Le traitement marche chez 70 % des enfants."
_PASSES = (
    "Le traitement marche chez 7 enfants sur 10 (70 %). Rincez avec du sérum physiologique à 0,9 %."
)
CHECKS = (
    Check(
        "bare-percentage",
        Subject.TEXT,
        Severity.WARNING,
        "Many readers cannot say what 30 % of people are; everybody can picture 3 of 10.",
        "PEMAT 6–7 (no calculation), CDC Index 15–17 (numbers)",
        run,
        topic=Topic.LANGUAGE,
        languages=LANGUAGES,
        fails=_FAILS,
        passes=_PASSES,
    ),
)
