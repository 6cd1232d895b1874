"""The hospitals of a large workspace: as unlike as real ones, and each the same for its number.

Names of one line and of two, with or without a site, one to four contacts, a logo in SVG, in PNG
or none, with or without a legal notice. All of it is invented: telephones come from the ranges
reserved for fiction, domains end in `.example`.
"""

from __future__ import annotations

import colorsys
from pathlib import Path
from random import Random
from typing import Any

import yaml

from benchmarks.invented.pictures import png_logo, svg_logo

WARD = "04 65 71 {:02} {:02}"  # reserved for fiction; one for each hospital
_KINDS = (  # eight kinds and thirteen places: a hundred names before one comes again
    *("Hôpital", "Clinique", "Centre hospitalier", "Maison de santé", "Institut"),
    *("Hôpital intercommunal", "Centre hospitalier universitaire", "Groupement hospitalier"),
)
_PLACES = (
    *("du Lac", "des Ifs", "de l’Orme", "Saint-Aubin", "du Val-Perdu", "des Trois-Rivières"),
    *("de Montbrume", "d’Ys", "de la Vallée-aux-Hérons", "Anne-Sylvestre", "du Bas-Pays"),
    *("Sainte-Clothilde-des-Grèves", "de Rochefière-sur-Étang"),
)
_SITES = ("", "Bâtiment B", "Pôle de médecine ambulatoire", "Site des Érables, deuxième étage")
_CONTACTS = (  # label, telephone, e-mail
    ("Le service", WARD, ""),
    ("Les consultations", "02 61 91 {:02} {:02}", ""),
    ("La coordination des parcours", "03 53 01 {:02} {:02}", "parcours"),
    ("Le bureau des familles", "05 36 49 {:02} {:02}", ""),
)
_HOURS = (
    *("de 9 h à 17 h", "du lundi au vendredi, de 9 h à 17 h", "le matin, sauf le mercredi", ""),
)
_LEGAL = (
    "",
    "Hôpital inventé pour les mesures.",
    "Établissement inventé. Aucune donnée n’est conservée ; toute ressemblance serait un hasard.",
)
_EMERGENCIES = (("Urgence vitale", "15"), ("Numéro d’urgence européen", "112"), ("Par SMS", "114"))


def write_hospital(folder: Path, number: int, seed: int) -> None:
    """Write the profile of the hospital with this number, and its logo if it has one."""
    dice = Random(f"{seed} hospital {number}")
    said = _profile(number, dice)
    folder.mkdir(parents=True)
    if logo := _logo(number, dice):
        name, data = logo
        said["logo"] = {"file": name, "alt": "Un disque et des barres"}
        (folder / name).write_bytes(data)
    text = yaml.safe_dump(said, allow_unicode=True, sort_keys=False)
    (folder / "hospital.yaml").write_text(text, encoding="utf-8")


def _profile(number: int, dice: Random) -> dict[str, Any]:
    place = _PLACES[number % len(_PLACES)]
    name = f"{_KINDS[number % len(_KINDS)]} {place}"
    said = {
        "name": name,
        "short_name": name if len(name) < 30 else f"Site {place}",
        "site": dice.choice(_SITES),
        "web": f"https://h{number:03}.example",
        "address": _address(number, place, dice),
        "colours": {"accent": _accent(dice)},
        "contacts": dict(_contact(number, at, dice) for at in range(1 + number % 4)),
        "emergency": [
            {"label": label, "phone": phone} for label, phone in _EMERGENCIES[: 1 + number % 3]
        ],
        "legal": dice.choice(_LEGAL),
        "handover": number % 2 == 0,
    }
    return {key: value for key, value in said.items() if value != ""}


def _address(number: int, place: str, dice: Random) -> list[str]:
    more = dice.choice(([], ["BP 90210"], ["Parc d’activités de la Plaine", "Bâtiment 4"]))
    return [f"{number + 1}, avenue {place}", *more, "37999 Villeclaire"]


def _contact(number: int, at: int, dice: Random) -> tuple[str, dict[str, str]]:
    label, phone, mailbox = _CONTACTS[at]
    said = {
        "label": label,
        "phone": phone.format(number % 100, 10 + number // 100),
        "email": f"{mailbox}@h{number:03}.example" if mailbox else "",
        "hours": _HOURS[(number + at) % len(_HOURS)] if at else "jour et nuit",
        "verified": "2026-11-02",
        "owner": "Accueil",
    }
    key = f"contact{at}" if at else "ward"
    return key, {key: value for key, value in said.items() if value}


def _accent(dice: Random) -> str:
    """A colour that is dark enough to be read on white."""
    parts = colorsys.hls_to_rgb(dice.random(), dice.uniform(0.2, 0.26), dice.uniform(0.4, 0.9))
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def _logo(number: int, dice: Random) -> tuple[str, bytes] | None:
    """Of five hospitals three have a drawing, one a picture of dots, one none."""
    ratio = dice.uniform(1.0, 2.8)
    if number % 5 == 4:
        return None
    dots = number % 5 == 1
    return ("logo.png", png_logo(dice, ratio)) if dots else ("logo.svg", svg_logo(dice, ratio))
