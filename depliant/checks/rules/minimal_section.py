"""minimal-section: a section that is required says something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from textwrap import shorten

from depliant.checks.finding import Fault, Severity
from depliant.checks.prose.prose import ProseSection
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.sense.calling.alerts import is_left
from depliant.checks.subjects import TextSubject
from depliant.words import _, ngettext

CUT = 60  # letters of a quotation
_DENIES = re.compile(
    r"\W*(?:non|aucune?s?|rien|néant|rares?|nuls?|nulles?|sans objet|pas d[e’']"
    r"|il n[’']y en a (?:pas|aucune?)"
    r"|n/a|none|nothing|no|rare|not applicable|there (?:is|are) no)\b",
    re.IGNORECASE,
)


def run(subject: TextSubject, limits: Mapping[str, float]) -> Iterator[Fault]:
    for role in dict.fromkeys(one.role for one in subject.kind.required):
        section = subject.prose.of(role)
        if section and not _is_left(subject, section):
            least = limits["summary"] if role == "summary" else limits["words"]
            yield from _of_section(section, int(least))


def _is_left(subject: TextSubject, section: ProseSection) -> bool:
    """Whether other rules judge a section; one that only asks says that nothing is known."""
    asks = all(one.text.rstrip().endswith("?") for one in section.body if one.text.strip())
    return asks or is_left(subject.article, section)


def _of_section(section: ProseSection, least: int) -> Iterator[Fault]:
    count = _told(section)
    if not 0 < count < least:
        return  # what is empty is told by `required-sections`
    text = " ".join(one.text for one in section.body)
    remedy = _("Write in a few sentences what is known, or `.not-covered` and questions to ask.")
    if _DENIES.match(text):
        message = _("“{title}” only says “{text}” ({n} of at least {least} words).").format(
            title=section.title, text=shorten(text, CUT, placeholder=" …"), n=count, least=least
        )
        remedy = _(
            "Say what is meant: none is known, none is proposed, or the source is silent "
            "(`.not-covered`, and questions to ask); then what the reader can do."
        )
    else:
        message = ngettext(
            "“{title}” has {n} word; the kind of leaflet requires it, of at least {least}.",
            "“{title}” has {n} words; the kind of leaflet requires it, of at least {least}.",
            count,
        ).format(title=section.title, n=count, least=least)
    yield Fault(message, remedy, section.place, quote=text, words=text)


def _told(section: ProseSection) -> int:
    """The words of a section; those of a sentence that is said again and again count once."""
    sentences = (one for passage in section.body for one in passage.sentences)
    told = {" ".join(one.words).lower(): len(one.words) for one in sentences}
    return sum(told.values())


CHECKS = (
    Check(
        "minimal-section",
        Subject.TEXT,
        Severity.ERROR,
        "A title with “No.” under it looks like an answer, and families stop asking.",
        "Code de la santé publique L.1111-2; DISCERN 9–12 and 14; EQIP 4–7",
        run,
        topic=Topic.SAFETY,
        limits={"words": 15, "summary": 5},  # three short lines may be all that matters
        within={"words": (1, 100), "summary": (1, 50)},
        stricter={"words": "more", "summary": "more"},
        fails="## Quels sont les risques ? {#risks}\n\nRares.\n",
        passes=(
            "## Quels sont les risques ? {#risks}\n\n"
            "La fièvre est fréquente le premier soir : appelez-nous si elle dépasse 38,5 °C. "
            "D’autres effets sont rares, et l’équipe les surveille.\n"
        ),
    ),
)
