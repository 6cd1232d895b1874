"""The command line, thin: chooses the language, runs a command, shows errors once, at the top."""

from __future__ import annotations

import contextlib
import gc
import logging
import sys
import traceback
from collections.abc import Sequence

from depliant.cli.global_options import Manner
from depliant.errors import DepliantError, ExitCode, InputError, Problem
from depliant.words import _, preferred_language, use_language
from depliant.words.system import reason

SELDOM = 100_000  # objects, from one look for garbage to the next: what a command reads, it keeps


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; no traceback without --debug."""
    gc.set_threshold(SELDOM, *gc.get_threshold()[1:])
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):  # an old terminal shows ? for what it cannot show
        with contextlib.suppress(AttributeError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    manner = Manner(language=preferred_language())
    use_language(manner.language)
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    try:
        return _run(given, manner)
    except DepliantError as error:
        return _fail(error.problems, error.exit_code, given, manner)
    except KeyboardInterrupt:
        return _fail((Problem(_("Interrupted.")),), ExitCode.INTERRUPTED, given, manner)
    except BrokenPipeError:  # the reader of our output went away, as `head` does
        with contextlib.suppress(OSError):
            sys.stdout.close()
        return ExitCode.DONE
    except Exception as error:
        if manner.debug:
            traceback.print_exc()
        return _fail((_unexpected(error),), ExitCode.WRONG, given, manner)


def _unexpected(error: Exception) -> Problem:
    """What to tell of an error that nobody understood where it was raised."""
    if isinstance(error, OSError) and error.filename:
        message = _("{path}: {reason}.").format(path=error.filename, reason=reason(error))
        return Problem(message, None, _("Check its name and its permissions."))
    message = _("Something unexpected happened ({error}).").format(error=type(error).__name__)
    return Problem(message, None, _("Run again with --debug, and report it."))


def _run(given: list[str], manner: Manner) -> int:
    """A command without a name ends as a wrong request, with the help."""
    import click

    from depliant.cli.commands import command_line

    try:
        code = command_line.main(given, obj=manner, standalone_mode=False)
    except click.exceptions.Abort:
        raise KeyboardInterrupt from None
    except click.exceptions.NoArgsIsHelpError as error:
        with contextlib.suppress(BrokenPipeError):
            error.show()
        return ExitCode.WRONG
    except click.ClickException as error:
        from depliant.cli import usage

        raise InputError(usage.problem(error)) from None
    return int(code or ExitCode.DONE)


def _fail(
    problems: tuple[Problem, ...], code: ExitCode, given: list[str], manner: Manner
) -> ExitCode:
    """Tell what kept a command from its work: to whoever asked for a report for programs as one."""
    from depliant.cli.reports import machine

    if style := machine.asked_for(given):
        with contextlib.suppress(BrokenPipeError):
            machine.tell_failure(style, problems, code, manner)
    else:
        from depliant.cli.show import as_typed

        for problem in problems:
            _tell(as_typed(str(problem), manner))
    return code


def _tell(text: str) -> None:
    with contextlib.suppress(BrokenPipeError):  # nobody listens: the exit code says it
        sys.stderr.write(text + "\n")
