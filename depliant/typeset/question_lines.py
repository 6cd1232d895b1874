"""Question lines: dashed lines on which readers write what they want to ask.

They close the questions' section, fill what is left of the running text, and make notes pages of
pages that stay empty. Every number about them stands here: the templates, the style sheets (as
custom properties) and the search that fits a text to its paper take it from here. Lengths in mm.
"""

from __future__ import annotations

LEAST, MOST = 2, 24  # lines of one block: the template writes MOST, a fit hides some
LINE = 9.0  # from one line to the next: room for a handwriting
WIDEST = 1.25 * LINE  # as far apart as they are drawn to fill their page exactly
TITLE = 10.0  # the title of a notes page, with its white
GAP = 4.0  # above the lines that fill the rest of the running text
AIR = 0.5  # left free, so that a rounding never turns a page
MOVED = TITLE + 2 * (GAP + AIR) + LEAST * LINE  # what the questions take on another page


def on_a_notes_page(height: float) -> int:
    """How many lines stand below the title of a notes page, on a text area of a height."""
    return int((height - TITLE) // LINE)


def in_the_rest(free: float, spacing: float) -> int:
    """How many lines, with a title above them, stand in what is left `free` below the running
    text (none in place of a few); `spacing` multiplies the gap, as everywhere on a rung."""
    lines = int((free - (GAP + AIR) * spacing - TITLE) // LINE)
    return min(MOST, lines) if lines >= LEAST else 0


def in_their_section(room: float) -> int:
    """How many lines the questions have, if `room` is left below the first LEAST."""
    return min(MOST, LEAST + max(0, int(room // LINE)))


def stretched(lines: int, room: float) -> float:
    """How far apart that many lines stand to fill the room exactly."""
    spare = (room - (lines - LEAST) * LINE) / lines
    return LINE + max(0.0, min(WIDEST - LINE, spare))


def properties() -> dict[str, str]:
    """The custom properties that are the same in every fit."""
    lengths = {"note-line": LINE, "notes-title": TITLE, "rest-gap": GAP}
    return {name: f"{length:g}mm" for name, length in lengths.items()}


def shown(lines: int, rest: int, notes: int) -> list[str]:
    """The rules that show so many question lines, lines in the rest, and notes pages."""
    rules = [f".questions .line:nth-of-type(n + {lines + 1}) {{ display: none }}"]
    if rest:
        rules += [".rest { display: block }"]
        rules += [f".rest .line:nth-of-type(n + {rest + 1}) {{ display: none }}"]
    return rules + [f".notes-{number} {{ display: block }}" for number in range(1, notes + 1)]
