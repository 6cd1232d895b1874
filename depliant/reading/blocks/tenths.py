"""The range that a number's box draws: `!!! number 7-9-sur-10 "7 à 9 enfants sur 10"`.

Ten little figures show it, so it is a range of ten and nothing else; the title says the same
numbers, for whoever hears the page read aloud.
"""

from __future__ import annotations

import re

from depliant.reading.blocks.kinds import Reader, shortened
from depliant.reading.blocks.line import Line
from depliant.words import _

ALL = 10
Tenths = tuple[int, int]
_RANGE = re.compile(r"(\d+)(?:-(\d+))?-[^\W\d_]+-(\d+)(?=\s|$)\s*")
_NUMBER = re.compile(r"\d+")


def tenths(reader: Reader, line: Line, kind: str, written: str) -> tuple[Tenths | None, str]:
    """The range that stands before a box's title, and the title; what is wrong with it is told."""
    found = _RANGE.match(written)
    if not found:
        return None, written
    least, most, of = int(found[1]), int(found[2] or found[1]), int(found[3])
    title = written[found.end() :]
    wrong = _wrong(kind, (least, most, of), found[0].strip(), title)
    if wrong:
        reader.wrong(line, *wrong)
        return None, title
    return (least, most), title


def _wrong(
    kind: str, numbers: tuple[int, int, int], written: str, title: str
) -> tuple[str, str] | None:
    """What keeps a range from being drawn, and what to write."""
    least, most, of = numbers
    if kind != "number":
        message = _("“{text}”: only a box `number` draws a range.")
        return message.format(text=written), _('Write `!!! number 7-9-of-10 "…"`, or remove it.')
    if of != ALL:
        message = _("“{text}”: ten figures are drawn, no other number.")
        remedy = _("Give the range out of 10, or remove it and leave the number to the title.")
        return message.format(text=written), remedy
    if not (least <= most <= ALL and most):
        message = _("“{text}” is no range of ten.")
        return message.format(text=written), _("Write the smaller number first: `7-9-of-10`.")
    said = {int(number) for number in _NUMBER.findall(title)}
    if said != set(numbers):
        message = _("The title “{title}” does not say the numbers of `{text}`.")
        remedy = _("Write them in the title as digits, and no others: “{example}”.")
        example = _("{least} to {most} out of 10") if least < most else _("{least} out of 10")
        example = example.format(least=least, most=most)
        text = message.format(title=shortened(title.strip('"“”«» ')), text=written)
        return text, remedy.format(example=example)
    return None
