"""database: the file of the outbox: where it lies, how it is opened, what its errors mean.

It lies in the user's own state folder, which nobody else may read. SQLite keeps it whole: a
write-ahead log, and every commit on the disk before the program goes on. A log in memory that two
machines would share does not work over a network (https://www.sqlite.org/wal.html), so a network
share is refused.
"""

from __future__ import annotations

import re
import secrets
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout
from platformdirs import user_state_path

from depliant.errors import InputError, Problem
from depliant.words import _
from depliant.words.system import reason as reason_of

VERSION = 2  # of the tables; an outbox of a later one is refused
OURS = 0x64706C74  # "dplt": says whose file it is
BUSY_SECONDS = 20.0  # how long one command waits for another's write
DAYS_KEPT = 90  # of what was sent, at most
_KEY_BYTES = 32

_TABLES = """
CREATE TABLE item (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    message_id TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    shelf TEXT NOT NULL,
    code TEXT NOT NULL,
    version TEXT NOT NULL,
    lang TEXT NOT NULL,
    hospital TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    letter TEXT NOT NULL,
    draft INTEGER NOT NULL,
    copy_of INTEGER REFERENCES item (id) ON DELETE CASCADE,
    address_hash TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    ending INTEGER NOT NULL DEFAULT 0,
    queued REAL NOT NULL,
    changed REAL NOT NULL,
    kept REAL NOT NULL,
    tried REAL,
    answer TEXT NOT NULL DEFAULT ''
);
CREATE INDEX item_state ON item (state, shelf, attempts, id);
CREATE INDEX item_copy ON item (copy_of);
CREATE INDEX item_address ON item (address_hash, sha256);
CREATE TABLE private (
    item INTEGER PRIMARY KEY REFERENCES item (id) ON DELETE CASCADE,
    sender TEXT NOT NULL,
    recipient TEXT NOT NULL,
    message BLOB NOT NULL
);
"""

_SINCE = {1: "ALTER TABLE item ADD COLUMN letter TEXT NOT NULL DEFAULT ''"}  # what a version lacks

_SHARES = re.compile(
    r"nfs\d?|cifs|smb\w*|afs|9p|ceph|lustre|glusterfs|gfs2|ocfs2|ncpfs|drvfs"
    r"|fuse\.(sshfs|rclone|glusterfs|ceph|davfs2?|s3fs|gcsfuse)|davfs2?"
)


class UnusableError(sqlite3.DatabaseError):
    """Why a file cannot be our outbox, in our own words, as the end of a sentence."""


# --- the folder ------------------------------------------------------------------------------


def state_folder(*shared: Path) -> Path:
    """The folder of the outbox, made if need be, for this user only; `InputError` if it lies on a
    network share or inside a folder that is `shared`: copied or published."""
    folder = user_state_path("depliant", appauthor=False)
    for other in shared:
        if folder.resolve().is_relative_to(other.resolve()):
            why = _("it lies inside {other}, which is shared or published")
            _refuse(folder, why.format(other=other))
    if share := network_share(folder):
        _refuse(folder, _("it lies on a network share ({kind})").format(kind=share))
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
    except OSError as error:
        _refuse(folder, reason_of(error))
    return folder


def _refuse(folder: Path, why: str) -> None:
    message = _("The outbox cannot lie in {folder}: {why}.").format(folder=folder, why=why)
    remedy = _("Set XDG_STATE_HOME to a folder of this machine that is yours alone.")
    raise InputError(Problem(message, None, remedy))


def network_share(folder: Path) -> str:
    """The kind of the network share that a folder lies on; empty if it lies on a disk, or if this
    system does not tell."""
    folder = folder.resolve()
    if sys.platform == "win32":
        import ctypes

        remote = ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == 4  # DRIVE_REMOTE
        return folder.anchor if remote or folder.anchor.startswith("\\\\") else ""
    try:
        mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    kind = kind_of_mount(folder, mounts)
    return kind if _SHARES.fullmatch(kind) else ""


