"""Random articles, of all that Markdown can say, at random indents and with random neighbours.

A seed names an article. Its words are of letters that nothing else here is made of, and each ends
with the sign of its section, so that a word on a page says where it comes from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

LETTERS = "abcdefgopuéàç"
SIGNS = "ⅰⅱⅲⅳ"  # of the sections
THEIRS = 'hospitals="bruyeres"'
_SAID = ("", "", 'hospitals="tilleuls"', THEIRS, 'formats="a4"', 'formats="trifold"')
_HEADINGS = (
    "##{0}{1} {{{2}}}",
    " ##{0}{1} {{{2}}} ##",
    "{1} {{{2}}}\n-----",
    "   ##{0}{1} {{{2}}}",
)
_SPACES = (" ", "", "  ", "\u00a0", "\t", "\u202f", "\u200b ")
_MARKED = (
    *("{0}", "{0}", "{0}", "**{0}**", "*{0}*", "_{0}_", "`{0}`", "***{0}***", "l’**{0}**e"),
    *("{0}~2~", "{0}^2^", "[{0}][lien]", "{0}[^note]", "[{0}](https://a.example/b_c_d)"),
    *("<https://a.example/~x_y_z>", "https://a.example/x_y_z", "a_b_c@d.example", "~10 {0}"),
    *("{0} < 3", "2 * 3 {0}", "{0}\\*", "\\# {0}", "{0} ~ {0}", "« {0} »", "x_{0}_y", "({0})"),
    *("{0} : {0}", "{0} - {0}", "{{{{ hospital.name }}}} {0}", "&lt;{0}&gt;", "{0}\\\n{0}"),
)
_KINDS = ("warning", "number", "note", "danger", "Attention")
_ODD = """* ** _ ` ~ ~~ ^ == [ ] ( ) [x] [^ ]: ![ { } {: .a} {#b} < > \\ | ## # !!! : - 1. ' -->"""
_QUOTED = ('"{}"', "“{}”", "« {} »", "{}", "'{}'", '"{}”')


@dataclass
class Typed:
    """A section as it was typed: its heading, its text, whom its heading says it is for, and how
    many entries, tables, boxes … it holds, by their tags."""

    heading: str
    text: str
    said: str
    held: Counter[str]

    @property
    def carried(self) -> bool:
        """Whether an A4 sheet of the Tilleuls carries it."""
        return self.said not in (THEIRS, 'formats="trifold"')


@dataclass
class Author:
    """Someone who writes as people do; `messy` articles also hold what is to be refused."""

    random: Random
    messy: bool = False
    sign: str = ""
    held: Counter[str] = field(default_factory=Counter)

    def article(self) -> list[Typed]:
        return [self.section(number) for number in range(self.random.randint(1, 4))]

    def section(self, number: int) -> Typed:
        self.sign, self.held = SIGNS[number], Counter()
        said = self.random.choice(_SAID)
        braces = f"#r{number} {said}".strip()
        space = self.random.choice(_SPACES)
        heading = self.random.choice(_HEADINGS).format(space, self.word(), braces)
        blocks = [self.block() for _one in range(self.random.randint(1, 4))]
        text = "".join(self.pushed(block) + self.gap() for block in blocks)
        return Typed(heading, text, said, self.held)

    def gap(self) -> str:
        return self.random.choice(("\n\n", "\n\n", "\n\n\n", "\n" if self.messy else "\n\n"))

    def pushed(self, block: str) -> str:
        """A block, now and then pushed to the right as a whole."""
        push = self.random.choice(("", "", "", " ", "  ", "   ", "    " if self.messy else ""))
        return "\n".join(f"{push}{line}" for line in block.split("\n"))

    # --- words ---

    def word(self) -> str:
        letters = self.random.choices(LETTERS, k=self.random.randint(1, 6))
        return "".join(letters) + self.sign

    def words(self) -> str:
        count = self.random.randint(1, 4)
        return " ".join(self.random.choice(_MARKED).format(self.word()) for _n in range(count))

    def line(self) -> str:
        """Words that begin with a word: no mark opens the line."""
        return f"{self.word()} {self.words()}"

    def lines(self, least: int = 1) -> list[str]:
        return [self.line().replace("\\\n", " ") for _n in range(self.random.randint(least, 3))]

    # --- blocks ---

    def block(self) -> str:
        clear: tuple[Callable[[], str], ...] = (
            *(self.paragraph, self.points, self.numbers, self.box, self.table, self.quote),
            *(self.meaning, self.heading, self.code, self.comment, self.under_a_line, self.alert),
        )
        unclear = (self.html, self.tabs, self.rule, self.underlined, self.lazy, self.odd)
        return self.random.choice((*clear, *unclear) if self.messy else clear)()

    def paragraph(self) -> str:
        return "\n".join(self.line() for _n in range(self.random.randint(1, 3)))

    def points(self) -> str:
        """A list, and perhaps lists in it, by two to four spaces or a tab."""
        sign = self.random.choice(("- ", "* ", "• ", "– ", "☐ ", "- [ ] ", "- [x] ", "-\u00a0"))
        step = self.random.choice(("  ", "   ", "    ", "\t"))
        depth, found = 0, []
        for line in self.lines(2):
            found.append(f"{step * depth}{sign}{line}")
            depth = self.random.randint(0, min(depth + 1, 3))
        self.held["li"] += len(found)
        return "\n".join(found)

    def numbers(self) -> str:
        first, point = self.random.choice((1, 1, 3, 14)), self.random.choice((".", ")"))
        inner = self.random.choice(("", "", "\n   - {0}", "\n  - {0}", "\n    - {0}"))
        rows = [
            f"{n}{point} {line}" + inner.format(self.word())
            for n, line in enumerate(self.lines(2), first)
        ]
        self.held["li"] += len(rows) * (2 if inner else 1)
        return "\n".join(rows)

    def under_a_line(self) -> str:
        return f"{self.line()} :\n{self.random.choice((self.points, self.numbers, self.table))()}"

    def box(self) -> str:
        kind, title = self.random.choice(_KINDS), self.random.choice(_QUOTED).format(self.word())
        indent = self.random.choice(("    ", "  ", ""))
        self.held["div"] += 1
        body = self.random.choice((self.points, self.numbers, lambda: "\n".join(self.lines())))()
        inside = "\n".join(f"{indent}{line}" for line in body.split("\n"))
        gap = "\n" if not indent or self.random.random() < 0.7 else "\n\n"
        after = "" if indent else f"\n\n{self.line()}"  # a list behind it might be its own
        return f"!!! {kind} {title}{gap}{inside}{after}"

    def alert(self) -> str:
        self.held["div"] += 1
        return "\n".join(["> [!WARNING]", *(f"> {line}" for line in self.lines())])

    def table(self) -> str:
        self.held["table"] += 1
        dashes = self.random.choice(("|---|---|", "|:--|--:|", "| - | :-: |", "---|---"))
        rows = [f"| {self.word()} | {line} |" for line in self.lines()]
        return "\n".join([f"| {self.word()} | {self.word()} |", dashes, *rows])

    def quote(self) -> str:
        self.held["blockquote"] += 1
        return "\n".join(f"> {line}" for line in self.lines())

    def meaning(self) -> str:
        self.held["dd"] += 1
        return f"{self.word()}\n:{self.random.choice((' ', '   '))}{self.line()}"

    def heading(self) -> str:
        self.held["h3"] += 1
        return f"###{self.random.choice(_SPACES)}{self.line()}".replace("\\\n", " ")

    def code(self) -> str:
        self.held["pre"] += 1
        return "\n".join(["```", f"## {self.word()}", *self.lines(), "```"])

    def comment(self) -> str:
        return self.random.choice(("<!-- caché -->", "<!--\n## Caché {#caché}\n\n- caché\n-->"))

    # --- what may be refused ---

    def html(self) -> str:
        return self.random.choice(("<b>{}</b>", "{}<br>", "<script>{}</script>")).format(
            self.word()
        )

    def tabs(self) -> str:
        return "\n".join(f"{self.word()}\t{self.word()}" for _n in range(3))

    def rule(self) -> str:
        return self.random.choice(("---", "***", "_ _ _", "===", "--"))

    def underlined(self) -> str:
        return f"{self.line()}\n{self.rule()}"

    def lazy(self) -> str:
        return f"- {self.line()}\n{self.random.choice((self.line(), 'Été'))}"

    def odd(self) -> str:
        """Marks that are left open, or stand where none belongs."""
        count = self.random.randint(1, 6)
        marks = [self.random.choice(_ODD.split()) for _n in range(count)]
        gaps = ("", " ", "\n", f" {self.word()} ", f"{self.word()}", f"\n{self.word()}")
        return "".join(mark + self.random.choice(gaps) for mark in marks)


def article(seed: int, messy: bool = False) -> list[Typed]:
    """The article that a seed names."""
    return Author(Random(seed), messy).article()
