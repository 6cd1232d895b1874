"""What an author has still to write: in an article, a line that says so until it is written."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import repeat

from depliant.reading.roles import KEPT, known
from depliant.sources.fields.prompts import prompt
from depliant.sources.kinds import Kind
from depliant.words import _, speaking


def prompted(role: str, lang: str, *marks: str) -> str:
    """A section that is still to be written, with marks on its heading beside its role."""
    about, spoken = known().get(role), lang if lang == "fr" else "en"
    if about is None:
        title = role.replace("-", " ").capitalize()
        return _section(title, [f"#{role}", *marks], prompt(title, lang))
    lines = [prompt(what, lang) for what in about.prompts[spoken]]
    if len(lines) > 1:
        bullets = (f"{n}." for n in range(1, 100)) if about.steps else repeat("-")
        lines = [f"{bullet} {line}" for bullet, line in zip(bullets, lines, strict=False)]
    attributes = [f"#{role}", *([".steps"] if about.steps else ()), *marks]
    return _section(about.title[spoken], attributes, "\n".join(lines))


def _section(title: str, attributes: Iterable[str], text: str) -> str:
    return f"## {title} {{{' '.join(attributes)}}}\n\n{text}"


def missing(kind: Kind, there: Container[str]) -> Iterator[str]:
    """The roles that a kind of leaflet requires and that nothing has, in their order."""
    for required in kind.required:
        if required.role not in there and required.role not in KEPT:
            yield required.role


def of_front_matter(lang: str) -> Mapping[str, str]:
    """What is asked for in the front matter, by key."""
    with speaking(lang):
        asked = {
            "title": _("the title"),
            "audience": _("for whom it is written"),
            "aim": _("what it is for, in a few words"),
            "author": _("who wrote it"),
            "role": _("in which role"),
            "source": _("where its facts come from"),
            "source_author": _("who wrote the source"),
            "source_date": _("when it was written; “undated” if it does not say"),
            "text": _("whose the text is"),
            "figures": _("whose the figures are"),
            "funding": _("who paid for it; “none” if nobody did"),
            "interests": _("its authors’ ties with companies; “none” if there are none"),
        }
    return {key: prompt(what, lang) for key, what in asked.items()}
