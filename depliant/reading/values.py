"""Text → values: YAML read as text only, each value with its Place.

A phone number stays text, `1.10` stays `1.10`, `no` stays `no`: the models give the types.
Aliases, tags and duplicate keys are refused. All problems of one text are raised together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.composer import Composer

from depliant.errors import Place, Problem, gather
from depliant.reading.limits import DEEPEST_LIST, MOST_YAML_BYTES
from depliant.reading.remedies.yaml_faults import RefusedError, in_quotes, quoted, read_on
from depliant.reading.soft import softened
from depliant.words import _

_SPACES = " \t\u00a0\u202f"  # what word processors leave around a key
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

    def texts(self) -> Iterator[tuple[Place, str]]:
        """Every text that the values say, with its place."""
        for loc, place in self.places.items():
            value = self.data
            for part in loc:
                value = value[part]
            if isinstance(value, str):
                yield place, value

    def renamed(self, names: Mapping[str, str]) -> Values:
        """The values with other names for some keys of the top level, each where it stands."""
        data = {names.get(key, key): value for key, value in self.data.items()}
        places = {
            (names.get(str(loc[0]), loc[0]), *loc[1:]) if loc else loc: place
            for loc, place in self.places.items()
        }
        return Values(data, places)

    def row(self, name: str) -> Values:
        """The part of the values under one key of the top level."""
        places = {loc[1:]: place for loc, place in self.places.items() if loc[:1] == (name,)}
        return Values(self.data[name], places)


def merged(base: Values, own: Values) -> Values:
    """`own` values over `base`: mappings key by key, anything else whole. An empty value of `own`
    takes away what `base` says."""
    kept = {loc: place for loc, place in base.places.items() if _left_alone(own.data, loc)}
    data, places = _over(base.data, own.data), kept | dict(own.places)
    return Values(data, {loc: place for loc, place in places.items() if _stands(data, loc)})


def emptied(base: Values, own: Values) -> Iterator[tuple[Loc, list[str]]]:
    """The empty keys of `own` that take nothing away, since `base` does not say them, each with
    the keys that `base` has there."""
    yield from _idle(base.data, own.data, ())


def _idle(base: Any, own: Any, loc: Loc) -> Iterator[tuple[Loc, list[str]]]:
    if isinstance(base, dict) and isinstance(own, dict):
        for key, value in own.items():
            if value is None and key not in base:
                yield (*loc, key), list(base)
            yield from _idle(base.get(key), value, (*loc, key))


def _stands(data: Any, loc: Loc) -> bool:
    """Whether data say something at `loc`."""
    for key in loc:
        try:
            data = data[key]
        except (KeyError, IndexError, TypeError):
            return False
    return True


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


class _Composing(Composer):
    """Composes a node tree in which every scalar is text."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 (the base class's own name)
    depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        event = self.peek_event()  # type: ignore[attr-defined]
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise RefusedError(
                None,
                None,
                _("aliases (& and *) are not allowed; repeat the text"),
                event.start_mark,
            )
        if (tag := getattr(event, "tag", None)) is not None:
            raise RefusedError(
                None,
                None,
                _("the tag {tag} is not allowed").format(tag=_short(tag)),
                event.start_mark,
            )
        self.depth += 1
        if self.depth > DEEPEST_LIST:
            raise RefusedError(None, None, _("nested too deeply"), event.start_mark)
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


class _Composer(_Composing, yaml.SafeLoader):
    """The reader whose faults `yaml_faults` understands."""

    def __init__(self, text: str) -> None:
        yaml.SafeLoader.__init__(self, text)


class _Quick(_Composing, yaml.CSafeLoader):
    """Reads what has no fault, several times as fast."""

    def __init__(self, text: str) -> None:
        yaml.CSafeLoader.__init__(self, text)
        Composer.__init__(self)


