"""A wrong command line is told in the program's own words, in French too; as JSON to whoever asked
for JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from depliant.cli import main as cli
from depliant.cli.commands import command_line
from depliant.cli.main import main

# What click says in English, and what stands in its help.
CLICK = re.compile(
    r"Usage:|Try '|Error:|No such|Missing (option|argument|command)|Invalid value|is not (one of|a "
    r"valid|in the range)|does not match|requires an argument|does not take|unexpected extra|"
    r"Did you mean|does not exist|Show th|and exit|\bOptions:|\bCommands:|\bdefault:|\brequired\b|"
    r"INTEGER|FLOAT|\bTEXT\b|DIRECTORY|PATH|\[ARGS\]|COMMAND\b|<=|RANGE"
)
ENGLISH = re.compile(r"\b(the|is|of|and|with|which|are|no)\b")


def commands(
    group: click.Group = command_line, before: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    for name, command in group.commands.items():
        yield (*before, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*before, name))


ALL = dict(commands())


def wrong_lines() -> Iterator[tuple[str, ...]]:
    yield ("zzz",)
    yield ("--zzz",)
    yield ("--ui-lang",)
    for words, command in ALL.items():
        yield (*words, "--zzz")
        yield (*words, "-z")
        if isinstance(command, click.Group):
            yield (*words, "zzz")
            continue
        ctx = click.Context(command, **command.context_settings)
        yield (*words, *(["x"] if command.params[0].nargs != -1 else []), "--zzz=1")
        for param in command.get_params(ctx):
            if not isinstance(param, click.Option):
                continue
            name = max(param.opts, key=len)
            if param.is_flag:
                yield (*words, f"{name}=1")
                continue
            yield (*words, name)
            if not isinstance(param.type, click.types.StringParamType):
                yield from ((*words, f"{name}={value}") for value in ("zzz", "", "-1", "1e99"))


def run(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    code = main(["--ui-lang", "fr", *words])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_every_wrong_line_is_told_in_french(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)  # where there is nothing to build
    lines = list(wrong_lines())
    assert len(lines) > 100
    for words in lines:
        code, out, err = run(words, capsys)
        if code == 0 or "-h" in words:
            continue
        assert code in (2, 3), words
        assert out == "", words
        said = re.sub(r"`[^`]*`", "", err)
        assert not [*CLICK.finditer(said), *ENGLISH.finditer(said)], (words, err)
        assert "→" in err, (words, err)


@pytest.mark.parametrize("words", [(), *ALL])
def test_help_is_french(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _err = run((*words, "--help"), capsys)
    assert code == 0
    said = re.sub(r"--[\w-]+", "", out)
    assert not [*CLICK.finditer(out), *ENGLISH.finditer(said)]


@pytest.mark.parametrize(
    ("words", "message", "remedy"),
    [
        ("build --formt a4", "There is no option `--formt` here.", "Did you mean `--format`?"),
        ("bild", "There is no command `bild`.", "Did you mean `build`?"),
        ("approve", "`LEAFLET` is missing.", "approve -h"),
        ("approve x --lang fr --by A", "`--role` is missing.", '`--role "…"`'),
        ("approve x --by", "`--by` needs a value after it.", '`--by "…"`'),
        ("build --force=1", "`--force` takes no value.", "Write `--force` alone."),
        ("build --jobs many", "`--jobs`: “many” is no number from 1 to 64.", "build -h"),
        ("build --jobs 99", "`--jobs`: “99” is no number from 1 to 64.", "build -h"),
        ("list hospital", "“hospital” is none of leaflets,", "Did you mean `hospitals`?"),
        ("list", "`WHAT` is missing.", "Name one of leaflets, hospitals, formats"),
        ("doctor a b", "The command does not understand “a b”.", "doctor -h"),
        ("check --today demain", "`--today`: “demain” is no date", "write it as 2026-11-24"),
        ("check --workspace absent", "`--workspace`: there is no folder “absent”.", "check -h"),
        ("check --report html --save absent", "there is no folder “absent”: create it", "check -h"),
    ],
)
def test_a_wrong_line_is_answered(
    words: str, message: str, remedy: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--ui-lang", "en", *words.split()]) == 2
    err = capsys.readouterr().err
    assert message in err
    assert remedy in err


def test_an_argument_is_called_as_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["list"], ["list", "trucs"], ["attest", "platre"], ["attest", "platre", "trucs"]):
        assert main(["--ui-lang", "fr", *words]) == 2
        told = capsys.readouterr().err
        assert "`QUOI" in told
        assert "WHAT" not in told


@pytest.mark.parametrize(
    "words",
    ["check --report json --zzz", "build --report=json --jobs 0", "build --zzz --report json"],
)
def test_whoever_asked_for_json_is_told_in_json(
    words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(tuple(words.split()), capsys)
    report = json.loads(out)
    assert (code, report["exit_code"]) == (2, 2)
    assert report["problems"][0]["message"] in err


def test_the_unexpected_is_told_in_json(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_given: list[str], _manner: object) -> int:
        raise ZeroDivisionError("within")

    monkeypatch.setattr(cli, "_run", fail)
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")  # what was given is not read here
    code, out, err = run(("check", "--report", "json"), capsys)
    (problem,) = json.loads(out)["problems"]
    assert (code, err.count("ZeroDivisionError")) == (2, 1)
    assert "Il s’est passé quelque chose d’imprévu (ZeroDivisionError)." in problem["message"]
    assert run(("check", "--", "--report", "json"), capsys)[1] == ""  # the name of two leaflets


def test_what_the_system_refuses_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_given: list[str], _manner: object) -> int:
        raise PermissionError(13, "Permission denied", "notes/secret.md")

    monkeypatch.setattr(cli, "_run", fail)
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    code, _out, err = run(("check",), capsys)
    assert code == 2
    assert err.startswith("notes/secret.md\u00a0: l’accès n’est pas permis.")


def test_a_day_may_be_written_as_people_write_it(capsys: pytest.CaptureFixture[str]) -> None:
    code, _out, err = run(("list", "formats", "--today", "3 août 2031"), capsys)
    assert (code, err) == (0, "")
