"""The circuit: who has to sign a leaflet before it is handed out, and whose signature lacks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from depliant.sources.hospital import Profile
from depliant.sources.kinds import Kind
from depliant.sources.signature import Signature
from depliant.sources.signing.people import person, same_person
from depliant.sources.signing.signatories import ANYONE, meant


def asked_by_kind(kind: Kind) -> tuple[str, ...]:
    """Who signs leaflets of a kind: those it names; else a physician, if it completes a talk with
    the care team; else anyone but the authors."""
    return kind.sign or (("physician",) if kind.interview else (ANYONE,))


def asked_by(profile: Profile, kind: str) -> tuple[str, ...]:
    """Who signs leaflets of a kind (its name) besides, for a hospital."""
    return tuple(one.role for one in profile.sign if not one.kinds or kind in one.kinds)


def together(*asked: Sequence[str]) -> tuple[str, ...]:
    """Who signs in all; where somebody is named, anyone is among them."""
    roles = dict.fromkeys(role for one in asked for role in one)
    return tuple(role for role in roles if role != ANYONE) or (ANYONE,)


def missing(asked: Sequence[str], signatures: Iterable[Signature]) -> tuple[str, ...]:
    """Those who are asked for and have not signed. A person signs for one of them, whatever their
    roles; who may sign for several stands where nobody else can."""
    people: dict[tuple[str, ...], frozenset[str]] = {}
    for one in signatures:
        people[person(one.name)] = people.get(person(one.name), frozenset({ANYONE})) | meant(
            one.role
        )
    seats: dict[tuple[str, ...], str] = {}

    def seated(role: str, tried: set[tuple[str, ...]]) -> bool:
        for who, roles in people.items():
            if role in roles and who not in tried:
                tried.add(who)
                if who not in seats or seated(seats[who], tried):
                    seats[who] = role
                    return True
        return False

    return tuple(role for role in asked if not seated(role, set()))


def is_author(name: str, authors: Iterable[str]) -> bool:
    """Whether whoever signs may be one of the authors."""
    return any(same_person(name, author) for author in authors)
