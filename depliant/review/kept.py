"""Kept: the text as it was signed, whole, with its figures, beside the article that it was.

`leaflets/<slug>/.approved/<lang>-<digest>/` travels with the leaflet, whoever copies the folder,
with git or without; no build reads what is hidden. The digest is the stamp that was signed, and
the copy makes that stamp anew when it is read: nobody can pass another text off as the one.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from glob import escape
from pathlib import Path

from depliant.errors import InputError
from depliant.reading.files import refused, write
from depliant.reading.text import decode
from depliant.sources.leaflet import Article, parse_article
from depliant.sources.signature import Signature
from depliant.sources.stamp import article_stamp
from depliant.sources.workspace import Workspace

HOME = ".approved"
_BEGUN = ".begun-"


@dataclass(frozen=True)
class Kept:
    """A text as it was signed, and its stamp."""

    article: Article
    stamp: str

    @property
    def whole(self) -> bool:
        """Whether all who were asked had signed it."""
        return self.article.approved and {one.stamp for one in self.signatures} == {self.stamp}

    @property
    def signatures(self) -> tuple[Signature, ...]:
        return (*self.article.meta.approval, *self.article.meta.sign_offs)


@contextmanager
def keeping(path: Path, signed: Article, data: bytes) -> Iterator[None]:
    """Keep a copy of an article's file as it is signed, if what is done meanwhile succeeds: the
    `data` that it will hold, and the figures beside it. Once all have signed, no older copy is
    kept. `InputError` if the disk refuses; nothing is left then."""
    home, copy = path.parent / HOME, Kept(signed, article_stamp(signed))
    begun, name = _laid(home, path.name, signed, data), _called(path, copy.stamp)
    try:
        yield
        _put(begun, home / name)
    finally:
        shutil.rmtree(begun, ignore_errors=True)
    if copy.whole:
        for other in _copies(path):
            if other.name != name:
                shutil.rmtree(other, ignore_errors=True)


def kept(workspace: Workspace, path: Path) -> Iterator[Kept]:
    """The texts of an article that are kept as they were signed; what was changed since is none."""
    for copy in _copies(path):
        try:
            article = workspace.article(copy / path.name)
        except InputError:
            continue
        stamp = article_stamp(article)
        if copy.name == _called(path, stamp):
            yield Kept(article, stamp)


def reread(article: Article, data: bytes) -> Article:
    """An article as its file will say it, with the same figures beside it."""
    place = article.place
    changed = parse_article(decode(data, place), article.slug, article.lang, place)
    return replace(changed, figures=article.figures)


def _copies(path: Path) -> list[Path]:
    return sorted((path.parent / HOME).glob(f"{escape(path.stem)}-*/"))


def _called(path: Path, stamp: str) -> str:
    return f"{path.stem}-{stamp.rpartition(':')[2]}"


def _laid(home: Path, name: str, article: Article, data: bytes) -> Path:
    """A folder with a copy, under a name that is not its own yet."""
    try:
        home.mkdir(exist_ok=True)
        begun = Path(tempfile.mkdtemp(dir=home, prefix=_BEGUN))
    except OSError as error:
        raise refused(home, error) from None
    begun.chmod(0o755)
    try:
        write(begun / name, data)
        for figure, held in article.figures.items():
            write(begun / figure, held.data)
    except BaseException:
        shutil.rmtree(begun, ignore_errors=True)
        raise
    return begun


def _put(begun: Path, copy: Path) -> None:
    """Give a copy its name, in the place of an earlier one of the same text."""
    try:
        shutil.rmtree(copy, ignore_errors=True)
        begun.rename(copy)
    except OSError as error:
        raise refused(copy, error) from None
