"""Bytes → text: UTF-8, small, line ends as \\n; refused otherwise, with the line.

A letter and its accent are one character (Unicode's form NFC), and characters that nobody sees,
which come along when text is copied, are left out: two texts that look the same are the same.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from depliant.errors import InputError, Place, Problem
from depliant.reading.limits import MOST_BYTES
from depliant.words import _
from depliant.words.system import reason

_UNSEEN = dict.fromkeys(
    map(ord, "\u00ad\u200b\u2060\ufe0e\ufe0f\ufeff")
)  # soft hyphen, spaces of no width, the choice between a sign and its coloured picture

_DOCUMENTS = (b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"%PDF")  # docx or odt, rtf, doc, PDF
_HIGH = bytes(n for n in range(0x80, 0xC0) if n not in (0x81, 0x8D, 0x8F, 0x90, 0x9D))
_TAIL = re.escape(_HIGH.decode("cp1252")) + "\x80-\x9f"  # the further bytes of a letter, as cp1252
# Letters that were written in UTF-8, read as Western European and written again: `Ã©` for `é`.
TWICE = re.compile(rf"(?:[ÂÃÅ][{_TAIL}]|â[{_TAIL}]{{2}})+")


def read_bytes(path: Path, name: str, most: int = MOST_BYTES) -> bytes:
    """The bytes of a small file; `name` is how messages call it, `most` how large it may be."""
    place = Place(name)
    try:
        if path.stat().st_size > most:
            message = _("The file is larger than {size} MB.").format(size=most // 1_000_000)
            raise InputError(Problem(message, place, _("Make it smaller.")))
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(
            Problem(_("There is no such file."), place, _("Check its name."))
        ) from None
    except OSError as error:
        raise InputError(
            Problem(
                _("The file cannot be read: {reason}.").format(reason=reason(error)),
                place,
                _("Check its permissions."),
            )
        ) from None


def read_text(path: Path, name: str) -> str:
    """The UTF-8 text of a file, line ends as \\n; `InputError` for any other encoding."""
    return decode(read_bytes(path, name), Place(name))


def decode(data: bytes, place: Place) -> str:
    remedy = _("Save it again in UTF-8: in Notepad, File > Save as, Encoding: UTF-8.")
    if data.startswith(_DOCUMENTS):
        message = _("This is a word processor's document, whatever its name.")
        wanted = _("Save it there as plain text (.txt) in UTF-8, then call that file so.")
        raise InputError(Problem(message, place, wanted))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(Problem(_("The file is in UTF-16."), place, remedy))
    if b"\x00" in data:
        line = data[: data.index(b"\x00")].count(b"\n") + 1
        raise InputError(Problem(_("The file holds a NUL byte."), place.at(line), remedy))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputError(
            Problem(_("The file is not in UTF-8 (Latin-1?)."), place.at(line), remedy)
        ) from None
    if not text.strip():
        raise InputError(Problem(_("The file is empty."), place, _("Write it, or delete it.")))
    seen = text.replace("\r\n", "\n").replace("\r", "\n").translate(_UNSEEN)
    return unicodedata.normalize("NFC", seen)


def read_again(found: re.Match[str]) -> str:
    """What the letters of a match were before; `\\ufffd` stands where that cannot be told."""
    data = b"".join(
        bytes([ord(one)]) if ord(one) < 0x100 else one.encode("cp1252") for one in found[0]
    )
    return data.decode("utf-8", errors="replace")
