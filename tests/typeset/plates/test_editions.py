"""A plate and an imprint make an edition: the text is set once, the hospital speaks everywhere."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from depliant.content.select import Choice, select
from depliant.pressroom.press import Press
from depliant.sources.workspace import Workspace
from depliant.typeset.compose import Manuscript
from depliant.typeset.lettering.letters import by_section
from depliant.typeset.pages import Pages
from depliant.typeset.plates.edition import Edition
from tests.conftest import choose, edit, rules

HOSPITALS = ("tilleuls", "deux-rives", "moulin")
FORMATS = ("a4", "trifold", "screen")


@pytest.fixture
def three(folder: Path) -> Path:
    """Three hospitals; the third has a longer name, other colours and no logo's words in common."""
    shutil.copytree(folder / "hospitals" / "tilleuls", folder / "hospitals" / "moulin")
    profile = folder / "hospitals" / "moulin" / "hospital.yaml"
    name = "Centre hospitalier intercommunal du Moulin-de-la-Grande-Écluse"
    edit(profile, "name: Hôpital des Tilleuls", f"name: {name}")
    edit(profile, "#1b5e6e", "#6e1b4a")
    return folder


def a_press(root: Path) -> Press:
    """A press that remembers nothing."""
    press = Press(Workspace(root).house_style)
    press.warm()
    return press


def pressed(press: Press, root: Path, order: Iterator[tuple[str, str]]) -> dict[str, str]:
    """The digest of each edition's file, by name, in the order in which they were pressed."""
    proofs = (press.press(choose(root, format_, hospital)) for hospital, format_ in order)
    return {one.edition.name: sha256(one.artifacts[0].data).hexdigest() for one in proofs}


def pairs() -> Iterator[tuple[str, str]]:
    return ((hospital, format_) for format_ in FORMATS for hospital in HOSPITALS)


@pytest.mark.slow
def test_an_edition_is_the_same_alone_and_among_others_in_any_order(three: Path) -> None:
    together = pressed(a_press(three), three, pairs())
    backwards = pressed(a_press(three), three, reversed(list(pairs())))
    assert together == backwards
    alone = pressed(a_press(three), three, iter([("moulin", "a4")]))
    assert alone.items() <= together.items()


