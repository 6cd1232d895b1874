"""The signer: who is asked to sign a leaflet, and who may not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from depliant.errors import InputError, Problem
from depliant.sources.leaflet import Article
from depliant.sources.signature import Signature
from depliant.sources.signing.circuit import asked_by, asked_by_kind, is_author, together
from depliant.sources.signing.people import person, same_person
from depliant.sources.signing.signatories import ANYONE, examples, in_doubt, never_signs, title
from depliant.sources.workspace import Workspace
from depliant.words import _

Asked = Mapping[str, tuple[str, ...]]  # who signs, and the hospitals that ask for it; none: all


def asked_of(workspace: Workspace, article: Article, hospitals: Sequence[str]) -> Asked:
    """Who has to sign an article: those of its kind, then those whom hospitals ask for besides;
    nobody if there is no such kind, which is told where it is checked."""
    kind = workspace.kinds.get(article.meta.kind)
    if kind is None:
        return {}
    of_all = asked_by_kind(kind)
    more: dict[str, tuple[str, ...]] = {}
    for slug in hospitals:
        for name, role in _more(workspace, slug, article.meta.kind):
            more[role] = (*more.get(role, ()), name)
    return {one: () if one in of_all else more[one] for one in together(of_all, [*more])}


def _more(workspace: Workspace, slug: str, kind: str) -> Iterator[tuple[str, str]]:
    """A hospital's name with each of those whom it asks for."""
    try:
        profile = workspace.hospital(slug).profile
    except InputError:
        return  # told where it is checked
    yield from ((profile.name, role) for role in asked_by(profile, kind))


def refusals(new: Signature, article: Article, asked: Sequence[str]) -> Iterator[Problem]:
    """Why somebody may not sign: an author, whoever signs for nobody else yet, or a name that may
    be that of somebody who has signed."""
    authors = [one.name for one in article.meta.authors]
    if is_author(new.name, authors):
        message = _("{name} is among the authors ({authors}): someone else approves.")
        message = message.format(name=new.name, authors=", ".join(authors))
        yield Problem(message, article.values.place(("authors",)), _whole_names(asked))
    if tuple(asked) != (ANYONE,):
        yield from _wrong_role(new.role, asked)
    for one in article.meta.approval:
        if same_person(one.name, new.name) and person(one.name) != person(new.name):
            message = _("“{name}” may be {other}, who has signed already.")
            remedy = _("Write both names in full: a person signs once.")
            place = article.values.place(("approval",))
            yield Problem(message.format(name=new.name, other=one.name), place, remedy)


def _wrong_role(role: str, asked: Sequence[str]) -> Iterator[Problem]:
    if who := never_signs(role):
        message = _("“{role}”: {who} does not sign for this leaflet.")
        yield Problem(message.format(role=role, who=who), None, _who_signs(asked))
    elif doubts := in_doubt(role):
        message = _("“{role}” speaks of {who}, and may not be that.")
        message = message.format(role=role, who=", ".join(map(title, doubts)))
        yield Problem(message, None, _profession_first(doubts))


def _profession_first(doubts: Sequence[str]) -> str:
    remedy = _("If that is the profession of whoever signs, begin --role with it: {words} …")
    return remedy.format(words=", ".join(map(examples, doubts)))


def _whole_names(asked: Sequence[str]) -> str:
    remedy = _("If they are two people, write first and last name of both.")
    return f"{_who_signs(asked)} {remedy}"


def _who_signs(asked: Sequence[str]) -> str:
    return _("Who signs: {who}.").format(who=_("; ").join(map(described, asked)))


def described(role: str, hospitals: Sequence[str] = ()) -> str:
    """Who signs, with words by which the role is known, and the hospitals that ask for it:
    `a physician (physician, paediatrician, medical doctor …)`."""
    words = examples(role)
    known = _("{who} ({words} …)").format(who=title(role), words=words)
    said = known if words else title(role)
    if not hospitals:
        return said
    return _("{who}, for {hospitals}").format(who=said, hospitals=", ".join(hospitals))
