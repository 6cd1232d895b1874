"""Settings of rules under a name, or at a place, where nobody reads them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from depliant.sources.beside.strangers import Stranger
from depliant.words import _

SETTINGS = "checks.yaml"
_OTHER_NAMES = ("checks.yml", "check.yaml", "check.yml", "Checks.yaml", "checks.yaml.txt")


def misplaced_settings(root: Path) -> Iterator[Stranger]:
    """The files in a workspace that look like its settings of rules, or a hospital's."""
    own = root / SETTINGS
    message = _("The settings of rules are not read here.")
    elsewhere = [root / folder / SETTINGS for folder in ("leaflets", "hospitals")]
    for path in (*(root / name for name in _OTHER_NAMES), *elsewhere):
        if path.is_file() and not (own.is_file() and path.samefile(own)):
            remedy = _("Call it `{name}`, beside leaflets/.").format(name=SETTINGS)
            yield Stranger(path, message, remedy, refused=True)
    for path in sorted(root.glob(f"hospitals/*/{SETTINGS}")):
        remedy = _("Write what it says into the profile beside it, under `checks:`.")
        yield Stranger(path, message, remedy, refused=True)
