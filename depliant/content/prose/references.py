"""What a leaflet may point at: pictures beside the article, links that a reader can follow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from depliant.errors import Place, Problem, gather
from depliant.reading.sections import Section
from depliant.words import _

PICTURES = "depliant:leaflet/"  # the private scheme of the pictures beside an article
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_SCHEME = re.compile(r"\]\(\s*<?\s*([a-zA-Z][\w+.\-]*):")
_PICTURE = re.compile(r"!\[[^\]]*\]\(\s*<?([^)\s>]*)")


def hostile_references(section: Section) -> Iterator[Problem]:
    """Pictures that do not lie beside the article."""
    for number, line in enumerate(section.text.split("\n"), (section.place.line or 1) + 1):
        for found in _PICTURE.finditer(line):
            if not _is_local(found[1]):
                yield _not_local(found[1], section.place.at(number))


def unkept_links(section: Section) -> Iterator[Problem]:
    """Links to what a leaflet may not reach for."""
    for number, line in enumerate(section.text.split("\n"), (section.place.line or 1) + 1):
        for scheme in _SCHEME.findall(line):
            if scheme.lower() not in SCHEMES:
                yield not_kept(scheme, section.place.at(number))


def only_local(pictures: Iterable[str], place: Place) -> None:
    """Raises `InputError` for each picture that does not lie beside the article."""
    gather(_not_local(path, place) for path in pictures if not _is_local(path))


def not_kept(scheme: str, place: Place) -> Problem:
    """A link to this scheme is left out of the page."""
    message = _("A link to `{scheme}:` is not kept.")
    return Problem(message.format(scheme=scheme), place, _("Link to https://, mailto: or tel:."))


def _is_local(path: str) -> bool:
    return bool(re.fullmatch(r"\w[\w.-]*(/\w[\w.-]*)*", path))


def _not_local(path: str, place: Place) -> Problem:
    message = _("The picture `{path}` does not lie beside the article.")
    remedy = _("Put it in the article's folder and write `figures/name.svg`.")
    return Problem(message.format(path=path[:80]), place, remedy)
