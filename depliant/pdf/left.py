"""left: what of the colours of a file was not mixed: RGB in a press's, stand-ins in any."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name

from depliant.content.inks.named import STAND_INS
from depliant.pdf.inks import written


def rgb_left(file: pikepdf.Pdf) -> list[str]:
    """What is still coloured in RGB in a file: operators, images, gradients, groups."""
    found = set()
    streams = [item for item in file.objects if isinstance(item, pikepdf.Stream)]
    forms: list[Any] = [item for item in streams if item.get("/Subtype") == Name.Form]
    for stream in [*file.pages, *forms]:
        steps = pikepdf.parse_content_stream(stream)
        used = {str(step.operator) for step in steps if not _names_a_pattern(step)}
        found |= used & {"rg", "RG", "sc", "SC", "scn", "SCN"}
    for item in file.objects:
        if isinstance(item, (Dictionary, pikepdf.Stream)):
            shading = item.Shading if item.get("/PatternType") == 2 else item
            space = shading.get("/ColorSpace") or shading.get("/CS")
            if space is not None and "RGB" in repr(space):
                found.add(str(item.get("/Subtype") or item.get("/S") or "shading"))
    return sorted(found)


def _names_a_pattern(step: Any) -> bool:
    """Whether a step colours with a gradient, whose own colours are judged."""
    return bool(step.operands) and isinstance(step.operands[-1], pikepdf.Name)


def inks_left(file: pikepdf.Pdf) -> list[str]:
    """The named inks whose stand-ins are still in a file, wherever they are: every object is
    looked at, also what no page seems to show."""
    names = {" ".join(map(written, own)).encode(): name for name, own in STAND_INS.items()}
    any_of = re.compile(b"|".join(map(re.escape, names)))
    return sorted({names[own] for data in _said(file) for own in any_of.findall(data)})


def _said(file: pikepdf.Pdf) -> Iterator[bytes]:
    """What the objects of a file say; of pictures and fonts only what stands before them."""
    for item in file.objects:
        if not isinstance(item, pikepdf.Stream):
            yield item.unparse(resolved=True)
        elif item.get("/Subtype") != Name.Image and "/Length1" not in item:
            yield item.read_bytes()
