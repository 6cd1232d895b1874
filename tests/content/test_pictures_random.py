"""Pictures by the hundred: whatever a file holds, it is printed or refused in words."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depliant.content.pictures.looks import ratio_of, strength_of
from depliant.content.pictures.photographs import Frame
from depliant.content.pictures.prepared import prepared
from depliant.errors import InputError, Place
from tests.content.test_drawings import ILLUSTRATOR, INKSCAPE
from tests.content.test_photographs import exif, scene, written

FILES = [
    *(written(scene(48, 32), kind) for kind in ("JPEG", "PNG", "WEBP")),
    written(scene(48, 32), "JPEG", progressive=True, exif=exif(6)),
    written(scene(48, 32).quantize(9), "PNG"),
    *(text.encode() for text in (INKSCAPE, ILLUSTRATOR)),
]
NAMES = (
    "g",
    "use",
    "path",
    "defs",
    "clipPath",
    "linearGradient",
    "stop",
    "switch",
    "style",
    "text",
)
SAID = ("#a", "#b", "url(#a)", "url( '#b' )", "none", "1", "a", "b", "fill:url(#a)", "var(--ink)")
KEYS = ("id", "href", "fill", "clip-path", "class", "style", "x", "transform", "opacity", "display")


def made(data: bytes) -> bytes:
    """What is printed of a file, and how it looks; or a refusal."""
    colours = dict.fromkeys(("accent", "ink", "tint", "line", "paper", "alert"), "#123456")
    try:
        printed = prepared(data, Place("x"), colours, Frame(40, 30, 3_000))
    except InputError as error:
        assert all(one.place and one.message and one.remedy for one in error.problems)
        return b""
    assert ratio_of(printed) > 0
    assert 1 <= strength_of(printed) <= 21
    return printed


@given(
    data=st.sampled_from(FILES),
    edits=st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 6), st.binary(max_size=6)), max_size=6
    ),
)
def test_a_damaged_file(data: bytes, edits: list[tuple[float, int, bytes]]) -> None:
    for share, gone, put in edits:
        at = int(share * len(data))
        data = data[:at] + put + data[at + gone :]
    made(data)


elements = st.recursive(
    st.builds(lambda name, said: (name, said, []), st.sampled_from(NAMES), st.none()),
    lambda inner: st.tuples(
        st.sampled_from(NAMES),
        st.dictionaries(st.sampled_from(KEYS), st.sampled_from(SAID), max_size=4),
        st.lists(inner, max_size=4),
    ),
    max_leaves=12,
)


def as_text(element: tuple[str, dict[str, str] | None, list[object]]) -> str:
    name, said, inner = element
    attributes = "".join(f' {key}="{value}"' for key, value in (said or {}).items())
    return f"<{name}{attributes}>{''.join(map(as_text, inner))}</{name}>"  # type: ignore[arg-type]


@given(st.lists(elements, max_size=5))
def test_a_drawing_of_anything(
    parts: list[tuple[str, dict[str, str] | None, list[object]]],
) -> None:
    """What is kept points nowhere, says nothing, and is the same once it is cleaned again."""
    inside = "".join(map(as_text, parts))
    printed = made(f'<svg viewBox="0 0 9 9">{inside}</svg>'.encode())
    if printed:
        tags = {str(element.tag).partition("}")[2] for element in fromstring(printed).iter()}
        assert not tags & {"use", "style", "text", "switch"}
        assert made(printed) == printed


@pytest.mark.parametrize("data", FILES)
def test_the_whole_ones_are_printed(data: bytes) -> None:
    assert made(data)
