"""The fonts: one list, from which the package, the styles and the record of versions take it."""

from __future__ import annotations

import io
import tomllib

import pytest
from fontTools.ttLib import TTFont

from depliant.pressroom.versions import versions
from depliant.typeset.lettering import fonts
from tests.conftest import TOP


def test_the_package_asks_for_every_font_in_one_version() -> None:
    with (TOP / "pyproject.toml").open("rb") as file:
        wanted = tomllib.load(file)["project"]["dependencies"]
    pinned = {name.partition("==")[0] for name in wanted if name.startswith("fontpkg-")}
    assert pinned == set(fonts.PACKAGES)
    assert all("==" in name for name in wanted if name.startswith("fontpkg-"))


def test_what_an_edition_depends_on_names_every_font() -> None:
    assert set(fonts.PACKAGES) <= versions().keys()


def test_every_family_has_a_regular_and_stands_in_the_list() -> None:
    for family in fonts.FAMILIES:
        assert any(f.family == family and f.weight == f.style == "normal" for f in fonts.FACES)
        assert f'"{family}"' in fonts.font_css().splitlines()[-1]


def test_no_style_or_template_has_a_list_of_its_own() -> None:
    for path in (*(TOP / "styles").glob("*.css"), *(TOP / "templates").rglob("*.j2")):
        text = path.read_text("utf-8")
        assert not [family for family in fonts.FAMILIES if family in text], path


def test_digits_stand_in_a_line_as_the_text_does() -> None:
    """The engine sets a line higher than its leading where its families differ."""
    text = next(f for f in fonts.FACES if f.family == fonts.TEXT)
    with TTFont(fonts.path(text)) as font:
        wanted = font["hhea"].ascent / font["head"].unitsPerEm
    for face in (one for one in fonts.FACES if one.digits_only):
        with TTFont(io.BytesIO(fonts.files()[face.url])) as digits:
            size = digits["head"].unitsPerEm
            assert digits["hhea"].ascent / size == pytest.approx(wanted, abs=0.001)
            assert digits["OS/2"].sTypoAscender == digits["OS/2"].usWinAscent
