"""build: many editions: plan, workers, files, manifest.

An edition that fails keeps its last good file, marked stale; the others go on. Files are written
under a temporary name and renamed: nothing is ever half-written.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from depliant import __version__
from depliant.checks import Finding, Severity
from depliant.content import Edition
from depliant.errors import InputError, Problem
from depliant.plan import Plan
from depliant.press import Figures, Proof
from depliant.select import Choice
from depliant.words import _
from depliant.worker import Result

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Outcome:
    """What became of one edition: its findings, and the file that lies in `out/` (if any)."""

    edition: Edition
    findings: tuple[Finding, ...]
    figures: Figures | None = None
    files: tuple[str, ...] = ()  # relative to the out folder
    size: int = 0
    sha256: str = ""
    inputs: str = ""  # the digest of all that it was made of
    stale: bool = False  # the file is that of an earlier build
    failed: bool = False
    problems: tuple[Problem, ...] = ()
    exit_code: int = 0  # of what went wrong beside the checks: 2 an input, 3 a lack
    trace: str = field(default="", repr=False)


def judged(plan: Plan, choice: Choice, result: Result, *, strict: bool) -> Outcome:
    """The outcome of an edition before anything is written."""
    proof: Proof | None = result.proof
    if proof is None:
        return Outcome(
            choice.edition,
            plan.about(choice),
            failed=True,
            problems=result.error.problems if result.error else (_crash(),),
            exit_code=result.error.exit_code if result.error else 2,
            trace=result.trace,
        )
    findings = (*plan.about(choice), *proof.findings)
    least = Severity.WARNING if strict else Severity.ERROR
    failed = any(finding.severity >= least for finding in findings)
    return Outcome(choice.edition, findings, proof.figures, inputs=proof.inputs, failed=failed)


def _crash() -> Problem:
    return Problem(
        _("The press failed in an unexpected way."),
        None,
        _("Run again with --debug and report it."),
    )


def folder(edition: Edition) -> Path:
    """Where an edition's files lie, inside the out folder."""
    return Path(edition.hospital) / edition.leaflet / edition.lang


class Shelf:
    """The out folder and its manifest."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self._entries = read_manifest(out)

    def deliver(self, outcome: Outcome, proof: Proof | None) -> Outcome:
        """Write the files of a good edition; keep those of an earlier build for one that failed."""
        edition = outcome.edition
        if outcome.failed or proof is None:
            outcome = self._stale(outcome)
        else:
            files = []
            for artifact in proof.artifacts:
                path = folder(edition) / artifact.name
                write(self.out / path, artifact.data)
                files.append(path.as_posix())
            data = proof.artifacts[0].data
            digest = hashlib.sha256(data).hexdigest()
            outcome = replace(outcome, files=tuple(files), size=len(data), sha256=digest)
        self._remove_old(edition.name, outcome.files)
        self._entries[edition.name] = _entry(outcome)
        return outcome

    def _remove_old(self, name: str, files: tuple[str, ...]) -> None:
        """Remove what an earlier build of this edition left and this one no longer makes."""
        before = self._entries.get(name, {}).get("files")
        for old in before if isinstance(before, list) else ():
            if str(old) not in files and _kept(self.out, str(old)):
                (self.out / str(old)).unlink(missing_ok=True)

    def _stale(self, outcome: Outcome) -> Outcome:
        before = self._entries.get(outcome.edition.name, {})
        names = before.get("files")
        names = names if isinstance(names, list) else []
        files = tuple(name for name in map(str, names) if _kept(self.out, name))
        if not files:
            return replace(outcome, failed=True)
        return replace(
            outcome,
            failed=True,
            files=files,
            size=int(str(before.get("size", 0))),
            sha256=str(before.get("sha256", "")),
            inputs=str(before.get("inputs", "")),
            stale=True,
        )

    def mark_stale(self, leaflets: tuple[str, ...]) -> None:
        """Mark what remains of leaflets that are no longer built (withdrawn, unreadable)."""
        for entry in self._entries.values():
            if f"{entry.get('leaflet')}/{entry.get('lang')}" in leaflets:
                entry["stale"] = True

    def close(self) -> None:
        """Write the manifest."""
        editions = [self._entries[name] for name in sorted(self._entries)]
        manifest = {"schema": 1, "versions": versions(), "editions": editions}
        text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
        write(self.out / MANIFEST, text.encode())


def _kept(out: Path, name: str) -> bool:
    path = (out / name).resolve()
    return path.is_relative_to(out.resolve()) and path.is_file()


def read_manifest(out: Path) -> dict[str, dict[str, Any]]:
    """The entries of an out folder's manifest, by the edition's name; none if it has none."""
    try:
        editions = json.loads((out / MANIFEST).read_text(encoding="utf-8"))["editions"]
        return {entry["edition"]: entry for entry in editions}
    except (OSError, ValueError, KeyError, TypeError):
        return {}  # none yet, or not ours: it is written anew


def _entry(outcome: Outcome) -> dict[str, object]:
    edition = outcome.edition
    return {
        "edition": edition.name,
        "hospital": edition.hospital,
        "leaflet": edition.leaflet,
        "lang": edition.lang,
        "format": edition.format,
        "options": asdict(edition.options),
        "inputs": outcome.inputs,
        "files": list(outcome.files),
        "pages": outcome.figures.pages if outcome.figures else 0,
        "sides": outcome.figures.sides if outcome.figures else 0,
        "fit": asdict(outcome.figures.fit) if outcome.figures else {},
        "size": outcome.size,
        "sha256": outcome.sha256,
        "failed": outcome.failed,
        "stale": outcome.stale,
        "findings": [finding_data(finding) for finding in outcome.findings],
        "problems": [problem_data(problem) for problem in outcome.problems],
    }


def finding_data(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.name.lower(),
        "message": finding.message,
        "remedy": finding.remedy,
        "place": str(finding.place) if finding.place else None,
        "page": finding.page or None,
    }


def problem_data(problem: Problem) -> dict[str, object]:
    place = str(problem.place) if problem.place else None
    return {"message": problem.message, "remedy": problem.remedy, "place": place}


def versions() -> dict[str, str]:
    """What the bytes depend on."""
    from importlib.metadata import version

    names = ("weasyprint", "pydyf", "pikepdf", "markdown", "fonttools")
    return {"depliant": __version__} | {name: version(name) for name in names}


def write(path: Path, data: bytes) -> None:
    """Write a whole file or nothing: a temporary name, then a rename."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        message = _("{path} cannot be written: {reason}.")
        raise InputError(
            Problem(
                message.format(path=path, reason=error.strerror or error),
                None,
                _("Choose another --out folder, or change its permissions."),
            )
        ) from None
