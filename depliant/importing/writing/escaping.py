"""Words → Markdown that prints just these words: a sign that would be a mark gets a backslash."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"https?://[^\s<>«»“”\"]+|www\.[^\s<>«»“”\"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ALWAYS = re.compile(r"\\|`|\^|\||\{|<(?=[a-zA-Z/!?])|(?<=<!)--|(?<=!)\[|\[(?=[ xX]?\])|\[(?=\^)")
_ENTITY = re.compile(r"&(?=#?\w+\\?;)")  # no backslash keeps it from being one
_UNSEEN = "\u2060"  # a joiner, which no page shows
_OPENS_ENTITY = re.compile(r"\\&(?=(?:\\#)?\w+\\;)")  # the same, escaped
_STAR = re.compile(r"(?<!\s)\*|\*(?!\s)")
_LINE = re.compile(r"(?<![^\W_])_+(?=[^\W_])|(?<=[^\W_])_+(?![^\W_])|(?<=\W)_+(?=\w)")
_PAIRED = re.compile(r"~~|==|\+\+|%%|\$|(?<=\S)~|~(?=\S)|:(?=[a-z][a-z0-9_+-]+:)")
_BRACKETS = re.compile(r"(?<!\\)\[(?=[^\[\]]*\](?:[(\[:]| \[))|(?<=\])\(|(?<!\\)\[(?=[^\[\]]*$)")
_ATTRIBUTES = re.compile(r"(?<=hospitals)(\s*)=|(?<=formats)(\s*)=")
_START = re.compile(  # a star is escaped already, unless it is ours
    r"#|>|:(?=\s)|:::|!!|\?\?\?|={3}|[-+](?=\s|[^\W\d_]|-)|[–—·](?=\s)|_{3}"
    r"|\[(?!\^|[^\[\]]*\]\()"
)
_POINT = re.compile(r"([•‣◦∙●○▪▫■☐☑☒□❏❑–—·])(?=\s|\w|$)|[o§Øüqv](?=\s)")
_NUMBER = re.compile(r"(\d{1,3}|[a-zA-Z]|[ivxIVX]{2,5})([.)])(?=\s|[^\W\d_]|$)")
_ALL = re.compile(r"([!-/:-@\[-`{-~])")


def escaped(text: str) -> str:
    """Words inside a line. Addresses stay as they are: they are no marks to the reader."""
    found, at = [], 0
    for address in _ADDRESS.finditer(text):
        found += [_signs(text[at : address.start()]), address[0]]
        at = address.end()
    return "".join((*found, _signs(text[at:])))


def opened(line: str) -> str:
    """A line, already escaped, whose first sign opens no list, quote or heading."""
    if _START.match(line) or _POINT.match(line):
        sign = line[0].isascii() and not line[0].isalpha()  # a backslash makes signs text
        return f"\\{line}" if sign else f"&#{ord(line[0])};{line[1:]}"
    if number := _NUMBER.match(line):
        return f"{number[1]}\\{number[2]}{line[number.end() :]}"
    return line


def bare(text: str) -> str:
    """Words inside a line, a backslash before every sign there is."""
    return _OPENS_ENTITY.sub(f"&{_UNSEEN}", _ALL.sub(r"\\\1", text))


def shut(line: str) -> str:
    """A line, with a backslash before every sign of ASCII, that opens nothing: a letter that stands
    alone, and a sign, are points to those who type lists."""
    is_sign = line[:1].isascii() and not line[:1].isalpha()
    if is_sign or line[:2].isalpha() or line[0].isdecimal():
        return line
    return f"&#{ord(line[0])};{line[1:]}"


def _signs(text: str) -> str:
    text = _ENTITY.sub(f"&{_UNSEEN}", _ALWAYS.sub(_backslash, text))
    for pattern in (_STAR, _LINE, _BRACKETS):
        text = pattern.sub(_backslash, text)
    if len(_PAIRED.findall(text)) > 1 or ":" in text:
        text = _PAIRED.sub(_backslash, text)
    return _ATTRIBUTES.sub(lambda found: f"{found[1] or found[2] or ''}\\=", text)


def _backslash(found: re.Match[str]) -> str:
    return "".join(f"\\{sign}" for sign in found[0])
