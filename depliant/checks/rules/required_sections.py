"""required-sections: what the kind of leaflet and the hospital ask for is there, not empty."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import ContentSubject, LeafletSubject, PagesSubject
from depliant.errors import Place
from depliant.reading.roles import known, meant
from depliant.sources.leaflet import Article
from depliant.typeset.lettering.letters import letters
from depliant.words import _

GENERATED = frozenset({"contacts", "sources", "questions", "more"})


def in_the_source(subject: LeafletSubject) -> Iterator[Fault]:
    held = {section.role for section in subject.article.sections} | GENERATED
    for required in subject.required:
        if required.role not in held:
            message = _("The section `{role}` is missing; the kind `{kind}` requires it.")
            message = message.format(role=required.role, kind=subject.article.meta.kind)
            yield Fault(message, *_to_write(required.role, subject.article))


def _to_write(role: str, article: Article) -> tuple[str, Place]:
    """What to write for a role that is missing, and where: a section of another role may be it."""
    for section in article.sections:
        words = (section.role.replace("-", " "), section.title)
        if section.role not in known() and role in map(meant, words):
            remedy = _("“{title}” may be it: write `## {title} {{#{role}}}`.")
            return remedy.format(title=section.title, role=role), section.place
    remedy = _(
        "Write `## … {{#{role}}}`; if the source says nothing of it, add .not-covered "
        "and questions to ask."
    )
    return remedy.format(role=role), article.place


def in_the_content(subject: ContentSubject) -> Iterator[Fault]:
    content = subject.content
    held = {section.role for section in content.sections}
    for role in dict.fromkeys(content.required):
        if role in held:
            continue
        if role in subject.unmarked:
            message = _("The section `{role}` is required on `{format}`, but kept off it.")
            remedy = _("Add `.short` to its heading: `## … {{#{role} .short}}`.")
        elif role in subject.source_roles:
            message = _("The section `{role}` is required on `{format}`, but kept off it.")
            remedy = _('Take `{format}` into its formats="…".')
        elif role in GENERATED:
            message = _("The section `{role}` has no place on `{format}`.")
            remedy = _("Give `{format}` a page that holds it.")
        elif role in subject.hospital_roles:
            message = _("The section `{role}` is missing; `{hospital}` requires it on `{format}`.")
            remedy = _("Write `## … {{#{role}}}` in the article.")
        else:
            continue  # the kind requires it: told once, of the article
        words = {
            "role": role,
            "format": content.edition.format,
            "hospital": content.edition.hospital,
        }
        yield Fault(message.format(**words), remedy.format(**words), content.place)
    for section in content.sections:
        if section.piece == "text" and not _shows_something(section.html):
            message = _("The section `{role}` is empty.")
            yield Fault(
                message.format(role=section.role), _("Write it, or remove it."), section.place
            )


def on_the_pages(subject: PagesSubject) -> Iterator[Fault]:
    shown = {role for page in subject.pages.pages for role in page.sections}
    for section in subject.content.sections:
        if section.role in subject.content.required and section.role not in shown:
            message = _("The section `{role}` is in the article but on no page.")
            yield Fault(
                message.format(role=section.role),
                _("Look for a style or template that hides it."),
                section.place,
            )


def _shows_something(html: str) -> bool:
    """Whether a section has words, or a picture that says something."""
    return bool(letters(_plain(html))) or "<img" in html


def _plain(html: str) -> str:
    return Markup(html).striptags()  # noqa: S704 (its tags are taken out)


_REASON = "A treatment leaflet that is silent on what the law names is not given to a family."
_STANDARD = "Code de la santé publique L.1111-2; DISCERN 8–14; EQIP"
_FAILS = "Une section demandée qui manque, est vide, ou n’est sur aucune page."
_PASSES = "L’écrire, ou `.not-covered` et des questions."
CHECKS = (
    Check(
        "required-sections",
        Subject.LEAFLET,
        Severity.ERROR,
        _REASON,
        _STANDARD,
        in_the_source,
        fails=_FAILS,
        passes=_PASSES,
    ),
    Check("required-sections", Subject.CONTENT, Severity.ERROR, _REASON, _STANDARD, in_the_content),
    Check("required-sections", Subject.PAGES, Severity.ERROR, _REASON, _STANDARD, on_the_pages),
)
