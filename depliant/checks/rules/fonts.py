"""fonts: only the leaflet's own families, and every one embedded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from depliant.checks.finding import Fault, Severity
from depliant.checks.printable import without_shape
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import FileSubject
from depliant.typeset.lettering.fonts import FAMILIES
from depliant.words import _

if TYPE_CHECKING:
    import pikepdf

_ALLOWED = tuple(family.replace(" ", "-") for family in FAMILIES)


def run(subject: FileSubject) -> Iterator[Fault]:
    told = without_shape(subject.content)  # another font falls in for these, if it has them
    for name, embedded in sorted(set(_fonts(subject.file))):
        if not name.startswith(_ALLOWED) and not told:
            message = _("The font {name} is not one of the leaflet's.")
            yield Fault(
                message.format(name=name),
                _("Remove the characters that only this font has, or its style."),
                subject.content.place,
            )
        if not embedded:
            message = _("The font {name} is not embedded.")
            yield Fault(
                message.format(name=name),
                _("Use a font that may be embedded."),
                subject.content.place,
            )


def _fonts(file: pikepdf.Pdf) -> Iterator[tuple[str, bool]]:
    """Every font of a file: its name without the subset's mark, and whether it is embedded."""
    import pikepdf

    for item in file.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
            name = str(item.FontName).lstrip("/").partition("+")[2] or str(item.FontName)
            embedded = any(key in item for key in ("/FontFile", "/FontFile2", "/FontFile3"))
            yield name, embedded


_FAILS = "Une police étrangère ou non incorporée."
_PASSES = "Retirer le caractère ou le style."
CHECKS = (
    Check(
        "fonts",
        Subject.FILE,
        Severity.ERROR,
        "Another font falls in silently, and page counts then depend on the machine.",
        "PDF/A-3 (ISO 19005-3) 6.2.11.4; depliant: fonts are packages",
        run,
        fails=_FAILS,
        passes=_PASSES,
    ),
)
