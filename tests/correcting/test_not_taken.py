"""What a file that came back says and an article cannot take is told, and takes nothing with it."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from depliant.correcting.review_copy import review_copy
from depliant.correcting.updating import Review, review_of, take_over
from depliant.errors import InputError
from depliant.sources.workspace import Workspace
from tests.conftest import TODAY

TEXT = """---
title: Les patins du soir
subtitle: Pour glisser sans tomber
code: PG-7731
version: "1.9"
kind: practical
audience: toutes les personnes qui patinent
authors:
  - {name: Odile Imaginaire, role: rédactrice}
sources:
  - {title: Le guide de la glace, author: Club des patineurs inventés, date: 2031-02}
rights: {text: licence MIT, figures: licence MIT}
funding: none
written: 2031-03-01
review_by: 2033-03-01
status: draft
---

## En bref {#summary .short}

- Serrez les lacets[^lacet].
- Pliez les genoux.

## Sur la glace {#ice}

Avancez le pied droit[^lacet]. Poussez du pied gauche[^froid].

1. Regardez devant vous.
2. Tendez les deux bras.

!!! warning "Sortez si…"
    La glace craque sous vos pieds.

### Pour finir

5. Freinez.
6. Saluez.

| Lame | Jour | Soir |
|---|---|---|
| longue |  | oui |

Fin de la glissade.

## Au vestiaire {#room}

Séchez les lames avec un chiffon[^froid].

Rangez-les dans leur housse.

[^lacet]: Des lacets en coton.
[^froid]: Le froid pique.

    Mettez des gants.
