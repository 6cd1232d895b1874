"""house: what all editions of a workspace share, as plain values: templates, styles, formats.

Read once, digested once, and sent to every process that presses: it needs no disk.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from depliant.digest import digest
from depliant.formats.format import Format


@dataclass(frozen=True)
class House:
    """Templates by name, style sheets in their order, formats by name."""

    templates: Mapping[str, str]
    styles: tuple[str, ...]
    formats: Mapping[str, Format]

    @cached_property
    def digest(self) -> str:
        """The digest of templates and styles (an edition's format has a digest of its own)."""
        templates = (f"{name}\x1f{text}" for name, text in sorted(self.templates.items()))
        return digest(*templates, *self.styles)
