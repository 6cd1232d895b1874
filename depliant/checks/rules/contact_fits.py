"""contact-fits: the number beside a service is that service's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.prose.languages import LANGUAGES
from depliant.checks.prose.prose import Passage, Sentence
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.sense.calling.alerts import alerts
from depliant.checks.sense.calling.emergencies import COUNTRIES, wrong_lines
from depliant.checks.sense.calling.reach import (
    Number,
    answers,
    looked_up,
    may_call,
    nobody,
    numbers,
)
from depliant.checks.sense.calling.services import (
    ARTICLES,
    WARD,
    fits,
    is_called,
    is_specific,
    services,
)
from depliant.checks.sense.clauses import before
from depliant.checks.sense.lexicon import in_any, said
from depliant.checks.subjects import VersionSubject
from depliant.content.phones import dial
from depliant.sources.hospital import Profile
from depliant.words import _

_FAR = 90  # letters between a service and its number
_ORDER = re.compile(r"\b(?!rendez-vous)\w{2,}ez\b|\bcall\b", re.IGNORECASE)
_IF = re.compile(r"\b(?:si|s[’']il\w*|quand|lorsqu\w*|if|when|dans|during)\b", re.IGNORECASE)
_NEXT = 12  # letters: “La nuit : 01 …”
_LABEL = re.compile(r"hospital\.contacts\.([\w-]+)\.label")


def run(subject: VersionSubject) -> Iterator[Fault]:
    lang, profile = subject.text.lang, subject.hospital.profile
    if lang not in ARTICLES:
        return
    for section in subject.text.prose.sections:
        warned = frozenset(one for alert in alerts(section) for one in alert.passages)
        for passage in section.passages:
            if lang == "fr" and profile.country in COUNTRIES:
                yield from _lines(passage)
            if may_call(passage):
                for sentence in passage.sentences:
                    yield from _in_sentence(sentence, passage not in warned, profile, lang)


def _in_sentence(sentence: Sentence, hours: bool, profile: Profile, lang: str) -> Iterator[Fault]:
    """`hours`: whether they are looked at; those of warnings are judged by their own rule."""
    found, end = numbers(sentence, profile), 0
    for number in found:
        if not number.key:
            yield from _unknown(sentence, number, profile, lang)
        else:
            misfits = list(_misfit(sentence, number, end, profile, lang))
            yield from misfits
            if hours and not misfits:
                until = number.start if number is not found[-1] else len(sentence.text)
                yield from _shut(sentence, number, (end, until), profile, lang)
        end = number.end


def _lines(passage: Passage) -> Iterator[Fault]:
    """Short lines that are not those of the service beside them."""
    for one in wrong_lines(passage.text):
        message = _("“{service}” is not called on {line}.").format(
            service=one.service, line=one.line
        )
        remedy = _("Write {line}: 15 is SAMU, 17 the police, 18 the fire brigade, 112 any of them.")
        yield Fault(
            message,
            remedy.format(line=one.right),
            passage.place_at(one.start),
            quote=passage.text,
            words=one.line,
        )


def _shut(
    sentence: Sentence, number: Number, near: tuple[int, int], profile: Profile, lang: str
) -> Iterator[Fault]:
    """A number that nobody answers at the hour that is said of it."""
    text, contact = sentence.text, profile.contacts[number.key]
    near = (max(near[0], text.rfind(";", 0, number.start) + 1), near[1])
    said_near = text[near[0] : near[1]]
    if any(said("reach", key, lang).search(said_near) for key in ("closed", "later")) or any(
        said("reach", key, lang).search(text) for key in ("short", "sends")
    ):
        return
    for when in ("night", "weekend", "urgent"):
        named = said("reach", when, lang).search(text, *near)
        if named is None or answers(contact, "night" if when == "urgent" else when):
            continue
        direct = 0 <= number.start - named.end() <= _NEXT
        asked = said("reach", "calls", lang).search(text)
        if (direct or asked) and not (when != "urgent" and _IF.search(before(text, named.start()))):
            message, remedy = nobody(number.key, profile)
            yield Fault(
                message,
                remedy,
                sentence.place_at(number.start),
                quote=text,
                words=named[0].strip(),
            )
            return


def _unknown(sentence: Sentence, number: Number, profile: Profile, lang: str) -> Iterator[Fault]:
    """A number that is said to be the hospital's, and that its profile does not have."""
    text, phone = sentence.text, sentence.text[number.start : number.end]
    support = [one.phone for one in profile.support if one.phone]
    listed = [*support, *(one.phone for one in profile.emergency)]
    if dial(phone, profile.country) in {dial(one, profile.country) for one in listed}:
        return
    called = said("reach", "ours", lang).search(text[: number.start])
    outside = said("reach", "outside", lang).search(sentence.passage.text)
    if not called or outside:
        return
    us = re.search(r"-nous|\bus\b", called[0], re.IGNORECASE)
    if us or in_any("reach", "always").search(text):
        message = _("“{phone}” stands among no contacts of this hospital.").format(phone=phone)
        remedy = _(
            "Write the look-up of a contact, such as {{ hospital.contacts.ward.phone }}, or say "
            "whose number it is."
        )
        yield Fault(
            message,
            remedy,
            sentence.place_at(number.start),
            Severity.WARNING,
            quote=text,
            words=phone,
        )