def _short(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


def load_yaml(text: str, place: Place) -> Values:
    """The values of a YAML text whose first line stands at `place`; `InputError` if it is wrong."""
    values, problems = read_yaml(text, place)
    gather(problems)
    return values


def read_yaml(text: str, place: Place) -> tuple[Values, list[Problem]]:
    """What can be read of a YAML text whose first line stands at `place`, and all that is wrong in
    it: values of a text with problems only serve to find more of them."""
    node, mended, problems = _composed(text, place)
    reading = _Reading(place, mended.split("\n"), {(): place.at(place.line or 1)}, problems)
    return Values(reading.value(node, ()), reading.places), problems


def compose_yaml(text: str, place: Place) -> yaml.Node | None:
    """The nodes of a YAML text whose first line stands at `place`, each where it stands in the
    text; `InputError` if it is wrong."""
    node, _mended, problems = _composed(text, place)
    gather(problems)
    return node


def _composed(text: str, place: Place) -> tuple[yaml.Node | None, str, list[Problem]]:
    first = place.line or 1
    if len(text) > MOST_YAML_BYTES:
        message, remedy = _("The YAML is larger than 200 kB."), _("Make it smaller.")
        return None, "", [Problem(message, place, remedy)]
    node, mended, faults = read_on(softened(text), _compose)
    found = [Problem(one.message, place.at(one.line + first), one.remedy) for one in faults]
    return node, mended, found


def _compose(text: str) -> yaml.Node | None:
    node: yaml.Node | None
    try:
        node = yaml.compose(text, Loader=_Quick)
    except yaml.YAMLError:
        node = yaml.compose(text, Loader=_Composer)
    return node


@dataclass
class _Reading:
    """Reads plain text, lists and dicts from nodes; notes places and problems on the way."""

    file: Place
    lines: list[str]
    places: dict[Loc, Place]
    problems: list[Problem]

    def _here(self, node: yaml.Node) -> Place:
        return self.file.at(node.start_mark.line + (self.file.line or 1))

    def value(self, node: yaml.Node | None, loc: Loc) -> Any:
        if node is None:
            return None
        self.places.setdefault(loc, self._here(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*loc, i)) for i, child in enumerate(node.value)]
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, loc)
        return self._text(node) if isinstance(node, yaml.ScalarNode) else None

    def _mapping(self, node: yaml.MappingNode, loc: Loc) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._no_key(key_node)
                continue
            key, here = str(key_node.value).strip(_SPACES), self._here(key_node)
            if key in result:
                message = _("The key `{key}` stands twice.").format(key=key)
                self.problems.append(Problem(message, here, _("Remove one.")))
            self.places[(*loc, key)] = here
            result[key] = self.value(value_node, (*loc, key))
        return result

    def _no_key(self, node: yaml.Node) -> None:
        line = self.lines[node.start_mark.line].strip()
        message = _("A key is a word, and this is a list or a mapping.")
        remedy = _("Put the text in quotes: `{line}`.").format(line=in_quotes(line) or quoted(line))
        self.problems.append(Problem(message, self._here(node), remedy))

    def _text(self, node: yaml.ScalarNode) -> str | None:
        """The text of a node; all of its line if YAML would take a part of it for a comment."""
        end = node.end_mark
        rest = self.lines[end.line][end.column :] if end.line < len(self.lines) else ""
        if not node.style and re.match(r"\s+#\S", rest):
            return self._cut_short(node, rest.strip())
        return node.value if node.value or node.style else None

    def _cut_short(self, node: yaml.ScalarNode, rest: str) -> str:
        whole = f"{node.value} {rest}".strip()
        line = in_quotes(self.lines[node.end_mark.line]) or quoted(whole)
        message = _("`#` begins a comment: “{rest}” would not be read.").format(rest=rest[:60])
        remedy = _("Put the text in quotes: `{line}`; write a comment as `# …`.")
        remedy = remedy.format(line=line.strip())
        self.problems.append(Problem(message, self._here(node), remedy))
        return whole
