"""The only loader: bytes → text → values, each with its Place.

Everything people write is UTF-8, Markdown or YAML. YAML is read as text only (a phone number
stays text, `1.10` stays `1.10`, `no` stays `no`): the models give the types. Aliases, tags and
duplicate keys are refused. All problems of one file are raised together, as one `InputError`.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from depliant.errors import InputError, Place, Problem, gather
from depliant.reading.limits import DEEPEST_LIST, MOST_BYTES, MOST_YAML_BYTES
from depliant.words import _

Loc = tuple[str | int, ...]
Model = TypeVar("Model", bound=BaseModel)


class Written(BaseModel):
    """Base of what people write: frozen, no unknown key, no white space around values."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


@dataclass(frozen=True)
class Values:
    """What a YAML text says, and on which line each value stands."""

    data: Any
    places: Mapping[Loc, Place]

    def place(self, loc: Loc) -> Place:
        """The place of the value at `loc`, or of the nearest value around it."""
        while loc and loc not in self.places:
            loc = loc[:-1]
        return self.places[loc]

    def row(self, name: str) -> Values:
        """The part of the values under one key of the top level."""
        places = {loc[1:]: place for loc, place in self.places.items() if loc[:1] == (name,)}
        return Values(self.data[name], places)


def merged(base: Values, own: Values) -> Values:
    """`own` values over `base`: mappings key by key, anything else whole. An empty value of `own`
    takes away what `base` says."""
    kept = {loc: place for loc, place in base.places.items() if _left_alone(own.data, loc)}
    return Values(_over(base.data, own.data), kept | dict(own.places))


def _over(base: Any, own: Any) -> Any:
    if not isinstance(base, dict) or not isinstance(own, dict):
        return own
    both = base | {key: _over(base.get(key), value) for key, value in own.items()}
    return {key: value for key, value in both.items() if value is not None}


def _left_alone(own: Any, loc: Loc) -> bool:
    """Whether `own` says nothing at `loc` or around it."""
    for key in loc:
        if not isinstance(own, dict):
            return False
        if key not in own:
            return True
        own = own[key]
    return False


def read_bytes(path: Path, name: str) -> bytes:
    """The bytes of a small file; `name` is how messages call it."""
    place = Place(name)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError(
                Problem(_("The file is larger than 1 MB."), place, _("Make it smaller."))
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(
            Problem(_("There is no such file."), place, _("Check its name."))
        ) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(
            Problem(
                _("The file cannot be read: {reason}.").format(reason=reason),
                place,
                _("Check its permissions."),
            )
        ) from None


def read_text(path: Path, name: str) -> str:
    """The UTF-8 text of a file, line ends as \\n; `InputError` for any other encoding."""
    return decode(read_bytes(path, name), Place(name))


def decode(data: bytes, place: Place) -> str:
    remedy = _("Save the file again as UTF-8 text.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(Problem(_("The file is in UTF-16."), place, remedy))
    if b"\x00" in data:
        line = data[: data.index(b"\x00")].count(b"\n") + 1
        raise InputError(Problem(_("The file holds a NUL byte."), place.at(line), remedy))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputError(
            Problem(_("The file is not in UTF-8 (Latin-1?)."), place.at(line), remedy)
        ) from None
    if not text.strip():
        raise InputError(Problem(_("The file is empty."), place, _("Write it, or delete it.")))
    return text.replace("\r\n", "\n").replace("\r", "\n")


# --- YAML ------------------------------------------------------------------------------------


class _Refused(yaml.MarkedYAMLError):
    """Something that YAML allows and we do not."""


class _Composer(yaml.SafeLoader):
    """Composes a node tree in which every scalar is text."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 (the base class's own name)
    depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _Refused(
                None,
                None,
                _("aliases (& and *) are not allowed; repeat the text"),
                event.start_mark,
            )
        if (tag := getattr(event, "tag", None)) is not None:
            raise _Refused(
                None, None, _("the tag {tag} is not allowed").format(tag=tag), event.start_mark
            )
        self.depth += 1
        if self.depth > DEEPEST_LIST:
            raise _Refused(None, None, _("nested too deeply"), event.start_mark)
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


def load_yaml(text: str, place: Place) -> Values:
    """The values of a YAML text whose first line stands at `place`; `InputError` if it is wrong."""
    first = place.line or 1
    if len(text) > MOST_YAML_BYTES:
        raise InputError(
            Problem(_("The YAML is larger than 200 kB."), place, _("Make it smaller."))
        )
    try:
        node = yaml.compose(text, Loader=_Composer)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise InputError(
            Problem(
                _("This is not valid YAML: {why}.").format(why=error.problem or error.context),
                place.at(mark.line + first if mark else first),
                _("Mind quotes, colons and indentation; put text with a colon in quotes."),
            )
        ) from None
    except yaml.YAMLError as error:  # a character that YAML forbids
        raise InputError(
            Problem(
                _("This is not valid YAML: {why}.").format(why=str(error).splitlines()[0]),
                place.at(first),
                _("Remove control characters."),
            )
        ) from None
    places: dict[Loc, Place] = {(): place.at(first)}
    problems: list[Problem] = []
    data = _construct(node, (), places, problems, place, first)
    gather(problems)
    return Values(data, places)


def _construct(
    node: yaml.Node | None,
    loc: Loc,
    places: dict[Loc, Place],
    problems: list[Problem],
    file: Place,
    first: int,
) -> Any:
    """Plain text, lists and dicts from nodes; notes places and duplicate keys on the way."""
    if node is None:
        return None
    places.setdefault(loc, file.at(node.start_mark.line + first))
    if isinstance(node, yaml.SequenceNode):
        return [
            _construct(child, (*loc, i), places, problems, file, first)
            for i, child in enumerate(node.value)
        ]
    if not isinstance(node, yaml.MappingNode):
        quoted = getattr(node, "style", None)
        return node.value if node.value or quoted else None
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        here = file.at(key_node.start_mark.line + first)
        if key in result:
            problems.append(
                Problem(_("The key `{key}` stands twice.").format(key=key), here, _("Remove one."))
            )
        places[(*loc, key)] = here
        result[key] = _construct(value_node, (*loc, key), places, problems, file, first)
    return result


# --- models ----------------------------------------------------------------------------------


def validate(model: type[Model], values: Values) -> Model:
    """`values` as a `model`; one `InputError` with all that does not fit, each with its line."""
    if not isinstance(values.data, dict):
        raise InputError(
            Problem(
                _("Expected `key: value` lines."), values.place(()), _("See docs for an example.")
            )
        )
    try:
        return model.model_validate(values.data)
    except ValidationError as error:
        found = error.errors(include_url=False)
    raise InputError(*_in_order(_problem(model, values, details) for details in found))


def _in_order(problems: Iterator[Problem]) -> list[Problem]:
    return sorted(set(problems), key=lambda p: ((p.place.line if p.place else 0) or 0, p.message))


def _problem(model: type[BaseModel], values: Values, details: ErrorDetails) -> Problem:
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
    return Problem(f"`{path}`: {reason}", place, _("See docs for what may stand here."))


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