def _misfit(
    sentence: Sentence, number: Number, after: int, profile: Profile, lang: str
) -> Iterator[Fault]:
    label = profile.contacts[number.key].label
    if other := _labelled(sentence, number, after, profile):
        yield _fault(sentence, number, profile, profile.contacts[other].label, other)
        return
    named = _named(sentence.text, max(after, number.start - _FAR), number, lang)
    if named is None:
        return
    service, words = named
    if is_called(label, service):
        return
    right = next((key for key, one in profile.contacts.items() if fits(one.label, service)), "")
    if service == WARD and not (right and is_specific(label)):
        return
    yield _fault(sentence, number, profile, words, right)


def _labelled(sentence: Sentence, number: Number, after: int, profile: Profile) -> str:
    """The key of another contact whose label is looked up before a number."""
    found = [
        key[1]
        for name, start in looked_up(sentence)
        if after <= start < number.start and (key := _LABEL.fullmatch(name))
    ]
    last = found[-1] if found else number.key
    return last if last != number.key and last in profile.contacts else ""


def _named(text: str, start: int, number: Number, lang: str) -> tuple[str, str] | None:
    """The service that is named last before a number, or in brackets behind it."""
    orders = [one.end() for one in _ORDER.finditer(text, start, number.start)]
    start = orders[-1] if orders else start  # “if you are at the desk, call us on …”
    found = [
        (one.start(), service, one[0])
        for service, pattern in services(lang)
        for one in pattern.finditer(text, start, number.start)
    ]
    if found:
        _at, service, words = max(found)
        return service, words
    behind = re.compile(r"\s?[(,]\s?").match(text, number.end)
    if behind:
        for service, pattern in services(lang):
            if one := pattern.match(text, behind.end()):
                return service, one[0]
    return None


def _fault(sentence: Sentence, number: Number, profile: Profile, named: str, right: str) -> Fault:
    contact = profile.contacts[number.key]
    message = _("The sentence says “{named}”, and the number is that of “{label}”.")
    if right:
        remedy = _("Write {{{{ hospital.contacts.{key}.phone }}}}, or “{label}”.").format(
            key=right, label=contact.label
        )
    else:
        remedy = _("Say “{label}”, or add the service that is meant to the profile.").format(
            label=contact.label
        )
    return Fault(
        message.format(named=named, label=contact.label),
        remedy,
        sentence.place_at(max(0, number.start)),
        quote=sentence.text,
        words=named,
    )


CHECKS = (
    Check(
        "contact-fits",
        Subject.VERSION,
        Severity.ERROR,
        "A family that asks for one service and reaches another loses the time that matters.",
        "EQIP 16 (contacts that fit their use)",
        run,
        topic=Topic.SAFETY,
        languages=LANGUAGES,
        fails=(
            "## Un rendez-vous {#visit}\n\nAppelez la consultation au "
            "{{ hospital.contacts.ward.phone }}.\n"
        ),
        passes=(
            "## Un rendez-vous {#visit}\n\nAppelez la consultation au "
            "{{ hospital.contacts.consultation.phone }}.\n"
        ),
    ),
)
