"""Work that many editions share is done once in a process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Kept:
    """What was made last, no more than `most` bytes of it; the oldest goes first."""

    most: int
    _made: dict[tuple[object, ...], bytes] = field(default_factory=dict)

    def get(self, key: tuple[object, ...], make: Callable[[], bytes]) -> bytes:
        """What stands under a key, or is made now; what cannot be made is not kept."""
        made = self._made.pop(key, None)
        if made is None:
            made = make()
        self._made[key] = made
        while len(self._made) > 1 and sum(map(len, self._made.values())) > self.most:
            self._made.pop(next(iter(self._made)))
        return made
