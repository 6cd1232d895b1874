"""lonely-heading: a heading stays with its text, a box or a table with what it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.layout import QUOTED, followers, foot, has_text, lines, running, words_of
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import PagesSubject
from depliant.typeset.pages import Block, Page
from depliant.words import _

NEAR = 2.0  # mm: nothing is drawn below it either
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "dt"))
PARTS = frozenset(("box", "table"))  # of a section: they say nothing by themselves


def run(subject: PagesSubject) -> Iterator[Fault]:
    scrolled = Severity.WARNING if subject.format.road == "screen" else None
    for here, there in followers(subject.pages.pages):
        if text := _heading_at_the_foot(here) if has_text(there) else "":
            message = _("The heading “{text}” stands alone at the foot of its page.")
            place = subject.place_of(lines(here)[-1][0].section)
            remedy = _("Shorten the text before it.")
            yield Fault(message.format(text=text[:QUOTED]), remedy, place, scrolled, here.role)
        if block := _alone(here, there):
            message = _("“{text}” opens a page, without the text that it belongs to.")
            message = message.format(text=words_of(there, block))
            remedy = _("Shorten or lengthen the text before it.")
            place = subject.place_of(block.section)
            yield Fault(message, remedy, place, Severity.WARNING, there.role)


def _heading_at_the_foot(page: Page) -> str:
    last = lines(page)[-1:]
    if last and last[0][0].tag in HEADINGS and foot(last[0]) > page.content_bottom - NEAR:
        return last[0][0].text.strip()
    return ""


def _alone(here: Page, there: Page) -> Block | None:
    """The box or table that opens a page while its section began before, if what stands above it
    (and the heading of that) could have come with it: a warning, since the paper that there is may
    not hold the text otherwise."""
    opens, before = running(there)[:1], running(here)
    if not opens or opens[0].kind not in PARTS or not before:
        return None
    block, above = opens[0], before[-1]
    torn = block.key in {one.key for one in before}
    if torn or above.section != block.section or above.kind == "heading":
        return None
    with_it = [above, *(one for one in before[-2:-1] if one.kind == "heading")]
    height = block.height + above.bottom - min(one.y for one in with_it)
    return block if height <= there.area_height else None


_FAILS = (
    "Un titre seul au pied d’une page ; un encadré ou un tableau qui ouvre une page sans "
    "le texte auquel il se rapporte, alors qu’il pouvait le suivre (*avertissement*)."
)
_PASSES = "Raccourcir ou allonger ce qui précède."
CHECKS = (
    Check(
        "lonely-heading",
        Subject.PAGES,
        Severity.ERROR,
        "A heading without its text, or a table without what it is about, is read as nothing.",
        "PEMAT (chunks); typographic usage",
        run,
        fails=_FAILS,
        passes=_PASSES,
    ),
)
