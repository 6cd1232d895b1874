"""Per-language rules for running text; applying them twice changes nothing.

French (Imprimerie nationale, and `Lexique des règles typographiques`): a narrow no-break space
before ; ! ? and a no-break space before : and inside « »; numbers stay with their units.
"""

from __future__ import annotations

import re
from collections.abc import Callable

NBSP, NNBSP = "\u00a0", "\u202f"
_SPACE = f"[ {NBSP}{NNBSP}]"

_FRENCH: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(?<=\w)'(?=\w)", "’"),
        (rf"(?<=[\w»)%’”…\]]){_SPACE}*([;!?])(?![\w/])", rf"{NNBSP}\1"),
        (rf"(?<=[\w»)%’”…\]]){_SPACE}+:", f"{NBSP}:"),
        (rf"«{_SPACE}*", f"«{NBSP}"),
        (rf"{_SPACE}*»", f"{NBSP}»"),
        (rf"(?<=\d){_SPACE}(?=\d{{3}}(?!\d))", NNBSP),
        (rf"(?<=\d){_SPACE}(?=(?:%|€|h|min|mm|cm|m|kg|g|mg|ml|°C|ans|jours|mois)(?!\w))", NBSP),
        (rf"(?<=\d{NBSP}h){_SPACE}(?=\d)", NBSP),
        (rf"(?<!\w)(Dr|Pr|M\.|Mme|n°|p\.){_SPACE}(?=\S)", rf"\1{NBSP}"),
    )
)


def french(text: str) -> str:
    for pattern, replacement in _FRENCH:
        text = pattern.sub(replacement, text)
    return text


def english(text: str) -> str:
    return re.sub(r"(?<=\w)'(?=\w)", "’", text)


def rules(lang: str) -> Callable[[str], str]:
    """The function that dresses running text in `lang`; other languages stay as they are."""
    return {"fr": french, "en": english}.get(lang, str)
