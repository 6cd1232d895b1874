"""abbreviations: capitals are spelled out where a leaflet first uses them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from depliant.checks.finding import Fault, Severity
from depliant.checks.lexicons.lexicon import Entry, by_sign, everyday
from depliant.checks.lexicons.used import Found, Verdict, by_entry, found_in, unexplained
from depliant.checks.prose.languages import LANGUAGES
from depliant.checks.prose.prose import Passage, Prose
from depliant.checks.prose.telling import faulted
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.subjects import TextSubject
from depliant.words import _

_SIGN = re.compile(
    r"(?<![^\W_])(?<![\w\ufffc@/.-])"
    r"(?:[^\W\d_]{0,2}[A-ZÀ-ÖØ-Þ][^\W_]*|[a-z]{1,4}[A-Z][^\W_]*|MidLine|midline)"
    r"(?:[-\u2010\u2011/][^\W_]+)*(?![\w\ufffc@])"
)
_UNKNOWN = re.compile(r"[A-ZÀ-ÖØ-Þ]{2,6}")
_ROMAN = re.compile(r"[IVX]+")
_INTO_A_VEIN = re.compile(
    r"(?:voie|en|perfusion|injection|par|an|by|through|the)\s+$", re.IGNORECASE
)
_NEAR = 40  # letters before a sign that tell what it is
_CAPITALS = re.compile(r"[A-ZÀ-ÖØ-Þ]{2,}")
_PERSON = re.compile(
    r"(?:\b(?:Drs?|Prs?|Dre|Pre|M|MM|Mmes?|Mlles?|Mr|Mrs|Ms|Prof)\.?\s+(?:[\w-]+\s+)?)$"
)
_BEFORE, _AFTER = re.compile(r"([^\W_]+)[ \u00a0\u202f]$"), re.compile(r"[ \u00a0\u202f]([^\W_]+)")


def in_the_text(subject: TextSubject) -> Iterator[Fault]:
    if subject.lang not in LANGUAGES:
        return
    prose, known = subject.prose, by_sign(subject.lang)
    found = by_entry(_uses(prose, known))
    small = _LOUD | (_small_words(prose) if found.keys() - known.keys() else frozenset())
    for name, uses in found.items():
        entry = known.get(name)
        if name in prose.abbreviations or (entry is None and name.lower() in small):
            continue
        verdict = unexplained(prose, uses, f"{entry.full} {entry.meaning}" if entry else "")
        if verdict:
            yield _fault(name, entry, verdict)


def _uses(prose: Prose, known: Mapping[str, Entry]) -> Iterator[tuple[str, Found]]:
    """The abbreviations in a text, each by the name that its entry, or else the text, gives it."""
    for passage in prose.passages:
        for match in passage.finds(_SIGN):
            for name, start, end in _names(match, known):
                if _is_meant(name, passage, start, end, known, prose.lang):
                    found = found_in(passage, start, end)
                    if found:
                        yield (known[name].name if name in known else name), found


def _names(match: re.Match[str], known: Mapping[str, Entry]) -> Iterator[tuple[str, int, int]]:
    """The abbreviations in a word: itself, or its parts between hyphens; none in a code."""
    whole = match[0].replace("\u2010", "-").replace("\u2011", "-")
    if whole in known:
        yield whole, *match.span()
        return
    parts = list(re.finditer(r"[^\W_]+", whole))
    if any(part[0].isdecimal() for part in parts):
        return  # HT-0417
    for part in parts:
        name = _singular(part[0], known)
        if name in known or _UNKNOWN.fullmatch(name):
            yield name, match.start() + part.start(), match.start() + part.end()


def _singular(sign: str, known: Mapping[str, Entry]) -> str:
    return sign[:-1] if sign.endswith("s") and sign not in known and sign[:-1].isupper() else sign


def _is_meant(
    name: str, passage: Passage, start: int, end: int, known: Mapping[str, Entry], lang: str
) -> bool:
    """Whether capitals are an abbreviation that has to be told: no number, name or loud word."""
    text = passage.text
    before = text[max(0, start - _NEAR) : start]
    if name in everyday(lang) or _PERSON.search(before):
        return False
    if _ROMAN.fullmatch(name) and not (name in known and _INTO_A_VEIN.search(before)):
        return False
    return not any(
        _CAPITALS.fullmatch(one) and one not in known and one not in everyday(lang)
        for one in _beside(text, start, end)
    )


def _beside(text: str, start: int, end: int) -> Iterator[str]:
    """The words right before and after some words."""
    before = _BEFORE.search(text[max(0, start - _NEAR) : start])
    after = _AFTER.match(text, end)
    yield from (found[1] for found in (before, after) if found)


def _small_words(prose: Prose) -> frozenset[str]:
    """The words that a text has in small letters: an unknown sign among them is only loud."""
    words = (word for passage in prose.passages for word in passage.words)
    return frozenset(word for word in words if word.islower())


_LOUD = frozenset(
    "non oui pas ne jamais rien sans avec avant après apres tout tous toute seul seule très stop"
    " mais et ou où un une le la les l du des d si urgent vite plus moins à"
    " no not yes never all only must do don always before after with and or if now very one".split()
)


def _fault(name: str, entry: Entry | None, verdict: Verdict) -> Fault:
    if entry and verdict.first.word in entry.spellings:
        name = verdict.first.word  # as it is written: IgE is an Ig
    message = _("“{name}” is not spelled out where it first stands.")
    if verdict.later:
        message = _("“{name}” is spelled out on line {line} only, after its first use.")
    line = verdict.later.sentence.place.line if verdict.later else 0
    remedy = _("Write its words, then the sign in brackets; or only the words.")
    if entry:
        remedy = _("If it means {full}, write that, then ({name}). In plain words: {meaning}.")
        remedy = remedy.format(full=entry.full, name=name, meaning=entry.meaning)
    message = message.format(name=name, line=line)
    return faulted(verdict.first.sentence, verdict.first.match, message, remedy)


_REASON = (
    "Capitals that a ward says all day mean nothing to a family, and often mean something else"
    " elsewhere."
)
_STANDARD = "PEMAT-P 3–5; CDC Clear Communication Index 6–7"
CHECKS = (
    Check(
        "abbreviations",
        Subject.TEXT,
        Severity.WARNING,
        _REASON,
        _STANDARD,
        in_the_text,
        topic=Topic.CONTENT,
        languages=LANGUAGES,
        fails="On fait une NFS toutes les semaines.",
        passes="On fait une prise de sang (NFS) toutes les semaines.",
    ),
)
