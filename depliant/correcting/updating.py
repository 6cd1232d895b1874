"""update --from: a review copy that came back → what was corrected, and the article with it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from depliant.correcting.back.parting import Part, parts_of
from depliant.correcting.back.proof import (
    differences,
    front_differences,
    notes_in_two_ways,
)
from depliant.correcting.back.returned import Came, Returned, read_returned
from depliant.correcting.back.same_notes import corrected_notes, note_names
from depliant.correcting.back.settled import settled
from depliant.correcting.corrections import Leaves, corrections
from depliant.correcting.hand.edits import UnwritableError
from depliant.correcting.hand.kept_bytes import with_text
from depliant.correcting.leaves import Leaf, renamed
from depliant.correcting.sheet.marks import LeafletMark, leaflet_mark, mark_of
from depliant.correcting.writing import Sent, Writable, writable, written
from depliant.errors import InputError, Place, Problem
from depliant.importing.opened.source import Remark
from depliant.reading.files import replace_judged
from depliant.reading.front_matter import Plain, rewritten
from depliant.reading.sections import Section
from depliant.reading.text import decode, read_bytes
from depliant.sources.leaflet import Article, parse_article
from depliant.sources.workspace import Workspace
from depliant.words import _, speaking


@dataclass(frozen=True)
class Reviewed:
    """A section that came back: its corrections, the comments made on it, and what is told;
    `stale` if the article's has changed since it was sent."""

    section: Section
    found: tuple[Writable, ...] = ()
    remarks: tuple[Remark, ...] = ()
    told: tuple[str, ...] = ()
    stale: bool = False


@dataclass(frozen=True)
class Review:
    """What came back of an article: by section, and what concerns none of them. `judged` are the
    bytes of its file."""

    path: Path
    sent: Sent
    judged: bytes = field(repr=False)
    sections: tuple[Reviewed, ...]
    remarks: tuple[Remark, ...]
    told: tuple[str, ...]
    who: tuple[str, ...]

    @property
    def article(self) -> Article:
        return self.sent.article

    @property
    def found(self) -> tuple[Writable, ...]:
        """All corrections, in reading order."""
        return tuple(one for section in self.sections for one in section.found)

    @property
    def is_told(self) -> bool:
        """Whether something of the file is to be looked at by hand."""
        return bool(self.told or any(one.told for one in self.sections))


def review_of(workspace: Workspace, leaflet: str, lang: str, file: Path) -> Review:
    """What a file that came back says otherwise than an article. `InputError` for a file that is
    not its review copy."""
    path = workspace.article_path(leaflet, lang)
    sent = Sent(workspace.article(path))
    judged = read_bytes(path, sent.article.place.file)
    if decode(judged, sent.article.place) != sent.article.text:
        message = _("The file changed while it was read: nothing was written.")
        raise InputError(Problem(message, sent.article.place, _("Try again.")))
    returned = read_returned(file, str(file))
    _is_of(returned.leaflet, sent.article, Place(str(file)))
    made = _Making(sent, returned)
    sections = tuple(made.sections())
    return Review(
        path, sent, judged, sections, tuple(made.others()), tuple(made.told()), returned.who
    )


def _is_of(mark: LeafletMark | None, article: Article, place: Place) -> None:
    wanted = leaflet_mark(article, ()).leaflet
    if mark is not None and mark.leaflet != wanted:
        message = _("This file is the review copy of another leaflet than {leaflet}.")
        remedy = _("Name the leaflet and the language that stand on its first page.")
        raise InputError(Problem(message.format(leaflet=article.name), place, remedy))


