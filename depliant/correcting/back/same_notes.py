"""Which note of a file that came back is which of the article's: word processors count anew, and a
note that two passages lead to stands there twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from depliant.correcting.corrections import Leaves
from depliant.correcting.leaves import Leaf


def note_names(sent: Mapping[str, Leaves], came: Mapping[str, Leaves]) -> dict[str, str]:
    """The article's names of the notes that came back, by their numbers: by their words, else by
    their order. A note that is new has none."""
    keys = {name: [leaf.key for leaf in leaves] for name, leaves in _known(sent).items()}
    left = list(_uses(sent))
    found: dict[str, str] = {}
    for number, leaves in came.items():
        mine = [leaf.key for leaf in leaves]
        same = [name for name, key in keys.items() if key == mine]
        if same:
            name = next((one for one in same if one in left), same[0])
            found[number] = name
            if name in left:
                left.remove(name)
    others = [number for number in came if number not in found]
    if len(left) == len(others):
        found |= dict(zip(others, left, strict=True))
    return found


def corrected_notes(
    sent: Mapping[str, Leaves], came: Mapping[str, Leaves], names: Mapping[str, str]
) -> dict[str, Leaves]:
    """The notes that came back, by the article's names; of one that stands there more than once,
    the first that was corrected."""
    known = _known(sent)
    found: dict[str, Leaves] = {}
    for number, leaves in came.items():
        name = names.get(number, number)
        before = [leaf.key for leaf in known.get(name, ())]
        if name not in found or [leaf.key for leaf in found[name]] == before:
            found[name] = leaves
    return found


def _known(sent: Mapping[str, Leaves]) -> dict[str, list[Leaf]]:
    known: dict[str, list[Leaf]] = {}
    for leaves in sent.values():
        for leaf in leaves:
            if leaf.note:
                known.setdefault(leaf.note, []).append(leaf)
    return known


def _uses(sent: Mapping[str, Leaves]) -> Iterator[str]:
    """The name of a note for each passage that leads to it."""
    for leaves in sent.values():
        yield from (span.note for leaf in leaves for span in leaf.spans if span.note)
