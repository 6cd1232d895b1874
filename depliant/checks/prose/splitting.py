"""Where sentences begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?…؟。]+[»”\"’)\]]*(?:[ \u00a0\u202f]+[»”])?(?=\s+[^\s.!?…])")
_SHORT = re.compile(  # what is followed by a point and ends no sentence
    r"(?:\b(?:Drs?|Prs?|Prof|M|MM|Mmes?|Mr|Mrs|Ms|Me|St|Ste|ex|c|cf|e\.g|i\.e|env|vs|approx|tél|tel)"
    r"|(?<!\w)\.\.)\.$"
)
_COUNTED = re.compile(r"\b(?:pp?|fig|n|[Nn]o|nos|art|vol|min|max|chap|éd|ed)\.$")  # before a figure
_INITIAL = re.compile(r"(?:^|[^\w’'-])[A-ZÀ-Ý]\.$")
_OPENS = re.compile(  # the first word of a sentence, and nobody's name
    r"\s*(?:L[ea]s?|L’|Un[e]?|Des|Il|Elle|Ils|Elles|On|Vous|Nous|Je|Ce|C’|Cette|Ces|Cela|Si|S’|En"
    r"|Pour|Dans|Avec|Sans|Et|Mais|Ou|Puis|Ensuite|Après|Avant|Votre|Vos|Son|Sa|Ses|Demandez"
    r"|Prenez|Appelez|Ne|N’|Chez|Au|Aux|Quand|Qu’|The|An?|It|They|You|We|This|These|If|Your|Ask|Do"
    r"|Then|In|For|When|But|And|Or|His|Her|Their|Its)\b"
)
_GOES_ON = re.compile(r"\s*[a-zà-ÿœ,;:)]")


def spans(text: str) -> Iterator[tuple[int, int]]:
    """The offsets of the sentences of a passage, without the white around them."""
    start = 0
    for found in _END.finditer(text):
        end = found.end()
        if _goes_on(text, start, end):
            continue
        yield from _trimmed(text, start, end)
        start = end
    yield from _trimmed(text, start, len(text))


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether a sentence goes on after a point: that of an abbreviation, an initial, a quotation
    in its midst."""
    if _GOES_ON.match(text, end):
        return True
    before = text[max(start, end - 12) : end]
    if _SHORT.search(before):
        return True
    if _COUNTED.search(before):
        return text[end:].lstrip()[:1].isdigit()
    return bool(_INITIAL.search(before)) and not _OPENS.match(text, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    said = text[start:end]
    if said.strip():
        left = len(said) - len(said.lstrip())
        yield start + left, start + len(said.rstrip())
