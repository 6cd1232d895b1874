"""contact-fits: the number beside a service is that service's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from depliant.checks.finding import Fault, Severity
from depliant.checks.prose.languages import LANGUAGES
from depliant.checks.prose.prose import Sentence
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.sense.lexicon import any_of, lexicon
from depliant.checks.sense.reach import Number, looked_up, may_call, numbers
from depliant.checks.subjects import VersionSubject
from depliant.sources.hospital import Profile
from depliant.words import _

WARD = "ward"  # what any contact may be called
_FAR = 90  # letters between a service and its number
_ARTICLE = {"fr": r"\b(?:le |la |les |l'|au |aux |nos |notre )", "en": r"\b(?:the |our )"}
_ORDER = re.compile(r"\b(?!rendez-vous)\w{2,}ez\b|\bcall\b", re.IGNORECASE)
_LABEL = re.compile(r"hospital\.contacts\.([\w-]+)\.label")


def run(subject: VersionSubject) -> Iterator[Fault]:
    lang, profile = subject.text.lang, subject.hospital.profile
    if lang not in _ARTICLE:
        return
    passages = (one for one in subject.text.prose.passages if may_call(one))
    for sentence in (one for passage in passages for one in passage.sentences):
        end = 0
        for number in numbers(sentence, profile):
            if number.key:
                yield from _misfit(sentence, number, end, profile, lang)
            end = number.end


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
    if _is_called(label, service):
        return
    right = next((key for key, one in profile.contacts.items() if _fits(one.label, service)), "")
    if service == WARD and not (right and _specific(label)):
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
        for service, pattern in _services(lang)
        for one in pattern.finditer(text, start, number.start)
    ]
    if found:
        _at, service, words = max(found)
        return service, words
    behind = re.compile(r"\s?[(,]\s?").match(text, number.end)
    if behind:
        for service, pattern in _services(lang):
            if one := pattern.match(text, behind.end()):
                return service, one[0]
    return None


@cache
def _services(lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = lexicon("contact_fits")[lang].items()
    return tuple((name, any_of([rf"{_ARTICLE[lang]}(?:{words})\b"])) for name, words in rows)


@cache
def _labels() -> dict[str, re.Pattern[str]]:
    """What contacts are called, in all languages: a profile speaks its own."""
    found: dict[str, list[str]] = {}
    for rows in lexicon("contact_fits").values():
        for name, words in rows.items():
            found.setdefault(name, []).append(rf"\b(?:{words})\b")
    return {name: any_of(patterns) for name, patterns in found.items()}


def _is_called(label: str, service: str) -> bool:
    return bool(_labels()[service].search(label))


def _fits(label: str, service: str) -> bool:
    return _is_called(label, service) and (service != WARD or not _specific(label))


def _specific(label: str) -> bool:
    """Whether a contact is called after one service alone."""
    return any(one.search(label) for name, one in _labels().items() if name != WARD)


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
