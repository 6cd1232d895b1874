"""Local texts and groups: what a hospital may change, declared, signed and shown in words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from depliant.checks.registry import Subject, examine
from depliant.checks.subjects import LocalSubject
from depliant.content.select import select
from depliant.content.versions import version_of
from depliant.errors import InputError
from depliant.pressroom.press import Press
from depliant.review.differences import compare
from depliant.sources.workspace import Workspace
from tests.conftest import Run, choose, edit

LEAFLET = "trouver-son-chemin"
HEAD = "---\nowner: Accueil\nreason: Ici, c’est autrement.\n---\n\n"


def local_file(root: Path, hospital: str = "bruyeres", leaflet: str = LEAFLET) -> Path:
    return root / "hospitals" / hospital / "text" / leaflet / "fr.md"


def write(root: Path, text: str, hospital: str = "tilleuls", leaflet: str = LEAFLET) -> Path:
    path = local_file(root, hospital, leaflet)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD + text, encoding="utf-8")
    return path


def roles(root: Path, hospital: str, leaflet: str = LEAFLET) -> list[str]:
    return [section.role for section in choose(root, "a4", hospital, leaflet).article.sections]


def found(root: Path, hospital: str) -> list[str]:
    workspace = Workspace(root)
    article = workspace.article(workspace.article_paths(LEAFLET)[0])
    local = workspace.local_text(hospital, article)
    assert local is not None
    return [f.message for f in examine(Subject.LOCAL, LocalSubject(local, article))]


def test_the_demonstration_replaces_one_section(others: Path) -> None:
    core = choose(others, "a4", "tilleuls", LEAFLET).article
    mine = choose(others, "a4", "bruyeres", LEAFLET).article
    changed = [s.role for s in mine.sections if s != core.section(s.role)]
    assert (roles(others, "bruyeres"), changed) == (roles(others, "tilleuls"), ["car"])
    assert found(others, "bruyeres") == []


def test_an_edition_says_that_its_text_is_local(others: Path, press: Press) -> None:
    content, _odd = select(choose(others, "a4", "bruyeres", LEAFLET))
    assert any("vérifié par Camille\u00a0Exemple" in note.text for note in content.notes)
    assert any("de l’autre côté de la rue" in section.html for section in content.sections)
    assert not press.press(choose(others, "a4", "bruyeres", LEAFLET)).findings


def test_what_a_group_and_its_hospital_both_say_is_said_once(others: Path) -> None:
    choice = choose(others, "a4", "bruyeres", LEAFLET)
    content, _odd = select(replace(choice, local=choice.local * 2))
    assert sum("vérifié par" in note.text for note in content.notes) == 1


def test_sections_are_dropped_and_added(others: Path) -> None:
    text = (
        '## {#car .drops}\n\nPas de parking ici.\n\n## Le tram {#tram follows="way"}\n\nLigne 2.\n'
    )
    write(others, text)
    assert roles(others, "tilleuls") == ["summary", "way", "tram", "help"]
    assert roles(others, "deux-rives") == ["summary", "way", "help", "car"]


def test_a_section_is_kept_to_some_hospitals(others: Path) -> None:
    article = others / "leaflets" / LEAFLET / "fr.md"
    edit(article, "{#car}", '{#car hospitals="tilleuls grand-pre"}')
    assert [("car" in roles(others, name)) for name in ("tilleuls", "deux-rives", "bruyeres")] == [
        True,
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("tileuls", "Did you mean `tilleuls`?"),
        ("tilleuls,bruyeres", "spaces alone: `tilleuls bruyeres`"),
        ("!tilleuls", "name those that have it (`bruyeres deux-rives`)"),
    ],
)
def test_a_hospital_that_does_not_exist_is_told(
    others: Path, run_cli: Run, name: str, remedy: str
) -> None:
    edit(others / "leaflets" / LEAFLET / "fr.md", "{#car}", f'{{#car hospitals="{name}"}}')
    code, _out, err = run_cli("check", LEAFLET, "--no-render")
    assert code == 2
    assert f"fr.md:50: There is no hospital `{name}`" in err
    assert remedy in " ".join(err.split())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("## Ici {#car}\n\nTexte.\n", "does not say what it does to the core"),
        ("## Ici {#car .replaces .drops}\n\nTexte.\n", "does not say what it does to the core"),
        ('## Ici {#car .replaces hospitals="x"}\n\nTexte.\n', "does not know `hospitals`"),
    ],
)
def test_a_wrong_local_text(others: Path, run_cli: Run, text: str, words: str) -> None:
    write(others, text)
    code, _out, err = run_cli("check", LEAFLET, "--no-render", "--hospital", "tilleuls")
    assert code == 2
    assert words in err
    assert "hospitals/tilleuls/text/trouver-son-chemin/fr.md:6" in err


def test_a_local_text_of_no_article_is_told(others: Path, run_cli: Run) -> None:
    write(others, "## Ici {#car .replaces}\n\nTexte.\n", leaflet="trouver-mon-chemin")
    code, _out, err = run_cli("check", "--no-render")
    assert code == 2
    assert "There is no article `trouver-mon-chemin/fr`" in err


# --- stamps ----------------------------------------------------------------------------------


def test_a_new_local_text_must_be_stamped(others: Path) -> None:
    write(others, "## Ici {#car .replaces}\n\nTexte.\n")
    assert found(others, "tilleuls") == [
        "Nobody has compared this local text with the core article."
    ]


def test_a_changed_core_section_waits_for_a_new_stamp(others: Path, run_cli: Run) -> None:
    edit(others / "leaflets" / LEAFLET / "fr.md", "derrière le bâtiment", "devant le bâtiment")
    assert found(others, "bruyeres") == [
        "The core section `car` has changed since somebody compared it."
    ]
    code, _out, err = run_cli("check", LEAFLET, "--no-render")
    assert code == 1
    assert "(local-text-current)" in err
    arguments = ("--hospital", "bruyeres", "--by", "Sacha Exemple", "--role", "cadre")
    assert run_cli("stamp", LEAFLET, *arguments)[0] == 0
    assert found(others, "bruyeres") == []
    assert "Sacha Exemple" in local_file(others).read_text(encoding="utf-8")


def test_another_core_section_may_change(others: Path) -> None:
    edit(others / "leaflets" / LEAFLET / "fr.md", "Ils sont gratuits.", "Ils ne coûtent rien.")
    assert found(others, "bruyeres") == []


def test_a_changed_local_text_waits_for_a_new_stamp(others: Path) -> None:
    edit(local_file(others), "Traversez au feu", "Traversez au pont")
    assert found(others, "bruyeres") == ["The local text has changed since it was stamped."]


def test_the_core_lost_the_section(others: Path) -> None:
    edit(others / "leaflets" / LEAFLET / "fr.md", "{#car}", "{#parking}")
    assert "The core article has no section `car`." in found(others, "bruyeres")


def test_nothing_to_stamp(others: Path, run_cli: Run) -> None:
    code, _out, err = run_cli(
        "stamp", LEAFLET, "--hospital", "tilleuls", "--by", "A B", "--role", "c"
    )
    assert code == 2
    assert "hospitals/tilleuls/text/trouver-son-chemin/fr.md" in err


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("principale.\n\nGardez", "principale. Gardez"),  # two paragraphs become one
        ("principale.\n\nGardez", "principale.\n\n- Gardez"),
        ("rue**. Traversez", "rue**.\n\nTraversez"),
    ],
)
def test_white_space_that_matters_voids_a_stamp(others: Path, old: str, new: str) -> None:
    edit(local_file(others), old, new)
    assert found(others, "bruyeres") == ["The local text has changed since it was stamped."]


def test_white_space_that_matters_is_pressed_again(others: Path, run_cli: Run) -> None:
    few = (LEAFLET, "--hospital", "bruyeres", "--format", "screen")
    assert run_cli("build", *few)[0] == 0
    edit(local_file(others), "principale.\n\nGardez", "principale. Gardez")
    stamp = ("--hospital", "bruyeres", "--by", "Sacha Exemple", "--role", "cadre")
    assert run_cli("stamp", LEAFLET, *stamp)[0] == 0
    assert "1 pressed" in run_cli("build", *few)[1]


def test_a_paragraph_may_be_wrapped_anew(others: Path) -> None:
    edit(local_file(others), "Traversez au feu, devant", "Traversez au feu,\ndevant")
    assert found(others, "bruyeres") == []


def test_a_bad_figure_is_told_where_it_lies(others: Path, run_cli: Run) -> None:
    path = write(others, "## Ici {#car .replaces}\n\n![Un plan](figures/plan.svg)\n")
    (path.parent / "figures").mkdir()
    (path.parent / "figures" / "plan.svg").write_text("<svg><script/></svg>", encoding="utf-8")
    code, _out, err = run_cli("check", LEAFLET, "--hospital", "tilleuls", "--format", "screen")
    assert code == 2
    assert f"hospitals/tilleuls/text/{LEAFLET}/figures/plan.svg" in err
    assert f"leaflets/{LEAFLET}/figures" not in err


# --- groups ----------------------------------------------------------------------------------


def test_a_hospital_inherits_from_its_group(others: Path) -> None:
    hospital = Workspace(others).hospital("bruyeres")
    profile = hospital.profile
    assert list(profile.contacts) == ["ward", "families"]
    assert profile.contacts["ward"].phone == "04 65 71 30 62"
    assert profile.colours.accent == "#2c5f34"
    assert b"<svg" in hospital.logo
    place = hospital.values.place(("contacts", "families", "phone"))
    assert place.file == "hospitals/grand-pre/group.yaml"


def test_an_empty_value_takes_away_what_the_group_says(others: Path) -> None:
    path = others / "hospitals" / "bruyeres" / "hospital.yaml"
    edit(path, "contacts:\n", "contacts:\n  families:\n")
    assert list(Workspace(others).hospital("bruyeres").profile.contacts) == ["ward"]


def test_a_fault_of_the_group_is_told_in_its_file(others: Path) -> None:
    edit(others / "hospitals" / "grand-pre" / "group.yaml", '"#2c5f34"', "vert")
    with pytest.raises(InputError) as error:
        Workspace(others).hospital("bruyeres")
    assert str(error.value.problems[0].place) == "hospitals/grand-pre/group.yaml:6"


def test_a_group_that_does_not_exist(others: Path) -> None:
    edit(others / "hospitals" / "bruyeres" / "hospital.yaml", "grand-pre\n", "grand-pres\n")
    with pytest.raises(InputError, match="Did you mean `grand-pre`"):
        Workspace(others).hospital("bruyeres")


def test_the_texts_of_group_and_hospital_go_together(others: Path) -> None:
    text = '## Le tram {#tram follows="way"}\n\nLigne 2.\n'
    write(others, text, "grand-pre")
    assert roles(others, "bruyeres") == ["summary", "way", "tram", "help", "car"]
    workspace = Workspace(others)
    article = workspace.article(workspace.article_paths(LEAFLET)[0])
    version = version_of(workspace, article, workspace.hospital("bruyeres"))
    assert [local.by for local in version.local] == ["grand-pre", "bruyeres"]


def told(root: Path, run_cli: Run) -> str:
    code, _out, err = run_cli("check", LEAFLET, "--no-render", "--hospital", "bruyeres")
    assert code == 1
    return err


def test_two_sections_under_one_role_are_told(others: Path, run_cli: Run) -> None:
    text = '## Le tram {#tram follows="way"}\n\nLigne 2.\n'
    write(others, text, "grand-pre")
    write(others, text.replace("Ligne 2", "Ligne 3"), "bruyeres")
    err = told(others, run_cli)
    assert f"hospitals/bruyeres/text/{LEAFLET}/fr.md:6: The group's local text has a section" in err


def test_what_the_group_drops_cannot_be_replaced_in_silence(others: Path, run_cli: Run) -> None:
    write(others, "## {#car .drops}\n\nPas de parking ici.\n", "grand-pre")
    write(others, "## Ici {#car .replaces}\n\nEn face.\n", "bruyeres")
    assert "fr.md:6: The group's local text drops the section `car`." in told(others, run_cli)


def test_a_section_that_follows_the_group_s_is_good(others: Path, run_cli: Run) -> None:
    write(others, '## Le tram {#tram follows="way"}\n\nLigne 2.\n', "grand-pre")
    write(others, '## Le bus {#bus follows="tram"}\n\nLigne 3.\n', "bruyeres")
    assert roles(others, "bruyeres") == ["summary", "way", "tram", "bus", "help", "car"]
    assert "bus" not in told(others, run_cli)  # only the missing stamps are told


def test_a_section_kept_to_others_cannot_be_replaced_in_silence(others: Path, run_cli: Run) -> None:
    edit(others / "leaflets" / LEAFLET / "fr.md", "{#car}", '{#car hospitals="tilleuls"}')
    assert "The section `car` is kept to other hospitals." in told(others, run_cli)


# --- diff ------------------------------------------------------------------------------------


def test_differences_are_told_in_words(others: Path, run_cli: Run) -> None:
    code, out, _err = run_cli("diff", LEAFLET, "--hospital", "bruyeres", today="")
    assert code == 0
    assert "“En voiture” (car): other words in Hôpital des Bruyères" in out
    assert "Ici, le parking est de l’autre côté de la rue. (Service d’accueil" in out
    assert "    − Le parking est derrière le bâtiment." in out
    assert "    + Le parking est **de l’autre côté de la rue**." in out


def test_two_hospitals_are_compared_with_their_facts(others: Path) -> None:
    write(others, "## {#car .drops}\n\nPas de parking ici.\n")
    found = compare(Workspace(others), LEAFLET, ("tilleuls", "bruyeres"), "fr")
    assert [(one.what, one.section.role) for one in found.sections] == [("only-second", "car")]
    assert ("hospital.contacts.ward.phone", "02 61 91 47 10", "04 65 71 30 62") in found.facts


def test_the_same_words(others: Path, run_cli: Run) -> None:
    _code, out, _err = run_cli("diff", LEAFLET, "--hospital", "tilleuls", today="")
    assert "They say the same." in out
    same = compare(Workspace(others), LEAFLET, ("tilleuls", "tilleuls"), "fr")
    assert replace(same, leaflet="") == replace(same, leaflet="", sections=(), facts=())
