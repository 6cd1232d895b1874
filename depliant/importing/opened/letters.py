"""An e-mail that somebody pasted: its head and its signature are no part of the text; the lines
that it quotes are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from depliant.importing.told import Kind, Told, left_out
from depliant.words import _

_FIELD = re.compile(
    r"(?:de|from|envoyé|sent|à|a|to|cc|cci|bcc|objet|subject|date|pièces? jointes?|attachments?"
    r"|répondre à|reply-to|importance)[ \u00a0]*:[ \t]*(.*)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"(?:objet|subject)[ \u00a0]*:[ \t]*", re.IGNORECASE)
_FORWARDED = re.compile(r"(?:(?:re|tr|fw|fwd|réf?)[ \u00a0]*:[ \t]*)+", re.IGNORECASE)
_SIGNED = re.compile(r"^--[ \t]*\n(?:[^\n]+\n?){1,8}", re.MULTILINE)
_QUOTED = re.compile(r"^(?:>[ \t]?)+", re.MULTILINE)
_FEWEST = 3  # fields of a head


@dataclass(frozen=True)
class Letter:
    """The text of an e-mail, what is told of the rest, and its subject as a title."""

    text: str
    told: tuple[Told, ...] = ()
    front: Mapping[str, str] = field(default_factory=dict)


def opened(text: str) -> Letter:
    """A text without what makes it an e-mail; as it is if it is none."""
    told: list[Told] = []
    lines = text.lstrip("\n").split("\n")
    count = next((n for n, line in enumerate(lines) if not _FIELD.match(line)), len(lines))
    front: Mapping[str, str] = {}
    if count >= _FEWEST:
        head, text = lines[:count], "\n".join(lines[count:])
        told.append(left_out("\n".join(head), _("The head of an e-mail")))
        front = _front(head)
        if title := front.get("title", ""):
            message = _("The subject of the e-mail, “{title}”, became the title.")
            told.append(Told(Kind.GUESSED, message.format(title=title)))
        if signed := _SIGNED.search(text):
            told.append(left_out(signed[0].removeprefix("--"), _("The signature of an e-mail")))
            text = text[: signed.start()] + text[signed.end() :]
    if len(_QUOTED.findall(text)) > 1:
        told.append(Told(Kind.LOOK, _("Lines that an e-mail quotes (`>`) stand as text.")))
        text = _QUOTED.sub("", text)
    return Letter(text, tuple(told), front)


def _front(head: list[str]) -> Mapping[str, str]:
    """The subject as a title, which is a guess."""
    subjects = (_SUBJECT.sub("", line, count=1) for line in head if _SUBJECT.match(line))
    title = _FORWARDED.sub("", next(subjects, "")).strip()
    return {"title": title[:1].upper() + title[1:]} if title else {}
