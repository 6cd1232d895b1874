"""A new leaflet of which nothing is written yet: every section that its kind asks for, with a
line that says what it must say."""

from __future__ import annotations

from pathlib import Path

from depliant.errors import InputError, Place, Problem
from depliant.importing.arrival import Asked, leaflet_folder, wanted
from depliant.importing.beginning import Beginning, front_matter
from depliant.importing.prompts import missing, prompted
from depliant.reading.files import write
from depliant.words import _


def new_leaflet(slug: str, asked: Asked) -> Path:
    """Write the first draft of a leaflet; where it lies. `InputError` if there is one already, or
    if nobody says of which kind it is."""
    how = wanted(asked)
    folder = leaflet_folder(slug, asked.workspace)
    if not how.kind:
        kinds = ", ".join(how.kinds)
        message = _("A new leaflet is of a kind; none was named.")
        remedy = _("Add `--kind` with one of {kinds}, or `--from` with a file.")
        raise InputError(Problem(message, None, remedy.format(kinds=kinds)))
    lang = how.lang or how.house_lang
    path = folder / f"{lang}.md"
    if path.exists():
        message = _("There is such a leaflet already; nothing was written.")
        remedy = _("Give the new one another name, or move the old one away.")
        raise InputError(Problem(message, Place(asked.workspace.name(path)), remedy))
    title = slug.replace("-", " ").replace("_", " ").capitalize()
    front = front_matter(Beginning(title, how.code, how.kind, lang, how.today))
    sections = [prompted(role, lang) for role in missing(how.kinds[how.kind], ())]
    write(path, (f"---\n{front}---\n\n" + "\n\n".join(sections) + "\n").encode())
    return path
