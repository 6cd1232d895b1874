"""Values → models: what people write, checked and typed; each problem with its line."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from depliant.errors import InputError, Problem, gather
from depliant.reading.values import Loc, Values
from depliant.words import _

Model = TypeVar("Model", bound="Written")
Titles = Annotated[dict[str, str], Field(min_length=1)]  # by language: never none


class Written(BaseModel):
    """Base of what people write: frozen, no unknown key, no white space around values, no number
    that is none (nan) or has no end (inf)."""

    docs: ClassVar[str]  # the page that explains it: said by every model given to `validate`
    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, allow_inf_nan=False
    )


def validate(model: type[Model], values: Values) -> Model:
    """`values` as a `model`; one `InputError` with all that does not fit, each with its line."""
    if not isinstance(values.data, dict):
        message, remedy = _("Expected `key: value` lines."), _("See {page} for an example.")
        raise InputError(Problem(message, values.place(()), remedy.format(page=model.docs)))
    try:
        return model.model_validate(values.data)
    except ValidationError as error:
        found = error.errors(include_url=False)
    raise InputError(*_in_order(_problem(model, values, details) for details in found))


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


def _problem(model: type[Written], values: Values, details: ErrorDetails) -> Problem:
    loc = tuple(details["loc"])
    path = ".".join(str(part) for part in loc) or "…"
    place = values.place(loc)
    kind = details["type"]
    if kind == "missing" or (details["input"] is None and kind != "extra_forbidden"):
        return Problem(
            _("`{key}` is missing.").format(key=path),
            place,
            _("Add a line `{key}: …`.").format(key=loc[-1]),
        )
    if kind == "extra_forbidden":
        return Problem(_unknown_key(model, loc), place, _("Correct or remove the line."))
    if kind.startswith("date"):
        message = _("`{key}`: there is no such date as {value!r}.")
        return Problem(
            message.format(key=path, value=details["input"]), place, _("Write it as 2026-11-24.")
        )
    reason = str(details.get("ctx", {}).get("error", "")) or details["msg"]
    remedy = _("See {page} for what may stand here.").format(page=model.docs)
    return Problem(f"`{path}`: {reason}", place, remedy)


def _unknown_key(model: type[BaseModel], loc: Loc) -> str:
    key = str(loc[-1])
    close = difflib.get_close_matches(key, _known_keys(model, loc[:-1]), n=1, cutoff=0.5)
    if close:
        return _("unknown key `{key}`, did you mean `{close}`?").format(key=key, close=close[0])
    return _("unknown key `{key}`.").format(key=key)


def _known_keys(model: Any, loc: Loc) -> list[str]:
    """The field names of the model that stands at `loc` inside `model`."""
    found = model
    for part in loc:
        if isinstance(found, type) and issubclass(found, BaseModel) and part in found.model_fields:
            found = found.model_fields[str(part)].annotation
        found = _inner_model(found)
    return (
        list(found.model_fields) if isinstance(found, type) and issubclass(found, BaseModel) else []
    )


def _inner_model(annotation: Any) -> Any:
    """The model inside `tuple[X, ...]`, `dict[str, X]` or `X | None`."""
    for inner in getattr(annotation, "__args__", ()):
        found = _inner_model(inner)
        if isinstance(found, type) and issubclass(found, BaseModel):
            return found
    return annotation
