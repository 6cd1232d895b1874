"""Corrections that are accepted → the text of the article; each is read back before it counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from depliant.correcting.corrections import Correction, Leaves, corrected
from depliant.correcting.hand import edits
from depliant.correcting.hand.edits import Edit, UnwritableError, applied
from depliant.correcting.hand.numbers import renumbered
from depliant.correcting.hand.places import Text, text_of
from depliant.correcting.leaves import Leaf
from depliant.correcting.undressed import body, of_blocks, title, walk
from depliant.errors import InputError
from depliant.reading.sections import Section
from depliant.sources.leaflet import Article, parse_article


@dataclass(frozen=True)
class Sent:
    """An article as it was sent: the leaves of each section by its role, then those of the notes
    that it leads to first."""

    article: Article

    @cached_property
    def leaves(self) -> dict[str, Leaves]:
        found: dict[str, Leaves] = {}
        told: set[str] = set()
        for section in self.article.sections:
            found[section.role] = self.leaves_of(section, told)
        return found

    def leaves_of(self, section: Section, told: set[str]) -> Leaves:
        """The leaves of a section and of its notes, but for those that are `told` before."""
        own = own_leaves(section)
        return (*own, *self._notes(section, own, told))

    def _notes(self, section: Section, own: Leaves, told: set[str]) -> Iterator[Leaf]:
        known = section.definitions.notes
        for name in [span.note for leaf in own for span in leaf.spans if span.note]:
            if name in known and name not in told:
                told.add(name)
                like = Leaf("note", note=name, line=known[name].line)
                for leaf in walk().leaves(of_blocks(section, known[name].blocks), like):
                    yield replace(leaf, spans=tuple(one for one in leaf.spans if not one.note))

    @cached_property
    def text(self) -> Text:
        """The text, and the lines on which something begins."""
        begins = [leaf.line for leaves in self.leaves.values() for leaf in leaves]
        for section in self.article.sections:
            known = section.definitions
            begins.append(section.place.line or 1)
            for kind in (known.links, known.abbreviations, known.notes):
                begins += [one.line for one in kind.values()]
        return text_of(self.article.text, begins)


def own_leaves(section: Section) -> Leaves:
    """The leaves of a section, its title first."""
    found = walk()
    named = found.leaves(title(section), Leaf("title", line=section.place.line or 1))
    heads = (Leaf("title", leaf.spans, leaf.line) for leaf in named)
    return (*heads, *found.leaves(body(section)))


@dataclass(frozen=True)
class Writable:
    """A correction of a section, and the edits that write it; none if nobody but an author can."""

    role: str
    correction: Correction
    edits: tuple[Edit, ...]


def writable(sent: Sent, role: str, one: Correction) -> Writable:
    """How a correction is written: in the first way that reads as it should."""
    base = sent.leaves[role]
    for way in _ways(sent.text, base, one):
        try:
            found = way()
            _written(sent, [Writable(role, one, found)], [role])
        except UnwritableError:
            continue
        return Writable(role, one, found)
    return Writable(role, one, ())


def _ways(text: Text, base: Leaves, one: Correction) -> Iterator[Callable[[], tuple[Edit, ...]]]:
    if one.before and one.after:
        yield lambda: edits.patched(text, one.before[0], one.after[0])
        yield lambda: (edits.rewritten(text, one.before[0], one.after[0]),)
    elif one.before:
        yield lambda: edits.taken_out(text, base, one)
    else:
        yield lambda: edits.put_in(text, base, one)


def written(sent: Sent, accepted: Sequence[Writable]) -> str:
    """The text of the article with some corrections. `UnwritableError` if it would not read, or
    if some section would say anything else than they do."""
    return _written(sent, accepted, sent.leaves)


def _written(sent: Sent, accepted: Sequence[Writable], looked_at: Iterable[str]) -> str:
    """The same, looking at some sections only: at all of them before anything is written."""
    text = applied(sent.article.text, [edit for one in accepted for edit in one.edits])
    text = _counted(text, sent, {one.role for one in accepted})
    try:
        new = Sent(parse_article(text, sent.article.slug, sent.article.lang, sent.article.place))
        same = all(_says(new, sent, role, accepted) for role in looked_at)
    except (InputError, ValueError, LookupError):
        raise UnwritableError from None
    if not same or len(new.article.sections) != len(sent.article.sections):
        raise UnwritableError
    return text


def _says(new: Sent, sent: Sent, role: str, accepted: Iterable[Writable]) -> bool:
    """Whether a section says what it said, with its corrections."""
    section = new.article.section(role)
    if section is None:
        return False
    others = (leaves for name, leaves in sent.leaves.items() if name != role)
    told = {leaf.note for leaves in others for leaf in leaves if leaf.note}
    mine = [one.correction for one in accepted if one.role == role]
    wanted = corrected(sent.leaves[role], mine)
    return _keys(new.leaves_of(section, told)) == _keys(wanted)


def _keys(leaves: Iterable[Leaf]) -> list[object]:
    return [leaf.key for leaf in leaves]


def _counted(text: str, sent: Sent, roles: set[str]) -> str:
    """The text with the numbers of lists put right in sections that change."""
    whole = text_of(text, ())
    found: list[Edit] = []
    heads = [one for one in sent.article.sections if one.role in roles]
    for first, last in _sections(text, {f"#{one.role}" for one in heads}):
        found += renumbered(whole, first, last)
    return applied(text, found)


def _sections(text: str, roles: set[str]) -> Iterator[tuple[int, int]]:
    """The first and the last line of what stands under some headings."""
    lines = text.split("\n")
    heads = [n for n, one in enumerate(lines, 1) if one.startswith("## ")]
    for head, after in zip(heads, (*heads[1:], len(lines) + 1), strict=True):
        words = lines[head - 1].replace("{", " ").replace("}", " ").split()
        if roles & set(words):
            yield head + 1, after - 1
