"""The command line, thin: chooses the language, runs a command, shows errors once, at the top.

Exit codes: 0 done; 1 a check failed; 2 the request or an input is wrong; 3 something needed is
missing; 130 interrupted.
"""

from __future__ import annotations

import contextlib
import logging
import sys
import traceback
from collections.abc import Sequence

from depliant.errors import DepliantError
from depliant.words import _, preferred_language, use_language

INTERRUPTED = 130
WRONG = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; no traceback without --debug."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    use_language(_language(given))
    debug = "--debug" in given
    logging.basicConfig(level=logging.DEBUG if debug else logging.WARNING)
    try:
        return _run(given)
    except DepliantError as error:
        for problem in error.problems:
            _tell(str(problem))
        return error.exit_code
    except KeyboardInterrupt:
        _tell(_("Interrupted."))
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output went away, as `head` does
        with contextlib.suppress(OSError):
            sys.stdout.close()
        return 0
    except Exception as error:
        if debug:
            traceback.print_exc()
        message = _(
            "Something unexpected happened: {error}. Run again with --debug, and report it."
        )
        _tell(message.format(error=f"{type(error).__name__}: {error}"))
        return WRONG


def _run(given: list[str]) -> int:
    import click

    from depliant.cli.commands import (
        depliant,  # after the language is known: its help is translated
    )

    try:
        code = depliant.main(given, prog_name="make_leaflet.py", standalone_mode=False)
    except click.exceptions.Abort:
        raise KeyboardInterrupt from None
    except click.ClickException as error:
        error.show()
        return WRONG
    return int(code or 0)


def _language(given: list[str]) -> str:
    """The language of messages: --ui-lang if given, else the locale's."""
    for word, following in zip(given, [*given[1:], ""], strict=True):
        if word == "--ui-lang":
            return following
        if word.startswith("--ui-lang="):
            return word.partition("=")[2]
    return preferred_language()


def _tell(text: str) -> None:
    sys.stderr.write(text + "\n")
