"""The notes of a review copy: real footnotes, in a part of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_FIRST = 2  # 0 and 1 are the lines between text and notes
_LINES = "".join(
    f'<w:footnote w:type="{name}" w:id="{n}"><w:p><w:r><w:{sign}/></w:r></w:p></w:footnote>'
    for n, (name, sign) in enumerate(
        (("separator", "separator"), ("continuationSeparator", "continuationSeparator"))
    )
)


@dataclass
class Notes:
    """The notes that a text leads to, in the order in which it does."""

    names: list[str] = field(default_factory=list)

    def mark(self, paragraph: Any, name: str) -> None:
        """Put the mark of a note behind a paragraph's last word."""
        self.names.append(name)
        number = _FIRST + len(self.names) - 1
        paragraph._p.append(
            parse_xml(
                f'<w:r {nsdecls("w")}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
                f'<w:footnoteReference w:id="{number}"/></w:r>'
            )
        )


def add_part(document: Document, count: int) -> Sequence[Paragraph]:
    """A part with so many empty notes; their paragraphs, to fill."""
    empty = "".join(f'<w:footnote w:id="{_FIRST + n}">{_EMPTY}</w:footnote>' for n in range(count))
    root = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}>{_LINES}{empty}</w:footnotes>")
    name = PackURI("/word/footnotes.xml")
    part = XmlPart(name, _KIND, root, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    notes = root.findall(qn("w:footnote"))[_FIRST:]
    return [Paragraph(one.find(qn("w:p")), part) for one in notes]


def after(paragraph: Paragraph, number: int) -> Paragraph:
    """The paragraph of a note so many behind its first one; made if there is none."""
    inside = paragraph._p.getparent()
    while len(inside) <= number:
        inside.append(parse_xml(f"<w:p {nsdecls('w')}/>"))
    return Paragraph(inside[number], paragraph._parent)


_EMPTY = (
    '<w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    '<w:r><w:t xml:space="preserve"> </w:t></w:r></w:p>'
)
