"""label: a record as a label to peel off and stick into the patient's file.

The sheet is the usual one of offices: A4, 24 labels of 70 × 37 mm, three across, eight down, no
gap. Lengths in mm.
"""

from __future__ import annotations

from depliant.errors import InputError, Problem
from depliant.pdf.text import reach
from depliant.review.record import Record
from depliant.sources.workspace import Workspace
from depliant.typeset.compose import Composer
from depliant.typeset.typesetter import Typesetter
from depliant.words import _

ACROSS, DOWN = 3, 8
WIDTH, HEIGHT = 70.0, 37.0
ABOVE = (297.0 - DOWN * HEIGHT) / 2  # the white above the first line
LABELS = ACROSS * DOWN


def label(record: Record, workspace: Workspace, position: int) -> bytes:
    """The sheet (PDF) with one label, at a position counted from 1, line by line. `InputError` if
    there is no such position, or if the sentence is longer than a label."""
    if not 1 <= position <= LABELS:
        message = _("There is no label {n} on the sheet.").format(n=position)
        raise InputError(Problem(message, None, _("Count from 1 to {n}.").format(n=LABELS)))
    down, across = divmod(position - 1, ACROSS)
    left, top = across * WIDTH, ABOVE + down * HEIGHT
    html = Composer(workspace.house_style.mail).page(
        "mail/label.html.j2",
        record=record,
        hospital=workspace.hospital(record.hospital).profile,
        lang=workspace.settings.language,
        box=(left, top, WIDTH, HEIGHT),
    )
    sheet = Typesetter(()).plain(html)
    if not _inside(reach(sheet), (left, top, left + WIDTH, top + HEIGHT)):
        message = _("The sentence is longer than a label: {sentence}")
        remedy = _("Give a shorter --by.")
        raise InputError(Problem(message.format(sentence=record.sentence), None, remedy))
    return sheet


def _inside(inner: tuple[float, ...], outer: tuple[float, ...]) -> bool:
    left, top, right, bottom = inner
    return left >= outer[0] and top >= outer[1] and right <= outer[2] and bottom <= outer[3]
