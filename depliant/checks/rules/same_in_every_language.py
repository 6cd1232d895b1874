"""same-in-every-language: the languages of a leaflet have the same sections, numbers, doses,
telephones and steps, in the same order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from depliant.checks.finding import Fault, Severity
from depliant.checks.prose.building import prose_of
from depliant.checks.prose.plain import THING
from depliant.checks.prose.prose import Passage, Prose, ProseSection
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.subjects import WorkspaceSubject
from depliant.checks.together.figures import GRAVE, Figure, figures
from depliant.checks.together.spelled import SPELLED
from depliant.errors import Place
from depliant.reading.blocks.scan import without_comments
from depliant.sources.leaflet import Article
from depliant.words import _, ngettext

_PICTURE = re.compile(r"!\[[^\]]*\]\(([^\s()]+)")


@dataclass(frozen=True)
class _Language:
    """An article in one of its languages."""

    article: Article

    @cached_property
    def prose(self) -> Prose:
        return prose_of(self.article)

    @property
    def lang(self) -> str:
        return self.article.lang


def run(subject: WorkspaceSubject) -> Iterator[Fault]:
    leaflets: dict[str, list[Article]] = {}
    for article in subject.articles:
        if article.meta.status != "withdrawn":
            leaflets.setdefault(article.slug, []).append(article)
    for articles in leaflets.values():
        first, *others = sorted(articles, key=lambda one: (one.meta.written, one.lang != "fr"))
        original = _Language(first)
        for other in others:
            yield from _compared(original, _Language(other))


def _compared(first: _Language, other: _Language) -> Iterator[Fault]:
    """What one language says and the other does not, told in the file where it is missing."""
    for said, lacking in ((first, other), (other, first)):
        for section in said.prose.sections:
            same = lacking.prose.of(section.role)
            if same is None:
                yield _without_section(section, said, lacking)
                continue
            yield from _missing(section, said, same, lacking)
    for section in first.prose.sections:
        if same := other.prose.of(section.role):
            yield from _steps(section, same, first, other)


def _without_section(section: ProseSection, said: _Language, lacking: _Language) -> Fault:
    message = _("The section `{role}` is missing here; in `{lang}` it is on line {line}.")
    text = message.format(role=section.role, lang=said.lang, line=section.place.line)
    return Fault(text, _("Translate it."), lacking.article.place, Severity.ERROR)


# --- figures ---------------------------------------------------------------------------------

_Told = tuple[Figure, Passage]


def _told(section: ProseSection, lang: str) -> list[_Told]:
    return [
        (one, passage)
        for passage in section.passages
        for one in figures(passage.text, lang)
        if not passage.is_quiet(one.start, one.start + len(one.written))
    ]


def _missing(
    section: ProseSection, said: _Language, same: ProseSection, lacking: _Language
) -> Iterator[Fault]:
    """The figures of a section that its translation does not say: each once."""
    there = [one for one, _passage in _told(same, lacking.lang)]
    told: list[Figure] = []
    for one, passage in _told(section, said.lang):
        known = any(one.is_said_by(figure) for figure in (*there, *told))
        if not known and _must_be_said(one, said.lang, lacking.lang):
            told.append(one)
            yield _unsaid(one, passage, said.lang, same, _instead(one, there))
    facts = {name for passage in section.passages for name in passage.facts}
    have = {name for passage in same.passages for name in passage.facts}
    for name in sorted(facts - have):
        message = _("`{fact}` stands in `{lang}`, and not here.")
        text = message.format(fact=f"{{{{ {name} }}}}", lang=said.lang)
        yield Fault(text, _("Write it here too."), same.place, Severity.ERROR)


def _must_be_said(one: Figure, lang: str, other: str) -> bool:
    """Whether the other language has to say a figure so that it is read: of languages that are not
    known here, numbers may be written in words, and units otherwise."""
    if lang in SPELLED and other in SPELLED:
        return one.is_sure
    return one.what in ("phone", "share", "heat") and not one.spelled


def _instead(one: Figure, there: Sequence[Figure]) -> str:
    """What the translation says in its place, if it says a number of that kind or that number."""
    if one.what == "rhythm":
        return next((n.written for n in there if n.what == "rhythm"), "")
    near = [n for n in there if n.count == one.count or (n.what == one.what != "number")]
    return near[0].written if near else ""


def _unsaid(one: Figure, passage: Passage, lang: str, same: ProseSection, instead: str) -> Fault:
    place: Place = same.place
    message = _("`{lang}` says “{figure}” (line {line}); this section does not.")
    if instead:
        message = _("`{lang}` says “{figure}” (line {line}); this section says “{instead}”.")
    line = passage.place_at(one.start).line
    text = message.format(lang=lang, figure=one.written.strip(), line=line, instead=instead)
    remedy = _("Compare both sentences, and correct the wrong one.")
    grave = one.what in GRAVE or (one.what == "rhythm" and instead)
    severity = Severity.ERROR if grave else None
    quote = passage.text.replace(THING, "…")
    return Fault(text, remedy, place, severity, quote=quote, words=one.written)


# --- steps -----------------------------------------------------------------------------------


def _steps(
    section: ProseSection, same: ProseSection, first: _Language, other: _Language
) -> Iterator[Fault]:
    """Whether a section has as many steps in both languages, and shows them in one order."""
    counts = [sum(passage.numbered for passage in one.passages) for one in (section, same)]
    if counts[0] != counts[1]:
        message = ngettext(
            "The section has {n} numbered entry here, and {others} in `{lang}`.",
            "The section has {n} numbered entries here, and {others} in `{lang}`.",
            counts[1],
        )
        text = message.format(n=counts[1], others=counts[0], lang=first.lang)
        yield Fault(text, _("Write the same steps in both."), same.place)
        return
    here, there = _pictures(other.article, same), _pictures(first.article, section)
    if here != there and sorted(here) == sorted(there):
        message = _("The steps stand in another order than in `{lang}`.").format(lang=first.lang)
        yield Fault(message, _("Put them in one order."), same.place, Severity.ERROR)


def _pictures(article: Article, section: ProseSection) -> list[str]:
    """The pictures that a section names, in their order."""
    written = article.section(section.role)
    return _PICTURE.findall(without_comments(written.text)) if written else []


CHECKS = (
    Check(
        "same-in-every-language",
        Subject.WORKSPACE,
        Severity.WARNING,
        "Families who read another language are given the same dose, the same number to call and "
        "the same steps.",
        "depliant: seen in real hospitals (translations older than the original)",
        run,
        topic=Topic.TOGETHER,
        fails="« Donnez 1,5 g à midi » en français, “Give 150 mg at noon” en anglais ; une "
        "section, un numéro de téléphone ou une étape qui manque, des étapes dans un autre ordre.",
        passes="Comparez les deux phrases. 12 h 30 et 12.30 pm, 1,5 g et 1500 mg, trois jours et "
        "3 days sont pareils.",
    ),
)
