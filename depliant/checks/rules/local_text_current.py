"""local-text-current: a local text was compared with the core as it stands now, and signed."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import LocalSubject
from depliant.sources.document import not_covered
from depliant.sources.local_text import core_stamps, local_stamp, touched
from depliant.words import _


def run(subject: LocalSubject) -> Iterator[Fault]:
    yield from _without_core(subject)
    yield from _not_covered(subject)
    local, stamp = subject.local, subject.local.meta.stamp
    command = f"make_leaflet.py stamp {local.leaflet} --hospital {local.by} --lang {local.lang}"
    remedy = _("Compare both texts (diff), then: {command} --by … --role …")
    remedy = remedy.format(command=command)
    if stamp is None:
        message = _("Nobody has compared this local text with the core article.")
        yield Fault(message, remedy, local.place)
        return
    place = local.values.place(("stamp",))
    if stamp.stamp != local_stamp(local):
        yield Fault(_("The local text has changed since it was stamped."), remedy, place)
    elif not stamp.is_as_written:
        message = _("Somebody has changed this signature by hand, it is void: {who}.")
        who = _("{name}, {role}").format(name=stamp.name, role=stamp.role)
        yield Fault(message.format(who=who), remedy, place)
    now = core_stamps(local, subject.met)
    for section in local.sections:
        if section.role in now and stamp.core.get(section.role) != now[section.role]:
            message = _changed(subject, section.role)
            yield Fault(message.format(role=section.role), remedy, section.place)


def _changed(subject: LocalSubject, role: str) -> str:
    met = subject.met.section(role)
    if met and met.by:
        return _("The group's section `{role}` has changed since somebody compared it.")
    return _("The core section `{role}` has changed since somebody compared it.")


def _not_covered(subject: LocalSubject) -> Iterator[Fault]:
    """Local sections that no source covers: nobody can answer for them, and none is printed."""
    for one in not_covered(subject.local):
        yield Fault(one.message, one.remedy, one.place)


def _without_core(subject: LocalSubject) -> Iterator[Fault]:
    """Local sections that no longer find what they are about: in the core, or in what the
    hospital's group has made of it."""
    for section in subject.local.sections:
        role = touched(section)
        if not subject.has(role):
            message, remedy = _missing(subject, role)
            yield Fault(message.format(role=role), remedy, section.place)
        elif section.follows and subject.has(section.role):
            yield Fault(
                _taken(subject, section.role).format(role=section.role),
                _("Give it another role, or write .replaces."),
                section.place,
            )


def _missing(subject: LocalSubject, role: str) -> tuple[str, str]:
    if subject.article.section(role) is None:
        return _("The core article has no section `{role}`."), _(
            "Name a section of the core, or remove this one."
        )
    if subject.group_drops(role):
        return _("The group's local text drops the section `{role}`."), _(
            "Agree with the group on it, or add it under another role with `follows`."
        )
    return _("The section `{role}` is kept to other hospitals."), _(
        "Add yours under another role with `follows`, or remove it."
    )


def _taken(subject: LocalSubject, role: str) -> str:
    if subject.article.section(role):
        return _("The core article has a section `{role}` already.")
    return _("The group's local text has a section `{role}` already.")


_FAILS = (
    "Un texte local que personne n’a comparé à ce qu’il remplace (texte commun, ou du "
    "groupe) tel qu’il est ; une section locale `.not-covered`."
)
_PASSES = "Comparer (`diff`), puis signer (`stamp`)."
CHECKS = (
    Check(
        "local-text-current",
        Subject.LOCAL,
        Severity.ERROR,
        "Leaflets differ between hospitals without anyone having decided so.",
        "depliant: seen in real hospitals; HAS 2008 (an update is planned)",
        run,
        fails=_FAILS,
        passes=_PASSES,
    ),
)
