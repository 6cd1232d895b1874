"""What checks look at: a stage's value and what it takes to judge it."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from depliant.checks.prose.building import prose_of
from depliant.checks.prose.prose import Prose
from depliant.content.content import Content
from depliant.errors import Place, Problem
from depliant.formats.format import Format
from depliant.formats.parts import Placement, Sheet
from depliant.pdf.text import read_back
from depliant.reading.directives.allowing import Allowance
from depliant.sources.hospital import Hospital, Required
from depliant.sources.kinds import Kind
from depliant.sources.leaflet import Article
from depliant.sources.local_text import LocalText, localised
from depliant.sources.signing.signatories import ANYONE
from depliant.typeset.lettering.letters import letters
from depliant.typeset.pages import Pages
from depliant.typeset.plates.windows import TYPICAL
from depliant.typeset.room import NEAR, Room
from depliant.words import _, ngettext

if TYPE_CHECKING:
    import pikepdf

MANY = 3  # contacts of a hospital: with more, a panel is too small for their words


@dataclass(frozen=True)
class LeafletSubject:
    """An article, the sections its kind requires, the day it is judged on, the countries of the
    hospitals that it is made for, and who signs leaflets of its kind."""

    article: Article
    required: tuple[Required, ...]
    today: dt.date
    countries: frozenset[str] = frozenset()
    asked: tuple[str, ...] = (ANYONE,)
    named: bool = False  # whether it was asked for by its name

    @property
    def allowances(self) -> tuple[Allowance, ...]:
        return self.article.allowances


@dataclass(frozen=True)
class TextSubject:
    """What an article says, as it was written or as a hospital has it, its kind, the day it is
    judged on. `allowances` are those of all files that it comes from."""

    article: Article
    kind: Kind
    today: dt.date
    allowances: tuple[Allowance, ...] = ()

    @property
    def lang(self) -> str:
        return self.article.lang

    @cached_property
    def prose(self) -> Prose:
        """Its plain words."""
        return prose_of(self.article)


@dataclass(frozen=True)
class VersionSubject:
    """What an article says as a hospital has it, the hospital with its contacts, who signs it
    there, and which of them for the hospital alone."""

    text: TextSubject
    hospital: Hospital
    asked: tuple[str, ...] = ()
    asked_here: frozenset[str] = frozenset()

    @property
    def article(self) -> Article:
        return self.text.article

    @property
    def lang(self) -> str:
        return self.article.lang

    @property
    def allowances(self) -> tuple[Allowance, ...]:
        return self.text.allowances


@dataclass(frozen=True)
class HospitalSubject:
    hospital: Hospital
    today: dt.date

    @property
    def allowances(self) -> tuple[Allowance, ...]:
        return self.hospital.allowances


@dataclass(frozen=True)
class LocalSubject:
    """A hospital's or group's local text, the core article as it stands now, and the texts that
    are applied before it (its group's). `names` are the hospital's, if it is one hospital's."""

    local: LocalText
    article: Article
    before: tuple[LocalText, ...] = ()
    names: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()  # of the hospitals that have it

    @property
    def allowances(self) -> tuple[Allowance, ...]:
        return self.local.allowances

    def has(self, role: str) -> bool:
        """Whether the article holds a role when this text comes to it."""
        return self.met.section(role) is not None

    def group_drops(self, role: str) -> bool:
        drops = (section for text in self.before for section in text.sections)
        return any(s.role == role and "drops" in s.classes for s in drops)

    @cached_property
    def met(self) -> Article:
        """The article when this text comes to it: what it replaces stands there."""
        return localised(self.article, self.before, self.names)


@dataclass(frozen=True)
class ContentSubject:
    """A content, the roles its article holds (on any format), those that the hospital asks for
    beyond its kind, what was odd in its text, the roles that lack `.short`, if it is one, and
    those that are asked for on any format."""

    content: Content
    source_roles: frozenset[str]
    hospital_roles: frozenset[str] = frozenset()
    odd: tuple[Problem, ...] = ()
    unmarked: frozenset[str] = frozenset()
    asked_for: frozenset[str] = frozenset()

    @property
    def lang(self) -> str:
        return self.content.edition.lang

    @property
    def allowances(self) -> tuple[Allowance, ...]:
        return self.content.allowances


@dataclass(frozen=True)
class PagesSubject:
    """Typeset pages, beside the content they come from."""

    content: Content
    format: Format
    pages: Pages
    takers: tuple[str, ...] = ()  # other formats that were tried, and take the text
    suiting: tuple[str, ...] = ()  # formats nearer to its size, if it leaves too much over

    @property
    def allowances(self) -> tuple[Allowance, ...]:
        return self.content.allowances

    @property
    def unwritten(self) -> bool:
        """Whether a text in it is still to be written."""
        return self.content.unwritten

    def place_of(self, section: str) -> Place:
        """Where to look for what is wrong in a section of the pages."""
        return self.content.place_of(section)

    def is_hospitals(self, section: str) -> bool:
        """Whether a section of the pages says what stands in a hospital's profile."""
        return self.content.place_of(section) == self.content.place_of("contacts")

    @property
    def long_in_the_profile(self) -> str:
        """What to shorten where a hospital says too much: its longest words."""
        hospital = self.content.hospital
        lines = (*hospital.emergency, *hospital.contacts)
        said = [text for line in lines for text in (line.label, line.hours, line.email)]
        longest = sorted([*said, hospital.name, *hospital.address], key=len)[:-4:-1]
        message = _("Shorten what is long in the hospital’s profile: {longest}.")
        shorter = message.format(
            longest=", ".join(_("“{text}”").format(text=text) for text in longest)
        )
        return f"{self._fewer} {shorter}" if self.has_many_contacts else shorter

    @property
    def has_many_contacts(self) -> bool:
        """Whether a hospital has more contacts than its formats are made for."""
        return len(self.content.hospital.contacts) > MANY

    @property
    def hospital_says_much(self) -> bool:
        """Whether a hospital leaves a text less room than most: by many contacts, by long ones in
        its column, or beside it beyond the foot of the page."""
        pages = self.pages.pages
        blocks = [block for page in pages for block in page.blocks if block.kind == "contacts"]
        high = sum(block.height for block in blocks) > TYPICAL["contacts"]
        return self.has_many_contacts or high or Room(self.format).beyond(pages) > NEAR

    @property
    def _fewer(self) -> str:
        n = len(self.content.hospital.contacts)
        message = ngettext(
            "The hospital’s profile has {n} contact; {most} find room on every paper.",
            "The hospital’s profile has {n} contacts; {most} find room on every paper: keep those "
            "that families need.",
            n,
        )
        return message.format(n=n, most=MANY)


@dataclass(frozen=True)
class FileSubject:
    """The finished PDF, beside the pages it was made of and the sheets they were placed on.

    A context manager: the file that its rules share is closed at the end.
    """

    content: Content
    format: Format
    pages: Pages
    sheets: tuple[Sheet, ...]
    pdf: bytes
    condition: str = ""  # of the press that a print shop's edition is made for

    def __enter__(self) -> FileSubject:
        return self

    def __exit__(self, *_exc: object) -> None:
        if "file" in vars(self):
            self.file.close()

    @property
    def allowances(self) -> tuple[Allowance, ...]:
        return self.content.allowances

    @property
    def placements(self) -> tuple[Placement, ...]:
        """Every page's place on the sheets; none where pages are printed as they are."""
        return tuple(placement for sheet in self.sheets for placement in sheet.placements)

    @cached_property
    def file(self) -> pikepdf.Pdf:
        """The finished PDF, opened once for all rules, which only read it."""
        import pikepdf  # only where a file is looked at: it takes long

        return pikepdf.open(io.BytesIO(self.pdf))

    @cached_property
    def page_letters(self) -> tuple[str, ...]:
        """The letters that a reader gets back from each typeset page, before imposition."""
        return tuple(map(letters, self.page_texts))

    @cached_property
    def page_texts(self) -> tuple[str, ...]:
        """The text that a reader gets back from each typeset page, before imposition."""
        return read_back(self.pages.pdf)


@dataclass(frozen=True)
class WorkspaceSubject:
    """The articles of a workspace, what else lies among them, and what its hospitals and groups
    say otherwise."""

    articles: tuple[Article, ...]
    told: tuple[Problem, ...] = ()
    local: tuple[LocalText, ...] = ()

    @property
    def allowances(self) -> tuple[Allowance, ...]:
        return tuple(one for text in (*self.articles, *self.local) for one in text.allowances)
