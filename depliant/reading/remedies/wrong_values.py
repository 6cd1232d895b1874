"""Wrong values: what pydantic found, in the program's own words, each with what to write instead.

Pydantic's English never reaches anyone: a fault that this table does not know is told in general.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from depliant.errors import Place, Problem
from depliant.reading.remedies.examples import example, type_at
from depliant.reading.spelling import MisreadError, folded, nearest
from depliant.reading.values import Loc, Values, load_yaml
from depliant.words import _, ngettext
from depliant.words.figures import number

_FRENCH = Path(__file__).with_name("french_keys.yaml")
Context = Mapping[str, Any]


def problems(
    model: type[BaseModel], docs: str, values: Values, found: Sequence[ErrorDetails]
) -> Iterator[Problem]:
    """What is wrong with the values of a model (`docs` is the page that explains it), where, and
    what to write instead: keys that are missing in one place together."""
    told = [one for one in found if not _follows(one, found, model)]
    missing: dict[Loc, list[Loc]] = {}
    for one in told:
        loc = _within(one["loc"])
        if one["type"] == "missing":
            missing.setdefault(loc[:-1], []).append(loc)
        else:
            yield _problem(model, docs, values, loc, one)
    for around, locs in missing.items():
        yield _missing(model, values.place(around), locs)


def misnamed(
    model: type[BaseModel], values: Values, found: Sequence[ErrorDetails]
) -> dict[str, str]:
    """The unknown keys of the top level that stand for a key that is not there, and for which."""
    names: dict[str, str] = {}
    for one in found:
        if one["type"] == "extra_forbidden" and len(one["loc"]) == 1:
            close = _meant(model, one["loc"])
            if close and close not in values.data and close not in names.values():
                names[str(one["loc"][0])] = close
    return names


def unknown_keys(model: type[BaseModel], values: Values, names: Iterable[str]) -> Iterator[Problem]:
    """Keys of the top level that a model does not know."""
    return (_unknown_key(model, values.place((name,)), (name,)) for name in names)


def _follows(one: ErrorDetails, found: Sequence[ErrorDetails], model: type[BaseModel]) -> bool:
    """Whether a fault only follows from another: a key is missing that stands there under another
    name; a list is too short because its items are wrong."""
    if one["type"] == "too_short":
        return any(other["loc"][:-1][: len(one["loc"])] == one["loc"] for other in found)
    if one["type"] != "missing":
        return False
    unknown = (_within(other["loc"]) for other in found if other["type"] == "extra_forbidden")
    meant = {(*loc[:-1], _meant(model, loc)) for loc in unknown}
    return _within(one["loc"]) in meant


def _problem(
    model: type[BaseModel], docs: str, values: Values, loc: Loc, details: ErrorDetails
) -> Problem:
    place, key = values.place(loc), _called(loc)
    if details["type"] == "extra_forbidden":
        return _unknown_key(model, place, loc)
    if details["input"] is None:
        message = _("`{key}` says nothing.").format(key=key)
        return Problem(message, place, _write(example(model, loc), docs))
    reason, instead = _reason(model, loc, details)
    if details["type"] == "too_long":
        return _too_long(details, place, key, reason)
    if not loc:
        return Problem(f"{reason}.", place, _see(docs))
    message = _("`{key}`: {reason}.").format(key=key, reason=reason)
    return Problem(message, place, _write(instead, docs))


def _too_long(details: ErrorDetails, place: Place, key: str, reason: str) -> Problem:
    """A list with more than may stand in it: an example of one item would not help."""
    more = len(details["input"]) - details["ctx"]["max_length"]
    remedy = ngettext("Leave {n} out, or join two lines.", "Leave {n} out, or join lines.", more)
    message = _("`{key}`: {reason}.").format(key=key, reason=reason)
    return Problem(message, place, remedy.format(n=more))


def _missing(model: type[BaseModel], place: Place, locs: list[Loc]) -> Problem:
    lines = "\n".join(example(model, loc) for loc in locs)
    names = ", ".join(f"`{_called(loc)}`" for loc in locs)
    message = ngettext("{names} is missing.", "{names} are missing.", len(locs))
    return Problem(message.format(names=names), place, _add(lines))


def _within(loc: Iterable[str | int]) -> Loc:
    """A place without what pydantic adds to it, such as the kind of a key."""
    return tuple(part for part in loc if part != "[key]")


def _called(loc: Loc) -> str:
    """A place as people count: `authors.1.name` for the first author's name."""
    return ".".join(str(part + 1 if isinstance(part, int) else part) for part in loc)


def _add(lines: str) -> str:
    if "\n" in lines:
        return _("Add these lines, in your own words:\n{lines}").format(lines=lines)
    return _("Add a line such as `{line}`.").format(line=lines)


def _write(lines: str, docs: str) -> str:
    if "\n" in lines:
        return _("Write it so ({page}):\n{lines}").format(lines=lines, page=docs)
    return _("Write for example `{line}` ({page}).").format(line=lines, page=docs)


def _see(docs: str) -> str:
    return _("See {page} for an example.").format(page=docs)


# --- a key that nobody knows -----------------------------------------------------------------


def _unknown_key(model: type[BaseModel], place: Place, loc: Loc) -> Problem:
    key, close = str(loc[-1]), _meant(model, loc)
    if close:
        message = _("unknown key `{key}`, did you mean `{close}`?").format(key=key, close=close)
        remedy = _("Write `{close}:` instead of `{key}:`.").format(key=key, close=close)
        return Problem(message, place, remedy)
    message = _("unknown key `{key}`.").format(key=key)
    remedy = _("Remove it; these are known: {names}.")
    known = ", ".join(f"`{name}`" for name in _known_keys(model, loc))
    return Problem(message, place, remedy.format(names=known))


