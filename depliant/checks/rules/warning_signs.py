"""warning-signs: a warning names a sign, and a way to call that answers at that hour."""

from __future__ import annotations

import re
from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.prose.languages import LANGUAGES
from depliant.checks.prose.prose import Passage
from depliant.checks.prose.quickly import late
from depliant.checks.prose.telling import to_copy
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.sense.calling.alerts import Alert, alerts, is_left
from depliant.checks.sense.calling.reach import answers, has_number, nobody, numbers
from depliant.checks.sense.lexicon import any_of, lexicon, said
from depliant.checks.subjects import TextSubject, VersionSubject
from depliant.sources.hospital import Profile
from depliant.words import _, later

_CONDITION = {
    "fr": late(
        r"\b(?:si|s[’']il\w*|quand|lorsqu\w*|dès qu\w*|en cas|devant|(?:au|du) moindre"
        r"|à la moindre|un doute)\b",
        re.I,
    ),
    "en": late(r"\b(?:if|when|as soon as|in case|in (?:any )?doubt|slightest)\b", re.IGNORECASE),
}
_ORDERS = {
    "fr": late(
        r"\b(?!chez|assez|nez|soyez|surveillez|veillez)\w{2,}ez\b"
        r"|\b(?:dites|faites(?! attention)|il faut|faut pas|doi(?:t|vent)|interdit\w*|ne pas)\b",
        re.IGNORECASE,
    ),
    "en": late(
        r"\b(?:do not|don[’']t|never|keep|stay|stop|must|avoid|take|wear|tell)\b", re.IGNORECASE
    ),
}
_VAGUE = 8  # words: “Be careful, above all at home.” says nothing
_MANY = 3  # signs: fewer may tell why one is careful
_ASKS = late(r"\bquestions?\b", re.IGNORECASE)


def in_the_text(subject: TextSubject) -> Iterator[Fault]:
    for warning in _warnings(subject):
        if subject.kind.interview or _signs(subject.lang).search(warning.text):
            yield from _judged(warning, subject.lang)  # the way to a ward warns of doors, too


def _warnings(subject: TextSubject) -> Iterator[Alert]:
    """The warnings of a text that are written, in a language that is known."""
    if subject.lang not in _CONDITION:
        return
    for section in subject.prose.sections:
        found = list(alerts(section))
        if found and not is_left(subject.article, section):
            yield from found


def _judged(warning: Alert, lang: str) -> Iterator[Fault]:
    text = warning.text
    vague = said("reach", "vague", lang)
    sign = _signs(lang).search(vague.sub(" ", text))
    if not _alerts(warning, lang):
        if not sign and vague.search(text) and _is_all(warning, vague):
            yield _fault(warning, _no_sign(lang))
        elif not _is_caution(warning, lang) or _lists_signs(warning, lang):
            yield _fault(warning, _no_way() if sign else _no_sign(lang))
        return
    urgent = _CONDITION[lang].search(text) or said("reach", "now", lang).search(text)
    if not sign and urgent and not _ASKS.search(text):
        yield _fault(warning, _no_sign(lang))
    if not _has_way(warning, lang):
        yield _fault(warning, _no_way())


def _is_caution(warning: Alert, lang: str) -> bool:
    """Whether a warning says what to do, or what is, at some length, and asks for no call."""
    said_in_it = sum(len(one.words) for one in warning.passages if one.shape != "title")
    return bool(_ORDERS[lang].search(warning.text)) or said_in_it > _VAGUE


def _is_all(warning: Alert, vague: re.Pattern[str]) -> bool:
    """Whether a warning says little beside a sentence that names no sign: “If there is a problem,
    ask us.”"""
    rest = (
        one
        for passage in warning.passages
        if passage.shape != "title"
        for one in passage.sentences
        if not vague.search(one.text)
    )
    return sum(len(one.words) for one in rest) <= _VAGUE


def _lists_signs(warning: Alert, lang: str) -> bool:
    """Whether a warning says what to look out for, sign after sign, and nothing to do."""
    if _ORDERS[lang].search(warning.text):
        return False
    body = " ".join(one.text for one in warning.passages if one.shape != "title")
    return len({found[0].lower() for found in _signs(lang).finditer(body)}) >= _MANY


def _signs(lang: str) -> re.Pattern[str]:
    return any_of(lexicon("warning_signs")[lang])


def _alerts(warning: Alert, lang: str) -> bool:
    return bool(said("reach", "calls", lang).search(warning.text)) or any(
        has_number(one, lang) for one in warning.passages
    )


def _has_way(warning: Alert, lang: str) -> bool:
    """Whether a number stands in a warning or right beside it, or it sends to those of the leaflet
    or to somebody who is there."""
    near = (*warning.passages, *(one for one in warning.around if _calls(one, lang)))
    ways = (said("reach", "sends", lang), said("reach", "near", lang))
    return any(has_number(one, lang) for one in near) or any(
        way.search(one.text) for way in ways for one in near
    )