def kind_of_mount(folder: Path, mounts: str) -> str:
    """The file system of a folder, by the lines of /proc/self/mountinfo; of two mounts on one
    place the later counts."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        before, _dash, after = line.partition(" - ")
        place = Path(re.sub(r"\\(\d{3})", lambda m: chr(int(m[1], 8)), before.split(" ")[4]))
        if folder.is_relative_to(place) and len(place.parts) >= best:
            best, kind = len(place.parts), after.split(" ")[0]
    return kind


def secret_key(connection: sqlite3.Connection, folder: Path) -> bytes:
    """The key under which addresses are hashed: made with the outbox, readable by this user only.
    `InputError` if it is damaged, or gone: nobody would know who has had what."""
    path = folder / "key"
    (messages,) = connection.execute("SELECT count(*) FROM item").fetchone()
    if not path.exists():  # asked after the messages: another first command writes it before any
        if messages:
            _refuse_key(path, _("it is missing"))
        _make_key(path)
    key = path.read_bytes()
    if len(key) != _KEY_BYTES:
        _refuse_key(path, _("its content is damaged"))
    return key


def _make_key(path: Path) -> None:
    fresh = path.with_name(f".key.{secrets.token_hex(8)}")
    fresh.touch(mode=0o600)
    fresh.write_bytes(secrets.token_bytes(_KEY_BYTES))
    with suppress(FileExistsError):  # another command was faster: its key counts
        path.hardlink_to(fresh)
    fresh.unlink()


def _refuse_key(path: Path, why: str) -> None:
    message = _("The key of the outbox, {path}, cannot be used: {why}.").format(path=path, why=why)
    remedy = _(
        "Put it back: without it nobody can tell which family has had what. If it is lost, move "
        "the folder {folder} away: an empty outbox begins, and knows of nothing sent before."
    )
    raise InputError(Problem(message, None, remedy.format(folder=path.parent)))


# --- the file --------------------------------------------------------------------------------


def opened(path: Path) -> sqlite3.Connection:
    """The outbox in a file, made if there is none; every statement is a transaction of its own.
    `InputError` for a file that is not ours, or was made by a later version."""
    with explained(path):
        path.touch(mode=0o600)
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            # of two first commands one makes the tables, and the other finds them
            with FileLock(path.with_name("opening.lock"), timeout=BUSY_SECONDS, mode=0o600):
                _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if tables and _pragma(connection, "application_id") != OURS:
        raise UnusableError(_("it is a file of another program"))
    if int(_pragma(connection, "user_version")) > VERSION:
        message = _("The outbox {path} was made by a later version of depliant.").format(path=path)
        remedy = _("Install that version, or a newer one: this one touches nothing.")
        raise InputError(Problem(message, None, remedy))
    if _pragma(connection, "journal_mode=WAL") != "wal":
        raise UnusableError(_("this disk does not allow SQLite's write-ahead log"))
    for setting in ("synchronous=FULL", "secure_delete=ON", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {setting}")
    if (made := int(_pragma(connection, "user_version"))) < VERSION:
        lacking = [words for version, words in _SINCE.items() if version >= made]
        ours = (f"PRAGMA application_id={OURS}", f"PRAGMA user_version={VERSION}")
        with transaction(connection):
            for statement in (*(lacking if tables else _TABLES.split(";")), *ours):
                connection.execute(statement)


def _pragma(connection: sqlite3.Connection, words: str) -> int | str:
    found: int | str = connection.execute(f"PRAGMA {words}").fetchone()[0]
    return found


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of the statements inside, or none."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # a full disk has rolled it back already
            connection.execute("ROLLBACK")
        raise


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """What SQLite refuses, told in words, with what to do."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:  # a lock's Timeout is an OSError
        why = str(error) if isinstance(error, UnusableError) else reason_of(error)
        message = _("The outbox {path} cannot be used: {why}.").format(path=path, why=why)
        raise InputError(Problem(message, None, _remedy(error))) from None


def _remedy(error: Exception) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the kind, without its details
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return _("Make room on its disk, then look at: make_leaflet.py mail status")
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) or isinstance(error, Timeout):
        return _("Another command holds it: try again in a minute.")
    return _("Check its permissions. If it is damaged, put it aside: nothing in it is sent.")
