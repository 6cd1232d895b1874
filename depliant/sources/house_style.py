"""The house style: what all editions of a workspace share: templates, style sheets, formats.

The workspace's own stand before the shipped ones. It is read once, digested once, and sent as
plain values to every process that presses: pressing needs no disk.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from depliant.digest import exact
from depliant.formats.format import Format
from depliant.reading.text import read_text
from depliant.sources.beside.names import is_hidden
from depliant.sources.shipped import existing, shipped

WEB, MAIL = "web/", "mail/"  # templates of the pages and messages beside the editions


@dataclass(frozen=True)
class HouseStyle:
    """Templates by name, style sheets in their order, formats by name."""

    templates: Mapping[str, str]
    styles: tuple[str, ...]
    formats: Mapping[str, Format]
    web: Mapping[str, str] = field(default_factory=dict)
    mail: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def digest(self) -> str:
        """The digest of templates and styles (an edition's format has a digest of its own)."""
        templates = (part for item in sorted(self.templates.items()) for part in item)
        return exact(*templates, "", *self.styles)


def read_house_style(
    root: Path, formats: Mapping[str, Format], name: Callable[[Path], str]
) -> HouseStyle:
    """The house style of a workspace; `name` is how messages call a file."""
    found: dict[str, str] = {}
    for folder in reversed(template_folders(root)):
        for path in sorted(folder.rglob("*.j2")):
            if is_hidden(path, folder):
                continue
            found[path.relative_to(folder).as_posix()] = read_text(path, name(path))
    pages, letters = _below(WEB, found), _below(MAIL, found)
    templates = {key: text for key, text in found.items() if key not in {**pages, **letters}}
    styles = tuple(read_text(path, name(path)) for path in _style_files(root))
    return HouseStyle(templates, styles, formats, pages, letters)


def _below(folder: str, templates: Mapping[str, str]) -> dict[str, str]:
    """The templates of a folder: no edition is made of them."""
    return {key: text for key, text in templates.items() if key.startswith(folder)}


def template_folders(root: Path) -> tuple[Path, ...]:
    """The workspace's `templates/` before the package's."""
    return existing(root / "templates", shipped("templates"))


def _style_files(root: Path) -> list[Path]:
    """Style sheets in order; the workspace's replaces the shipped one of the same name."""
    found: dict[str, Path] = {}
    for folder in reversed(existing(root / "styles", shipped("styles"))):
        seen = (path for path in folder.glob("*.css") if not is_hidden(path, folder))
        found |= {path.name: path for path in seen}
    return [found[name] for name in sorted(found)]
