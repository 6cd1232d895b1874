"""alternative-text: the words that stand for a picture say what it shows, and no more than a
listener keeps in mind. (That there are some at all, the reading of an article holds: only the
pictogram at the head of a step goes without.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from depliant.checks.finding import Fault, Severity
from depliant.checks.prose.plain import Picture
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.subjects import HospitalSubject, TextSubject
from depliant.errors import Place
from depliant.words import _, ngettext

QUOTED = 60  # characters that are told
LIMITS = {"characters": 250.0}  # what is heard in a quarter of a minute
WITHIN = {"characters": (40.0, 600.0)}
_KINDS = (
    "images?|photos?|photographies?|figures?|fig\\.?|sch[ée]mas?|dessins?|illustrations?|logos?"
    "|graphiques?|diagrammes?|ic[ôo]nes?|pictogrammes?|visuels?|vignettes?|captures?"
    "|captures? d[’']écran|pictures?|photographs?|drawings?|diagrams?|charts?|icons?|graphics?"
    "|screenshots?|pictograms?|img|pic|sans titre|untitled|alt|texte alternatif|alternative text"
)
_EMPTY = re.compile(
    rf"(?:(?:une?|les?|la|l[’']|des|an?|the)\s*)?(?:{_KINDS})(?:\s*(?:n°|no\.?|#)?\s*[\dIVX]+)?"
    r"(?:\s(?:d[’']illustration|d[’']ambiance|décorati(?:f|ve)s?|de stock|libres? de droits?"
    r"|sans légende|à légender|ci-(?:dessus|dessous|contre)|below|above|here))?"
    r"[\s.:!…]*|[\W\d_]*",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"\S+\.(?:png|jpe?g|svg|gif|webp|tiff?|bmp|heic|pdf)"
    r"|(?:img|image|dsc[nf]?|pict?|scan|photo|capture|screenshot|wp)[\s_-]*\d[\w-]*"
    r"|\S*_\S*",
    re.IGNORECASE,
)


def in_the_text(subject: TextSubject, limits: Mapping[str, float]) -> Iterator[Fault]:
    for passage in subject.prose.passages:
        for picture in passage.pictures:
            line = passage.lines[min(picture.line, len(passage.lines) - 1)]
            yield from _faults(picture, passage.place.at(line), int(limits["characters"]))


def in_the_profile(subject: HospitalSubject, limits: Mapping[str, float]) -> Iterator[Fault]:
    if logo := subject.hospital.profile.logo:
        place = subject.hospital.values.place(("logo", "alt"))
        yield from _faults(Picture(logo.alt, "", 0), place, int(limits["characters"]))


def _faults(picture: Picture, place: Place, most: int) -> Iterator[Fault]:
    message, severity = _wrong(picture, most)
    if message:
        text = picture.alt
        shown = text if len(text) <= QUOTED else f"{text[:QUOTED].rpartition(' ')[0]} …"
        message = message.format(text=shown, n=len(text), most=most)
        remedy = _(
            "Say in a sentence what somebody who does not see it would miss; what is long belongs "
            "in the text."
        )
        yield Fault(message, remedy, place, severity, quote=text)


def _wrong(picture: Picture, most: int) -> tuple[str, Severity]:
    """What is wrong with the words for a picture, and how much; no words are decoration, or told
    where the article is read."""
    text = picture.alt
    if text and _EMPTY.fullmatch(text):
        return _("“{text}” does not say what the picture shows."), Severity.ERROR
    if _FILE.fullmatch(text):
        return _("“{text}” is the name of a file, not what it shows."), Severity.ERROR
    if text and _bare(text) == _bare(picture.caption):
        return _("“{text}” is the caption once more."), Severity.WARNING
    if len(text) > most:
        many = ngettext(
            "“{text}” has {n} character; the most is {most}.",
            "“{text}” has {n} characters; the most is {most}.",
            len(text),
        )
        return many, Severity.WARNING
    return "", Severity.WARNING


def _bare(text: str) -> str:
    """The words of a text, without their signs and capitals."""
    return " ".join(re.findall(r"\w+", text.casefold()))


_REASON = "Who cannot see a picture hears these words instead, and nothing else."
_STANDARD = "WCAG 2.2; PEMAT 15–19 (visual aids)"
_FAILS = '![Figure 1](figures/bras.svg "Le bras dans son plâtre")'
_PASSES = '![Le plâtre va du poignet au coude](figures/bras.svg "Le bras dans son plâtre")'
CHECKS = (
    Check(
        "alternative-text",
        Subject.TEXT,
        Severity.ERROR,
        _REASON,
        _STANDARD,
        in_the_text,
        topic=Topic.PAGE,
        limits=LIMITS,
        within=WITHIN,
        fails=_FAILS,
        passes=_PASSES,
    ),
    Check(
        "alternative-text",
        Subject.HOSPITAL,
        Severity.ERROR,
        _REASON,
        _STANDARD,
        in_the_profile,
        topic=Topic.PAGE,
        limits=LIMITS,
        within=WITHIN,
    ),
)
