"""doctor: what the machine has and lacks, and what to type for each lack."""

from __future__ import annotations

import ctypes.util
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from depliant.errors import DepliantError, MissingError
from depliant.typeset.plates import store
from depliant.words import _
from depliant.words.figures import number
from depliant.words.system import lacking

if TYPE_CHECKING:
    from depliant.mail.settings import MailSettings
    from depliant.sources.workspace import Workspace

_APT = "apt-get install -y {package}"


@dataclass(frozen=True)
class Diagnosis:
    """One thing that was looked at; `needed` tells a lack that stops the press from one that
    only slows it."""

    what: str
    good: bool
    detail: str
    remedy: str = ""
    needed: bool = True


def diagnose(out: Path) -> Iterator[Diagnosis]:
    """Look at Python, the libraries of the engine, the fonts and the out folder."""
    yield _python()
    yield _library("Pango", "pango-1.0", "libpango-1.0-0")
    yield _library("PangoFT2", "pangoft2-1.0", "libpangoft2-1.0-0")
    yield _library("HarfBuzz", "harfbuzz", "libharfbuzz0b")
    yield _library(
        _("HarfBuzz subsetting (makes writing fast)"),
        "harfbuzz-subset",
        "libharfbuzz-subset0",
        needed=False,
    )
    yield _engine()
    yield from _fonts()
    yield _writable(out)
    yield _plates()


def diagnose_mail(workspace: Workspace, out: Path) -> Iterator[Diagnosis]:
    """Look at mail.yaml, the outbox and the server: as far as it lets us in; nothing is sent."""
    from depliant.mail.database import state_folder
    from depliant.mail.outbox import Outbox
    from depliant.mail.settings import MAIL, mail_settings

    try:
        with Outbox(state_folder(out, *workspace.shared)) as outbox:
            yield Diagnosis(_("Outbox"), True, str(outbox.path))
    except DepliantError as error:
        yield _lacking(_("Outbox"), error)
    try:
        settings = mail_settings(workspace)
    except DepliantError as error:
        yield _lacking(MAIL, error)
    else:
        yield Diagnosis(MAIL, True, settings.where)
        yield _server(settings)


def _server(settings: MailSettings) -> Diagnosis:
    from depliant.mail.transport import connect

    what = _("Mail server")
    try:
        connection = connect(settings)
    except DepliantError as error:
        return _lacking(what, error)
    encryption = connection.encryption or _("not encrypted")
    connection.close()
    way = settings.authentication
    detail = _("{encryption}; authentication: {way}; nothing was sent")
    return Diagnosis(what, True, detail.format(encryption=encryption, way=way))


def _lacking(what: str, error: DepliantError) -> Diagnosis:
    """All that is wrong; the remedies together."""
    told = _("; ").join(
        _("{name}: {said}").format(name=p.place, said=p.message) if p.place else p.message
        for p in error.problems
    )
    remedies = dict.fromkeys(one.remedy for one in error.problems if one.remedy)
    return Diagnosis(what, False, told, " ".join(remedies))


def _python() -> Diagnosis:
    version = ".".join(map(str, sys.version_info[:3]))
    good = sys.version_info >= (3, 11)
    return Diagnosis("Python", good, version, _("Install Python 3.11 or newer."))


def _library(what: str, name: str, package: str, *, needed: bool = True) -> Diagnosis:
    found = ctypes.util.find_library(name)
    remedy = _("Type: {command}").format(command=_APT.format(package=package))
    return Diagnosis(what, bool(found), found or _("missing"), remedy, needed)


def _engine() -> Diagnosis:
    try:
        import weasyprint
        from weasyprint.text.ffi import pango
    except (ImportError, OSError) as error:
        remedy = _("Type: {command}").format(command="pip install weasyprint==70.0")
        return Diagnosis("WeasyPrint", False, lacking(error), remedy)
    number = int(pango.pango_version())
    pango_version = f"{number // 10000}.{number // 100 % 100}.{number % 100}"
    return Diagnosis("WeasyPrint", True, f"{weasyprint.__version__}, Pango {pango_version}")


def _fonts() -> Iterator[Diagnosis]:
    from depliant.typeset.lettering import fonts

    for family in fonts.FAMILIES:
        face = next(face for face in fonts.FACES if face.family == family)
        try:
            name = fonts.path(face).name
        except MissingError as error:
            yield Diagnosis(family, False, _("missing"), error.problems[0].remedy)
        else:
            yield Diagnosis(family, True, name)


def _plates() -> Diagnosis:
    """Without them each build sets all pages again: slower, and the same."""
    folder = store.home()
    why, kept = store.refusal(folder), store.stock(folder)
    detail = _("{size} MB in {folder}").format(size=number(kept.size / 1e6, 1), folder=folder)
    remedy = _("Set XDG_CACHE_HOME to a folder of this machine that is yours alone.")
    what = _("Pages kept for the next build")
    return Diagnosis(what, not why, why or detail, remedy, needed=False)


def _writable(out: Path) -> Diagnosis:
    folder = out
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    good = folder.is_dir() and os.access(folder, os.W_OK)
    what = _("Writing to {folder}").format(folder=out)
    detail = _("allowed") if good else _("not allowed")
    return Diagnosis(
        what, good, detail, _("Choose another --out folder, or change its permissions.")
    )
