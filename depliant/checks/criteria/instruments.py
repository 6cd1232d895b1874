"""The instruments and their criteria, as the YAML files beside this module say them.

What a criterion asks is said in words of our own; its number is the instrument's.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from depliant.errors import Place
from depliant.reading.values import load_yaml
from depliant.sources.signing.sign_offs import What

_HERE = Path(__file__).parent
Texts = Mapping[str, str]  # by language of the program
Case = Literal["interview", "pictures", "tables", "numbers"]
Shape = Literal["cues", "lists", "pictures", "simple-tables", "steps"]


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Criterion(_Data):
    """What a criterion asks, what to do where it is not met, and all that shows that it is.

    `judge` says who can: the machine, the machine in part (somebody reads it over), or people.
    `when`: it applies only to leaflets that have these. `sections` are roles that exist and say
    enough (`what|causes`: one of them), `numbers` roles whose section holds a number, `keys` and
    `profile` what the front matter and the hospital's profile say, `shapes` what the text holds,
    `words` (by language) one of which it says, `rules` those that find nothing, `sign_off` what
    only a person can sign.
    """

    asks: Texts
    todo: Texts
    judge: Literal["machine", "partly", "person"]
    when: tuple[Case, ...] = ()
    sections: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    profile: tuple[str, ...] = ()
    shapes: tuple[Shape, ...] = ()
    words: Mapping[str, tuple[str, ...]] = {}
    rules: tuple[str, ...] = ()
    sign_off: What | None = None


class Instrument(_Data):
    """An instrument: how it is called, what of it is read here, its criteria by their numbers."""

    name: Texts
    about: Texts
    only: Case | None = None
    criteria: Mapping[str, Criterion]

    def cases(self, criterion: Criterion) -> tuple[Case, ...]:
        """What a leaflet must have for a criterion to apply to it."""
        return (self.only, *criterion.when) if self.only else criterion.when


@cache
def instruments() -> Mapping[str, Instrument]:
    """Every instrument, in the order of the report."""
    return {
        name: Instrument.model_validate({**head, "criteria": _read(name)})
        for name, head in _read("instruments").items()
    }


def named_rules() -> frozenset[str]:
    """The rules that criteria rest on."""
    each = (one for instrument in instruments().values() for one in instrument.criteria.values())
    return frozenset(rule for one in each for rule in one.rules)


@cache
def rule_titles() -> Mapping[str, Texts]:
    """What each of those rules looks at, in a few words, by language of the program."""
    return _read("rules")


def _read(name: str) -> dict[str, Any]:
    path = _HERE / f"{name}.yaml"
    data: dict[str, Any] = load_yaml(path.read_text(encoding="utf-8"), Place(path.name)).data
    return data
