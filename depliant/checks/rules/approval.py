"""approval: a draft says so on each page; an approved text is the text that was approved."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import LeafletSubject, PagesSubject
from depliant.checks.text import letters
from depliant.sources.stamp import article_stamp
from depliant.words import _


def run(subject: LeafletSubject) -> Iterator[Fault]:
    article = subject.article
    meta, place = article.meta, article.values.place(("status",))
    if meta.status == "withdrawn":
        instead = meta.superseded_by or "–"
        message = _("The leaflet is withdrawn (replaced by {code}) and is never built.")
        yield Fault(message.format(code=instead), _("Build the leaflet that replaces it."), place)
    elif meta.status == "draft":
        remedy = _("When it is ready: make_leaflet.py approve {slug} --lang {lang} --by … --role …")
        yield Fault(
            _("The leaflet is a draft: no health professional has approved it."),
            remedy.format(slug=article.slug, lang=article.lang),
            place,
            Severity.WARNING,
        )
    elif not meta.approval:
        remedy = _("Set `status: draft`; `make_leaflet.py approve` writes the approval.")
        yield Fault(_("The leaflet says that it is approved, and not by whom."), remedy, place)
    elif any(signed.stamp != article_stamp(article) for signed in meta.approval):
        yield Fault(
            _("The text has changed since it was approved."),
            _("Have it approved again, or set `status: draft`."),
            place,
        )


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
    "Un brouillon (*avertissement*), un texte changé depuis son approbation, un document "
    "retiré, une page qui ne dit pas « brouillon »"
)
_PASSES = "Faire approuver."
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
    Check("approval", Subject.PAGES, Severity.ERROR, _REASON, _STANDARD, said_on_each_page),
)
