"""Files and folders that lie among the hospitals, and are taken for profiles by whoever put them
there: copies, other names, folders whose name cannot be a hospital's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from depliant.sources.beside.names import is_slug
from depliant.sources.beside.strangers import Stranger, easy, inside
from depliant.words import _

_HOSPITAL, _GROUP = _PROFILES = ("hospital.yaml", "group.yaml")
_PROFILE = re.compile(r"(hospital|group).*\.ya?ml(?:\.txt)?", re.IGNORECASE)
_YAML = re.compile(r".+\.ya?ml(?:\.txt)?", re.IGNORECASE)


def misnamed_profiles(hospitals: Path) -> Iterator[Stranger]:
    """What lies in the folder of all hospitals, looks like a profile, and is not read."""
    for path in inside(hospitals):
        if path.is_dir():
            yield from _in_folder(path)
        elif _YAML.fullmatch(path.name):
            message = _("`{file}` lies in no hospital's folder, and is not read.")
            remedy = _("Move it to `hospitals/{name}/{wanted}`.")
            name = "<name>" if _PROFILE.fullmatch(path.name) else easy(path.stem)
            remedy = remedy.format(name=name, wanted=_wanted(path))
            yield Stranger(path, message.format(file=path.name), remedy, refused=True)


def _in_folder(folder: Path) -> Iterator[Stranger]:
    files = inside(folder)
    read = [path.name for path in files if path.name in _PROFILES]
    if not read:
        yield from map(_misnamed, (path for path in files if _YAML.fullmatch(path.name)))
        return
    if not is_slug(folder.name):
        message = _("`{file}` cannot be the name of a hospital or a group, and is not read.")
        remedy = _("Call the folder `{name}` (small letters without accents), or move it away.")
        remedy = remedy.format(name=easy(folder.name))
        yield Stranger(folder, message.format(file=folder.name), remedy, refused=True)
    if len(read) > 1:
        message = _("`{file}` lies beside `{other}`: a folder is a hospital or a group.")
        remedy = _("Move it to a folder of its own.")
        message = message.format(file=_GROUP, other=_HOSPITAL)
        yield Stranger(folder / _GROUP, message, remedy, refused=True)
    for path in files:
        if path.name not in read and _PROFILE.fullmatch(path.name):
            message = _("`{file}` looks like a second `{profile}`, and is not read.")
            remedy = _("Keep what is right in `{profile}`, then delete the other.")
            message = message.format(file=path.name, profile=read[-1])
            yield Stranger(path, message, remedy.format(profile=read[-1]), refused=True)


def _misnamed(path: Path) -> Stranger:
    message = _("`{file}` is not read: a profile is called `{wanted}`.")
    wanted = _wanted(path)
    remedy = _("Rename it `{wanted}`.").format(wanted=wanted)
    message = message.format(file=path.name, wanted=wanted)
    return Stranger(path, message, remedy, refused=True)


def _wanted(path: Path) -> str:
    found = _PROFILE.fullmatch(path.name)
    return f"{found[1].lower()}.yaml" if found else _HOSPITAL
