"""What `checks.yaml` and profiles set of rules: read, refused with its line, applied."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from depliant.checks import registry, settable
from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject, Topic, examine
from depliant.checks.settings import layer_of
from depliant.errors import InputError, Place
from depliant.reading.values import load_yaml
from depliant.sources.fields.strictness import Applied, Layer, Setting, Strictness
from depliant.words import use_language

KINDS = ("surgery", "home")
PLACE = Place("checks.yaml")


class Text:
    """What the rules below look at."""

    words = 30


def _long(_text: Text, limits: dict[str, float]) -> Iterator[Fault]:
    if Text.words > limits["words"]:
        yield Fault(f"plus de {limits['words']:g}", "")


def _two(_text: Text) -> Iterator[Fault]:
    yield Fault("un", "")
    yield Fault("deux", "", severity=Severity.ERROR)


def made(rule: str, topic: Topic, severity: Severity = Severity.WARNING, **how: object) -> Check:
    run = _long if "limits" in how else _two
    return Check(rule, Subject.TEXT, severity, "r", "s", run, topic=topic, **how)  # type: ignore[arg-type]


CHECKS = (
    made(
        "wordy",
        Topic.LANGUAGE,
        limits={"words": 22, "lines": 3, "part": 0.5},
        within={"words": (2, 60), "lines": (0.5, 9), "part": (0, 1)},
    ),
    made("spoken", Topic.LANGUAGE),
    made("grave", Topic.SAFETY, Severity.ERROR),
    made("careful", Topic.SAFETY),
    made("bare", Topic.SAFETY, limits={"words": 15, "fixed": 1}, stricter={"words": "more"}),
    made("whole", Topic.FORM, Severity.ERROR),
    Check("twins", Subject.WORKSPACE, Severity.ERROR, "r", "s", _two, topic=Topic.TOGETHER),
    Check("numbers", Subject.HOSPITAL, Severity.ERROR, "r", "s", _two, topic=Topic.TOGETHER),
)


@pytest.fixture(autouse=True)
def _rules_of_our_own(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for module in (registry, settable):
        monkeypatch.setattr(module, "all_checks", lambda: CHECKS)
    for remembered in (registry.unsilenced, settable.settable):
        remembered.cache_clear()
    yield
    for remembered in (registry.unsilenced, settable.settable):
        remembered.cache_clear()


def layer(text: str, *, of_hospital: bool = False) -> Layer:
    return layer_of(load_yaml(text, PLACE), KINDS, of_hospital=of_hospital)


def refused(text: str, *, of_hospital: bool = False) -> list[str]:
    with pytest.raises(InputError) as error:
        layer(text, of_hospital=of_hospital)
    return list(map(str, error.value.problems))


# --- read ------------------------------------------------------------------------------------


def test_what_is_set_is_read_as_people_write_it() -> None:
    found = layer(
        "wordy:\n  severity: Erreur\n  words: 25,5\n  kinds:\n    home: {severity: warning}\n"
        "spoken: {severity: errors}\n"
    )
    assert found == {
        ("wordy", ""): Setting("error", (("words", 25.5),)),
        ("wordy", "home"): Setting("warning"),
        ("spoken", ""): Setting("error"),
    }


@pytest.mark.parametrize("part", ["0", "1", "0,35", "1.0"])
def test_a_share_is_set_within_its_range(part: str) -> None:
    assert layer(f"wordy: {{part: '{part}'}}")["wordy", ""].limits


def test_the_word_on_a_kind_and_the_later_file_win() -> None:
    house = layer("wordy:\n  words: 25\n  severity: error\n  kinds: {home: {words: 18}}\n")
    own = layer("wordy: {lines: 9}\nspoken:\n  kinds: {home: {severity: error}}\n")
    strict = Strictness((house, own))
    assert strict.of("wordy", "surgery") == Setting("error", (("lines", 9), ("words", 25)))
    assert strict.of("wordy", "home") == Setting("error", (("lines", 9), ("words", 18)))
    assert strict.on("surgery").of("spoken") == Setting()
    assert [rule for rule, _setting in strict.on("home").settings] == ["spoken", "wordy"]
    later = Strictness((house, layer("wordy: {words: 30}\n")))
    assert later.of("wordy", "home") == Setting("error", (("words", 30),))


# --- refused ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said", "instead"),
    [
        ("wordi: {words: 2}", "There is no rule `wordi`.", "Did you mean `wordy`?"),
        ("wordy: {part: 25}", "from 0 to 1", "`part: 0.5`"),
        ("wordy: {kinds: {home: {part: 1.01}}}", "from 0 to 1", "`part: 0.5`"),
        ("xyzt: {words: 2}", "There is no rule `xyzt`.", "make_leaflet.py list checks"),
        ("wordy: {word: 2}", "Nothing called `word` can be set of `wordy`.", "`words`?"),
        ("spoken: {words: 2}", "Nothing called `words`", "There are: severity, kinds."),
        ("spoken: {gravité: error}", "Nothing called `gravité`", "Did you mean `severity`?"),
        ("spoken: {niveau: error}", "Nothing called `niveau`", "Did you mean `severity`?"),
        ("spoken: {severity: grave}", "“grave” is no severity.", "Write `error` or `warning`."),
        ("spoken: {severity: }", "“” is no severity.", "Write `error` or `warning`."),
        ("spoken: {severity: [error]}", "is no severity.", "Write `error` or `warning`."),
        ("spoken: {severity: off}", "No rule is turned off.", "allow spoken: …"),
        ("whole: {severity: non}", "No rule is turned off.", "Remove the line."),
        ("grave: {severity: warning}", "`grave` stays an error", "allow grave: …"),
        ("wordy: {words: peu}", "`words` is a number.", "`words: 22`"),
        ("wordy: {words: -1}", "`words` is a number.", "`words: 22`"),
        ("wordy: {words: .inf}", "`words` is a number.", "`words: 22`"),
        ("wordy: {words: nan}", "`words` is a number.", "`words: 22`"),
        ("wordy: {words: }", "`words` is a number.", "`words: 22`"),
        ("wordy: {words: [2]}", "`words` is a number.", "`words: 22`"),
        ("wordy: {words: 1e9}", "`words` of `wordy` goes from 2 to 60: beyond", "`words: 22`"),
        ("wordy: {words: 1}", "`words` of `wordy` goes from 2 to 60: beyond", "`words: 22`"),
        ("wordy: {lines: 0}", "`lines` of `wordy` goes from 0.5 to 9: beyond", "`lines: 3`"),
        ("wordy: {kinds: {home: {words: 99}}}", "goes from 2 to 60", "`words: 22`"),
        ("wordy: 45", "What is set of `wordy` stands below", "`wordy: {words: 45}`"),
        ("wordy: 7,5", "What is set of `wordy` stands below", "`wordy: {words: 7.5}`"),
        ("wordy: 1e9", "What is set of `wordy` stands below", "`wordy: {words: 22}`"),
        ("bare: 3", "What is set of `bare` stands below", "`bare: {words: 15}`"),
        ("spoken: 30", "What is set of `spoken` stands below", "`spoken: {severity: warning}`"),
        ("wordy: {kinds: {home: 12}}", "What is set of `wordy` stands below", "{words: 12}"),
        ("bare: {words: 14}", "`words` of `bare` may be made stricter only; its own is 15.", ""),
        ("bare: {fixed: 2}", "`fixed` of `bare` may be made stricter only", "allow bare"),
        ("wordy: {kinds: {hom: {words: 2}}}", "There is no kind `hom`", "Did you mean `home`?"),
        ("wordy: {kinds: home}", "Below `kinds` stand names", "kinds: {surgery: {words: 22}}"),
        ("wordy: {kinds: {home: {kinds: {home: x}}}}", "Nothing called `kinds` can be set", ""),
        ("wordy: error", "What is set of `wordy` stands below", "`wordy: {severity: error}`"),
        ("wordy:", "What is set of `wordy` stands below its name.", "{severity: warning}"),
        ("- wordy", "Expected `name: …` lines.", "`passive: {severity: warning}`"),
        ("twins: {kinds: {home: {severity: error}}}", "`twins` looks at no leaflet", "without"),
        ("numbers: {kinds: {home: {severity: error}}}", "`numbers` looks at no leaflet", ""),
    ],
)
def test_what_cannot_be_set_is_told(text: str, said: str, instead: str) -> None:
    (told,) = refused(f"# réglages\n{text}\n")
    message, _arrow, remedy = told.partition("\n    → ")
    assert message.startswith(("checks.yaml:2: ", "checks.yaml:1: Expected"))
    assert said in message
    assert instead in remedy
    assert remedy


def test_all_that_is_wrong_is_told_at_once_with_its_line() -> None:
    told = refused("wordi: {}\nwordy:\n  words: x\n  kinds:\n    hom: {}\ngrave: {severity: off}\n")
    assert [one.partition(": ")[0] for one in told] == [
        f"checks.yaml:{line}" for line in (1, 3, 5, 6)
    ]


def test_a_hospital_does_not_set_what_looks_at_all_leaflets() -> None:
    assert layer("twins: {severity: error}\n")
    (told,) = refused("twins: {severity: error}\n", of_hospital=True)
    assert "`twins` looks at the leaflets of all hospitals together." in told


def test_it_is_said_in_french() -> None:
    use_language("fr")
    (told,) = refused("wordy: {part: 40}\n")
    assert "`part` de `wordy` va de 0 à 1" in told
    assert "`part: 0.5`" in told  # with a comma, it would be two things of a list
    (told,) = refused("grave: {severity: avertissement}\n")
    assert "`grave` reste une erreur" in told


# --- applied ---------------------------------------------------------------------------------


def judged(text: str = "", kind: str = "home") -> dict[str, list[Severity]]:
    strict = Strictness((layer(text),)) if text else Strictness()
    found: dict[str, list[Severity]] = {}
    for one in examine(Subject.TEXT, Text(), strict.on(kind)):
        found.setdefault(one.rule, []).append(one.severity)
    return found


WARNING, ERROR = Severity.WARNING, Severity.ERROR


def test_rules_are_applied_as_they_are_set() -> None:
    assert judged()["wordy"] == [WARNING]
    assert judged("wordy: {words: 30}\n").get("wordy") is None
    assert judged("wordy: {severity: error}\n")["wordy"] == [ERROR]
    by_kind = "wordy:\n  kinds: {home: {words: 40}}\n"
    assert judged(by_kind).get("wordy") is None
    assert judged(by_kind, "surgery")["wordy"] == [WARNING]


def test_a_warning_may_be_made_of_what_is_an_error_here_and_there() -> None:
    assert judged()["spoken"] == [WARNING, ERROR]
    assert judged("spoken: {severity: warning}\n")["spoken"] == [WARNING, WARNING]
    assert judged("spoken: {severity: error}\n")["spoken"] == [ERROR, ERROR]


def test_what_watches_over_safety_is_never_milder_than_it_was() -> None:
    assert judged("careful: {severity: warning}\n")["careful"] == [WARNING, ERROR]
    assert judged("careful: {severity: error}\n")["careful"] == [ERROR, ERROR]
    assert judged("bare: {words: 30}\n").get("bare") is None


def test_only_some_rules() -> None:
    strict = Strictness((layer("wordy: {words: 2}\nspoken: {severity: error}\n"),)).on("home")
    assert strict.only({"spoken"}) == Applied((("spoken", Setting("error")),))
