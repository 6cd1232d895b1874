"""memory: a judgement as it is kept between builds, in a file that nobody need trust: what is not
as this program writes it, or is of another digest, counts for nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from depliant.checks.finding import Finding, Severity
from depliant.digest import exact
from depliant.errors import Place
from depliant.jobs.judgement import Findings, Judgement, Key
from depliant.jobs.plan import judged
from depliant.jobs.remembered.snapshot import snapshot
from depliant.jobs.request import Request
from depliant.jobs.sources import Sources
from depliant.shelf.names import HIDDEN
from depliant.shelf.shelf import Shelf
from depliant.sources.workspace import Workspace

FILE = f"{HIDDEN}/judged.json"
_Told = tuple[str, int, str, str, str, int | None, str, str, str, str]  # a finding; no file: ""
_Numbers = tuple[int, ...]  # of findings


class Kept(BaseModel):
    """A judgement; each finding once, where it was found by its number."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    made_of: str
    findings: tuple[_Told, ...]
    workspace: _Numbers
    articles: tuple[tuple[str, str, _Numbers], ...]
    hospitals: tuple[tuple[str, _Numbers], ...]
    local: tuple[tuple[str, str, _Numbers], ...]
    said: tuple[tuple[str, str, _Numbers], ...]


class Memory:
    """The judgement of a request, as the build before left it in an out folder. To be made before
    sources are read: they are looked at now, and once more when they are judged. Without `reads`
    they are judged anew, whatever is kept."""

    def __init__(
        self, workspace: Workspace, request: Request, out: Path, *, reads: bool = True
    ) -> None:
        self._out, self._reads = out, reads
        self._before = snapshot(workspace, request)
        self._recalled = False
        self.made_of = ""  # the digest of what was judged, once it is; empty if there is none

    def judged(self, workspace: Workspace, sources: Sources, request: Request) -> Judgement:
        """What was found when everything was as it is now; else what is found now."""
        self.made_of = self._of(workspace, sources, request)
        kept = self._kept() if self._reads and self.made_of else None
        self._recalled = kept is not None
        return kept or judged(workspace, sources, request)

    def keep(self, shelf: Shelf, judgement: Judgement) -> None:
        """Leave what was found to the next build."""
        if self.made_of and not self._recalled:
            shelf.write(FILE, packed(judgement, self.made_of))

    def _of(self, workspace: Workspace, sources: Sources, request: Request) -> str:
        """The digest of what was read; empty if a file changed meanwhile, or none can be taken."""
        if not self._before or snapshot(workspace, request) != self._before:
            return ""
        pictures = (data for one in sources.hospitals for data in (one.logo, one.icc))
        figures = (one.data for article in sources.articles for one in article.figures.values())
        return exact(self._before, *pictures, *figures)

    def _kept(self) -> Judgement | None:
        try:
            kept = Kept.model_validate_json((self._out / FILE).read_bytes())
            return unpacked(kept) if kept.made_of == self.made_of else None
        except (OSError, ValueError, IndexError):
            return None


def packed(judgement: Judgement, made_of: str) -> bytes:
    """The bytes of the file that keeps a judgement."""
    numbers: dict[Finding, int] = {}

    def told(found: Findings) -> _Numbers:
        return tuple(numbers.setdefault(one, len(numbers)) for one in found)

    def by_key(found: Mapping[Key, Findings]) -> tuple[tuple[str, str, _Numbers], ...]:
        return tuple((*key, told(each)) for key, each in found.items())

    places = {
        "workspace": told(judgement.workspace),
        "articles": by_key(judgement.articles),
        "hospitals": tuple((slug, told(each)) for slug, each in judgement.hospitals.items()),
        "local": by_key(judgement.local),
        "said": by_key(judgement.said),
    }
    findings = tuple(map(_told, numbers))
    return Kept(made_of=made_of, findings=findings, **places).model_dump_json().encode()


def unpacked(kept: Kept) -> Judgement:
    findings = tuple(map(_finding, kept.findings))

    def found(numbers: _Numbers) -> Findings:
        return tuple(findings[number] for number in numbers)

    def by_key(each: tuple[tuple[str, str, _Numbers], ...]) -> Iterator[tuple[Key, Findings]]:
        yield from (((slug, name), found(numbers)) for slug, name, numbers in each)

    return Judgement(
        found(kept.workspace),
        dict(by_key(kept.articles)),
        {slug: found(numbers) for slug, numbers in kept.hospitals},
        dict(by_key(kept.local)),
        dict(by_key(kept.said)),
    )


def _told(one: Finding) -> _Told:
    place = one.place or Place("")
    where = (place.file, place.line, one.page)
    return (one.rule, one.severity, one.message, one.remedy, *where, *_words(one))


def _words(one: Finding) -> tuple[str, str, str]:
    return one.quote, one.words, one.allowed


def _finding(told: _Told) -> Finding:
    rule, severity, message, remedy, file, line, *rest = told
    place = Place(file, line) if file else None
    return Finding(rule, Severity(severity), message, remedy, place, *rest)
