"""What a file holds, before it is read: its text as HTML or as lines, its words, its pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from depliant.importing.shapes import Blocks, Picture
from depliant.importing.told import Told


@dataclass(frozen=True)
class Remark:
    """A comment of a file: whose, about which words (none: about a place), under which heading."""

    who: str
    text: str
    about: str = ""
    under: str = ""


@dataclass(frozen=True)
class Source:
    """The text of a file as `html` (or as `blocks`, for plain text); all its words, piece by
    piece, as somebody who knows nothing of this program would read them; what is told of it; its
    pictures by key; what it says of itself (`front`: title, author, date …). `tabs`: a tab in its
    HTML is one that was typed. `remarks` are a Word file's comments, `revised_by` who changed it
    while changes were tracked."""

    html: str
    words: tuple[str, ...]
    told: tuple[Told, ...] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    front: Mapping[str, str] = field(default_factory=dict)
    tabs: bool = False
    blocks: Blocks = ()
    remarks: tuple[Remark, ...] = ()
    revised_by: tuple[str, ...] = ()
