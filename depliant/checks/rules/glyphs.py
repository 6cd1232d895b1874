"""glyphs: every character that was set has a shape in the leaflet's fonts; what is in no article,
profile or fixed word, too (`characters` judges those, with their lines)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.printable import without_shape
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import PagesSubject
from depliant.words import _

_CODE = re.compile(r"U\+([0-9A-F]+)")  # as the engine names characters


def run(subject: PagesSubject) -> Iterator[Fault]:
    told = without_shape(subject.content)
    for remark in subject.pages.remarks:
        codes = _CODE.findall(remark.text)
        if remark.about == "glyph" and not (codes and {chr(int(c, 16)) for c in codes} <= told):
            message = _("A character has no shape in the leaflet's fonts: {what}.")
            yield Fault(
                message.format(what=", ".join(f"U+{code}" for code in codes) or remark.text[:160]),
                _("Write it in words, or draw it as a picture."),
                subject.content.place,
            )


_FAILS = "Un caractère sans dessin."
_PASSES = "L’écrire ou le dessiner."
CHECKS = (
    Check(
        "glyphs",
        Subject.PAGES,
        Severity.ERROR,
        "A character without a shape prints as an empty box.",
        "PDF/UA-1 (ISO 14289-1) 7.21.8",
        run,
        fails=_FAILS,
        passes=_PASSES,
    ),
)
