"""qr: the address of an edition's page under its hospital's public address, and its QR code.

The page says whether the version in one's hand is current (`status_pages`). Code and version are
in the address, never a title: it can be read over a shoulder.
"""

from __future__ import annotations

import io
import re
from functools import lru_cache

QUIET = 4  # modules of white around the code: ISO/IEC 18004


def page_path(code: str, version: str, lang: str) -> str:
    """Where a version's page lies, inside its hospital's folder: `HT-0417/1.0/fr`."""
    return f"{code}/{version}/{lang}"


def page_address(web: str, code: str, version: str, lang: str) -> str:
    """The address of a version's page: `https://tilleuls.example/HT-0417/1.0/fr/`."""
    return f"{web.rstrip('/')}/{page_path(code, version, lang)}/"


def short(address: str) -> str:
    """An address as people type it."""
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", address).rstrip("/")


@lru_cache(maxsize=64)
def qr_code(address: str) -> bytes:
    """The QR code of an address: an SVG of black modules; a quarter of it may be soiled."""
    import segno  # it brings the libraries of the network

    out = io.BytesIO()
    segno.make_qr(address, error="m", boost_error=False).save(
        out, kind="svg", border=QUIET, xmldecl=False, omitsize=True, svgclass=None, lineclass=None
    )
    return out.getvalue()
