"""The command line, thin: chooses the language, runs a command, shows errors once, at the top."""

from __future__ import annotations

import contextlib
import logging
import sys
import traceback
from collections.abc import Sequence

from depliant.cli.global_options import Manner
from depliant.errors import DepliantError, ExitCode
from depliant.words import _, preferred_language, use_language


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; no traceback without --debug."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):  # an old terminal shows ? for what it cannot show
        with contextlib.suppress(AttributeError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    manner = Manner(language=preferred_language())
    use_language(manner.language)
    logging.basicConfig(level=logging.WARNING)
    try:
        return _run(given, manner)
    except DepliantError as error:
        for problem in error.problems:
            _tell(str(problem))
        return error.exit_code
    except KeyboardInterrupt:
        _tell(_("Interrupted."))
        return ExitCode.INTERRUPTED
    except BrokenPipeError:  # the reader of our output went away, as `head` does
        with contextlib.suppress(OSError):
            sys.stdout.close()
        return ExitCode.DONE
    except Exception as error:
        if manner.debug:
            traceback.print_exc()
        message = _(
            "Something unexpected happened: {error}. Run again with --debug, and report it."
        )
        _tell(message.format(error=f"{type(error).__name__}: {error}"))
        return ExitCode.WRONG


def _run(given: list[str], manner: Manner) -> int:
    """A command without a name ends as a wrong request, with the help."""
    import click

    from depliant.cli.commands import command_line

    try:
        code = command_line.main(given, obj=manner, standalone_mode=False)
    except click.exceptions.Abort:
        raise KeyboardInterrupt from None
    except click.ClickException as error:
        with contextlib.suppress(BrokenPipeError):
            error.show()
        return ExitCode.WRONG
    return int(code or ExitCode.DONE)


def _tell(text: str) -> None:
    with contextlib.suppress(BrokenPipeError):  # nobody listens: the exit code says it
        sys.stderr.write(text + "\n")
