"""unique-code: one code, one leaflet: it is what a clinic asks for and what a reader quotes."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import WorkspaceSubject
from depliant.words import _


def run(subject: WorkspaceSubject) -> Iterator[Fault]:
    leaflets: dict[str, set[str]] = {}
    for article in subject.articles:
        leaflets.setdefault(article.meta.code, set()).add(article.slug)
    for article in subject.articles:
        for other in sorted(leaflets[article.meta.code] - {article.slug}):
            message = _("The code {code} is that of `{slug}` too.")
            yield Fault(
                message.format(code=article.meta.code, slug=other),
                _("Give one of the two leaflets another code."),
                article.values.place(("code",)),
            )


_FAILS = "Deux documents de même code."
_PASSES = "Donner un autre code."
CHECKS = (
    Check(
        "unique-code",
        Subject.WORKSPACE,
        Severity.ERROR,
        "Two leaflets with one code are sent and withdrawn for one another.",
        "UK trust practice: a reference code on every leaflet",
        run,
        fails=_FAILS,
        passes=_PASSES,
    ),
)
