"""lonely-lines: no line of a paragraph stands alone at the head or the foot of a page, in what no
page could hold whole either (what one page holds is told by `torn-block`)."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.layout import QUOTED, Line, inside, paragraphs
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.rules.torn_block import badly_torn
from depliant.checks.subjects import PagesSubject
from depliant.typeset.pages import Page, Run
from depliant.words import _

Part = tuple[Page, list[Line]]  # the lines of a paragraph on a page


def run(subject: PagesSubject) -> Iterator[Fault]:
    told = list(_told_by_torn_block(subject))
    for parts in _parted(subject):
        page, (line, *others) = min(parts, key=lambda part: len(part[1]))
        if others or any(one in told for one in line):
            continue
        text = "".join(one.text for one in line).strip()
        message = _("“{text}” stands alone on its page: a line of a paragraph that is torn.")
        yield Fault(
            message.format(text=text[:QUOTED]),
            _("Shorten or lengthen the paragraph, or the text before it."),
            subject.place_of(line[0].section),
            page=page.role,
        )


def _parted(subject: PagesSubject) -> Iterator[list[Part]]:
    """The paragraphs, items and cells that stand on more than one page."""
    parts: dict[int, list[Part]] = {}
    for page in subject.pages.pages:
        for key, lines in paragraphs(page).items():
            parts.setdefault(key, []).append((page, lines))
    return (mine for key, mine in parts.items() if key and len(mine) > 1)


def _told_by_torn_block(subject: PagesSubject) -> Iterator[Run]:
    """The text of blocks that are told as torn."""
    keys = {block.key for _page, block in badly_torn(subject)}
    for page in subject.pages.pages:
        for block in page.blocks:
            if block.key in keys:
                yield from inside(page, block)


_FAILS = (
    "Un encadré plus haut que la page, dont la dernière ligne d’un paragraphe, « près de "
    "lui. », est seule en haut de la page suivante."
)
_PASSES = "Raccourcir l’encadré jusqu’à ce qu’il tienne, ou allonger le paragraphe d’une ligne."
CHECKS = (
    Check(
        "lonely-lines",
        Subject.PAGES,
        Severity.WARNING,
        "A line that is parted from its paragraph is read without its sense, or not at all.",
        "typographic usage: no widow, no orphan",
        run,
        once_written=True,
        topic=Topic.PAGE,
        fails=_FAILS,
        passes=_PASSES,
    ),
)
