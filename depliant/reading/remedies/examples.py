"""Examples of what may stand under a key: the lines that a message tells people to write.

What a model asks for says their shape, `examples.yaml` their words.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from depliant.errors import InputError, Place
from depliant.reading.remedies.yaml_faults import quoted
from depliant.reading.values import Loc, load_yaml
from depliant.words import current_language

_SHIPPED = Path(__file__).with_name("examples.yaml")
_UNKNOWN = "…"
_TO_FILL = "TODO"  # the rule `placeholders` finds it: no example of ours is printed as a fact
_EACH = "[]"  # what stands under the names of a mapping


def example(model: type[BaseModel], loc: Loc, given: str = "") -> str:
    """The lines to write for the value at `loc` inside a model, from its key on: `title: "Fièvre :
    que faire ?"`, a list with its keys. `given` is a text that somebody wrote, and stands for what
    it can be; what it leaves open is to be filled."""
    end = max((n for n, part in enumerate(loc) if isinstance(part, str)), default=0)
    home, key = type_at(model, loc[:end]), str(loc[end]) if loc else ""
    if isinstance(home, type) and issubclass(home, BaseModel) and key in home.model_fields:
        return "\n".join(_under(key, home.model_fields[key].annotation, home, key, given))
    owner = type_at(model, loc[: end - 1]) if end else model
    name = f"{loc[end - 1]}{_EACH}" if end else key  # of many that people name
    lines = _under(key, _inner(home), owner, name, given)
    if not end:
        return "\n".join(lines)
    return "\n".join([f"{loc[end - 1]}:", *(f"  {line}" for line in lines)])


def whole(model: type[BaseModel], given: Mapping[str, str] | None = None) -> str:
    """The lines of every key that a model requires; `given` are texts by key."""
    return "\n".join(_keys(model, given or {}))


def type_at(model: Any, loc: Loc) -> Any:
    """What a model asks for at a place: a model, a type, or None if it knows none there."""
    found = model
    for part in loc:
        if isinstance(found, type) and issubclass(found, BaseModel):
            field = found.model_fields.get(str(part))
            found = field.annotation if field else None
        else:
            found = _inner(found)
        found = _plain(found)
    return found


def scalar(text: str) -> str:
    """A text as it stands after `key: `, in quotes if YAML would read it as something else."""
    try:
        plain = load_yaml(f"k: {text}\n", Place("")).data == {"k": text}
    except InputError:
        plain = False
    return text if plain else quoted(text)


# --- the shape -------------------------------------------------------------------------------


def _under(key: str, asked: Any, owner: type[BaseModel], name: str, given: str) -> Iterator[str]:
    """A key and what a type asks for below it."""
    asked = _plain(asked)
    if isinstance(asked, type) and issubclass(asked, BaseModel):
        yield f"{key}:"
        yield from (f"  {line}" for line in _keys(asked, _shared(asked, given)))
    elif get_origin(asked) is dict:
        yield f"{key}:"
        inner = _under(_words(owner, name), _inner(asked), owner, name + _EACH, given)
        yield from (f"  {line}" for line in inner)
    elif _is_short(asked):
        yield f"{key}: {_in_brackets(asked, owner, name)}"
    elif get_origin(asked) is tuple:
        yield f"{key}:"
        yield from (f"  {line}" for line in _items(asked, owner, name, given))
    else:
        yield f"{key}: {scalar(given or _words(owner, name))}"


def _items(asked: Any, owner: type[BaseModel], name: str, given: str) -> Iterator[str]:
    """The lines of a list with one item, or with all that a text names."""
    inner = _plain(_inner(asked))
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        for number, line in enumerate(_keys(inner, _shared(inner, given))):
            yield f"{'  ' if number else '- '}{line}"
    elif get_origin(inner) is tuple:
        yield f"- {_in_brackets(inner, owner, name)}"
    else:
        apart = given.split(",") if name in _parted_by_commas() else [given]
        found = [text.strip() for text in apart if text.strip()] or [_words(owner, name)]
        yield from (f"- {scalar(text)}" for text in found)


def _shared(model: type[BaseModel], given: str) -> Mapping[str, str]:
    """A text that somebody wrote in the place of a model, by the key that it can be; the others
    are to be filled."""
    if not given:
        return {}
    names = _shown(model)
    texts = dict.fromkeys(names, _TO_FILL)
    if "url" in model.model_fields and given.startswith(("https://", "http://")):
        return texts | {"url": given}
    apart = model.__name__ in _parted_by_commas() and "," in given
    parts = given.split(",", len(names) - 1) if apart else [given]
    return texts | {name: text.strip() for name, text in zip(names, parts, strict=False)}


def _is_short(asked: Any) -> bool:
    """Whether a list has a number of items that is known: four margins stand on one line."""
    return get_origin(asked) is tuple and get_args(asked)[-1] is not Ellipsis


def _in_brackets(asked: Any, owner: type[BaseModel], name: str) -> str:
    items = [one for one in get_args(asked) if one is not Ellipsis]
    return f"[{', '.join(scalar(_words(owner, name)) for _one in items)}]"


def _keys(model: type[BaseModel], given: Mapping[str, str]) -> Iterator[str]:
    """The lines of the keys to show of a model, and of those whose texts are given."""
    for name in dict.fromkeys((*_shown(model), *given)):
        yield from _under(
            name, model.model_fields[name].annotation, model, name, given.get(name, "")
        )


def _shown(model: type[BaseModel]) -> list[str]:
    """The keys to show of a model, else those that it requires."""
    required = [name for name, field in model.model_fields.items() if field.is_required()]
    shown = str(_shipped().get(model.__name__, "")).split()
    return shown or required or list(model.model_fields)


def _plain(asked: Any) -> Any:
    """A type without what `Annotated` adds, and without None."""
    while get_origin(asked) is Annotated:
        asked = get_args(asked)[0]
    if get_origin(asked) in (Union, types.UnionType):
        (asked, *_others) = (one for one in get_args(asked) if one is not types.NoneType)
        return _plain(asked)
    return asked


def _inner(asked: Any) -> Any:
    """What a list or a mapping holds."""
    arguments = get_args(asked)
    if get_origin(asked) is Literal or not arguments:
        return None
    return arguments[1] if get_origin(asked) is dict else arguments[0]


# --- the words -------------------------------------------------------------------------------


def _words(owner: type[BaseModel], key: str) -> str:
    """The example of a key, of its model or of a model that this one extends."""
    for model in owner.__mro__:
        if found := _shipped().get(f"{model.__name__}.{key}"):
            return _in_our_language(found)
    return _in_our_language(_shipped().get(key, _UNKNOWN))


def _parted_by_commas() -> list[str]:
    """The keys whose texts, and the models whose keys, people write on one line."""
    return str(_shipped()["parted by commas"]).split()


def _in_our_language(found: str | Mapping[str, str]) -> str:
    return found if isinstance(found, str) else found[current_language()]


@cache
def _shipped() -> Mapping[str, str | Mapping[str, str]]:
    data: Mapping[str, str | Mapping[str, str]] = load_yaml(
        _SHIPPED.read_text(encoding="utf-8"), Place(_SHIPPED.name)
    ).data
    return data
