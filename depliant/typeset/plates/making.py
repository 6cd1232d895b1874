"""Where plates are kept while a process lives."""

from __future__ import annotations

from typing import Protocol

from depliant.typeset.plates.plate import Plate

FEW = 24  # plates: those that the editions of one leaflet try


class Plates(Protocol):
    """Plates by the digest of what they are made of."""

    def get(self, key: str) -> Plate | None: ...

    def put(self, key: str, plate: Plate) -> None: ...


class Remembered:
    """The last few plates of this process."""

    def __init__(self) -> None:
        self._plates: dict[str, Plate] = {}

    def get(self, key: str) -> Plate | None:
        return self._plates.get(key)

    def put(self, key: str, plate: Plate) -> None:
        """Remember a plate; the oldest makes room."""
        self._plates[key] = plate
        while len(self._plates) > FEW:
            del self._plates[next(iter(self._plates))]
