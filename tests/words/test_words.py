"""The program's own words: every message is translated, with the same placeholders."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from depliant.checks.registry import all_checks
from depliant.words import _, ngettext, use_language
from tests.conftest import TOP

PACKAGE = TOP / "depliant"


def extracted(method: str, path: Path) -> set[str | tuple[str, ...]]:
    """The messages of a module or a template, as the language's own reader finds them."""
    keywords = {"_": None, "later": None, "ngettext": (1, 2)}
    options = {"silent": "false"}
    source = io.BytesIO(path.read_bytes())
    return {message for _l, message, _c, _n in extract(method, source, keywords, (), options)}


def messages() -> set[str | tuple[str, ...]]:
    found: set[str | tuple[str, ...]] = set()
    for path in PACKAGE.rglob("*.py"):
        found |= extracted("python", path)
    for path in (TOP / "templates").rglob("*.j2"):
        found |= extracted("jinja2", path)
    for check in all_checks():
        found |= {check.reason, check.standard}
    return found


@pytest.fixture(scope="module")
def french() -> Catalog:
    with (PACKAGE / "words" / "fr" / "depliant.po").open("rb") as file:
        return read_po(file, locale="fr")


def test_every_message_is_translated_and_none_is_left_over(french: Catalog) -> None:
    known = {message.id for message in french if message.id}
    assert messages() - known == set()
    assert known - messages() == set()
    assert not [m.id for m in french if m.id and (m.fuzzy or not m.string)]


def test_placeholders_are_the_same(french: Catalog) -> None:
    for message in french:
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        for text in texts:
            wanted = set(re.findall(r"\{\w+[^{}]*\}", ids[0])) if message.id else set()
            assert set(re.findall(r"\{\w+[^{}]*\}", text)) >= wanted or not message.id, message.id


def test_a_message_names_its_page() -> None:
    """No message sends anyone to "the docs": it says which page, and there is that page."""
    for message in messages():
        for text in (message,) if isinstance(message, str) else message:
            pages = re.findall(r"docs\b(/[\w-]+\.md)?", text)
            assert all(pages), text
            assert [page for page in pages if not (TOP / f"docs{page}").is_file()] == []


def test_the_language_is_chosen() -> None:
    use_language("fr")
    assert _("Nothing to mend.") == "Rien à corriger."
    assert ngettext("{n} error", "{n} errors", 2) == "{n} erreurs"
    use_language("xx")
    assert _("Nothing to mend.") == "Nothing to mend."


def test_words_of_leaflets_have_the_same_keys() -> None:
    keys = {
        path.stem: {
            line.partition(":")[0]
            for line in path.read_text(encoding="utf-8").splitlines()
            if line and not line.startswith("#")
        }
        for path in Path(TOP / "templates" / "words").glob("*.yaml")
    }
    assert keys["fr"] == keys["en"]
