"""Files and folders that lie among the leaflets and are none, and what to do with each.

Only `leaflets/<name>/<language>.md` is an article. What may be taken for one, and is not read, is
refused by name: someone believes that it is printed. What only lies there is told; what systems and
editors leave behind is nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from depliant.words import _

_MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mdwn"})
_TEXTS = frozenset({".txt", ".doc", ".docx", ".odt", ".rtf", ".html", ".htm", ".pages", ".pdf"})
_ARTICLE = re.compile(r"[a-z]{2}\.md")
_LITTER = re.compile(
    r"\..*|~.*|#.*#|.*~|.*\.(?:tmp|bak|swp|lnk|part|crdownload)|e?thumbs\.db|ehthumbs\.db"
    r"|desktop\.ini|icon\r",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_][a-z]{2})?", re.IGNORECASE)  # `FR`, `fr-FR`
_COPY = re.compile(  # what browsers, file managers and synchronised folders call a second one
    r"([a-z]{2})(?: ?\(.*\)|[-_ ~]+(?:copie|copy|conflict|desktop|laptop|pc|old|ancien|backup|v?\d)"
    r".*)",
    re.IGNORECASE,
)
_REPORT = re.compile(r"import(?:-\d+)?\.md")  # what an import did; for the author, not printed
_EASY = re.compile(r"[A-Za-z0-9._-]+")


@dataclass(frozen=True)
class Stranger:
    """What lies there, and what to do with it; whether it is `refused` or only told."""

    path: Path
    message: str
    remedy: str
    refused: bool


def is_markdown(path: Path) -> bool:
    """Whether a file is called like Markdown, in one of the ways in which people call it."""
    return path.suffix.lower() in _MARKDOWN


def is_text(path: Path) -> bool:
    """Whether a file is a text that was not written in Markdown."""
    return path.suffix.lower() in _TEXTS


def is_article(path: Path) -> bool:
    """Whether a file in a leaflet's folder is one of its articles: `<language>.md`."""
    return bool(_ARTICLE.fullmatch(path.name))


def is_litter(path: Path) -> bool:
    """Whether a file is what a system, an editor or a synchronised folder leaves behind."""
    return bool(_LITTER.fullmatch(path.name))


def strangers(leaflets: Path, leaflet: str = "") -> Iterator[Stranger]:
    """The strangers in the folder of a leaflet, or in the folder of all leaflets."""
    if leaflet:
        yield from _in_folder(leaflets / leaflet)
        return
    for path in inside(leaflets):
        if path.is_dir():
            yield from _in_folder(path)
        elif is_markdown(path):
            yield _outside(path)


def inside(folder: Path) -> list[Path]:
    """What lies in a folder, without litter."""
    try:
        return sorted(path for path in folder.iterdir() if not is_litter(path))
    except OSError:
        return []  # told elsewhere (jobs/unseen.py)


def _outside(path: Path) -> Stranger:
    name = "<name>" if is_article(path) else easy(path.stem)
    message = _("`{file}` lies in no leaflet's folder, and is not read.").format(file=path.name)
    remedy = _("Move it to `leaflets/{name}/fr.md`.").format(name=name)
    return Stranger(path, message, remedy, refused=True)


def _in_folder(folder: Path) -> Iterator[Stranger]:
    files = inside(folder)
    articles = {path.stem for path in files if is_article(path)}
    found = [one for path in files if (one := _judged(path, articles))]
    yield from found
    if not articles and not any(one.refused for one in found):
        yield from _empty(folder, files)
    elif articles and not _EASY.fullmatch(folder.name):
        message = _("The folder `{name}` has a name that is hard to type: spaces, accents.")
        remedy = _("Call it `{name}`.").format(name=easy(folder.name))
        yield Stranger(folder, message.format(name=folder.name), remedy, refused=False)


def easy(name: str) -> str:
    """A name with plain letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "<name>"


# --- one file --------------------------------------------------------------------------------


def _judged(path: Path, articles: set[str]) -> Stranger | None:
    """What a file in a leaflet's folder is, if it may be taken for an article and is none."""
    stem = path.name.partition(".")[0]
    written = is_markdown(path) or ".md." in path.name.lower()
    called = _LANGUAGE.fullmatch(stem) or (_COPY.fullmatch(stem) if written else None)
    if is_article(path) or path.is_dir() or not (written or is_text(path)):
        return None
    if _REPORT.fullmatch(path.name):
        return None
    if called and called[1].lower() in articles:
        return _second(path, f"{called[1].lower()}.md", written)
    if called and _LANGUAGE.fullmatch(stem):
        return _misnamed(path, f"{called[1].lower()}.md", written)
    if not written:
        return None  # a source, a letter: nobody takes it for the leaflet
    message = _("`{file}` is no article, and is not read: only `fr.md` and the like are.")
    remedy = _("Call it by its language (`fr.md`), or move it away.")
    if articles:
        remedy = _("Move it away: the article is `{article}.md`.").format(article=min(articles))
    return Stranger(path, message.format(file=path.name), remedy, refused=True)


def _second(path: Path, article: str, written: bool) -> Stranger:
    """Beside an article, a file that says the same or something newer."""
    if written:
        message = _("`{file}` looks like a second `{article}`, and is not read.")
        remedy = _("Keep what is right in `{article}`, then delete the other.")
    else:
        message = _("`{file}` is not read: `{article}` is.")
        remedy = _("Put what is new in it into `{article}`, or move it away.")
    message = message.format(file=path.name, article=article)
    return Stranger(path, message, remedy.format(article=article), refused=written)


def _misnamed(path: Path, article: str, written: bool) -> Stranger:
    """An article under a name that is not read."""
    message = _("`{file}` is not read: an article is called `{article}`.")
    plain = written or path.suffix.lower() == ".txt"
    remedy = _("Rename it `{wanted}`.") if plain else _("Put its text into `{wanted}`.")
    message = message.format(file=path.name, article=article)
    return Stranger(path, message, remedy.format(wanted=article), refused=True)


def _empty(folder: Path, files: list[Path]) -> Iterator[Stranger]:
    """A folder without an article says what lies there instead."""
    if not files:
        return
    deeper = [path for path in files if path.is_dir() and any(map(is_article, inside(path)))]
    message = _("The folder `{name}` holds no article (`fr.md`), but {files}.")
    names = ", ".join(f"`{path.name}`" for path in files[:5])
    remedy = _("Write `fr.md` in it, or move the folder away.")
    if deeper:
        remedy = _("Move `{name}` up: a leaflet is a folder right in `leaflets/`.")
        remedy = remedy.format(name=deeper[0].name)
    text = any(map(is_text, files))
    message = message.format(name=folder.name, files=names)
    yield Stranger(folder, message, remedy, refused=bool(deeper) or text)
