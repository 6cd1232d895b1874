"""Names of a plate that are not the imprint's, though the engine gives both the same."""

from __future__ import annotations

import re
from typing import Any

BEFORE = "P"  # stands before the plate's names: none of the imprint's begins so
_NAMED = re.compile(rb"(.*)/(\S+) (Do|gs|sh|scn|SCN)", re.DOTALL)
_RENAMED = ("ExtGState", "XObject", "Pattern", "Shading")


def own_names(pdf: Any) -> None:
    """Rename the resources and the heading cells of a file that is about to be written. Its pages
    then end in the state in which they began: something may be laid over them."""
    pages = [pdf.objects[number] for number in pdf.pages["Kids"][::3]]
    for page in pages:
        stream = _met(pdf, page["Contents"])
        stream.stream[:] = [b"q", *map(_renamed, stream.stream), b"Q"]
    for reference in dict.fromkeys(page["Resources"] for page in pages):
        resources = _met(pdf, reference)
        for kind in _RENAMED:
            items = list(resources[kind].items())
            resources[kind].clear()
            resources[kind].update((BEFORE + name, item) for name, item in items)
    _rename_headings(pdf)


def shared_profile(pdf: Any) -> bytes | None:
    """Let all that rests on a file's colour profile refer to one colour space, so that another
    file's profile may take its place: where it is; nothing if the file has no profile."""
    from pydyf import Array, Dictionary

    intents = pdf.catalog.get("OutputIntents")
    if not intents:
        return None
    space = Array(["/ICCBased", intents[0]["DestOutputProfile"]])
    pdf.add_object(space)
    for item in pdf.objects:
        held = item if isinstance(item, Dictionary) else getattr(item, "extra", {})
        for holder in (held, held.get("Group", {})):
            holder.update((key, space.reference) for key, own in holder.items() if own == space)
    return bytes(space.reference)


def _rename_headings(pdf: Any) -> None:
    """The cells below a heading name it by the very same object."""
    for item in pdf.objects:
        if isinstance(item, dict) and item.get("S") == "/TH" and "ID" in item:
            item["ID"].string = BEFORE + item["ID"].string


def _renamed(step: Any) -> Any:
    """A step of a page, with the plate's name of the resource that it uses."""
    found = _NAMED.fullmatch(step) if isinstance(step, bytes) else None
    return b"%s/%s%s %s" % (found[1], BEFORE.encode(), found[2], found[3]) if found else step


def _met(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
