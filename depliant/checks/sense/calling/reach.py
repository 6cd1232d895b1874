"""Whom a text sends to: the numbers in it, whose they are, and when they answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from depliant.checks.prose.plain import THING
from depliant.checks.prose.prose import Passage, Sentence
from depliant.checks.sense.lexicon import in_any, said
from depliant.content.phones import dial, typed
from depliant.sources.hospital import Contact, Profile
from depliant.words import _

_CONTACTS = "hospital.contacts."


@dataclass(frozen=True)
class Number:
    """A telephone number in a sentence; `key` is that of its contact in the profile, empty for a
    number that the profile does not know."""

    key: str
    start: int
    end: int


def may_call(passage: Passage) -> bool:
    """Whether a telephone number may stand in a passage: those that are typed begin so."""
    return bool(passage.facts) or "0" in passage.text or "+" in passage.text


def numbers(sentence: Sentence, profile: Profile) -> tuple[Number, ...]:
    """The telephone numbers of a sentence, typed or looked up, in their order."""
    by_dial = {
        dial(one.phone, profile.country): key for key, one in profile.contacts.items() if one.phone
    }
    found = [
        Number(by_dial.get(dial(phone, profile.country), ""), start, start + len(phone))
        for start, phone in typed(sentence.text)
    ]
    for name, start in looked_up(sentence):
        key, _dot, what = name.removeprefix(_CONTACTS).partition(".")
        if name.startswith(_CONTACTS) and what == "phone" and key in profile.contacts:
            found.append(Number(key, start, start + 1))
    return tuple(sorted(found, key=lambda one: one.start))


def looked_up(sentence: Sentence) -> Iterator[tuple[str, int]]:
    """The facts that a sentence looks up, each with its offset; where code or addresses stand in
    its passage, too, all facts of the passage."""
    passage = sentence.passage
    things = [at for at, char in enumerate(passage.text) if char == THING]
    last = sentence.start + len(sentence.text)
    if len(things) == len(passage.facts):
        pairs = zip(passage.facts, things, strict=True)
        yield from (
            (name, at - sentence.start) for name, at in pairs if sentence.start <= at < last
        )
    else:
        mine = [at - sentence.start for at in things if sentence.start <= at < last]
        yield from ((name, mine[0]) for name in passage.facts if mine)


def has_number(passage: Passage, lang: str) -> bool:
    """Whether a number to call stands in a passage: one of ten digits, a short one, a look-up."""
    looks = any(name.endswith((".phone", ".email")) for name in passage.facts)
    short = said("reach", "short", lang).search(passage.text)
    return looks or bool(short) or any(typed(passage.text))


def answers(contact: Contact, when: str) -> bool:
    """Whether somebody answers at night (`night`) or on weekends (`weekend`), as far as the hours
    of a contact tell; without hours nobody knows, and it is not held against it."""
    hours = contact.hours
    if not hours or in_any("reach", "always").search(hours):
        return True
    return when == "weekend" and bool(in_any("reach", "each_day").search(hours))


def nobody(key: str, profile: Profile) -> tuple[str, str]:
    """What is said, and what to write instead, of a contact who does not answer at that hour."""
    contact = profile.contacts[key]
    message = _("Nobody answers at “{label}” when one is told to call: {hours}.")
    always = next(
        (
            name
            for name, one in profile.contacts.items()
            if one.phone and one.hours and answers(one, "night")
        ),
        "",
    )
    remedy = (
        _("Write {{{{ hospital.contacts.{key}.phone }}}}, which answers day and night.").format(
            key=always
        )
        if always
        else _("Write a number that answers day and night, or the emergency number.")
    )
    return message.format(label=contact.label, hours=contact.hours), remedy
