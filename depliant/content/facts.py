"""Facts: what `{{ dotted.name }}` may look up, and nothing else.

A look-up walks plain values of the hospital's profile and the leaflet's front matter. It is not
a template language: no filter, no call, no attribute of any object.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from depliant.content.phones import national
from depliant.errors import Place, Problem
from depliant.sources.hospital import Profile
from depliant.sources.leaflet import FrontMatter
from depliant.words import _

Facts = Mapping[str, str]
REFERENCE = re.compile(r"\{\{\s*([a-z_][\w-]*(?:\.[\w-]+)+)\s*\}\}")
MOST_FACTS = 6  # told at once
LEAST_ALIKE = 0.75
_ANY_REFERENCE = re.compile(r"\{\{.*?(?:\}\}|$)", re.MULTILINE)
_NO_FACTS = {"colours", "logo", "required", "extends", "mail", "checks"}
_LEAFLET_FACTS = {"title", "subtitle", "code", "version", "audience"}


def facts_of(profile: Profile, meta: FrontMatter) -> Facts:
    """Every fact by its dotted name: `hospital.contacts.ward.phone`, `leaflet.code` …"""
    hospital = profile.model_dump(mode="json", exclude=_NO_FACTS)
    leaflet = meta.model_dump(mode="json", include=_LEAFLET_FACTS)
    facts = dict(_flat({"hospital": hospital, "leaflet": leaflet}, ""))
    phones = {name: phone for name, phone in facts.items() if name.endswith(".phone")}
    return facts | {name: national(phone, profile.country) for name, phone in phones.items()}


def _flat(value: Any, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(inner, f"{name}.{key}" if name else str(key))
    elif isinstance(value, str):
        yield name, value


def unknown_facts(text: str, facts: Facts, place: Place) -> Iterator[Problem]:
    """A problem for every `{{ … }}` in `text` that is not the name of a fact."""
    first = place.line or 1
    for found in _ANY_REFERENCE.finditer(text):
        line = first + text[: found.start()].count("\n")
        name = REFERENCE.fullmatch(found[0])
        if name and name[1] in facts:
            continue
        wrong = name[1] if name else found[0][:60]
        message = _("There is no fact `{name}`.").format(name=wrong)
        yield Problem(message, place.at(line), _instead(wrong, facts))


def _instead(wrong: str, facts: Facts) -> str:
    """What to write for a name that is no fact's: the one that differs in the spelling of a word;
    else those that stand beside it, or are called so elsewhere. Another's phone is never one."""
    if close := [name for name in facts if _misspelt(wrong.split("."), name.split("."))]:
        return _("Did you mean `{{{{ {close} }}}}`?").format(close=close[0])
    parent, _dot, last = wrong.rpartition(".")
    near = [name for name in facts if name.rpartition(".")[0] == parent]
    called = [name for name in facts if last and name.endswith(f".{last}")]
    if found := (near if parent.count(".") and near else called or near)[:MOST_FACTS]:
        names = ", ".join(f"`{{{{ {name} }}}}`" for name in found)
        return _("These are known: {names}.").format(names=names)
    return _("Only facts such as {{ hospital.name }} stand in braces.")


def _misspelt(wrong: Sequence[str], right: Sequence[str]) -> bool:
    """Whether one word alone differs between two names, and not by much."""
    if len(wrong) != len(right):
        return False
    ((one, other), *more) = [pair for pair in zip(wrong, right, strict=True) if len(set(pair)) > 1]
    return not more and difflib.SequenceMatcher(None, one, other).ratio() >= LEAST_ALIKE


def fill(text: str, facts: Facts) -> str:
    """`text` with its look-ups replaced (for titles; running text is filled by `prose`)."""
    return REFERENCE.sub(lambda found: facts[found[1]], text)
