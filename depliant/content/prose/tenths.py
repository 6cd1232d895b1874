"""A range of ten in a box: a row of ten little figures, full, hatched, outlined."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from depliant.content.pictures.row import FIGURES, row_url
from depliant.content.prose.building import TENTHS


def draw_tenths(root: Element, told: str) -> Iterator[str]:
    """Put the rows behind the titles of their boxes; their URLs. `told` is what is said of a row to
    those who do not see it, with the numbers {full}, {hatched}, {empty}."""
    for box in list(root.iter("div")):
        if TENTHS in box.attrib:
            least, most = map(int, box.attrib.pop(TENTHS).split("-"))
            row = Element("img", {"class": "tenths", "src": row_url(least, most)})
            numbers = {"full": least, "hatched": most - least, "empty": FIGURES - most}
            row.set("alt", told.format(**numbers))
            _behind_the_title(box, row)
            yield row.get("src", "")


def _behind_the_title(box: Element, row: Element) -> None:
    """On its line where the paper is wide, on the next one where it is not."""
    title = box[0]  # a range without one is refused: it says the same numbers
    if len(title):
        title[-1].tail = f"{title[-1].tail or ''} "
    else:
        title.text = f"{title.text} "
    title.append(row)
