"""carrier: a letter as a script, for a catalogue that is opened from a file share.

Over a network address, a link hands a letter out. From `file:`, Chromium shows it as a page (it
takes `message/rfc822` for a saved one) and lets no script read it; a script beside it it runs,
whatever its name. The name ends in `.txt`, since file servers refuse what ends in `.js`, and
Windows would run it.
"""

from __future__ import annotations

import base64
import json
from pathlib import PurePosixPath


def carrier(path: str, data: bytes) -> bytes:
    """The script that hands a file's bytes to the catalogue (`catalogue.js.j2`), under its name."""
    name = json.dumps(PurePosixPath(path).name)
    return f'depliantLetter({name}, "{base64.b64encode(data).decode()}");\n'.encode()
