"""ahead: what the pages beside the editions are made with, made ready in a thread while workers
press: whoever builds one edition need not wait for its templates and its fonts."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from depliant.typeset.compose import Composer


class Ahead:
    """The composer of the pages, its templates compiled, and their face packed."""

    def __init__(self, templates: Mapping[str, str]) -> None:
        self.templates = templates
        self._made: Composer | None = None
        self._thread = threading.Thread(target=self._prepare, daemon=True)

    def begin(self) -> None:
        """Begin now. What is to be forked is forked before: that is safe with one thread only."""
        self._thread.start()

    @property
    def composer(self) -> Composer:
        """Ready, as soon as it is; made here if nobody began, or if something was wrong: then it
        is told by the page that needs it."""
        from depliant.typeset.compose import Composer

        if self._thread.ident is not None:
            self._thread.join()
        return self._made or Composer(self.templates)

    def _prepare(self) -> None:
        from depliant.typeset.compose import Composer
        from depliant.web.dress import face

        with contextlib.suppress(Exception):
            composer = Composer(self.templates)
            for name in sorted(self.templates):
                composer.prepare(name)
            face()
            self._made = composer
