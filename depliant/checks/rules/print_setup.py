"""print-setup: page boxes, print hints, and nothing where an office printer cannot print."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.rules.inside_the_page import beyond
from depliant.checks.subjects import FileSubject
from depliant.formats.format import PAPER_EDGE
from depliant.pdf.marks import around
from depliant.typeset.finish.metadata import DUPLEX
from depliant.units import PT_PER_MM
from depliant.words import _, ngettext
from depliant.words.figures import number as figure

_SCALE = 1.0  # pixels in a pt: 72 dpi, 0.35 mm a pixel


def run(subject: FileSubject) -> Iterator[Fault]:
    if subject.format.road != "paper" or not subject.pages.fit.fits:
        return  # what does not fit is told by page-count
    for message in (*_boxes(subject), *_hints(subject)):
        yield Fault(message, _("Correct the format in formats.yaml."), subject.content.place)
    if subject.format.bleed:
        return  # a print shop trims the paper: ink belongs at its edge
    if any(beyond(page, subject.format) for page in subject.pages.pages):
        return  # what leaves its text area is told by inside-the-page, where it stands
    for number, mm in _ink_at_the_edge(subject.pdf):
        message = _(
            "Something is printed {mm} mm from the edge of side {n}; printers need {edge} mm."
        )
        yield Fault(
            message.format(mm=figure(mm, 1), n=number, edge=figure(PAPER_EDGE)),
            _("Move it further inside, in the style or the format."),
            subject.content.place,
        )


def _boxes(subject: FileSubject) -> Iterator[str]:
    format_, file = subject.format, subject.file
    sizes = [(sheet.width, sheet.height) for sheet in subject.sheets]
    sizes = sizes or [(format_.flow[0].width, format_.flow[0].height)] * len(file.pages)
    if len(sizes) != len(file.pages):
        n = len(file.pages)
        message = ngettext("{n} side instead of {wanted}.", "{n} sides instead of {wanted}.", n)
        yield message.format(n=n, wanted=len(sizes))
        return
    for page, (width, height) in zip(file.pages, sizes, strict=True):
        reach = 2 * around(format_)
        for box, wider in ((page.mediabox, reach), (page.trimbox, 0.0)):
            got = (
                (float(box[2]) - float(box[0])) / PT_PER_MM,
                (float(box[3]) - float(box[1])) / PT_PER_MM,
            )
            if abs(got[0] - width - wider) > 0.1 or abs(got[1] - height - wider) > 0.1:
                message = _("A page box is {size} mm instead of {wanted} mm.")
                wanted = (width + wider, height + wider)
                yield message.format(size=_by(*got), wanted=_by(*wanted))


def _by(width: float, height: float) -> str:
    return f"{figure(width, 1)} × {figure(height, 1)}"


def _hints(subject: FileSubject) -> Iterator[str]:
    format_ = subject.format
    hints: Any = subject.file.Root.get("/ViewerPreferences", {})
    if str(hints.get("/PrintScaling", "")) != "/None":
        yield _("The file lets the printer scale it.")
    if format_.duplex and str(hints.get("/Duplex", "")) != DUPLEX[format_.duplex]:
        yield _("The file does not say on which edge to flip the paper.")


def _ink_at_the_edge(pdf: bytes) -> Iterator[tuple[int, float]]:
    """Sides (from 1) on which anything is drawn too near the edge, and how near, in mm."""
    import pypdfium2
    from PIL import ImageOps

    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    try:
        for number, page in enumerate(document, 1):
            picture = page.render(scale=_SCALE, grayscale=True).to_pil().convert("L")
            drawn = ImageOps.invert(picture).point(lambda value: 255 if value > 12 else 0).getbbox()
            page.close()
            if drawn is None:
                continue
            left, top, right, bottom = drawn
            nearest = min(left, top, picture.width - right, picture.height - bottom)
            if (nearest + 1) / _SCALE / PT_PER_MM < PAPER_EDGE:  # a pixel may be half covered
                yield number, nearest / _SCALE / PT_PER_MM
    finally:
        document.close()


_FAILS = "Boîtes de page, consignes d’impression, encre à moins de 7 mm du bord."
_PASSES = "Corriger le format ou le style."
CHECKS = (
    Check(
        "print-setup",
        Subject.FILE,
        Severity.ERROR,
        "Office printers cut what lies at the edge, and scale what does not forbid it.",
        "ISO 32000-1 14.11.2 (page boxes), 12.2 (print hints); printers leave 4–6.7 mm blank",
        run,
        fails=_FAILS,
        passes=_PASSES,
    ),
)
