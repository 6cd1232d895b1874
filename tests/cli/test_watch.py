"""check --watch: what changes is checked again and told, until Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from depliant.cli.global_options import Manner
from depliant.cli.reports.collected import collected
from depliant.cli.watch.looking import Seen, look
from depliant.cli.watch.watching import checked, tell, watch
from depliant.errors import InputError, Place, Problem
from depliant.jobs.build import Report
from depliant.sources.workspace import Workspace
from tests.cli.findings import BATH, error, found, report
from tests.conftest import TOP, Run, edit


class TiredError(Exception):
    """Nobody watches any longer."""


class Hand:
    """Somebody who writes: what lies there is a number, and each step may change it."""

    def __init__(self, *steps: Callable[[], None] | None) -> None:
        self.version = 0
        self._steps: Iterator[Callable[[], None] | None] = iter(steps)

    def look(self) -> Seen:
        return {"a": (self.version, 0, 0)}

    def pause(self, _seconds: float) -> None:
        try:
            step = next(self._steps)
        except StopIteration:
            raise TiredError from None
        if step:
            step()

    def write(self) -> None:
        self.version += 1


def watched(hand: Hand, *reports: Callable[[], Report]) -> int:
    """How many checks are made until nobody writes any more."""
    work = iter(reports)
    made = 0

    def next_one() -> Report:
        nonlocal made
        made += 1
        return next(work)()

    with pytest.raises(TiredError):
        watch(next_one, hand.look, Manner(), hand.pause)
    return made


def test_each_change_is_checked_once_it_is_whole(capsys: pytest.CaptureFixture[str]) -> None:
    hand = Hand()
    hand._steps = iter([None, hand.write, hand.write, None, None, None])
    assert watched(hand, lambda: report(error()), report) == 2
    err = capsys.readouterr().err
    assert err.count("C’est dit à l’envers") == 2  # found, then mended
    assert f"mended: {BATH}:7: C’est dit à l’envers." in err
    assert err.splitlines()[-1].endswith(": Nothing to mend.")


def test_a_change_while_it_runs_is_caught() -> None:
    hand = Hand(None, None)

    def slow() -> Report:
        hand.write()
        return report()

    assert watched(hand, slow, report) == 2


def test_a_file_that_is_half_written_does_no_harm(capsys: pytest.CaptureFixture[str]) -> None:
    def half() -> Report:
        raise InputError(Problem("Il manque la fin.", Place(BATH, 3)))

    hand = Hand()
    hand._steps = iter([hand.write, None, hand.write, None, None])
    assert watched(hand, lambda: report(found()), half, lambda: report(found())) == 3
    err = capsys.readouterr().err
    assert f"error: {BATH}:3: Il manque la fin." in err
    assert f"mended: {BATH}:3: Il manque la fin." in err
    assert err.count(f"{BATH}:7: C’est dit à l’envers.") == 1  # neither mended nor new meanwhile


def test_a_file_that_goes_away_meanwhile_is_told() -> None:
    def gone() -> Report:
        raise FileNotFoundError(2, "No such file", "leaflets/le-bain/fr.md")

    (one,) = checked(gone).told
    assert one.item.message.startswith("leaflets/le-bain/fr.md: ")


def test_only_what_changed_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    before = checked(lambda: report(found(7), found(9, message="Autre."), found(9, message="A.")))
    moved = report(found(70), found(90, message="Autre."), error(91, message="Neuf."))
    tell(before.told, checked(lambda: moved), Manner())
    err = capsys.readouterr().err
    assert [line for line in err.splitlines() if BATH in line] == [
        f"error: {BATH}:91: Neuf. (passive)",
        f"mended: {BATH}:9: A.",
    ]
    assert err.splitlines()[-1].endswith(": 1 error, 2 warnings.")


def test_a_message_that_tells_of_another_line_is_not_new(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = {"quote": "Il est lavé.", "words": "est lavé"}
    before = collected(report(found(7, message="Comme à la ligne 3.", **said)))
    after = report(found(8, message="Comme à la ligne 4.", **said))
    tell(before, checked(lambda: after), Manner())
    assert BATH not in capsys.readouterr().err


def test_quiet_tells_new_errors_alone(capsys: pytest.CaptureFixture[str]) -> None:
    quiet = Manner(quiet=True)
    tell((), checked(lambda: report(error(), found(8))), quiet)
    assert capsys.readouterr().err.count(BATH) == 1
    tell(checked(lambda: report(error())).told, checked(report), quiet)
    assert capsys.readouterr().err == ""


# --- what is looked at -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "leaflets/le-bain/fr.md",
        "leaflets/le-bain/figures/eau.svg",
        "leaflets/kinds.yaml",
        "hospitals/tilleuls/text/le-bain/fr.md",
        "templates/words/fr.yaml",
        "styles/40-pieces.css",
        "checks.yaml",
        "formats.yaml",
        "workspace.yaml",
    ],
)
def test_all_that_people_write_is_looked_at(tmp_path: Path, name: str) -> None:
    states = [look(Workspace(tmp_path))]
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    for text in ("a", "b", "cc"):
        path.write_text(text, encoding="utf-8")
        os.utime(path, ns=(len(states), len(states)))  # a coarse clock of a share
        states.append(look(Workspace(tmp_path)))
    path.unlink()
    assert states[0] == look(Workspace(tmp_path))
    assert len({str(state) for state in states}) == len(states)


def test_what_is_made_and_what_is_hidden_is_not(tmp_path: Path) -> None:
    for name in ("out/x.pdf", "leaflets/.git/x", "leaflets/a/.fr.md.swp", "mail.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert look(Workspace(tmp_path)) == {}


def test_links_that_go_round_end(tmp_path: Path) -> None:
    (tmp_path / "leaflets" / "a").mkdir(parents=True)
    (tmp_path / "leaflets" / "a" / "again").symlink_to(tmp_path / "leaflets")
    (tmp_path / "leaflets" / "a" / "fr.md").write_text("x", encoding="utf-8")
    assert len(look(Workspace(tmp_path))) == 1


def test_an_article_elsewhere_is_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "elsewhere" / "fr.md"
    path.parent.mkdir()
    path.write_text("x", encoding="utf-8")
    assert list(look(Workspace(tmp_path / "none"), (str(path), "le-bain"))) == [str(path)]


# --- the command -----------------------------------------------------------------------------


def test_it_tells_people(run_cli: Run) -> None:
    code, _out, err = run_cli("check", "--watch", "--report", "sarif")
    assert (code, "leave --report out" in err + _out) == (2, True)


def test_the_command_ends_with_ctrl_c(folder: Path, article: Path) -> None:
    words = ("check", "--watch", "--no-render", "--workspace", str(folder), "--ui-lang", "en")
    code = (  # whoever started these tests may have told their processes to ignore Ctrl-C
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from depliant.cli.main import main; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", code, *words, "--hospital", "tilleuls"]
    with subprocess.Popen(command, cwd=TOP, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        said = _until(process, "warning")
        edit(article, "## Et la recherche", "# Et la recherche")
        said = _until(process, "error: leaflets/immunotherapie/fr.md")
        process.send_signal(signal.SIGINT)
        said = process.stderr.read()
        assert process.wait(20) == 130
        assert "Traceback" not in said


def _until(process: subprocess.Popen[str], words: str) -> str:
    """What a process says until it says some words, for half a minute at most."""
    assert process.stderr
    end, said = time.monotonic() + 30, ""
    while words not in said:
        assert time.monotonic() < end, said
        said += process.stderr.readline()
    return said
