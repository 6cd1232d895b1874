"""artifacts: the files of an edition, named so that a secretary knows which one to print.

A file that is meant to be sent is named by the leaflet's code: its name must not tell an illness.
Names are in the leaflet's language (`templates/words/<lang>.yaml`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from depliant.content.content import Content
from depliant.formats.format import Format
from depliant.formats.options import Extras, OptionName
from depliant.pdf.pictures import pictures
from depliant.pdf.saving import excerpt
from depliant.pressroom.files import instructions as extras
from depliant.pressroom.files.instructions import Finished
from depliant.typeset.compose import Composer
from depliant.typeset.typesetter import Typesetter


@dataclass(frozen=True)
class Artifact:
    """A finished file: its name inside the edition's folder, and its bytes."""

    name: str
    data: bytes = field(repr=False)


def artifacts(
    done: Finished, wanted: Extras, composer: Composer, typesetter: Typesetter
) -> Iterator[Artifact]:
    """The files of an edition: its PDF (two, for printers with one side), then the extras."""
    words = done.content.words
    stem = file_stem(done.content, done.format)
    if done.format.single_sided:
        count = len(done.sheets)
        for name, first in (("file_front", 0), ("file_back", 1)):
            numbers = range(first, count, 2)
            yield Artifact(f"{stem}.{words[name]}.pdf", excerpt(done.pdf, numbers))
    else:
        yield Artifact(f"{stem}.pdf", done.pdf)
    if wanted.instructions and done.format.road == "paper":
        made = extras.instructions(done, composer, typesetter)
        yield Artifact(f"{stem}.{words['file_instructions']}.pdf", made)
    if wanted.proof and done.sheets:
        drawn = extras.proof(done, composer, typesetter)
        yield Artifact(f"{stem}.{words['file_proof']}.pdf", drawn)
    if wanted.pictures:
        yield from _pictures(done, stem, grey=False)
    if wanted.grey:
        yield from _pictures(done, stem, grey=True)


def file_stem(content: Content, format_: Format) -> str:
    """The name of an edition's files, up to what tells them from each other."""
    edition = content.edition
    first = content.identity.code if format_.road == "screen" else edition.leaflet
    options = (_called(name, content.words) for name in edition.options.names)
    return ".".join((first, edition.lang, edition.format, *options))


def _called(option: OptionName, words: Mapping[str, str]) -> str:
    """An option as the leaflet's language calls it."""
    return words.get(f"file_{option.word}", option.word) + option.length


def _pictures(done: Finished, stem: str, *, grey: bool) -> Iterator[Artifact]:
    words = done.content.words
    tail = f".{words['file_grey']}" if grey else ""
    yield from _numbered(pictures(done.pdf, grey=grey), f"{stem}.{words['file_side']}", tail)
    if done.pages.pdf is not done.pdf:
        pages = pictures(done.pages.pdf, grey=grey)
        yield from _numbered(pages, f"{stem}.{words['file_page']}", tail)


def _numbered(data: Sequence[bytes], stem: str, tail: str) -> Iterator[Artifact]:
    for number, picture in enumerate(data, 1):
        yield Artifact(f"{stem}-{number:02}{tail}.png", picture)
