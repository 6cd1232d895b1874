"""The circuit: several sign one text, none of them its author; what falls, and what is kept."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from depliant.cli.signing.attest import SIGN_OFFS as IN_THE_COMMAND
from depliant.errors import Problem
from depliant.jobs import build
from depliant.jobs.plan import make_plan
from depliant.jobs.records import recorded
from depliant.jobs.request import Request
from depliant.review import approval, attesting
from depliant.review.kept import kept
from depliant.shelf.manifest import Manifest
from depliant.sources.signing.sign_offs import SIGN_OFFS
from depliant.sources.workspace import Workspace
from depliant.typeset.compose import Composer
from depliant.web.desk import desk_page
from depliant.words import use_language
from tests.conftest import TODAY, Run, cover, edit

SLUG = "immunotherapie"
Sign = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def _without_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is signed is checked without being set: other tests press it."""

    def check(request: Request, how: build.How) -> build.Report:
        return build.check_editions(request, how, render=False)

    monkeypatch.setattr(approval, "check_editions", check)
    monkeypatch.setattr(attesting, "check_editions", check)


@pytest.fixture
def covered(folder: Path, article: Path) -> Path:
    """An article that nothing stands against, in a workspace of one hospital."""
    shutil.rmtree(folder / "hospitals" / "deux-rives")
    cover(article)
    edit(article, "picture:", "formats: [screen]\npicture:")
    return article


@pytest.fixture
def sign(covered: Path, run_cli: Run) -> Sign:
    def sign(by: str, role: str, day: str = "2026-11-24") -> tuple[int, str, str]:
        return run_cli("approve", SLUG, "--by", by, "--role", role, today=day)

    return sign


def asks(covered: Path, who: str) -> None:
    edit(covered.parents[1] / "kinds.yaml", "sign: [physician]", f"sign: [{who}]")


def raise_version(covered: Path) -> None:
    edit(covered, "changes:\n", 'changes:\n  - {version: "1.1", date: 2026-11-25, what: un mot}\n')
    edit(covered, 'version: "1.0"\nkind', 'version: "1.1"\nkind')


def unseal(covered: Path) -> None:
    """Signatures as they were before they had seals."""
    text = covered.read_text("utf-8")
    covered.write_text(re.sub(r"\n *seal: .*", "", text), "utf-8")


def names(covered: Path) -> list[str]:
    meta = Workspace(covered.parents[2]).article(covered).meta
    return [one.name for one in meta.approval]


def check(run_cli: Run) -> tuple[int, str]:
    code, _out, err = run_cli("check", SLUG, "--no-render")
    return code, err


# --- who signs -------------------------------------------------------------------------------


def test_a_draft_until_all_have_signed(covered: Path, sign: Sign, run_cli: Run) -> None:
    asks(covered, "physician, pharmacist")
    code, out, _err = sign("Ada Roche", "Pédiatre")
    assert code == 0
    assert f"{SLUG}/fr.md: signed by Ada Roche." in out
    assert "It stays a draft until these have signed too:\n  - a pharmacist (pharmacist" in out
    assert "status: draft" in covered.read_text("utf-8")
    code, err = check(run_cli)
    assert code == 0
    assert "The leaflet is a draft; still to sign: a pharmacist. (approval)" in err
    code, out, _err = sign("Ida Noyer", "pharmacienne")
    assert f"{SLUG}/fr.md: approved by Ida Noyer." in out
    assert names(covered) == ["Ada Roche", "Ida Noyer"]
    assert "status: approved" in covered.read_text("utf-8")
    assert check(run_cli)[0] == 0


def test_somebody_else_may_sign_besides(covered: Path, sign: Sign) -> None:
    code, out, _err = sign("Ida Noyer", "puéricultrice")
    assert (code, "until these have signed too:\n  - a physician" in out) == (0, True)
    assert "approved by Ada Roche" in sign("Ada Roche", "Dr")[1]
    assert names(covered) == ["Ida Noyer", "Ada Roche"]


