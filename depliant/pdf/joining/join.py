"""join: the two files of an edition → one, as if they had been laid out together.

The plate's file is the larger one: it stays as it is, and the imprint's pages, structure, places
and fonts are brought into it. What the whole says of itself (title, language, metadata) is the
imprint's.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf
from pikepdf import Name

from depliant.pdf.inks import Mixer, mix
from depliant.pdf.joining.leaves import bring, lay
from depliant.pdf.joining.places import lead
from depliant.pdf.joining.structure import Structure
from depliant.pdf.saving import saved
from depliant.typeset.finish.parts import NOTES
from depliant.typeset.plates.plate import Leaf, Parts

_OF_THE_WHOLE = frozenset(("/Type", "/Pages", "/StructTreeRoot", "/Outlines", "/Names"))


def join(parts: Parts, mixer: Mixer | None = None) -> bytes:
    """The PDF of an edition, the same for the same parts; in named inks, or mixed. `ValueError` if
    the two do not have the same windows, or if the leaves leave a window out or use a page
    twice."""
    with (
        pikepdf.open(io.BytesIO(parts.plate)) as plate,
        pikepdf.open(io.BytesIO(parts.imprint)) as imprint,
    ):
        _join(plate, imprint, parts.leaves)
        if mixer:
            mix(plate, mixer)
        return saved(plate)


def _join(plate: pikepdf.Pdf, imprint: pikepdf.Pdf, leaves: Sequence[Leaf]) -> None:
    copies = bring(plate, imprint)
    structure = Structure(plate, imprint) if "/StructTreeRoot" in plate.Root else None
    pages = lay(plate, copies, leaves, structure)
    lead(plate, imprint, pages)
    if structure:
        structure.join(pages)
    _tell(plate, imprint)


def _tell(plate: pikepdf.Pdf, imprint: pikepdf.Pdf) -> None:
    """What the imprint says of the file is what the whole says of itself."""
    root, notes = plate.Root, Name("/" + NOTES)
    for key in root.keys() - _OF_THE_WHOLE:
        del root[key]
    for key in sorted(imprint.Root.keys() - _OF_THE_WHOLE - {notes}):
        said = imprint.Root[key]
        held = isinstance(said, pikepdf.Object) and not said.is_indirect
        root[key] = plate.copy_foreign(imprint.make_indirect(said) if held else said)
    plate.trailer.Info = plate.copy_foreign(imprint.trailer.Info)
