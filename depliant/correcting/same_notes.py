"""Which note of a file that came back is which of the article's: word processors count anew."""

from __future__ import annotations

from collections.abc import Mapping

from depliant.correcting.corrections import Leaves
from depliant.correcting.leaves import Leaf


def note_names(sent: Mapping[str, Leaves], came: Mapping[str, Leaves]) -> dict[str, str]:
    """The article's names of the notes that came back, by their numbers: by their words, else by
    their order. A note that is new has none."""
    known: dict[str, list[Leaf]] = {}
    for leaves in sent.values():
        for leaf in leaves:
            if leaf.note:
                known.setdefault(leaf.note, []).append(leaf)
    keys = {name: [leaf.key for leaf in leaves] for name, leaves in known.items()}
    found: dict[str, str] = {}
    for number, leaves in came.items():
        mine = [leaf.key for leaf in leaves]
        same = (name for name, key in keys.items() if key == mine and name not in found.values())
        if name := next(same, ""):
            found[number] = name
    left = [name for name in keys if name not in found.values()]
    others = [number for number in came if number not in found]
    if len(left) == len(others):
        found |= dict(zip(others, left, strict=True))
    return found
