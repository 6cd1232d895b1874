"""A sender in a process of its own, for tests that kill it: FOLDER PORT."""

from __future__ import annotations

import sys
from pathlib import Path

from depliant.mail.outbox import Outbox
from depliant.mail.sending import Round
from tests.mail.post_office import SHELF, going_to

if __name__ == "__main__":
    folder, port = Path(sys.argv[1]), int(sys.argv[2])
    with Outbox(folder) as outbox:
        settings = going_to(port, first_pause=0.01, longest_pause=0.02)
        done = Round(outbox, settings, SHELF, lambda _item: None, patience=60).run()
    sys.exit(0 if done else 1)
