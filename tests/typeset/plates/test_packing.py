"""A plate that was packed comes back as it was, and nothing else is read as one."""

from __future__ import annotations

import dataclasses
import math
import pickle
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depliant.typeset.pages import Run
from depliant.typeset.plates.columns import Chunks, Source, column
from depliant.typeset.plates.packing import UnreadableError, packed, unpacked
from depliant.typeset.plates.plate import Face, Parts, Plate
from tests.typeset.plates.made import INK, a_page, a_plate, any_of, any_plate


@dataclass(frozen=True)
class Berth:
    """A field of each type that a plate may gain."""

    name: str
    depth: float | None
    moored: tuple[tuple[str, int], ...]
    tide: Literal["ebb", "flood"]
    lights: Mapping[str, tuple[float, ...]]
    beside: tuple[Face, ...] = ()
    free: bool = True


def written(kind: Any, *values: Any) -> bytes:
    chunks: Chunks = []
    column(kind).write(values, chunks)
    return b"".join(chunks)


def read(kind: Any, data: bytes, count: int = 1) -> Any:
    source = Source(data)
    values = column(kind).read(count, source)
    source.end()
    return tuple(values)


@given(any_plate())
def test_what_was_packed_comes_back(plate: Plate) -> None:
    again = unpacked(packed(plate))
    assert again == plate
    assert packed(again) == packed(plate)


@given(st.lists(any_of(Berth), max_size=4))
def test_a_new_field_needs_no_word(berths: list[Berth]) -> None:
    assert read(Berth, written(Berth, *berths), len(berths)) == tuple(berths)


def test_every_letter_and_type_comes_back() -> None:
    again = unpacked(packed(a_plate()))
    assert again.pages[0].runs[1].y == 12 + 1 / 7
    assert isinstance(again.pages[0].width, float)  # an int where a float is declared is one
    assert again.pages[0].runs[3].colour == INK
    assert list(again.faces[0].texts.items()) == [(36, "A"), (3, "fi")]
    assert list(again.letters) == ["boats", ""]  # in their order
    assert again.fit == a_plate().fit


@pytest.mark.parametrize(
    "text", ["", "\0\r\n\u2028", "\ud800\udc00", "\udfff", "שלום עם م́", "e\u0301 é", "😀" * 99]
)
def test_any_text_comes_back(text: str) -> None:
    """Two halves of a pair do not become one letter, an accent stays where it stands."""
    (again,) = read(str, written(str, text))
    assert [*again] == [*text]


def test_more_than_a_plate_is_none() -> None:
    whole = zlib.decompress(packed(a_plate())[16:])
    with pytest.raises(UnreadableError, match="more"):
        unpacked(packed(a_plate())[:16] + zlib.compress(whole + b"."))


def test_the_parts_of_an_edition_travel_too() -> None:
    column(Parts)


@given(any_of(float), any_of(float))
def test_floats_are_exact(one: float, other: float) -> None:
    first, second = read(float, written(float, one, other), 2)
    assert (first.hex(), second.hex()) == ((one + 0.0).hex(), (other + 0.0).hex())


def test_equal_plates_make_the_same_bytes() -> None:
    plate = a_plate()
    run = replace(plate.pages[0].runs[0], generated=False, x=8.5, block=False)
    runs = (run, *plate.pages[0].runs[1:])
    page = replace(plate.pages[0], width=100.0, runs=runs)
    fit = replace(plate.fit, hole=-0.0)
    other = Plate(
        bytes(bytearray(plate.pdf)),
        (page, plate.pages[1]),
        fit,
        (*plate.faces,),
        plate.remarks,
        dict(plate.letters),
    )
    assert other == plate
    assert packed(other) == packed(plate)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("x", math.nan),
        ("x", "8.5"),
        ("text", 5),
        ("text", b"Quai"),
        ("colour", [0.1, 0.2]),
        ("colour", (0.1, math.nan)),
        ("block", 1.5),
        ("block", 2**64),
        ("margin", 1),
    ],
)
def test_what_would_not_come_back_is_refused(field: str, wrong: Any) -> None:
    page = a_page()
    odd = replace(page.runs[0], **{field: wrong})
    with pytest.raises((ValueError, TypeError)):
        packed(replace(a_plate(), pages=(replace(page, runs=(odd,)),)))


def test_a_tuple_of_another_length_is_refused() -> None:
    page: Any = replace(a_page(), margin=(1.0, 2.0, 3.0))
    with pytest.raises(TypeError):
        packed(replace(a_plate(), pages=(page,)))


def test_another_value_in_the_place_of_a_run_is_refused() -> None:
    @dataclass(frozen=True)
    class Signed(Run):
        by: str = ""

    fields = {f.name: getattr(a_page().runs[0], f.name) for f in dataclasses.fields(Run)}
    with pytest.raises(TypeError, match="not a Run"):
        written(Run, Signed(**fields))


def test_a_type_that_a_plate_does_not_know_is_told_at_once() -> None:
    with pytest.raises(TypeError, match="a plate holds no"):
        column(set[int])


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", pickle.dumps({}), bytes(400)])
def test_other_bytes_are_no_plate(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        unpacked(data)


@given(st.data())
def test_bytes_that_changed_are_refused_or_read_never_worse(data: st.DataObject) -> None:
    """Their digest is looked at before (`keeping`); even without it, nothing else is raised."""
    chunk = bytearray(written(Plate, a_plate()))
    at = data.draw(st.integers(0, len(chunk) - 1))
    chunk[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.one_of(st.just(len(chunk)), st.integers(0, len(chunk))))
    with_its_head = packed(a_plate())[:16] + zlib.compress(chunk[:cut], 1)
    with suppress(UnreadableError):
        assert isinstance(unpacked(with_its_head), Plate)


def test_a_plate_of_other_dataclasses_is_of_another_make() -> None:
    data = bytearray(packed(a_plate()))
    data[0] ^= 1
    with pytest.raises(UnreadableError, match="another make"):
        unpacked(bytes(data))
