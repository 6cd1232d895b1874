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


_OF_DATABASES = {  # by the first byte of SQLite's codes (sqlite.org/rescode.html)
    **dict.fromkeys((5, 6), _REASONS["EBUSY"]),
    8: _REASONS["EROFS"],
    10: _REASONS["EIO"],
    **dict.fromkeys((11, 26), later("it is damaged")),
    13: _REASONS["ENOSPC"],
    14: _REASONS["EACCES"],
}
_OF_CERTIFICATES = {  # by OpenSSL's codes of verification (X509_STORE_CTX_get_error)
    9: later("it is not valid yet"),
    10: later("it has expired"),
    **dict.fromkeys((18, 19), later("nobody but itself vouches for it")),
    **dict.fromkeys((2, 20, 21), later("this machine does not know who vouches for it")),
    62: later("it is of a server with another name"),
}


def reason(error: Exception) -> str:
    """Why the system, a database, a network or a server's certificate refused, as the end of a
    sentence."""
    if known := _known(error):
        return _(known)
    number = getattr(error, "errno", None)
    name = errno.errorcode.get(number or 0) or getattr(error, "reason", None) or number
    return _("the system refuses ({number})").format(number=name or type(error).__name__)


def _known(error: Exception) -> str:
    import socket
    from subprocess import TimeoutExpired

    if (code := getattr(error, "verify_code", None)) is not None:
        return _OF_CERTIFICATES.get(code, later("it cannot be verified"))
    if (code := getattr(error, "sqlite_errorcode", None)) is not None:
        return _OF_DATABASES.get(code & 0xFF, "")
    if isinstance(error, socket.gaierror):
        return later("the network knows no machine of that name")
    if hasattr(error, "lock_file"):  # somebody else has locked it, until now
        return _REASONS["EBUSY"]
    if isinstance(error, (TimeoutError, TimeoutExpired)):
        return _REASONS["ETIMEDOUT"]
    if type(error).__name__ == "SMTPServerDisconnected":  # after something, or for nothing
        before = error.__context__
        return _known(before) if isinstance(before, OSError) else _REASONS["ECONNRESET"]
    return _REASONS.get(errno.errorcode.get(getattr(error, "errno", None) or 0, ""), "")


def lacking(error: ImportError | OSError) -> str:
    """Which library or module could not be loaded, as the end of a sentence."""
    name = getattr(error, "name", "") or ""
    found = re.search(r"library '([^']+)'", str(error))
    name = found[1] if found else name
    return _("`{name}` is missing").format(name=name) if name else _("a library is missing")


def in_quotes(name: str) -> str:
    """A file's name as it is typed in a shell, of any system."""
    return name if re.fullmatch(r"[\w./\\:~-]+", name) else f'"{name}"'
