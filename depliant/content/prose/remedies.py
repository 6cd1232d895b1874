"""What to write instead of a mark, or of HTML, that is left in a text."""

from __future__ import annotations

import re
from enum import Enum

from depliant.words import _, later

Wrong = tuple[str, str]  # what is wrong, and what to write


class Mark(Enum):
    """A kind of mark that may be left; its value says what to write."""

    BOLD = later("Write `**word**` or `*word*`, no space inside; `\\*` or `\\_` for the sign.")
    CODE = later("Remove the backquotes; write `\\`` for the sign.")
    STRUCK = later("A leaflet strikes nothing out: remove the words, or write `\\~`, `\\=`.")
    BELOW = later("Write `H~2~O`, no space inside; `\\~` for the sign.")
    ABOVE = later("Write `m^2^`, no space inside; `\\^` for the sign.")
    COMMENT = later("Write `<!-- … -->` for a comment that is not printed.")
    UNDERLINED = later("Write `**word**`; a leaflet underlines nothing but links.")
    EMOJI = later("Write it in words; `\\:` for the sign.")
    FORMULA = later("Write `m^2^` or `H~2~O`; `\\$` for the sign.")
    LINK = later("Write `[words](https://…)`, on one line; `\\[` for the sign.")
    NOTE = later("Define the note on a line of its own: `[^1]: …`.")
    NOTE_INSIDE = later("Write `[^1]`, and the note on a line of its own: `[^1]: …`.")
    NAMED_LINK = later("Define it on a line of its own: `[name]: https://…`; `\\[` for the sign.")
    BOX = later("Write `☐`, or boxes to tick as a list: `- [ ] …`.")
    OF_SECTIONS = later("Only a `##` heading knows it: give this text a section of its own.")
    ATTRIBUTES = later("Braces stand at the end of a `##` heading; write `\\{` for the sign.")
    BACKSLASH = later("Remove the backslash, or write `\\\\` for the sign.")
    HASH = later("Put `#` at the start of a heading only; write `\\#` for the sign.")
    ENTRY = later("Put an empty line above the list; `\\-` or `1\\.` for what is no list.")
    OPENING = later("Put an empty line above it, or a backslash before the sign.")

    def said(self, quoted: str) -> Wrong:
        """The message for what is quoted, and the remedy."""
        message = _("“{text}”: a mark of Markdown would be printed.").format(text=quoted)
        return message, _(self.value)


_BOLD = later("Write `**words**`.")
_REMEDIES = {
    **dict.fromkeys(("b", "strong", "u", "mark"), _BOLD),
    **dict.fromkeys(("i", "em"), later("Write `*words*`.")),
    **dict.fromkeys(
        ("br", "wbr"), later("End the line with a backslash: `\\`; in a table, write another row.")
    ),
    "sub": later("Write `H~2~O`."),
    "sup": later("Write `m^2^`."),
    "a": later("Write `[words](https://…)`."),
    **dict.fromkeys(("img", "svg", "figure"), later("Write `![What it shows](figures/name.svg)`.")),
    **dict.fromkeys(("ul", "ol", "li"), later("Begin each entry with `- ` or `1. `.")),
    **dict.fromkeys(
        ("table", "tr", "td", "th", "thead", "tbody"),
        later("Write a table: `| … | … |`, and `|---|---|` under its headings."),
    ),
    **dict.fromkeys(("h1", "h2"), later("Write `## … {#role}`.")),
    **dict.fromkeys(("h3", "h4", "h5", "h6"), later("Write `### …`.")),
    "hr": later("Write `---` between two empty lines."),
    "blockquote": later("Begin its lines with `> `."),
    **dict.fromkeys(("code", "pre"), later("Remove the tags.")),
    **dict.fromkeys(
        """p div span font center section article small big s del ins tt q abbr cite dfn details
        summary button form input label select option textarea script style iframe object embed
        link meta base head html body title video audio source canvas nav main aside header footer
        template slot noscript math o w x""".split(),
        later("Remove the tags, and keep the words."),
    ),
}


def is_html(found: re.Match[str]) -> bool:
    """Whether something between `<` and `>` (its slash, its name, the rest) is HTML: a tag that
    HTML knows, a closing one, or one with attributes."""
    return found[2].lower() in _REMEDIES or found[1] == "/" or "=" in found[3] or "/" in found[3]


def html_wrong(found: re.Match[str]) -> Wrong:
    """What is wrong with a tag, and what to write instead."""
    message = _("HTML is not read: `{what}`.").format(what=found[0][:40])
    other = later("Write it in Markdown; `\\<` for the sign.")
    return message, _(_REMEDIES.get(found[2].lower(), other))
