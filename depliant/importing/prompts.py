"""What an author has still to write: in an article, a line that says so until it is written."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from depliant.reading.prompts import prompt
from depliant.reading.roles import KEPT, known
from depliant.sources.kinds import Kind
from depliant.words import _, speaking


def section(role: str, lang: str) -> tuple[str, str]:
    """The title of a section of a known role, and what its text has to say, as a prompt."""
    spoken = lang if lang == "fr" else "en"
    about = known().get(role)
    if about is None:
        return role.replace("-", " ").capitalize(), prompt(role, lang)
    return about.title[spoken], prompt(about.says[spoken], lang)


def prompted(role: str, lang: str) -> str:
    """A section that is still to be written."""
    title, text = section(role, lang)
    return f"## {title} {{#{role}}}\n\n{text}"


def missing(kind: Kind, there: Container[str]) -> Iterator[str]:
    """The roles that a kind of leaflet requires and that nothing has, in their order."""
    for required in kind.required:
        if required.role not in there and required.role not in KEPT:
            yield required.role


def of_front_matter(lang: str) -> Mapping[str, str]:
    """What is asked for in the front matter, by key."""
    with speaking(lang):
        asked = {
            "audience": _("for whom it is written"),
            "author": _("who wrote it"),
            "role": _("in which role"),
            "source": _("where its facts come from"),
            "source_author": _("who wrote the source"),
            "text": _("whose the text is"),
            "figures": _("whose the figures are"),
            "funding": _("who paid for it; “none” if nobody did"),
        }
    return {key: prompt(what, lang) for key, what in asked.items()}
