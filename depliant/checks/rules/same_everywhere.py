"""same-everywhere: what a hospital counts otherwise than the core or another one was decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from depliant.checks.finding import Fault, Severity
from depliant.checks.prose.building import prose_of
from depliant.checks.prose.plain import THING
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.subjects import WorkspaceSubject
from depliant.checks.together.claims import Claim, claims
from depliant.sources.leaflet import Article
from depliant.sources.local_text import LocalText
from depliant.words import _

_Said = dict[str, list[Claim]]  # by role


def run(subject: WorkspaceSubject) -> Iterator[Fault]:
    articles = {article.name: article for article in subject.articles}
    texts: dict[str, list[LocalText]] = {}
    for text in sorted(subject.local, key=lambda one: one.by):
        texts.setdefault(f"{text.leaflet}/{text.lang}", []).append(text)
    for name, local in texts.items():
        if core := articles.get(name):
            yield from _of_leaflet(core, local)


def _of_leaflet(core: Article, local: Sequence[LocalText]) -> Iterator[Fault]:
    """The local texts of a leaflet, each compared with the core, then with those before it."""
    said = [(_("the core"), _claims(core))]
    for text in local:
        replaced = [one for one in text.sections if not one.follows and "drops" not in one.classes]
        mine = _claims(replace(core, sections=tuple(replaced)))
        for role, found in mine.items():
            yield from _told(found, [(who, one.get(role, [])) for who, one in said])
        said.append((f"`{text.by}`", mine))


def _claims(article: Article) -> _Said:
    sections = prose_of(article).sections
    return {one.role: list(claims(one, article.lang)) for one in sections}


def _told(mine: Sequence[Claim], others: Sequence[tuple[str, list[Claim]]]) -> Iterator[Fault]:
    """What a section counts otherwise, each sentence told once."""
    for claim in mine:
        found = ((who, one) for who, said in others for one in said if claim.contradicts(one))
        if first := next(found, None):
            yield _fault(claim, *first)


def _fault(claim: Claim, who: str, other: Claim) -> Fault:
    message = _("“{this}” here; {who} says “{that}” ({place}).")
    text = message.format(
        this=claim.written, who=who, that=other.written, place=other.sentence.place
    )
    remedy = _(
        "Write the same, or say above the sentence why it differs here: "
        "`<!-- depliant: allow same-everywhere: … -->`."
    )
    sentence = claim.sentence
    quote = sentence.text.replace(THING, "…")
    return Fault(text, remedy, sentence.place, quote=quote, words=claim.said[0].written)


CHECKS = (
    Check(
        "same-everywhere",
        Subject.WORKSPACE,
        Severity.WARNING,
        "Leaflets differ between hospitals without anyone having decided so: a family that moves "
        "from one to the other reads two doses, two hours.",
        "depliant: seen in real hospitals",
        run,
        topic=Topic.TOGETHER,
        fails="« Les visites vont de 14 h à 19 h » dans le texte commun, « de 15 h à 20 h » dans "
        "celui d’un hôpital ; une dose, un âge, une durée ou un nombre d’une même chose qui "
        "diffèrent.",
        passes="Écrivez la même chose, ou dites pourquoi : `<!-- depliant: allow same-everywhere: "
        "ici, les soins finissent à 15 h -->` au-dessus de la phrase.",
    ),
)
