"""Hundreds of wrong values: each answered in the program's own words, with its place and with
lines that would be right."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from depliant.errors import InputError, Place, Problem
from depliant.formats.format import FormatRow
from depliant.reading.models import Written, validate
from depliant.reading.remedies.examples import example, whole
from depliant.reading.values import Loc, load_yaml
from depliant.sources.hospital import Profile
from depliant.sources.kinds import Kind
from depliant.sources.leaflet import FrontMatter
from depliant.sources.local_text import LocalMeta
from depliant.sources.settings import Settings
from depliant.words import speaking

MODELS: tuple[type[Written], ...] = (FrontMatter, Profile, Kind, LocalMeta, Settings, FormatRow)
WRONG: tuple[Any, ...] = (
    *(None, "", " ", "zzz", "-1", "0", "12,5", "1e99", "nan", "31/02/2031", "é" * 3000, "a\nb"),
    *("\u202e", "peut-être", "http://x", [], ["a"], [[]], {}, {"a": "b"}, [{}], [{"a": None}]),
)
LIBRARY = (
    "Input should",
    "should have",
    "should match",
    "Value error",
    "Assertion",
    "Field required",
)


def filled(model: type[Written]) -> dict[str, Any]:
    """A good file of a model, with each of its keys."""
    data: dict[str, Any] = load_yaml(whole(model), Place("x.yaml")).data or {}
    for key in model.model_fields.keys() - data.keys():
        data |= load_yaml(example(model, (key,)), Place("x.yaml")).data
    return data


def locs(data: Any, loc: Loc = ()) -> Iterator[Loc]:
    if loc:
        yield loc
    if isinstance(data, dict):
        for key, value in data.items():
            yield from locs(value, (*loc, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from locs(value, (*loc, number))


def spoilt(data: dict[str, Any], loc: Loc, value: Any) -> dict[str, Any]:
    found: Any = (data := copy.deepcopy(data))
    for part in loc[:-1]:
        found = found[part]
    found[loc[-1]] = value
    return data


def problems(model: type[Written], data: dict[str, Any], lang: str) -> tuple[Problem, ...]:
    values = load_yaml("a: b\n", Place("x.yaml"))
    with speaking(lang):
        try:
            validate(model, type(values)(data, values.places))
        except InputError as error:
            return error.problems
    return ()


def of_the_library(model: type[BaseModel], data: dict[str, Any]) -> set[str]:
    """What pydantic says of the same values."""
    try:
        model.model_validate(data)
    except ValidationError as error:
        found = error.errors(include_url=False)
        return {one["msg"] for one in found if "error" not in one.get("ctx", {})}
    return set()


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_wrong_values_are_told_in_our_words(model: type[Written]) -> None:
    good, told = filled(model), 0
    for loc in list(locs(good)):
        for wrong in WRONG:
            data = spoilt(good, loc, wrong)
            for lang in ("en", "fr"):
                for problem in problems(model, data, lang):
                    told += 1
                    text = f"{problem.message}\n{problem.remedy}"
                    assert problem.place, (loc, wrong)
                    assert problem.remedy, (loc, wrong)
                    assert not any(one in text for one in LIBRARY), text
                    assert not any(one in text for one in of_the_library(model, data)), text
    assert told > 20


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_people_are_told_to_write_is_right(model: type[Written], lang: str) -> None:
    with speaking(lang):
        assert problems(model, load_yaml(whole(model), Place("x")).data or {}, lang) == ()
        for key in model.model_fields:
            line = example(model, (key,))
            assert "…" not in line.replace("sha256:…", ""), line
            data = filled(model) | load_yaml(line, Place("x")).data
            wrong = [p for p in problems(model, data, lang) if p.message.startswith(f"`{key}")]
            assert wrong == []


GOOD = "authors:\n- {name: A, role: B}\n"


@pytest.mark.parametrize(
    ("model", "text", "line", "message", "remedy"),
    [
        (
            FrontMatter,
            "titre: x\n",
            1,
            "unknown key `titre`, did you mean `title`?",
            "Write `title:` instead of `titre:`.",
        ),
        (
            FrontMatter,
            "zzz: x\n",
            1,
            "unknown key `zzz`.",
            "Remove it; these are known: `title`",
        ),
        (
            FrontMatter,
            "a: b\nauthors: Dr Ada Exemple\n",
            2,
            "`authors`: a list is expected, one line a `- `, and this is “Dr Ada Exemple”.",
            "authors:\n  - name: Dr Ada Exemple\n    role: TODO",
        ),
        (
            FrontMatter,
            "auteurs: Dr Ada Exemple\n",  # judged under its right name at once
            1,
            "`authors`: a list is expected, one line a `- `, and this is “Dr Ada Exemple”.",
            "authors:\n  - name: Dr Ada Exemple\n    role: TODO",
        ),
        *(
            (FrontMatter, f"{key}: x\n", 1, f"unknown key `{key}`.", "Remove it;")
            for key in ("tags", "aliases", "lang", "description", "weight", "id", "categories")
        ),
        *(
            (
                FrontMatter,
                f"code: {written}\n",
                1,
                f"`code`: “{written}” is no code",
                f"`code: {code}`",
            )
            for written, code in (("zq-0733", "ZQ-0733"), ("Zq 0733", "ZQ-0733"), ("12", "HT-0901"))
        ),
        (
            FrontMatter,
            "formats: a4, screen\n",
            1,
            "`formats`: a list is expected, one line a `- `, and this is “a4, screen”.",
            "formats:\n  - a4\n  - screen",
        ),
        (
            FrontMatter,
            "pages: {booklet: 12}\n",
            1,
            "`pages.booklet`: keys are expected on the lines below, and this is “12”.",
            "pages:\n  booklet:\n    most: 12\n    reason: TODO",
        ),
        (
            FrontMatter,
            "authors:\n- Ada Exemple, sage-femme\n",
            2,
            "`authors.1`: keys are expected on the lines below, and this is “Ada",
            "authors:\n  - name: Ada Exemple\n    role: sage-femme",
        ),
        (
            FrontMatter,
            "sources:\n- https://revue.example/7\n",
            2,
            "`sources.1`: keys are expected on the lines below, and this is “https://revue.example/7”.",
            "- title: TODO\n    author: TODO\n    date: TODO\n    url: https://revue.example/7",
        ),
        (
            FrontMatter,
            "authors:\n- name: A\n- name: B\n",
            3,
            "`authors.2.role` is missing.",
            "Add a line such as `role: nurse`.",
        ),
        (
            FrontMatter,
            "status: brouilon\n",
            1,
            "`status`: “brouilon” is none of draft, approved, withdrawn.",
            "`status: draft`",
        ),
        (
            FrontMatter,
            "title: x\nwritten: 24/11/31\n",
            2,
            "`written`: “24/11/31” is no date that can be read.",
            "`written: 2031-11-24`",
        ),
        (
            Profile,
            "colours:\n  accent: teal\n",
            2,
            "`colours.accent`: “teal” cannot stand here.",
            '`accent: "#1b5e6e"`',
        ),
        (
            Profile,
            "contacts:\n  w: {label: x, verified: 2031-01-01, owner: y}\n",
            2,
            "`contacts.w`: a contact needs a phone or an e-mail.",
            "contacts:\n  w:\n    label: The ward\n    phone: 02 61 91 47 10",
        ),
        (Profile, "handover: si\n", 1, "`handover`: “si” is neither `yes` nor `no`.", "yes"),
        (
            FormatRow,
            "budget: {least: 1, most: quatre}\n",
            1,
            "`budget.most`: “quatre” is no whole number.",
            "`most: 3`",
        ),
    ],
)
def test_a_value_is_answered(
    model: type[Written], text: str, line: int, message: str, remedy: str
) -> None:
    with pytest.raises(InputError) as caught:
        validate(model, load_yaml(text, Place("x.yaml")))
    (found,) = [one for one in caught.value.problems if one.message.startswith(message)]
    assert found.place == Place("x.yaml", line)
    assert remedy in found.remedy


def test_keys_that_are_missing_together_are_told_together() -> None:
    with pytest.raises(InputError) as caught:
        validate(FrontMatter, load_yaml("title: x\nrights: {text: a}\n", Place("x.yaml")))
    first, second = caught.value.problems
    assert "`code`, `version`, `kind`" in first.message
    assert "\nauthors:\n  - name: Camille Example\n" in first.remedy
    assert second.message == "`rights.figures` is missing."


def test_a_kind_is_read_whatever_its_capitals() -> None:
    data = filled(FrontMatter) | {"kind": "Préparation"}
    meta = FrontMatter.model_validate(data)
    assert meta.kind == "preparation"


def test_french_words_are_values() -> None:
    data = filled(FrontMatter) | {"status": "Brouillon", "funding": "Aucun."}
    meta = validate(FrontMatter, type(load_yaml("a: b", Place("x")))(data, {}))
    assert (meta.status, meta.funding) == ("draft", "none")
