"""catalogue: the pages that stand beside the editions, for the clinic and the office."""

from __future__ import annotations

import datetime as dt

from depliant.shelf import Shelf
from depliant.workspace import Workspace


def publish(shelf: Shelf, workspace: Workspace, today: dt.date) -> None:
    """Nothing yet."""
