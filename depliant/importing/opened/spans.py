"""The words inside a line of HTML → spans: how they are set, where they lead, what they show."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from depliant.importing.shapes import ABOVE, BELOW, BOLD, ITALIC, STRUCK, UNDER, Span, Spans

_MARKS = {
    **dict.fromkeys(("b", "strong", "mark"), BOLD),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), ITALIC),
    **dict.fromkeys(("u", "ins"), UNDER),
    **dict.fromkeys(("s", "strike", "del"), STRUCK),
    "sub": BELOW,
    "sup": ABOVE,
}
INLINE = frozenset(
    (
        *_MARKS,
        *"a abbr acronym bdi bdo big br code data font img kbd label picture q ruby samp".split(),
        *"small source span time tt wbr".split(),
    )
)
BLOCKS = frozenset(
    "p div ul ol li table tr td th h1 h2 h3 h4 h5 h6 blockquote section article dl dt dd "
    "pre".split()
)
_NOTE = re.compile(r"(?:foot|end)note-(?!ref).+|fn[:-]?.+", re.IGNORECASE)
_BACK = frozenset("↑ ↩ ↩︎ ⏎ ^".split())
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_ITALIC_STYLE = re.compile(r"font-style\s*:\s*italic")


@dataclass(frozen=True)
class Reading:
    """How a page is read: whether a tab was typed; what is kept of a picture (its key, for its
    address, its alternative text and its size; nothing for one that is left out)."""

    picture: Callable[[Element], str]
    tabs: bool = False

    def white(self, text: str) -> str:
        """A text whose white is what a browser makes of it; a no-break space stays."""
        return re.sub(r"[ \n\r\f]+" if self.tabs else r"[ \t\n\r\f]+", " ", text)

    def note_of(self, element: Element) -> str:
        """The name of the note that an element is, if it is one."""
        name = element.get("id", "") if element.tag in ("li", "aside") else ""
        return name if _NOTE.fullmatch(name) else ""


def spans_of(element: Element, reading: Reading) -> Spans:
    """The spans of an element that stands in a line."""
    return tuple(_marked(element, reading, Span("")))


def _marked(element: Element, reading: Reading, like: Span) -> Iterator[Span]:
    tag = element.tag
    if not isinstance(tag, str) or tag in ("script", "style", "template", "svg"):
        return
    if tag == "br":
        yield replace(like, text="\n")
        return
    if tag == "img":
        if key := reading.picture(element):
            yield replace(like, text=element.get("alt", "").strip(), picture=key)
        return
    if tag == "a" and (led := _led(element, like)) is not None:
        yield from led
        return
    like = _set_in(element, like)
    if tag in BLOCKS:
        yield replace(like, text="\n")
    quoted = tag == "q"
    yield replace(like, text=("“" if quoted else "") + reading.white(element.text or ""))
    for child in element:
        yield from _marked(child, reading, like)
        if child.tail:
            yield replace(like, text=reading.white(child.tail))
    if quoted:
        yield replace(like, text="”")
    if tag in BLOCKS:
        yield replace(like, text="\n")


def _set_in(element: Element, like: Span) -> Span:
    """How the words of an element are set."""
    marks = set(like.marks)
    if (mark := _MARKS.get(str(element.tag))) is not None:
        marks.add(mark)
    style = element.get("style", "")
    if _BOLD_STYLE.search(style):
        marks.add(BOLD)
    if _ITALIC_STYLE.search(style):
        marks.add(ITALIC)
    href = element.get("href", "").strip() if element.tag == "a" else ""
    link = href if re.match(r"(?:https?|mailto|tel):\S+$", href, re.IGNORECASE) else like.link
    return replace(like, marks=frozenset(marks), link=link)


def _led(element: Element, like: Span) -> Spans | None:
    """What a link to a note, or back from one, becomes; None for any other link."""
    href = element.get("href", "")
    words = "".join(element.itertext()).strip()
    if not href.startswith("#"):
        return None
    if words in _BACK or re.match(r"#(?:(?:foot|end)note-ref|fnref)", href):
        return ()
    if not _NOTE.fullmatch(href[1:]):
        return None
    return (replace(like, text="", marks=frozenset(), note=href[1:]),)
