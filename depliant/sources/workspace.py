"""A workspace: the folder where leaflets and hospitals lie.

Any folder can be one; what it lacks (templates, styles, formats) comes from the installed
package. This module finds things and reads them through `sources`; it decides nothing.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from depliant.errors import InputError, Place, Problem
from depliant.formats.format import Format, parse_formats, shipped_formats
from depliant.reading.models import validate
from depliant.reading.text import read_bytes, read_text
from depliant.reading.values import Values, load_yaml
from depliant.sources.hospital import Hospital, Profile, parse_hospital
from depliant.sources.house_style import House
from depliant.sources.kinds import Kind
from depliant.sources.leaflet import Article, parse_article
from depliant.sources.local_text import LocalText, parse_local
from depliant.sources.shipped import existing, shipped, shipped_kinds
from depliant.words import _

WEB = "web/"
_FIGURES = (".svg", ".png")


@dataclass(frozen=True)
class Workspace:
    """Where things are; `root` holds leaflets/, hospitals/, and perhaps formats.yaml."""

    root: Path

    def name(self, path: Path) -> str:
        """How messages call a file: from the workspace if it lies inside, else in full."""
        try:
            return path.resolve().relative_to(self.root.resolve()).as_posix()
        except ValueError:
            return path.as_posix()

    # --- leaflets ---

    @property
    def leaflets(self) -> list[str]:
        """The slugs of all leaflets."""
        return sorted({path.parent.name for path in self._files("leaflets", "*/*.md")})

    def article_paths(self, leaflet: str) -> list[Path]:
        """The files of a LEAFLET: a slug of the workspace or a path to a Markdown file."""
        if leaflet.endswith(".md"):
            path = Path(leaflet)
            if path.is_file():
                return [path]
            raise InputError(
                Problem(_("There is no such file."), Place(leaflet), _("Check its name."))
            )
        if leaflet not in self.leaflets:
            raise InputError(
                Problem(
                    _("There is no leaflet `{name}`.").format(name=leaflet),
                    None,
                    suggestion(leaflet, self.leaflets),
                )
            )
        return sorted(path for path in self._files("leaflets", f"{leaflet}/*.md"))

    def article(self, path: Path) -> Article:
        """The article in a file, with the figures that lie beside it."""
        slug, lang = path.resolve().parent.name, path.stem
        name = self.name(path)
        if not (len(lang) == 2 and lang.isalpha()):  # a file from anywhere: article.md
            slug, lang = path.stem, "fr"
        article = parse_article(read_text(path, name), slug, lang, Place(name))
        return replace(article, figures=self._figures(path.resolve().parent))

    def _figures(self, folder: Path) -> dict[str, bytes]:
        found = {}
        for path in sorted([*folder.glob("*"), *folder.glob("figures/*")]):
            inside = path.resolve().is_relative_to(folder)  # a link may lead outside
            if path.suffix.lower() in _FIGURES and inside and path.is_file():
                found[path.relative_to(folder).as_posix()] = read_bytes(path, self.name(path))
        return found

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        """The kinds of leaflets: the workspace's, or the package's."""
        path = self.root / "leaflets" / "kinds.yaml"
        path = path if path.is_file() else shipped_kinds()
        values = self._values(path)
        return {name: validate(Kind, values.row(name)) for name in values.data}

    # --- hospitals ---

    @property
    def hospitals(self) -> list[str]:
        return sorted(path.parent.name for path in self._files("hospitals", "*/hospital.yaml"))

    def hospital(self, slug: str) -> Hospital:
        """The profile and logo of a hospital."""
        if slug not in self.hospitals:
            raise InputError(
                Problem(
                    _("There is no hospital `{name}`.").format(name=slug),
                    None,
                    suggestion(slug, self.hospitals),
                )
            )
        own = self._values(self.root / "hospitals" / slug / "hospital.yaml")
        extends = own.data.get("extends") if isinstance(own.data, dict) else None
        group = self._group(str(extends), own.place(("extends",))) if extends else None
        profile, values = parse_hospital(own, group)
        logo = self._beside(profile.logo.file, values.place(("logo", "file")))
        return Hospital(slug, profile, logo, values, self._icc(profile, values))

    @property
    def groups(self) -> list[str]:
        """The groups whose profile a hospital may extend."""
        return sorted(path.parent.name for path in self._files("hospitals", "*/group.yaml"))

    def _group(self, slug: str, place: Place) -> Values:
        if slug not in self.groups:
            message = _("There is no group `{name}`.").format(name=slug)
            raise InputError(Problem(message, place, suggestion(slug, self.groups)))
        values = self._values(self.root / "hospitals" / slug / "group.yaml")
        if not isinstance(values.data, dict) or "extends" in values.data:
            message = _("A group extends no other.")
            raise InputError(Problem(message, values.place(("extends",)), _("Remove the line.")))
        return values

    def _values(self, path: Path) -> Values:
        name = self.name(path)
        return load_yaml(read_text(path, name), Place(name))

    def _icc(self, profile: Profile, values: Values) -> bytes:
        """The ICC profile of the hospital's print shop, if it names one."""
        if not profile.press:
            return b""
        place = values.place(("press", "profile"))
        icc = self._beside(profile.press.profile, place)
        if icc[16:20] != b"CMYK" or icc[36:40] != b"acsp":
            message = _("This is not an ICC profile for four inks.")
            raise InputError(Problem(message, place, _("Ask the print shop for theirs.")))
        return icc

    def _beside(self, name: str, place: Place) -> bytes:
        """The bytes of a file beside the profile (a hospital's, a group's) that names it; a link
        that leads outside is refused."""
        folder = (self.root / place.file).parent
        path = folder / name
        if not path.resolve().is_relative_to(folder.resolve()):
            message = _("The file `{name}` does not lie beside the profile.").format(name=name)
            raise InputError(Problem(message, place, _("Put it in the hospital's folder.")))
        return read_bytes(path, self.name(path))

    # --- local texts ---

    def local_text(self, by: str, article: Article) -> LocalText | None:
        """What a hospital or group says otherwise than an article, with the figures beside it."""
        path = self.root / "hospitals" / by / "text" / article.slug / f"{article.lang}.md"
        if not path.is_file():
            return None
        name = self.name(path)
        local = parse_local(read_text(path, name), by, article.slug, article.lang, Place(name))
        return replace(local, figures=self._figures(path.resolve().parent))

    @property
    def local_texts(self) -> list[Path]:
        """The files of all local texts."""
        return self._files("hospitals", "*/text/*/*.md")

    # --- formats, templates, styles ---

    @cached_property
    def formats(self) -> dict[str, Format]:
        """The shipped formats, extended by the workspace's `formats.yaml`."""
        path = self.root / "formats.yaml"
        own = (
            parse_formats(read_text(path, self.name(path)), Place(self.name(path)))
            if path.is_file()
            else {}
        )
        return {**shipped_formats(), **own}

    def format(self, name: str) -> Format:
        if name not in self.formats:
            raise InputError(
                Problem(
                    _("There is no format `{name}`.").format(name=name),
                    None,
                    suggestion(name, list(self.formats)),
                )
            )
        return self.formats[name]

    @cached_property
    def house(self) -> House:
        """Templates, styles and formats, the workspace's own before the shipped ones."""
        templates = {
            name: text for name, text in self._all_templates.items() if not name.startswith(WEB)
        }
        styles = tuple(read_text(path, self.name(path)) for path in self._styles)
        return House(templates, styles, self.formats)

    @property
    def web(self) -> dict[str, str]:
        """The templates of the pages beside the editions; no edition is made of them."""
        found = self._all_templates
        return {name: text for name, text in found.items() if name.startswith(WEB)}

    @cached_property
    def _all_templates(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for folder in reversed(self._templates):
            for path in sorted(folder.rglob("*.j2")):
                found[path.relative_to(folder).as_posix()] = read_text(path, self.name(path))
        return found

    @cached_property
    def _templates(self) -> tuple[Path, ...]:
        return existing(self.root / "templates", shipped("templates"))

    def words(self, lang: str) -> dict[str, str]:
        """The fixed words of leaflets in a language: the package's, replaced by the workspace's."""
        if lang not in self._known_words:
            self._known_words[lang] = self._read_words(lang)
        return self._known_words[lang]

    @property
    def languages(self) -> list[str]:
        """The languages in which leaflets can be set: those that have fixed words."""
        return sorted({p.stem for folder in self._templates for p in folder.glob("words/*.yaml")})

    @cached_property
    def _known_words(self) -> dict[str, dict[str, str]]:
        return {}  # filled as languages are met

    def _read_words(self, lang: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for folder in reversed(self._templates):
            path = folder / "words" / f"{lang}.yaml"
            if path.is_file():
                found |= self._values(path).data
        if not found:
            message = _("There are no fixed words for the language `{lang}`.")
            raise InputError(
                Problem(
                    message.format(lang=lang),
                    None,
                    _("Write templates/words/{lang}.yaml.").format(lang=lang),
                )
            )
        return found

    @cached_property
    def _styles(self) -> tuple[Path, ...]:
        """Style sheets in order; the workspace's replaces the shipped one of the same name."""
        found: dict[str, Path] = {}
        for folder in reversed(existing(self.root / "styles", shipped("styles"))):
            found |= {path.name: path for path in sorted(folder.glob("*.css"))}
        return tuple(found[name] for name in sorted(found))

    def _files(self, folder: str, pattern: str) -> list[Path]:
        return sorted((self.root / folder).glob(pattern))


def suggestion(name: str, known: list[str]) -> str:
    """A remedy for a name that does not exist."""
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    if close:
        return _("Did you mean `{close}`?").format(close=close[0])
    return _("There are: {known}.").format(known=", ".join(known) or "–")
