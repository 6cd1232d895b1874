"""record: one sentence for the patient's file: which version was handed over, how and when.

It names no patient, and speaks the language of the house, which reads the file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from depliant.errors import InputError, Problem
from depliant.languages import day
from depliant.languages import name as language_name
from depliant.reading.files import write_new
from depliant.sources.workspace import Workspace
from depliant.words import _
from depliant.words.system import reason as reason_of

Way = Literal["mail", "hand"]


@dataclass(frozen=True)
class Given:
    """What a family was given: which version of a leaflet, in which language, of which hospital,
    in which format; whether it is a draft; the SHA-256 of its files."""

    code: str
    version: str
    lang: str
    hospital: str
    format: str
    draft: bool
    files: tuple[str, ...]


class Record(BaseModel):
    """What is written as JSON (docs/courriel.md); `by` is empty if it went by mail."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_: Literal[1] = Field(1, alias="schema")
    sentence: str
    way: Way
    date: dt.date
    by: str
    code: str
    version: str
    lang: str
    hospital: str
    format: str
    draft: bool
    files: tuple[str, ...]

    @property
    def stem(self) -> str:
        """What the names of its files begin with: no title, no illness."""
        return f"{self.code}.{self.lang}"


def by_mail(workspace: Workspace, given: Given, date: dt.date) -> Record:
    """The record of a message that a server accepted on a day."""
    return _record(workspace, given, "mail", date)


def by_hand(workspace: Workspace, given: Given, date: dt.date, by: str) -> Record:
    """The record of a paper that somebody handed over on a day."""
    return _record(workspace, given, "hand", date, by)


def saved(workspace: Workspace, record: Record, folder: Path) -> Path:
    """Write a record as JSON into a folder, beside what lies there; returns its path."""
    name = workspace.fixed_words(workspace.settings.language)["record_file"]
    data = record.model_dump_json(by_alias=True, indent=1).encode() + b"\n"
    return kept(folder, f"{record.stem}.{name}.json", data)


def kept(folder: Path, name: str, data: bytes) -> Path:
    """Write a file into a folder, beside what lies there; returns its path."""
    with _explained(folder):
        return write_new(folder, name, data)


def tried(folder: Path) -> None:
    """Try whether records can be written into a folder; `InputError` if not. Asked before what
    they are to record is done: it cannot be undone."""
    with _explained(folder):
        write_new(folder, ".depliant", b"").unlink()


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        message = _("{folder} cannot be written into: {reason}.")
        message = message.format(folder=folder, reason=reason_of(error))
        raise InputError(Problem(message, None, _("Choose another folder with --save."))) from None


def _record(workspace: Workspace, given: Given, way: Way, date: dt.date, by: str = "") -> Record:
    house = workspace.settings.language
    words = workspace.fixed_words(house)
    notes = [language_name(given.lang, house)] if given.lang != house else []
    notes += [words["record_draft"]] if given.draft else []
    what = f"{given.code} v{given.version}" + (f" ({', '.join(notes)})" if notes else "")
    sentence = words[f"record_{way}"].format(what=what, date=day(date, house), by=by)
    return Record(sentence=sentence, way=way, date=date, by=by, **asdict(given))
