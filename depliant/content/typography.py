"""Per-language rules for running text; applying them twice changes nothing.

French (Imprimerie nationale, `Lexique des règles typographiques`): a narrow no-break space before
; ! ? and in thousands, a no-break space before : and inside « », between a number and its unit, in
a phone number, after a title; no line ends with a word of one letter.
"""

from __future__ import annotations

import re
from collections.abc import Callable

NBSP, NNBSP = "\u00a0", "\u202f"
_SPACE = f"[ {NBSP}{NNBSP}]"

Rules = tuple[tuple[re.Pattern[str], str], ...]
_UNITS = "%|€|h|min|s|mm|cm|m|km|mg|g|kg|µg|ml|cl|l|°C|°|UI|ans?|mois|jours?|heures?|minutes?"
_TITLES = r"Dr|Drs|Pr|Prs|M\.|MM\.|Mme|Mmes|Mlle|St|Ste|n°|p\.|art\.|fig\."


def _compiled(*rules: tuple[str, str]) -> Rules:
    return tuple((re.compile(pattern), replacement) for pattern, replacement in rules)


_COMMON = _compiled(
    (r"(?<=\w)'(?=\w)", "’"),
    (r"(?<!\.)\.\.\.(?!\.)", "…"),
)
_FRENCH = _COMMON + _compiled(
    (r'(?<![\w"])"(?=[^\s"])', f"«{NBSP}"),
    (r'(?<=[^\s"])"(?![\w"])', f"{NBSP}»"),
    (rf"(?<=[\w»)]){_SPACE}[-–] ", f"{NBSP}– "),
    (rf"(?<=[\w»)%’”…\]]){_SPACE}*([;!?])(?![\w/])", rf"{NNBSP}\1"),
    (rf"(?<=[\w»)%’”…\]]){_SPACE}+:", f"{NBSP}:"),
    (rf"«{_SPACE}*", f"«{NBSP}"),
    (rf"{_SPACE}*»", f"{NBSP}»"),
    (
        rf"(?<![\d{NBSP}])(0\d){_SPACE}(\d\d){_SPACE}(\d\d){_SPACE}(\d\d){_SPACE}(\d\d)(?!\d)",
        NBSP.join((r"\1", r"\2", r"\3", r"\4", r"\5")),
    ),
    (r"(?<!\w)(\d{1,2})h(\d\d)?(?!\w)", rf"\1{NBSP}h\2"),
    (r"(?<=\d)(?=[%€])", NBSP),
    (rf"(?<=\d){_SPACE}(?=\d{{3}}(?!\d))", NNBSP),
    (rf"(?<=\d){_SPACE}(?=(?:{_UNITS})(?!\w))", NBSP),
    (rf"(?<=\d{NBSP}h){_SPACE}?(?=\d\d(?!\d))", NBSP),
    (rf"(?<!\w)({_TITLES}){_SPACE}(?=\S)", rf"\1{NBSP}"),
    (r"(?<![\w’'-])([àâaôyÀÂAÔY]) (?=\S)", rf"\1{NBSP}"),
)
_ENGLISH = _COMMON + _compiled(
    (r'(?<![\w"])"(?=[^\s"])', "“"),
    (r'(?<=[^\s"])"(?![\w"])', "”"),
    (r"(?<=[\w”)]) -{1,2} (?=\S)", " – "),
    (rf"(?<=\d){_SPACE}(?=(?:%|mg|g|kg|ml|mm|cm|m|km|°C)(?!\w))", NBSP),
    (rf"(?<!\w)(Dr|Mr|Mrs|Ms|Prof|No\.|p\.){_SPACE}(?=\S)", rf"\1{NBSP}"),
)


def _applied(rules: Rules) -> Callable[[str], str]:
    def dress(text: str) -> str:
        for pattern, replacement in rules:
            text = pattern.sub(replacement, text)
        return text

    return dress


french = _applied(_FRENCH)
english = _applied(_ENGLISH)


def rules(lang: str) -> Callable[[str], str]:
    """The function that dresses running text in `lang`; other languages stay as they are."""
    return {"fr": french, "en": english}.get(lang, str)