@pytest.mark.parametrize(
    ("by", "role", "message"),
    [
        ("C. Roche", "Pédiatre", "C. Roche is among the authors (Camille Roche): someone else"),
        ("ROCHE Camille", "Médecin", "someone else approves."),
        ("Ada Noyer", "interne en pédiatrie", "someone in training does not sign for this"),
        ("Ada Noyer", "secrétaire médicale", "an office does not sign for this leaflet."),
        ("Ada Noyer", "Épouse d’urgentiste", "“Épouse d’urgentiste” speaks of a physician, and"),
    ],
)
def test_who_may_not_sign(covered: Path, sign: Sign, by: str, role: str, message: str) -> None:
    edit(covered, "L’équipe de depliant\n    role", "Camille Roche\n    role")
    before = covered.read_bytes()
    code, _out, err = sign(by, role)
    assert code == 2
    assert message in err
    examples = "physician, paediatrician, medical doctor …"
    first = f"If that is the profession of whoever signs, begin --role with it: {examples}"
    assert f"Who signs: a physician ({examples})." in err or first in err
    assert (covered.read_bytes(), (covered.parent / ".approved").exists()) == (before, False)


@pytest.mark.parametrize(
    ("by", "role"),
    [
        ("Ada Noyer", "pédiatre ?"),
        ("[à compléter : qui]", "Pédiatre"),
        ("Ada Noyer", "Rôle à préciser"),
        ("En attente", "Pédiatre"),
    ],
)
def test_somebody_signs(covered: Path, sign: Sign, by: str, role: str) -> None:
    before = covered.read_bytes()
    code, _out, err = sign(by, role)
    assert (code, "says that somebody has still to be found." in err) == (2, True)
    assert covered.read_bytes() == before


def test_a_person_signs_once(covered: Path, sign: Sign) -> None:
    asks(covered, "physician, pharmacist")
    sign("Ada Roche", "Médecin")
    code, _out, err = sign("A. Roche", "pharmacienne")
    assert code == 2
    assert "“A. Roche” may be Ada Roche, who has signed already." in err
    sign("ROCHE Ada", "pharmacienne")  # the same name: in the place of the first
    assert names(covered) == ["ROCHE Ada"]
    assert "status: draft" in covered.read_text("utf-8")


def test_a_hospital_asks_for_more(covered: Path, sign: Sign, run_cli: Run) -> None:
    sign("Ada Roche", "Médecin")
    profile = covered.parents[2] / "hospitals" / "tilleuls" / "hospital.yaml"
    asked = "sign:\n  - {role: committee, kinds: [treatment]}\n"
    profile.write_text(asked + profile.read_text("utf-8"), encoding="utf-8")
    code, err = check(run_cli)
    assert code == 1
    assert "Hôpital des Tilleuls asks for more signatures; still to sign: a committee." in err
    out = sign("Ada Roche", "Médecin")[1]
    assert "  - a committee (committee, board …), for Hôpital des Tilleuls" in out
    assert "approved by" in sign("Ida Noyer", "pour le comité d’information")[1]
    assert check(run_cli)[0] == 0
    edit(profile, "kinds: [treatment]", "kinds: [tratment]")
    code, err = check(run_cli)
    assert (code, "There is no kind `tratment` of leaflet." in err) == (2, True)


def test_a_kind_that_completes_no_talk_takes_anyone_but_the_author(
    others: Path, run_cli: Run
) -> None:
    way = others / "leaflets" / "trouver-son-chemin" / "fr.md"
    edit(way, "L’équipe de depliant\n    role", "Camille Roche\n    role")
    who = ("approve", "trouver-son-chemin", "--role", "stagiaire à l’accueil", "--by")
    assert "Who signs: someone other than the authors." in run_cli(*who, "Roche, Camille")[2]
    assert "approved by Ada Noyer" in run_cli(*who, "Ada Noyer")[1]


# --- what falls ------------------------------------------------------------------------------


