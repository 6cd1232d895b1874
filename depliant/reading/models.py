"""Values → models: what people write, checked and typed; each problem with its line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from depliant.errors import InputError, Problem, gather
from depliant.reading.remedies import wrong_values
from depliant.reading.remedies.examples import whole
from depliant.reading.values import Values
from depliant.words import _

Model = TypeVar("Model", bound="Written")
Titles = Annotated[dict[str, str], Field(min_length=1)]  # by language: never none


class Written(BaseModel):
    """Base of what people write: frozen, no unknown key, no white space around values, no number
    that is none (nan) or has no end (inf)."""

    docs: ClassVar[str]  # the page that explains it: said by every model given to `validate`
    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        str_strip_whitespace=True,
        allow_inf_nan=False,
        defer_build=True,
    )


def validate(model: type[Model], values: Values) -> Model:
    """`values` as a `model`; one `InputError` with all that does not fit, each with its line."""
    if not isinstance(values.data, dict):
        message, remedy = _("Expected `key: value` lines."), _("Write it so ({page}):\n{lines}")
        remedy = remedy.format(page=model.docs, lines=whole(model))
        raise InputError(Problem(message, values.place(()), remedy))
    found = _faults(model, values)
    if not found:
        return model.model_validate(values.data)
    names = wrong_values.misnamed(model, values, found)
    problems = list(wrong_values.unknown_keys(model, values, names))
    if names:  # what stands under them is judged as well: a file is mended once
        values = values.renamed(names)
        found = _faults(model, values)
    problems += wrong_values.problems(model, model.docs, values, found)
    raise InputError(*_in_order(iter(problems)))


def _faults(model: type[Model], values: Values) -> list[ErrorDetails]:
    try:
        model.model_validate(values.data)
    except ValidationError as error:
        return error.errors(include_url=False)
    return []


def validate_rows(model: type[Model], values: Values) -> dict[str, Model]:
    """Each value of a mapping as a `model`, by its key; one `InputError` with all problems, each
    with its row. A file with nothing but comments has none."""
    if values.data is None:
        return {}
    if not isinstance(values.data, dict):
        message, remedy = _("Expected `name: …` lines."), _("Write a name, then its keys below it.")
        raise InputError(Problem(message, values.place(()), remedy))
    found: dict[str, Model] = {}
    problems: list[Problem] = []
    for name in values.data:
        try:
            found[name] = validate(model, values.row(name))
        except InputError as error:
            problems.extend(_in_row(problem, name) for problem in error.problems)
    gather(problems)
    return found


def _in_row(problem: Problem, name: str) -> Problem:
    message = _("{problem} (in `{name}`)").format(problem=problem.message, name=name)
    return Problem(message, problem.place, problem.remedy)


def _in_order(problems: Iterator[Problem]) -> list[Problem]:
    return sorted(set(problems), key=lambda p: ((p.place.line if p.place else 0) or 0, p.message))
