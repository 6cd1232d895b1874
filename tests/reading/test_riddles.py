"""What stands around a text: encodings, line ends, the lines that part a front matter."""

from __future__ import annotations

import pytest

from depliant.errors import InputError, Place
from depliant.reading.front_matter import parted, rewritten, split
from depliant.reading.text import decode
from depliant.reading.values import load_yaml
from depliant.review.approval import approved
from depliant.sources.leaflet import parse_article
from depliant.sources.stamp import article_stamp
from tests.conftest import TODAY

HERE = Place("fr.md")
FRONT = "title: Le bain\ncode: HT-0950\n"
BODY = "\n## En bref {#summary}\n\nDe l’eau tiède.\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"---\n{FRONT}---\n{BODY}", []),
        (f"{FRONT}---\n{BODY}", [(1, "does not begin with a line `---`")]),
        (f"{FRONT}{BODY}", [(1, "does not begin with"), (4, "does not end with")]),
        (f"---\n{FRONT}{BODY}", [(5, "does not end with a line `---`")]),
        (f"---\n{FRONT}\nDe l’eau.\n{BODY}", [(5, "does not end with a line `---`")]),
        (f"---\n{FRONT}{BODY}\n---\n\nfin\n", [(5, "does not end with a line `---`")]),
        (f"\n\n---\n{FRONT}---\n{BODY}", [(1, "An empty line stands above")]),
        (f"—\n{FRONT}–––\n{BODY}", [(1, "“—” is not the line"), (4, "“–––” is not the line")]),
        (f"--- ---\n{FRONT}---\n{BODY}", [(1, "two `---` lines")]),
        (BODY, [(1, "two `---` lines")]),
        (f"---\n{FRONT}---\n", [(4, "no text")]),
    ],
)
def test_what_parts_a_front_matter_is_told(text: str, told: list[tuple[int, str]]) -> None:
    parts, problems = parted(text, HERE, lambda: "title: x")
    assert [p.place.line for p in problems if p.place] == [line for line, _words in told]
    assert all(words in p.message for p, (_line, words) in zip(problems, told, strict=True))
    if told and "two `---`" in told[0][1]:
        assert "---\ntitle: x\n---" in problems[0].remedy
        assert (parts.front, parts.body) == (None, text)
    elif "no text" not in str(told):
        assert load_yaml(parts.front or "", HERE).data["code"] == "HT-0950"
        assert BODY.strip() in parts.body
        assert text.split("\n")[parts.first - 1 :] == parts.body.split("\n")


def test_a_comment_of_a_front_matter_does_not_end_it() -> None:
    text = f"---\n{FRONT}## relu\n# et corrigé\n---\n{BODY}"
    assert split(text, HERE).body == BODY


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("é".encode("utf-16"), "UTF-16"),
        ("a\nbé".encode("cp1252"), "not in UTF-8"),
        (b"a\x00b", "NUL"),
        (b"PK\x03\x04\x14\x00", "word processor"),
        (b"{\\rtf1\\ansi", "word processor"),
        (b"%PDF-1.7", "word processor"),
    ],
)
def test_what_is_no_text_says_how_to_save_it(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        decode(data, HERE)
    assert "UTF-8" in caught.value.problems[0].remedy


ODD = (
    "---\r\ntitle\u00a0:\tLe bain\r\ncode: “HT-0950”\r\nversion: “1.0”\r\nkind: practical\r\n"
    "audience: les parents\r\nauthors:\r\n-\u00a0name: Ada\r\n  role: pédiatre\r\nsources:\r\n"
    "- title: a\r\n  author: b\r\n  date: mars 2024\r\nrights: {text: a, figures: b}\r\n"
    "funding: Aucun\r\nwritten: 24/11/2026\r\nreview_by: 1er mars 2028\r\n"
    "status\u00a0: “Brouillon”  # à relire\r\n---\r\n"
) + BODY.replace("\n", "\r\n")


def test_what_is_read_is_what_is_signed() -> None:
    """A front matter as people write it is approved as it was read."""
    data = b"\xef\xbb\xbf" + ODD.encode()
    article = parse_article(decode(data, HERE), "bain", "fr", HERE)
    assert (article.meta.status, article.meta.funding) == ("draft", "none")
    signed = approved(data, article, "Ada Exemple", "Pédiatre", TODAY)
    again = parse_article(decode(signed, HERE), "bain", "fr", HERE)
    assert again.approved
    assert [one.stamp for one in again.meta.approval] == [article_stamp(again)]
    assert article_stamp(again) == article_stamp(article)
    kept = signed.decode("utf-8-sig").split("\r\n")
    assert kept[:17] == ODD.split("\r\n")[:17]
    assert kept[17] == "status\u00a0: approved  # à relire"
    plain = ODD.replace("24/11/2026", "2026-11-24").replace("mars 2024", "2024-03")
    other = parse_article(decode(plain.encode(), HERE), "bain", "fr", HERE)
    assert article_stamp(other) == article_stamp(article)


def test_a_broken_front_matter_is_not_rewritten() -> None:
    with pytest.raises(InputError, match="A colon stands in the text"):
        rewritten(f"---\ntitle: a: b\n---\n{BODY}".encode(), {"status": "approved"}, HERE)
