"""The short lines of France, and who answers there: 15 SAMU, 17 police, 18 fire brigade, 112 all of
them, 114 all of them for who cannot hear or speak (17 and 18 [unverified]: common knowledge)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

COUNTRIES = frozenset({"FR", "GP", "BL", "MF", "GF", "MQ", "RE", "YT"})
_ALL = ("112", "114")
_ANSWER = {
    "samu": ("15", *_ALL),
    "pompiers": ("18", *_ALL),
    "police": ("17", *_ALL),
    "urgence": ("15", "18", *_ALL),
}
_SERVICE = (
    r"(?P<samu>samu(?!\ssocial))|(?P<pompiers>(?:sapeurs[-\s])?pompiers)"
    r"|(?P<police>police(?:[-\s]secours)?|gendarm\w+)"
    r"|(?P<urgence>(?<!aux\s)(?<!des\s)(?<!les\s)(?<!nos\s)urgences?"
    r"(?:\s(?:vitales?|médicales?|graves?))?|secours)"
)
_TO = r"(?:au|le|du|:|composez|faites|appelez|est|c[’']est|\()"
_LINE = (  # and nothing that it would count
    r"(?P<line>\d{2,3})(?=\s?(?:[.;:!?)»]|,(?!\d)|$|\s(?:ou|et|tout|sans|jour|même|pour|si)\b))"
    r"(?![.,]\d)"
)
_AT = re.compile(rf"\b(?:{_SERVICE})\s?,?\s?{_TO}(?:\s{_TO}){{0,2}}\s?{_LINE}", re.IGNORECASE)
_BEHIND = re.compile(
    rf"(?<![\d,.])\b(?P<line>\d{{2,3}})\s?(?:\(|,\sc[’']est\s)(?:le\s|la\s|les\s)?(?:{_SERVICE})\b",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_SHORT = frozenset({"15", "17", "18", "112", "114", "115", "116", "119", "911", "999"})


@dataclass(frozen=True)
class WrongLine:
    """A service of emergencies beside a line that is another's; `right` is its own."""

    start: int
    service: str
    line: str
    right: str


def wrong_lines(text: str) -> Iterator[WrongLine]:
    """The lines of a French text that are not those of the service beside them."""
    if not _DIGIT.search(text):
        return
    for pattern in (_AT, _BEHIND):
        for found in pattern.finditer(text):
            name = next(one for one in _ANSWER if found[one])
            line, answer = found["line"], _ANSWER[name]
            known = line in _SHORT or name == "samu"  # elsewhere a number may count anything
            if line not in answer and known:
                yield WrongLine(found.start("line"), found[name], line, answer[0])
