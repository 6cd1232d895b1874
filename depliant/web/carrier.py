"""carrier: a letter as a script, for a catalogue that is opened from a file share.

Over a network address, a link hands a letter out. From `file:`, Chromium and Edge show it as a page
(they take `message/rfc822` for a saved one) and let no script read it; a script beside it they run.
"""

from __future__ import annotations

import base64
import json
from pathlib import PurePosixPath


def carrier(path: str, data: bytes) -> bytes:
    """The script that hands a file's bytes to the catalogue (`catalogue.js.j2`), under its name."""
    name = json.dumps(PurePosixPath(path).name)
    return f'depliantLetter({name}, "{base64.b64encode(data).decode()}");\n'.encode()
