"""filler: a format is not too large for its text."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.layout import left_over
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import PagesSubject
from depliant.words import _
from depliant.words.figures import number

RULE = "filler"
MOST = 0.5  # of the paper for running text


def run(subject: PagesSubject) -> Iterator[Fault]:
    pages, format_ = subject.pages, subject.format
    share = left_over(pages.pages, format_) if format_.road == "paper" and pages.fit.fits else 0.0
    if share > MOST:
        message = _("`{format}` is too large for this text: {percent} % of its paper is left over.")
        message = message.format(format=format_.name, percent=number(100 * share, 0))
        yield Fault(message, _suiting(subject), subject.content.place)


def _suiting(subject: PagesSubject) -> str:
    if not subject.suiting:
        return _("No format on paper is as small as this text: add to it, or take `screen`.")
    names = ", ".join(subject.suiting)
    return _("These formats are nearer to its size: {names}.").format(names=names)


_FAILS = (
    "Un format dont plus de la moitié du papier prévu pour le texte reste à remplir ; "
    "dans une fabrication de tout, il est laissé de côté, en une ligne."
)
_PASSES = "Prendre un format plus petit, qui est nommé."
CHECKS = (
    Check(
        RULE,
        Subject.PAGES,
        Severity.ERROR,
        "A leaflet that is mostly dotted lines says that somebody forgot the text.",
        "depliant: at most half of the paper for running text",
        run,
        once_written=True,
        fails=_FAILS,
        passes=_PASSES,
    ),
)
