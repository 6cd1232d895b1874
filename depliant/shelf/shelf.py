"""shelf: the out folder: whole files, a journal, a lock, and the manifest.

An edition is written file by file under temporary names, then told to the journal; the manifest
is written last. Whatever kills a build, the next one finds whole files, reads the journal and
goes on. An edition that fails keeps its last good files, marked stale; the letter beside it falls
at once, from the disk before anything is noted, so that nobody sends what fell.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from filelock import FileLock, Timeout
from pydantic import ValidationError

from depliant.content.content import Edition
from depliant.errors import InputError, Problem
from depliant.reading.files import holds, refused, write, write_parts
from depliant.shelf.manifest import (
    EditionEntry,
    FileEntry,
    Kept,
    Last,
    LetterEntry,
    Manifest,
    by_name,
    finding_entry,
    manifest_of,
    problem_entry,
)
from depliant.shelf.names import HIDDEN, MANIFEST
from depliant.shelf.outcome import Outcome, is_too_large
from depliant.words import _, current_language

if TYPE_CHECKING:
    from depliant.content.select import Choice
    from depliant.pressroom.proof import Proof

THUMBNAILS = "thumbnails"
LONGEST_NAME = 200  # characters of a file's name


class Shelf:
    """An out folder, held by one build at a time; a context manager."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self._home = out / HIDDEN
        self._scratch = self._home / "tmp"
        self._real = f"{os.path.realpath(out).rstrip('/')}/"
        self._really = cache(lambda folder: os.path.realpath(out / folder))  # by name
        self._journal: TextIO | None = None
        self._manifest = Manifest()
        self._entries: dict[str, EditionEntry] = {}

    def __enter__(self) -> Shelf:
        try:
            self._scratch.mkdir(parents=True, exist_ok=True)
            self._lock = FileLock(self._home / "lock")
            self._lock.acquire(timeout=0)
        except Timeout:
            message = _("Another build is writing to {out}.").format(out=self.out)
            remedy = _("Wait until it has ended, or choose another --out folder.")
            raise InputError(Problem(message, None, remedy)) from None
        except OSError as error:
            raise _refused(self.out, error) from None
        for left in self._scratch.iterdir():  # by a build that was killed
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        known = manifest_of(self.out)
        if known is None and (self.out / MANIFEST).is_file():
            message = _("{file} is not a manifest of this version: it is written anew.")
            logging.getLogger(__name__).warning(message.format(file=self.out / MANIFEST))
        self._manifest = known or Manifest()
        found = {**by_name(self._manifest), **self._from_journal()}
        self._entries = {name: self._trusted(entry) for name, entry in found.items()}
        if self._journal_path.exists():  # of a build that was killed: what it did is kept now
            self.close(self._manifest)
        return self

    def __exit__(self, *_exc: object) -> None:
        """Keep what is done, also when interrupted."""
        self.close(self._manifest)
        self._lock.release()

    # --- what lies there -------------------------------------------------------------------

    @property
    def entries(self) -> tuple[EditionEntry, ...]:
        """The editions of the folder, by name."""
        return tuple(self._entries[name] for name in sorted(self._entries))

    def entry(self, edition: Edition) -> EditionEntry | None:
        """What is known of an edition, if anything is."""
        return self._entries.get(edition.name)

    @property
    def manifest(self) -> Manifest:
        """The manifest as the build found it."""
        return self._manifest

    def current(self, edition: Edition, inputs: str, language: str) -> Kept | None:
        """What lies there of an edition that need not be pressed: made of the same inputs, its
        files whole, its findings told in this language."""
        entry = self._entries.get(edition.name)
        kept = entry.kept if entry else None
        if kept is None or kept.inputs != inputs:
            return None
        if kept.findings and kept.language != language:
            return None
        return kept if all(map(self._is_whole, (*kept.files, kept.thumbnail))) else None

    def too_large(self, edition: Edition, inputs: str) -> EditionEntry | None:
        """An edition whose format was found too large for a text of the same inputs: it need not be
        pressed to be left out again."""
        entry = self._entries.get(edition.name)
        return entry if entry and entry.last.too_large == inputs else None

    def failed(self, edition: Edition, language: str) -> EditionEntry | None:
        """An edition that failed when it was pressed, its findings told in this language: as long
        as `last.inputs` holds, it need not be pressed to fail again."""
        entry = self._entries.get(edition.name)
        known = entry and entry.last.inputs and entry.last.language in ("", language)
        return entry if known else None

    def _trusted(self, entry: EditionEntry) -> EditionEntry:
        """An entry without files that are not where its edition's lie: a manifest may come from
        anywhere."""
        home = f"{entry.hospital}/{entry.leaflet}/{entry.lang}/"
        names = [file.path.removeprefix(home) for file in entry.files]
        own = all(name and "/" not in name and len(name) < LONGEST_NAME for name in names)
        picture = entry.thumbnail in ("", f"{THUMBNAILS}/{entry.edition}.png")
        if not own or not picture or not all(map(self._lies_inside, _paths(entry))):
            return entry.model_copy(update={"kept": None, "stale": False, "letter": None})
        if entry.letter and tuple(one.path for one in _parts(entry.letter)) != entry.letter_paths:
            return entry.model_copy(update={"letter": None})
        return entry

    def read(self, file: FileEntry) -> bytes:
        """The bytes of a file; none, if they are not those that were written."""
        try:
            data = (self.out / file.path).read_bytes() if self._lies_inside(file.path) else b""
        except OSError:
            return b""
        return data if hashlib.sha256(data).hexdigest() == file.sha256 else b""

    def _is_whole(self, file: FileEntry) -> bool:
        return bool(self.read(file))

    # --- what changes ----------------------------------------------------------------------

    def deliver(
        self, choice: Choice, outcome: Outcome, proof: Proof | None, inputs: str
    ) -> Outcome:
        """Write the files of a good edition; keep those of an earlier build for one that failed, or
        is left out. The letter falls first: it holds what lay there before."""
        self.drop_letter(outcome.edition.name)
        before = self._entries.get(outcome.edition.name)
        if proof and is_too_large(proof.findings):
            outcome = replace(outcome, too_large=inputs)
        if outcome.failed or outcome.left_out or proof is None:
            outcome = replace(outcome, kept=before.kept if before else None)
        else:
            outcome = replace(outcome, kept=self._written(choice, outcome, proof, inputs))
        entry = self.keep(outcome)
        self._tell(entry)
        self._remove_old(before, entry)
        return outcome

    def _written(self, choice: Choice, outcome: Outcome, proof: Proof, inputs: str) -> Kept:
        edition = outcome.edition
        files = [(folder(edition) / one.name, one.data) for one in proof.artifacts]
        return Kept(
            inputs=inputs,
            version=choice.article.meta.version,
            status="approved" if choice.article.approved else "draft",
            files=tuple(self._put(path.as_posix(), data) for path, data in files),
            thumbnail=self._put(f"{THUMBNAILS}/{edition.name}.png", proof.thumbnail),
            counts=outcome.counts,
            findings=tuple(map(finding_entry, outcome.pressed)),
            language=current_language() if outcome.pressed else "",
        )

    def keep(self, outcome: Outcome) -> EditionEntry:
        """Note what was found of an edition whose files stay as they are, and the letter."""
        before = self._entries.get(outcome.edition.name)
        entry = outcome.entry
        if before and before.letter:
            entry = entry.model_copy(update={"letter": before.letter})
        return self._note(entry)

    def _note(self, entry: EditionEntry) -> EditionEntry:
        """Note an edition; the letter of one that may not go falls."""
        self._entries[entry.edition] = entry
        if not entry.may_go:
            self.drop_letter(entry.edition)
        return self._entries[entry.edition]

    def has_letter(self, entry: EditionEntry, inputs: str) -> bool:
        """Whether the letter beside an edition is made of these inputs, and whole."""
        letter = entry.letter
        if letter is None or letter.inputs != inputs:
            return False
        return all(map(self._is_whole, _parts(letter)))

    def lay_letter(self, entry: EditionEntry, data: bytes, carrier: bytes, inputs: str) -> None:
        """Lay a letter beside an edition that may go."""
        file, carried = map(self._put, entry.letter_paths, (data, carrier))
        letter = LetterEntry(inputs=inputs, file=file, carrier=carried)
        self._note(entry.model_copy(update={"letter": letter}))

    def drop_letter(self, name: str) -> None:
        """Remove the letter of an edition, if there is one: also one that a build laid which was
        killed before it noted it."""
        entry = self._entries.get(name)
        if entry and entry.letter_paths:
            self.remove(one for one in entry.letter_paths if os.path.lexists(self.out / one))
            if entry.letter:
                self._entries[name] = entry.model_copy(update={"letter": None})

    def forget(self, entry: EditionEntry) -> None:
        """Remove an edition and its files."""
        self._remove_old(entry, None)
        del self._entries[entry.edition]

    def remove(self, paths: Iterable[str]) -> None:
        """Remove files of the folder, and the folders they leave empty."""
        for path in map(self._inside, paths):
            try:
                path.unlink(missing_ok=True)
                _remove_empty(path.parent, self.out)
            except OSError as error:
                raise _refused(path, error) from None

    def mark_stale(self, entries: Mapping[str, tuple[Problem, ...]]) -> None:
        """Mark editions that nothing makes today, by name, with what keeps them from being made
        (nothing, if they are withdrawn): what lies there is of an earlier build."""
        for name, problems in entries.items():
            entry = self._entries[name]
            told = tuple(map(problem_entry, problems))
            last = (
                Last(failed=True, counts=entry.last.counts, problems=told) if told else entry.last
            )
            stale = entry.kept is not None
            self._note(entry.model_copy(update={"stale": stale, "last": last}))

    def write(self, path: str, data: bytes) -> None:
        """Write a file of the folder, unless it is there already with the same bytes."""
        self._write(path, lambda: (data,))

    def _write(self, path: str, parts: Callable[[], Iterable[bytes]]) -> None:
        whole = self._inside(path)
        try:
            there = holds(whole, parts())
        except OSError as error:
            raise _refused(whole, error) from None
        if not there:
            write_parts(whole, parts(), self._scratch)

    @property
    def workspace(self) -> str:
        """The folder from which the last build was made; empty if it did not say. Not in the
        manifest, whose bytes do not depend on folders."""
        try:
            return (self._home / "workspace").read_text(encoding="utf-8")
        except OSError:
            return ""

    def belongs_to(self, root: Path) -> None:
        """Note from which folder a build is made."""
        self.write(f"{HIDDEN}/workspace", str(root.resolve()).encode())

    def close(self, manifest: Manifest) -> None:
        """Write the manifest, with the editions that lie there; the journal has done its work."""
        self._manifest = manifest.model_copy(update={"editions": self.entries})
        self._write(MANIFEST, self._manifest.parts)
        if self._journal:
            self._journal.close()
            self._journal = None
        self._journal_path.unlink(missing_ok=True)

    def _put(self, path: str, data: bytes) -> FileEntry:
        write(self._inside(path), data, self._scratch)
        return FileEntry(path=path, size=len(data), sha256=hashlib.sha256(data).hexdigest())

    def _remove_old(self, before: EditionEntry | None, now: EditionEntry | None) -> None:
        """Remove what an earlier build of an edition left and this one no longer makes."""
        self.remove(sorted(_paths(before) - _paths(now)))

    def _lies_inside(self, path: str) -> bool:
        """Whether a file that is only read lies in the folder: where folders lead is looked at
        once, since most files share theirs."""
        folder, name = os.path.split(path)
        whole = f"{self._really(folder)}/{name}"
        plain = name.strip(".") and not os.path.islink(whole)  # noqa: PTH114 (many are)
        return (whole if plain else os.path.realpath(whole)).startswith(self._real)

    def _inside(self, path: str) -> Path:
        """A file of the folder by its path inside it; `InputError` for one that leads outside,
        whoever names it (an article, a manifest, a link)."""
        whole = self.out / path
        if not f"{os.path.realpath(whole)}/".startswith(self._real):
            message = _("{path} would lie outside {out}.").format(path=path, out=self.out)
            remedy = _("Correct the name that leads there, or remove the link.")
            raise InputError(Problem(message, None, remedy))
        return whole

    # --- the journal -----------------------------------------------------------------------

    @property
    def _journal_path(self) -> Path:
        return self._home / "journal.jsonl"

    def _tell(self, entry: EditionEntry) -> None:
        if self._journal is None:
            self._journal = self._journal_path.open("a", encoding="utf-8")
        self._journal.write(entry.model_dump_json() + "\n")
        self._journal.flush()

    def _from_journal(self) -> dict[str, EditionEntry]:
        """What a build that was killed had done; a line cut short is no line."""
        found = {}
        try:
            lines = self._journal_path.read_bytes().split(b"\n")
        except OSError:
            return {}
        for line in lines:
            try:
                entry = EditionEntry.model_validate_json(line)
            except ValidationError:
                continue
            found[entry.edition] = entry
        return found


def folder(edition: Edition) -> Path:
    """Where an edition's files lie, inside the out folder."""
    return Path(edition.hospital) / edition.leaflet / edition.lang


def _paths(entry: EditionEntry | None) -> set[str]:
    """Every file that an edition may have left in the folder."""
    if entry is None or entry.kept is None:
        return set()
    files = (*entry.files, entry.kept.thumbnail)
    return {*entry.letter_paths, *(file.path for file in files)}


def _parts(letter: LetterEntry) -> tuple[FileEntry, FileEntry]:
    return letter.file, letter.carrier


def _remove_empty(path: Path, top: Path) -> None:
    """Remove a folder that is empty now, and those around it."""
    while path != top and path.is_dir() and not any(path.iterdir()):
        path.rmdir()
        path = path.parent


def _refused(path: Path, error: OSError) -> InputError:
    remedy = _("Choose another --out folder, or change its permissions.")
    return refused(path, error, remedy)
