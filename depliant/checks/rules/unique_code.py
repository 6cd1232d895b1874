"""unique-code: one code, one leaflet: it is what a clinic asks for and what a reader quotes."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import WorkspaceSubject
from depliant.sources.leaflet import Article
from depliant.words import _


def run(subject: WorkspaceSubject) -> Iterator[Fault]:
    seen: dict[str, Article] = {}
    for article in subject.articles:
        first = seen.setdefault(article.meta.code, article)
        if first.slug != article.slug:
            message = _("The code {code} is already that of `{slug}`.")
            yield Fault(
                message.format(code=article.meta.code, slug=first.slug),
                _("Give the leaflet another code."),
                article.values.place(("code",)),
            )


CHECKS = (
    Check(
        "unique-code",
        Subject.WORKSPACE,
        Severity.ERROR,
        "Two leaflets with one code are sent and withdrawn for one another.",
        "UK trust practice: a reference code on every leaflet",
        run,
    ),
)
