"""approval: a draft says so on each page; an approved text is the one that all signed who were
asked, none of them its author."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import reduce

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import LeafletSubject, PagesSubject, VersionSubject
from depliant.errors import Place
from depliant.sources.leaflet import Article
from depliant.sources.signature import Sealed
from depliant.sources.signing.circuit import is_author, missing
from depliant.sources.signing.sign_offs import SignOff, attested
from depliant.sources.signing.signatories import title
from depliant.sources.stamp import article_stamp
from depliant.typeset.lettering.letters import letters
from depliant.words import _
from depliant.words.figures import day


def run(subject: LeafletSubject) -> Iterator[Fault]:
    article = subject.article
    meta, place = article.meta, article.values.place(("status",))
    if meta.status == "withdrawn":
        yield from _of_a_withdrawn(article) if subject.named else ()
        return
    yield from _dated_later(article, subject.today)
    if meta.status == "draft":
        yield from _of_a_draft(article, subject.asked)
    elif not meta.approval:
        remedy = _("Set `status: draft`; `make_leaflet.py approve` writes the approval.")
        yield Fault(_("The leaflet says that it is approved, and not by whom."), remedy, place)
    else:
        yield from _of_an_approval(article, subject.asked)


def _of_a_withdrawn(article: Article) -> Iterator[Fault]:
    """Somebody asks for it by name: a build of everything only lists it."""
    meta, place = article.meta, article.values.place(("status",))
    if meta.superseded_by in (None, meta.code):  # told by `successor`
        message = _("The leaflet is withdrawn and is never built.")
        remedy = _("Name another leaflet, or set `status: draft` to work on this one.")
        yield Fault(message, remedy, place)
        return
    message = _("The leaflet is withdrawn (replaced by {code}) and is never built.")
    remedy = _("Build the leaflet that replaces it.")
    yield Fault(message.format(code=meta.superseded_by), remedy, place)


def _dated_later(article: Article, today: dt.date) -> Iterator[Fault]:
    """Nobody has signed on a day that is still to come."""
    for one in (*article.meta.approval, *article.meta.sign_offs):
        if one.date > today:
            message = _("The signature of {name} is dated {day}, after today.")
            remedy = _("`approve` and `attest` write the day: have it signed again.")
            said = message.format(name=one.name, day=day(one.date))
            yield Fault(said, remedy, _place_of(article, one))


# --- drafts ----------------------------------------------------------------------------------


def _of_a_draft(article: Article, asked: Sequence[str]) -> Iterator[Fault]:
    """A draft says who has still to sign, and what is void."""
    place, stamp = article.values.place(("status",)), article_stamp(article)
    standing = [one for one in article.meta.approval if one.stands(stamp)]
    left = missing(asked, standing) or asked  # all signed: somebody set it back
    message = _("The leaflet is a draft; still to sign: {who}.")
    remedy = _("When it is ready: make_leaflet.py approve {slug} --lang {lang} --by … --role …")
    said = message.format(who=_titles(left))
    remedy = remedy.format(slug=article.slug, lang=article.lang)
    yield Fault(said, remedy, place, Severity.WARNING)
    yield from _void(article, (*article.meta.approval, *article.meta.sign_offs), Severity.WARNING)


# --- what is void ----------------------------------------------------------------------------


def _void(
    article: Article, signatures: Sequence[Sealed], severity: Severity | None = None
) -> Iterator[Fault]:
    """Signatures and sign-offs of another text than the one that stands there, told together; and
    those whose name, role or day is not the one that was written."""
    stamp = article_stamp(article)
    if void := [_named(one) for one in signatures if one.stamp != stamp]:
        message = _("The text has changed since it was signed; void: {who}.")
        said = message.format(who=_("; ").join(void))
        yield Fault(said, _read_again(article), _place(article), severity)
    for one in signatures:
        if one.stamp == stamp and not one.is_as_written:
            message = _("Somebody has changed this signature by hand, it is void: {who}.")
            remedy = _("Put back its name, its role and its date, or have it signed again.")
            said = message.format(who=_named(one))
            yield Fault(said, remedy, _place_of(article, one), severity)


def _named(one: Sealed) -> str:
    line = _("{name}, {role}").format(name=one.name, role=one.role)
    return f"{line} ({attested(one.what)})" if isinstance(one, SignOff) else line


def _read_again(article: Article) -> str:
    """What to do about a text that changed; a draft is one already."""
    which = _("See which words: make_leaflet.py diff {slug} --lang {lang} --since-approval.")
    again = _("Then have it signed again.")
    if article.meta.status != "draft":
        again = _("Then have it signed again, or set `status: draft`.")
    return f"{which.format(slug=article.slug, lang=article.lang)} {again}"


# --- what says that it is approved -----------------------------------------------------------


def _of_an_approval(article: Article, asked: Sequence[str]) -> Iterator[Fault]:
    meta, stamp = article.meta, article_stamp(article)
    standing = [one for one in meta.approval if one.stands(stamp)]
    if any(one.stamp != stamp for one in meta.approval):
        message = _("The text has changed since it was approved.")
        yield Fault(message, _who_fell(article), _place(article))
    elif len(standing) < len(meta.approval):
        yield from _void(article, meta.approval)
    elif left := missing(asked, standing):
        message = _("The leaflet says that it is approved; still to sign: {who}.")
        yield Fault(message.format(who=_titles(left)), _sign_or_draft(article), _place(article))
    yield from _void(article, meta.sign_offs)
    authors = [author.name for author in meta.authors]
    for one in standing:
        if is_author(one.name, authors):
            message = _("{name} approves the leaflet and is among its authors.")
            said = message.format(name=one.name)
            yield Fault(said, _sign_or_draft(article), _place(article))


def _who_fell(article: Article) -> str:
    stamp = article_stamp(article)
    void = [_named(one) for one in article.meta.approval if one.stamp != stamp]
    said = _("Void: {who}.").format(who=_("; ").join(void))
    return f"{said} {_read_again(article)}"


def _sign_or_draft(article: Article) -> str:
    remedy = _(
        "Have it signed: make_leaflet.py approve {slug} --lang {lang} --by … --role …; "
        "or set `status: draft`."
    )
    return remedy.format(slug=article.slug, lang=article.lang)


def _titles(roles: Sequence[str]) -> str:
    """Those who have still to sign, in the words that a sentence about them asks for."""
    first, *others = map(title, roles) if roles else ("",)
    return reduce(lambda who, one: _("{who}, {other}").format(who=who, other=one), others, first)


def _place(article: Article) -> Place:
    return article.values.place(("approval",))


def _place_of(article: Article, one: Sealed) -> Place:
    """Where a signature stands."""
    for key, rows in (("sign_offs", article.meta.sign_offs), ("approval", article.meta.approval)):
        if one in rows:
            return article.values.place((key, rows.index(one), "name"))
    return _place(article)


def in_a_hospital(subject: VersionSubject) -> Iterator[Fault]:
    """What is approved is signed by those too whom a hospital asks for besides its kind. The text
    stays as it is: other hospitals have it approved."""
    article, name = subject.article, subject.hospital.profile.name
    lacking = missing(subject.asked, article.meta.approval) if article.approved else ()
    if left := [role for role in lacking if role in subject.asked_here]:
        message = _("{hospital} asks for more signatures; still to sign: {who}.")
        remedy = _(
            "Have it signed: make_leaflet.py approve {slug} --lang {lang} --by … --role …. "
            "Other hospitals go on handing it out."
        )
        remedy = remedy.format(slug=article.slug, lang=article.lang)
        yield Fault(message.format(hospital=name, who=_titles(left)), remedy, _place(article))


# --- pages -----------------------------------------------------------------------------------


def said_on_each_page(subject: PagesSubject) -> Iterator[Fault]:
    if not subject.content.identity.draft:
        return
    said = letters(subject.content.words["draft_notice"])
    for page in subject.pages.pages:
        text = letters("".join(run.text for run in page.runs))
        if not said or said not in text:  # words without a letter stand in every text
            yield Fault(
                _("This page does not say that the leaflet is a draft."),
                _("Bring the draft line back into the template."),
                subject.content.place,
                page=page.role,
            )


_REASON = "Nobody may take an unread text for the hospital's word."
_STANDARD = "HAS 2008; PIF TICK 3 (sign-off)"
_FAILS = (
    "Un brouillon (*avertissement*), un texte changé depuis sa signature, une signature qui "
    "manque, un auteur qui approuve son texte, une signature changée à la main ou datée d’un jour "
    "à venir, un document retiré que l’on demande par son nom, une page qui ne dit pas "
    "« brouillon »"
)
_PASSES = "Faire signer tous ceux qui doivent signer : [qui signe](../approuver.md)."
CHECKS = (
    Check(
        "approval",
        Subject.LEAFLET,
        Severity.ERROR,
        _REASON,
        _STANDARD,
        run,
        fails=_FAILS,
        passes=_PASSES,
    ),
    Check("approval", Subject.VERSION, Severity.ERROR, _REASON, _STANDARD, in_a_hospital),
    Check("approval", Subject.PAGES, Severity.ERROR, _REASON, _STANDARD, said_on_each_page),
)
