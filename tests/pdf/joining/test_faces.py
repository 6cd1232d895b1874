"""The fonts of two files in one of them, the same wherever and whenever it is written."""

from __future__ import annotations

import pickle
import subprocess
import sys
from dataclasses import replace

import pikepdf
import pytest

from depliant.typeset.finish.faces import UnknownFaceError
from tests.conftest import TOP
from tests.pdf.joining.setting import Edition, Window, opened
from tests.pdf.joining.test_join import FRENCH, VEILED, leaves

ELSEWHERE = """
import pickle, sys
from tests.pdf.joining.setting import Edition, Window
edition, faces, others = pickle.loads(sys.stdin.buffer.read())
for other in others:
    other.whole()
sys.stdout.buffer.write(edition.imprint(faces))
"""
WIDE = Edition(  # other families, weights and widths than a leaflet's; letters of another script
    "{cover}<section class=page><p style='font-family: Lato'>Λόγος <b>gras</b> <i>penché</i></p>"
    "<p style='font: 300 12pt \"Noto Sans\"'>Fin <b>gras</b></p>"
    "<p style='font-family: \"DejaVu Sans\"; font-stretch: condensed'>Serré</p></section>",
    {"cover": Window("<p style='font-family: Lato'>Étroit <b>à côté</b>")},
)


def glyphs(pdf: bytes) -> dict[str, int]:
    """By the name of each font of a file, how many glyphs it gives a width."""
    with opened(pdf) as file:
        fonts = [item for item in file.objects if isinstance(item, pikepdf.Dictionary)]
        found = [font for font in fonts if font.get("/Subtype") == "/CIDFontType2"]
        assert len({str(font.BaseFont) for font in found}) == len(found)
        return {
            str(font.BaseFont): sum(len(part) for part in font.W if isinstance(part, pikepdf.Array))
            for font in found
        }


@pytest.mark.parametrize("edition", [FRENCH, VEILED, WIDE], ids=["french", "veiled", "wide"])
def test_a_joined_file_has_the_fonts_of_one_layout(edition: Edition) -> None:
    whole, joined = edition.whole(), edition.joined(leaves(edition))
    assert glyphs(joined) == glyphs(whole)


def test_a_plate_has_no_fonts() -> None:
    with opened(FRENCH.plate()[0]) as file:
        assert not [item for item in file.objects if "/FontFile2" in repr(item)]


def test_bytes_do_not_depend_on_what_was_written_before() -> None:
    plate, faces = WIDE.plate()
    here = WIDE.imprint(faces)
    FRENCH.whole()
    assert WIDE.imprint(faces) == here
    assert WIDE.plate() == (plate, faces)
    given = pickle.dumps((WIDE, faces, (replace(FRENCH, lang="en"), VEILED)))
    command = [sys.executable, "-c", ELSEWHERE]
    there = subprocess.run(command, input=given, stdout=subprocess.PIPE, cwd=TOP, check=True)
    assert there.stdout == here


def test_joined_bytes_are_the_same() -> None:
    assert FRENCH.joined(leaves(FRENCH)) == FRENCH.joined(leaves(FRENCH))


def test_a_font_that_is_gone_is_told() -> None:
    _plate, faces = FRENCH.plate()
    with pytest.raises(UnknownFaceError, match="ABCDEF"):
        FRENCH.imprint((replace(faces[0], name="ABCDEF"), *faces[1:]))
