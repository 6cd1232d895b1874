"""Words and letters, for the rules that compare text at two stages."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

from depliant.typeset.pages import Page, Run

_VOID = frozenset("""area base br col embed hr img input link meta source track wbr""".split())
_SILENT = frozenset(("head", "style", "script", "title", "svg"))


def letters(text: str) -> str:
    """The letters and digits of a text, in NFKC form, in their order: spaces, hyphens and signs
    do not count, since lines are broken and hyphenated on the way to paper."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def html_letters(html: str) -> dict[str, str]:
    """The letters of each section (`data-section`) of composed HTML, in document order."""
    reader = _SectionReader()
    reader.feed(html)
    reader.close()
    return {section: letters("".join(parts)) for section, parts in reader.texts.items()}


def run_letters(runs: Iterable[Run]) -> dict[str, str]:
    """The letters of each section of laid-out runs, generated ones left out."""
    texts: dict[str, list[str]] = {}
    for run in runs:
        if run.section and not run.generated:
            texts.setdefault(run.section, []).append(run.text)
    return {section: letters("".join(parts)) for section, parts in texts.items()}


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


class _SectionReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: dict[str, list[str]] = {}
        self._open: list[tuple[str, str]] = [("", "")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            section = dict(attrs).get("data-section") or self._open[-1][1]
            self._open.append((tag, section))

    def handle_endtag(self, tag: str) -> None:
        while len(self._open) > 1 and tag in (name for name, _s in self._open):
            if self._open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        section = self._open[-1][1]
        if section and not any(tag in _SILENT for tag, _section in self._open):
            self.texts.setdefault(section, []).append(data)
