"""What a workspace says of itself (`workspace.yaml`, if there is one)."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from depliant.errors import Place
from depliant.reading.models import Written, validate
from depliant.reading.spelling import spelled
from depliant.reading.values import load_yaml
from depliant.words import HOUSE_LANGUAGE

_NAMES = {"français": "fr", "french": "fr", "anglais": "en", "english": "en"}
Language = Annotated[Literal["fr", "en"], spelled(("fr", "en"), _NAMES)]


class Settings(Written):
    """`language` is that of the catalogue and the desk: of the house, not of who builds them."""

    docs: ClassVar[str] = "docs/hopital.md"
    language: Language = HOUSE_LANGUAGE


def parse_settings(text: str, place: Place) -> Settings:
    """The settings that a YAML `text` holds, if it is more than comments; `InputError` with all
    that is wrong in it."""
    values = load_yaml(text, place)
    return Settings() if values.data is None else validate(Settings, values)
