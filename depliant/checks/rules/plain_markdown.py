"""plain-markdown: what an author wrote is read as it was meant, and no mark of it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import ContentSubject, HospitalSubject, LeafletSubject
from depliant.content.prose.proof import marks_in
from depliant.errors import Doubt
from depliant.words import _


def run(subject: ContentSubject) -> Iterator[Fault]:
    for problem in subject.odd:
        severity = Severity.WARNING if isinstance(problem, Doubt) else None
        yield Fault(problem.message, problem.remedy, problem.place, severity=severity)


def in_the_profile(subject: HospitalSubject) -> Iterator[Fault]:
    """A profile is no Markdown: whatever looks like it would be printed so."""
    for place, text in subject.hospital.values.texts():
        for left in marks_in(text):
            remedy = _("A profile is plain text, set as it is: write the words alone.")
            yield Fault(left.message, remedy, place)


def in_the_front_matter(subject: LeafletSubject) -> Iterator[Fault]:
    """Nor is what stands above an article: title, audience, authors, sources."""
    for place, text in subject.article.values.texts():
        for left in marks_in(text) if not _ADDRESS.match(text) else ():
            remedy = _("The front matter is plain text, set as it is: write the words alone.")
            yield Fault(left.message, remedy, place)


_ADDRESS = re.compile(r"https?://\S+$")
_REASON = "A mark that is not read is printed; HTML would reach for scripts, files, the network."
_STANDARD = "depliant: what is written is read as it was meant, or refused"
_FAILS = (
    "Un signe de Markdown qui resterait imprimé (dans un profil aussi), du HTML, un lien "
    "ou un attribut qui serait perdu ; une ligne en gras qui sert de titre "
    "(*avertissement*)."
)
_PASSES = "Écrire ce que dit le message."
CHECKS = (
    Check(
        "plain-markdown",
        Subject.LEAFLET,
        Severity.ERROR,
        _REASON,
        _STANDARD,
        in_the_front_matter,
        fails=_FAILS,
        passes=_PASSES,
    ),
    Check("plain-markdown", Subject.CONTENT, Severity.ERROR, _REASON, _STANDARD, run),
    Check("plain-markdown", Subject.HOSPITAL, Severity.ERROR, _REASON, _STANDARD, in_the_profile),
)
