"""Words and letters, for the rules that compare text at two stages."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from depliant.typeset.pages import Page, Pages, Run

_SILENT = frozenset(("head", "style", "script", "title", "svg"))


def letters(text: str) -> str:
    """The letters and digits of a text, in NFKC form, in their order: spaces, hyphens and signs
    do not count, since lines are broken and hyphenated on the way to paper."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def loose_words(text: str) -> frozenset[str]:
    """The words of a text, the letters of each sorted: of lines that are read from right to left,
    a program that reads a file back gives words of two directions, and lam and alef, in an order
    of its own."""
    return frozenset("".join(sorted(letters(word))) for word in text.split()) - {""}


def html_letters(html: Element) -> dict[str, str]:
    """The letters of each section (`data-section`) of parsed HTML, in document order."""
    return _joined(_parts(html, ""))


def run_letters(runs: Iterable[Run]) -> dict[str, str]:
    """The letters of each section of laid-out runs, generated ones left out."""
    return _joined((run.section, run.text) for run in runs if not run.generated)


def lost_letters(pages: Pages) -> dict[str, int]:
    """How many letters of each section are on no page: what the engine left out."""
    there = run_letters(run for page in pages.pages for run in page.runs)
    counts = (
        (section, (Counter(wanted) - Counter(there.get(section, ""))).total())
        for section, wanted in html_letters(pages.html).items()
    )
    return {section: lost for section, lost in counts if lost}


def doubled_letters(pages: Pages) -> int:
    """How many letters are on pages more often than in the text: heads of tables that go on, and
    what the engine set twice."""
    wanted = html_letters(pages.html)
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


def _parts(element: Element, section: str) -> Iterator[tuple[str, str]]:
    """The texts in an element, each with the section it stands in."""
    if element.tag in _SILENT or not isinstance(element.tag, str):  # a comment has no tag
        return
    section = element.get("data-section", section)
    yield section, element.text or ""
    for child in element:
        yield from _parts(child, section)
        yield section, child.tail or ""


def _joined(parts: Iterable[tuple[str, str]]) -> dict[str, str]:
    texts: dict[str, list[str]] = {}
    for section, text in parts:
        if section:
            texts.setdefault(section, []).append(text)
    return {section: letters("".join(pieces)) for section, pieces in texts.items()}
