"""Per-language rules for running text; applying them twice changes nothing.

French (Imprimerie nationale, `Lexique des règles typographiques`): a narrow no-break space before
; ! ? and in thousands, a no-break space before : and inside « », between a number and its unit, in
a phone number, after a title; no line ends with a word of one letter.

Numbers, signs, units and times do not part, in French and English (Bureau international des poids
et mesures, `The International System of Units`, 5.4.3): `≥ 38 °C`, `5 mmol/L`, `9 h à 17 h`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from itertools import accumulate

from depliant.content.edits import minimal, moved, replaced

REMEMBERED = 8192  # sentences: about 2 MB
NBSP, NNBSP, JOINER = "\u00a0", "\u202f", "\u2060"
_SPACE = f"[ \n{NBSP}{NNBSP}]"  # a line of the source may end anywhere in a sentence

New = Callable[[re.Match[str]], str]  # what stands where a pattern was found
Rules = tuple[tuple[re.Pattern[str], New], ...]

_METRIC = r"(?:[kMhdcmµμn]?(?:m[²³23]?|g|[lL]|mol|cal|J|Gy|Sv|Bq|Hz|V|W|Pa))"
_SIGNS = "%|‰|€|£|°[CF]?|h|min|ms|s|j|t|mmHg|cmHg|bar|bpm|dB|ppm|UI|IU|mEq|mOsm"
_UNITS = f"{_METRIC}|{_SIGNS}"
# Typed right behind their number: a few that mean nothing else (`10kg`, `5mg/kg`).
_TIGHT = r"(?<![\w.,-])(\d+(?:[.,]\d+)?)(?=(?:[kmµμ]?g|[mcd]?[lL]|[cmk]m|k?cal|mmol|UI)(?!\w))"
_FRENCH_UNITS = (
    f"{_UNITS}|ans?|mois|semaines?|jours?|nuits?|heures?|minutes?|secondes?"
    "|kilos?|grammes?|litres?|mètres?|degrés?"
)
_ENGLISH_UNITS = (
    rf"{_UNITS}|years?|months?|weeks?|days?|nights?|hours?|minutes?|seconds?"
    r"|kilos?|grams?|lit(?:re|er)s?|met(?:re|er)s?|degrees?|[ap]\.?m\.?"
)
UNITS = f"{_FRENCH_UNITS}|{_ENGLISH_UNITS}"  # a pattern: what does not part from its number
_TITLES = r"Drs?|Prs?|M\.|MM\.|Mmes?|Mlles?|St|Ste|[nN]°|§|p\.|art\.|fig\.|chap\.|vol\."


def compiled(*rules: tuple[str, str | New]) -> Rules:
    """Patterns with what stands in their place: a template, or a function of what was found."""
    return tuple(
        (re.compile(pattern), new if callable(new) else _expanded(new)) for pattern, new in rules
    )


def _expanded(template: str) -> Callable[[re.Match[str]], str]:
    return lambda found: found.expand(template)


def _thousands(found: re.Match[str]) -> str:
    return re.sub(_SPACE, NNBSP, found[0])


def _numbers(units: str, to: str) -> Rules:
    """What keeps a number together with what it counts; `to` is the word of a range."""
    return compiled(
        (_TIGHT, rf"\1{NBSP}"),
        (rf"(?<!\d)(?<!\d{_SPACE})\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)", _thousands),
        (rf"(?<=\d){_SPACE}(?=(?:{units})(?!\w))", NBSP),
        (rf"(?<=\w/)(?=(?:{_UNITS})(?!\w))", JOINER),
        (rf"(?<=[≥≤±≈×<>=~+−]){_SPACE}(?=\d)", NBSP),
        (rf"(?<=\w){_SPACE}(?=[±×]{_SPACE}?\d)", NBSP),
        (r"(?<=\d–)(?=\d)", JOINER),
        (rf"(\d(?:{NBSP}(?:{units}))?){_SPACE}(?={to}{_SPACE}\d)", rf"\1{NBSP}"),
        (rf"(?<=[\d\w]{NBSP}{to}){_SPACE}(?=\d)", NBSP),
    )


_COMMON = compiled(
    (r"(?<=\w)'(?=[\w«“])|(?<=(?<!\w)[^\W\d_])'(?=\")", "’"),
    (r"(?<!\.)\.\.\.(?!\.)", "…"),
    (r"(?<=(?<!\w)[A-Z]-)(?=\w)", JOINER),  # a letter and its word do not part: T-cells, CAR-T
    (r"(?<=\w-)(?=[A-Z](?!\w))", JOINER),
)
# A quote opens behind a space or an opening sign, and where a word begins behind a lighter one;
# any other that touches something closes: `(15)".`
_OPENS = r'(?<![\w"\])}%‰€£°.,;:!?…»”’\'])"(?=[^\s"])|(?<=[,;:…’])"(?=[\w(\[])'
_CLOSES = r'(?<=[^\s"])"(?![\w"])'
_BEFORE_SIGN = r"(?<=[\w»)%‰€£°’”…\]])"
_FRENCH = (
    _COMMON
    + compiled(
        (_OPENS, f"«{NBSP}"),
        (_CLOSES, f"{NBSP}»"),
        (rf"(?<=[\w»)])[ {NBSP}{NNBSP}][-–] ", f"{NBSP}– "),
        (rf"{_BEFORE_SIGN}{_SPACE}*([;!?])(?![\w/])", rf"{NNBSP}\1"),
        (rf"{_BEFORE_SIGN}(?:{_SPACE}+:|:(?=[ \n]|$))", f"{NBSP}:"),
        (rf"«{_SPACE}*", f"«{NBSP}"),
        (rf"{_SPACE}*»", f"{NBSP}»"),
        (
            rf"(?<![\d{NBSP}])(0\d){_SPACE}(\d\d){_SPACE}(\d\d){_SPACE}(\d\d){_SPACE}(\d\d)(?!\d)",
            NBSP.join((r"\1", r"\2", r"\3", r"\4", r"\5")),
        ),
        (r"(?<!\w)(\d{1,2})h(\d\d)?(?!\w)", rf"\1{NBSP}h\2"),
        (r"(?<=\d)(?=[%‰€]|°[CF](?!\w))", NBSP),
        (rf"(?<=\d{NBSP}h){_SPACE}?(?=\d\d(?!\d))", NBSP),
        (rf"(?<=\d{_SPACE}h){_SPACE}(?=\d\d(?!\d))", NBSP),
    )
    + _numbers(_FRENCH_UNITS, "à")
    + compiled(
        (rf"(?<!\w)({_TITLES}){_SPACE}(?=\S)", rf"\1{NBSP}"),
        (r"(?<![\w’'-])([àâaôyÀÂAÔY])[ \n](?=\S)", rf"\1{NBSP}"),
    )
)
_ENGLISH = (
    _COMMON
    + compiled(
        (_OPENS, "“"),
        (_CLOSES, "”"),
        (r"(?<![\w'’])'(?=[^\W\d_][^'\n]*'(?!\w))", "‘"),
        (r"(?<=[^\s\d'(\[“‘])'(?!\w)|(?<![\w'’])'(?=\d\ds?(?!\w))", "’"),
        (r"(?<=[\w”)]) -{1,2} (?=\S)", " – "),
    )
    + _numbers(_ENGLISH_UNITS, "to")
    + compiled((rf"(?<!\w)(Dr|Mr|Mrs|Ms|Prof|No\.|p\.){_SPACE}(?=\S)", rf"\1{NBSP}"))
)


class Typography:
    """The rules of a language, applied to a text or to a sentence that its tags cut in parts.
    Editions say the same sentences: what was dressed is remembered, the last `REMEMBERED`."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._remembered = lru_cache(REMEMBERED)(self._dressed)

    def followed_by(self, more: Rules) -> Typography:
        """The same with more rules, which see what these have made."""
        return Typography(self._rules + more)

    def __call__(self, text: str) -> str:
        return self.across((text,))[0]

    def across(self, parts: Sequence[str], kept: Collection[int] = ()) -> tuple[str, ...]:
        """The parts of one sentence, dressed as a whole: a rule sees the sentence, each letter
        stays in its part. The parts whose numbers are `kept` (code, addresses) are only seen."""
        return self._remembered(tuple(parts), frozenset(kept))

    def _dressed(self, parts: tuple[str, ...], kept: frozenset[int]) -> tuple[str, ...]:
        ends = list(accumulate(map(len, parts)))
        text = "".join(parts)
        for pattern, new in self._rules:
            if not pattern.search(text):
                continue
            found = [minimal(m.start(), m[0], new(m)) for m in pattern.finditer(text)]
            closed = [([0, *ends][n], ends[n]) for n in kept] if found else []
            edits = [e for e in found if e.changes and not any(map(e.touches, closed))]
            if edits:
                text = replaced(text, edits)
                ends = [moved(end, edits, before=n + 1 in kept) for n, end in enumerate(ends)]
        return tuple(text[start:end] for start, end in zip([0, *ends], ends, strict=False))


_LANGUAGES = {"fr": Typography(_FRENCH), "en": Typography(_ENGLISH)}
_OTHERS = Typography(())


def rules(lang: str) -> Typography:
    """What dresses running text in `lang`; other languages stay as they are."""
    return _LANGUAGES.get(lang, _OTHERS)


_POSTAL = re.compile(
    r"(?<=\d) (?=(?:bis|ter|quater)\b)|(?i:(?<=cedex) (?=\d))|(?<=^\d{4}) |(?<=^\d{5}) "
)


def postal(line: str) -> str:
    """A line of a postal address: `12 bis`, `Cedex 09`, a postcode and its town do not part."""
    return _POSTAL.sub(NBSP, line)
