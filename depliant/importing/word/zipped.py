"""A word processor's file is a folder in a zip: its parts, after cheap limits, and safe XML."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError

from depliant.errors import InputError, Place, Problem
from depliant.words import _

MOST_FILE_BYTES = 60_000_000  # a document with some photographs has 5 to 30 MB
_MOST_BYTES = 150_000_000  # of all its parts, opened
_MOST_XML_BYTES = 12_000_000  # of one part; 600 words make 0.1 MB
_MOST_PARTS = 3_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Microsoft's older container; also of locked files
_LOCKED = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True)
class Package:
    """The parts of a zipped document, by name; read when asked for."""

    data: bytes = field(repr=False)
    place: Place
    names: tuple[str, ...]
    _trees: dict[str, Element] = field(default_factory=dict, repr=False)

    def part(self, name: str) -> bytes:
        """The bytes of a part; nothing if there is none."""
        return _read(self.data, name, self.place) if name in self.names else b""

    def xml(self, name: str) -> Element:
        """The tree of a part, an empty one if there is none, the same each time; `InputError` for
        XML that is broken or defines anything."""
        if name not in self._trees:
            self._trees[name] = parsed(self.part(name) or b"<none/>", name, self.place)
        return self._trees[name]

    def like(self, start: str, end: str = ".xml") -> Iterator[str]:
        """The names of parts that begin and end so."""
        return (name for name in self.names if name.startswith(start) and name.endswith(end))


def opened(data: bytes, place: Place) -> Package:
    """The package that some bytes are; `InputError` if they are none, are locked or too large."""
    if data.startswith(_OLE):
        raise _refused(place, locked=_LOCKED in data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            infos = file.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise broken(place) from None
    if any(info.flag_bits & 1 for info in infos):
        raise _refused(place, locked=True)
    _no_bomb(infos, place)
    return Package(data, place, tuple(info.filename for info in infos))


def is_locked(data: bytes) -> bool:
    """Whether a file of Microsoft's older container holds one that a password locks."""
    return data.startswith(_OLE) and _LOCKED in data


def parsed(data: bytes, name: str, place: Place) -> Element:
    """The tree of some XML that defines no entity and refers to none."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        tree: Element = fromstring(data, forbid_dtd=True)
    except DefusedXmlException:
        message = _("Its part `{name}` defines entities, as no word processor does.")
        remedy = _("Do not trust this file; ask for another one.")
        raise InputError(Problem(message.format(name=name), place, remedy)) from None
    except (ParseError, ValueError, LookupError, RecursionError):
        raise broken(place) from None
    return tree


def _read(data: bytes, name: str, place: Place) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return file.read(name)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError):
        raise broken(place) from None


def _no_bomb(infos: list[zipfile.ZipInfo], place: Place) -> None:
    """Refuse what would fill the memory; a part is never read beyond the size it declares."""
    xml = max((info.file_size for info in infos if _is_xml(info.filename)), default=0)
    total = sum(info.file_size for info in infos)
    if total > _MOST_BYTES or xml > _MOST_XML_BYTES or len(infos) > _MOST_PARTS:
        message = _("Opened, the file would take {size} MB: no leaflet does.")
        remedy = _("Do not trust this file, or make its pictures smaller.")
        message = message.format(size=max(total // 1_000_000, 1))
        raise InputError(Problem(message, place, remedy))


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def broken(place: Place) -> InputError:
    """What to tell of a file that no program can open."""
    message = _("The file is damaged: it cannot be opened.")
    remedy = _("Open it in the word processor and save it again, as .docx.")
    return InputError(Problem(message, place, remedy))


def _refused(place: Place, locked: bool) -> InputError:
    if not locked:
        return broken(place)
    message = _("The file is locked by a password.")
    return InputError(Problem(message, place, _("Save it without the password, then try again.")))
