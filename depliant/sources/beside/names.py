"""Names of files, as people write them and as disks keep them.

A Mac keeps `é` as two characters, Windows takes `Photo.JPG` for `photo.jpg` and writes `\\` between
folders, an address writes a space as `%20`. What means one file for its author finds it here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_SLUG = re.compile(r"[a-z0-9][a-z0-9_-]*")
_ALIKE = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "\\": "/"})


def name_key(written: str) -> str:
    """What all ways to write one path have in common."""
    text = unicodedata.normalize("NFC", unquote(written).translate(_ALIKE)).casefold()
    path = _SPACES.sub(" ", text).strip(" <>").removeprefix("./")
    return unicodedata.normalize("NFC", path)


def lies_inside(written: str) -> bool:
    """Whether a written path could be that of a file beside an article: it leads neither outside
    the folder nor to another machine."""
    path = name_key(written)
    hidden = any(part.startswith(".") or not part for part in path.split("/"))
    return bool(path) and not hidden and ":" not in path and path.isprintable()


def slashed(written: str) -> str:
    """A path as it is kept: folders parted by `/`, from here on."""
    return written.replace("\\", "/").removeprefix("./")


def matching(written: str, names: Iterable[str]) -> list[str]:
    """The names that a written path may mean: the very same, or else all that are written
    otherwise and mean the same."""
    known = sorted(names)
    if written in known:
        return [written]
    same = unicodedata.normalize("NFC", written)
    exact = [name for name in known if unicodedata.normalize("NFC", name) == same]
    return exact or [name for name in known if name_key(name) == name_key(written)]


def alike(written: str, names: Iterable[str]) -> list[str]:
    """The names that have the wanted one in another folder, or with another extension."""
    wanted = PurePosixPath(name_key(written))
    keys = {name: PurePosixPath(name_key(name)) for name in names}
    return sorted(
        n for n, key in keys.items() if wanted.name == key.name or wanted.stem == key.stem
    )


def names_in(text: str, names: Iterable[str]) -> list[str]:
    """The names of files that stand somewhere in a text, however they are written there. One that
    stands there by chance is found too; one without an extension is not."""
    texts = (name_key(text), name_key(text.replace("\\", "")))  # `mon\\_plan.svg` in Markdown
    return [name for name in names if any(_stands_in(one, name_key(name)) for one in texts)]


def _stands_in(text: str, key: str) -> bool:
    plain = "." in key or key.endswith("/")
    return plain and key in text and bool(re.search(rf"(?<!\w){re.escape(key)}", text))


def is_slug(name: str) -> bool:
    """Whether a folder's name may be a hospital's or a group's: it becomes a part of addresses,
    and two that differ in their capitals are one on some disks."""
    return bool(_SLUG.fullmatch(name))


def is_hidden(path: Path, home: Path) -> bool:
    """Whether a file below `home`, or a folder that it lies in, has a name that begins with a
    dot: what an editor, an archive or a synchronised folder left there."""
    return any(part.startswith(".") for part in path.relative_to(home).parts)
