"""Words and letters, for the rules that compare text at two stages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from depliant.typeset.lettering.letters import by_section, letters
from depliant.typeset.pages import Page, Pages, Run


def loose_words(text: str) -> frozenset[str]:
    """The words of a text, the letters of each sorted: of lines that are read from right to left,
    a program that reads a file back gives words of two directions, and lam and alef, in an order
    of its own."""
    return frozenset("".join(sorted(letters(word))) for word in text.split()) - {""}


def run_letters(runs: Iterable[Run]) -> dict[str, str]:
    """The letters of each section of laid-out runs, generated ones left out."""
    return by_section((run.section, run.text) for run in runs if not run.generated)


def lost_letters(pages: Pages) -> dict[str, int]:
    """How many letters of each section are on no page: what the engine left out."""
    there = run_letters(run for page in pages.pages for run in page.runs)
    counts = (
        (section, (Counter(wanted) - Counter(there.get(section, ""))).total())
        for section, wanted in pages.letters.items()
    )
    return {section: lost for section, lost in counts if lost}


def doubled_letters(pages: Pages) -> int:
    """How many letters are on pages more often than in the text: heads of tables that go on, and
    what the engine set twice."""
    wanted = pages.letters
    there = run_letters(run for page in pages.pages for run in page.runs)
    return sum(
        (Counter(letters) - Counter(wanted.get(section, ""))).total()
        for section, letters in there.items()
    )


def word_count(pages: Iterable[Page]) -> int:
    """How many words stand on pages, a word broken at a line end counted twice at the most."""
    return sum(len(run.text.split()) for page in pages for run in _written(page))


def line_count(pages: Iterable[Page]) -> int:
    """How many lines of text stand on pages, each page's counted by itself."""
    return sum(
        len({(round(run.y + run.height), run.section) for run in _written(page)}) for page in pages
    )


def _written(page: Page) -> Iterator[Run]:
    """The runs of what was written: no page number, no list mark."""
    return (run for run in page.runs if not run.generated)
