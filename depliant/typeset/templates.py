"""templates: ours or the workspace owner's, never content: compiled once, rendered many times.

Autoescaping, and nothing that is not there is taken for empty. What is wrong in a template is told
with its file and line: it is somebody's own, which stands before the shipped one.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import (
    Environment,
    FunctionLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateSyntaxError,
    select_autoescape,
)

from depliant.errors import InputError, Place, Problem
from depliant.words import _, ngettext

FOLDER = "templates/"  # where they lie, in a workspace as in the package


class Templates:
    """Templates by name, with the filters that they use."""

    def __init__(
        self, sources: Mapping[str, str], filters: Mapping[str, Callable[..., Any]]
    ) -> None:
        def found(name: str) -> tuple[str, str, None] | None:
            return (sources[name], FOLDER + name, None) if name in sources else None

        self._environment = Environment(
            loader=FunctionLoader(found),
            autoescape=select_autoescape(default=True),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n"],
        )
        self._environment.install_gettext_callables(_, ngettext)  # type: ignore[attr-defined]
        self._environment.filters.update(filters)

    def prepare(self, name: str) -> None:
        """Compile a template now rather than with its first page."""
        self._compiled(name)

    def rendered(self, name: str, **values: Any) -> str:
        """What a template makes of values; `InputError` for one that cannot be used."""
        template = self._compiled(name)
        try:
            return template.render(**values)
        except TemplateError as error:
            raise _unusable(error, name) from error

    def _compiled(self, name: str) -> Template:
        try:
            return self._environment.get_template(name)
        except TemplateError as error:
            raise _unusable(error, name) from error


def _unusable(error: TemplateError, name: str) -> InputError:
    said = str(error.message or error).strip().rstrip(".")
    message = _("This template cannot be used: {error}.").format(error=said)
    remedy = _("Correct it, or remove it from the workspace: the shipped one takes its place.")
    return InputError(Problem(message, _place(error, name), remedy))


def _place(error: TemplateError, name: str) -> Place:
    """Where a template is wrong: the innermost line of one that was at work."""
    if isinstance(error, TemplateSyntaxError):
        return Place(error.filename or FOLDER + name, error.lineno)
    frames = traceback.extract_tb(error.__traceback__)
    mine = [frame for frame in frames if frame.filename.startswith(FOLDER)]
    return Place(mine[-1].filename, mine[-1].lineno) if mine else Place(FOLDER + name)