@dataclass
class _Making:
    """A review while it is made."""

    sent: Sent
    returned: Returned

    def __post_init__(self) -> None:
        leaves, notes = self.sent.leaves, self.returned.notes
        self.names = note_names(leaves, notes)
        self.notes = corrected_notes(leaves, notes, self.names)
        roles = {mark_of(one).role: leaves[one.role] for one in self.sent.article.sections}
        self.parts = parts_of(self.returned.sections, roles)

    def sections(self) -> Iterator[Reviewed]:
        """The sections, each with what is written, and what is left to be done by hand."""
        seen = tuple(self._sections())
        parts = {one.section.role: self._part(one.section) for one in seen if not one.stale}
        came = {role: part.came for role, part in parts.items() if part}
        found = [one for section in seen for one in section.found]
        kept, copy = settled(self.sent, found, came)
        for one in seen:
            mine, kept = kept[: len(one.found)], kept[len(one.found) :]
            section, role = one.section, one.section.role
            copied = copy[mark_of(section).role]
            rest = differences(copied, came[role], mine) if role in came else ()
            yield replace(one, found=mine, told=(*one.told, *rest))

    def _part(self, section: Section) -> Part | None:
        return self.parts.by_role.get(mark_of(section).role)

    def _sections(self) -> Iterator[Reviewed]:
        told: set[str] = set()
        for section in self.sent.article.sections:
            part = self._part(section)
            if part is None:
                message = _("The section is not found in the file that came back.")
                yield Reviewed(section, told=(message,))
            else:
                yield self._reviewed(section, part, told)

    def _reviewed(self, section: Section, part: Part, told: set[str]) -> Reviewed:
        came, role = part.came, section.role
        base, leaves = self.sent.leaves[role], self._leaves(came, told)
        changes = corrections(base, leaves)
        stale = bool(came.mark.text) and came.mark.text != mark_of(section).text
        found = [
            Writable(role, one, ()) if stale else writable(self.sent, role, one) for one in changes
        ]
        beside = corrections((), renamed(part.beside, self.names))
        found += [Writable(role, one, ()) for one in beside]
        remarks = tuple(one for one in self.returned.remarks if one.under in came.headings)
        lines = tuple(_told(base, leaves, part.beside, stale and changes))
        return Reviewed(section, tuple(found), remarks, lines, stale)

    def _leaves(self, came: Came, told: set[str]) -> Leaves:
        """The leaves of a section, then those of the notes that it leads to first."""
        own = [
            replace(leaf, shape="title") if not n else leaf for n, leaf in enumerate(came.leaves)
        ]
        said = renamed(own, self.names)
        notes: list[Leaf] = []
        for name in [span.note for leaf in said for span in leaf.spans if span.note]:
            if name not in told:
                told.add(name)
                notes += renamed(self.notes.get(name, ()), self.names)
        return (*said, *notes)

    def others(self) -> Iterator[Remark]:
        """Comments on no section."""
        known = self.parts.headings
        return (one for one in self.returned.remarks if one.under not in known)

    def told(self) -> Iterator[str]:
        yield from front_differences(self.sent.article, self.returned)
        yield from self.parts.told
        yield from notes_in_two_ways(self.returned, self.names, self.sent)


def _told(base: Leaves, came: Leaves, beside: Leaves, stale: object) -> Iterator[str]:
    if stale:
        yield _("The section changed since the file was sent: its corrections are only shown.")
    mine, theirs = (sum(len(leaf.pictures) for leaf in leaves) for leaves in (base, came))
    if mine != theirs:
        message = _(
            "Pictures here: {theirs} in the file, {mine} in the leaflet. Change them by hand."
        )
        yield message.format(mine=mine, theirs=theirs)
    for leaf in beside:
        if leaf.shape == "h1":
            message = _("A new section, “{title}”: write it by hand, with its role.")
            yield message.format(title=leaf.text)


# --- what is accepted --------------------------------------------------------------------------


def is_next(article: Article, version: str) -> None:
    """`InputError` for a version that is not higher than an article's, number by number: 1.10 is
    higher than 1.9."""
    old = article.meta.version
    if _numbers(version) <= _numbers(old):
        message = _("Version {version} is not higher than that of the leaflet, {old}.")
        remedy = _("Write a higher one, in numbers: --version {next}")
        problem = message.format(version=version, old=old)
        raise InputError(Problem(problem, article.place, remedy.format(next=next_version(old))))


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split("."))) if _VERSION.fullmatch(version) else ()


_VERSION = re.compile(r"\d{1,9}(?:\.\d{1,9})*")


def next_version(version: str) -> str:
    """The version after one: 1.0 → 1.1."""
    head, dot, last = version.rpartition(".")
    return f"{head}{dot}{int(last) + 1}" if dot and last.isdecimal() else f"{version}.1"


def take_over(review: Review, accepted: Sequence[Writable], version: str, today: dt.date) -> None:
    """Write the accepted corrections into the article: of other sections no byte changes. An
    approval falls; a new `version` is noted among the changes. `InputError` if the file changed
    in the meantime, or if the version cannot be; nothing is written then."""
    article = review.article
    if version:
        is_next(article, version)
    try:
        text = written(review.sent, accepted)
    except UnwritableError:
        message = _("These corrections cannot be written together: nothing was written.")
        remedy = _("Take them over one by one.")
        raise InputError(Problem(message, article.place, remedy)) from None
    data = with_text(review.judged, article, text)
    roles = dict.fromkeys(one.role for one in accepted)
    changes = dict(_front(review, [*roles], version, today))
    if changes:
        data = rewritten(data, changes, article.place)
    parse_article(decode(data, article.place), article.slug, article.lang, article.place)
    replace_judged(review.path, review.judged, data, article.place.file)


def _front(
    review: Review, roles: Sequence[str], version: str, today: dt.date
) -> Iterator[tuple[str, Plain]]:
    """What changes in the front matter."""
    meta = review.article.meta
    if meta.status == "approved":
        yield "status", "draft"
    if meta.approval:
        yield "approval", []
    if version and version != meta.version:
        yield "version", version
        rows = [one.model_dump(exclude_none=True) for one in meta.changes]
        yield "changes", [*rows, {"version": version, "date": today, "what": _what(review, roles)}]


def _what(review: Review, roles: Sequence[str]) -> str:
    titles = [one.title for one in review.article.sections if one.role in roles]
    with speaking(review.article.lang):
        if review.who:
            sentence = _("corrections by {who}: {sections}")
            return sentence.format(who=", ".join(review.who), sections=", ".join(titles))
        return _("corrections: {sections}").format(sections=", ".join(titles))
