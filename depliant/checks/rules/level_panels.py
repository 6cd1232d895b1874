"""level-panels: pages that lie side by side when the paper is opened end at about one height."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depliant.checks.finding import Fault, Severity
from depliant.checks.layout import text_pages
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import PagesSubject
from depliant.formats.format import Format
from depliant.typeset.pages import Page
from depliant.words import _
from depliant.words.figures import number

LEVEL = 6.0  # mm above and below their middle: about a line
ENDED = 25.0  # mm above the others: there the text has come to its end


def run(subject: PagesSubject) -> Iterator[Fault]:
    texts = text_pages(subject.pages.pages)
    for pages in _side_by_side(subject.format, texts):
        ends = [page.content_bottom for page in pages]
        early = ends[-1] < min(ends[:-1]) - ENDED
        if pages[-1] == texts[-1] and (early or _filled(pages[-1])):
            ends.pop()
        apart = max(ends) - min(ends)
        if apart > 2 * LEVEL:
            message = _("The pages {roles} end {mm} mm apart: {ends} mm from the top.")
            yield Fault(
                message.format(
                    roles=", ".join(page.role for page in pages),
                    mm=number(apart, 0),
                    ends=", ".join(number(end, 0) for end in ends),
                ),
                _("Shorten or lengthen the text by a few lines."),
                subject.content.place,
                page=pages[0].role,
            )


def _filled(page: Page) -> bool:
    """Whether lines to write on stand below its text: these end where they have room."""
    return any(block.kind == "filler" for block in page.blocks)


def _side_by_side(format_: Format, texts: Sequence[Page]) -> Iterator[tuple[Page, ...]]:
    """The pages of running text, two or more, that are seen together; each set once, in the
    largest spread that holds it."""
    spreads = dict.fromkeys(
        tuple(page for page in texts if page.role in roles) for roles in _spreads(format_, texts)
    )
    for pages in spreads:
        within = any(set(_roles(pages)) < set(_roles(other)) for other in spreads)
        if len(pages) > 1 and not within:
            yield pages


def _spreads(format_: Format, texts: Sequence[Page]) -> Iterator[tuple[str, ...]]:
    """The roles of pages that are seen together; in a booklet, whose cover comes first, every
    odd page of running text and the next."""
    if format_.saddle:
        roles = _roles(texts)
        yield from (roles[n : n + 2] for n in range(0, len(roles), 2))
    else:
        yield from format_.spreads


def _roles(pages: Sequence[Page]) -> tuple[str, ...]:
    return tuple(page.role for page in pages)


_FAILS = (
    "Des pages que l’on voit côte à côte, papier ouvert, et qui finissent à plus de 12 mm"
    " l’une de l’autre (6 mm de part et d’autre) ; la dernière ne compte pas si le texte "
    "y finit 25 mm plus haut (*avertissement*)."
)
_PASSES = "Raccourcir ou allonger de quelques lignes."
CHECKS = (
    Check(
        "level-panels",
        Subject.PAGES,
        Severity.WARNING,
        "Columns that end at three heights look as if the text had been poured in.",
        "typographic usage",
        run,
        once_written=True,
        fails=_FAILS,
        passes=_PASSES,
    ),
)
