"""What a leaflet may point at: pictures beside the article, links that a reader can follow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from depliant.errors import Place, Problem, gather
from depliant.words import _

PICTURES = "depliant:leaflet/"  # the private scheme of the pictures beside an article
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_PICTURE = re.compile(r"!\[[^\]]*\]\(\s*<?([^)\s>]*)")


def hostile_references(text: str, place: Place) -> Iterator[Problem]:
    """Pictures that do not lie beside the article, in the text under a heading at `place`."""
    for number, line in enumerate(text.split("\n"), (place.line or 1) + 1):
        for found in _PICTURE.finditer(line):
            if not _is_local(found[1]):
                yield _not_local(found[1], place.at(number))


def only_local(pictures: Iterable[str], place: Place) -> None:
    """Raises `InputError` for each picture that does not lie beside the article."""
    gather(_not_local(path, place) for path in pictures if not _is_local(path))


def _is_local(path: str) -> bool:
    return bool(re.fullmatch(r"\w[\w.-]*(/\w[\w.-]*)*", path))


def _not_local(path: str, place: Place) -> Problem:
    message = _("The picture `{path}` does not lie beside the article.")
    remedy = _("Put it in the article's folder and write `figures/name.svg`.")
    return Problem(message.format(path=path[:80]), place, remedy)