def test_one_word_voids_all_and_is_shown(covered: Path, sign: Sign, run_cli: Run) -> None:
    asks(covered, "physician, users-representative")
    sign("Ada Roche", "Pédiatre", "2026-11-20")
    sign("Ida Noyer", "représentante des usagers", "2026-11-21")
    edit(covered, "coûte extrêmement cher", "coûte très cher")
    code, err = check(run_cli)
    assert code == 1
    assert "The text has changed since it was approved. (approval)" in err
    assert "Void: Ada Roche, Pédiatre; Ida Noyer, représentante des usagers." in err
    assert f" {SLUG} --lang fr --since-approval. Then have it signed again" in err
    raise_version(covered)
    edit(covered, "funding: none", "funding: none\nsynonyms: [CAR]")
    code, out, _err = run_cli("diff", SLUG, "--since-approval", today="")
    who = "Ada Roche, Pédiatre, 20 November 2026; Ida Noyer, représentante des usagers, 21 Nov"
    assert (code, f"since it was approved by {who}" in out) == (0, True)
    assert "coûte [−extrêmement ] [+très ]cher" in " ".join(out.split("  "))
    assert "version: 1.0 → 1.1" in out
    assert "synonyms.1: – → CAR" in out
    _code, out, _err = sign("Ada Roche", "Pédiatre")
    assert "No longer signed by:" in out
    assert "Ida Noyer, représentante des usagers, 21 November 2026: the text has changed" in out
    assert names(covered) == ["Ada Roche"]
    assert "since it was approved by" in run_cli("diff", SLUG, "--since-approval", today="")[1]
    sign("Ida Noyer", "représentante des usagers")
    said = run_cli("diff", SLUG, "--since-approval", today="")[1]
    assert "Nothing that was signed has changed." in said


def test_a_draft_that_was_set_back_begins_anew(covered: Path, sign: Sign) -> None:
    sign("Ada Roche", "Médecin")
    edit(covered, "status: approved", "status: draft")
    out = sign("Ida Noyer", "Médecin")[1]
    assert "Ada Roche, Médecin, 24 November 2026: the leaflet was set back to `draft`" in out
    assert names(covered) == ["Ida Noyer"]


def test_an_author_written_in_later_does_not_approve(
    covered: Path, sign: Sign, run_cli: Run
) -> None:
    sign("Ada Roche", "Médecin")
    workspace = Workspace(covered.parents[2])
    signed = approval.article_stamp(workspace.article(covered))
    edit(covered, "L’équipe de depliant\n    role", "Dr A. Roche\n    role")
    edit(covered, signed, approval.article_stamp(workspace.article(covered)))
    unseal(covered)
    code, err = check(run_cli)
    assert (code, "Ada Roche approves the leaflet and is among its authors." in err) == (1, True)


@pytest.mark.parametrize(
    ("role", "lacks"),
    [("Chef de service de pédiatrie", True), ("interne", True), ("Médecin du service", False)],
)
def test_an_approval_of_before_is_read_kindly(
    covered: Path, sign: Sign, run_cli: Run, role: str, lacks: bool
) -> None:
    sign("Ada Roche", "Médecin")
    edit(covered, "role: Médecin", f"role: {role}")
    unseal(covered)
    code, err = check(run_cli)
    assert code == int(lacks)
    said = "The leaflet says that it is approved; still to sign: a physician. (approval)"
    assert (said in err) is lacks


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("name: Ada Roche", "name: Zoé Aune"),
        ("role: Médecin", "role: Médecin, professeure"),
        ("date: 2026-11-24\n  stamp", "date: 2026-11-02\n  stamp"),
    ],
)
def test_what_is_printed_is_what_was_signed(
    covered: Path, sign: Sign, run_cli: Run, before: str, after: str
) -> None:
    sign("Ada Roche", "Médecin")
    assert "seal: sha256:" in covered.read_text("utf-8")
    edit(covered, before, after)
    code, err = check(run_cli)
    assert code == 1
    assert "Somebody has changed this signature by hand, it is void: " in err
    assert "text has changed" not in err
    assert "Put back its name, its role and its date" in err
    out = sign("Ida Noyer", "Médecin")[1]
    assert "its name, its role or its date was changed by hand" in out
    assert names(covered) == ["Ida Noyer"]


