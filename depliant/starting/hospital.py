"""A new hospital: a profile in which every key is explained, and prompts for what is to be said."""

from __future__ import annotations

from pathlib import Path

from depliant.errors import InputError, Place, Problem
from depliant.reading.front_matter import dumped
from depliant.reading.spelling import MisreadError
from depliant.sources.beside.names import is_slug
from depliant.sources.beside.strangers import easy
from depliant.sources.fields.prompts import prompt
from depliant.sources.fields.reach import country_of
from depliant.sources.workspace import Workspace
from depliant.starting.laying import lay
from depliant.starting.texts import starting_text
from depliant.words import _, speaking

_COUNTRY = {"fr": "FR", "en": "GB"}  # by language
_EMERGENCY = {"FR": ("15", "112"), "GB": ("", "112")}  # the one to call first, that of all Europe


def new_hospital(slug: str, name: str, workspace: Workspace, country: str = "") -> Path:
    """Write the profile of a hospital; where it lies. `InputError` for a name that no folder can
    have, if a hospital or a group has it, or for a country that there is not."""
    try:
        country = country and country_of(country)
    except MisreadError as error:
        remedy = _("Name two capitals: --country {country}").format(country=error.instead or "FR")
        raise InputError(Problem(f"--country: {error}.", None, remedy)) from None
    if not is_slug(slug):
        message = _("`{slug}` cannot be the name of a hospital’s folder.").format(slug=slug[:60])
        remedy = _("Call it `{name}`: small letters without accents, digits, hyphens.")
        raise InputError(Problem(message, None, remedy.format(name=easy(slug)[:60])))
    folder = workspace.root / "hospitals" / slug
    if slug in workspace.groups:
        message = _("`{slug}` is a group: its folder cannot be a hospital’s too.").format(slug=slug)
        remedy = _("Give the hospital another name.")
        raise InputError(Problem(message, Place(workspace.name(folder)), remedy))
    text = profile(name, workspace.settings.language, country)
    return lay(folder / "hospital.yaml", text, workspace)


def profile(name: str, lang: str, country: str = "") -> str:
    """The text of a profile, for a country or that in which its language is spoken first; prompts
    for its name, if nobody says it, and for emergency numbers that are not known here."""
    with speaking(lang):
        asked = prompt(_("the hospital’s name"), lang)
        number = prompt(_("the country’s number"), lang)
    name, country = " ".join(name.split()), country or _COUNTRY.get(lang, "GB")
    first, second = (one or number for one in _EMERGENCY.get(country, ("", "")))
    known = {"name": name or asked, "short_name": name or prompt("", lang)}
    known |= {"first": first, "second": second}
    values = {key: _value(text) for key, text in known.items()}
    return starting_text("hospital.yaml", lang, {**values, "country": country})


def _value(text: str) -> str:
    """A text as the value of a YAML key."""
    return dumped({"k": text}).removeprefix("k: ").rstrip("\n")
