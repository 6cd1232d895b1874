"""The pages of an edition: the plate's with what the imprint lays over them, and the imprint's own.

What is laid over a page becomes part of its content, not a form: a screen reader follows it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pikepdf
from pikepdf import Array

from depliant.pdf.joining.place import Laid, Place
from depliant.pdf.joining.structure import Structure
from depliant.typeset.finish.parts import NOTES
from depliant.typeset.plates.plate import Leaf, Overlay
from depliant.units import PT_PER_MM

_SHARED = ("/ExtGState", "/XObject", "/Pattern", "/Shading")
_PAINTED = re.compile(rb"/(\S+) (?:scn|SCN)\b")
_SHOWN = re.compile(rb"/(\S+) Do\b")
_MARKED = re.compile(rb"(?<=/MCID )\d+")


def bring(plate: pikepdf.Pdf, imprint: pikepdf.Pdf) -> tuple[Any, ...]:
    """The pages of the imprint as objects of the plate's file. All pages share the resources of
    both, and the imprint's fonts."""
    pages = list(imprint.Root.Pages.Kids)
    for page in pages:
        del page["/Parent"]  # else the imprint's tree of pages would come along
    copies = tuple(plate.copy_foreign(page) for page in pages)
    mine, theirs = plate.Root.Pages.Kids[0].Resources, copies[0].Resources
    for kind in _SHARED:
        for name, item in theirs[kind].items():
            mine[kind][name] = item
    for name, font in theirs.Font.items():
        mine.Font[name] = font  # the same object stands in the plate's groups
    mine.ColorSpace = theirs.ColorSpace
    _share_profile(plate, imprint)
    for copy in copies:
        copy.Resources = mine
    return copies


def _share_profile(plate: pikepdf.Pdf, imprint: pikepdf.Pdf) -> None:
    """Have what rests on the plate's colour profile rest on the imprint's."""
    notes = plate.Root[f"/{NOTES}"]
    if "/Profile" in notes:
        notes.Profile[1] = plate.copy_foreign(imprint.Root.OutputIntents[0].DestOutputProfile)


def lay(
    plate: pikepdf.Pdf,
    copies: Sequence[Any],
    leaves: Sequence[Leaf],
    structure: Structure | None,
) -> Laid:
    """Put the pages of the whole in their order."""
    originals, root = list(plate.Root.Pages.Kids), plate.Root.Pages
    pages, places = [], dict[int, Place]()
    for leaf in leaves:
        page = originals[leaf.plate] if leaf.plate is not None else copies[leaf.overlays[0].page]
        pages.append(page)
        for overlay in leaf.overlays:
            copy = copies[overlay.page]
            if overlay.page in places:
                raise ValueError(f"page {overlay.page} of the imprint is used twice")
            if leaf.plate is None:
                copy.Parent = root
                places[overlay.page] = _alone(copy, structure)
            else:
                places[overlay.page] = _lay_over(plate, page, copy, overlay, structure)
    root.Kids, root.Count = Array(pages), len(pages)
    kept = {leaf.plate for leaf in leaves}
    gone = tuple(page for number, page in enumerate(originals) if number not in kept)
    return Laid(places, {copies[at].objgen: place for at, place in places.items()}, gone)


def _alone(copy: Any, structure: Structure | None) -> Place:
    if structure:
        structure.take_in(copy)
    return Place(copy)


def _lay_over(
    plate: pikepdf.Pdf, page: Any, copy: Any, overlay: Overlay, structure: Structure | None
) -> Place:
    """Lay a page of the imprint over one of the plate. Upper left corners meet before it moves."""
    before = structure.take_over(page, copy) if structure else 0
    height = float(page.TrimBox[3]) - float(copy.TrimBox[3])
    place = Place(page, overlay.x * PT_PER_MM, height - overlay.y * PT_PER_MM, before)
    content = copy.Contents.read_bytes()
    _move_patterns(content, page.Resources.Pattern, place)
    moved = b"q 1 0 0 1 %.4f %.4f cm\n%s\nQ" % (place.x, place.y, _counted_on(copy, place, content))
    below = page.Contents
    below = below if isinstance(below, Array) else [below]
    page.Contents = Array([*below, plate.make_stream(moved)])
    _move_notes(page, copy, place)
    return place


def _move_notes(page: Any, copy: Any, place: Place) -> None:
    """Bring the links and other annotations of a page that is laid over another."""
    notes = list(copy.get("/Annots", ()))
    for note in notes:
        for key in {"/Rect", "/QuadPoints"} & note.keys():
            note[key] = place.moved(note[key])
    if notes:
        page.Annots = Array([*page.get("/Annots", ()), *notes])


def _move_patterns(content: bytes, patterns: Any, place: Place) -> None:
    """A pattern keeps to the page, wherever what it paints is moved (ISO 32000-1, 8.7.2)."""
    for name in set(_PAINTED.findall(content)):
        *turn, x, y = patterns[f"/{name.decode()}"].Matrix
        patterns[f"/{name.decode()}"].Matrix = Array([*turn, *place.moved((x, y))])


def _counted_on(holder: Any, place: Place, content: bytes) -> bytes:
    """The content of a page, or of a group on it, its marked pieces counted on from those of the
    page below."""
    if not place.before:
        return content
    forms = holder.Resources.XObject
    for name in set(_SHOWN.findall(content)):
        form = forms[f"/{name.decode()}"]
        if form.Subtype == "/Form":
            inner = form.read_bytes()
            counted = _counted_on(form, place, inner)
            if counted != inner:
                form.write(counted)
    return _MARKED.sub(lambda number: b"%d" % (int(number[0]) + place.before), content)
