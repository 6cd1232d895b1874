"""The tags of a PDF, which a screen reader follows: what the engine leaves out or misplaces."""

from __future__ import annotations

from typing import Any

from depliant.units import PT_PER_PX


def mend(pdf: Any) -> None:
    """Mend the tags of a PDF that is about to be written."""
    _head_columns(pdf)
    _gather_items(pdf)
    _frame_figures(pdf)


def _head_columns(pdf: Any) -> None:
    """Say that a heading cell heads its column (Markdown has no other): the engine leaves `Scope`
    out, and a screen reader could not tell which cells belong to it (ISO 32000-1, 14.8.5.7)."""
    from pydyf import Dictionary

    for item in _tagged(pdf, "/TH"):
        item["A"] = Dictionary({"O": "/Table", "Scope": "/Column"})


def _gather_items(pdf: Any) -> None:
    """Put all that stands in a list's item, but its number, into one body: an item holds nothing
    else (ISO 32000-1, table 336); the engine leaves inner lists and paragraphs outside."""
    tags = {item.reference: item for item in _tagged(pdf)}
    for item in _tagged(pdf, "/LI"):
        said = [ref for ref in item["K"] if tags[ref]["S"] != "/Lbl"]
        if [tags[ref]["S"] for ref in said] != ["/LBody"]:
            body = _body(pdf, item, said)
            for ref in said:
                _move(tags[ref], body)
            item["K"] = _array([*(ref for ref in item["K"] if ref not in said), body.reference])


def _frame_figures(pdf: Any) -> None:
    """Say where a figure stands in the units of its page (ISO 32000-1, table 343): the engine
    writes px, counted from the top."""
    for item in _tagged(pdf, "/Figure"):
        foot = pdf.objects[int(item["Pg"].split()[0])]["TrimBox"][3]
        left, top, right, low = (end * PT_PER_PX for end in item["A"]["BBox"])
        item["A"]["BBox"] = _array([left, foot - low, right, foot - top])


def _body(pdf: Any, item: Any, said: list[Any]) -> Any:
    from pydyf import Dictionary

    body = Dictionary(
        {
            "Type": "/StructElem",
            "S": "/LBody",
            "K": _array(said),
            "Pg": item["Pg"],
            "P": item.reference,
        }
    )
    pdf.add_object(body)
    return body


def _move(tag: Any, body: Any) -> None:
    tag["P"] = body.reference
    if tag["S"] == "/LBody":  # a paragraph without a tag of its own
        tag["S"] = "/Div"


def _array(items: list[Any]) -> Any:
    from pydyf import Array

    return Array(items)


def _tagged(pdf: Any, name: str = "") -> list[Any]:
    """The elements of a PDF's structure, all or those of a name."""
    from pydyf import Dictionary

    found = (item for item in pdf.objects if isinstance(item, Dictionary) and "S" in item)
    return [item for item in found if item.get("Type") == "/StructElem" and name in ("", item["S"])]
