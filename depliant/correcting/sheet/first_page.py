"""The first page of a review copy: which leaflet it is, and what is asked of who reads it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from depliant.correcting.sheet import paper
from depliant.sources.leaflet import Article
from depliant.words import _, ngettext
from depliant.words.figures import day


def set_first_page(document: Document, article: Article, comments: int) -> tuple[Any, list[str]]:
    """Set the page; its title, which a bookmark and comments on the whole leaflet hold to, and
    its lines."""
    meta = article.meta
    title = document.add_paragraph(meta.title, style="Title")
    if meta.subtitle:
        document.add_paragraph(meta.subtitle, style="Subtitle")
    rows = list(_facts(article))
    table = document.add_table(len(rows), 2, style="Table Grid")
    paper.lined(table, (45, 109))
    for at, (name, value) in enumerate(rows):
        for column, (text, style) in enumerate(((name, paper.HEAD_CELL), (value, paper.CELL))):
            paragraph = table.cell(at, column).paragraphs[0]
            paragraph.style, paragraph.text = document.styles[style], text
    document.add_paragraph(_("What is asked of you"), style="Heading 1")
    number = paper.new_list(document, 1)
    for line in _asked(comments):
        entry = document.add_paragraph(line, style=paper.ASKED)
        paper.as_entry(entry, number, 1)
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    return title, lines(article, comments)


def lines(article: Article, comments: int) -> list[str]:
    """The lines of the first page of a copy with so many comments."""
    meta = article.meta
    subtitle = [meta.subtitle] if meta.subtitle else []
    cells = [text for row in _facts(article) for text in row]
    asked = _asked(comments)
    return [meta.title, *subtitle, *cells, _("What is asked of you"), *asked]


def _facts(article: Article) -> Iterator[tuple[str, str]]:
    meta = article.meta
    status = {"draft": _("draft"), "approved": _("approved"), "withdrawn": _("withdrawn")}
    yield _("Code"), meta.code
    yield _("Version"), meta.version
    yield _("Status"), status[meta.status]
    yield _("For whom"), meta.audience
    yield _("Written on"), day(meta.written)
    yield _("To be reviewed by"), day(meta.review_by)


def _asked(comments: int) -> Iterator[str]:
    yield _("Read the text as a patient would. Is it true, complete, and easy to understand?")
    yield _(
        "Correct right in the text, with or without tracked changes. Write a comment for what you "
        "only want to ask."
    )
    if comments:
        yield ngettext(
            "Look at {n} comment of the checks: it stands beside the passage that it is about.",
            "Look at {n} comments of the checks: each stands beside the passage that it is about.",
            comments,
        ).format(n=comments)
    yield _(
        "Leave the words between {{ and }} as they are: each hospital’s own telephone numbers and "
        "names come in their place."
    )
    yield _("Save the file as it is, in the Word format (.docx), and send it back.")


def set_footer(document: Document, article: Article) -> None:
    """Code, version and page number at the foot of each page."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = 1
    meta = article.meta
    paragraph.add_run(_("{code}, version {version}").format(code=meta.code, version=meta.version))
    paragraph.add_run(" · ")
    paragraph._p.append(
        parse_xml(
            f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        )
    )
