"""language-read: whether the rules about words read the leaflet's language is said.

They stay silent on every other one, and silence there is no praise.
"""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.prose.languages import LANGUAGES, UNREAD
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.subjects import LeafletSubject
from depliant.languages import name
from depliant.words import _, current_language


def run(subject: LeafletSubject) -> Iterator[Fault]:
    article = subject.article
    if article.lang in LANGUAGES:
        return
    message = _("No rule about words reads `{lang}` ({language}): nothing found is no praise.")
    remedy = _(
        "Have it read by somebody who speaks it: everyday words, medical words explained, "
        "promises, doses, warning signs."
    )
    language = name(article.lang, current_language())
    message = message.format(lang=article.lang, language=language)
    yield Fault(message, remedy, article.values.place(("title",)))


CHECKS = (
    Check(
        UNREAD,
        Subject.LEAFLET,
        Severity.WARNING,
        "The rules about words know French and English: of other languages they say nothing, and "
        "a leaflet that nobody judged would look like a good one.",
        "depliant: usage",
        run,
        topic=Topic.LANGUAGE,
        fails="Un document dans une autre langue que le français et l’anglais (`es.md`).",
        passes=(
            "Le faire relire par une personne qui parle cette langue, puis dire qui, au-dessus de "
            "`title` : `# depliant: allow language-read: relu par … le …`."
        ),
    ),
)
