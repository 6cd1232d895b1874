"""An edition to send, of a hospital and a leaflet that the demonstration does not have."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

from depliant.errors import Place
from depliant.formats.options import OFFICE
from depliant.mail.letter import Letter, Parcel, write_letter
from depliant.reading.values import load_yaml
from depliant.shelf.manifest import Counts, EditionEntry, FileEntry, Kept, LeafletEntry
from depliant.sources.hospital import Hospital, parse_hospital
from depliant.sources.workspace import Workspace
from depliant.typeset.compose import Composer
from tests.conftest import TOP

PDF = b"%PDF-1.7 of a letter\r\n\x00\xff"
PLACE = "hospitals/valbrume/hospital.yaml"
PROFILE = """\
name: {name}
short_name: Valbrume
site: Aile C
{web}
address: [2 rue du Moulin, 01999 Valbrume]
logo: {{file: logo.svg, alt: Un moulin}}
colours: {{accent: "#7a1f5c"}}
contacts:
  ward: {{label: {ward}, phone: 01 99 00 12 34, verified: 2026-11-01, owner: B}}
  desk: {{label: L’accueil, email: accueil@valbrume.example, verified: 2026-11-01, owner: B}}
emergency: [{{label: Urgence vitale, phone: "15"}}]
{more}
"""


@cache
def shipped() -> Workspace:
    return Workspace(TOP)


@cache
def composer() -> Composer:
    return Composer(shipped().house_style.mail)


def hospital(
    name: str = "Hôpital de Valbrume",
    web: str = "web: https://valbrume.example",
    more: str = "",
    ward: str = "Le pavillon d’hématologie",
) -> Hospital:
    text = PROFILE.format(name=name, web=web, more=more, ward=ward)
    profile, values = parse_hospital(load_yaml(text, Place(PLACE)), None)
    return Hospital("valbrume", profile, b"<svg/>", values)


def leaflet(title: str = "La drépanocytose de votre enfant", **changes: Any) -> LeafletEntry:
    day = dt.date(2026, 11, 1)
    said = {"leaflet": "drepanocytose", "lang": "fr", "title": title, "subtitle": ""}
    said |= {"code": "VB-2031", "version": "2.1", "kind": "treatment", "audience": "tous"}
    dates = {"status": "approved", "written": day, "review_by": day, "authors": ("B",)}
    return LeafletEntry.model_validate({**said, **dates, **changes})


def entry(lang: str = "fr", status: str = "approved") -> EditionEntry:
    name = f"valbrume/drepanocytose/{lang}/VB-2031.{lang}.screen.pdf"
    file = FileEntry(path=name, size=len(PDF), sha256="0")
    said = {"inputs": "i", "version": "2.1", "status": status, "files": (file,)}
    kept = Kept.model_validate({**said, "thumbnail": file, "counts": Counts()})
    names = {"hospital": "valbrume", "leaflet": "drepanocytose", "format": "screen"}
    return EditionEntry(edition="e", lang=lang, options=OFFICE, kept=kept, **names)


def parcel(lang: str = "fr", status: str = "approved", **changes: Any) -> Parcel:
    words = shipped().fixed_words(lang)
    given = {"entry": entry(lang, status), "leaflet": leaflet(lang=lang), "hospital": hospital()}
    return Parcel(**{**given, "words": words, "pdf": PDF, **changes})


def letter(lang: str = "fr", status: str = "approved", **changes: Any) -> Letter:
    return write_letter(parcel(lang, status, **changes), composer())
