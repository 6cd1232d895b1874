"""Addresses in a section: web pages, e-mails, telephones.

What is typed in the text becomes a link. On paper a link says where it leads: its address is
printed behind its words, as short as it can be typed; one that is longer than a line stands below
them, beside a code that a telephone reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from depliant.content.breaking import breakable
from depliant.content.online import short
from depliant.content.phones import dial, found_in, national
from depliant.digest import exact

CODES = "depliant:code/"  # the private scheme of the codes that stand for long addresses
ADDRESS = "typed-address"  # the class of a link whose words are its address
_KEPT = frozenset({"a", "code", "pre", "h3", "h4"})

_DOMAINS = "fr|com|org|net|eu|be|ch|lu|ca|info|example"  # without https:// or www. before them
_TYPED = re.compile(
    r"(?P<email>(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<web>\bhttps?://[^\s<>«»“”\"]+|\bwww\.[^\s<>«»“”\"]+"
    rf"|(?<![\w.@/-])(?:[a-z0-9-]+\.)+(?:{_DOMAINS})(?![\w.-]*\w)(?:/[^\s<>«»“”\"]*)?)"
)


@dataclass(frozen=True)
class Paper:
    """What a printed link needs to know: how many letters a line holds, what a code is called."""

    line: int
    code: str


def is_address(element: Element) -> bool:
    """Whether the words of an element are an address: nothing of it may change."""
    names = element.get("class", "").split()
    return ADDRESS in names or "phone" in names or "link-address" in names


def holds_address(text: str) -> bool:
    """Whether a web or e-mail address is typed in a text."""
    return _TYPED.search(text) is not None


# --- what is typed ---------------------------------------------------------------------------


def link_what_is_typed(element: Element, country: str) -> None:
    """Make links of the addresses in running text; `country` is whose telephone numbers are meant.
    Code and the words of links stay as they are."""
    if element.tag in _KEPT:
        return
    for child in list(element):
        link_what_is_typed(child, country)
        _link_tail(element, child, country)
    links, before = _split(element.text or "", country)
    if links:
        element.text = before
        element[:0] = links


def _link_tail(parent: Element, child: Element, country: str) -> None:
    links, before = _split(child.tail or "", country)
    if links:
        child.tail = before
        place = list(parent).index(child) + 1
        parent[place:place] = links


def _split(text: str, country: str) -> tuple[list[Element], str]:
    """The links in a text, each with what follows it, and what stands before the first."""
    found = sorted(_found(text, country))
    links = []
    for number, (start, end, href) in enumerate(found):
        link = Element("a", {"class": ADDRESS, "href": href})
        follows = found[number + 1][0] if number + 1 < len(found) else len(text)
        link.text, link.tail = text[start:end], text[end:follows]
        if href.startswith("tel:"):
            link.text = re.sub(r"\s", "\u00a0", text[start:end])
        links.append(link)
    return links, text[: found[0][0]] if found else text


def _found(text: str, country: str) -> Iterator[tuple[int, int, str]]:
    taken = []
    for match in _TYPED.finditer(text):
        typed = _trimmed(match[0])
        taken.append((match.start(), match.start() + len(typed)))
        yield *taken[-1], _href(typed, "email" if match["email"] else "web")
    for start, end in found_in(text, country):
        if not any(start < last and end > first for first, last in taken):
            yield start, end, f"tel:{dial(text[start:end], country)}"


def _trimmed(typed: str) -> str:
    """A typed address without the signs of the sentence around it."""
    while typed and (typed[-1] in ".,;:!?…'’" or (typed[-1] == ")" and "(" not in typed)):
        typed = typed[:-1]
    return typed


def _href(typed: str, kind: str) -> str:
    if kind == "email":
        return f"mailto:{typed}"
    return typed if re.match("https?://", typed) else f"https://{typed}"


# --- what a link says ------------------------------------------------------------------------


def show_addresses(root: Element, country: str, paper: Paper | None) -> Mapping[str, str]:
    """Let every link of a section show where it leads: on paper beside its words, on screens
    (`paper` is None) by itself. Returns the addresses of the codes that were put in, by URL."""
    parents = {child: parent for parent in root.iter() for child in parent}
    codes: dict[str, str] = {}
    for link in list(root.iter("a")):
        href, words = link.get("href", ""), "".join(link.itertext())
        if "phone" in link.get("class", "").split() or not href or href.startswith("#"):
            continue
        shown = _shown(href, country)
        web = href.startswith("http")
        long = paper is not None and web and len(shown) > paper.line and not _titled(link, parents)
        if own := ADDRESS in link.get("class", "").split() or _same(words, shown, href):
            link.set("class", ADDRESS)
            if not href.startswith("tel:"):
                _breakable(link, shown if paper and web else words)
        elif paper:
            _behind(link, parents[link], _host(shown) if long else shown)
        if paper and long:
            url = CODES + exact(href)[-16:]
            codes[url] = href
            if own:
                _breakable(link, _host(shown))
            _below(link, parents, _code(url, "" if own else words, shown, paper))
    return codes


def _same(words: str, shown: str, href: str) -> bool:
    """Whether the words of a link are its address, however it is written."""
    written = re.sub(r"\s", "", words.casefold())
    return short(written) == short(href.casefold()) or written == re.sub(
        r"\s", "", shown.casefold()
    )


def _titled(link: Element, parents: Mapping[Element, Element]) -> bool:
    """Whether a link stands in a heading: no code comes between that and its text."""
    return any(one.tag in ("h3", "h4") for one in _above(link, parents))


def _above(element: Element, parents: Mapping[Element, Element]) -> Iterator[Element]:
    """What an element stands in, from the inside out."""
    while (above := parents.get(element)) is not None:
        yield above
        element = above


def _host(shown: str) -> str:
    return shown.partition("/")[0]


def _shown(href: str, country: str) -> str:
    scheme, _colon, rest = href.partition(":")
    if scheme == "tel":
        return national(rest, country).replace(" ", "\u00a0")
    return rest.partition("?")[0] if scheme == "mailto" else short(href)


def _breakable(element: Element, address: str) -> None:
    """Write an address into an element, with the places where a line may end. An element for each
    of them would be a link without words to a screen reader (PDF/UA-1, 7.18.5)."""
    element[:] = []
    element.text = breakable(address)


def _behind(link: Element, parent: Element, shown: str) -> None:
    """`words (address)`"""
    address = Element("span", {"class": "link-address"})
    _breakable(address, f"({shown})")
    address.tail, link.tail = link.tail, " "
    parent.insert(list(parent).index(link) + 1, address)


def _code(url: str, words: str, shown: str, paper: Paper) -> Element:
    figure = Element("figure", {"class": "link-code"})
    SubElement(figure, "img", {"src": url, "alt": f"{paper.code} {shown}"})
    caption = SubElement(figure, "figcaption")
    if words:
        SubElement(caption, "b").text = words
        SubElement(caption, "br")
    _breakable(SubElement(caption, "span", {"class": "link-address"}), shown)
    return figure


def _below(link: Element, parents: Mapping[Element, Element], code: Element) -> None:
    """Put a code below the block that a link stands in; inside it, if it is an item or a box."""
    around = tuple(_above(link, parents))
    tables = [one for one in around if one.tag == "table"]
    whole = [one for one in around if one.tag in ("p", "figure")]
    block = (*tables, *whole, None)[0]
    if block is None:
        next(one for one in around if one.tag in ("li", "dd", "div")).append(code)
        return
    parent = parents[block]
    place = list(parent).index(block) + 1
    while place < len(parent) and parent[place].get("class") == "link-code":
        place += 1
    parent.insert(place, code)
