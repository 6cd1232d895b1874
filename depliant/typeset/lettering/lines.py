"""Lines of display type: a title broken where its lines are as even as its words allow.

The engine fills line after line ("Un séjour avec son / enfant"); a title is balanced, as a
compositor does it by eye. Widths are measured (`widths`), in mm.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

Measure = Callable[[str], float]
Lines = tuple[str, ...]
MOST_LINES = 9
WEAK = 3  # letters: an article, a preposition; a line that ends with one is read twice
WEAK_END = 0.3  # of the mean line: what such an end costs, as if it were so much too short


def set_in(words: str, room: float, measure: Measure) -> Lines:
    """Words on as few lines of a width (`room`) as hold them, balanced; none if a word is wider
    than that, or they need more lines than a title has."""
    parts = words.split(" ")
    if any(measure(part) > room for part in parts):
        return ()
    for count in range(1, min(len(parts), MOST_LINES) + 1):
        lines = balanced(parts, count, measure)
        if all(measure(line) <= room for line in lines):
            return lines
    return ()


def balanced(parts: Sequence[str], count: int, measure: Measure) -> Lines:
    """Words on so many lines, as even as they can be: the squares of what lines differ from their
    mean are least."""
    mean = measure(" ".join(parts)) / count

    def cost(start: int, end: int) -> float:
        uneven = (measure(" ".join(parts[start:end])) - mean) ** 2
        weak = end < len(parts) and is_weak(parts[end - 1])
        return uneven + (WEAK_END * mean) ** 2 * weak

    @cache
    def best(start: int, left: int) -> tuple[float, tuple[int, ...]]:
        if left == 1:
            return cost(start, len(parts)), (len(parts),)
        ends = range(start + 1, len(parts) - left + 2)
        tried = ((end, best(end, left - 1)) for end in ends)
        return min((cost(start, end) + more, (end, *rest)) for end, (more, rest) in tried)

    ends = best(0, count)[1]
    return tuple(" ".join(parts[start:end]) for start, end in zip((0, *ends), ends, strict=False))


def is_weak(word: str) -> bool:
    """Whether a word leads to the next one: a line does not end with it."""
    return len(word) <= WEAK and word.isalpha()
