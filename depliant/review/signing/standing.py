"""What stands of the signatures in a front matter, and what has fallen: each with why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from depliant.sources.leaflet import Article
from depliant.sources.signature import Sealed
from depliant.sources.signing.circuit import is_author, missing
from depliant.sources.signing.sign_offs import SignOff
from depliant.sources.stamp import article_stamp
from depliant.words import _


@dataclass(frozen=True)
class Fallen:
    """A signature or a sign-off that no longer counts, and why, in words."""

    signature: Sealed
    why: str


@dataclass(frozen=True)
class Standing:
    """The signatures and sign-offs of an article that count as it stands, and those that do not."""

    signatures: tuple[Sealed, ...]
    sign_offs: tuple[SignOff, ...]
    fallen: tuple[Fallen, ...]


def standing(article: Article, asked: Sequence[str]) -> Standing:
    """What counts of an approval: signatures of the text as it stands by others than its authors.
    `asked` are those who have to sign: a draft that all of them signed was set back by somebody,
    who took their signatures away."""
    meta, stamp = article.meta, article_stamp(article)
    fallen = list(_fallen(article, meta.approval, stamp))
    left = _without(meta.approval, fallen)
    if meta.status != "approved" and left and not missing(asked, left):
        fallen += [Fallen(one, _("the leaflet was set back to `draft`")) for one in left]
        left = ()
    void = [one for one in meta.sign_offs if not one.stands(stamp)]
    changed = [Fallen(one, _why(one, stamp)) for one in void]
    kept = tuple(one for one in meta.sign_offs if one.stands(stamp))
    return Standing(left, kept, (*fallen, *changed))


def _fallen(article: Article, signatures: Sequence[Sealed], stamp: str) -> Iterator[Fallen]:
    authors = [author.name for author in article.meta.authors]
    for one in signatures:
        if not one.stands(stamp):
            yield Fallen(one, _why(one, stamp))
        elif is_author(one.name, authors):
            yield Fallen(one, _("an author does not approve"))


def _why(one: Sealed, stamp: str) -> str:
    if one.stamp == stamp:
        return _("its name, its role or its date was changed by hand")
    return _("the text has changed since")


def _without(signatures: Sequence[Sealed], fallen: Sequence[Fallen]) -> tuple[Sealed, ...]:
    gone = [one.signature for one in fallen]
    return tuple(one for one in signatures if one not in gone)
