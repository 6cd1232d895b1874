"""What a leaflet may point at: pictures beside the article, links that a reader can follow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from depliant.errors import Place, Problem, gather
from depliant.sources.beside.names import lies_inside
from depliant.words import _

PICTURES = "depliant:leaflet/"  # the private scheme of the pictures beside an article
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_PICTURE = re.compile(r"!\[[^\]]*\]\(\s*<?([^)\s>]*)")


def address(name: str) -> str:
    """The URL of a picture, from what its version calls it, however that is written."""
    return PICTURES + quote(name, safe="/:%")


def hostile_references(text: str, place: Place) -> Iterator[Problem]:
    """Pictures that do not lie beside the article, in the text under a heading at `place`."""
    for number, line in enumerate(text.split("\n"), (place.line or 1) + 1):
        for found in _PICTURE.finditer(line):
            if not lies_inside(found[1]):
                yield _not_local(found[1], place.at(number))


def only_local(pictures: Iterable[str], place: Place) -> None:
    """Raises `InputError` for each picture that does not lie beside the article."""
    gather(_not_local(path, place) for path in pictures if not lies_inside(path))


def _not_local(path: str, place: Place) -> Problem:
    message = _("The picture `{path}` does not lie beside the article.")
    remedy = _("Put it in the article's folder and write `figures/name.svg`.")
    return Problem(message.format(path=path[:80]), place, remedy)
