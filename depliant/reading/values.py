"""Text → values: YAML read as text only, each value with its Place.

A phone number stays text, `1.10` stays `1.10`, `no` stays `no`: the models give the types.
Aliases, tags and duplicate keys are refused. All problems of one text are raised together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from depliant.errors import InputError, Place, Problem, gather
from depliant.reading.limits import DEEPEST_LIST, MOST_YAML_BYTES
from depliant.words import _

Loc = tuple[str | int, ...]


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
    node = compose_yaml(text, place)
    first = place.line or 1
    places: dict[Loc, Place] = {(): place.at(first)}
    problems: list[Problem] = []
    data = _construct(node, (), places, problems, place, first)
    gather(problems)
    return Values(data, places)


def compose_yaml(text: str, place: Place) -> yaml.Node | None:
    """The nodes of a YAML text whose first line stands at `place`; `InputError` if it is wrong."""
    first = place.line or 1
    if len(text) > MOST_YAML_BYTES:
        message, remedy = _("The YAML is larger than 200 kB."), _("Make it smaller.")
        raise InputError(Problem(message, place, remedy))
    message = _("This is not valid YAML: {why}.")
    try:
        node: yaml.Node | None = yaml.compose(text, Loader=_Composer)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        why = message.format(why=error.problem or error.context)
        remedy = _("Mind quotes, colons and indentation; put text with a colon in quotes.")
        line = mark.line + first if mark else first
        raise InputError(Problem(why, place.at(line), remedy)) from None
    except yaml.YAMLError as error:  # a character that YAML forbids
        why = message.format(why=str(error).splitlines()[0])
        raise InputError(Problem(why, place.at(first), _("Remove control characters."))) from None
    return node


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
        here = file.at(key_node.start_mark.line + first)
        if not isinstance(key_node, yaml.ScalarNode):
            message = _("A key is a word, and this is a list or a mapping.")
            problems.append(Problem(message, here, _("Put it in quotes.")))
            continue
        key = str(key_node.value)
        if key in result:
            problems.append(
                Problem(_("The key `{key}` stands twice.").format(key=key), here, _("Remove one."))
            )
        places[(*loc, key)] = here
        result[key] = _construct(value_node, (*loc, key), places, problems, file, first)
    return result
