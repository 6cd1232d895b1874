"""What every command takes, before its name or after it: --ui-lang, --debug, --quiet, -h.

Help is translated when it is shown, not when a command is written: by then the language is known.
"""

from __future__ import annotations

import copy
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import click

from depliant.words import UI_LANGUAGES, _, later, use_language


@dataclass
class Manner:
    """How the command behaves, whichever it is; filled in as its words are read."""

    language: str = ""  # that somebody chose: the locale's, or --ui-lang
    debug: bool = False
    quiet: bool = False  # nothing but errors on standard error, and the exit code


class Option(click.Option):
    """An option whose help is translated when it is shown."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        shown = copy.copy(self)
        shown.help = _(self.help) if self.help else self.help
        return click.Option.get_help_record(shown, ctx)


def option(*names: str, **how: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """click's option, with help that speaks the language of the moment."""
    return click.option(*names, cls=Option, **how)


class _Global(click.Command):
    """What commands and their group share."""

    def __init__(self, *given: Any, **how: Any) -> None:
        how.setdefault("context_settings", {"help_option_names": ["-h", "--help"]})
        super().__init__(*given, **how)
        self.params += _options()

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The global options are obeyed first: help, asked for before them, obeys them too. The
        command's own parser finds them, so that `--by --ui-lang` stays a name."""
        found, _rest, _order = self.make_parser(ctx).parse_args(list(args))
        _obey(found, ctx.ensure_object(Manner))
        return super().parse_args(ctx, args)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        click.Command.format_help_text(self._shown(), ctx, formatter)

    def get_short_help_str(self, limit: int = 45) -> str:
        return click.Command.get_short_help_str(self._shown(), limit)

    def _shown(self) -> click.Command:
        shown = copy.copy(self)
        shown.help = _(self.help) if self.help else self.help
        return shown


class Command(_Global):
    """A command that takes the global options after its name."""


class Group(_Global, click.Group):
    """The group of commands; takes the global options before the name of one."""

    command_class = Command


def _options() -> list[click.Parameter]:
    language = click.Choice(UI_LANGUAGES)
    hidden: dict[str, Any] = {"expose_value": False}  # obeyed here; no command asks for them
    return [
        Option(["--ui-lang"], type=language, help=later("Language of the messages."), **hidden),
        Option(["--debug"], is_flag=True, help=later("Show what went wrong inside."), **hidden),
        Option(
            ["--quiet"],
            is_flag=True,
            help=later("Say nothing but errors; the exit code tells the rest."),
            **hidden,
        ),
    ]


def _obey(found: dict[str, Any], manner: Manner) -> None:
    """An option that was not given changes nothing; an unknown language is refused later."""
    if (language := found.get("ui_lang")) in UI_LANGUAGES:
        manner.language = str(language)
        use_language(manner.language)
    manner.quiet |= found.get("quiet") is True
    if found.get("debug") is True:
        manner.debug = True
        logging.getLogger().setLevel(logging.DEBUG)
