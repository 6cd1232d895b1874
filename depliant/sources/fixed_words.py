"""The fixed words of leaflets: what every leaflet of a language says (`templates/words/`).

The package's, replaced or completed by the workspace's. They are checked when they are read: a
page must not meet a word that is missing or that asks for what nobody fills.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Formatter

from depliant.errors import InputError, Place, Problem, gather, suggestion
from depliant.reading.front_matter import is_seen
from depliant.reading.values import Values, load_yaml
from depliant.words import _

FixedWords = Mapping[str, str]


def parse_words(text: str, place: Place, known: FixedWords, own: str = "") -> dict[str, str]:
    """The words that a YAML `text` holds; `known` are the package's, of any language.

    `own` is the text of the workspace's templates: a word that they name may be new. Raises
    `InputError` with all that is wrong.
    """
    values = load_yaml(text, place)
    if not isinstance(values.data, dict):
        remedy = _('Write lines such as `contacts_title: "…"` (templates/words/en.yaml).')
        raise InputError(Problem(_("Expected `word: text` lines."), values.place(()), remedy))
    gather(_problems(values, known, own))
    return dict(values.data)


def _problems(values: Values, known: FixedWords, own: str) -> Iterator[Problem]:
    for key, text in values.data.items():
        place = values.place((key,))
        if not isinstance(text, str):
            message = _("The word `{key}` is not a text.").format(key=key)
            yield Problem(message, place, _("Write its text between quotes."))
        elif key not in known and key not in own:
            message = _("unknown key `{key}`.").format(key=key)
            yield Problem(message, place, suggestion(key, list(known)))
        else:
            yield from _wrong_text(key, text, known.get(key), place)


def _wrong_text(key: str, text: str, shipped: str | None, place: Place) -> Iterator[Problem]:
    """What keeps a word from standing for the `shipped` one, if there is one."""
    if shipped and not is_seen(text):
        message = _("The word `{key}` is empty.").format(key=key)
        yield Problem(message, place, _("Write its text between quotes."))
        return
    wanted, found = _fields(text if shipped is None else shipped), _fields(text)
    if wrong := found - wanted:
        message = _("The word `{key}` asks for {names}, which nothing fills.")
        remedy = _("It may hold {names}.").format(names=_names(wanted) or "–")
        yield Problem(message.format(key=key, names=_names(wrong)), place, remedy)
    elif lost := wanted - found:
        message = _("The word `{key}` leaves out {names}, which it must say.")
        remedy = _("Put {names} back into its text.").format(names=_names(lost))
        yield Problem(message.format(key=key, names=_names(lost)), place, remedy)


def missing(words: FixedWords, known: FixedWords, place: Place) -> Iterator[Problem]:
    """A problem if a language lacks words."""
    lacking = [key for key in known if key not in words]
    if lacking:
        message = _("Fixed words are missing: {names}.").format(names=", ".join(lacking))
        yield Problem(message, place, _("Translate them from templates/words/en.yaml."))


def _fields(text: str) -> set[str]:
    """What stands in braces, with what it says beside a name (`audience!r`, `audience:5`); a brace
    that is never closed asks for itself."""
    try:
        return {
            f"{name}{(how and f'!{how}') or ''}{(spec and f':{spec}') or ''}"
            for _text, name, spec, how in Formatter().parse(text)
            if name is not None
        }
    except ValueError:
        return {text}


def _names(fields: set[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(fields))
