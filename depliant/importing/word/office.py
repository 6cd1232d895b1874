"""Other word processors' files → .docx, by LibreOffice if this machine has it.

It runs without a window, in a profile of its own that is thrown away: no macro runs, no link is
followed, no network is reached.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from depliant.errors import InputError, MissingError, Place, Problem
from depliant.words import _

SECONDS = 120
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{items}
</oor:items>
"""
_ITEM = (
    '<item oor:path="/org.openoffice.Office.Common/{path}"><prop oor:name="{name}" '
    'oor:op="fuse"><value>{value}</value></prop></item>'
)
_SAFE = (
    ("Security/Scripting", "DisableMacrosExecution", "true"),
    ("Security/Scripting", "MacroSecurityLevel", "3"),
    ("Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Security/Scripting", "DisableActiveContent", "true"),
)
_NOWHERE = "http://127.0.0.1:9"  # a port where nobody listens: what would be fetched is not


def as_docx(data: bytes, suffix: str, place: Place) -> bytes:
    """The same document as a .docx. `MissingError` without LibreOffice; `InputError` for what it
    cannot read."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if not program:
        message = _("LibreOffice is needed to read a {suffix} file, and is not installed.")
        remedy = _("Save the file as .docx, or install LibreOffice (libreoffice-writer-nogui).")
        raise MissingError(Problem(message.format(suffix=suffix), place, remedy))
    with tempfile.TemporaryDirectory(prefix="depliant-") as name:
        folder = Path(name)
        source = folder / f"source{suffix}"
        source.write_bytes(data)
        _convert(program, source, folder)
        made = folder / "made" / "source.docx"
        if not made.is_file():
            message = _("LibreOffice cannot read this file: it is damaged, or locked.")
            remedy = _("Open it in a word processor and save it as .docx.")
            raise InputError(Problem(message, place, remedy))
        return made.read_bytes()


def _convert(program: str, source: Path, folder: Path) -> None:
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    items = "\n".join(_ITEM.format(path=p, name=n, value=v) for p, n, v in _SAFE)
    settings = _SETTINGS.format(items=items)
    (profile / "user" / "registrymodifications.xcu").write_text(settings, encoding="utf-8")
    command = [
        *(program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"),
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "made"), str(source)),
    ]
    try:
        subprocess.run(  # noqa: S603 (our own words, and a name that we gave)
            command, capture_output=True, timeout=SECONDS, env=_quiet(folder), check=False
        )
    except subprocess.TimeoutExpired:
        return  # nothing was made: told by whoever asked
    except OSError as error:
        message = _("LibreOffice does not start.")
        raise MissingError(Problem(message, None, _("Save the file as .docx."))) from error


def _quiet(folder: Path) -> dict[str, str]:
    """The environment of a program that is to reach nothing."""
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), _NOWHERE)
    return {**os.environ, **proxies, "HOME": str(folder), "TMPDIR": str(folder)}
