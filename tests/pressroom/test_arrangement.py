"""Arrangements: what is told before anything is set is what a layout would have told."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from depliant.content.select import Choice
from depliant.pressroom.arranged import Arranged
from depliant.pressroom.arranged import choose as chosen
from depliant.pressroom.arrangement import Arranging, _how_bad, closer_steps
from depliant.pressroom.press import Press
from depliant.typeset.typesetter import NOT_LAID
from tests.conftest import TOP, choose

LONG = "Consultation pluridisciplinaire du diagnostic et de l’annonce, bâtiment des Glycines"


def arranging(press: Press) -> Arranging:
    return Arranging(press._composer, press._typesetter)


def in_turn(desk: Arranging, choice: Choice) -> Arranged:
    """An edition set without its outer column first, then with it, as a layout shows it."""
    return desk._outward(desk._laid_out(chosen(choice)))


@pytest.mark.slow
@pytest.mark.parametrize(
    "leaflet",
    ["immunotherapie", "trouver-son-chemin", "preparer-son-sejour", "sejour-avec-son-enfant"],
)
def test_what_goes_outward_is_foreseen(press: Press, leaflet: str) -> None:
    choice, desk = choose(TOP, "a4", leaflet=leaflet), arranging(press)
    foreseen, set_in_turn = desk._set(chosen(choice)), in_turn(desk, choice)
    assert foreseen.let_out == set_in_turn.let_out
    assert foreseen.pages == set_in_turn.pages


def with_contacts(folder: Path, count: int, lines: int) -> Path:
    """A hospital with so many contacts, each with a label of so many lines."""
    path = folder / "hospitals" / "tilleuls" / "hospital.yaml"
    profile = yaml.safe_load(path.read_text(encoding="utf-8"))
    for number in range(count):
        known = {"label": LONG[: 28 * lines], "phone": "0353012077", "verified": "2026-09-14"}
        profile["contacts"][f"more{number}"] = known | {"hours": "le matin", "owner": "Accueil"}
    path.write_text(yaml.safe_dump(profile, allow_unicode=True, width=1000), encoding="utf-8")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("count", [1, 2, 3, 4, 6])
def test_what_is_told_to_be_too_much_beside_a_text_does_not_fit(
    fresh_press: Press, folder: Path, count: int
) -> None:
    """Nothing that would fit is left untried, in any of its arrangements."""
    choice = choose(with_contacts(folder, count, 1 + count % 3), "a4", leaflet="immunotherapie")
    desk, told = arranging(fresh_press), list[bool]()
    for step in (choice, *closer_steps(choice)):
        told.append(desk._too_much_beside(chosen(step)))
        assert not (told[-1] and in_turn(desk, step).fits)
    assert any(told) or count < 4
    assert not all(told)


def test_a_text_that_is_to_fit_at_once_and_does_not_has_no_pages(
    fresh_press: Press, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is kept as such: it is tried once for all hospitals."""
    article = folder / "leaflets" / "immunotherapie" / "fr.md"
    article.write_text(article.read_text("utf-8") + "\n\n" + "Et tout droit. " * 4000, "utf-8")
    desk = arranging(fresh_press)
    made = list[Any]()
    make = fresh_press._typesetter._made
    monkeypatch.setattr(
        fresh_press._typesetter, "_made", lambda *given: made.append(given) or make(*given)
    )
    for hospital in ("tilleuls", "deux-rives"):
        choice = choose(folder, "a4", hospital)
        laid = desk._laid_out(chosen(choice), at_once=True)
        assert laid.laid == NOT_LAID
        assert not laid.fits
        assert not laid.too_much_beside
        assert not laid.far_too_much_beside
    assert len(made) == 1


# --- what uses the outer column of a sheet -----------------------------------------------------

ROLES = "what before day after life meals pain risks how who bring return".split()
ABOUT = (
    "Une infirmière passe chaque matin. Vous pouvez poser toutes vos questions. Gardez vos papiers "
    "dans une pochette. Le repas arrive vers midi. Un parent peut dormir dans la chambre."
)
MORE = "Dites si la douleur revient. Le sac reste dans le placard. On mesure la tension."


def said(number: int, terms: bool) -> str:
    """A number that matters in a box; of every second topic a short definition instead."""
    if terms and not number % 2:
        return "La reprise\n: On se sent bien, et les examens sont bons."
    return f'!!! number "{number + 1} matins sur 12"\n    sont calmes.'


def night(folder: Path, topics: int, *, terms: bool) -> Path:
    """A leaflet of so many topics, each with what may go out into the outer column."""
    head = (folder / "leaflets" / "immunotherapie" / "fr.md").read_text("utf-8").split("\n---\n")[0]
    known = yaml.safe_load(head.removeprefix("---\n"))
    gone = ("picture", "formats", "allow", "synonyms", "place", "approval")
    meta = {name: value for name, value in known.items() if name not in gone}
    meta |= {
        "kind": "practical",
        "code": "HT-0999",
        "pages": {"a4": {"most": 8, "reason": "essai"}},
    }
    parts = [f"---\n{yaml.safe_dump(meta, allow_unicode=True, width=1000)}---"]
    parts.append("## En bref {#summary .short}\n\n- On dort une nuit.\n- On appelle le service.")
    for number, role in enumerate(ROLES[:topics]):
        title = f"## Sujet {number + 1} {{#{role}}}"
        parts += [title, ABOUT, said(number, terms), MORE + (f"\n\n{MORE}" if not terms else "")]
    path = folder / "leaflets" / "nuit" / "fr.md"
    path.parent.mkdir()
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    return folder


@pytest.mark.slow
def test_what_may_go_out_saves_a_page(fresh_press: Press, folder: Path) -> None:
    """Though one section slides up to the first page, where the column is taken."""
    choice = choose(night(folder, 7, terms=True), "a4", leaflet="nuit")
    desk = arranging(fresh_press)
    plain, used = desk._laid_out(chosen(choice)), desk.arranged(choice)
    assert used.fits
    assert used.let_out
    assert used.let_out.isdisjoint(used.pages.pages[0].sections)
    assert len(used.pages.pages) < len(plain.pages.pages)


def test_of_what_does_not_fit_the_nearest_is_told() -> None:
    def tried(words: int, over: float) -> Any:
        page = SimpleNamespace(
            runs=[SimpleNamespace(text="mot " * words, margin=False, generated=False)]
        )
        pages = SimpleNamespace(letters={}, pages=())
        return SimpleNamespace(pages=pages, too_many=[page], over=over)

    far, near, long = tried(0, 95.7), tried(0, 1.2), tried(3, 0.0)
    assert min([far, long, near], key=_how_bad) is near


@pytest.mark.parametrize("words", [0, 4000])
def test_no_parsed_text_outlives_its_edition(fresh_press: Press, folder: Path, words: int) -> None:
    """Its elements name each other in circles; a worker looks for these once, after an edition.
    Of one that does not fit, other formats are tried too."""
    article = folder / "leaflets" / "immunotherapie" / "fr.md"
    article.write_text(article.read_text("utf-8") + "\n\n" + "Et tout droit. " * words, "utf-8")
    proof = fresh_press.press(choose(folder, "a4"))
    assert proof.figures
    assert proof.figures.fit.fits == (not words)
    assert not fresh_press._typesetter._texts._sources
    assert not fresh_press._typesetter._imprints
