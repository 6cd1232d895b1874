"""hole: no page but the last is left with much nothing, at its foot or between two blocks. A page
of a screen ends with what it holds: it has no foot to fill."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.layout import FILLING, text_pages
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import PagesSubject
from depliant.typeset.pages import Page
from depliant.words import _
from depliant.words.figures import number

MOST = 25.0  # mm of nothing


def run(subject: PagesSubject) -> Iterator[Fault]:
    last = text_pages(subject.pages.pages)[-1:]
    for page in _composed(subject):
        filled = page not in last and subject.format.road == "paper"
        gaps = list(_gaps(page, to_the_foot=filled))
        if gaps and max(gaps) > MOST:
            message = _("{mm} mm of the page stay empty.")
            yield Fault(
                message.format(mm=number(max(gaps), 0)),
                _("Shorten or lengthen the text by a few lines, or split what is large."),
                subject.place_of(page.sections[-1] if page.sections else ""),
                page=page.role,
            )


def _composed(subject: PagesSubject) -> Iterator[Page]:
    """The pages whose height is filled by composing: those with running text, and the flap."""
    pages = subject.pages.pages
    yield from (page for page in pages if page.role == "flap")
    yield from text_pages(pages)


def _gaps(page: Page, *, to_the_foot: bool) -> Iterator[float]:
    """The heights, in mm, in which nothing stands from one side of the text to the other."""
    things = [(run.y, run.y + run.height) for run in page.runs if not run.margin]
    things += [(item.y, item.y + item.height) for item in page.items]
    things += [(block.y, block.bottom) for block in page.blocks if block.kind in FILLING]
    end = page.margin[0]
    for top, bottom in sorted(things):
        yield top - end
        end = max(end, bottom)
    if to_the_foot:
        yield page.area_bottom - end


_FAILS = (
    "Plus de 25 mm vides dans le rabat ou dans une page de texte : entre deux blocs, ou "
    "au pied si ce n’est pas la dernière (*avertissement*) ; une page d’écran finit avec "
    "ce qu’elle porte."
)
_PASSES = "Raccourcir ou allonger de quelques lignes, partager ce qui est trop grand."
CHECKS = (
    Check(
        "hole",
        Subject.PAGES,
        Severity.WARNING,
        "A hole inside a leaflet looks like something that is missing.",
        "typographic usage",
        run,
        once_written=True,
        fails=_FAILS,
        passes=_PASSES,
    ),
)