def _calls(passage: Passage, lang: str) -> bool:
    return bool(said("reach", "calls", lang).search(passage.text))


_SIGN = later("“fever over 38.5 °C”, “the dressing bleeds”")


def _no_sign(lang: str) -> tuple[str, str]:
    remedy = _("Say what one sees or feels: {examples}.")
    return _("This warning names no sign."), remedy.format(examples=to_copy(_SIGN, lang))


def _no_way() -> tuple[str, str]:
    return _("This warning says no way to call."), _(
        "Write a number that answers at that hour, such as {{ hospital.contacts.ward.phone }}, or "
        "send to “Whom to call” of the leaflet."
    )


def _fault(warning: Alert, told: tuple[str, str], severity: Severity | None = None) -> Fault:
    message, remedy = told
    return Fault(message, remedy, warning.first.place, severity, quote=warning.text)


# --- when the numbers answer -----------------------------------------------------------------


def at_the_hospital(subject: VersionSubject) -> Iterator[Fault]:
    lang, profile = subject.text.lang, subject.hospital.profile
    for warning in _warnings(subject.text):
        for when in ("night", "weekend"):
            yield from _unanswered(warning, when, lang, profile)
        yield from _shut_now(warning, lang, profile)


def _unanswered(warning: Alert, when: str, lang: str, profile: Profile) -> Iterator[Fault]:
    """A number that nobody answers when the warning says to call."""
    for passage in warning.passages:
        for sentence in passage.sentences:
            if not said("reach", when, lang).search(sentence.text):
                continue
            mine = [one.key for one in numbers(sentence, profile)]
            keys = mine or _keys(warning, profile)
            if keys and _all_shut(keys, when, profile) and not _short(sentence.text, lang):
                if not mine and _other_way(warning, lang):
                    continue
                yield _fault(warning, nobody(keys[0], profile))
                return


def _shut_now(warning: Alert, lang: str, profile: Profile) -> Iterator[Fault]:
    """A number of office hours alone, where a call cannot wait, and nothing of its hours."""
    text = warning.text
    hours = any(said("reach", one, lang).search(text) for one in ("closed", "night", "weekend"))
    keys = _keys(warning, profile)
    if hours or not keys or not said("reach", "now", lang).search(text):
        return
    if _all_shut(keys, "night", profile) and not _other_way(warning, lang):
        yield _fault(warning, nobody(keys[0], profile), Severity.WARNING)


def _keys(warning: Alert, profile: Profile) -> list[str]:
    sentences = (one for passage in warning.passages for one in passage.sentences)
    return [one.key for sentence in sentences for one in numbers(sentence, profile)]


def _all_shut(keys: list[str], when: str, profile: Profile) -> bool:
    contacts = [profile.contacts.get(key) for key in keys]
    return all(one is not None and not answers(one, when) for one in contacts)


def _other_way(warning: Alert, lang: str) -> bool:
    """Whether a warning has another way: an emergency number, the contacts of the leaflet."""
    return _short(warning.text, lang) or bool(said("reach", "sends", lang).search(warning.text))


def _short(text: str, lang: str) -> bool:
    return bool(said("reach", "short", lang).search(text))


_REASON = "A warning that does not say what to look for, or whom to call, only frightens."
_STANDARD = "EQIP 12–14 and 16; depliant: medical safety"
CHECKS = (
    Check(
        "warning-signs",
        Subject.TEXT,
        Severity.ERROR,
        _REASON,
        _STANDARD,
        in_the_text,
        topic=Topic.SAFETY,
        languages=LANGUAGES,
        fails=(
            '## Après {#after}\n\n!!! warning "Attention"\n    Appelez vite en cas de problème.\n'
        ),
        passes=(
            '## Après {#after}\n\n!!! warning "Appelez sans attendre"\n'
            "    Si la fièvre dépasse 38,5 °C, appelez le {{ hospital.contacts.ward.phone }}.\n"
        ),
    ),
    Check(
        "warning-signs",
        Subject.VERSION,
        Severity.ERROR,
        _REASON,
        _STANDARD,
        at_the_hospital,
        topic=Topic.SAFETY,
        languages=LANGUAGES,
        fails=(
            '## Après {#after}\n\n!!! warning "La nuit"\n    Si la fièvre monte, appelez le '
            "{{ hospital.contacts.consultation.phone }}.\n"
        ),
        passes=(
            '## Après {#after}\n\n!!! warning "La nuit"\n    Si la fièvre monte, appelez le '
            "{{ hospital.contacts.ward.phone }}.\n"
        ),
    ),
)
