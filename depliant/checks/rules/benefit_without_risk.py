"""benefit-without-risk: who gives the benefit in numbers gives the risk in numbers, too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from depliant.checks.finding import Fault, Severity
from depliant.checks.prose.languages import LANGUAGES
from depliant.checks.prose.prose import ProseSection, Sentence
from depliant.checks.prose.telling import to_copy
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.sense.amounts.quantities import Quantity, quantities
from depliant.checks.sense.calling.alerts import is_left
from depliant.checks.sense.clauses import asks, before
from depliant.checks.sense.lexicon import said
from depliant.checks.sense.statements import statements
from depliant.checks.subjects import TextSubject
from depliant.words import _, later


@dataclass(frozen=True, eq=False)
class Share:
    """A share in its sentence; `text` is the sentence, with the title of the box that it ends."""

    quantity: Quantity
    sentence: Sentence
    text: str
    role: str


def run(subject: TextSubject) -> Iterator[Fault]:
    risks = subject.prose.of("risks")
    if risks is None or is_left(subject.article, risks):
        return  # `required-sections` asks for it, or its source is silent
    lang = subject.lang
    shares = [one for section in subject.prose.sections for one in _shares(section, lang)]
    good = [one for one in shares if _is_good(one, lang)]
    if good and not any(_is_harm(one, lang) for one in shares) and not _is_unknown(subject):
        yield _fault(good[0], risks, lang)


def _shares(section: ProseSection, lang: str) -> Iterator[Share]:
    bare = (one for one in section.body if one.shape == "cell" and not one.heads)
    cells = ((one, one.text, 0) for passage in bare for one in passage.sentences)
    for sentence, text, _at in (*statements(section.passages), *cells):
        if not asks(sentence):
            found = (*_counted(text), *_parts(text, lang))
            yield from (Share(one, sentence, text, section.role) for one in found)


def _counted(text: str) -> Iterator[Quantity]:
    return (one for one in quantities(text) if one.what == "share")


def _parts(text: str, lang: str) -> Iterator[Quantity]:
    """Changes that are told as numbers, “divided by two”; their size is not looked at."""
    for one in said("benefit_without_risk", "parts", lang).finditer(text):
        yield Quantity("share", 0.0, 1.0, "", one.start(), one.end(), one[0])


def _is_good(share: Share, lang: str) -> bool:
    if _is_harm(share, lang):
        return False
    good = said("benefit_without_risk", "good", lang).search(share.text)
    return bool(good) or share.role == "benefits" or _is_less(share, lang)


def _is_less(share: Share, lang: str) -> bool:
    """Whether it counts by how much less often a harm comes."""
    harm, less = (said("benefit_without_risk", key, lang) for key in ("harm", "less"))
    return bool(harm.search(share.text) and less.search(_near(share)))


def _is_harm(share: Share, lang: str) -> bool:
    """Whether it counts people who are harmed; not those who are rid of a harm."""
    if share.role == "risks":
        return True
    harmed = said("benefit_without_risk", "harm", lang).search(share.text)
    spared = any(
        said("benefit_without_risk", key, lang).search(_near(share)) for key in ("rid", "less")
    )
    return bool(harmed) and not spared


def _near(share: Share) -> str:
    """What is said of a share: its clause, and what follows up to the next one."""
    text, start = share.text, share.quantity.start
    others = (one.start for one in _counted(text) if one.start > start)
    return before(text, start) + text[start : next(others, len(text))]


def _is_unknown(subject: TextSubject) -> bool:
    """Whether the text says that nobody knows how often a risk comes."""
    unknown = said("benefit_without_risk", "unknown", subject.lang)
    return any(unknown.search(one.text) for one in subject.prose.passages)


_OFTEN = later("“in 1 person of 100”")


def _fault(share: Share, risks: ProseSection, lang: str) -> Fault:
    message = _("The benefit has a number (“{words}”), and no risk has one.")
    remedy = _("Say in “{title}” how often each comes ({example}), or that nobody knows it.")
    return Fault(
        message.format(words=share.quantity.written),
        remedy.format(title=risks.title, example=to_copy(_OFTEN, lang)),
        share.sentence.place,
        quote=share.sentence.text,
        words=share.quantity.written,
    )


CHECKS = (
    Check(
        "benefit-without-risk",
        Subject.TEXT,
        Severity.ERROR,
        "Numbers weigh more than words: a benefit in numbers beside “rare” is no balance.",
        "EQIP 8 and 10; HAS 2008 (balance)",
        run,
        topic=Topic.SAFETY,
        languages=LANGUAGES,
        fails=(
            "## Les résultats {#benefits}\n\n8 enfants sur 10 vont mieux après un an.\n\n"
            "## Les risques {#risks}\n\nUne infection est rare : appelez-nous.\n"
        ),
        passes=(
            "## Les résultats {#benefits}\n\n8 enfants sur 10 vont mieux après un an.\n\n"
            "## Les risques {#risks}\n\nUne infection survient chez 1 enfant sur 100 :"
            " appelez-nous.\n"
        ),
    ),
)
