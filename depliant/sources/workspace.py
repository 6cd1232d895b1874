"""A workspace: the folder where leaflets and hospitals lie.

Any folder can be one; what it lacks (templates, styles, formats) comes from the installed
package. This module finds things and has them read; it decides nothing.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from glob import escape
from pathlib import Path

from depliant.errors import InputError, Place, Problem, gather, suggestion
from depliant.formats.format import EXTENTS, Format, parse_formats, shipped_formats
from depliant.languages import is_known
from depliant.reading.text import read_text
from depliant.reading.values import Values, load_yaml
from depliant.sources.beside.figures import beside
from depliant.sources.beside.names import is_hidden
from depliant.sources.beside.profiles import misnamed_profiles
from depliant.sources.beside.settings import SETTINGS, misplaced_settings
from depliant.sources.beside.strangers import Stranger, is_article, is_markdown, strangers
from depliant.sources.fixed_words import FixedWords, missing, parse_words
from depliant.sources.hospital import (
    Hospital,
    unknown_formats,
    unknown_kinds,
    unknown_roles,
    unprinted,
)
from depliant.sources.house_style import HouseStyle, read_house_style, template_folders
from depliant.sources.kinds import Kind, parse_kinds
from depliant.sources.leaflet import Article, parse_article
from depliant.sources.local_text import LocalText, local_texts, parse_local
from depliant.sources.profiles import Profiles
from depliant.sources.settings import Settings, parse_settings
from depliant.sources.shipped import shipped, shipped_kinds
from depliant.words import _

_DEFAULT_LANGUAGE = "fr"  # of an article that lies anywhere, under any name


@dataclass(frozen=True, init=False)
class Workspace:
    """Where things are; `root` holds leaflets/, hospitals/, and perhaps formats.yaml."""

    root: Path

    def __init__(self, root: str | Path) -> None:
        object.__setattr__(self, "root", Path(root))  # whoever writes five lines gives a str

    def name(self, path: Path) -> str:
        """How messages call a file: from the workspace if it lies inside, else in full."""
        here, root = (Path(os.path.abspath(one)) for one in (path, self.root))  # noqa: PTH100 (links keep their names)
        return here.relative_to(root).as_posix() if here.is_relative_to(root) else path.as_posix()

    def _text(self, path: Path) -> tuple[str, Place]:
        name = self.name(path)
        return read_text(path, name), Place(name)

    @cached_property
    def settings(self) -> Settings:
        """What `workspace.yaml` says, or would say."""
        path = self.root / "workspace.yaml"
        return parse_settings(*self._text(path)) if path.is_file() else Settings()

    @cached_property
    def checks(self) -> Values | None:
        """What `checks.yaml` says, if there is one: what it may say, the checks know. `InputError`
        if there is one that nobody reads."""
        gather(map(self.problem, misplaced_settings(self.root)))
        path = self.root / SETTINGS
        return load_yaml(*self._text(path)) if path.is_file() else None

    def common(self) -> tuple[Settings, dict[str, Kind], dict[str, Format]]:
        """What concerns every edition; `InputError` if any of it is wrong."""
        return self.settings, self.kinds, self.formats

    # --- leaflets ---

    @property
    def shared(self) -> list[Path]:
        """The folders that people copy to one another and publish: nothing private lies there."""
        return [self.root / name for name in ("leaflets", "hospitals", "templates", "styles")]

    @property
    def leaflets(self) -> list[str]:
        """The slugs of all leaflets."""
        return sorted({path.parent.name for path in self.all_article_paths})

    def article_paths(self, leaflet: str) -> list[Path]:
        """The files of a LEAFLET: a slug of the workspace or a path to a Markdown file."""
        if leaflet.endswith(".md"):
            path = Path(leaflet)
            if path.is_file():
                return [path]
            message = _("There is no such file.")
            raise InputError(Problem(message, Place(leaflet), _("Check its name.")))
        if leaflet not in self.leaflets:
            raise InputError(*self._no_leaflet(leaflet))
        return self._articles(escape(leaflet))

    def _no_leaflet(self, name: str) -> Iterator[Problem]:
        """Why a name is that of no leaflet: what lies in its folder, or what it may mean."""
        folder = self.root / "leaflets" / name
        inside = folder.resolve().parent == (self.root / "leaflets").resolve()
        found = self.strangers(name) if inside and folder.is_dir() else ()
        yield from (self.problem(stranger) for stranger in found)
        if Path(name).is_file():
            message = _("`{name}` is no Markdown: only `{wanted}` is read.")
            wanted = Path(name).with_suffix(".md").name
            remedy = _("Put its text into `{wanted}`.").format(wanted=wanted)
            yield Problem(message.format(name=name, wanted=wanted), Place(name), remedy)
        elif not found:
            message = _("There is no leaflet `{name}`.").format(name=name)
            yield Problem(message, None, suggestion(Path(name).name, self.leaflets))

    def problem(self, stranger: Stranger) -> Problem:
        """A stranger, as it is told."""
        return Problem(stranger.message, Place(self.name(stranger.path)), stranger.remedy)

    @property
    def all_article_paths(self) -> list[Path]:
        """The files of all leaflets."""
        return self._articles("*")

    def strangers(self, leaflet: str = "") -> tuple[Stranger, ...]:
        """What lies in a leaflet's folder, or among all leaflets, and may be taken for one."""
        return tuple(strangers(self.root / "leaflets", leaflet))

    @property
    def misnamed_profiles(self) -> tuple[Stranger, ...]:
        """Profiles of hospitals and groups under a name that is not read."""
        return tuple(misnamed_profiles(self.root / "hospitals"))

    def _articles(self, folders: str) -> list[Path]:
        return [path for path in self._files("leaflets", f"{folders}/*.md") if is_article(path)]

    def language_of(self, leaflet: str) -> str:
        """The language that is meant where none is named: a LEAFLET's only one, else that of the
        house (of a leaflet that there is not, too)."""
        try:
            langs = [_called(path)[1] for path in self.article_paths(leaflet)]
        except InputError:
            langs = []
        return langs[0] if len(langs) == 1 else self.settings.language

    def article_path(self, leaflet: str, lang: str) -> Path:
        """The file of one language of a LEAFLET; `InputError` if it has none."""
        paths = {_called(path)[1]: path for path in self.article_paths(leaflet)}
        if lang not in paths:
            message = _("The leaflet has no language `{lang}`.").format(lang=lang)
            known = ", ".join(sorted(paths))
            raise InputError(Problem(message, None, _("It has: {known}.").format(known=known)))
        return paths[lang]

    def article(self, path: Path) -> Article:
        """The article in a file, with the figures that lie beside it."""
        text, place = self._text(path)
        slug, lang = _called(path)
        if not is_known(lang):
            message = _("There is no language `{lang}`.").format(lang=lang)
            remedy = _("Call the file by the two letters of its language: `fr.md`, `en.md`.")
            raise InputError(Problem(message, place, remedy))
        article = parse_article(text, slug, lang, place)
        found = beside(path, text, self.name)
        return replace(article, figures=found.figures, beside=found.names)

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        """The kinds of leaflets: the workspace's, or the package's."""
        path = self.root / "leaflets" / "kinds.yaml"
        own = parse_kinds(*self._text(path), self._format_names) if path.is_file() else {}
        return own or parse_kinds(*self._text(shipped_kinds()), self._format_names)

    # --- hospitals ---

    @cached_property
    def _profiles(self) -> Profiles:
        return Profiles(self.root, self.name)

    @property
    def hospitals(self) -> list[str]:
        return self._profiles.hospitals

    @property
    def groups(self) -> list[str]:
        """The groups whose profile a hospital may extend."""
        return self._profiles.groups

    def hospital(self, slug: str) -> Hospital:
        """The profile and logo of a hospital."""
        hospital = self._profiles.read(slug)
        profile, values = hospital.profile, hospital.values
        gather(
            (
                *unknown_formats(profile.required, values, ("required",), self._format_names),
                *unknown_kinds(profile, values, list(self.kinds)),
                *unknown_roles(profile, values, self._has_role),
                *unprinted(profile, values, self._papers),
            )
        )
        return hospital

    def _has_role(self, role: str) -> bool:
        """Whether some text of the workspace seems to have a section of a role."""
        texts = (*self.all_article_paths, *filter(is_markdown, self.local_texts))
        named = re.compile(rf"#{re.escape(role)}(?![\w-])".encode())
        return any(named.search(path.read_bytes()) for path in texts if path.is_file())

    def local_text(self, by: str, article: Article) -> LocalText | None:
        """What a hospital or group says otherwise than an article, with the figures beside it."""
        path = self.root / "hospitals" / by / "text" / article.slug / f"{article.lang}.md"
        if not path.is_file():
            return None
        text, place = self._text(path)
        local = parse_local(text, by, article.slug, article.lang, place)
        mine = beside(path, text, self.name)
        core = beside(self.root / article.place.file, text, self.name)
        return replace(local, figures=mine.figures, beside=mine.names, borrowed=core.figures)

    @property
    def local_texts(self) -> list[Path]:
        """The files below `hospitals/` that are local texts, or look like some."""
        return local_texts(self.root / "hospitals")

    # --- formats, house style, fixed words ---

    @cached_property
    def formats(self) -> dict[str, Format]:
        """The shipped formats, extended by the workspace's `formats.yaml`."""
        path = self.root / "formats.yaml"
        own = parse_formats(*self._text(path)) if path.is_file() else {}
        return {**shipped_formats(), **own}

    @property
    def _format_names(self) -> list[str]:
        """What `formats: …` may name: a format, or how much one carries."""
        return [*self.formats, *EXTENTS]

    @property
    def _papers(self) -> list[str]:
        """The formats that are printed."""
        return [name for name, one in self.formats.items() if one.road == "paper"]

    def format(self, name: str) -> Format:
        if name not in self.formats:
            message = _("There is no format `{name}`.").format(name=name)
            raise InputError(Problem(message, None, suggestion(name, list(self.formats))))
        return self.formats[name]

    @cached_property
    def house_style(self) -> HouseStyle:
        """Templates, styles and formats, the workspace's own before the shipped ones."""
        return read_house_style(self.root, self.formats, self.name)

    @property
    def languages(self) -> list[str]:
        """The languages in which leaflets can be set: those that have fixed words."""
        folders = template_folders(self.root)
        files = (path for folder in folders for path in folder.glob("words/*.yaml"))
        return sorted({path.stem for path in files if not path.name.startswith(".")})

    def fixed_words(self, lang: str) -> FixedWords:
        """The fixed words of leaflets in a language: the package's, replaced by the workspace's."""
        if lang not in self._known_words:
            self._known_words[lang] = self._read_words(lang)
        return self._known_words[lang]

    def speaks(self, lang: str) -> bool:
        """Whether the fixed words of a language can be read."""
        try:
            return bool(self.fixed_words(lang))
        except InputError:
            return False

    @cached_property
    def _known_words(self) -> dict[str, FixedWords]:
        return {}  # filled as languages are met

    def _read_words(self, lang: str) -> FixedWords:
        found: dict[str, str] = {}
        place = None
        for folder in reversed(template_folders(self.root)):
            path = folder / "words" / f"{lang}.yaml"
            if path.is_file():
                text, place = self._text(path)
                found |= parse_words(text, place, self._shipped_words, self._own_templates)
        if place is None:
            message = _("There are no fixed words for the language `{lang}`.").format(lang=lang)
            remedy = _("There are for {names}; for others write templates/words/{lang}.yaml.")
            names = ", ".join(self.languages)
            raise InputError(Problem(message, None, remedy.format(names=names, lang=lang)))
        gather(missing(found, self._shipped_words, place))
        return found

    @cached_property
    def _shipped_words(self) -> FixedWords:
        path = shipped("templates") / "words" / "en.yaml"
        text = read_text(path, path.name)
        return parse_words(text, Place(path.name), {}, text)

    @cached_property
    def _own_templates(self) -> str:
        paths = self._files("templates", "**/*.j2")
        return "".join(read_text(path, self.name(path)) for path in paths)

    def _files(self, folder: str, pattern: str) -> list[Path]:
        """Files below a folder of the workspace; nothing whose name begins with a dot."""
        home = self.root / folder
        return sorted(path for path in home.glob(pattern) if not is_hidden(path, home))


def _called(path: Path) -> tuple[str, str]:
    """The slug and the language of an article, from its file's name; a link keeps its own."""
    if _is_language(path.stem):
        return path.absolute().parent.name, path.stem
    return path.stem, _DEFAULT_LANGUAGE


def _is_language(stem: str) -> bool:
    return len(stem) == 2 and stem.isascii() and stem.isalpha() and stem.islower()
