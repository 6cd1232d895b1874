"""A command line that is not understood: what click found, in the program's own words.

Click's English never reaches anyone: each of its errors is told by what it carries, and one that
this table does not know is told in general.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import click

from depliant.errors import Problem, suggestion
from depliant.reading.spelling import nearest
from depliant.words import _, later
from depliant.words.figures import number

_EXTRA = re.compile(r"Got unexpected extra arguments? \((.*)\)", re.DOTALL)
_ONE_OF = {"what": later("WHAT")}  # an argument whose help lists its words instead of its name
_CLICK_TYPES = (click.types._NumberRangeBase, click.types.IntParamType, click.types.FloatParamType)


def problem(error: click.ClickException) -> Problem:
    """What is wrong with a command line, and what to type instead."""
    if isinstance(error, click.NoSuchOption):
        return _unknown_option(error)
    if isinstance(error, click.exceptions.NoSuchCommand):
        message = _("There is no command `{name}`.").format(name=error.command_name)
        return Problem(
            message, None, _or_help(suggestion(error.command_name, _commands(error)), error)
        )
    if isinstance(error, click.MissingParameter):
        return _missing(error)
    if isinstance(error, click.BadParameter):
        return _bad_value(error)
    if isinstance(error, click.BadOptionUsage):
        return _bad_use(error)
    if type(error) is click.UsageError:
        return _usage(error)
    return Problem(_("The command is not understood."), None, _help(error))


def _unknown_option(error: click.NoSuchOption) -> Problem:
    message = _("There is no option `{name}` here.").format(name=error.option_name)
    known = [name for param in _params(error) for name in (*param.opts, *param.secondary_opts)]
    long = [name for name in known if name.startswith("--")]
    return Problem(message, None, _or_help(_near(error.option_name, long), error))


def _missing(error: click.MissingParameter) -> Problem:
    name = _called(error)
    message = _("{name} is missing.").format(name=name)
    if error.param is not None and isinstance(error.param.type, click.Choice):
        known = ", ".join(map(str, error.param.type.choices))
        return Problem(message, None, _("Name one of {names}.").format(names=known))
    if isinstance(error.param, click.Option):
        example = _('Add it, with its value: `{option} "…"`.').format(option=error.param.opts[-1])
        return Problem(message, None, _or_help(example, error))
    return Problem(message, None, _help(error))


def _bad_value(error: click.BadParameter) -> Problem:
    """A value that its option cannot take; types of our own have said it in words already."""
    kind = error.param.type if error.param else None
    why, remedy = error.message, ""
    value = _quoted_in(error.message)
    if isinstance(kind, click.Choice):
        names = [str(one) for one in kind.choices]
        why = _("“{value}” is none of {names}").format(value=value, names=", ".join(names))
        remedy = _near(value, names)
    elif isinstance(kind, _CLICK_TYPES):
        why = _("“{value}” is no number{range}").format(value=value, range=_range(kind))
    elif type(kind) in (click.Path, click.File, click.DateTime, click.Tuple):
        why = _("“{value}” cannot stand here").format(value=value)
    text = _("{name}: {why}.").format(name=_called(error), why=why.rstrip("."))
    return Problem(text if error.param else why, None, _or_help(remedy, error))


def _bad_use(error: click.BadOptionUsage) -> Problem:
    if "does not take" not in error.message:
        message = _("`{name}` needs a value after it.").format(name=error.option_name)
        example = _('Write it: `{option} "…"`.').format(option=error.option_name)
        return Problem(message, None, _or_help(example, error))
    message = _("`{name}` takes no value.").format(name=error.option_name)
    return Problem(message, None, _("Write `{option}` alone.").format(option=error.option_name))


def _usage(error: click.UsageError) -> Problem:
    """Too many words, no command; or what a command of ours says itself."""
    if found := _EXTRA.match(error.message):
        message = _("The command does not understand “{words}”.").format(words=found[1])
        return Problem(message, None, _help(error))
    if error.message == "Missing command.":
        message = _("A command is missing after `{command}`.")
        names = ", ".join(_commands(error))
        message = message.format(command=error.ctx.command_path if error.ctx else "")
        return Problem(message, None, _("Name one of {names}.").format(names=names))
    return Problem(error.message, None, _help(error))


# --- what an error carries ---------------------------------------------------------------------


def _params(error: click.UsageError) -> list[click.Parameter]:
    return error.ctx.command.get_params(error.ctx) if error.ctx else []


def _commands(error: click.UsageError) -> list[str]:
    command = error.ctx.command if error.ctx else None
    return list(command.commands) if isinstance(command, click.Group) else []


def _called(error: click.BadParameter) -> str:
    """The option or the argument that an error is about, as it is typed."""
    param = error.param
    if param is None:
        return str(error.param_hint or "")
    if isinstance(param, click.Option):
        return f"`{max(param.opts, key=len)}`"
    if param.metavar or not isinstance(param.type, click.Choice):
        return f"`{param.make_metavar(error.ctx)}`" if error.ctx else f"`{param.name}`"
    return f"`{_(_ONE_OF.get(param.name or '', param.human_readable_name))}`"


def _quoted_in(message: str) -> str:
    """The value that an error of click's quotes."""
    found = re.search(r"'([^']*)'|\"([^\"]*)\"|^(\S+) is not in", message)
    return next((group for group in found.groups() if group), "") if found else ""


def _range(kind: click.ParamType[Any]) -> str:
    least, most = getattr(kind, "min", None), getattr(kind, "max", None)
    if least is None or most is None:
        return ""
    return _(" from {least} to {most}").format(least=number(least), most=number(most))


# --- what to type ------------------------------------------------------------------------------


def _near(name: str, known: Iterable[str]) -> str:
    close = nearest(name, known)
    return _("Did you mean `{close}`?").format(close=close) if close else ""


def _or_help(remedy: str, error: click.UsageError) -> str:
    return f"{remedy} {_help(error)}".strip()


def _help(error: click.ClickException) -> str:
    """Where a command explains itself."""
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    if ctx is None:
        return ""
    return _("`{command} -h` explains it.").format(command=ctx.command_path)
