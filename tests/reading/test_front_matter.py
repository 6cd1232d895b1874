"""Front matter: rewritten where a key stands; every other byte stays as it was written."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depliant.errors import InputError, Place
from depliant.reading.front_matter import Plain, rewritten, split
from depliant.reading.values import load_yaml

HERE = Place("fr.md")
SIGNED: Plain = [{"name": "Camille Exemple", "role": "Pédiatre", "date": dt.date(2026, 11, 24)}]
NEW = "approval:\n- name: Camille Exemple\n  role: Pédiatre\n  date: 2026-11-24\n"
BODY = "\n## En bref {#summary}\n\nTexte.\n---\nstatus: draft\n"


def approve(front: str, body: str = BODY, fence: str = "---") -> str:
    data = f"---\n{front}{fence}\n{body}".encode()
    return rewritten(data, {"status": "approved", "approval": SIGNED}, HERE).decode()


@pytest.mark.parametrize(
    ("front", "wanted"),
    [
        ("status: draft\ntitle: x\n", f"status: approved\ntitle: x\n{NEW}"),
        ("status: draft # qui ?\ntitle: x\n", f"status: approved # qui ?\ntitle: x\n{NEW}"),
        ("title: x\n'status': \"draft\"\n", f"title: x\n'status': approved\n{NEW}"),
        ("title: x\n", f"title: x\nstatus: approved\n{NEW}"),
        (
            "status: approved\napproval:\n  name: A\n  role: B\n# après\ntitle: x\n",
            f"status: approved\n{NEW}# après\ntitle: x\n",
        ),
        (
            "approval:\n- name: A\n  role: B\n- name: C\n\n# après\nstatus: draft\n",
            f"{NEW}\n# après\nstatus: approved\n",
        ),
        ("approval: {name: A,\n  role: B}\nstatus: draft\n", f"{NEW}status: approved\n"),
        ("approval:\nstatus: draft\n", f"{NEW}status: approved\n"),
        ("a: >\n  enfants\n\nstatus: draft\n", f"a: >\n  enfants\n\nstatus: approved\n{NEW}"),
        ("status: draft\na: |\n  status: x\n", f"status: approved\na: |\n  status: x\n{NEW}"),
    ],
)  # fmt: skip
def test_only_the_key_changes(front: str, wanted: str) -> None:
    assert approve(front) == f"---\n{wanted}---\n{BODY}"


@pytest.mark.parametrize("fence", ["--- ", "---\t", "---"])
def test_the_closing_line_may_end_in_space(fence: str) -> None:
    assert approve("status: draft\n", fence=fence) == f"---\nstatus: approved\n{NEW}{fence}\n{BODY}"


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_line_ends_and_the_mark_of_order_stay(newline: str) -> None:
    text = f"\ufeff---\ntitle: é\nstatus: draft\n---\n{BODY}".replace("\n", newline)
    done = rewritten(text.encode(), {"status": "approved", "approval": SIGNED}, HERE).decode()
    wanted = f"\ufeff---\ntitle: é\nstatus: approved\n{NEW}---\n{BODY}".replace("\n", newline)
    assert done == wanted


def test_a_line_separator_in_a_title_does_not_move_the_lines() -> None:
    assert approve('title: "un\u2028deux"\nstatus: draft\n').endswith(
        f'title: "un\u2028deux"\nstatus: approved\n{NEW}---\n{BODY}'
    )


@pytest.mark.parametrize("front", ["{title: x, status: draft}\n", "- title\n", "title\n"])
def test_what_is_not_one_key_a_line_is_refused(front: str) -> None:
    with pytest.raises(InputError, match="cannot be rewritten"):
        approve(front)


@given(name=st.text(st.characters(exclude_categories=("Cs",)), min_size=1))
def test_any_name_reads_back(name: str) -> None:
    done = rewritten(b"---\ntitle: x\n---\ny\n", {"by": {"name": name}}, HERE).decode()
    assert load_yaml(split(done, HERE).front, HERE).data == {"title": "x", "by": {"name": name}}


def test_a_document_without_front_matter_or_text_is_refused() -> None:
    for text in ("title: x\n", "---\ntitle: x\n", "---\ntitle: x\n---\n\u2028\n"):
        with pytest.raises(InputError):
            split(text, HERE)


@pytest.mark.parametrize("indent", ["", "  "])
def test_an_empty_list_takes_its_key_out(indent: str) -> None:
    lines = ("titre: Un mot", "noms:", "- a", "- b", "fin: là")
    text = "---\n" + "".join(f"{indent}{line}\n" for line in lines) + "---\n\nCorps\n"
    done = rewritten(text.encode(), {"noms": [], "autres": []}, Place("un.md")).decode()
    kept = "".join(f"{indent}{line}\n" for line in (lines[0], lines[-1]))
    assert done == f"---\n{kept}---\n\nCorps\n"
