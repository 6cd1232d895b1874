"""The pictures of a file: taken out, named by what they show, or told where they cannot be."""

from __future__ import annotations

import base64
import binascii
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from depliant.content.pictures.kinds import kind_of
from depliant.importing.shapes import Picture
from depliant.importing.told import Kind, Told
from depliant.reading.limits import MOST_PICTURE_BYTES
from depliant.sources.beside.names import lies_inside
from depliant.sources.beside.strangers import easy
from depliant.sources.fields.prompts import prompt
from depliant.words import _, speaking

FOLDER = "figures"
_ENDS = {"PNG": "png", "JPEG": "jpg", "WebP": "webp", "SVG": "svg"}
_DRAWN_ANEW = frozenset({"GIF", "TIFF", "BMP"})  # what Pillow reads, as a PNG
_MOST_PIXELS = 64_000_000
_LAZY = ("data-src", "data-lazy-src", "data-original")
_ICON = 32  # pixels: smaller pictures are a page's signs
_MADE_UP = re.compile(
    r"(?:une )?image contenant|a picture containing|générée? automatiquement"
    r"|automatically generated|^(?:image|picture|photo|img|graphique|grafik|bild)[ _-]?\d*$"
    r"|\.(?:png|jpe?g|gif|bmp|emf|wmf|svg)$",
    re.IGNORECASE,
)
_DATA = re.compile(r"data:image/[\w.+-]+;base64,(.*)", re.DOTALL)


@dataclass
class Gallery:
    """The pictures that a page names; `folder` is where the page lies, if it does."""

    pictures: dict[str, Picture]
    folder: Path | None = None
    told: list[Told] = field(default_factory=list)

    def __call__(self, image: Element) -> str:
        """The key of a picture, or nothing for one that is left out, which is told."""
        lazy = next(filter(None, map(image.get, _LAZY)), "")  # what a script would fetch
        source = (lazy or image.get("src", "")).strip()
        alt = image.get("alt", "").strip()
        if source in self.pictures:
            return source
        if _is_icon(image):
            self._leave(source, alt, _("A sign of the page, left out: {address}"))
            return ""
        data = self._data(source)
        if not data:
            self._leave(source, alt, _("A picture was not fetched: {address}"))
            return ""
        key = f"picture-{len(self.pictures) + 1}"
        address = source if len(source) < 100 else ""
        self.pictures[key] = Picture(data, address or _("in the page"), alt)
        return key

    def _leave(self, source: str, alt: str, message: str) -> None:
        line = message.format(address=source[:100])
        line = f"{line} ({alt})" if alt else line
        self.told.append(Told(Kind.PICTURES, line, alt))

    def _data(self, source: str) -> bytes:
        """The bytes of a picture in the page or in a folder beside it; never from elsewhere."""
        if found := _DATA.fullmatch(source):
            try:
                return base64.b64decode(re.sub(r"\s", "", found[1]), validate=True)
            except (ValueError, binascii.Error):
                return b""
        path = unquote(source.partition("?")[0].partition("#")[0])
        if self.folder is None or not lies_inside(path):
            return b""
        file = (self.folder / path.removeprefix("./")).resolve()
        inside = file.is_relative_to(self.folder.resolve())
        try:
            if inside and file.is_file() and file.stat().st_size <= MOST_PICTURE_BYTES:
                return file.read_bytes()
        except OSError:
            pass
        return b""


def _is_icon(image: Element) -> bool:
    sizes = [image.get(name, "") for name in ("width", "height")]
    return any(size.isdecimal() and int(size) <= _ICON for size in sizes)


@dataclass(frozen=True)
class Hung:
    """What stands in the text for each picture (its path and what it shows; no path: words), the
    files to write, and what is told."""

    shown: Mapping[str, tuple[str, str]]
    files: Mapping[str, bytes]
    told: tuple[Told, ...]


@dataclass
class _Hanging:
    lang: str
    shown: dict[str, tuple[str, str]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)

    def hang(self, key: str, picture: Picture) -> None:
        alt = picture.alt if not _MADE_UP.search(picture.alt) else ""
        kind = kind_of(picture.data)
        data, end = picture.data, _ENDS.get(kind, kind.lower() or "bin")
        if kind in _DRAWN_ANEW and (made := as_png(data)):
            data, kind, end = made, "PNG", "png"
        if kind == "EMF" and data.startswith(b"\xd7\xcd\xc6\x9a"):
            end = "wmf"
        path = self._path(alt, end)
        self.files[path] = data
        if kind in _ENDS:
            self._as_picture(key, path, alt, picture)
        else:
            self._as_words(key, path, alt, end.upper())

    def _as_picture(self, key: str, path: str, alt: str, picture: Picture) -> None:
        with speaking(self.lang):
            asked = prompt(_("what the picture shows"), self.lang).strip("[]")
        self.shown[key] = (path, alt or asked)  # the brackets are those of the picture
        message = (
            _("`{path}`: {origin}, “{alt}”.")
            if alt
            else _("`{path}`: {origin}; nothing says what it shows: write it in the leaflet.")
        )
        line = message.format(path=path, origin=picture.origin, alt=alt)
        said = picture.alt if not alt else ""
        self.told.append(Told(Kind.PICTURES, line, f"{picture.origin} {said}"))

    def _as_words(self, key: str, path: str, alt: str, kind: str) -> None:
        with speaking(self.lang):
            asked = _("the picture {path}, saved as PNG").format(path=path)
        self.shown[key] = ("", f"{alt} {prompt(asked, self.lang)}".strip())
        message = _(
            "`{path}` is in the format {kind}, which is not printed: open it and save it as PNG."
        )
        self.told.append(Told(Kind.PICTURES, message.format(path=path, kind=kind), alt))

    def _path(self, alt: str, end: str) -> str:
        name = easy(alt)[:40].strip("-") if re.search(r"[a-zA-Z]", alt) else "image"
        names = (name, *(f"{name}-{n}" for n in range(2, 1000)))
        stems = {Path(path).stem for path in self.files}
        return f"{FOLDER}/{next(one for one in names if one not in stems)}.{end}"


def hung(keys: Iterable[str], pictures: Mapping[str, Picture], lang: str) -> Hung:
    """The pictures whose `keys` the text names, in their order."""
    hanging = _Hanging(lang)
    for key in dict.fromkeys(keys):
        if key in pictures:
            hanging.hang(key, pictures[key])
    return Hung(hanging.shown, hanging.files, tuple(hanging.told))


def as_png(data: bytes) -> bytes:
    """A picture that we do not use, as one that we do; nothing if it cannot be read."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > _MOST_PIXELS:
                return b""
            made = io.BytesIO()
            image.convert("RGBA").save(made, "PNG")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return b""
    return made.getvalue()
