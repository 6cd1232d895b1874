"""Stamps: digests of what was read and signed; any change of a word breaks them."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.digest import exact, spoken
from depliant.reading.sections import Section
from depliant.sources.beside.figures import Figures
from depliant.sources.leaflet import Article, FrontMatter

BESIDE = {"status", "approval", "sign_offs", "superseded_by", "changes"}  # what nobody signs
_FIRST = frozenset(  # the keys of the first stamps, said or not
    "title subtitle code version kind audience authors sources rights funding written review_by "
    "formats pages picture synonyms".split()
)


def section_stamp(section: Section) -> str:
    """The stamp of one section: its role, title, dress and text, with what it takes from other
    sections (a note's words)."""
    dress = " ".join(sorted(section.classes))
    formats = "*" if section.formats is None else " ".join(sorted(section.formats))
    hospitals = () if section.hospitals is None else (" ".join(sorted(section.hospitals)),)
    taken = section.definitions.words_for(section.text)
    return spoken(section.role, section.title, dress, formats, section.text, *hospitals, *taken)


def article_stamp(article: Article) -> str:
    """The stamp of all that an approval covers: words, sources and dates, the figures, and the
    rules that were silenced."""
    meta = article.meta.model_dump_json(exclude=BESIDE | _unsaid(article.meta))
    sections = map(section_stamp, article.sections)
    silenced = (f"{one.rule}: {one.reason}" for one in article.allowances)
    return spoken(meta, *sections, *figure_stamps(article.figures), *silenced)


def words_stamp(article: Article) -> str:
    """The stamp of what readers of a version see: its title, its words, its figures."""
    meta = article.meta
    said = (meta.title, meta.subtitle, meta.audience, meta.aim or "")
    sections = map(section_stamp, article.sections)
    return spoken(*said, *sections, *figure_stamps(article.figures))


def _unsaid(meta: FrontMatter) -> set[str]:
    """The keys that came later and that nobody has written: what was signed before there were such
    keys stands."""
    return {name for name in FrontMatter.model_fields if name not in _FIRST | meta.model_fields_set}


def figure_stamps(figures: Figures) -> Iterator[str]:
    """A line for each figure, by name: what it is called, and the digest of its bytes."""
    for name, figure in sorted(figures.items()):
        yield f"{name} {exact(figure.data)}"
