"""Signs that no font of a leaflet has, as the sign that means the same: ticks, crosses, arrows,
boxes, and what fonts of symbols draw for a letter of the private use area."""

from __future__ import annotations

import re

from depliant.importing.mending.walk import each_text
from depliant.importing.shapes import Blocks
from depliant.importing.told import Kind, Told
from depliant.words import _

_SAME = {  # the sign that is printed, and those that mean the same
    "✓": "✔🗸\uf0fc",
    "✗": "✘✕✖🗴🗵🗶❌\uf0fb",
    "→": "➔➜➝➞➡⇒🡪🡢🠖\uf0e0\uf0e8\uf0f0\uf0d8\uf0c4",
    "☐": "🞎🞏🗌❏❑\uf0a8\uf06f\uf071\uf072",
    "☑": "🗹🗷☒\uf0fe\uf0fd",
    "☎": "🕿🕾✆📞\uf028\uf029",
    "✉": "🖂📧\uf02a",
    "⚠": "🛆",
    "•": "\uf0b7\uf0a7\uf09f\uf076\uf077",
}
_PRINTED = {other: sign for sign, others in _SAME.items() for other in others}
_FOUND = re.compile(f"[{''.join(_PRINTED)}]\ufe0f?")
_PRIVATE = re.compile("[\uf020-\uf0ff]")


def same(sign: str) -> str:
    """The sign that is printed for one that means the same."""
    return _PRINTED.get(sign, sign)


def printed(blocks: Blocks) -> tuple[Blocks, tuple[Told, ...]]:
    """The blocks with signs that are printed, each change told once; so is a sign of which only its
    font knows what it is."""
    told: dict[str, Told] = {}

    def changed(found: re.Match[str]) -> str:
        before, after = found[0], _PRINTED[found[0][0]]
        if not _PRIVATE.match(before):
            message = _("“{before}” reads “{after}” now.").format(before=before, after=after)
            told[before] = Told(Kind.REPAIRED, message, before)
        return after

    def text(said: str) -> str:
        said = _FOUND.sub(changed, said)
        for sign in _PRIVATE.findall(said):
            message = _("A sign of a font of symbols is not known (U+{code}); “�” stands for it.")
            told[sign] = Told(Kind.LOOK, message.format(code=f"{ord(sign):04X}"), sign)
        return _PRIVATE.sub("\ufffd", said)

    changed_blocks = each_text(blocks, text)
    return changed_blocks, tuple(told.values())
