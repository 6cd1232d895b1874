"""Work that many editions share is done once in a process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Made = TypeVar("Made")


@dataclass
class Kept(Generic[Made]):
    """What was made last, no more than `most` bytes of it as `weigh` counts them; the oldest goes
    first."""

    most: int
    weigh: Callable[[Made], int]
    _made: dict[tuple[object, ...], Made] = field(default_factory=dict)

    def get(self, key: tuple[object, ...], make: Callable[[], Made]) -> Made:
        """What stands under a key, or is made now; what cannot be made is not kept."""
        made = self._made.pop(key) if key in self._made else make()
        self._made[key] = made
        while len(self._made) > 1 and sum(map(self.weigh, self._made.values())) > self.most:
            self._made.pop(next(iter(self._made)))
        return made
