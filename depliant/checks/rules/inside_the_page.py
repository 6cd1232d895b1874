"""inside-the-page: nothing reaches beyond the text area; which element, and by how many mm."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import PagesSubject
from depliant.formats.format import Format
from depliant.typeset.pages import Item, Page, Run
from depliant.words import _
from depliant.words.figures import number

MOST = 60  # letters of a word that are told
TOLERANCE = 0.4  # mm: side bearings, and the space at a line's end


def run(subject: PagesSubject) -> Iterator[Fault]:
    for page in subject.pages.pages:
        for section, (over, thing) in beyond(page, subject.format).items():
            yield _fault(subject, page, section, over, thing)


def beyond(page: Page, format_: Format) -> dict[str, tuple[float, Run | Item]]:
    """What reaches furthest beyond the text area of a page, by its section, and by how many mm."""
    edge = format_.edge
    first, right = _text_area(page, format_)
    worst: dict[str, tuple[float, Run | Item]] = {}
    items = (item for item in page.items if item.kind != "cell")  # their table is one
    things: list[Run | Item] = [*page.runs, *items]
    for thing in things:
        if isinstance(thing, Run) and (thing.margin or not thing.text.strip()):
            continue
        drawn = isinstance(thing, Item) and thing.kind == "box"
        left, far = (
            (min(edge, page.margin[3]), page.width - min(edge, page.margin[1]))
            if drawn
            else (first, right)
        )
        over = max(
            left - thing.x,
            thing.x + (thing.seen if isinstance(thing, Run) else thing.width) - far,
            thing.y + thing.height - page.area_bottom,
            page.margin[0] - thing.y if not drawn else 0.0,
        )
        if over > TOLERANCE and over > worst.get(thing.section, (0.0, thing))[0]:
            worst[thing.section] = (over, thing)
    return worst


def _text_area(page: Page, format_: Format) -> tuple[float, float]:
    """Where text may stand from left to right, in mm: with an outer margin that holds text, up to
    the printable edge on that side."""
    left, right = page.margin[3], page.margin[1]
    if page.role == "cover" or format_.aside:
        left, right = (format_.edge, right) if format_.rtl else (left, format_.edge)
    return left, page.width - right


def _called(item: Item) -> str:
    """An item in words, and its file if it has one."""
    if item.kind == "picture":
        return _("The picture `{name}`").format(name=item.name)
    return _("A table") if item.kind == "table" else _("A box")


def _fault(
    subject: PagesSubject, page: Page, section: str, over: float, thing: Run | Item
) -> Fault:
    word = _word(thing, page) if isinstance(thing, Run) else ""
    what = _called(thing) if isinstance(thing, Item) else _("“{text}”").format(text=word[:MOST])
    message = _("{what} in the section `{section}` reaches {mm} mm beyond the text area.")
    return Fault(
        message.format(what=what, section=section, mm=number(over, 1)),
        _remedy(subject, section, word),
        subject.place_of(section),
        page=page.role,
    )


def _word(run: Run, page: Page) -> str:
    """The longest word of a line: what made it too long, whatever sign stands at its end."""
    foot = run.y + run.height
    line = (one for one in page.runs if one.block == run.block and one.section == run.section)
    beside = (one for one in line if abs(one.y + one.height - foot) < run.height / 2)
    words = "".join(one.text for one in beside).split()
    return max((word.rstrip(",;:.") for word in words), key=len)


def _remedy(subject: PagesSubject, section: str, word: str) -> str:
    if subject.is_hospitals(section) and word:
        return _("Write it shorter in the hospital’s profile: no line may end in it.")
    if subject.is_hospitals(section):
        return _("Name fewer contacts or shorter hours in the hospital’s profile.")
    return _("Shorten the word, turn or split the table, or make the picture smaller.")


_FAILS = "Un mot, un tableau, une image hors de la zone de texte."
_PASSES = "Raccourcir, tourner, réduire."
CHECKS = (
    Check(
        "inside-the-page",
        Subject.PAGES,
        Severity.ERROR,
        "A long word or a wide table runs off the panel or over a fold, and nothing says so.",
        "depliant: facts of printing (10 mm from a fold or an edge)",
        run,
        fails=_FAILS,
        passes=_PASSES,
    ),
)
