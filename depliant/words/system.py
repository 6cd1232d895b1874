"""What the system says when it refuses, in the program's own words.

Python's `strerror` speaks the machine's language, or English; its number means the same everywhere.
"""

from __future__ import annotations

import errno
import re

from depliant.words import _, later

_REASONS = {  # by the names of `errno`: not every system has each
    **dict.fromkeys(("EACCES", "EPERM"), later("access is not allowed")),
    "ENOENT": later("it does not exist"),
    "EEXIST": later("there is one of that name"),
    "EISDIR": later("it is a folder"),
    "ENOTDIR": later("a part of its path is no folder"),
    "ENOTEMPTY": later("the folder is not empty"),
    **dict.fromkeys(("ENOSPC", "EDQUOT"), later("the disk is full")),
    "EROFS": later("the disk can only be read"),
    **dict.fromkeys(("EBUSY", "ETXTBSY"), later("another program is using it")),
    "ENAMETOOLONG": later("its name is too long"),
    "ELOOP": later("its links lead round in a circle"),
    "EXDEV": later("it lies on another disk"),
    "EFBIG": later("it is too large"),
    **dict.fromkeys(("EIO", "ESTALE"), later("the disk does not answer as it should")),
    **dict.fromkeys(("EMFILE", "ENFILE"), later("too many files are open")),
    "ENOMEM": later("memory is short"),
    "EPIPE": later("the other side has ended"),
    "ECONNREFUSED": later("nobody answers there"),
    "ECONNRESET": later("the other side ended the connection"),
    "ETIMEDOUT": later("no answer came in time"),
    **dict.fromkeys(("ENETUNREACH", "EHOSTUNREACH"), later("the network does not lead there")),
}


def reason(error: OSError) -> str:
    """Why the system refused, as the end of a sentence."""
    name = errno.errorcode.get(error.errno or 0, "")
    if isinstance(error, TimeoutError):
        name = "ETIMEDOUT"
    if name in _REASONS:
        return _(_REASONS[name])
    return _("the system refuses ({number})").format(number=name or error.errno or "?")


def lacking(error: ImportError | OSError) -> str:
    """Which library or module could not be loaded, as the end of a sentence."""
    name = getattr(error, "name", "") or ""
    found = re.search(r"library '([^']+)'", str(error))
    name = found[1] if found else name
    return _("`{name}` is missing").format(name=name) if name else _("a library is missing")