"""

Edit = Callable[[Any], None]


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("rink")
    (root / "hospitals").mkdir()
    (root / "leaflets" / "patins").mkdir(parents=True)
    path = root / "leaflets" / "patins" / "fr.md"
    path.write_text(TEXT, "utf-8")
    made = review_copy(Workspace(root).article(path), ())
    (root / "sent.docx").write_bytes(made)
    return root


@pytest.fixture
def house(sent: Path) -> Path:
    (sent / "leaflets" / "patins" / "fr.md").write_text(TEXT, "utf-8")
    return sent


def came(house: Path, edit: Edit) -> Review:
    document = docx.Document(str(house / "sent.docx"))
    edit(document)
    document.save(str(house / "came.docx"))
    return review_of(Workspace(house), "patins", "fr", house / "came.docx")


def taken(review: Review) -> str:
    """The article once all is taken over that can be."""
    accepted = [one for one in review.found if one.edits]
    if accepted:
        take_over(review, accepted, "", TODAY)
    return review.path.read_text("utf-8")


def told(review: Review) -> str:
    lines = [*review.told, *(line for one in review.sections for line in one.told)]
    return "\n".join(lines)


def paragraph(document: Any, words: str) -> Any:
    """The element of the paragraph that has some words."""
    for one in document.element.body.iter(qn("w:p")):
        if words in "".join(text.text or "" for text in one.iter(qn("w:t"))):
            return one
    raise KeyError(words)


def typed(document: Any, old: str, new: str) -> None:
    text = next(one for one in document.element.body.iter(qn("w:t")) if old in (one.text or ""))
    text.text = text.text.replace(old, new)


def like(document: Any, words: str, new: str) -> Any:
    """A new paragraph behind another one and like it."""
    one = paragraph(document, words)
    made = copy.deepcopy(one)
    for mark in (*made.iter(qn("w:bookmarkStart")), *made.iter(qn("w:bookmarkEnd"))):
        mark.getparent().remove(mark)
    first, *others = list(made.iter(qn("w:t")))
    first.text = new
    for text in others:
        text.text = ""
    one.addnext(made)
    return made


def removed(document: Any, words: str) -> None:
    one = paragraph(document, words)
    one.getparent().remove(one)


# --- notes -------------------------------------------------------------------------------------


def test_a_note_that_two_sections_lead_to_is_not_corrected(house: Path) -> None:
    review = came(house, lambda document: None)
    assert (review.found, told(review)) == ((), "")


def test_one_of_the_places_of_a_note_is_corrected(house: Path) -> None:
    document = docx.Document(str(house / "sent.docx"))
    notes = next(
        part for part in document.part.package.iter_parts() if "footnotes" in part.partname
    )
    first, between, last = notes.blob.split(b"coton")
    notes._blob = first + b"coton" + between + b"lin" + last
    document.save(str(house / "came.docx"))
    review = review_of(Workspace(house), "patins", "fr", house / "came.docx")
    assert taken(review) == TEXT.replace("en coton", "en lin")


# --- versions ----------------------------------------------------------------------------------


def test_a_version_is_higher(house: Path) -> None:
    review = came(house, lambda document: typed(document, "droit", "gauche"))
    for version in ("1.9", "1.8", "0.10"):
        with pytest.raises(InputError, match=rf"Version {version} is not higher .* 1\.9"):
            take_over(review, review.found, version, TODAY)
    assert review.path.read_text("utf-8") == TEXT
    take_over(review, review.found, "1.10", TODAY)
    assert Workspace(house).article(review.path).meta.version == "1.10"


# --- what moves --------------------------------------------------------------------------------


def test_what_cannot_be_put_in_is_not_taken_out(house: Path) -> None:
    """A frame goes behind another paragraph; entries of numbered lists change places."""

    def edit(document: Any) -> None:
        frame = next(one for one in document.tables if len(one.columns) == 1)
        paragraph(document, "Fin de la").addnext(frame._tbl)
        paragraph(document, "Freinez").addprevious(paragraph(document, "Saluez"))
        typed(document, "chiffon", "torchon")

    review = came(house, edit)
    text = taken(review)
    assert all(text.count(words) >= 1 for words in ("craque sous", "Sortez si", "Saluez"))
    assert "torchon" in text


def test_a_frame_moves_whole_or_not_at_all(house: Path) -> None:
    def edit(document: Any) -> None:
        frame = next(one for one in document.tables if len(one.columns) == 1)
        paragraph(document, "Rangez-les").addnext(frame._tbl)

    review = came(house, edit)
    assert review.found
    assert taken(review) == TEXT


def test_a_table_goes_whole_or_not_at_all(house: Path) -> None:
    def edit(document: Any) -> None:
        table = next(one for one in document.tables if len(one.columns) == 3)
        table._tbl.getparent().remove(table._tbl)

    review = came(house, edit)
    assert review.found
    assert taken(review) == TEXT


def test_sections_in_another_order_are_told(house: Path) -> None:
    def edit(document: Any) -> None:
        first, *others = list(document.element.body)[
            list(document.element.body).index(paragraph(document, "Au vestiaire")) : -1
        ]
        ice = paragraph(document, "Sur la glace")
        for one in (first, *others):
            ice.addprevious(one)

    review = came(house, edit)
    assert (review.found, told(review)) == (
        (),
        "The sections stand in another order in the file: not taken over.",
    )


def test_a_section_twice_is_told(house: Path) -> None:
    def edit(document: Any) -> None:
        body = document.element.body
        for one in list(body)[list(body).index(paragraph(document, "Au vestiaire")) : -1]:
            body.insert(len(body) - 1, copy.deepcopy(one))

    assert "“Au vestiaire” stands twice" in told(came(house, edit))


# --- headings that come and go -----------------------------------------------------------------


def test_a_new_section_is_not_written_into_the_one_above(house: Path) -> None:
    def edit(document: Any) -> None:
        made = like(document, "Fin de la", "Le moniteur vous aide.")
        heading = copy.deepcopy(paragraph(document, "Au vestiaire"))
        for mark in heading.findall(qn("w:bookmarkStart")):
            heading.remove(mark)
        next(heading.iter(qn("w:t"))).text = "Le moniteur"
        made.addprevious(heading)

    review = came(house, edit)
    assert "A new section, “Le moniteur”" in told(review)
    assert [one.edits for one in review.found] == [(), ()]
    assert taken(review) == TEXT


def test_a_section_whose_heading_is_gone_stays(house: Path) -> None:
    def edit(document: Any) -> None:
        removed(document, "Au vestiaire")
        typed(document, "dans leur housse", "dans une housse")

    review = came(house, edit)
    assert "The section is not found" in told(review)
    assert "[^froid]" in TEXT
    assert taken(review) == TEXT


# --- how words are set -------------------------------------------------------------------------


def test_what_became_another_thing_is_told(house: Path) -> None:
    def edit(document: Any) -> None:
        entry = paragraph(document, "Serrez les").pPr.find(qn("w:numPr"))
        paragraph(document, "Rangez-les").get_or_add_pPr().append(copy.deepcopy(entry))
        document.tables[-1]._tbl.addnext(paragraph(document, "craque sous"))
        title = next(one for one in document.paragraphs if one.text == "Pour finir")
        title.style = document.styles["Normal"]

    lines = told(came(house, edit)).split("\n")
    set_otherwise = [line for line in lines if "is set in another way" in line]
    assert any("“Rangez-les dans leur housse.”" in line for line in set_otherwise)
    assert any("“Pour finir”" in line for line in set_otherwise)


def test_struck_words_are_told(house: Path) -> None:
    def edit(document: Any) -> None:
        one = next(one for one in document.paragraphs if "Rangez" in one.text)
        one.runs[0].font.strike = True

    review = came(house, edit)
    assert "words are struck out in “Rangez-les" in told(review)
    assert review.is_told


def test_words_of_the_first_page_are_told(house: Path) -> None:
    def edit(document: Any) -> None:
        typed(document, "Pour glisser sans", "Glisser et")
        paragraph(document, "En bref").addprevious(like(document, "Fin de la", "Avis : bien."))

    lines = told(came(house, edit))
    assert "“Glisser et tomber”" in lines
    assert "“Avis : bien.”" in lines


# --- together ----------------------------------------------------------------------------------


def test_what_cannot_be_written_with_others_does_not_lose_them(house: Path) -> None:
    def edit(document: Any) -> None:
        table = next(one for one in document.tables if len(one.columns) == 3)
        table._tbl.getparent().remove(table._tbl)
        typed(document, "chiffon", "torchon")

    review = came(house, edit)
    text = taken(review)
    assert text == TEXT.replace("chiffon", "torchon")
