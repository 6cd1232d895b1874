"""Rules that an author silences in place: what a directive covers, and what it must say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from depliant.checks.finding import Finding, Severity
from depliant.checks.registry import Check, Subject, Topic, examine, unsilenced
from depliant.checks.silenced import silenced
from depliant.checks.subjects import LeafletSubject
from depliant.checks.unused import unused
from depliant.errors import InputError
from depliant.sources.leaflet import Article
from tests.checks.article import FRONT, TODAY, article

BODY = """## Le soin {#what}

Un début.

<!-- depliant: allow capitals: le nom est écrit
ainsi sur la porte -->

!!! note "OUI"
    DEUX MOTS

    TROIS MOTS ICI

La suite.

<!-- depliant: allow capitals: un sigle -->
## La fin {#return}

Un mot.

Un autre.
"""


def covered(body: str, front: str = FRONT) -> list[tuple[str, str, list[int]]]:
    made = article(body, front=front)
    lines = made.text.split("\n")
    return [
        (one.rule, one.reason, [n for n in range(1, len(lines) + 1) if one.holds(made.place.at(n))])
        for one in made.allowances
    ]


def test_a_directive_covers_the_block_or_the_section_that_follows() -> None:
    (box, section) = covered(BODY)
    lines = article(BODY).text.split("\n")
    assert box[:2] == ("capitals", "le nom est écrit ainsi sur la porte")
    said = [lines[n - 1].strip() for n in box[2]]
    assert "TROIS MOTS ICI" in said and "La suite." not in said and "Un début." not in said
    said = [lines[n - 1] for n in section[2]]
    assert "Un autre." in said and "La suite." not in said


def test_a_comment_in_the_front_matter_covers_the_key_that_follows() -> None:
    front = FRONT.replace("sources:", "# depliant: allow source-age: rien de neuf\nsources:")
    ((rule, reason, lines),) = covered("Un mot.", front)
    text = article("Un mot.", front=front).text.split("\n")
    assert (rule, reason) == ("source-age", "rien de neuf")
    assert text[lines[-1] - 1] == "    date: 2026-01"


def test_what_is_covered_stands_in_nobodys_way_and_says_why() -> None:
    made = article(BODY)
    line = made.text[: made.text.index("DEUX MOTS")].count("\n") + 1
    wrong = Finding("capitals", Severity.ERROR, "…", "…", made.place.at(line))
    (told,) = silenced([wrong], made.allowances, frozenset())
    assert told.allowed and not told.is_error and not told.bars
    (told,) = silenced([wrong], made.allowances, frozenset({"capitals"}))
    assert told.is_error, "an error that tells of a loss is never silenced"


def test_what_is_silenced_fails_no_edition() -> None:
    told = Finding("capitals", Severity.ERROR, "…", "…")
    quiet = replace(told, allowed="un sigle connu")
    assert told.fails(strict=False) and not quiet.fails(strict=True)
    mild = replace(told, severity=Severity.WARNING)
    assert mild.fails(strict=True) and not mild.fails(strict=False)


@pytest.mark.parametrize(
    ("directive", "told"),
    [
        ("allow capitalz: un sigle connu", "capitalz"),
        ("allow capitals", "capitals"),
        ("allow capitals: oui", "capitals"),
        ("allow capitals: à compléter", "capitals"),
        ("allow capitals: TODO ask the ward", "capitals"),
        ("allow capitals: [à compléter : qui l’a voulu]", "capitals"),
        ("allow capitals: à écrire plus tard", "capitals"),
        ("allow capitals: la raison", "capitals"),
    ],
)
def test_an_unknown_rule_or_a_missing_reason_is_refused(directive: str, told: str) -> None:
    made = article(f"<!-- depliant: {directive} -->\n## Le soin {{#what}}\n\nUn mot.")
    findings = examine(Subject.LEAFLET, LeafletSubject(made, (), TODAY))
    (found,) = [one for one in findings if one.rule == "allow"]
    assert told in found.message and found.is_error


@pytest.mark.parametrize("reason", ["écrire à la main reste l’usage", "a name on the door"])
def test_a_reason_in_words_is_one(reason: str) -> None:
    made = article(f"<!-- depliant: allow capitals: {reason} -->\n## Le soin {{#what}}\n\nUn mot.")
    assert not told_by("allow", made)


def told_by(rule: str, made: Article) -> list[Finding]:
    findings = examine(Subject.LEAFLET, LeafletSubject(made, (), TODAY))
    return [one for one in findings if one.rule == rule]


UNWRITTEN = "[à compléter : la durée du jeûne]"


@pytest.mark.parametrize(
    "made",
    [
        article(
            "## Le soin {#what}\n\n<!-- depliant: allow placeholders: la durée vient en mars -->\n"
            f"{UNWRITTEN}"
        ),
        article(
            f"<!-- depliant: allow placeholders: vu au conseil -->\n## Le soin {{#what}}\n\n"
            f"Un mot.\n\nLe jeûne dure {UNWRITTEN}."
        ),
        article(
            "Un mot.",
            front=FRONT.replace(
                "audience: les familles",
                f'# depliant: allow placeholders: vu au conseil\naudience: "{UNWRITTEN}"',
            ),
        ),
    ],
)
def test_what_is_still_to_be_written_is_never_silenced(made: Article) -> None:
    (found,) = told_by("placeholders", made)
    assert found.bars and not found.allowed
    (refused,) = told_by("allow", made)
    assert refused.is_error and "placeholders" in refused.message


def test_a_rule_whose_errors_bar_is_silenced_on_no_draft_either() -> None:
    for rule in ("placeholders", "required-sections", "review-date", "approval", "allow"):
        assert rule in unsilenced()
    for rule in ("lonely-word", "capitals", "absolute-promise"):
        assert rule not in unsilenced()


def test_other_directives_are_still_refused() -> None:
    with pytest.raises(InputError, match="allow"):
        article("<!-- depliant: alow capitals: un sigle -->\n## Le soin {#what}\n\nUn mot.")


MEANT = [
    "Depliant: Allow capitals: un sigle connu",
    "dépliant: allow capitals: un sigle connu",
    "de\u0301pliant : allow capitals : un sigle connu",
    "depliant allow capitals: un sigle connu",
    "DEPLIANT : autoriser capitals",
    "depliant - ignore capitals",
    "allow long-sentence: la phrase est de la loi",
]
FOR_PEOPLE = [
    "Dépliant relu en mars par l’équipe de nuit",
    "dépliant : à relire avec le service",
    "allow more time for this part",
    "leaflet: allow two pages: see the ward",
    "le dépliant allait bien ainsi",
]


@pytest.mark.parametrize("comment", MEANT)
def test_a_comment_that_is_meant_as_a_directive_and_is_none_is_told(comment: str) -> None:
    with pytest.raises(InputError, match="small letters"):
        article(f"## Le soin {{#what}}\n\n<!-- {comment} -->\nUn mot.")
    front = FRONT.replace("audience:", f"# {comment}\naudience:")
    (found,) = told_by("allow", article("Un mot.", front=front))
    assert found.is_error and "directive" in found.message


@pytest.mark.parametrize("comment", FOR_PEOPLE)
def test_a_comment_for_people_is_theirs(comment: str) -> None:
    front = FRONT.replace("audience:", f"# {comment}\naudience:")
    made = article(f"## Le soin {{#what}}\n\n<!-- {comment} -->\nUn mot.", front=front)
    assert not made.allowances and not told_by("allow", made)


def test_a_rule_that_cannot_be_applied_is_a_finding_of_its_own() -> None:
    def broken(_value: object) -> None:
        raise ValueError("oh")

    check = Check(  # type: ignore[arg-type]
        "broken", Subject.TEXT, Severity.WARNING, "", "", broken, topic=Topic.LANGUAGE
    )
    (found,) = check.judge(object())
    assert found.is_error and "ValueError oh" in found.message


def test_what_is_silenced_for_nothing_is_told() -> None:
    front = FRONT.replace("written:", "# depliant: allow allow: rien\nwritten:")
    made = article(
        "<!-- depliant: allow long-sentence: un titre connu -->\n\nLe 2026-01-02.", front=front
    )
    (idle,) = unused(made.allowances, ())
    assert idle.place
    assert "long-sentence" in idle.message and not idle.is_error
    found = Finding(
        "long-sentence", Severity.WARNING, "…", "…", made.place.at((idle.place.line or 0) + 2)
    )
    told = tuple(silenced([found], made.allowances, frozenset()))
    assert not tuple(unused(made.allowances, told))
