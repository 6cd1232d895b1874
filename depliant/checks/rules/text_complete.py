"""text-complete: no letter is lost between the article, the pages, the file and the sheets.

Text can vanish without a word from the engine. Three steps prove that none did: (a) per section,
the letters of the HTML are those of the laid-out boxes; (b) per page, the letters of the boxes are
in what is read back from the file; (c) imposition placed every page once, at scale 1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import FileSubject, PagesSubject
from depliant.checks.text import lost_letters
from depliant.typeset.lettering.letters import letters
from depliant.words import _, ngettext

if TYPE_CHECKING:
    import pikepdf


def laid_out(subject: PagesSubject) -> Iterator[Fault]:
    for section, lost in lost_letters(subject.pages).items():
        message = ngettext(
            "{n} letter of the section `{section}` is on no page.",
            "{n} letters of the section `{section}` are on no page.",
            lost,
        )
        remedy = _("Shorten the section, or look for a box of fixed size in the styles.")
        if subject.is_hospitals(section):
            remedy = subject.long_in_the_profile
        yield Fault(message.format(n=lost, section=section), remedy, subject.place_of(section))


def written(subject: FileSubject) -> Iterator[Fault]:
    for page, found in zip(subject.pages.pages, subject.page_letters, strict=True):
        wanted = Counter(letters("".join(run.text for run in page.runs)))
        lost = wanted - Counter(found)
        if lost:
            message = ngettext(
                "{n} letter of this page cannot be read back from the file.",
                "{n} letters of this page cannot be read back from the file.",
                lost.total(),
            )
            yield Fault(
                message.format(n=lost.total()),
                _("Look for characters that the fonts lack, or text that is drawn over."),
                subject.content.place,
                page=page.role,
            )


def imposed(subject: FileSubject) -> Iterator[Fault]:
    if not subject.format.imposed or not subject.pages.fit.fits:
        return  # what has no place on the sheets is told by page-count
    placed = Counter(_placed(subject.file))
    wanted = Counter(placement.role for placement in subject.placements)
    for page in subject.pages.pages:
        times = placed.pop(page.role.replace("-", ""), 0)
        if times != max(wanted[page.role], 1):
            message = _("The page `{role}` stands {n} times on the sheets.")
            yield Fault(
                message.format(role=page.role, n=times),
                _("Shorten the text so that every page has its place."),
                subject.content.place,
                page=page.role,
            )


def clipped(subject: FileSubject) -> Iterator[Fault]:
    """A page that is shown in parts: each word must stand whole in one of them."""
    for page in subject.pages.pages:
        parts = [placed.clip for placed in subject.placements if placed.role == page.role]
        for run in page.runs:
            ends = run.x - subject.format.bleed, run.x + run.width - subject.format.bleed
            if any(p is None or (p[0] <= ends[0] and ends[1] <= p[1]) for p in parts) or not parts:
                continue
            message = _("“{text}” is cut: no part of the page `{role}` shows it whole.")
            yield Fault(
                message.format(text=run.text.strip()[:40], role=page.role),
                _("Give the page a larger inset or margin, or smaller type."),
                subject.content.place,
                page=page.role,
            )
            break


def _placed(file: pikepdf.Pdf) -> Iterator[str]:
    """The names of the forms that the sheets show at scale 1."""
    import pikepdf

    for page in file.pages:
        matrix: list[float] = []
        for step in pikepdf.parse_content_stream(page):
            operands, operator = step.operands, step.operator
            if str(operator) == "cm":
                matrix = [float(str(value)) for value in operands]
            elif str(operator) == "Do" and sorted(map(abs, matrix[:4])) == [0, 0, 1, 1]:
                yield str(operands[0]).lstrip("/")


_REASON = "Text that does not fit a box can disappear without any warning."
_STANDARD = "depliant: four proofs, from HTML to boxes to file to sheets"
_FAILS = (
    "Une lettre perdue entre l’article, les pages, le fichier et les feuilles ; un mot "
    "coupé par `clip`."
)
_PASSES = "Raccourcir ; chercher une boîte de taille fixe."
CHECKS = (
    Check(
        "text-complete",
        Subject.PAGES,
        Severity.ERROR,
        _REASON,
        _STANDARD,
        laid_out,
        fails=_FAILS,
        passes=_PASSES,
    ),
    Check("text-complete", Subject.FILE, Severity.ERROR, _REASON, _STANDARD, written),
    Check("text-complete", Subject.FILE, Severity.ERROR, _REASON, _STANDARD, imposed),
    Check("text-complete", Subject.FILE, Severity.ERROR, _REASON, _STANDARD, clipped),
)
