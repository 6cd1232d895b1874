"""attesting: somebody answers with their name for what no machine can see of a text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from depliant.errors import Problem, gather
from depliant.jobs.build import How, check_editions
from depliant.jobs.request import Request
from depliant.reading.files import replace_judged
from depliant.reading.front_matter import Plain, rewritten
from depliant.reading.text import read_bytes
from depliant.review.kept import keeping, reread
from depliant.review.signing.as_signed import as_signed, unprintable, written_hospitals
from depliant.review.signing.standing import Fallen, standing
from depliant.sources.leaflet import Article
from depliant.sources.signature import sealed, signature
from depliant.sources.signing.sign_offs import SIGN_OFFS, SignOff, What
from depliant.sources.stamp import article_stamp
from depliant.sources.workspace import Workspace
from depliant.words import _


@dataclass(frozen=True)
class Attested:
    """What came of it: the name of the file, what was said, which sign-offs fell."""

    name: str
    said: tuple[What, ...]
    fallen: tuple[Fallen, ...]


def attest_leaflet(
    workspace: Workspace,
    leaflet: str,
    lang: str,
    what: Sequence[str],
    by: str,
    role: str,
    today: dt.date,
) -> Attested:
    """Write what somebody attests of a text as it stands into its front matter. `InputError` if
    the name or the role cannot be printed, if the leaflet is withdrawn, if its editions do not hold
    what it adds to them, or if the file cannot be read or written."""
    new = signature(by, role, today, "-")
    path = workspace.article_path(leaflet, lang)
    name = workspace.name(path)
    judged, article = read_bytes(path, name), workspace.article(path)
    gather(_of_a_withdrawn(article))
    said = tuple(one for one in SIGN_OFFS if one in what)
    data = with_sign_offs(judged, article, said, new.name, new.role, today)
    signed = reread(article, data)
    if article.approved:
        how = How(workspace, tried=as_signed(signed))
        written, _begun = written_hospitals(workspace)
        request = Request((leaflet,), written, langs=(lang,), today=today)
        gather(unprintable(check_editions(request, how)))
    with keeping(path, signed, data):
        replace_judged(path, judged, data, name)
    fallen = standing(article, ()).fallen
    gone = tuple(one for one in fallen if one.signature in article.meta.sign_offs)
    return Attested(name, said, gone)


def _of_a_withdrawn(article: Article) -> Iterator[Problem]:
    if article.meta.status == "withdrawn":
        message, place = _("The leaflet is withdrawn."), article.values.place(("status",))
        yield Problem(message, place, _("Set `status: draft` first."))


def with_sign_offs(
    data: bytes, article: Article, said: Sequence[What], by: str, role: str, date: dt.date
) -> bytes:
    """The bytes of an article's file with sign-offs, each in the place of an earlier one of the
    same thing; those of another text go."""
    stamp = article_stamp(article)
    made = (SignOff(what=one, name=by, role=role, date=date, stamp=stamp) for one in said)
    rows: list[Plain] = [
        one.model_dump(exclude_none=True)
        for one in article.meta.sign_offs
        if one.stands(stamp) and one.what not in said
    ]
    rows += [{"what": one.what, **sealed(one).model_dump(exclude_none=True)} for one in made]
    return rewritten(data, {"sign_offs": rows}, article.place)
