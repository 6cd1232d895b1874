"""In which language a text is written: as it says, or by its most common words."""

from __future__ import annotations

import re

from depliant.languages import is_known

_COMMON = {
    "fr": "le la les des une est dans pour vous votre que qui avec sur pas au aux ce cette ou et",
    "en": "the and of to is in that for you your with are this it on be not or from have",
    "es": "el los las una que para con por su del se no es en como más o al lo este",
    "de": "der die das und ist nicht ein eine mit für auf sie ihr den dem von zu bei oder wird",
    "it": "il gli una che per con non del della è sono nel alla si più come le da di o",
    "pt": "os as uma que para com não do da em por se mais como seu sua é ou dos das",
    "ar": "في من على إلى هذا هذه أن التي عن مع أو لا كل بعد قبل",
}
_ARABIC = re.compile("[\u0621-\u064a]")
_FEWEST = 20  # words, to tell by


def spoken(declared: str, text: str, otherwise: str) -> str:
    """The language (ISO 639-1) that a file declares or its words show, else `otherwise`."""
    found = re.findall(r"[^\W\d_]+", text.lower())
    counts = {lang: _count(found, common) for lang, common in _COMMON.items()}
    best = max(counts, key=lambda lang: counts[lang])
    clear = counts[best] > 2 * max(n for lang, n in counts.items() if lang != best)
    if counts[best] > len(found) / 10 and (len(found) >= _FEWEST or (clear and counts[best] > 2)):
        return best
    if 2 * len(_ARABIC.findall(text)) > sum(map(str.isalpha, text)):
        return "ar"
    code = declared[:2].lower()
    return code if code.isalpha() and is_known(code) else otherwise


def _count(found: list[str], common: str) -> int:
    known = frozenset(common.split())
    return sum(word in known for word in found)
