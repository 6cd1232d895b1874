"""Tracked changes of a Word file: accepted or refused in its tree, and told one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal
from xml.etree.ElementTree import Element

from depliant.importing.told import Kind, Told
from depliant.importing.word.xml_words import W, said
from depliant.words import _

Changes = Literal["accept", "reject"]
_PUT_IN = (f"{W}ins", f"{W}moveTo")
_TAKEN_OUT = (f"{W}del", f"{W}moveFrom")


_PROPERTIES = (f"{W}pPr", f"{W}rPr", f"{W}trPr", f"{W}tcPr", f"{W}sectPr", f"{W}tblPr")
_SHOWN = 40  # letters of a paragraph, to say where a change stands


@dataclass(frozen=True)
class Change:
    """One change: who made it, whether words were put in (`ins`) or taken out (`del`), which, and
    how the paragraph begins in which it stands."""

    who: str
    what: str
    text: str
    where: str


@dataclass
class Revised:
    """What is done with the changes of a tree, and those that were met."""

    how: Changes
    met: list[Change] = field(default_factory=list)
    _where: str = ""

    @property
    def _kept(self) -> tuple[str, str]:
        return _PUT_IN if self.how == "accept" else _TAKEN_OUT

    def revise(self, parent: Element) -> None:
        """Leave in a tree only what is to stay."""
        stay: list[Element] = []
        before: Element | None = None
        for child in parent:
            follows = before is not None and before.tag == child.tag
            stay.extend(self._revised(child, follows))
            before = child
        parent[:] = self._merged(stay)

    def _revised(self, child: Element, follows: bool) -> Iterator[Element]:
        if child.tag in (*_PUT_IN, *_TAKEN_OUT):
            self._meet(child, "ins" if child.tag in _PUT_IN else "del", follows)
            if child.tag in self._kept:
                self.revise(child)
                yield from child
            return
        if child.tag == f"{W}tr":
            if self._goes(child, f"{W}trPr"):
                self._meet(child, self._gone, follows=False)
                return
            _settle(child.find(f"{W}trPr"))
        if child.tag == f"{W}delText":
            child.tag = f"{W}t"
        if child.tag == f"{W}p":
            self._where = " ".join(_kept(child).split())[:_SHOWN]
        if child.tag not in _PROPERTIES:
            self.revise(child)
        yield child

    @property
    def _gone(self) -> str:
        return "del" if self.how == "accept" else "ins"

    def _goes(self, element: Element, properties: str) -> bool:
        """Whether the properties of a row, or of a paragraph's end, say that it goes."""
        return element.find(f"{properties}/{W}{self._gone}") is not None

    def _merged(self, stay: list[Element]) -> list[Element]:
        """Paragraphs whose end goes are one with the next."""
        found: list[Element] = []
        pending: list[Element] = []
        for one in stay:
            if one.tag == f"{W}p":
                at = 1 if len(one) and one[0].tag == f"{W}pPr" else 0
                one[at:at] = pending
                pending = []
                if self._goes(one, f"{W}pPr/{W}rPr"):
                    pending = [child for child in one if child.tag != f"{W}pPr"]
                    continue
                _settle(one.find(f"{W}pPr/{W}rPr"))
            found.append(one)
        if pending:
            last = Element(f"{W}p")
            last.extend(pending)
            found.append(last)
        return found

    def _meet(self, change: Element, what: str, follows: bool) -> None:
        text, who = said(change), change.get(f"{W}author", "")
        last = self.met[-1] if self.met else None
        if follows and last and (last.who, last.what) == (who, what):
            self.met[-1] = replace(last, text=last.text + text)
        elif text:
            self.met.append(Change(who, what, text, self._where))


def _settle(properties: Element | None) -> None:
    """Take the change out of properties: a converter would decide it anew."""
    if properties is None:
        return
    for mark in list(properties):
        if mark.tag in (*_PUT_IN, *_TAKEN_OUT):
            properties.remove(mark)


def _kept(element: Element) -> str:
    """The words of an element without those that were taken out of it."""
    if element.tag == f"{W}t":
        return element.text or ""
    return "".join(_kept(child) for child in element if child.tag not in _TAKEN_OUT)


def told(revised: Revised) -> Iterator[Told]:
    """Each change, who made it, and whether it is in the leaflet."""
    sentences = {
        ("ins", "accept"): _("{who} inserted “{text}” in “{where}…”: taken over."),
        ("ins", "reject"): _("{who} inserted “{text}” in “{where}…”: not taken over."),
        ("del", "accept"): _("{who} deleted “{text}” in “{where}…”: left out."),
        ("del", "reject"): _("{who} deleted “{text}” in “{where}…”: kept."),
    }
    for one in revised.met:
        gone = (one.what == "ins") != (revised.how == "accept")
        words = " ".join(one.text.split())
        line = sentences[one.what, revised.how].format(
            who=one.who or _("Somebody"), text=words, where=one.where
        )
        yield Told(Kind.CHANGES, line, one.text if gone else "")
