"""heading-distance: the eye finds a heading, a list, a table or a box every two hundred words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from depliant.checks.finding import Fault, Severity
from depliant.checks.prose.prose import Passage, Shape
from depliant.checks.prose.telling import faulted
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.subjects import TextSubject
from depliant.words import _, ngettext

_HOLDS: frozenset[Shape] = frozenset(  # where the eye finds a hold
    {"heading", "subheading", "item", "cell", "head", "title", "term"}
)


def run(subject: TextSubject, limits: Mapping[str, float]) -> Iterator[Fault]:
    for section in subject.prose.sections:
        for stretch in _stretches(section.passages):
            words = sum(len(passage.words) for passage in stretch)
            if words > limits["words"]:
                yield _fault(stretch, words, int(limits["words"]))


def _stretches(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """Paragraphs that follow each other, with nothing between them."""
    stretch: list[Passage] = []
    for passage in passages:
        if passage.shape in _HOLDS:
            yield stretch
            stretch = []
        else:
            stretch.append(passage)
    yield stretch


def _fault(stretch: Sequence[Passage], words: int, most: int) -> Fault:
    """Told in the middle of the stretch, where a heading could stand."""
    middle = stretch[len(stretch) // 2]
    message = ngettext(
        "{n} word without a heading, a list or a table: the limit is {most}.",
        "{n} words without a heading, a list or a table: the limit is {most}.",
        words,
    ).format(n=words, most=most)
    return faulted(
        (middle.sentences or stretch[0].sentences)[0],
        None,
        message,
        _("Put a heading `### …` before this paragraph that says what follows, or make a list."),
    )


_DAY = (
    "Le matin, une infirmière vient voir votre enfant dans sa chambre et lui demande comment il a"
    " dormi. Elle prend sa température et regarde son pansement avec vous."
)
_FAILS = "\n\n".join([_DAY] * 8)
_PASSES = "\n\n".join([*[_DAY] * 4, "### L’après-midi", *[_DAY] * 4])
CHECKS = (
    Check(
        "heading-distance",
        Subject.TEXT,
        Severity.WARNING,
        "Readers look for what concerns them: headings and lists lead them there.",
        "PEMAT 8–9 (chunks and headings); CDC Index 8–9: a heading every 150–200 words",
        run,
        topic=Topic.LANGUAGE,
        limits={"words": 200},
        within={"words": (50, 600)},
        fails=_FAILS,
        passes=_PASSES,
    ),
)
