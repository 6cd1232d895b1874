"""A new hospital: a profile in which every key is explained, and prompts for what is to be said."""

from __future__ import annotations

from pathlib import Path

from depliant.errors import InputError, Place, Problem
from depliant.reading.front_matter import dumped
from depliant.sources.beside.names import is_slug
from depliant.sources.beside.strangers import easy
from depliant.sources.fields.prompts import prompt
from depliant.sources.workspace import Workspace
from depliant.starting.laying import lay
from depliant.starting.texts import starting_text
from depliant.words import _, speaking


def new_hospital(slug: str, name: str, workspace: Workspace) -> Path:
    """Write the profile of a hospital; where it lies. `InputError` for a name that no folder can
    have, or if a hospital or a group has it."""
    if not is_slug(slug):
        message = _("`{slug}` cannot be the name of a hospital’s folder.").format(slug=slug[:60])
        remedy = _("Call it `{name}`: small letters without accents, digits, hyphens.")
        raise InputError(Problem(message, None, remedy.format(name=easy(slug)[:60])))
    folder = workspace.root / "hospitals" / slug
    if slug in workspace.groups:
        message = _("`{slug}` is a group: its folder cannot be a hospital’s too.").format(slug=slug)
        remedy = _("Give the hospital another name.")
        raise InputError(Problem(message, Place(workspace.name(folder)), remedy))
    text = profile(name, workspace.settings.language)
    return lay(folder / "hospital.yaml", text, workspace)


def profile(name: str, lang: str) -> str:
    """The text of a profile; prompts for its name, if nobody says it."""
    with speaking(lang):
        asked = prompt(_("the hospital’s name"), lang)
    name = " ".join(name.split())
    known = {"name": _value(name or asked), "short_name": _value(name or prompt("", lang))}
    return starting_text("hospital.yaml", lang, known)


def _value(text: str) -> str:
    """A text as the value of a YAML key."""
    return dumped({"k": text}).removeprefix("k: ").rstrip("\n")