def test_a_sign_off_is_that_of_who_gave_it(covered: Path, sign: Sign, run_cli: Run) -> None:
    sign("Ada Roche", "Médecin")
    attest(run_cli, "patients-read")
    assert check(run_cli)[0] == 0
    edit(covered, "name: Ida Noyer", "name: Léa Aune")
    code, err = check(run_cli)
    assert (code, "void: Léa Aune, cadre de santé (patients or families read" in err) == (1, True)
    edit(covered, "name: Léa Aune", "name: Ida Noyer")
    edit(covered, "what: patients-read", "what: guidelines")
    code, err = check(run_cli)
    assert (code, "(recommended practice was followed)" in err) == (1, True)


def test_nobody_signs_on_a_day_to_come(covered: Path, sign: Sign, run_cli: Run) -> None:
    sign("Ada Roche", "Médecin")
    edit(covered, "  date: 2026-11-24", "  date: 2031-05-01")
    unseal(covered)
    code, err = check(run_cli)
    assert code == 1
    assert "The signature of Ada Roche is dated 1 May 2031, after today. (approval)" in err


# --- what is said of a draft, of a hospital's own asking, of a withdrawn leaflet ---------------


def test_a_draft_is_not_told_to_become_one(covered: Path, sign: Sign, run_cli: Run) -> None:
    asks(covered, "physician, pharmacist")
    sign("Ada Roche", "Médecin")
    edit(covered, "coûte extrêmement cher", "coûte très cher")
    err = check(run_cli)[1]
    assert "--since-approval. Then have it signed again." in err
    assert "set `status: draft`" not in err


def test_what_one_hospital_asks_for_withdraws_no_other(
    covered: Path, sign: Sign, run_cli: Run
) -> None:
    sign("Ada Roche", "Médecin")
    profile = covered.parents[2] / "hospitals" / "tilleuls" / "hospital.yaml"
    profile.write_text("sign: [{role: pharmacist}]\n" + profile.read_text("utf-8"), "utf-8")
    err = check(run_cli)[1]
    assert "asks for more signatures" in err
    assert "Other hospitals go on handing it out." in err
    assert "set `status: draft`" not in err


def test_a_withdrawn_leaflet_is_an_error_only_by_its_name(others: Path, run_cli: Run) -> None:
    path = others / "leaflets" / "preparer-son-sejour" / "fr.md"
    edit(path, "status: draft", "status: withdrawn\nsuperseded_by: HT-0103")
    code, _out, err = run_cli("check", "--no-render")
    assert (code, "never built" in err) == (0, False)
    code, _out, err = run_cli("check", "preparer-son-sejour", "--no-render")
    assert code == 1
    assert "The leaflet is withdrawn (replaced by HT-0103) and is never built." in err
    edit(path, "\nsuperseded_by: HT-0103", "")
    code, _out, err = run_cli("check", "preparer-son-sejour", "--no-render")
    assert code == 1
    assert "The leaflet is withdrawn and is never built." in err
    assert "Name another leaflet, or set `status: draft`" in err


# --- what people attest ----------------------------------------------------------------------


def attest(run_cli: Run, *what: str, by: str = "Ida Noyer") -> tuple[int, str, str]:
    return run_cli("attest", SLUG, *what, "--by", by, "--role", "cadre de santé")


def test_the_command_knows_them_all() -> None:
    assert IN_THE_COMMAND == SIGN_OFFS


def test_what_nobody_attests_is_asked_for(sign: Sign, run_cli: Run) -> None:
    assert attest(run_cli, "guidelines", "patients-read")[0] == 0
    out = sign("Ada Roche", "Médecin")[1]
    assert "  - readers-tested: the text was tried with readers\n" in out
    assert "guidelines" not in out
    assert f" {SLUG} --lang fr disciplines --by … --role …" in out


