"""risks-with-what-to-do: who reads of a risk reads what to do about it."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.prose.languages import LANGUAGES
from depliant.checks.prose.prose import ProseSection
from depliant.checks.prose.telling import to_copy
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.sense.calling.alerts import is_left
from depliant.checks.sense.calling.reach import has_number
from depliant.checks.sense.lexicon import lexicon, said
from depliant.checks.subjects import TextSubject
from depliant.words import _, later

_WATCHED = later("“If …, call …”, “We watch for …”")


def run(subject: TextSubject) -> Iterator[Fault]:
    section = subject.prose.of("risks")
    known = lexicon("risks_with_what_to_do")
    if section is None or subject.lang not in known or is_left(subject.article, section):
        return
    if section.words and not _acts(section, subject.lang):
        yield Fault(
            _("“{title}” says no risk with what to do.").format(title=section.title),
            _("Add what to watch for, whom to call, and what the team does: {examples}.").format(
                examples=to_copy(_WATCHED, subject.lang)
            ),
            section.place,
            quote=section.text.replace("\n", " "),
        )


def _acts(section: ProseSection, lang: str) -> bool:
    """Whether a section says what its reader or the team does."""
    text = section.text
    if said("risks_with_what_to_do", "acts", lang).search(text):
        return True
    if any(has_number(passage, lang) for passage in section.body):
        return True
    no = lexicon("risks_with_what_to_do")[lang].get("no_orders", ())
    orders = said("risks_with_what_to_do", "orders", lang).finditer(text)
    return any(one[0].lower() not in no for one in orders)


CHECKS = (
    Check(
        "risks-with-what-to-do",
        Subject.TEXT,
        Severity.ERROR,
        "A risk without what to do about it frightens, and nobody calls in time.",
        "EQIP 9 and 12–14; DISCERN 11",
        run,
        topic=Topic.SAFETY,
        languages=LANGUAGES,
        fails=(
            "## Quels sont les risques ? {#risks}\n\n"
            "La fièvre est fréquente le premier soir. Les allergies sont très rares.\n"
        ),
        passes=(
            "## Quels sont les risques ? {#risks}\n\n"
            "La fièvre est fréquente le premier soir : appelez-nous si elle dure.\n"
        ),
    ),
)
