"""Markdown of other dialects (GitHub, pandoc, Hugo, Jekyll, MkDocs) → HTML.

CommonMark and its tables are read by markdown-it; what those dialects add is written as HTML
first, or taken out and told.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

from depliant.errors import Place
from depliant.importing.opened import front
from depliant.importing.opened.foreign import rewritten
from depliant.importing.opened.source import Source
from depliant.importing.opened.tree import all_words, parse
from depliant.importing.told import Kind, Told, left_out
from depliant.reading.blocks.boxes import box_meant
from depliant.words import _

_FENCED = re.compile(r"^(`{3,}|~{3,})[^\n]*\n.*?^\1[^\n]*$", re.DOTALL | re.MULTILINE)
_NOTE = re.compile(
    r"^\[\^([^\]\s]+)\]:[ \t]*(.*(?:\n(?:[ \t]{2,}.*|(?=\n[ \t]{2,})))*)", re.MULTILINE
)
_MARK = re.compile(r"\[\^([^\]\s]+)\]")
_INLINE_NOTE = re.compile(r"\^\[([^\[\]]*)\]")
_BOX = re.compile(
    r"^(?:!!!|\?\?\?)\+?[ \t]*([\w-]+)[^\n\"]*(?:\"([^\"\n]*)\")?[^\n]*\n"
    r"((?:[ \t]{2,}.*\n?|[ \t]*\n)+)",
    re.MULTILINE,
)
_DIV = re.compile(
    r"^:{3,}[ \t]*(?:\{[ \t]*\.?([\w-]+)([^}\n]*)\}|\.?([\w-]+))([^\n]*)\n(.*?)^:{3,}[ \t]*$",
    re.DOTALL | re.MULTILINE,
)
_TITLE = re.compile(r"\btitle[ \t]*=[ \t]*(?:\"([^\"]*)\"|'([^']*)')")
_RAW = re.compile(r"^(`{3,}|~{3,})[ \t]*\{=\w+\}[^\n]*\n(.*?)^\1[^\n]*$", re.DOTALL | re.MULTILINE)
_FORMULA = re.compile(r"(?<![\w$\\])\$(?=[^\s$])([^$\n]*(?<=[^\s$]))\$(?![\w$])")
_CITED = re.compile(r"\[-?@[\w:.-]+[^\[\]]*\]")
_SHORT = re.compile(r"^\*\[([^\]\n]+)\]:[ \t]*([^\n]+)$", re.MULTILINE)
_FIGURE = re.compile(r"\{\{[<%]\s*figure\s+([^{}]*?)/?\s*[>%]\}\}")
_KEY = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|(\S+))")
_MACHINE = (  # what only another program understands
    re.compile(r"\{\{[<%].*?[>%]\}\}|\{%.*?%\}|\{\{[^{}\n]*\}\}", re.DOTALL),
    re.compile(r"<!--.*?-->", re.DOTALL),
    re.compile(r"^\[(?:toc|TOC)\]$|\[\[_?(?:toc|TOC)_?\]\]|^\{:[^{}\n]*\}$", re.MULTILINE),
    re.compile(r"(?<=\S)[ \t]+\{:?[ \t]*[#.][^{}\n]*\}[ \t]*$", re.MULTILINE),
    re.compile(r"(?<=[\w)*\]])\{:?[ \t]*[#.][^{}\n]*\}|(?<=[\])])\{[\w-]+=[^{}\n]*\}"),
    re.compile(r"^#\w[\w/-]*(?:[ \t]+#\w[\w/-]*)*$", re.MULTILINE),  # tags
    re.compile(r"^\\(?:newpage|pagebreak|clearpage|tableofcontents)[ \t]*$", re.MULTILINE),
    re.compile(r"(?<=\S)[ \t]+\{-\}[ \t]*$", re.MULTILINE),
    re.compile(r"(?<=\))\{[ \t][^{}\n]*\}"),
)
_SPAN = re.compile(r"(?<!!)\[([^\[\]\n]+)\](?=\{[.#])")
_WRITTEN = (  # what CommonMark does not know inside a line, as HTML
    (re.compile(r"==(?=\S)([^=\n]+?)(?<=\S)=="), r"<strong>\1</strong>"),
    (re.compile(r"(?<=\w)~(?!~)([^~\s]{1,12})~(?!~)"), r"<sub>\1</sub>"),
    (re.compile(r"(?<=\w)\^([^\s^\[\]]{1,12})\^"), r"<sup>\1</sup>"),
    (re.compile(r"(?<!\w)\+\+(?=\S)([^+\n]+)(?<=\S)\+\+"), r"\1"),
)
_TERM = re.compile(
    r"^(?![ \t>#*+:|-])([^\n]+)\n\n?((?::[ \t]+[^\n]+\n?(?:[ \t]+\S[^\n]*\n?)*)+)", re.MULTILINE
)


@dataclass
class _Writer:
    """Writes a foreign text as CommonMark with HTML in it; what it takes out is told."""

    told: list[Told] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    titles: list[str] = field(default_factory=list)  # of boxes: words that no HTML shows

    def written(self, text: str) -> str:
        """The text, but for what stands in blocks of code."""
        text = _RAW.sub(self._out, text)
        parts, at = [], 0
        for code in _FENCED.finditer(text):
            parts += [self._plain(text[at : code.start()]), code[0]]
            at = code.end()
        return "".join((*parts, self._plain(text[at:])))

    def _plain(self, text: str) -> str:
        text = _FIGURE.sub(_figure, text)
        text = _NOTE.sub(self._note, text)
        text = _INLINE_NOTE.sub(self._note_inside, text)
        text = _SPAN.sub(r"\1", text)
        text = _SHORT.sub(self._meaning, text)
        text = _FORMULA.sub(self._formula, text)
        for cited in _CITED.findall(text):
            message = _("A reference to a library of sources stands in the text: {text}")
            self.told.append(Told(Kind.LOOK, message.format(text=cited)))
        text = rewritten(text, self._framed)
        text = _nested(_BOX, self._box, text)
        text = _nested(_DIV, self._div, text)
        for pattern in _MACHINE:
            text = pattern.sub(self._out, text)
        text = _TERM.sub(_terms, text)
        for pattern, instead in _WRITTEN:
            text = pattern.sub(instead, text)
        return _MARK.sub(self._mark, text)

    def _out(self, found: re.Match[str]) -> str:
        words = re.sub(r"^<!--|-->$", "", found[0])
        self.told.append(left_out(words.strip(), _("Only another program understands it")))
        return ""

    def _note(self, found: re.Match[str]) -> str:
        said = re.sub(r"\n[ \t]+", "\n", found[2]).strip()
        if found[1] in self.notes:
            self.told.append(left_out(said, _("A note that nothing leads to")))
        self.notes.setdefault(found[1], said)
        return ""

    def _note_inside(self, found: re.Match[str]) -> str:
        name = f"inside-{len(self.notes) + 1}"
        self.notes[name] = found[1]
        return f"[^{name}]"

    def _mark(self, found: re.Match[str]) -> str:
        name = escape(found[1])
        return f'<a href="#fn:{name}"></a>' if found[1] in self.notes else found[0]

    def _box(self, found: re.Match[str]) -> str:
        least = min(
            (len(x) - len(x.lstrip()) for x in found[3].split("\n") if x.strip()), default=0
        )
        body = "\n".join(line[least:] for line in found[3].split("\n"))
        return self._framed(found[1], found[2] or "", body)

    def _div(self, found: re.Match[str]) -> str:
        named = _TITLE.search(found[2] or "")
        title = (named[1] or named[2]) if named else found[4].strip(" {}:")
        return self._framed((found[1] or found[3]).removeprefix("callout-"), title, found[5])

    def _framed(self, kind: str, title: str, body: str) -> str:
        self.titles.append(title)
        return _framed(kind.lower(), title, body)

    def _formula(self, found: re.Match[str]) -> str:
        message = _("A formula is written as plain signs: “{text}”.")
        self.told.append(Told(Kind.LOOK, message.format(text=found[1])))
        return found[1]

    def _meaning(self, found: re.Match[str]) -> str:
        why = _("What an abbreviation means: say it in the text")
        self.told.append(left_out(f"{found[1]} : {found[2]}", why))
        return ""


def _nested(pattern: re.Pattern[str], write: Callable[[re.Match[str]], str], text: str) -> str:
    """A text with a construction written out, one inside another too."""
    for _depth in range(5):
        text, count = pattern.subn(write, text)
        if not count:
            break
    return text


def _framed(kind: str, title: str, body: str) -> str:
    name = box_meant(kind)
    title = title if title or box_meant(kind, "") else ""
    return f'\n<div class="admonition {name}" data-title="{escape(title)}">\n\n{body}\n\n</div>\n\n'


def _figure(found: re.Match[str]) -> str:
    """Hugo's figure as a picture, its caption below."""
    keys = {one[1]: one[2] or one[3] or one[4] or "" for one in _KEY.finditer(found[1])}
    shown = escape(keys.get("alt", "") or keys.get("title", ""))
    caption = keys.get("caption", "") or (keys.get("title", "") if keys.get("alt") else "")
    below = f"<figcaption>{escape(caption)}</figcaption>" if caption else ""
    source = escape(keys.get("src", ""))
    return f'\n\n<figure><img src="{source}" alt="{shown}">{below}</figure>\n\n'