def test_sign_offs_stand_in_front_matter_and_fall_with_a_word(
    covered: Path, sign: Sign, run_cli: Run
) -> None:
    before = covered.read_text("utf-8").split("\n")
    code, out, _err = attest(run_cli, "patients-read")
    assert (code, "fr.md: Ida Noyer attests that patients or families read the text." in out) == (
        0,
        True,
    )
    after = covered.read_text("utf-8").split("\n")
    assert [line for line in before if line not in after] == []
    sign("Ada Roche", "Médecin")
    attest(run_cli, "readers-tested")  # an approved text stays approved
    assert check(run_cli)[0] == 0
    assert "status: approved" in covered.read_text("utf-8")
    edit(covered, "coûte extrêmement cher", "coûte très cher")
    err = check(run_cli)[1]
    assert "void: Ida Noyer, cadre de santé (patients or families read the text)" in err
    raise_version(covered)
    out = sign("Ada Roche", "Médecin")[1]
    assert out.count("Ida Noyer, cadre de santé, 24 November 2026: the text has changed") == 2
    assert "patients-read: patients or families read the text" in out
    assert Workspace(covered.parents[2]).article(covered).meta.sign_offs == ()
    assert "sign_offs" not in covered.read_text("utf-8")


def test_the_editions_are_tried_with_what_a_signature_adds(
    covered: Path, sign: Sign, run_cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who signs and what is attested stand on the pages that are checked before it is written."""
    seen: list[tuple[bool, int, int]] = []

    def check(request: Request, how: build.How) -> build.Report:
        for choice in map(how.tried, make_plan(how.workspace, request).choices):
            meta = choice.article.meta
            seen.append((choice.article.approved, len(meta.approval), len(meta.sign_offs)))
        return build.check_editions(request, how, render=False)

    monkeypatch.setattr(approval, "check_editions", check)
    monkeypatch.setattr(attesting, "check_editions", check)
    asks(covered, "physician, pharmacist")
    attest(run_cli, "patients-read")  # a draft prints nothing of it
    sign("Ada Roche", "Médecin")
    sign("Ida Noyer", "pharmacienne")
    attest(run_cli, "guidelines")
    assert seen == [(True, 1, 1), (True, 2, 1), (True, 2, 2)]


def test_who_attests_has_not_approved(covered: Path, sign: Sign, run_cli: Run) -> None:
    attest(run_cli, "patients-read")
    out = run_cli("diff", SLUG, "--since-approval", today="")[1]
    assert "since something was attested of it by Ida Noyer, cadre de santé" in out
    sign("Ada Roche", "Médecin")
    out = run_cli("diff", SLUG, "--since-approval", today="")[1]
    assert "since it was approved by Ada Roche, Médecin, 24 November 2026\n" in out


def test_an_author_may_attest_a_fact(covered: Path, run_cli: Run) -> None:
    edit(covered, "L’équipe de depliant\n    role", "Ida Noyer\n    role")
    assert attest(run_cli, "patients-read")[0] == 0


def test_nothing_is_attested_that_the_pages_do_not_hold(
    covered: Path, sign: Sign, run_cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def check(request: Request, how: build.How) -> build.Report:
        report = build.check_editions(request, how, render=False)
        wrong = Problem("47 words too many", None, "")
        return replace(report, outcomes=(replace(report.outcomes[0], problems=(wrong,)),))

    sign("Ada Roche", "Médecin")
    before = covered.read_bytes()
    monkeypatch.setattr(attesting, "check_editions", check)
    code, _out, err = attest(run_cli, "guidelines")
    assert (code, "47 words too many" in err, covered.read_bytes()) == (2, True, before)


def test_nothing_is_attested_of_a_withdrawn_leaflet(covered: Path, run_cli: Run) -> None:
    edit(covered, "status: draft", "status: withdrawn")
    before = covered.read_bytes()
    code, _out, err = attest(run_cli, "patients-read")
    assert (code, "The leaflet is withdrawn." in err, covered.read_bytes()) == (2, True, before)


def test_the_last_who_attests_stands(covered: Path, run_cli: Run) -> None:
    attest(run_cli, "patients-read")
    attest(run_cli, "patients-read", "disciplines", by="Ada Roche")
    meta = Workspace(covered.parents[2]).article(covered).meta
    assert [(one.what, one.name) for one in meta.sign_offs] == [
        ("patients-read", "Ada Roche"),
        ("disciplines", "Ada Roche"),
    ]


def test_what_is_attested_is_known(covered: Path, run_cli: Run) -> None:
    before = covered.read_bytes()
    code, _out, err = attest(run_cli, "patient-read")
    assert (code, "Did you mean `patients-read`?" in err) == (2, True)
    assert covered.read_bytes() == before
    edit(covered, "status: draft", "status: draft\nsign_offs: [{what: lu, name: A, role: b}]")
    code, err = check(run_cli)
    assert (code, "`sign_offs.1.what`: “lu” is none of patients-read" in err) == (2, True)


# --- what is kept ----------------------------------------------------------------------------


def copies(covered: Path) -> list[Path]:
    return sorted((covered.parent / ".approved").iterdir())


def test_the_signed_text_is_kept_whole(covered: Path, sign: Sign) -> None:
    sign("Ada Roche", "Médecin")
    (copy,) = copies(covered)
    assert (copy / "fr.md").read_bytes() == covered.read_bytes()
    figure = "figures/modifier.svg"
    assert (copy / figure).read_bytes() == (covered.parent / figure).read_bytes()
    assert Workspace(covered.parents[2]).leaflets == [SLUG]
    edit(covered.parent / figure, "var(--accent)", "var(--ink)")
    edit(covered, "coûte extrêmement cher", "coûte très cher")
    raise_version(covered)
    sign("Ada Roche", "Médecin")
    (newer,) = copies(covered)
    assert newer != copy


def test_a_changed_figure_is_shown(covered: Path, sign: Sign, run_cli: Run) -> None:
    sign("Ada Roche", "Médecin")
    for name in ("modifier", "couverture"):
        path = covered.parent / "figures" / f"{name}.svg"
        path.write_text(path.read_text("utf-8") + "\n<!-- autre -->\n", "utf-8")
    out = run_cli("diff", SLUG, "--since-approval", today="")[1]
    assert "modifier.svg (sha256:[−" in out
    assert "figures/couverture.svg: sha256:" in out


def test_a_copy_that_somebody_changed_is_none(covered: Path, sign: Sign, run_cli: Run) -> None:
    sign("Ada Roche", "Médecin")
    (copy,) = copies(covered)
    edit(copy / "fr.md", "extrêmement cher", "peu cher")
    assert list(kept(Workspace(covered.parents[2]), covered)) == []
    code, _out, err = run_cli("diff", SLUG, "--since-approval", today="")
    assert (code, "No text is kept of immunotherapie/fr as it was signed." in err) == (2, True)


def test_nothing_is_left_of_a_signature_that_failed(
    covered: Path, sign: Sign, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change(*_given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(approval, "replace_judged", change)
    before = covered.read_bytes()
    assert sign("Ada Roche", "Médecin")[0] == 130
    assert (covered.read_bytes(), copies(covered)) == (before, [])


@pytest.mark.parametrize("words", [(), ("--hospital", "tilleuls", "--since-approval")])
def test_diff_is_asked_one_thing(covered: Path, run_cli: Run, words: tuple[str, ...]) -> None:
    code, _out, err = run_cli("diff", SLUG, *words, today="")
    assert (code, "Name one hospital, or two; or --since-approval alone." in err) == (2, True)


# --- the desk --------------------------------------------------------------------------------


def test_the_desk_says_who_has_still_to_sign(covered: Path, sign: Sign) -> None:
    asks(covered, "physician, pharmacist")
    sign("Ada Roche", "Pédiatre")
    workspace = Workspace(covered.parents[2])
    manifest = recorded(Manifest(), make_plan(workspace, Request(today=TODAY)), workspace)
    assert [one.to_sign for one in manifest.leaflets] == [("pharmacist",)]
    use_language("fr")
    page = desk_page(manifest, Composer(workspace.house_style.web), "fr", TODAY)
    assert "Documents qui ne sont pas encore approuvés" in page
    assert '<td role="cell" data-name="Doivent encore signer">un pharmacien</td>' in page
