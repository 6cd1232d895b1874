"""headers: a subject and a sender's name as every mail program reads them, and read back here.

The `email` package may drop quotes, double a space or part a word where a header is folded: the
bytes of the head are written here (RFC 5322, 2047), and refused if they are not read back equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_string
from email.header import decode_header, make_header
from email.headerregistry import AddressHeader
from email.policy import default
from unicodedata import category

MOST_CODED = 75  # characters of a coded word: RFC 2047, section 2
MOST_LINE = 76  # characters of a line that holds one
_LONGEST_WORD = 90  # characters of a word that is written as it is
_ATOM = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+", re.ASCII)
_CHARSET = "=?utf-8?q?{}?="
_PLAIN_IN_CODED = frozenset(
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/"  # in a phrase, too
)


class UnreadableError(ValueError):
    """A header that would not be read as it was meant; `text` is what was to be said."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def subject(text: str) -> str:
    """The value of a subject's header. Raises `UnreadableError`."""
    _refuse_unseen(text)
    value = _folded(text.split(" ")) if _is_plain(text) else _run(text)
    if _decoded(value) != text:
        raise UnreadableError(text)
    return value


def mailbox(name: str, address: str) -> str:
    """The value of a header with one address, whatever the name before it holds; without a name
    the address alone. Raises `UnreadableError`."""
    _refuse_unseen(name + address)
    value = _beside(_phrase(name), f"<{address}>") if name else address
    if not _reads(value, name, address):
        raise UnreadableError(name or address)
    return value


def head(fields: dict[str, str]) -> bytes:
    """The head of a message. Values are written as they are: they come from here, or hold nothing
    but letters and signs of ASCII."""
    return "".join(f"{name}: {value}\r\n" for name, value in fields.items()).encode()


# --- written -------------------------------------------------------------------------------------


def _phrase(name: str) -> str:
    """A name before an address: as it is if it is words of letters, else quoted, else coded."""
    words = name.split(" ")
    if not _is_plain(name):
        return "\r\n ".join(_pieces(words))
    if all(map(_ATOM.fullmatch, words)):
        return _folded(words)
    quoted = re.sub(r'(["\\])', r"\\\1", name)
    return _folded(f'"{quoted}"'.split(" "))


def _beside(phrase: str, address: str) -> str:
    last = phrase.rpartition("\n")[2]
    gap = " " if len(f"Reply-To: {last} {address}") <= MOST_LINE else "\r\n "
    return f"{phrase}{gap}{address}"


def _is_plain(text: str) -> bool:
    """Whether a text is read the same when it is folded at its spaces, and never as coded."""
    words = text.split(" ")
    short = all(0 < len(word) <= _LONGEST_WORD for word in words)
    return text.isascii() and text.isprintable() and short and "=?" not in text


def _folded(words: list[str]) -> str:
    """Words on lines that a message can have (room for the header's name on the first)."""
    lines = [" " * len("Reply-To:")]
    for word in words:
        fits = len(lines[-1]) + 1 + len(word) <= MOST_LINE
        lines[-1:] = [f"{lines[-1]} {word}"] if fits else [lines[-1], f" {word}"]
    return "\r\n".join(lines).lstrip().removeprefix("\r\n")


def _pieces(words: list[str]) -> Iterator[str]:
    """A name in coded words, parted where a word stands as it is: between two coded words some
    readers add a space, others take one away."""
    if len(_coded(" ".join(words))) <= MOST_CODED:
        yield _coded(" ".join(words))
        return
    cuts = [n for n in range(1, len(words)) if _stands_alone(words[n])]
    fitting = [n for n in cuts if len(_coded(" ".join(words[:n]))) <= MOST_CODED]
    if not fitting:
        yield _run(" ".join(words))
        return
    cut = fitting[-1]
    yield f"{_coded(' '.join(words[:cut]))} {words[cut]}"
    if words[cut + 1 :]:
        yield from _pieces(words[cut + 1 :])


def _stands_alone(word: str) -> bool:
    return len(word) <= _LONGEST_WORD and "=?" not in word and bool(_ATOM.fullmatch(word))


def _run(text: str) -> str:
    """A text in as many coded words as it needs, parted between characters."""
    pieces = [""]
    for char in text:
        fits = len(_coded(pieces[-1] + char)) <= MOST_CODED
        pieces[-1:] = [pieces[-1] + char] if fits else [pieces[-1], char]
    return "\r\n ".join(map(_coded, pieces))


def _coded(text: str) -> str:
    signs = (chr(byte) if byte in _PLAIN_IN_CODED else f"={byte:02X}" for byte in text.encode())
    return _CHARSET.format("".join(signs).replace("=20", "_"))


# --- read back -----------------------------------------------------------------------------------


def _refuse_unseen(text: str) -> None:
    """No line of a head can be slipped in; half a character cannot be written."""
    if any(category(char) in ("Cc", "Cs") for char in text):
        raise UnreadableError(text)


def _decoded(value: str) -> str:
    return str(make_header(decode_header(value.replace("\r\n", ""))))


def _reads(value: str, name: str, address: str) -> bool:
    """Whether a header is one address under a name, for a reader that takes rules strictly."""
    message = message_from_string(f"From: {value}\r\n\r\n", policy=default)
    header = message["From"]
    if not isinstance(header, AddressHeader) or len(header.addresses) != 1:
        return False
    if header.groups[0].display_name is not None:  # a list under a name: not one address
        return False
    (one,) = header.addresses
    shown = _decoded(value.rpartition("<")[0].rstrip()) if "=?" in value else one.display_name
    return (shown, one.addr_spec) == (name, address)
