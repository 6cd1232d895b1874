"""What the package ships: templates, styles, kinds; inside a wheel, beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent.parent


def shipped(folder: str) -> Path:
    """`templates/` or `styles/` of the package: inside the wheel, beside it in a checkout."""
    inside = _PACKAGE / folder
    return inside if inside.is_dir() else _PACKAGE.parent / folder


def shipped_kinds() -> Path:
    inside = _PACKAGE / "kinds.yaml"
    return inside if inside.is_file() else _PACKAGE.parent / "leaflets" / "kinds.yaml"


def existing(*folders: Path) -> tuple[Path, ...]:
    unique = dict.fromkeys(folder.resolve() for folder in folders)
    return tuple(folder for folder in unique if folder.is_dir())
