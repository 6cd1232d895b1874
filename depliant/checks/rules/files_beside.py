"""files-beside: what lies among the leaflets, and is not read, is known to lie there."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import WorkspaceSubject


def run(subject: WorkspaceSubject) -> Iterator[Fault]:
    for one in subject.told:
        yield Fault(one.message, one.remedy, one.place)


_FAILS = (
    "À côté d’un article, sa version Word, texte ou PDF (`fr.docx`), que rien ne lit ; un"
    " dossier au nom difficile à taper (*avertissements*)."
)
_PASSES = "Reporter le texte dans `fr.md`, ou ranger le fichier ailleurs."
CHECKS = (
    Check(
        "files-beside",
        Subject.WORKSPACE,
        Severity.WARNING,
        "Someone corrects a file that nobody reads, and believes that it is printed.",
        "Seen in real shared folders",
        run,
        fails=_FAILS,
        passes=_PASSES,
    ),
)
