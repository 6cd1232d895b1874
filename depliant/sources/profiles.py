"""From a hospital's folder to a Hospital: its profile over its group's, its logo, its press."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from depliant.errors import InputError, Place, Problem, suggestion
from depliant.reading.directives.allowing import Allowance, allowances_in_yaml
from depliant.reading.limits import MOST_ICC_BYTES, MOST_PICTURE_BYTES
from depliant.reading.text import read_bytes, read_text
from depliant.reading.values import Values, load_yaml
from depliant.sources.beside.names import alike, is_hidden, is_slug, matching
from depliant.sources.hospital import Hospital, Profile, parse_hospital
from depliant.words import _


@dataclass(frozen=True)
class Profiles:
    """The folder `hospitals/` of a workspace; `name` is how messages call a file."""

    root: Path
    name: Callable[[Path], str]

    @property
    def hospitals(self) -> list[str]:
        return self._with("hospital.yaml")

    @property
    def groups(self) -> list[str]:
        """The groups whose profile a hospital may extend."""
        return self._with("group.yaml")

    def _with(self, file: str) -> list[str]:
        home = self.root / "hospitals"
        found = (path for path in home.glob(f"*/{file}") if not is_hidden(path, home))
        return sorted(path.parent.name for path in found if is_slug(path.parent.name))

    def read(self, slug: str) -> Hospital:
        """The profile and logo of a hospital; `InputError` with all that is wrong in them."""
        if slug not in self.hospitals:
            message = _("There is no hospital `{name}`.").format(name=slug)
            raise InputError(Problem(message, None, suggestion(slug, self.hospitals)))
        own = self._values(slug, "hospital.yaml")
        extends = own.data.get("extends") if isinstance(own.data, dict) else None
        named = isinstance(extends, str) and extends  # else told with all that is wrong
        group = self._group(str(extends), own.place(("extends",))) if named else None
        profile, values = parse_hospital(own, group)
        logo = self._logo(profile, values)
        places = [one.place(()) for one in (own, group) if one]
        allowed = tuple(one for place in places for one in self._allowances(place))
        return Hospital(slug, profile, logo, values, self._icc(profile, values), allowed)

    def _allowances(self, place: Place) -> Iterator[Allowance]:
        text = read_text(self.root / place.file, place.file)
        yield from allowances_in_yaml(text, Place(place.file, 1))

    def _logo(self, profile: Profile, values: Values) -> bytes:
        if profile.logo is None:
            return b""
        place = values.place(("logo", "file"))
        return self._beside(profile.logo.file, place, MOST_PICTURE_BYTES)

    def _group(self, slug: str, place: Place) -> Values:
        if slug not in self.groups:
            message = _("There is no group `{name}`.").format(name=slug)
            raise InputError(Problem(message, place, self._instead_of_group(slug)))
        values = self._values(slug, "group.yaml")
        if not isinstance(values.data, dict) or "extends" in values.data:
            message = _("A group extends no other.")
            raise InputError(Problem(message, values.place(("extends",)), _("Remove the line.")))
        return values

    def _instead_of_group(self, slug: str) -> str:
        if slug in self.hospitals:
            remedy = _("`{name}` is a hospital: what others share stands in a `group.yaml`.")
            return remedy.format(name=slug)
        if self.groups:
            return suggestion(slug, self.groups)
        return _(
            "A group is a folder with what its hospitals share: write"
            " `hospitals/<group>/group.yaml`, or remove the line."
        )

    def _values(self, slug: str, file: str) -> Values:
        path = self.root / "hospitals" / slug / file
        name = self.name(path)
        return load_yaml(read_text(path, name), Place(name))

    def _icc(self, profile: Profile, values: Values) -> bytes:
        """The ICC profile of the hospital's print shop, if it names one."""
        if not profile.press:
            return b""
        place = values.place(("press", "profile"))
        icc = self._beside(profile.press.profile, place, MOST_ICC_BYTES)
        if icc[16:20] != b"CMYK" or icc[36:40] != b"acsp":
            message = _("This is not an ICC profile for four inks.")
            raise InputError(Problem(message, place, _("Ask the print shop for theirs.")))
        return icc

    def _beside(self, name: str, place: Place, most: int) -> bytes:
        """The bytes of a file beside the profile (a hospital's, a group's) that names it; a link
        that leads outside is refused."""
        path = _found(name, (self.root / place.file).parent, place)
        return read_bytes(path, self.name(path), most)


def _found(name: str, folder: Path, place: Place) -> Path:
    lying = {path.relative_to(folder).as_posix(): path for path in _lying(folder)}
    found = matching(name, lying)
    remedy = _("Put it in the hospital's folder.")
    if len(found) != 1:
        near = alike(name, lying)
        message = _("There is no such file beside the profile: `{name}`.").format(name=name)
        raise InputError(Problem(message, place, suggestion(name, near) if near else remedy))
    if not lying[found[0]].resolve().is_relative_to(folder.resolve()):
        message = _("The file `{name}` does not lie beside the profile.").format(name=name)
        raise InputError(Problem(message, place, remedy))
    return lying[found[0]]


def _lying(folder: Path) -> Iterator[Path]:
    """The files in a profile's folder and in those inside it."""
    found = (*folder.glob("*"), *folder.glob("*/*"))
    yield from (path for path in found if path.is_file() and not is_hidden(path, folder))
