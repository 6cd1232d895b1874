"""How a hospital is reached, as its editions print it: contacts, emergency lines, associations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from depliant.content.content import ContactLine, HospitalFacts
from depliant.content.phones import dial, national
from depliant.content.typography import postal
from depliant.sources.hospital import Contact, Emergency, Profile, Support

LOGO, MARK = "depliant:hospital/logo", "depliant:hospital/mark"


def hospital_facts(
    profile: Profile, dress: Callable[[str], str], *, supports: bool = False
) -> HospitalFacts:
    """What is said of a hospital: its phones as its country writes them, its words dressed; the
    associations that it names where an edition `supports` its readers so."""
    lines = partial(_contact, country=profile.country, dress=dress)
    return HospitalFacts(
        name=dress(profile.name),
        short_name=profile.short_name,
        site=dress(profile.site),
        address=tuple(dress(postal(line)) for line in profile.address),
        logo=LOGO if profile.logo else "",
        logo_alt=profile.logo.alt if profile.logo else "",
        mark=MARK,
        legal=dress(profile.legal),
        handover=profile.handover,
        contacts=tuple(map(lines, profile.contacts.values())),
        emergency=tuple(map(lines, (*_called_first(profile), *profile.emergency))),
        people=tuple(map(lines, _beside_the_emergency(profile))),
        support=tuple(_association(one, profile.country, dress) for one in profile.support)
        if supports
        else (),
    )


def _called_first(profile: Profile) -> tuple[Contact, ...]:
    name = profile.emergency_first
    return (profile.contacts[name],) if name else ()


def _beside_the_emergency(profile: Profile) -> Iterator[Contact]:
    """The contacts but the one that is called first, unless it has an e-mail, which is no call."""
    for name, contact in profile.contacts.items():
        if name != profile.emergency_first or contact.email:
            yield contact


def _contact(line: Contact | Emergency, country: str, dress: Callable[[str], str]) -> ContactLine:
    email = line.email or "" if isinstance(line, Contact) else ""
    hours = dress(line.hours) if isinstance(line, Contact) else ""
    phone = line.phone or ""
    printed = national(phone, country).replace(" ", "\u00a0")
    return ContactLine(dress(line.label), printed, dial(phone, country), email, hours)


def _association(one: Support, country: str, dress: Callable[[str], str]) -> ContactLine:
    phone = national(one.phone or "", country).replace(" ", "\u00a0")
    dialled = dial(one.phone or "", country)
    return ContactLine(dress(one.name), phone, dialled, "", "", one.web or "")
