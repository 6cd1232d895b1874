"""manifest: what lies in an out folder, as `manifest.json` says it (docs/manifest.md).

Everything the catalogue and the desk show is read from here. The schema is versioned: a manifest
of another version is not read, and its editions are pressed again. One of version 3, which knew
no letters, is read as one in which none lies there.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError

from depliant.checks.finding import Finding, Severity
from depliant.content.content import Edition
from depliant.errors import Place, Problem
from depliant.formats.options import Options
from depliant.shelf.names import MANIFEST
from depliant.typeset.pages import Fit

SHARED = 1024  # findings of sources, told with many editions
_GIVEN: set[str] = set()  # the fields that an entry was given, as far as anybody asks
_WITHOUT_LETTERS = 3  # the version of the schema before letters


class Entry(BaseModel):
    """Base of what a manifest holds: frozen, no unknown key."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    def model_post_init(self, _context: Any) -> None:
        """Nobody asks which fields were given: a set for all, not one of 0.7 kB for each entry."""
        object.__setattr__(self, "__pydantic_fields_set__", _GIVEN)


class FileEntry(Entry):
    """A file of an edition: its path inside the out folder, its bytes."""

    path: str
    size: int
    sha256: str


class FindingEntry(Entry):
    """A finding as it was told; `place` is `file:line`, `allowed` the reason for which its author
    silenced it."""

    rule: str
    severity: Literal["warning", "error"]
    message: str
    remedy: str
    place: str | None = None
    page: str | None = None
    quote: str = ""
    words: str = ""
    allowed: str = ""


class ProblemEntry(Entry):
    """Something wrong beside the checks."""

    message: str
    remedy: str
    place: str | None = None


class Counts(Entry):
    """Laid-out pages, printed sides, and how the text was fitted."""

    pages: int = 0
    sides: int = 0
    fit: Fit | None = None


class Kept(Entry):
    """What lies in the out folder: the files of the last good build, and what they were made of."""

    inputs: str  # the digest of all that they were made of
    version: str  # of the leaflet whose files these are
    status: Literal["draft", "approved"]  # as they say on each page
    files: Annotated[tuple[FileEntry, ...], Field(min_length=1)]
    thumbnail: FileEntry  # a picture of the first page
    counts: Counts
    findings: tuple[FindingEntry, ...] = ()  # found when they were pressed
    language: str = ""  # of the findings' messages


class Last(Entry):
    """What was tried last, and what was found then."""

    failed: bool = False
    counts: Counts = Counts()
    sources: tuple[FindingEntry, ...] = ()  # found in what people wrote, on the day of the build
    findings: tuple[FindingEntry, ...] = ()  # found in the pressed edition
    problems: tuple[ProblemEntry, ...] = ()
    too_large: str = ""  # the format, for a text of these inputs: nothing is made of them
    inputs: str = ""  # the digest of all that was pressed and failed: it will fail again
    language: str = ""  # of the messages about it


class LetterEntry(Entry):
    """The message beside an edition, which only lacks an address, and the digest of all that it
    was made of. `carrier` is the same for a catalogue that is opened from a file share."""

    inputs: str
    file: FileEntry
    carrier: FileEntry


class EditionEntry(Entry):
    """One edition: what lies there (`kept`), what was tried last; `stale` if what lies there is
    of an earlier build and nobody should hand it out; the letter beside it, if it may be sent."""

    edition: str
    hospital: str
    leaflet: str
    lang: str
    format: str
    options: Options
    kept: Kept | None = None
    last: Last = Last()
    stale: bool = False
    letter: LetterEntry | None = None

    @property
    def may_go(self) -> bool:
        """Whether what lies there may be sent: signed, and of the last build that was tried."""
        return self.status == "approved" and not self.stale and not self.last.failed

    @property
    def letter_paths(self) -> tuple[str, ...]:
        """Where the edition's letter and its carrier lie, or would; none if nothing lies there
        that could be sent."""
        if not self.files:
            return ()
        letter = PurePosixPath(self.files[0].path).with_suffix(".eml")
        return str(letter), f"{letter}.txt"

    @property
    def files(self) -> tuple[FileEntry, ...]:
        """The files that lie there."""
        return self.kept.files if self.kept else ()

    @property
    def version(self) -> str:
        """The version of the leaflet whose files lie there."""
        return self.kept.version if self.kept else ""

    @property
    def status(self) -> str:
        """What the files that lie there say of themselves: draft or approved."""
        return self.kept.status if self.kept else ""

    @property
    def thumbnail(self) -> str:
        """The picture of the first page of what lies there, inside the out folder."""
        return self.kept.thumbnail.path if self.kept else ""


class ChangeEntry(Entry):
    version: str
    date: dt.date
    what: str


class ApprovalEntry(Entry):
    name: str
    role: str
    date: dt.date


