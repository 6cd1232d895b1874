"""A hospital from dice: a name of 8 to 70 letters, 1 to 5 contacts, any accent, any shape of logo.

All of it is invented: telephones come from the ranges reserved for fiction, domains end in
`.example`.
"""

from __future__ import annotations

import colorsys
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import yaml

from benchmarks.invented.pictures import png_logo, svg_logo
from depliant.content.colours import nearest

SHORTEST, LONGEST = 8, 70  # letters of a name
WIDEST = 6.0  # a logo's width, in heights
NO_LOGO = 0.06  # of the hospitals
AS_GIVEN = 0.1  # of the accents stay as a painter gave them, too pale or not
_KINDS = (
    *("Clinique", "Hôpital", "Maison de santé", "Centre hospitalier", "Institut"),
    *("Hôpital intercommunal", "Centre hospitalier universitaire", "Groupement hospitalier"),
)
_PLACES = (
    *("du Lac", "des Ifs", "de l’Orme", "Saint-Aubin", "du Val-Perdu", "des Trois-Rivières"),
    *("de la Vallée-aux-Hérons", "Sainte-Clothilde-des-Grèves", "de Montbrume", "d’Ys"),
    *("des Grands-Chênes et du Bas-Pays", "de Rochefière-sur-Étang", "Anne-Sylvestre"),
)
_WHO = (
    *("Le service", "L’accueil", "Le secrétariat", "La consultation du matin", "Les admissions"),
    *(
        "L’équipe mobile",
        "La coordination des parcours et des rendez-vous",
        "Le bureau des familles",
    ),
)
_HOURS = (
    *("jour et nuit", "du lundi au vendredi, de 9 h à 17 h", "le matin, sauf le mercredi", ""),
    *(
        "du lundi au jeudi, de 8 h 30 à 12 h et de 13 h 45 à 16 h 15",
        "tous les jours, de 7 h à 21 h",
    ),
)
_PHONES = ("01 99 00", "02 61 91", "03 53 01", "04 65 71", "05 36 49", "06 39 98")
_ALERTS = ("#a3261a", "#a3261a", "#8f1d2c", "#93370d")


@dataclass(frozen=True)
class Hospital:
    """What a profile says, for the label of its picture, and the files that say it."""

    told: str
    profile: str
    logo: tuple[str, bytes] | None

    def write(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        (folder / "hospital.yaml").write_text(self.profile, encoding="utf-8")
        if self.logo:
            (folder / self.logo[0]).write_bytes(self.logo[1])


def hospital(dice: Random) -> Hospital:
    """A hospital that the dice make."""
    name, accent, ratio = _name(dice), _accent(dice), dice.uniform(1.0, WIDEST)
    kind = "" if dice.random() < NO_LOGO else dice.choice(("svg", "svg", "png"))
    said = _profile(dice, name, accent)
    if kind:
        said["logo"] = {"file": f"logo.{kind}", "alt": "Des ronds et des carrés"}
    drawn = {"svg": svg_logo, "png": png_logo}
    logo = (f"logo.{kind}", drawn[kind](dice, ratio)) if kind else None
    shape = f"logo {kind} {ratio:.1f}:1" if kind else "no logo"
    told = f"{len(name)} letters, {len(said['contacts'])} contacts, {accent}, {shape}"
    return Hospital(told, yaml.safe_dump(said, allow_unicode=True, sort_keys=False), logo)


def _profile(dice: Random, name: str, accent: str) -> dict[str, Any]:
    return {
        "name": name,
        "short_name": name if len(name) < 30 else name[:30].rpartition(" ")[0],
        "site": dice.choice(("", "Bâtiment B", "Pôle de médecine ambulatoire, deuxième étage")),
        "web": f"https://{_domain(name)}.example",
        "address": _address(dice),
        "colours": {"accent": accent, "alert": dice.choice(_ALERTS)},
        "contacts": _contacts(dice, name),
        "emergency": _emergency(dice),
        "legal": "Hôpital inventé.",
        "handover": dice.choice((True, False)),
    }


# --- words -----------------------------------------------------------------------------------


def _name(dice: Random) -> str:
    """Of many names the one whose length is nearest to what the dice ask for."""
    wanted = dice.randint(SHORTEST, LONGEST)
    names = [dice.choice((*_KINDS, "")) for _number in range(60)]
    full = [" ".join([one, *dice.sample(_PLACES, dice.randint(1, 3))]).strip() for one in names]
    fitting = [one[0].upper() + one[1:] for one in full if SHORTEST <= len(one) <= LONGEST]
    return min(fitting, key=lambda one: abs(len(one) - wanted))


def _domain(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.lower())
    return "".join(c if c.isascii() and c.isalnum() else "-" * (c in " ’-") for c in plain)[
        :40
    ].strip("-")


def _address(dice: Random) -> list[str]:
    lines = [
        f"{dice.randint(1, 199)}, {dice.choice(('rue', 'allée', 'avenue'))} {dice.choice(_PLACES)}"
    ]
    lines += dice.choice(([], ["BP 90210"], ["Parc d’activités de la Plaine", "Bâtiment 4"]))
    return [
        *lines,
        f"{dice.randint(10, 95)}999 {dice.choice(('Landeclaire', 'Saint-Brume-en-Val', 'Ys'))}",
    ]


def _contacts(dice: Random, name: str) -> dict[str, dict[str, str]]:
    labels = dice.sample(_WHO, dice.randint(1, 5))
    return {
        f"contact{n}" if n else "ward": _contact(dice, label, name)
        for n, label in enumerate(labels)
    }


def _contact(dice: Random, label: str, name: str) -> dict[str, str]:
    said = {
        "label": label,
        "verified": "2026-11-02",
        "owner": "Accueil",
        "hours": dice.choice(_HOURS),
    }
    ways = dice.choice(("phone", "phone", "both", "email"))
    if ways != "email":
        said["phone"] = _phone(dice)
    if ways != "phone":
        box = dice.choice(
            ("accueil", "rv", "secretariat.consultations", "coordination.des.parcours")
        )
        said["email"] = f"{box}@{_domain(name)}.example"
    return {key: value for key, value in said.items() if value}


def _phone(dice: Random) -> str:
    return f"{dice.choice(_PHONES)} {dice.randint(0, 99):02} {dice.randint(0, 99):02}"


def _emergency(dice: Random) -> list[dict[str, str]]:
    lines = [("Urgence vitale", "15"), ("Numéro d’urgence européen", "112"), ("Par SMS", "114")]
    return [{"label": label, "phone": phone} for label, phone in lines[: dice.randint(1, 3)]]


# --- colours -----------------------------------------------------------------------


def _accent(dice: Random) -> str:
    light, strong = dice.uniform(0.22, 0.5), dice.uniform(0.3, 1.0)
    parts = colorsys.hls_to_rgb(dice.random(), light, strong)
    given = "#" + "".join(f"{round(part * 255):02x}" for part in parts)
    return given if dice.random() < AS_GIVEN else nearest(given)
