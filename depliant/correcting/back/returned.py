"""A Word file that came back → its sections as leaves, found by their bookmarks; the comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

from depliant.correcting.leaves import Leaf, Walk
from depliant.correcting.review_copy import WHO
from depliant.correcting.sheet.marks import LeafletMark, Mark, read_leaflet_mark, read_mark
from depliant.errors import InputError, Place, Problem
from depliant.importing.opened.kinds import read_source
from depliant.importing.opened.page import parse
from depliant.importing.opened.source import Remark
from depliant.importing.opened.spans import Reading
from depliant.words import _

_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_READING = Reading(lambda image: image.get("src", ""))


@dataclass(frozen=True)
class Came:
    """A section that came back: its bookmark, its title and its text, and the pictures in it."""

    mark: Mark
    leaves: tuple[Leaf, ...]

    @property
    def title(self) -> str:
        return self.leaves[0].text if self.leaves else ""

    @property
    def headings(self) -> frozenset[str]:
        """Its title, and the headings in it, as a comment's place names them."""
        heads = (leaf for leaf in self.leaves if leaf.shape in _HEADINGS)
        return frozenset(" ".join(leaf.text.split()) for leaf in heads)


@dataclass(frozen=True)
class Returned:
    """What came back: the leaflet's bookmark, what stands before the first section, the sections,
    the notes by their numbers, what colleagues remarked, and who they are."""

    leaflet: LeafletMark | None
    front: tuple[Leaf, ...]
    sections: tuple[Came, ...]
    notes: Mapping[str, tuple[Leaf, ...]]
    remarks: tuple[Remark, ...]
    who: tuple[str, ...]


def read_returned(path: Path, name: str) -> Returned:
    """What a file holds, its tracked changes accepted. `InputError` for one that is no Word file,
    or was not made by `export --review`."""
    place = Place(name)
    source = read_source(path, place, "accept")
    tree = parse(source.html).find("body")
    assert tree is not None
    reader = _Reader()
    reader.read(tree)
    if not reader.sections:
        message = _("No section of a leaflet is marked in this file.")
        remedy = _("Send out what `export LEAFLET --review` makes; it comes back so marked.")
        raise InputError(Problem(message, place, remedy))
    remarks = tuple(one for one in source.remarks if one.who != WHO)
    who = dict.fromkeys((*source.revised_by, *(one.who for one in remarks)))
    return Returned(
        reader.leaflet,
        tuple(reader.front),
        tuple(Came(mark, tuple(leaves)) for mark, leaves in reader.sections),
        reader.notes,
        remarks,
        tuple(filter(None, who)),
    )


@dataclass
class _Reader:
    """Goes through the blocks of a file; a bookmark in one opens a section."""

    leaflet: LeafletMark | None = None
    front: list[Leaf] = field(default_factory=list)
    sections: list[tuple[Mark, list[Leaf]]] = field(default_factory=list)
    notes: dict[str, tuple[Leaf, ...]] = field(default_factory=dict)
    _walk: Walk = field(default_factory=lambda: Walk(_READING))

    def read(self, body: Element) -> None:
        for block in list(body):
            if block.tag in ("ol", "ul") and self._is_notes(block):
                continue
            for name in _names(block):
                if mark := read_mark(name):
                    self.sections.append((mark, []))
                    self._walk.rows = 0
                elif page := read_leaflet_mark(name):
                    self.leaflet = page
            shell = Element("div")
            shell.append(block)
            found = self._walk.leaves(shell)
            (self.sections[-1][1] if self.sections else self.front).extend(found)

    def _is_notes(self, block: Element) -> bool:
        """Whether a list holds notes, which are kept then."""
        found = {note: item for item in block if (note := _READING.note_of(item))}
        for note, item in found.items():
            self.notes[note] = Walk(_READING).leaves(item, Leaf("note", note=note))
        return bool(found)


def _names(block: Element) -> Iterator[str]:
    """The names of the bookmarks in a block."""
    return (one.get("id", "") for one in block.iter("a") if one.get("id"))