def _terms(found: re.Match[str]) -> str:
    meanings = re.split(r"^:[ \t]+", found[2], flags=re.MULTILINE)[1:]
    said = "".join(f"<dd>{escape(' '.join(one.split()))}</dd>" for one in meanings)
    return f"\n<dl><dt>{escape(found[1].strip())}</dt>{said}</dl>\n\n"


def read_markdown(text: str, place: Place) -> Source:
    """What a Markdown file of any dialect holds."""
    parts = front.parted(text, place)
    writer = _Writer()
    body = _html(writer.written(parts.body))
    notes = "".join(
        f'<aside id="fn:{escape(name)}">{_html(writer.written(said))}</aside>'
        for name, said in tuple(writer.notes.items())
    )
    whole = body + notes
    words = tuple(all_words(parse(whole)))
    quoted = tuple(one.quoted for one in writer.told)
    told = (*parts.told, *writer.told)
    words = (*words, *writer.titles)
    return Source(whole, (*parts.words, *words, *quoted), told, {}, parts.said)


def _html(text: str) -> str:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return str(parser.render(text))


def looks_like_markdown(text: str) -> bool:
    """Whether a plain text is written in Markdown, whatever its name."""
    return bool(re.search(r"^#{1,4} \S", text, re.MULTILINE))
