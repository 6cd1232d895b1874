"""running: the one line at the head of a page: a long edition's title, and that it is a draft.

The margin has room for one line. The words of a draft stand there whole; the title, which the
first page says, gives way: cut after a word, as running heads are, or left out.
"""

from __future__ import annotations

from dataclasses import dataclass

from depliant.content.content import Content
from depliant.formats.format import Format
from depliant.typeset.lettering.lines import is_weak
from depliant.typeset.lettering.widths import width

BETWEEN = " · "
CUT = " …"
LEAST_KEPT = 0.4  # of a title's letters: less of it tells nothing


@dataclass(frozen=True)
class RunningHead:
    """What the head of each page says; empty where it says nothing."""

    title: str = ""
    draft: str = ""

    def __bool__(self) -> bool:
        return bool(self.title or self.draft)


def running_head(content: Content, format_: Format, *, titled: bool) -> RunningHead:
    """The head of an edition's pages; `titled` if they say whose pages they are."""
    is_draft = content.identity.draft and format_.road == "paper"
    draft = content.words["draft_notice"] if is_draft else ""
    if not titled:
        return RunningHead(draft=draft)
    size = format_.type.small
    taken = width(BETWEEN + draft, size) if draft else 0.0
    room = min(page.text_width for page in format_.pages if page.role != "cover") - taken
    return RunningHead(shortened(content.title, room, size), draft)


def shortened(title: str, room: float, size: float) -> str:
    """A title in bold type on one line of a width in mm: whole, or cut after a word."""
    if width(title, size, bold=True) <= room:
        return title
    words = title.split(" ")
    for count in range(len(words) - 1, 0, -1):
        kept = " ".join(words[:count]).rstrip(" .,:;!?–—-\u00a0\u202f")
        if len(kept) < LEAST_KEPT * len(title):
            break
        if is_weak(words[count - 1]):
            continue
        if width(kept + CUT, size, bold=True) <= room:
            return kept + CUT
    return ""
