"""The front matter of a new leaflet: what is known of it, and what its author has to say."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field

from depliant.errors import InputError, Problem
from depliant.importing.prompts import of_front_matter
from depliant.reading.front_matter import Plain, dumped
from depliant.reading.roles import KEPT
from depliant.reading.spelling import folded
from depliant.reading.text import read_text
from depliant.sources.kinds import Kind, by_name_or_title, titled
from depliant.sources.workspace import Workspace
from depliant.words import _

_CODE = re.compile(r"^code:\s*[\"']?([A-Z]{2})-(\d{4})", re.MULTILINE)
_FIRST = ("HT", 101)
_TELLING = 3  # sections of a kind that tell it
_MONTHS = 12  # until it is to be reviewed


@dataclass(frozen=True)
class Beginning:
    """What is known of a leaflet before it is written."""

    title: str
    code: str
    kind: str
    lang: str
    today: dt.date
    written: dt.date | None = None
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    source: Mapping[str, str] = field(default_factory=dict)  # title, author, date, url


def front_matter(known: Beginning) -> str:
    """The lines of its front matter, without the fences; what nobody knows is asked for."""
    asked = of_front_matter(known.lang)
    authors = [{"name": one, "role": asked["role"]} for one in known.authors or (asked["author"],)]
    source = {
        "title": known.source.get("title") or asked["source"],
        "author": known.source.get("author") or asked["source_author"],
        "date": known.source.get("date") or asked["source_date"],
    }
    if url := known.source.get("url"):
        source["url"] = url
    rows: dict[str, Plain] = {"title": known.title}
    if known.subtitle:
        rows["subtitle"] = known.subtitle
    rows |= {
        "code": known.code,
        "version": "1.0",
        "kind": known.kind,
        "audience": asked["audience"],
        "aim": asked["aim"],
    }
    rows |= {"authors": authors, "sources": [source]}
    rows |= {
        "rights": {key: asked[key] for key in ("text", "figures")},
        "funding": asked["funding"],
        "interests": asked["interests"],
    }
    rows |= {
        "written": known.written or known.today,
        "review_by": _later(known.today),
        "status": "draft",
    }
    return dumped(rows)


def _later(today: dt.date) -> dt.date:
    """A year from today; of a leap day, the day before."""
    year = today.year + _MONTHS // 12
    return (
        today.replace(year=year, day=28)
        if (today.month, today.day) == (2, 29)
        else (today.replace(year=year))
    )


def next_code(workspace: Workspace, taken: Iterable[str] = ()) -> str:
    """The next code that no leaflet has, of the letters that most have."""
    found = [*taken]
    for path in workspace.all_article_paths:
        try:
            text = read_text(path, workspace.name(path))
        except InputError:
            continue  # told when it is built
        found += [f"{one[1]}-{one[2]}" for one in _CODE.finditer(text)][:1]
    letters = Counter(code[:2] for code in found).most_common(1)
    prefix = letters[0][0] if letters else _FIRST[0]
    numbers = {int(code[3:]) for code in found if code[:2] == prefix}
    first = max(numbers, default=_FIRST[1] - 1) + 1
    free = (n for n in (*range(first, 10_000), *range(1, 10_000)) if n not in numbers)
    return f"{prefix}-{next(free):04}"


def kind_meant(kinds: Mapping[str, Kind], roles: Container[str]) -> str:
    """The kind of leaflet whose required sections are there, at least three of its own; else the
    kind that asks for the fewest."""
    own = {
        name: [one.role for one in kind.required if one.role not in KEPT]
        for name, kind in kinds.items()
    }
    found = {name: sum(role in roles for role in asked) for name, asked in own.items()}
    fewest = min(own, key=lambda name: len(own[name]))
    best = max(own, key=lambda name: found[name])
    return best if found[best] >= found[fewest] + _TELLING else fewest


def known_kind(kinds: Mapping[str, Kind], name: str) -> str:
    """A kind that somebody named, by its name or its title; `InputError` if there is none."""
    found = by_name_or_title(kinds).get(folded(name))
    if found is None:
        message = _("There is no kind of leaflet `{name}`.").format(name=name[:60])
        remedy = _("Name one of {names}.").format(names=titled(kinds))
        raise InputError(Problem(message, None, remedy))
    return found
