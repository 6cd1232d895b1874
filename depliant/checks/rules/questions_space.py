"""questions-space: a kind of leaflet leaves room on paper for the reader's questions."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.subjects import TextSubject
from depliant.words import _


def run(subject: TextSubject) -> Iterator[Fault]:
    kind, article = subject.kind, subject.article
    required = {one.role for one in kind.required}
    if "questions" not in kind.fillers and "questions" not in required:
        message = _("No edition on paper leaves room for questions: the kind `{kind}` offers none.")
        remedy = _("Take `questions` into its `fillers` (leaflets/kinds.yaml).")
        place = article.values.place(("kind",))
        yield Fault(message.format(kind=article.meta.kind), remedy, place)


CHECKS = (
    Check(
        "questions-space",
        Subject.TEXT,
        Severity.WARNING,
        "A question that was written down at home is asked at the hospital.",
        "EQIP (space for notes) [unverified]; DISCERN 15",
        run,
        topic=Topic.CONTENT,
        fails="fillers: [team]\n",
        passes="fillers: [questions, team]\n",
    ),
)
