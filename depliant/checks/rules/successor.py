"""successor: a leaflet that is withdrawn names the one that follows it, which is there and is not
withdrawn itself."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.subjects import WorkspaceSubject
from depliant.sources.leaflet import Article
from depliant.words import _


def run(subject: WorkspaceSubject) -> Iterator[Fault]:
    by_code: dict[str, list[Article]] = {}
    for article in subject.articles:
        by_code.setdefault(article.meta.code, []).append(article)
    for article in subject.articles:
        if article.meta.status == "withdrawn":
            yield from _of(article, by_code)


def _of(article: Article, by_code: dict[str, list[Article]]) -> Iterator[Fault]:
    code = article.meta.superseded_by
    remedy = _("Write `superseded_by:` with the code of the leaflet to hand out instead.")
    if code is None:
        message = _("The leaflet is withdrawn, and nothing follows it.")
        place = article.values.place(("status",))
        yield Fault(message, remedy, place, Severity.WARNING)
        return
    place, found = article.values.place(("superseded_by",)), by_code.get(code, [])
    if code == article.meta.code:
        message = _("The leaflet is said to replace itself ({code}).")
    elif not found:
        message = _("No leaflet has the code {code}, which is to replace this one.")
    elif all(one.meta.status == "withdrawn" for one in found):
        message = _("The leaflet {code}, which is to replace this one, is withdrawn too.")
    else:
        return
    yield Fault(message.format(code=code), remedy, place, quote=code)


CHECKS = (
    Check(
        "successor",
        Subject.WORKSPACE,
        Severity.ERROR,
        "Somebody who holds a withdrawn leaflet, or asks for it, is sent to what holds today.",
        "depliant: seen in real hospitals (old copies)",
        run,
        topic=Topic.TOGETHER,
        fails="status: withdrawn\n",
        passes="status: withdrawn\nsuperseded_by: HT-0418\n",
    ),
)