def _known_keys(model: type[BaseModel], loc: Loc) -> list[str]:
    """The keys of the model that stands around a place."""
    found = type_at(model, loc[:-1])
    is_model = isinstance(found, type) and issubclass(found, BaseModel)
    return list(found.model_fields) if is_model else []


def _meant(model: type[BaseModel], loc: Loc) -> str:
    """The key that an unknown one stands for; empty if none is like it."""
    known, key = _known_keys(model, loc), str(loc[-1])
    in_french = _in_french().get(folded(key), "")
    return in_french if in_french in known else nearest(key, known, 0.75)


@cache
def _in_french() -> Mapping[str, str]:
    """What French authors call the keys, folded, by what they are called."""
    data = load_yaml(_FRENCH.read_text(encoding="utf-8"), Place(_FRENCH.name)).data
    return {folded(word): key for key, words in data.items() for word in words}


# --- a value that cannot be what its key stands for --------------------------------------------


def _reason(model: type[BaseModel], loc: Loc, details: ErrorDetails) -> tuple[str, str]:
    """What is wrong with a value, and the lines to write instead."""
    context, value = details.get("ctx", {}), details["input"]
    error = context.get("error")
    if isinstance(error, MisreadError):
        instead = example(model, loc, error.instead)
        return str(error), instead
    if isinstance(error, ValueError):
        return str(error), example(model, loc)
    kind = details["type"]
    if kind == "literal_error":
        return _no_such_word(model, loc, str(value))
    given = value if isinstance(value, str) and kind in ("tuple_type", "model_type") else ""
    given = given.lstrip("-").strip() if kind == "tuple_type" else given  # `-1, rue`: no space
    if kind == "string_type" and (text := _parted_by_a_colon(value)):
        return _("its colon makes a key of it, and a text is expected"), example(model, loc, text)
    why = _REASONS.get(kind, _not_understood)
    return why(context, value), example(model, loc, given)


def _parted_by_a_colon(value: Any) -> str:
    """The text that was read as a key and its value; empty if it was no text."""
    [(key, rest), *others] = value.items() if isinstance(value, dict) and value else [("", None)]
    return f"{key} : {rest}" if isinstance(rest, str) and not others else ""


def _no_such_word(model: type[BaseModel], loc: Loc, value: str) -> tuple[str, str]:
    known = [str(one) for one in get_args(type_at(model, loc))]
    reason = _("“{value}” is none of {names}")
    close = nearest(value, known) or (known[0] if known else "")
    return reason.format(value=value[:60], names=", ".join(known)), example(model, loc, close)


def _shown(value: Any) -> str:
    """A value as a message quotes it."""
    if isinstance(value, str):
        return _("“{value}”").format(value=value if len(value) <= 60 else value[:59] + "…")
    return _("a list") if isinstance(value, (list, tuple)) else _("a group of keys")


def _not_understood(_context: Context, value: Any) -> str:
    return _("{value} cannot stand here").format(value=_shown(value))


def _no_text(_context: Context, value: Any) -> str:
    return _("a text is expected, and this is {value}").format(value=_shown(value))


def _no_number(_context: Context, value: Any) -> str:
    return _("{value} is no number (with a point: 12.5)").format(value=_shown(value))


def _no_whole_number(_context: Context, value: Any) -> str:
    return _("{value} is no whole number").format(value=_shown(value))


def _no_list(_context: Context, value: Any) -> str:
    return _("a list is expected, one line a `- `, and this is {value}").format(value=_shown(value))


def _no_keys(_context: Context, value: Any) -> str:
    return _("keys are expected on the lines below, and this is {value}").format(
        value=_shown(value)
    )


def _no_flag(_context: Context, value: Any) -> str:
    return _("{value} is neither `yes` nor `no`").format(value=_shown(value))


def _too_many_letters(context: Context, value: Any) -> str:
    most = context["max_length"]
    return _("it has {n} characters; the most is {most}").format(n=len(value), most=most)


def _too_few(context: Context, _value: Any) -> str:
    least = context.get("min_length", 1)
    return ngettext("at least {n} is needed", "at least {n} are needed", least).format(n=least)


def _too_many(context: Context, _value: Any) -> str:
    most = context.get("max_length", 1)
    return ngettext("at most {n} may stand here", "at most {n} may stand here", most).format(n=most)


def _empty(_context: Context, _value: Any) -> str:
    return _("it says nothing")


def _too_small(context: Context, value: Any) -> str:
    least = context["ge"]
    return _("{value} is too small; the least is {least}").format(
        value=_shown(value), least=number(least)
    )


def _above(context: Context, value: Any) -> str:
    return _("{value} is too small; it must be more than {least}").format(
        value=_shown(value), least=number(context["gt"])
    )


def _too_large(context: Context, value: Any) -> str:
    most = context["le"]
    return _("{value} is too large; the most is {most}").format(
        value=_shown(value), most=number(most)
    )


_REASONS: Mapping[str, Callable[[Context, Any], str]] = {
    "string_type": _no_text,
    "string_too_long": _too_many_letters,
    "string_too_short": _empty,
    **dict.fromkeys(("float_parsing", "float_type", "finite_number"), _no_number),
    **dict.fromkeys(("int_parsing", "int_type", "int_from_float"), _no_whole_number),
    **dict.fromkeys(("tuple_type", "list_type"), _no_list),
    **dict.fromkeys(("dict_type", "model_type", "model_attributes_type"), _no_keys),
    **dict.fromkeys(("bool_parsing", "bool_type"), _no_flag),
    "too_short": _too_few,
    "too_long": _too_many,
    "greater_than_equal": _too_small,
    "greater_than": _above,
    "less_than_equal": _too_large,
}