class LeafletEntry(Entry):
    """One language of a leaflet, as its front matter said at its last build."""

    leaflet: str
    lang: str
    title: str
    subtitle: str
    code: str
    version: str
    kind: str
    audience: str
    synonyms: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()  # their titles
    words: str = ""  # each word of its sections once, in plain letters: what a search looks through
    status: str
    superseded_by: str | None = None
    written: dt.date
    review_by: dt.date
    authors: tuple[str, ...]
    approval: tuple[ApprovalEntry, ...] = ()
    to_sign: tuple[str, ...] = ()  # who has still to sign, by name: `physician`
    changes: tuple[ChangeEntry, ...] = ()


class ContactEntry(Entry):
    """Whom to call: the number as its country writes it, and as it is dialled; its owner; on
    which day it was verified, if it was."""

    label: str
    phone: str = ""
    dial: str = ""
    hours: str = ""
    owner: str
    verified: dt.date | None


Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]


class HospitalEntry(Entry):
    """A hospital: its colours, the format that it prints first (if it says one), and who answers
    for its contacts."""

    hospital: str
    name: str
    short_name: str
    web: str = ""
    accent: Colour = "#1b5e6e"
    alert: Colour = "#a3261a"
    print: str = ""
    contacts: tuple[ContactEntry, ...] = ()


Shape = Literal["sheet", "large", "half", "letter", "zigzag", "booklet", "phone"]


class FormatEntry(Entry):
    """A format: its titles by language, how its paper is folded, and how an office printer turns
    it."""

    format: str
    title: dict[str, str]
    road: str
    folded: bool
    shape: Shape = "sheet"
    duplex: str | None = None


def _readable(schema: Any) -> Any:
    return 4 if schema == _WITHOUT_LETTERS else schema


class Manifest(Entry):
    """The whole of `manifest.json`."""

    schema_: Annotated[Literal[4], BeforeValidator(_readable)] = Field(4, alias="schema")
    versions: dict[str, str] = Field(default_factory=dict)
    leaflets: tuple[LeafletEntry, ...] = ()
    hospitals: tuple[HospitalEntry, ...] = ()
    formats: tuple[FormatEntry, ...] = ()
    editions: tuple[EditionEntry, ...] = ()

    def parts(self) -> Iterator[bytes]:
        """The bytes of the file, part by part: ten thousand editions are forty megabytes."""
        without = self.model_copy(update={"editions": ()})
        head = without.model_dump_json(by_alias=True, indent=1).encode().removesuffix(_END)
        yield head
        for first in range(0, len(self.editions), _PART):
            part = _EDITIONS.dump_json(self.editions[first : first + _PART], indent=1)
            inner = part.removeprefix(b"[").removesuffix(b"\n]").replace(b"\n", b"\n ")
            yield (b"," if first else b"") + inner
        yield (b"\n " if self.editions else b"") + _END + b"\n"

    @property
    def digest(self) -> str:
        """The digest of the bytes of the file."""
        total = hashlib.sha256()
        for part in self.parts():
            total.update(part)
        return total.hexdigest()


_END = b"]\n}"  # of the editions, which come last, and of the manifest
_PART = 200  # editions
_EDITIONS = TypeAdapter(tuple[EditionEntry, ...], config=ConfigDict(defer_build=True))


def read_manifest(out: Path) -> Manifest:
    """The manifest of an out folder; an empty one if it has none that we can read: it is written
    anew then."""
    return manifest_of(out) or Manifest()


def has_manifest(out: Path) -> bool:
    """Whether a build of this version has made an out folder."""
    return manifest_of(out) is not None


def manifest_of(out: Path) -> Manifest | None:
    """The same, or None if it has none that we can read."""
    try:
        return Manifest.model_validate_json((out / MANIFEST).read_bytes())
    except (OSError, ValidationError):
        return None  # none yet, of another version, or not ours


def edition_of(entry: EditionEntry) -> Edition:
    return Edition(entry.hospital, entry.leaflet, entry.lang, entry.format, entry.options)


@lru_cache(SHARED)
def finding_entry(finding: Finding) -> FindingEntry:
    """A finding as it is told. What was found in an article is one entry for all its editions."""
    return FindingEntry(
        rule=finding.rule,
        severity="error" if finding.severity is Severity.ERROR else "warning",
        message=finding.message,
        remedy=finding.remedy,
        place=str(finding.place) if finding.place else None,
        page=finding.page or None,
        quote=finding.quote,
        words=finding.words,
        allowed=finding.allowed,
    )


def finding_of(entry: FindingEntry) -> Finding:
    """A finding as it was told by an earlier build."""
    severity = Severity[entry.severity.upper()]
    place = _place(entry.place) if entry.place else None
    said = (entry.rule, severity, entry.message, entry.remedy, place, entry.page or "")
    return Finding(*said, entry.quote, entry.words, entry.allowed)


def _place(text: str) -> Place:
    file, colon, line = text.rpartition(":")
    return Place(file, int(line)) if colon and line.isdigit() else Place(text)


def problem_entry(problem: Problem) -> ProblemEntry:
    place = str(problem.place) if problem.place else None
    return ProblemEntry(message=problem.message, remedy=problem.remedy, place=place)


def by_name(manifest: Manifest) -> Mapping[str, EditionEntry]:
    return {entry.edition: entry for entry in manifest.editions}
