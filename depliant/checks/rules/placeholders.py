"""placeholders: nothing unfinished reaches a page, but the prompts of a draft, which say so there.

A profile is neither draft nor approved: its prompts are told as warnings, and are errors of the
approved editions that would print them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from depliant.checks.finding import UNWRITTEN, Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import (
    ContentSubject,
    HospitalSubject,
    LeafletSubject,
    LocalSubject,
)
from depliant.content.content import Content
from depliant.errors import Place
from depliant.reading.blocks.scan import without_comments
from depliant.sources.fields.prompts import asked_in, unasked
from depliant.sources.leaflet import Article
from depliant.words import _, ngettext

_COUNTED = "mg|g|kg|µg|ml|cl|l|cm|mm|h|min|%|€|ans?|mois|semaines?|jours?|heures?|fois|days?|hours?"
UNFINISHED = re.compile(
    r"(?i:\b(?:TODO|FIXME|XXX+|TBD)\b|lorem ipsum|\?\?\?|^\s*à compléter\b)"
    r"|\b[ÀA] (?:FAIRE|VALIDER|RELIRE|VÉRIFIER|VERIFIER|CONFIRMER|PRÉCISER|RÉDIGER)[ \u00a0]*:"
    r"|\b[ÀA] (?:VALIDER|RELIRE|VÉRIFIER|VERIFIER|CONFIRMER|PRÉCISER|RÉDIGER)\b"
    r"|\((?i:à (?:valider|relire|rédiger)\b)[^()]*\)"
    rf"|\b(?!X+L\b)[Xx]{{2,}}[ \u00a0\u202f]?(?i:{_COUNTED})(?!\w)"  # a dose; "46,XX" is none
    r"|\b[0-9]?[Xx]{1,2}(?:[ ./\u00a0\u202f-][Xx]{2})+\b"  # a telephone, a date
    r"|\b(?:Drs?|Prs?|M\.|Mme|Dr\.|Pr\.)[ \u00a0\u202f]XX+\b"
    r"|\b(?:[Jj]{2}/[Mm]{2}(?:/[Aa]{2,4})?|[Dd]{2}/[Mm]{2}(?:/[Yy]{2,4})?)\b"
    r"|\{%.*?(?:%\}|$)"
)
_BLANKS = (
    r"à |a |noms?\b|prénoms?\b|dates?\b|heures?\b|lieu\b|ville\b|adresse\b|numéro\b|n°|téléphone\b"
    r"|hôpital\b|service\b|insérer\b|indiquer\b|préciser\b|texte\b|names?\b|insert\b|your\b|to be\b"
    r"|time\b|place\b|address\b|phone\b|number\b|hospital\b|ward\b|text\b"
)  # how what is to be filled in begins; other brackets are the author's
_IN_BRACKETS = re.compile(rf"(?<![\\\w\])!])\[((?i:{_BLANKS})[^\[\]|@]*)\](?![(\[:])")
_DEFINED = re.compile(r"^\s*\[([^\[\]^]+)\]\s*:", re.MULTILINE)
_CODE = re.compile(r"`[^`]*`")
_UNFILLED = re.compile(r"\{\{[^{}]*\}\}?")


def in_the_article(subject: LeafletSubject) -> Iterator[Fault]:
    yield from _in_lines(subject.article.text, subject.article.place, _prompted(subject.article))


def in_the_local_text(subject: LocalSubject) -> Iterator[Fault]:
    yield from _in_lines(subject.local.text, subject.local.place, _prompted(subject.article))


def _prompted(article: Article) -> Severity:
    """How grave a prompt is in the text of an article, or beside it."""
    return Severity.WARNING if article.meta.status == "draft" else Severity.ERROR


def _in_lines(text: str, place: Place, prompted: Severity) -> Iterator[Fault]:
    text = without_comments(text)
    lines = enumerate(text.split("\n"), 1)
    asked = [(place.at(n), one) for n, line in lines for one in asked_in(line)]
    yield from _prompts(asked, prompted)
    front, defined = _front(text), {_folded(name) for name in _DEFINED.findall(text)}
    for number, line in enumerate(text.split("\n"), 1):
        line = unasked(line)
        if found := UNFINISHED.search(line):
            yield _fault(found[0], place.at(number))
        blanks = _IN_BRACKETS.finditer(_CODE.sub("", line)) if number > front else ()
        for blank in blanks:
            if _folded(blank[1]) not in defined and not UNFINISHED.search(blank[0]):
                yield _in_brackets(blank[0], place.at(number))


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _front(text: str) -> int:
    """How many lines the front matter takes: lists stand in brackets there."""
    lines = text.split("\n")
    fences = [number for number, line in enumerate(lines, 1) if line.rstrip() == "---"]
    return fences[1] if fences[:1] == [1] and len(fences) > 1 else 0


def _in_brackets(what: str, place: Place) -> Fault:
    message = _("“{what}” in brackets looks like a blank that is still to be filled.")
    remedy = _("Write the text without brackets; `\\[` for the sign.")
    return Fault(message.format(what=what[:40]), remedy, place)


def in_the_profile(subject: HospitalSubject) -> Iterator[Fault]:
    texts = list(subject.hospital.values.texts())
    asked = [(place, one) for place, text in texts for one in asked_in(text)]
    yield from _prompts(asked, Severity.WARNING)
    for place, text in texts:
        text = unasked(text)
        if found := UNFINISHED.search(text) or _UNFILLED.search(text):
            yield _fault(found[0], place)


def in_the_content(subject: ContentSubject) -> Iterator[Fault]:
    if not subject.content.identity.draft:
        yield from _of_the_hospital(subject.content)
    for section in subject.content.sections:
        if found := _UNFILLED.search(f"{section.title} {section.html}"):
            yield _fault(found[0], section.place)


def _of_the_hospital(content: Content) -> Iterator[Fault]:
    """What an approved leaflet would print of a profile that is still to be written."""
    hospital = content.hospital
    lines = (*hospital.contacts, *hospital.emergency, *hospital.support)
    said = [text for line in lines for text in (line.label, line.phone, line.hours)]
    own = (hospital.name, hospital.short_name, hospital.site, *hospital.address, hospital.legal)
    if found := next(asked_in("\n".join((*own, *said))), ""):
        message = _("An approved leaflet would print what is still to be written: {what}")
        message = message.format(what=found[:80])
        yield Fault(message, _write(), content.place_of("contacts"))


def _prompts(asked: Sequence[tuple[Place, str]], severity: Severity) -> Iterator[Fault]:
    """The prompts of a file, told at once: a new leaflet has thirty."""
    if not asked:
        return
    (place, first), *_others = asked
    lines = _spans(sorted({one.line or 1 for one, _text in asked}))
    message = ngettext(
        "{n} text is still to be written, on line {lines}: {first}",
        "{n} texts are still to be written, on lines {lines}; the first: {first}",
        len(asked),
    ).format(n=len(asked), lines=lines, first=first[:80])
    yield Fault(message, _write(), place, severity)


def _spans(numbers: Sequence[int]) -> str:
    """Numbers that rise as people write them: `2, 6–8`."""
    runs = [list(run) for _key, run in groupby(enumerate(numbers), lambda one: one[1] - one[0])]
    ends = [(run[0][1], run[-1][1]) for run in runs]
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in ends)


def _write() -> str:
    return _("Write in place of the brackets; until then nobody approves or sends it.")


def _fault(what: str, place: Place) -> Fault:
    message = _("“{what}” is still to be filled.")
    return Fault(message.format(what=what[:40]), _("Write the text, or remove it."), place)


_REASON = "A half-written leaflet looks like a finished one once it is printed."
_STANDARD = "depliant: seen in real leaflets"
_FAILS = (
    "Ce qui reste à écrire, `[à compléter : …]`, entier ou à moitié écrit : "
    "*avertissement* sur un brouillon, où il est imprimé, et pour un profil ; erreur sur "
    "un document approuvé. Personne n’approuve, n’envoie ni ne note comme remis un "
    "document qui en a. Et, toujours en erreur : TODO, À FAIRE, lorem ipsum, XXX, `XX "
    "mg`, `0X XX XX XX XX`, JJ/MM/AAAA, « (à valider par …) », `[nom du médecin]`, des "
    "accolades non remplies."
)
_PASSES = "Écrire le texte."
CHECKS = (
    Check(
        UNWRITTEN,
        Subject.LEAFLET,
        Severity.ERROR,
        _REASON,
        _STANDARD,
        in_the_article,
        fails=_FAILS,
        passes=_PASSES,
    ),
    Check(UNWRITTEN, Subject.HOSPITAL, Severity.ERROR, _REASON, _STANDARD, in_the_profile),
    Check(UNWRITTEN, Subject.LOCAL, Severity.ERROR, _REASON, _STANDARD, in_the_local_text),
    Check(UNWRITTEN, Subject.CONTENT, Severity.ERROR, _REASON, _STANDARD, in_the_content),
)
