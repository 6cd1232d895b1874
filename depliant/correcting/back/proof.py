"""The proof that nothing is silent: the file that came back, beside a copy of the article as it is
once all corrections are taken over. Whatever still differs is told."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from depliant.correcting.back.returned import Came, Returned, read_returned
from depliant.correcting.leaves import Leaf
from depliant.correcting.review_copy import review_copy
from depliant.correcting.sheet import first_page
from depliant.correcting.sheet.marks import page_mark
from depliant.correcting.writing import Sent, Writable, written
from depliant.importing.shapes import STRUCK
from depliant.sources.leaflet import Article, parse_article
from depliant.words import _, speaking

_MOST_COMMENTS = 300  # that a first page is looked for with
_LANGUAGES = ("fr", "en")  # in which a copy can have been made
_SHOWN = 12  # words of a passage


def copy_of(sent: Sent, found: Sequence[Writable]) -> dict[str, Came]:
    """The sections of a copy of an article with some corrections, by their roles' digests."""
    old = sent.article
    text = written(sent, [one for one in found if one.edits])
    article = parse_article(text, old.slug, old.lang, old.place)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "copy.docx"
        path.write_bytes(review_copy(article, (), pictures=False))
        return {came.mark.role: came for came in read_returned(path, path.name).sections}


def differences(copy: Came, came: Came, found: Iterable[Writable]) -> Iterator[str]:
    """What a section that came back says, or how it says it, otherwise than a copy does; not what
    is shown as a correction to be written by hand."""
    by_hand = [one.correction for one in found if not one.edits]
    mine = _without([leaf for leaf in copy.leaves if leaf.key], (one.before for one in by_hand))
    theirs = _without([leaf for leaf in came.leaves if leaf.key], (one.after for one in by_hand))
    keys, others = [_set(leaf) for leaf in mine], [_set(leaf) for leaf in theirs]
    for what, a, b, c, d in SequenceMatcher(None, keys, others, autojunk=False).get_opcodes():
        if what != "equal":
            yield from _told(mine[a:b], theirs[c:d])


def _without(leaves: Sequence[Leaf], told: Iterable[Iterable[Leaf]]) -> list[Leaf]:
    """Leaves but for those that are shown already: as many of each as are."""
    left = Counter(words_of(leaf) for some in told for leaf in some)
    kept = []
    for leaf in leaves:
        if left[words_of(leaf)]:
            left[words_of(leaf)] -= 1
        else:
            kept.append(leaf)
    return kept


def words_of(leaf: Leaf) -> tuple[object, ...]:
    """The words of a leaf, however they are set; notes are compared elsewhere."""
    return tuple(token.key[0] for token in leaf.tokens)


def _set(leaf: Leaf) -> tuple[object, ...]:
    """What a leaf is, and its words."""
    level = (leaf.shape, leaf.depth, leaf.numbered, leaf.boxed, bool(leaf.row), leaf.column)
    return (*level, words_of(leaf), _struck(leaf))


def _struck(leaf: Leaf) -> str:
    return "".join("".join(s.text for s in leaf.spans if STRUCK in s.marks).split())


def _told(mine: Sequence[Leaf], theirs: Sequence[Leaf]) -> Iterator[str]:
    left = list(mine)
    for leaf in theirs:
        same = next((one for one in left if words_of(one) == words_of(leaf)), None)
        if same is None:
            yield _("Not taken over: “{words}”.").format(words=_shown(leaf))
            continue
        left.remove(same)
        yield from _set_otherwise(same, leaf)
    for leaf in left:
        yield _("Not taken over: in the file, “{words}” is gone.").format(words=_shown(leaf))


def set_otherwise(copy: Came, came: Came) -> Counter[tuple[object, ...]]:
    """The words that stand in both, but in the file are another thing than in the copy."""
    mine, theirs = ([leaf for leaf in one.leaves if leaf.key] for one in (copy, came))
    there = Counter(map(words_of, mine))
    missing = Counter(map(_set, theirs)) - Counter(map(_set, mine))
    words = Counter(words_of(leaf) for leaf in theirs if missing[_set(leaf)])
    return words & there


def _set_otherwise(mine: Leaf, theirs: Leaf) -> Iterator[str]:
    if _struck(mine) != _struck(theirs):
        message = _("Not taken over: words are struck out in “{words}”. Take them out by hand.")
        yield message.format(words=_shown(theirs))
    if _set(mine)[:6] != _set(theirs)[:6]:
        message = _(
            "Not taken over: “{words}” is set in another way in the file (a paragraph, an entry of "
            "a list, a heading, a frame or a table, or their level)."
        )
        yield message.format(words=_shown(theirs))


def _shown(leaf: Leaf) -> str:
    words = leaf.text.split()
    return " ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")


# --- what stands before the first section ------------------------------------------------------


def front_differences(article: Article, returned: Returned) -> Iterator[str]:
    """What the first page says otherwise than it was sent."""
    mark, said = returned.leaflet, [" ".join(leaf.text.split()) for leaf in returned.front]
    if mark is not None and page_mark(said) == mark.page:
        return
    yield _(
        "The first page was changed; nothing of it is taken over: title, version and dates "
        "stand in the front matter."
    )
    sent = _sent_page(article, mark.page if mark else "")
    if sent is None:
        return
    for line in said:
        if line and line not in sent:
            yield _("Not taken over: “{words}”.").format(words=line)
    for line in sent:
        if line and line not in said:
            yield _("Not taken over: in the file, “{words}” is gone.").format(words=line)


def _sent_page(article: Article, mark: str) -> list[str] | None:
    """The lines of the first page as it was sent, however many comments it told of; None if the
    article has another one since."""
    for lang in _LANGUAGES:
        with speaking(lang):
            for comments in range(_MOST_COMMENTS):
                lines = first_page.lines(article, comments)
                if page_mark(lines) == mark:
                    return [" ".join(line.split()) for line in lines]
    return None


def notes_in_two_ways(returned: Returned, names: Mapping[str, str], sent: Sent) -> Iterator[str]:
    """Notes that stand twice in the file, and are corrected in two ways."""
    known = {leaf.note: leaf.key for leaves in sent.leaves.values() for leaf in leaves[::-1]}
    ways: dict[str, set[object]] = {}
    for number, leaves in returned.notes.items():
        key = leaves[0].key if leaves else ()
        if number in names and key != known.get(names[number]):
            ways.setdefault(names[number], set()).add(tuple(leaf.key for leaf in leaves))
    for name, found in ways.items():
        if len(found) > 1:
            message = _("The note “{name}” is corrected in two ways: only the first is shown.")
            yield message.format(name=name)
