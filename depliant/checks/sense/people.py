"""Whom a leaflet speaks of, in its own word: children, patients, people."""

from __future__ import annotations

import re
from collections import Counter

from depliant.checks.prose.prose import Prose
from depliant.words import _

_WORDS = {
    "fr": re.compile(
        r"\b(?:enfants|personnes|patients|patientes|adultes|bébés|femmes|hommes|adolescents"
        r"|malades)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:children|people|patients|adults|babies|women|men|teenagers)\b", re.IGNORECASE
    ),
}
_DEFAULT = {"fr": "personnes", "en": "people"}


def people(prose: Prose) -> str:
    """The word that a leaflet has most often for those whom it counts, in its own language."""
    default = _DEFAULT.get(prose.lang)
    if default is None:
        return _("people")
    texts = (passage.small for passage in prose.passages)
    found = Counter(word for text in texts for word in _WORDS[prose.lang].findall(text))
    return found.most_common(1)[0][0] if found else default


def one_of(noun: str) -> str:
    """The singular of such a word, or of a plain plural; `cas` is its own."""
    known = {"children": "child", "people": "person", "babies": "baby", "women": "woman"}
    if noun in known or noun == "men":
        return known.get(noun, "man")
    return noun if noun in ("cas", "fois") else noun.removesuffix("s")
