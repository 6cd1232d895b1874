"""summary-first: the summary opens the leaflet, in a few short lines that are one message."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from depliant.checks.finding import Fault, Severity
from depliant.checks.prose.prose import ProseSection, Sentence
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.subjects import TextSubject
from depliant.words import _

ROLE = "summary"
_OTHER = ("subheading", "cell", "head", "term")  # shapes of what is no summary


def run(subject: TextSubject, limits: Mapping[str, float]) -> Iterator[Fault]:
    summary = subject.prose.of(ROLE)
    if summary is None:
        return  # what a kind requires is told by required-sections
    first = subject.prose.sections[0]
    if first is not summary:
        message = _("The summary comes after “{title}”.").format(title=first.title[:60])
        yield Fault(message, _("Put it first: many readers stop there."), summary.place)
    part = next((one for one in summary.body if one.shape in _OTHER), None)
    if part is None:
        yield from _too_long(summary, limits)
    else:
        message = _("The summary has parts of its own: it is one message.")
        yield Fault(message, _("Move them to other sections."), part.place, quote=part.text)


def _too_long(summary: ProseSection, limits: Mapping[str, float]) -> Iterator[Fault]:
    lines, most = list(_lines(summary)), int(limits["lines"])
    remedy = _("Keep what a reader must know if they read nothing else.")
    if len(lines) > most:
        message = _("The summary has {n} lines; the most is {most}.")
        text, line = message.format(n=len(lines), most=most), lines[most]
        yield Fault(text, remedy, line.place, quote=line.text)
    elif len(summary.words) > limits["words"]:
        message = _("The summary has {n} words; the most is {most}.")
        text = message.format(n=len(summary.words), most=int(limits["words"]))
        yield Fault(text, remedy, summary.place)


def _lines(summary: ProseSection) -> Iterator[Sentence]:
    """What counts as a line of a summary: an entry of a list, a sentence of a paragraph."""
    for passage in summary.body:
        yield from passage.sentences[:1] if passage.shape == "item" else passage.sentences


CHECKS = (
    Check(
        "summary-first",
        Subject.TEXT,
        Severity.WARNING,
        "Many readers read the first lines only: the one message that they must know stands there.",
        "CDC Clear Communication Index 1–3; HAS 2008",
        run,
        topic=Topic.CONTENT,
        limits={"lines": 5, "words": 90},
        within={"lines": (1, 20), "words": (20, 300)},
        fails="## La valise {#bag}\n\nPrenez peu de choses : le placard est petit.\n\n"
        "## En bref {#summary}\n\n- Venez à jeun.\n- Prenez vos papiers.\n",
        passes="## En bref {#summary}\n\n- Venez à jeun.\n- Prenez vos papiers.\n\n"
        "## La valise {#bag}\n\nPrenez peu de choses : le placard est petit.\n",
    ),
)
