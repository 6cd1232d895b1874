"""A workspace's own template that is wrong is told with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from depliant.errors import InputError
from depliant.typeset.templates import Templates
from tests.conftest import Run

PIECE = "pieces/box.html.j2"
WHOLE = "<p>\n{% include 'pieces/box.html.j2' %}\n</p>"


@pytest.mark.parametrize(
    ("piece", "place", "said"),
    [
        ("<b>\n{{ nope( }}\n</b>", f"templates/{PIECE}:2", "unexpected '}'"),
        ("<b>\n\n{% if x %}</b>", f"templates/{PIECE}:3", "Unexpected end of template"),
        ("<b>{{ title }}\n{{ tilte }}</b>", f"templates/{PIECE}:2", "'tilte' is undefined"),
        ("{{ title | shiny }}", f"templates/{PIECE}:1", "No filter named 'shiny'"),
        ("\n{% include 'other.j2' %}", f"templates/{PIECE}:2", "other.j2"),
    ],
)
def test_the_line_is_told(piece: str, place: str, said: str) -> None:
    templates = Templates({"page.j2": WHOLE, PIECE: piece}, {})
    with pytest.raises(InputError) as caught:
        templates.rendered("page.j2", title="A & B")
    (problem,) = caught.value.problems
    assert str(problem.place) == place
    assert said in problem.message
    assert "remove it" in problem.remedy


def test_one_that_is_right_is_rendered_and_escaped() -> None:
    templates = Templates({"page.j2": WHOLE, PIECE: "{{ title }}{{ 2 | twice }}"}, {"twice": str})
    templates.prepare("page.j2")
    assert templates.rendered("page.j2", title="A & B") == "<p>\nA &amp; B2</p>"


def test_one_that_is_not_there_is_named() -> None:
    with pytest.raises(InputError, match=r"templates/page\.j2"):
        Templates({}, {}).prepare("page.j2")


def test_a_build_tells_it_once_and_in_words(folder: Path, run_cli: Run) -> None:
    own = folder / "templates" / "leaflet.html.j2"
    own.parent.mkdir()
    own.write_text("<html>\n<p>{{ nope( }}</p></html>\n", encoding="utf-8")
    code, _out, err = run_cli("build", "immunotherapie", "--format", "screen", lang="fr")
    assert code == 2
    assert err.count("templates/leaflet.html.j2:2: Ce modèle ne peut pas servir") == 1
    assert "--debug" not in err
