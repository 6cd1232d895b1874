"""What every command takes, before its name or after it: --ui-lang, --debug, --quiet, -h.

Help is translated when it is shown, not when a command is written: by then the language is known.
"""

from __future__ import annotations

import contextlib
import copy
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from depliant.words import UI_LANGUAGES, _, later, use_language
from depliant.words.figures import number


@dataclass
class Manner:
    """How the command behaves, whichever it is; filled in as its words are read."""

    language: str = ""  # that somebody chose: the locale's, or --ui-lang
    debug: bool = False
    quiet: bool = False  # nothing but errors on standard error, and the exit code
    workspace: str = ""  # the folder that --workspace named
    commands: click.Command | None = None  # all there are, once one is read

    def works_in(self, folder: Path, ctx: click.Context) -> None:
        """Keep which folder was named, for what is told to be typed next."""
        self.workspace, self.commands = str(folder), ctx.find_root().command


_TEXT = later("TEXT")


class Argument(click.Argument):
    """An argument whose name is translated when it is shown."""

    def make_metavar(self, ctx: click.Context) -> str:
        return _(self.metavar) if self.metavar else super().make_metavar(ctx)


class Option(click.Option):
    """An option whose help is translated when it is shown."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        if self.hidden:
            return None
        notes = _("; ").join(self._notes(ctx))
        words = [_(self.help) if self.help else "", f"[{notes}]" if notes else ""]
        return self.get_help_spec(ctx), "  ".join(word for word in words if word)

    def _notes(self, ctx: click.Context) -> Iterator[str]:
        """What the option's value may be."""
        extra = self.get_help_extra(ctx)
        if "default" in extra:
            default = number(self.default) if isinstance(self.default, float) else extra["default"]
            yield _("default: {default}").format(default=default)
        least, most = getattr(self.type, "min", None), getattr(self.type, "max", None)
        if least is not None and most is not None:
            yield _("{least} to {most}").format(least=number(least), most=number(most))
        if self.required:
            yield _("required")

    def make_metavar(self, ctx: click.Context) -> str:
        if self.metavar or isinstance(self.type, click.Choice):
            return _(self.metavar) if self.metavar else super().make_metavar(ctx)
        if isinstance(self.type, (click.types.IntParamType, click.types.FloatParamType)):
            return _("NUMBER")
        return _(getattr(self.type, "metavar", _TEXT))


def option(*names: str, **how: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """click's option, with help that speaks the language of the moment."""
    return click.option(*names, cls=Option, **how)


_USAGE: dict[str, Callable[[], str]] = {  # what click writes into a line of usage
    "[OPTIONS]": lambda: _("[OPTIONS]"),
    "COMMAND [ARGS]...": lambda: _("COMMAND …"),
}


class _Global(click.Command):
    """What commands and their group share."""

    def __init__(self, *given: Any, **how: Any) -> None:
        how.setdefault("context_settings", {"help_option_names": ["-h", "--help"]})
        super().__init__(*given, **how)
        self.params += _options()

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The global options are obeyed first: help, asked for before them, obeys them too. The
        command's own parser finds them, so that `--by --ui-lang` stays a name."""
        parser = self.make_parser(ctx)
        parser.ignore_unknown_options = True  # a wrong one is told below, in the right language
        with contextlib.suppress(click.UsageError):
            found, _rest, _order = parser.parse_args(list(args))
            _obey(found, ctx.ensure_object(Manner))
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = [_USAGE[one]() if one in _USAGE else one for one in self.collect_usage_pieces(ctx)]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=_("Usage:") + " ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        click.Command.format_help_text(self._shown(), ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [record for one in options if (record := one.get_help_record(ctx))]
        with formatter.section(_("Options")):
            formatter.write_dl(records)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        found = super().get_help_option(ctx)
        if found is not None:
            found.help = _("Show this help and exit.")
        return found

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

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        limit = formatter.width - 6 - max(map(len, self.commands))
        rows = [(name, one.get_short_help_str(limit)) for name, one in self.commands.items()]
        with formatter.section(_("Commands")):
            formatter.write_dl(rows)


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
