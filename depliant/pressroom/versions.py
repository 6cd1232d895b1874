"""What the bytes of every edition depend on, beside what people write: versions, the program."""

from __future__ import annotations

import ctypes
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

from depliant import __version__
from depliant.typeset.lettering import fonts

_PACKAGES = (
    *("weasyprint", "pydyf", "tinyhtml5", "tinycss2", "pyphen", "pikepdf", "pypdfium2"),
    *("markdown", "nh3", "jinja2", "babel", "phonenumbers", "segno", "fonttools"),
    *fonts.PACKAGES,
)


@cache
def versions() -> Mapping[str, str]:
    """What the bytes of every edition depend on: the engine, the fonts, the libraries."""
    return {"depliant": __version__} | {name: version(name) for name in _PACKAGES} | _pango()


def _pango() -> dict[str, str]:
    """Pango's version: it breaks the lines. Asked of the library: the engine stays cold."""
    try:
        library = ctypes.CDLL("libpango-1.0.so.0")
    except OSError:  # another system names it otherwise
        return {}
    library.pango_version_string.restype = ctypes.c_char_p
    return {"pango": library.pango_version_string().decode()}


@cache
def program() -> str:
    """The digest of our own code: a changed stage makes other editions."""
    files = sorted(Path(__file__).parent.parent.rglob("*.py"))
    return hashlib.sha256(b"\x1f".join(path.read_bytes() for path in files)).hexdigest()
