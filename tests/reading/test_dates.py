"""Dates as people write them are read, or answered with the form to write."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from depliant.reading.dates import When, chosen, whole_day
from depliant.reading.spelling import MisreadError

WHEN = TypeAdapter(When)


@pytest.mark.parametrize(
    "text",
    [
        *("2031-08-01", "01/08/2031", "1/8/2031", "01.08.2031", "1-8-2031", "2031/08/01"),
        *(
            "1er août 2031",
            "le 1er AOÛT 2031",
            "1 aout 2031",
            "1\u00a0août\u202f2031",
            "1 août, 2031",
        ),
        *("vendredi 1er août 2031", "Ven. 01/08/2031", "Friday, August 1, 2031"),
        *("1 August 2031", "August 1, 2031", "Aug. 1st 2031", " 1 août 2031 "),
    ],
)
def test_a_day_is_read(text: str) -> None:
    assert whole_day(text) == dt.date(2031, 8, 1)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("2029", "2029"),
        ("mars 2029", "2029-03"),
        ("Sept. 2029", "2029-09"),
        ("03/2029", "2029-03"),
        ("2029-3", "2029-03"),
        ("mar 5, 2029", "2029-03-05"),
        ("5 mars 2029", "2029-03-05"),
        ("Non daté", "undated"),
        ("s. d.", "undated"),
        ("undated", "undated"),
    ],
)
def test_a_source_may_say_less_than_a_day(text: str, kept: str) -> None:
    assert WHEN.validate_python(text) == kept


@pytest.mark.parametrize(
    ("text", "words", "instead"),
    [
        ("demain", "no date that can be read", ""),
        ("5 brumaire 2031", "no date that can be read", ""),
        ("31/04/2031", "there is no such date", ""),
        ("08/25/2031", "there is no such date", ""),
        ("mars 2031", "does not say the day", "2031-03-01"),
        ("2031", "does not say the day", "2031-01-01"),
        ("24/11/31", "no date that can be read", "2031-11-24"),
        ("45/11/31", "no date that can be read", ""),
        ("jeudi 1er août 2031", "another day of the week", "2031-08-01"),
        ("00/08/2031", "there is no such date", ""),
        ("0/2031", "there is no such date", ""),
    ],
)
def test_what_is_no_day_is_answered(text: str, words: str, instead: str) -> None:
    with pytest.raises(MisreadError, match=words) as caught:
        whole_day(text)
    assert caught.value.instead == instead


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_every_day_is_read_back_from_each_form(day: dt.date) -> None:
    forms = ("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%B %d, %Y")
    assert {whole_day(day.strftime(form)) for form in forms} == {day}


@given(st.text(max_size=20))
def test_anything_else_is_refused_in_words(text: str) -> None:
    try:
        whole_day(text)
    except MisreadError as error:
        assert str(error)


def test_a_date_that_reads_two_ways_is_found() -> None:
    written = {"a": "05/06/2031", "b": ["25/06/2031", {"c": "07-08-2031"}], "d": "05/05/2031"}
    read = {
        "a": dt.date(2031, 6, 5),
        "b": (dt.date(2031, 6, 25), {"c": "2031-08-07"}),
        "d": dt.date(2031, 5, 5),
    }
    assert list(chosen(read, written)) == [
        (("a",), "05/06/2031", dt.date(2031, 6, 5)),
        (("b", 1, "c"), "07-08-2031", dt.date(2031, 8, 7)),
    ]
    assert not list(chosen({"a": "05/06/2031"}, {"a": "05/06/2031"}))  # a text, such as a title