@pytest.mark.slow
@pytest.mark.parametrize("format_", FORMATS)
def test_a_second_hospital_lays_out_its_imprint_alone(
    three: Path, format_: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    press = a_press(three)
    made = Counter[str]()
    monkeypatch.setattr(
        press._typesetter,
        "_made",
        lambda html, *more, make=press._typesetter._made: made.update([html]) or make(html, *more),
    )
    press.press(choose(three, format_, "tilleuls"))
    first = made.total()
    assert first >= 1
    edit(three / "hospitals" / "tilleuls" / "hospital.yaml", "#1b5e6e", "#1b2f6e")
    edit(three / "hospitals" / "tilleuls" / "hospital.yaml", "02 61 91 47 10", "02 61 91 47 19")
    press.press(choose(three, format_, "tilleuls"))
    assert made.total() == first


@pytest.mark.slow
@pytest.mark.parametrize("format_", FORMATS)
def test_a_fault_in_a_plate_is_found_in_every_hospital(
    press: Press, three: Path, article: Path, format_: str
) -> None:
    edit(article, "Le **système immunitaire**", "Le " + "x" * 150 + " **système immunitaire**")
    for hospital in HOSPITALS:
        found = rules(press.press(choose(three, format_, hospital)))
        assert found & {"inside-the-page", "inside-the-frame", "long-word"}, hospital


@pytest.mark.slow
@pytest.mark.parametrize("format_", FORMATS)
def test_a_fault_in_an_imprint_is_found_in_its_hospital(
    press: Press, three: Path, format_: str
) -> None:
    profile = three / "hospitals" / "moulin" / "hospital.yaml"
    edit(profile, "label: Le service", "label: " + "Consultations" * 12)
    found = {one: rules(press.press(choose(three, format_, one))) for one in HOSPITALS}
    wide = {"inside-the-page", "inside-the-frame"}
    assert found["moulin"] & wide
    assert not (found["tilleuls"] | found["deux-rives"]) & wide


def in_two_ways(press: Press, choice: Choice) -> tuple[Pages, Pages, bool]:
    """The pages of an edition of two parts and of its whole HTML; whether it had two parts."""
    content, _odd = select(choice)
    manuscript = Manuscript(press._composer, content, choice.format)
    laid = press._typesetter.set(manuscript, content.pictures)
    whole = press._typesetter.typeset(manuscript.whole(), choice.format, content.pictures)
    return laid.pages, whole, isinstance(laid.made, Edition)


@pytest.mark.slow
@pytest.mark.parametrize("format_", ["a4-large", "booklet", "screen"])
def test_the_parts_say_what_the_whole_says_in_its_order(
    fresh_press: Press, three: Path, format_: str
) -> None:
    parts, whole, two = in_two_ways(fresh_press, choose(three, format_))
    assert two
    assert parts.letters == whole.letters
    for pages in (parts, whole):
        runs = (run for page in pages.pages for run in page.runs if not run.generated)
        assert by_section((run.section, run.text) for run in runs) == dict(pages.letters)
    order = [
        list(dict.fromkeys(s for p in one.pages for s in p.sections)) for one in (parts, whole)
    ]
    assert order[0] == order[1]
    assert [page.role for page in parts.pages] == [page.role for page in whole.pages]


@pytest.mark.slow
def test_a_template_that_knows_of_no_plate_is_set_whole(folder: Path) -> None:
    own = folder / "templates"
    own.mkdir()
    (own / "leaflet.html.j2").write_text(
        '<!DOCTYPE html><html lang="fr" class="{{ shape }}"><head>'
        "<title>{{ content.title }}</title><style>{{ style }}</style></head><body>"
        '{% include "pieces/cover.html.j2" %}<div class="flow"><h2>Un</h2><p>Deux.</p></div>'
        '<div class="flap slot">.</div><div class="back slot">.</div></body></html>',
        encoding="utf-8",
    )
    press = a_press(folder)
    choice = choose(folder, "trifold")
    content, _odd = select(choice)
    laid = press._typesetter.set(
        Manuscript(press._composer, content, choice.format), content.pictures
    )
    assert not isinstance(laid.made, Edition)
    assert press.press(choice).artifacts[0].data.startswith(b"%PDF")


@pytest.mark.slow
def test_sources_that_no_page_holds_are_set_with_the_text(fresh_press: Press, folder: Path) -> None:
    profile = folder / "hospitals" / "tilleuls" / "hospital.yaml"
    legal = "Ce texte dit qui répond de ce document. " * 200
    edit(profile, "legal: ", f"legal: {legal}")
    parts, _whole, two = in_two_ways(fresh_press, choose(folder, "a4-large"))
    assert two
    assert "répond" in " ".join(run.text for page in parts.pages for run in page.runs)
    shown = by_section((r.section, r.text) for p in parts.pages for r in p.runs if not r.generated)
    assert shown == dict(parts.letters)


@pytest.mark.slow
def test_a_page_of_contacts_bears_its_number_behind_a_long_key_message(
    fresh_press: Press, folder: Path, article: Path
) -> None:
    more = "\n".join(
        f"- On prépare la visite numéro {n} avec toute l’équipe." for n in range(1, 19)
    )
    edit(article, "- L’immunothérapie se sert", f"{more}\n- L’immunothérapie se sert")
    parts, _whole, two = in_two_ways(fresh_press, choose(folder, "screen"))
    assert two
    found = [n for n, page in enumerate(parts.pages, 1) if "contacts" in page.sections]
    assert found[0] > 2
    for number, page in enumerate(parts.pages, 1):
        assert str(number) in [run.text.strip() for run in page.runs if run.margin]
