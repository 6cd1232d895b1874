"""approval: someone answers for a text as it stands, from request to file.

What was checked is what is signed: the file is written only if it is still the one that was
judged, and nothing of it changes but the keys of the signature. The leaflet is approved once all
who are asked for have signed the same text; until then it is a draft, and their signatures stand
in its front matter.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from depliant.checks.criteria.judging import Result, State, unmet
from depliant.checks.finding import Finding
from depliant.checks.prose.languages import UNREAD
from depliant.errors import InputError, Problem, gather
from depliant.jobs.build import How, Report, check_editions
from depliant.jobs.request import Request
from depliant.reading.files import replace_judged
from depliant.reading.front_matter import Plain, rewritten
from depliant.reading.text import decode, read_bytes
from depliant.review.changes import with_stamp
from depliant.review.kept import keeping, reread
from depliant.review.signing.as_signed import as_signed, told, written_hospitals
from depliant.review.signing.signer import Asked, asked_of, refusals
from depliant.review.signing.standing import Fallen, standing
from depliant.sources.document import not_covered
from depliant.sources.leaflet import Article, FrontMatter
from depliant.sources.signature import signature
from depliant.sources.signing.circuit import missing
from depliant.sources.signing.people import person
from depliant.sources.signing.sign_offs import What, sign_offs_asked
from depliant.sources.stamp import article_stamp
from depliant.sources.workspace import Workspace
from depliant.words import _


@dataclass(frozen=True)
class Signed:
    """What came of a signature: the name of the file; who has still to sign, with the hospitals
    that ask for it; which signatures fell; what only a person can say and nobody has; findings
    that the text silences, and what tells that no rule reads its language; criteria that a machine
    sees are not met. `begun` are the hospitals that it was not checked for, as their profiles are
    still to be written: they bar their own editions, not the text."""

    name: str
    begun: tuple[str, ...] = ()
    missing: Asked = field(default_factory=dict)
    fallen: tuple[Fallen, ...] = ()
    unsaid: tuple[What, ...] = ()
    silenced: tuple[Finding, ...] = ()
    unread: tuple[Finding, ...] = ()
    unmet: tuple[Result, ...] = ()

    @property
    def approved(self) -> bool:
        return not self.missing


def approve_leaflet(
    workspace: Workspace, leaflet: str, lang: str, by: str, role: str, today: dt.date
) -> Signed:
    """Check a leaflet for each hospital whose profile is written, then write a signature; with the
    last one that is asked for, the leaflet is approved.

    Raises `InputError` with everything that stands in the way: an author who signs, somebody in
    training, not-covered sections, errors, an edit saved while it was checked.
    """
    new = signature(by, role, today, "-")  # a name and a role, before anything slow
    path = workspace.article_path(leaflet, lang)
    judged = read_bytes(path, workspace.name(path))
    written, begun = written_hospitals(workspace)
    read = workspace.article(path)
    asked = asked_of(workspace, read, written)
    gather(refusals(new, read, tuple(asked)))
    _still(read, judged)
    tried = reread(read, approved(judged, read, by, role, today, tuple(asked)))
    request = Request((leaflet,), written, langs=(lang,), today=today)
    report = check_editions(request, How(workspace, tried=as_signed(tried)))
    article = _good(report, judged)
    data = approved(judged, article, by, role, today, tuple(asked))
    signed = reread(article, data)
    findings = tuple(dict.fromkeys(_findings(report)))
    with keeping(path, signed, data):
        replace_judged(path, judged, data, workspace.name(path))
    return Signed(
        workspace.name(path),
        begun,
        {one: asked[one] for one in missing(tuple(asked), signed.meta.approval)},
        standing(article, tuple(asked)).fallen,
        _unsaid(workspace, signed.meta),
        tuple(found for found in findings if found.allowed),
        tuple(found for found in findings if found.rule == UNREAD and not found.allowed),
        tuple(_unmet(report)),
    )


def _good(report: Report, judged: bytes) -> Article:
    """The article that was checked; `InputError` if something stands in the way, or if it is not
    the one whose bytes are to be signed."""
    problems = dict.fromkeys((*report.problems, *_obstacles(report)))
    if problems:
        raise InputError(*problems)
    (article,) = report.articles
    return _still(article, judged)


def _still(article: Article, judged: bytes) -> Article:
    """An article, if its file holds what was judged; else `InputError`."""
    if article.text != decode(judged, article.place):
        message = _("The file changed while it was checked: nothing was signed.")
        remedy = _("Read it again, then sign it again.")
        raise InputError(Problem(message, article.place, remedy))
    return article


def _unmet(report: Report) -> Iterator[Result]:
    """The criteria that are not met; what only a person can say is told apart."""
    for one in report.judged:
        yield from (r for r in unmet(one.results) if r.state is not State.UNSIGNED)


def _unsaid(workspace: Workspace, meta: FrontMatter) -> tuple[What, ...]:
    """What only a person can say of a leaflet, and nobody has."""
    said = {one.what for one in meta.sign_offs}
    askable = sign_offs_asked(workspace.kinds[meta.kind].interview)
    return tuple(one for one in askable if one not in said)


def approved(
    data: bytes, article: Article, by: str, role: str, date: dt.date, asked: Sequence[str] = ()
) -> bytes:
    """The bytes of an article's file with one more signature, in the place of an earlier one of the
    same person; what has fallen goes. The article is approved if all who are `asked` have signed;
    else it is a draft."""
    new, left = signature(by, role, date, article_stamp(article)), standing(article, asked)
    others = (one for one in left.signatures if person(one.name) != person(new.name))
    signatures = (*others, new)
    whole = not missing(asked, signatures)
    changes: dict[str, Plain] = {
        "status": "approved" if whole else "draft",
        "approval": [one.model_dump(exclude_none=True) for one in signatures],
    }
    if len(left.sign_offs) < len(article.meta.sign_offs):
        changes["sign_offs"] = [one.model_dump(exclude_none=True) for one in left.sign_offs]
    named = with_stamp(data, article, date) if whole else data
    return rewritten(named, changes, article.place)


def _obstacles(report: Report) -> Iterator[Problem]:
    """What stands in the way: sections without a source, errors (approval itself apart), and what
    is still to be written."""
    for one in report.articles:
        yield from not_covered(one)
    for finding in dict.fromkeys(_findings(report)):
        if finding.bars and finding.rule != "approval":
            yield told(finding)
    for outcome in report.outcomes:
        yield from outcome.problems
    for article in report.articles:
        if article.meta.status != "withdrawn":
            continue
        place, remedy = article.values.place(("status",)), _("Set `status: draft` first.")
        yield Problem(_("The leaflet is withdrawn."), place, remedy)


def _findings(report: Report) -> Iterator[Finding]:
    yield from report.source_findings
    for outcome in report.outcomes:
        yield from outcome.findings
