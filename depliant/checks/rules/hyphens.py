"""hyphens: few words are broken, long ones only, and none that matters."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.layout import Line, paragraphs
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import PagesSubject
from depliant.typeset.lettering.letters import letters
from depliant.typeset.pages import Page, Run
from depliant.words import _, ngettext

MOST = 2  # broken words on a page
LEAST = 12  # letters of a word that may be broken
HYPHENS = ("\u2010", "\u00ad")  # what the engine puts; an author's own is another
BOLD = frozenset(("strong", "b"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "dt", "th", "summary"))

Broken = tuple[Run, str]  # the end of a line, and the whole word


def run(subject: PagesSubject) -> Iterator[Fault]:
    for page in subject.pages.pages:
        broken = list(_broken(page))
        for end, word in broken:
            if message := _wrong(page, end, word):
                place = subject.place_of(end.section)
                remedy = _("Choose another word, or a shorter one before it.")
                yield Fault(message.format(word=word), remedy, place, page=page.role)
        if len(broken) > MOST:
            yield _many(subject, page, broken)


def _wrong(page: Page, run: Run, word: str) -> str:
    """What is wrong with where a word is broken; empty if nothing is."""
    if run.tag in BOLD:
        return _("“{word}” is broken over two lines, in bold.")
    if run.tag in HEADINGS:
        return _("“{word}” is broken over two lines, in a heading.")
    if run.tag == "li" or _in_a_list(page, run):
        return _("“{word}” is broken over two lines, in a list.")
    if len(letters(word)) < LEAST:
        return _("“{word}” is broken over two lines: it has less than twelve letters.")
    return ""


def _in_a_list(page: Page, run: Run) -> bool:
    items = (block for block in page.blocks if block.kind in ("item", "steps"))
    return any(block.y <= run.y + run.height / 2 <= block.bottom for block in items)


def _many(subject: PagesSubject, page: Page, broken: list[Broken]) -> Fault:
    n = len(broken)
    message = ngettext(
        "{n} word is broken on the page: {words}.", "{n} words are broken on the page: {words}.", n
    )
    words = ", ".join(_("“{text}”").format(text=word) for _run, word in broken)
    remedy = _("Choose shorter words, or write `hyphens: no` in the format’s `type`.")
    place = subject.place_of(broken[0][0].section)
    return Fault(message.format(n=n, words=words), remedy, place, page=page.role)


def _broken(page: Page) -> Iterator[Broken]:
    for lines in paragraphs(page).values():
        for number, line in enumerate(lines):
            if line[-1].text.rstrip().endswith(HYPHENS):
                yield line[-1], _whole(line, lines[number + 1 : number + 2])


def _whole(line: Line, next_line: list[Line]) -> str:
    """A word that is broken at the end of a line; what follows on another page is not known."""
    head = "".join(run.text for run in line).split()[-1].rstrip("".join(HYPHENS))
    tail = "".join(run.text for run in next_line[0]).split()[0] if next_line else "…"
    return (head + tail).strip(",;:.!?«»“”()\u00a0\u202f ")


_FAILS = (
    "Plus de deux mots coupés en fin de ligne sur une page ; un mot coupé en gras, dans "
    "un titre, dans une liste, ou de moins de douze lettres (*avertissement*)."
)
_PASSES = "Un autre mot."
CHECKS = (
    Check(
        "hyphens",
        Subject.PAGES,
        Severity.WARNING,
        "A word that is broken is read twice; a key word that is broken is not recognised.",
        "Information for all (Inclusion Europe, 2009): no word over two lines",
        run,
        fails=_FAILS,
        passes=_PASSES,
    ),
)
