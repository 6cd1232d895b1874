"""What an import did, beside the article it made: carried over, guessed, left out, to look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from depliant.importing.making import Imported
from depliant.importing.told import Kind
from depliant.words import _, later, ngettext

NAME = "import.md"
_ORDER = (
    *(Kind.LOOK, Kind.GUESSED, Kind.LEFT_OUT, Kind.CHANGES, Kind.COMMENTS),
    *(Kind.PICTURES, Kind.REPAIRED),
)
_NOTHING = {
    Kind.LOOK: later("Nothing."),
    Kind.LEFT_OUT: later("Nothing: every word of the file is in the leaflet."),
}


def report(imported: Imported) -> str:
    """The report as Markdown."""
    return "\n".join((*_head(imported), *_parts(imported), "")) + "\n"


def summary(imported: Imported) -> str:
    """What there is, in a line."""
    told = len(imported.told)
    parts = (
        ngettext("{n} word", "{n} words", imported.words).format(n=imported.words),
        _sections(imported),
        ngettext("{n} note", "{n} notes", told).format(n=told),
    )
    return ", ".join(parts)


def _sections(imported: Imported) -> str:
    count = len(imported.roles)
    return ngettext("{n} section", "{n} sections", count).format(n=count)


def _head(imported: Imported) -> Iterator[str]:
    yield _("# Import of {name}").format(name=Path(imported.name).name)
    yield ""
    yield _("For whoever wrote the text. Delete this file once all is checked; it is not printed.")
    yield ""
    yield _("## Carried over")
    yield ""
    words = ngettext("{n} word", "{n} words", imported.words).format(n=imported.words)
    yield _("- “{title}”: {words}, {sections}.").format(
        title=imported.title, words=words, sections=_sections(imported)
    )
    if imported.asked:
        roles = ", ".join(f"`{role}`" for role in imported.asked)
        yield _("- Still to be written, since the kind `{kind}` asks for it: {roles}.").format(
            kind=imported.kind, roles=roles
        )


def _parts(imported: Imported) -> Iterator[str]:
    for kind in _ORDER:
        lines = [_line(one.message) for one in imported.told if one.kind is kind]
        if not lines and kind not in _NOTHING:
            continue
        yield ""
        heading = _(kind.value)
        yield f"## {heading}"
        yield ""
        yield from lines or [_(_NOTHING[kind])]


def _line(message: str) -> str:
    return "- " + re.sub(r"\s*\n\s*", " ", message).strip()
