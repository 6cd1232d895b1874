"""Random articles are read or refused: no letter is lost, no mark is left, no section leaks, and
nothing ends in an error of the program's own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from html import unescape

import pytest
from hypothesis import example, given, note
from hypothesis import strategies as st

from depliant.content.facts import facts_of
from depliant.content.prose.edition import set_sections
from depliant.content.prose.render import Rendered
from depliant.content.select import Choice
from depliant.content.typography import rules
from depliant.errors import Doubt, InputError, Problem
from depliant.reading.blocks.scan import without_comments
from depliant.sources.leaflet import Article, parse_article
from depliant.sources.local_text import localised
from tests.conftest import TOP, choose
from tests.content.articles import LETTERS, SIGNS, THEIRS, Typed, article

MARKS = re.compile(r"[*_`~^|{}\[\]#>]|!!!|==|---")
LEFT = re.compile(
    r"\*\*[^*\s][^*]*\*\*|\]\(|\[\^\w+\]|<\w+>|^[ ]*(?:[-*+>#|]|!!!|1\.) \w", re.MULTILINE
)
AS_TYPED = re.compile(r"\w\*|# |~10|\w ~ |< 3|2 \* 3|x_\w+_y|<\w+>")  # signs that are no marks
_INLINE = re.compile(r"</?(?:em|strong|a|sub|sup|abbr|span|code|wbr)\b[^>]*>")
ENDS = "\n\n[lien]: https://lien.example\n\n[^note]: Une remarque.\n"
USED = "\n\n## Fin {#end}\n\nxxx[^note] [lien]\n"


@pytest.fixture(scope="module")
def choice() -> Choice:
    return choose(TOP, "a4")


def parsed(choice: Choice, body: str) -> Article | None:
    """The article with another body, as the Tilleuls have it; None if it is refused."""
    note(body)
    text = choice.article.text
    head = text[: text.index("## En bref")]
    try:
        whole = parse_article(f"{head}{body}", "essai", "fr", choice.article.place)
    except InputError as error:
        assert all(map(leads_on, error.problems))
        return None
    return localised(whole, (), frozenset({"tilleuls"}))


def rendered(choice: Choice, body: str) -> Mapping[str, Rendered] | None:
    """What an A4 sheet carries of an article, by role; None if it is refused."""
    mine = parsed(choice, body)
    if mine is None:
        return None
    carried = [section for section in mine.sections if section.on(choice.format.groups)]
    facts = facts_of(choice.hospital.profile, mine.meta)
    try:
        found = set_sections(carried, choice.format, facts, rules("fr"), choice.words)
    except InputError as error:
        assert all(map(leads_on, error.problems))
        return None
    left = [problem for one in found.values() for problem in one.left]
    assert all(map(leads_on, left))
    return found if all(isinstance(problem, Doubt) for problem in left) else None


def leads_on(problem: Problem) -> bool:
    """Whether a problem says where, what and what to do."""
    return bool(problem.place and problem.place.line and problem.message and problem.remedy)


def body_of(sections: list[Typed]) -> str:
    return "".join(f"\n{one.heading}\n{one.text}" for one in sections) + USED + ENDS


def words_of(text: str) -> Counter[str]:
    return Counter(re.findall(rf"[{LETTERS}]+[{SIGNS}]", text))


def plain(html: str) -> str:
    """The text of some HTML; what stands inside a line parts no word."""
    text = unescape(re.sub(r"<[^>]*>", " ", _INLINE.sub("", html)))
    return text.replace("\u00a0", " ")  # of last lines: which space it is is told elsewhere


def unmarked(html: str) -> str:
    """The text of some HTML without what may hold signs: code, addresses, what was typed so."""
    for kept in (r"<pre>.*?</pre>", r"<code>.*?</code>", r'<a class="typed-address".*?</a>'):
        html = re.sub(kept, "", html, flags=re.DOTALL)
    html = re.sub(r'<span class="link-address".*?</span>', "", html, flags=re.DOTALL)
    return AS_TYPED.sub("", plain(html))


def is_whole(typed: Typed, html: str) -> None:
    """What was typed in a section is in its HTML, as what it was."""
    assert words_of(plain(html)) == words_of(without_comments(typed.text))
    tags = Counter(re.findall(r"<(\w+)", html.partition('<div class="footnote"')[0]))
    assert {tag: tags[tag] for tag in typed.held} == typed.held
    assert not re.search(r'admonition-title">[^<]*</p>\s*</div>', html)
    assert not MARKS.search(unmarked(html)), unmarked(html)


def leaks_nothing(sections: list[Typed], found: Mapping[str, Rendered]) -> None:
    shown = "".join(f"{one.heading}{one.html}" for one in found.values())
    for sign, one in zip(SIGNS, sections, strict=False):
        assert one.carried or sign not in shown


@given(st.integers(0, 2**40))
def test_what_is_clear_is_read(choice: Choice, seed: int) -> None:
    sections = article(seed)
    found = rendered(choice, body_of(sections))
    assert found is not None
    leaks_nothing(sections, found)
    for number, one in enumerate(sections):
        assert (f"r{number}" in found) == one.carried
        if one.carried:
            is_whole(one, found[f"r{number}"].html)


@given(st.integers(0, 2**40))
def test_what_is_unclear_is_refused_or_read(choice: Choice, seed: int) -> None:
    sections = article(seed, messy=True)
    found = rendered(choice, body_of(sections))
    if found is not None:
        leaks_nothing(sections, found)
        for one in found.values():
            assert not LEFT.search(unmarked(one.html)), unmarked(one.html)


@example("```")
@given(st.text("ab1 \t\n\u00a0-*_#>|!:~^`[](){}<>\\.\"'&;=+x/@", max_size=160))
def test_noise_never_breaks_the_program(choice: Choice, noise: str) -> None:
    theirs = f"## Autre {{#other {THEIRS}}}\n\n{SIGNS[3]}\n\n"
    found = rendered(choice, f"\n## Un {{#one}}\n\n{noise}\n\n{theirs}{noise}{USED}{ENDS}")
    assert not found or SIGNS[3] not in "".join(one.html for one in found.values())
