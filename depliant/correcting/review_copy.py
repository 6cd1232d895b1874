"""export --review: an article as a Word file that a colleague reads, corrects and sends back."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from xml.etree.ElementTree import Element

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.run import Run

from depliant.checks.finding import Finding
from depliant.correcting.sheet import first_page, paper
from depliant.correcting.sheet.marks import leaflet_mark, mark_of
from depliant.correcting.sheet.notes import add_part, after
from depliant.correcting.sheet.pictures import shown
from depliant.correcting.sheet.setting import Setter
from depliant.correcting.undressed import body, of_blocks, title
from depliant.sources.leaflet import Article
from depliant.words import _

WHO = "depliant"  # who writes the comments on what the checks found


def review_copy(article: Article, findings: Sequence[Finding], *, pictures: bool = True) -> bytes:
    """The Word file of an article, with a comment for each finding."""
    document = paper.blank(article.lang)
    trees = [(section, title(section), body(section)) for section in article.sections]
    wanted = _wanted(tree for *_rest, tree in trees) if pictures else {}
    setter = Setter(document, shown(article, wanted))
    head, lines = first_page.set_first_page(document, article, len(findings))
    first_page.set_footer(document, article)
    _bookmark(head, leaflet_mark(article, lines).name, 0)
    for number, (section, name, tree) in enumerate(trees, 1):
        heading = document.add_paragraph(style="Heading 1")
        for leaf in setter.leaves(name):
            setter.write(heading, leaf)
        _bookmark(heading, mark_of(section).name, number)
        setter.set(tree)
    _set_notes(document, setter, article)
    _comment(document, findings, article, setter.runs, head.runs)
    return _saved(document, article)


def _wanted(trees: Iterable[Element]) -> dict[str, bool]:
    """The pictures of some trees, and which stand alone, not at the head of words."""
    wanted: dict[str, bool] = {}
    for tree in trees:
        for block in tree.iter():
            for image in block.findall("img"):
                alone = bool(image.get("alt"))
                path = image.get("src", "")
                wanted[path] = wanted.get(path, False) or alone
    return wanted


def _bookmark(paragraph: Any, name: str, number: int) -> None:
    """Hold a paragraph's words with a bookmark."""
    start = f'<w:bookmarkStart {nsdecls("w")} w:id="{number}" w:name="{name}"/>'
    at = 1 if paragraph._p.pPr is not None else 0
    paragraph._p.insert(at, parse_xml(start))
    paragraph._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{number}"/>'))


def _set_notes(document: Document, setter: Setter, article: Article) -> None:
    """Write the notes that the text leads to, and those that these lead to."""
    names = setter.notes.names
    if not names:
        return
    known = article.sections[0].definitions.notes
    for paragraph, name in zip(add_part(document, len(names)), names, strict=True):
        leaves = setter.leaves(of_blocks(article.sections[0], known[name].blocks))
        for number, leaf in enumerate(leaves):
            plain = replace(leaf, spans=tuple(one for one in leaf.spans if not one.note))
            setter.write(after(paragraph, number), replace(plain, line=0))


def _comment(
    document: Document,
    findings: Sequence[Finding],
    article: Article,
    runs: Mapping[int, list[Run]],
    head: Sequence[Run],
) -> None:
    for finding in findings:
        held = _held(finding, article, runs) or head
        text = f"{finding.message}\n→ {finding.remedy}" if finding.remedy else finding.message
        document.add_comment([held[0], held[-1]], text, author=WHO, initials="d")


def _held(finding: Finding, article: Article, runs: Mapping[int, list[Run]]) -> Sequence[Run]:
    """The words that a finding is about; none if it is about the whole leaflet."""
    place = finding.place
    if place is None or place.file != article.place.file or place.line is None:
        return ()
    lines = [line for line in runs if line <= place.line and runs[line]]
    return runs[max(lines)] if lines else ()


def _saved(document: Document, article: Article) -> bytes:
    meta = article.meta
    properties = document.core_properties
    properties.title, properties.author = meta.title, ", ".join(one.name for one in meta.authors)
    properties.comments, properties.language = "", article.lang
    properties.subject = _("{code}, version {version}").format(code=meta.code, version=meta.version)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def about_text(findings: Iterable[Finding], article: Article) -> Iterator[Finding]:
    """The findings that whoever corrects the text can do something about: each once."""
    seen = set()
    for one in findings:
        there = one.place is None or one.place.file == article.place.file
        key = (one.rule, one.message, one.place)
        if there and key not in seen:
            seen.add(key)
            yield one
