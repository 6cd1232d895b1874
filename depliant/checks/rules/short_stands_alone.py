"""short-stands-alone: a number on a short edition says of what, of whom, and how far it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from depliant.checks.finding import Fault, Severity
from depliant.checks.prose.languages import LANGUAGES
from depliant.checks.prose.prose import Passage, Prose, ProseSection
from depliant.checks.prose.telling import to_copy
from depliant.checks.prose.words import words
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.sense.amounts.quantities import Quantity, quantities
from depliant.checks.sense.calling.alerts import is_left
from depliant.checks.sense.clauses import asks
from depliant.checks.sense.lexicon import lexicon, said
from depliant.checks.sense.people import people
from depliant.checks.sense.stems import stem
from depliant.checks.subjects import TextSubject
from depliant.words import _, later

_BACK = re.compile(  # an entry that goes on with the last one
    r"(?:ce|cet|cette|ces|cela|mais|ils?|elles?|this|these|but|they|it)\b", re.IGNORECASE
)
_LISTED = frozenset({"item", "cell", "head"})
_LONG = frozenset({"full", "core"})  # editions that carry all, or nearly

_IN_FULL = later("“With this treatment, 7 {people} of 10 …, in a study of 40 {people}”")


def run(subject: TextSubject) -> Iterator[Fault]:
    formats = set(subject.article.meta.formats)
    if subject.lang not in lexicon("short_stands_alone") or (formats and formats <= _LONG):
        return
    known = _named(subject)
    for section in subject.prose.sections:
        if "short" in section.classes and not is_left(subject.article, section):
            yield from _in_section(section, known, subject.prose)


def _named(subject: TextSubject) -> frozenset[str]:
    """The stems of what the leaflet is about, as its titles name it."""
    meta = subject.article.meta
    titles = [meta.title, meta.subtitle, *(one.title for one in subject.prose.sections)]
    empty = lexicon("short_stands_alone")[subject.lang]["topics"].split()
    found = {stem(word) for title in titles for word in words(title)}
    return frozenset(found) - {stem(word) for word in empty} - {""}


def _in_section(section: ProseSection, known: frozenset[str], prose: Prose) -> Iterator[Fault]:
    lang = prose.lang
    for unit, about, after in _units(section.body):
        text = " ".join((*(one.text for one in unit), about))
        for passage in unit:
            for sentence in passage.sentences:
                shares = [one for one in quantities(sentence.text) if one.what == "share"]
                if not shares or asks(sentence):
                    continue
                if missing := list(_missing(shares[0], text, after, section, known, lang)):
                    yield Fault(
                        _("On a short edition, “{words}” does not say {what}.").format(
                            words=shares[0].written, what=", ".join(missing)
                        ),
                        _("Say it in the same line: {example}.").format(
                            example=to_copy(_IN_FULL, lang).format(people=people(prose))
                        ),
                        sentence.place_at(shares[0].start),
                        quote=sentence.text,
                        words=shares[0].written,
                    )


def _units(body: Sequence[Passage]) -> Iterator[tuple[Sequence[Passage], str, str]]:
    """What is read at once: a box, a row of a table, or one passage; what is said before it of all
    of its list or table; and what follows it, or its list."""
    begin, about = 0, ""
    while begin < len(body):
        end = begin + 1
        while end < len(body) and _is_one(body[begin], body[end]):
            end += 1
        listed = body[begin].shape in _LISTED and not body[begin].box
        after = _following(body, end) if listed else body[end].text if end < len(body) else ""
        yield body[begin:end], about if listed else "", after
        if not listed:
            about = body[end - 1].text
        elif body[begin].shape == "head":
            about = " ".join((about, *(one.text for one in body[begin:end])))
        begin = end


def _following(body: Sequence[Passage], end: int) -> str:
    """What follows an entry: the next, if it goes on with it; and what stands behind the list,
    which is said of all its entries."""
    behind = next((one for one in body[end:] if one.shape not in _LISTED), None)
    goes_on = end < len(body) and body[end].shape in _LISTED and _BACK.match(body[end].text)
    return " ".join((body[end].text if goes_on else "", behind.text if behind else ""))


def _is_one(first: Passage, other: Passage) -> bool:
    """Whether two passages are read at once: of one box, or of one row."""
    if first.box:
        return other.box == first.box and other.shape != "title"
    cells = first.shape in ("cell", "head") and other.shape == first.shape
    return cells and other.place.line == first.place.line


def _missing(
    share: Quantity,
    text: str,
    after: str,
    section: ProseSection,
    known: frozenset[str],
    lang: str,
) -> Iterator[str]:
    if not said("short_stands_alone", "people", lang).search(text):
        yield _("whom it counts")
    here = frozenset(stem(word) for word in words(f"{text} {_of_its_own(section, known)}"))
    named = known & here or said("short_stands_alone", "under", lang).search(text)
    if not named and section.role != "risks":
        yield _("with what treatment")
    rest = text.replace(share.written, " ", 1)
    if not said("short_stands_alone", "caveat", lang).search(f"{rest} {after}"):
        yield _("how far it holds (of how many, when)")


def _of_its_own(section: ProseSection, known: frozenset[str]) -> str:
    """The title of a section, if it names what the leaflet is about; not “In brief”."""
    return section.title if any(stem(word) in known for word in words(section.title)) else ""


CHECKS = (
    Check(
        "short-stands-alone",
        Subject.TEXT,
        Severity.WARNING,
        "A number that is read without the rest of the leaflet says more than is known.",
        "EQIP 8; DISCERN 8; HAS 2008 (balance)",
        run,
        topic=Topic.SAFETY,
        languages=LANGUAGES,
        fails="## En bref {#summary .short}\n\n- 7 à 9 sur 10 étaient guéris.\n",
        passes=(
            "## En bref {#summary .short}\n\n- Avec le plâtre, 7 à 9 enfants sur 10 marchaient au "
            "bout de six semaines (une quarantaine d’enfants).\n"
        ),
    ),
)
