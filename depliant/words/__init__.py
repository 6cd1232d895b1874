"""The program's own messages: English in the code, other languages as gettext catalogues.

`_("…")` looks a message up in the language of the current context; a worker process is told
its language with the job. The words printed *on leaflets* are elsewhere: `templates/words/`.
"""

from __future__ import annotations

import gettext
import io
import locale
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Final

from depliant.words.catalogue import compiled

UI_LANGUAGES = ("en", "fr")
HOUSE_LANGUAGE: Final = "fr"  # of a workspace that does not say
_language: ContextVar[str] = ContextVar("ui_language", default="en")


def use_language(code: str) -> None:
    """Show messages in `code` from now on; an unknown language falls back to English."""
    _language.set(code if code in UI_LANGUAGES else "en")


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Show messages in `code` for a while; an unknown language falls back to English."""
    before = _language.set(code if code in UI_LANGUAGES else "en")
    try:
        yield
    finally:
        _language.reset(before)


def current_language() -> str:
    return _language.get()


def preferred_language() -> str:
    """The language of the user's locale (LC_ALL, LC_MESSAGES, LANG); empty if it says none, as in
    a job that starts by itself at night."""
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    found = next((name for name in names if name), "")
    if not found and sys.platform == "win32":
        found = locale.getlocale()[0] or ""  # elsewhere it makes up an answer
    silent = found.partition(".")[0].upper() in ("C", "POSIX")
    return "" if silent else found[:2].lower()


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    file_name = Path(__file__).parent / code / "depliant.po"
    if code == "en" or not file_name.is_file():  # a leaflet may be in a language that it is not
        return gettext.NullTranslations()
    text = file_name.read_text(encoding="utf-8")
    return gettext.GNUTranslations(io.BytesIO(compiled(text)))


def _(message: str) -> str:
    """`message` in the current language."""
    return _catalogue(_language.get()).gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """The form of a message for `number` things, in the current language."""
    return _catalogue(_language.get()).ngettext(one, many, number)


def later(message: str) -> str:
    """`message` as it is, marked for translation: it goes through `_` when it is shown."""
    return message
