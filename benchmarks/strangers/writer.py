"""Sections from dice, of all kinds of blocks, in a tongue of `tongues.yaml`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

_MARKS = {"full": ' formats="full"', "core": "", "short": " .short"}
_STEPS = 0.2  # of the sections are steps
_LONG = 0.04  # of the sentences end in a long word


@dataclass(frozen=True)
class Section:
    """A section as an article has it; its `words` without marks; `extent` says what carries it:
    `full` (only long formats), `core` (folded ones too), `short` (all)."""

    text: str
    words: str
    extent: str


@dataclass
class Writer:
    """Writes sections; `said` gathers the words of the one at hand."""

    dice: Random
    tongue: dict[str, Any]
    said: list[str] = field(default_factory=list)
    late: list[str] = field(default_factory=list)  # sentences just written: not again at once

    def sections(self, length: int) -> Iterator[Section]:
        """A summary, and sections until about `length` words are reached."""
        yield self._section(self.tongue["summary"], "#summary", self.points, "short")
        words, number = 0, 0
        while words < length - 40:
            title = self.dice.choice(self.tongue["headings"])
            steps = self.dice.random() < _STEPS
            extent = self.dice.choice(("core", "core", "short", "full" if number else "core"))
            role = f"#part-{number}" + " .steps" * steps
            made = self._section(title, role, self.steps if steps else self.blocks, extent)
            words, number = words + len(made.words.split()), number + 1
            yield made

    def _section(self, title: str, role: str, body: Callable[[], str], extent: str) -> Section:
        self.said = [title]
        text = f"## {title} {{{role}{_MARKS[extent]}}}\n\n{body()}"
        return Section(text, " ".join(self.said), extent)

    # --- blocks ---

    def blocks(self) -> str:
        kinds = [self.paragraph, self.paragraph, self.points, self.table]
        kinds += [self.box, self.number, self.terms]
        chosen = self.dice.sample(kinds, self.dice.randint(0, 3))
        return "\n\n".join(one() for one in (self.paragraph, *chosen))

    def paragraph(self) -> str:
        return " ".join(self.sentence() for _n in range(self.dice.randint(1, 5)))

    def points(self) -> str:
        return "\n".join(f"- {self.sentence()}" for _n in range(self.dice.randint(2, 6)))

    def steps(self) -> str:
        intro = [self.sentence()] if self.dice.random() < 0.5 else []
        steps = (f"{n}. {self.strong()}" for n in range(1, self.dice.randint(4, 6)))
        return "\n\n".join([*intro, "\n".join(steps)])

    def table(self) -> str:
        heads = self.tongue["table"][: self.dice.choice((2, 2, 3))]
        hours = range(8, self.dice.randint(11, 18))
        rows = [heads, *(self._row(hour, len(heads)) for hour in hours)]
        for row in rows:
            self.keep(*row)
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        return "\n".join([lines[0], "|" + "---|" * len(heads), *lines[1:]])

    def _row(self, hour: int, columns: int) -> list[str]:
        more = [self.dice.choice(self.tongue["things"]), self.dice.choice(self.tongue["places"])]
        return [f"{hour} h", *more[: columns - 1]]

    def box(self) -> str:
        title = self.keep(self.dice.choice(self.tongue["said"]))
        return f'!!! {self.dice.choice(("warning", "note"))} "{title}"\n    {self.paragraph()}'

    def number(self) -> str:
        title = self.keep(self.dice.choice(self.tongue["number"]))
        return f'!!! number "{title}"\n    {self.sentence()}'

    def terms(self) -> str:
        names = self.dice.sample(self.tongue["terms"], 3)
        return "\n\n".join(f"{self.keep(name)}\n:   {self.sentence()}" for name in names)

    # --- words ---

    def sentence(self) -> str:
        pick = self.dice.choice
        new = [one for one in self.tongue["sentences"] if one not in self.late]
        self.late = [pick(new), *self.late[:3]]
        said = self.late[0].format(
            start=pick(self.tongue["starts"]),
            thing=pick(self.tongue["things"]),
            place=pick(self.tongue["places"]),
        )
        if self.dice.random() < _LONG:
            said = f"{said[:-1]}, {pick(self.tongue['long_words'])}."
        return self.keep(said)

    def strong(self) -> str:
        """A sentence whose first word is bold."""
        first, _space, rest = self.sentence().partition(" ")
        return f"**{first}** {rest}"

    def keep(self, *said: str) -> str:
        self.said.extend(said)
        return said[0]
