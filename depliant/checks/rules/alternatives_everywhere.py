"""alternatives-everywhere: every edition at least points to other treatments, and to refusing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from depliant.checks.finding import Fault, Severity
from depliant.checks.prose.telling import to_copy
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.sense.lexicon import lexicon, said
from depliant.checks.subjects import ContentSubject
from depliant.content.content import Content
from depliant.words import _, later

_END = re.compile(r"</(?:li|p|td|th|dd|dt|h\d)>|(?<=[.!?…])\s")
_ROLES = ("alternatives", "refusal")

_LINE = later("“Other treatments, refusing: talk about it with the team”")


def run(subject: ContentSubject) -> Iterator[Fault]:
    content = subject.content
    carried = {section.role for section in content.sections}
    asked = subject.asked_for & subject.source_roles
    for role in _ROLES:
        if role in asked and role not in carried and not _points(content, role):
            message = _("`{format}` neither holds `{role}` nor points to it.")
            remedy = _(
                "Say in one line of a section that it holds: {line}; or mend "
                "`without_alternatives` in the fixed words."
            )
            yield Fault(
                message.format(format=content.edition.format, role=role),
                remedy.format(line=to_copy(_LINE, content.edition.lang)),
                content.place,
            )


def _points(content: Content, role: str) -> bool:
    """Whether an edition says something of what it does not hold: its note of what was left out,
    or a line of a section."""
    noted = content.left_out if any(one.piece == "more" for one in content.sections) else ()
    lang = content.edition.lang
    if lang not in lexicon("alternatives_everywhere"):
        return bool(noted)
    authored = (f"{one.heading}. {one.html}" for one in content.sections if one.piece == "text")
    words = said("alternatives_everywhere", role, lang)
    talk = said("alternatives_everywhere", "talk", lang)
    lines = (*noted, *(line for html in authored for line in _lines(html)))
    return any(words.search(line) and talk.search(line) for line in lines)


def _lines(html: str) -> Iterator[str]:
    """The sentences and entries of a section."""
    for part in _END.split(html):
        yield Markup(part).striptags()  # noqa: S704 (its tags are taken out)


CHECKS = (
    Check(
        "alternatives-everywhere",
        Subject.CONTENT,
        Severity.ERROR,
        "Who holds the short edition alone may choose, too: another treatment, or none.",
        "Code de la santé publique L.1111-2; EQIP 5; DISCERN 12 and 14",
        run,
        topic=Topic.SAFETY,
        fails=(
            '## Et si nous refusons ? {#refusal formats="full"}\n\n'
            "Vous pouvez refuser. Parlez-en avec l’équipe.\n"
        ),
        passes=(
            "## Et si nous refusons ? {#refusal .short}\n\n"
            "Vous pouvez refuser. Parlez-en avec l’équipe.\n"
        ),
    ),
)
