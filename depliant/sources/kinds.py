"""The kinds of leaflets (`leaflets/kinds.yaml`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, ClassVar, Literal, get_args

from pydantic import Field

from depliant.errors import Place, Problem, gather
from depliant.reading.models import Titles, Written, validate_rows
from depliant.reading.spelling import FLAG, folded, spelled
from depliant.reading.values import Values, load_yaml
from depliant.sources.fixed_words import FixedWords
from depliant.sources.hospital import Required, unknown_formats
from depliant.sources.signing.signatories import Asked
from depliant.words import _, current_language

Filling = Literal["questions", "appointments", "team", "bring"]
_SPELLED = {"rendez-vous": "appointments", "équipe": "team", "à apporter": "bring"}


class Kind(Written):
    """A kind of leaflet and the sections it requires (`leaflets/kinds.yaml`); `usual`: the roles
    that it often has besides, for a new leaflet; `interview` says whether it completes a talk with
    the care team, `children` whether it speaks of children, who are told as well; `sign` who signs
    before it is handed out (a physician if it completes a talk, else anyone but the authors);
    `fillers` what readers may write on where paper is left over, in the order in which it is taken.
    """

    docs: ClassVar[str] = "docs/ecrire.md"
    title: Titles
    interview: Annotated[bool, FLAG] = True
    children: Annotated[bool, FLAG] = False
    required: tuple[Required, ...] = Field(default=())
    sign: Annotated[tuple[Asked, ...], Field(min_length=1)] | None = None
    fillers: tuple[Annotated[Filling, spelled(get_args(Filling), _SPELLED)], ...] = ("questions",)
    usual: tuple[Annotated[str, Field(pattern=r"^[a-z-]+$")], ...] = ()


def parse_kinds(text: str, place: Place, formats: Sequence[str]) -> dict[str, Kind]:
    """The kinds that a YAML `text` holds; `formats` are the names that it may require a section
    on. `InputError` with all that is wrong in it."""
    values = load_yaml(text, place)
    kinds = validate_rows(Kind, values)
    gather(
        problem
        for name, kind in kinds.items()
        for problem in (
            *unknown_formats(kind.required, values, (name, "required"), formats),
            *_twice(name, kind, values),
        )
    )
    return kinds


def titled(kinds: Mapping[str, Kind]) -> str:
    """The names of kinds, each with its title in the language of messages."""
    return ", ".join(f"{name} ({_title(kind)})" for name, kind in kinds.items())


def by_name_or_title(kinds: Mapping[str, Kind]) -> dict[str, str]:
    """The names of kinds, by what people may call them, capitals or not."""
    titles = {folded(one): name for name, kind in kinds.items() for one in kind.title.values()}
    return {**titles, **{folded(name): name for name in kinds}}


def _title(kind: Kind) -> str:
    return kind.title.get(current_language()) or next(iter(kind.title.values()))


def _twice(name: str, kind: Kind, values: Values) -> Iterator[Problem]:
    """What is offered a second time: it would be printed once."""
    for number, one in enumerate(kind.fillers):
        if one in kind.fillers[:number]:
            message = _("`{name}` stands twice in `fillers`.").format(name=one)
            place = values.place((name, "fillers", number))
            yield Problem(message, place, _("Keep it once: each fills a leaflet once at most."))


def spoken_of(kind: Kind, words: FixedWords) -> FixedWords:
    """The fixed words as leaflets of a kind say them: what speaks of a talk with the care team, and
    of a health professional's approval, is not said of one that finds the way to a ward, nor does
    its box of emergency lines command."""
    if kind.interview:
        return words
    own = {"draft_notice": "draft_practical", "emergency_title": "emergency_practical"}
    return {**words, **{word: words[name] for word, name in own.items()}, "completes": ""}
