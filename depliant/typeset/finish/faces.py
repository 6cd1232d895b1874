"""One set of fonts for two files: a plate is written without fonts, the imprint brings them.

The engine cuts a font down to the glyphs that a document uses, and keeps their numbers. So the
imprint, which is written last, is told which glyphs the plate uses, and the plate's pages take its
fonts. A font is loaded anew by its description: what it is does not depend on which documents the
process has seen (contract: tests/pdf/joining/test_faces.py).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from depliant.typeset.plates.plate import Face

_MOMENT = "SOURCE_DATE_EPOCH"
_STRETCHES = (4, *range(4), *range(5, 9))  # Pango's: normal first, then from the narrowest


class UnknownFaceError(LookupError):
    """A font that a plate was set in is not to be had: the plate is of no use here."""


class _Unwritten(dict[int, Any]):
    """Fonts that a document uses and that are not written into its file."""

    def values(self) -> Any:
        """None: here the engine looks for fonts to write."""
        return {}.values()


def without_fonts(document: Any) -> None:
    """Have a document written without fonts: its pages only name them."""
    document.fonts = _Unwritten()


@contextmanager
def undated() -> Iterator[None]:
    """While documents are written so, a variable font that is cut is not dated: its file would
    never be the same twice. fontTools, which cuts it, takes the moment from the environment."""
    before = os.environ.get(_MOMENT)
    os.environ[_MOMENT] = "0"
    try:
        yield
    finally:
        del os.environ[_MOMENT]
        if before is not None:
            os.environ[_MOMENT] = before


def faces_of(document: Any) -> tuple[Face, ...]:
    """What a document `without_fonts` uses of each font, once it is written, in the order in which
    it met them."""
    return tuple(_face(key, font) for key, font in document.fonts.items())


def seeded(document: Any, faces: Iterable[Face]) -> None:
    """Have a document that is not yet written bring the fonts of a plate too. `UnknownFaceError`
    if one cannot be found."""
    loader = _Loader(document.font_config.font_map)
    document.fonts = {face.key: loader.font(face) for face in faces}


def are_there(font_map: Any, faces: Iterable[Face]) -> bool:
    """Whether the fonts of a plate are to be had in this process."""
    loader = _Loader(font_map)
    try:
        for face in faces:
            loader.font(face)
    except UnknownFaceError:
        return False
    return True


def _face(key: int, font: Any) -> Face:
    return Face(
        key,
        font.hash,
        font.family,
        font.weight,
        font.style,
        font.font_size,
        font.ascent,
        font.descent,
        ",".join(f"{axis}={value:g}" for axis, value in font.variations.items()),
        dict(font.widths),
        dict(font.to_unicode),
        dict(font.missing),
    )


class _Loader:
    """Loads fonts from the engine's map of fonts, as its own layouts do."""

    def __init__(self, font_map: Any) -> None:
        from weasyprint.text.ffi import ffi, gobject, pango

        self._pango, self._ffi, self._free = pango, ffi, gobject.g_object_unref
        self._map = font_map
        self._context = ffi.gc(pango.pango_font_map_create_context(font_map), self._free)

    def font(self, face: Face) -> Any:
        """The engine's font of a face, all of it, with the glyphs that the face uses."""
        for loaded in self._candidates(face):
            font = self._same(face, loaded)
            if font is not None:
                font.font_size, font.ascent, font.descent = face.size, face.ascent, face.descent
                font.widths, font.to_unicode = dict(face.widths), dict(face.texts)
                font.missing = dict(face.missing)
                return font
        raise UnknownFaceError(f"{face.family} {face.weight} ({face.name})")

    def _candidates(self, face: Face) -> Iterator[Any]:
        """Fonts that the description of a face may mean: a face does not keep how wide it is."""
        for stretch in _STRETCHES:
            wanted = self._description(face)
            self._pango.pango_font_description_set_stretch(wanted, stretch)
            found = self._pango.pango_font_map_load_font(self._map, self._context, wanted)
            if found != self._ffi.NULL:
                yield self._ffi.gc(found, self._free)

    def _description(self, face: Face) -> Any:
        from weasyprint.text.ffi import TO_UNITS

        pango, ffi = self._pango, self._ffi
        wanted = ffi.gc(pango.pango_font_description_new(), pango.pango_font_description_free)
        family = ffi.new("char[]", face.family.encode())
        pango.pango_font_description_set_family(wanted, family)
        pango.pango_font_description_set_weight(wanted, face.weight)
        pango.pango_font_description_set_style(wanted, face.style)
        pango.pango_font_description_set_absolute_size(wanted, int(face.size * TO_UNITS))
        if face.variations:
            pango.pango_font_description_set_variations(wanted, face.variations.encode())
        return wanted

    def _same(self, face: Face, loaded: Any) -> Any:
        """The engine's font of a loaded one, if it is the face that is meant."""
        from weasyprint.pdf.fonts import Font
        from weasyprint.text.fonts import get_pango_font_key

        key, description, size = get_pango_font_key(loaded)
        if key != face.key:
            return None
        font = Font(loaded, description, size)
        font.kept = loaded  # the engine's font points into Pango's
        return font if font.hash == face.name else None
