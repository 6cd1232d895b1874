"""What was read → the text of an article, what lies beside it, and what is told of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from depliant.content.phones import found_in
from depliant.errors import InputError, Place
from depliant.importing.beginning import Beginning, front_matter, kind_meant
from depliant.importing.gallery import Gallery, hung
from depliant.importing.lost import lost, spoken
from depliant.importing.opened.source import Source
from depliant.importing.outline import INTRODUCTION, Outline
from depliant.importing.prompts import missing, prompted
from depliant.importing.shapes import Blocks, said, spans_in, words
from depliant.importing.told import Kind, Told, left_out
from depliant.importing.word.revisions import Changes
from depliant.importing.writing.sections import Desk
from depliant.reading.dates import whole_day
from depliant.reading.spelling import MisreadError
from depliant.sources.kinds import Kind as LeafletKind
from depliant.sources.leaflet import parse_article
from depliant.words import _
from depliant.words.figures import day

_PROGRAMS = frozenset(  # what word processors call an author who gave no name
    "python-docx user utilisateur admin administrateur administrator owner propriétaire hp dell "
    "asus lenovo pc acer microsoft".split()
)
_COUNTRY = "FR"  # whose telephone numbers are looked for
_OLDEST = 2 * 365  # days: an article is reviewed within three years of its date


@dataclass(frozen=True)
class Wanted:
    """How a file is to be imported; `kind` and `lang` are guessed if they are empty."""

    code: str
    kinds: Mapping[str, LeafletKind]
    today: dt.date
    house_lang: str
    kind: str = ""
    lang: str = ""
    changes: Changes = "accept"
    languages: Collection[str] = ()  # that leaflets are set in; none if nobody knows


@dataclass(frozen=True)
class Imported:
    """An article, the pictures beside it by path from its folder, and what is told of it; `asked`
    are the roles of sections that are still to be written."""

    name: str
    title: str
    lang: str
    kind: str
    text: str = field(repr=False)
    pictures: Mapping[str, bytes] = field(repr=False)
    told: tuple[Told, ...] = field(repr=False)
    words: int
    roles: tuple[str, ...]
    asked: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """What a file holds, read; its notes by name."""

    blocks: Blocks
    notes: Mapping[str, Blocks]
    told: tuple[Told, ...]


@dataclass
class Making:
    """An article while it is written."""

    source: Source
    gallery: Gallery
    found: Found
    plan: Outline
    lang: str
    wanted: Wanted

    def imported(self, name: str, place: Place) -> Imported:
        pictures = hung(self._keys(), self.gallery.pictures, self.lang)
        desk = Desk(pictures.shown, self.found.notes, self.lang)
        parts = {part.role: desk.section(part) for part in self.plan.parts}
        notes = "\n".join(desk.definitions())
        kind = self.wanted.kind or kind_meant(self.wanted.kinds, parts)
        asked = tuple(missing(self.wanted.kinds[kind], parts))
        front = self._front(kind)
        told = (
            *self.found.told,
            *self.gallery.told,
            *self.plan.told,
            *self._guesses(kind),
            *self._telephones(),
            *pictures.told,
            *desk.told,
            *(left_out(said(one), _("A note that nothing leads to")) for one in desk.unused),
        )
        body = [*parts.values(), *([notes] if notes else [])]
        gone = tuple(lost(self.source.words, (self.plan.title, *self._own(), *body), told))
        text = self._text(front, parts, asked, notes)
        told = (*told, *gone, *_wrong(text, self.lang, place))
        count = sum(words("\n".join(map(spoken, body))).values())
        return Imported(
            *(name, self.plan.title, self.lang, kind, text, pictures.files, told),
            *(count, tuple(parts), asked),
        )

    def _keys(self) -> Iterator[str]:
        """The pictures of the text, in their order."""
        texts = (*(part.blocks for part in self.plan.parts), *self.found.notes.values())
        for blocks in texts:
            for block in blocks:
                yield from (s.picture for spans in spans_in(block) for s in spans if s.picture)

    def _own(self) -> Iterator[str]:
        """What of the file's own words stands in the front matter."""
        yield self.plan.subtitle
        yield from (self.source.front.get(key, "") for key in ("author", "date"))

    def _front(self, kind: str) -> str:
        said_ = self.source.front
        url = _url(said_.get("url", ""))
        source = {"url": url, "title": self.plan.title} if url else {}
        known = Beginning(
            title=self.plan.title,
            subtitle=self.plan.subtitle,
            code=self.wanted.code,
            kind=kind,
            lang=self.lang,
            today=self.wanted.today,
            authors=tuple(_people(said_.get("author", ""))),
            source=source,
            written=self._written,
        )
        return front_matter(known)

    @property
    def _written(self) -> dt.date | None:
        """The day that the file gives, if a leaflet of that day may still be handed out."""
        found = _day(self.source.front.get("date", ""))
        oldest = self.wanted.today - dt.timedelta(days=_OLDEST)
        return found if found and oldest < found <= self.wanted.today else None

    def _guesses(self, kind: str) -> Iterator[Told]:
        if not self.wanted.kind:
            title = _("The kind of leaflet is `{kind}`, by the sections that there are.")
            yield Told(Kind.GUESSED, title.format(kind=kind))
        if not self.wanted.lang:
            message = _("The language is `{lang}`.").format(lang=self.lang)
            yield Told(Kind.GUESSED, message)
        if self.wanted.languages and self.lang not in self.wanted.languages:
            message = _("No leaflet is set in `{lang}` yet: write templates/words/{lang}.yaml.")
            yield Told(Kind.LOOK, message.format(lang=self.lang))
        if date := self.source.front.get("date", ""):
            yield self._dated(date)
        for part in self.plan.parts:
            if part.role == INTRODUCTION:
                continue  # told already
            title = "".join(span.text for span in part.title)
            if part.guessed:
                message = _("The section “{title}” has the role `{role}`, by its words.")
            else:
                message = _("No known role fits the section “{title}”: it is `{role}`.")
            yield Told(Kind.GUESSED, message.format(title=title, role=part.role))

    def _telephones(self) -> Iterator[Told]:
        """Numbers that stand in the text: another hospital has others."""
        text = said([block for part in self.plan.parts for block in part.blocks])
        found = dict.fromkeys(text[start:end] for start, end in found_in(text, _COUNTRY))
        for number in found:
            message = _("“{number}” is in the text: a hospital's numbers stand in its profile.")
            yield Told(Kind.LOOK, message.format(number=" ".join(number.split())))

    def _dated(self, date: str) -> Told:
        if self._written:
            message = _("The file is of {date}: that is the day on which it was written.")
        else:
            message = _("The file says that it is of {date}; the leaflet is written today.")
        found = _day(date) if re.match(r"\d{4}-", date) else None
        return Told(Kind.GUESSED, message.format(date=day(found) if found else date), date)

    def _text(
        self, front: str, parts: Mapping[str, str], asked: tuple[str, ...], notes: str
    ) -> str:
        prompts = {role: prompted(role, self.lang) for role in asked}
        first = [prompts.pop("summary")] if "summary" in prompts else []
        sections = [*first, *parts.values(), *prompts.values(), *([notes] if notes else [])]
        return f"---\n{front}---\n\n" + "\n\n".join(one.strip("\n") for one in sections) + "\n"


def _people(authors: str) -> Iterator[str]:
    """The names among the authors that a file gives."""
    for one in re.split(r"[,;]", authors):
        name = " ".join(one.split())
        if name and not _PROGRAMS & set(name.casefold().split()):
            yield name


def _day(text: str) -> dt.date | None:
    """A date that a file gives, if it is one; the time of day left out."""
    try:
        return whole_day(re.sub(r"T.*| \d\d:.*", "", text.strip()))
    except MisreadError:
        return None


def _url(text: str) -> str:
    return text if re.fullmatch(r"https?://\S+", text) else ""


# --- nothing is lost in silence ----------------------------------------------------------------


def _wrong(text: str, lang: str, place: Place) -> Iterator[Told]:
    """What the reader of articles has against the article: nothing, or it is told."""
    try:
        parse_article(text, "import", lang, place)
    except InputError as error:
        for problem in error.problems:
            line = f"{problem.place.line if problem.place else ''}: {problem.message}"
            yield Told(Kind.LOOK, line)
