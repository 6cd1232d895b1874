"""What becomes of a stranger: passed, refused in words that name the cause, or a fault of ours."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from depliant.formats.format import Format
from depliant.pdf.text import read_back

TOP = Path(__file__).parent.parent.parent
DAY = "2026-11-24"
# Rules that find what no author can mend: the pages are made wrong.
OURS = frozenset(
    {"text-complete", "text-over-text", "inside-the-page", "inside-the-frame", "press-ready"}
    | {"fonts", "glyphs", "torn-block", "lonely-heading", "page-breaks", "picture-resolution"}
)
_LEAST = 4  # letters: a shorter word may stand in another
_UNEXPECTED = re.compile(r"unexpected|Traceback", re.IGNORECASE)

Ran = tuple[int, str, str]
Run = Callable[[Sequence[str]], Ran]
"""Runs `make_leaflet.py` with arguments: exit code, standard output, standard error."""


@dataclass(frozen=True)
class Verdict:
    """`what` became of an edition, `why` in a few words; its files if it passed."""

    what: Literal["passed", "refused", "FAULT"]
    why: str
    files: tuple[Path, ...] = ()


def in_a_process(words: Sequence[str]) -> Ran:
    """The command as people run it."""
    done = subprocess.run(
        [sys.executable, str(TOP / "make_leaflet.py"), *words],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(TOP)},
    )
    return done.returncode, done.stdout, done.stderr


def judged(root: Path, format_: Format, carried: str, run: Run = in_a_process) -> Verdict:
    """What becomes of a workspace's one edition in a format that must say what is `carried`."""
    out = root / "out"
    words = ["--ui-lang", "en", "build", "--workspace", str(root), "--out", str(out), "--jobs", "1"]
    code, told, aside = run([*words, "--format", format_.name, "--today", DAY, "--report", "json"])
    try:
        report = json.loads(told)
    except ValueError:
        return Verdict("FAULT", f"exit {code}, no report: {aside.strip()[-200:]}")
    if _UNEXPECTED.search(told + aside):
        return Verdict("FAULT", _UNEXPECTED.split(told + aside, maxsplit=1)[1][:200])
    return _passed(report, out, carried) if code == 0 else _refused(report)


def _passed(report: dict[str, Any], out: Path, carried: str) -> Verdict:
    files = tuple(out / one["path"] for entry in report["editions"] for one in entry["files"])
    printed = [path for path in files if path.suffix == ".pdf"]
    if not printed:
        return Verdict("FAULT", "exit 0, and no file")
    lost = ", ".join(_lost(carried, read_back(printed[0].read_bytes())))
    if lost:
        return Verdict("FAULT", f"exit 0, and words are lost: {lost}", files)
    rules = sorted({one["rule"] for one in _findings(report)} - {"approval"})
    return Verdict("passed", ", ".join(rules), files)


def _refused(report: dict[str, Any]) -> Verdict:
    """A refusal is one if it says what is wrong and what to do; a rule of ours is a fault."""
    errors = [one for one in _findings(report) if one["severity"] == "error"]
    problems = [*report["problems"], *(p for e in report["editions"] for p in e["problems"])]
    theirs = [one for one in errors if one["rule"] not in OURS]
    mine = [] if theirs else errors  # what is too long also tears what it pushes
    told = theirs or mine or problems
    if not told:
        return Verdict("FAULT", "refused, and no word about it")
    why = f"{told[0].get('rule', 'input')}: {told[0]['message']}"
    silent = any(not one["message"] or not one["remedy"] for one in told)
    return Verdict("FAULT" if mine or silent else "refused", why)


def _findings(report: dict[str, Any]) -> list[dict[str, Any]]:
    return [*report["findings"], *(one for e in report["editions"] for one in e["findings"])]


def _lost(carried: str, pages: Sequence[str]) -> Iterator[str]:
    """The words that the pages say less often than the article does. Two pages are one after the
    other for a word that is broken between them."""
    there = _letters("".join(pages))
    wanted = Counter(map(_letters, carried.split()))
    for word, times in wanted.items():
        if len(word) >= _LEAST and there.count(word) < times:
            yield f"{word} ({there.count(word)} of {times})"


def _letters(text: str) -> str:
    """The letters and digits alone, as they are typed: ligatures undone."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())
