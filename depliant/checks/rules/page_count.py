"""page-count: an edition has the pages its paper has, and no slot overflows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import PagesSubject
from depliant.checks.text import line_count, word_count
from depliant.typeset.pages import Page
from depliant.words import _, ngettext


def run(subject: PagesSubject) -> Iterator[Fault]:
    slots = list(_slots(subject))
    if subject.format.endless:
        yield from _sheet(subject)
    else:
        yield from _panels(subject, full=not slots)
    yield from slots


def _sheet(subject: PagesSubject) -> Iterator[Fault]:
    budget, pages = subject.format.budget, subject.pages.pages
    most = budget.most
    if len(pages) > most:
        yield _too_long(subject, pages[most:], len(pages), most)
    elif len(pages) < budget.least:
        yield _too_short(subject)


def _panels(subject: PagesSubject, full: bool) -> Iterator[Fault]:
    """Panels of running text; those that stay empty are filled once the other pages are `full`."""
    flow = subject.pages.on("flow")
    room = len(subject.format.flow)
    if len(flow) > room:
        yield _too_long(subject, flow[room:], len(flow), room)
    if len(flow) < room and full:
        yield _too_short(subject)


def _slots(subject: PagesSubject) -> Iterator[Fault]:
    """Each page that is kept for one purpose is there once, also where text may go on and on."""
    for spec in subject.format.pages:
        if spec.is_flow:
            continue
        found = subject.pages.on(spec.role)
        if len(found) > 1:
            yield _slot_overflows(subject, found)
        elif not found:
            message = _("The page `{role}` is empty.")
            yield Fault(message.format(role=spec.role), _("Give it a section to hold."))


def _too_short(subject: PagesSubject) -> Fault:
    n, least = len(subject.pages.pages), subject.format.budget.least
    message = ngettext(
        "{n} page, at least {least} expected.", "{n} pages, at least {least} expected.", n
    )
    return Fault(message.format(n=n, least=least), _("Add text."), subject.content.place)


def _too_long(subject: PagesSubject, over: tuple[Page, ...], n: int, most: int) -> Fault:
    section = _first_section(over)
    message = _(
        "{n} pages of text where there is room for {most}: about {words} ({lines}) too many. "
        "The overflow starts in the section “{section}”."
    )
    remedy = _(
        'Shorten the text, keep sections off this format with formats="…", or grant more pages '
        "with `pages:` in the front matter."
    )
    if subject.format.folded or not subject.format.endless:
        remedy = _('Shorten the text, or keep sections off this format with formats="…".')
    if subject.is_hospitals(section):
        remedy = subject.long_in_the_profile
    elif subject.hospital_says_much:
        remedy = f"{remedy} {subject.long_in_the_profile}"
    return Fault(
        message.format(n=n, most=most, words=_words(over), lines=_lines(over), section=section),
        f"{remedy} {_takers(subject)}",
        subject.place_of(section),
        page=over[0].role,
    )


def _slot_overflows(subject: PagesSubject, pages: tuple[Page, ...]) -> Fault:
    over = pages[1:]
    section, told = _first_section(over), _most_of(pages)
    remedy = _("Shorten what stands on it.")
    if subject.is_hospitals(told):
        remedy = subject.long_in_the_profile
    message = _("The page `{role}` overflows by {lines} ({words}), in “{section}”.")
    return Fault(
        message.format(role=pages[0].role, lines=_lines(over), words=_words(over), section=section),
        f"{remedy} {_takers(subject)}",
        subject.place_of(told),
        page=pages[0].role,
    )


def _words(pages: tuple[Page, ...]) -> str:
    n = word_count(pages)
    return ngettext("{n} word", "{n} words", n).format(n=n)


def _lines(pages: tuple[Page, ...]) -> str:
    n = line_count(pages)
    return ngettext("{n} line", "{n} lines", n).format(n=n)


def _first_section(pages: tuple[Page, ...]) -> str:
    """Where the text of pages begins."""
    return next((section for page in pages for section in page.sections), "")


def _most_of(pages: tuple[Page, ...]) -> str:
    """The section that has most of the text of pages."""
    count: Counter[str] = Counter()
    for page in pages:
        for run in page.runs:
            count[run.section] += len(run.text) if run.section and not run.margin else 0
    return count.most_common(1)[0][0]


def _takers(subject: PagesSubject) -> str:
    if not subject.takers:
        return _("No other format takes it as it is.")
    return _("These formats take it as it is: {names}.").format(names=", ".join(subject.takers))


_FAILS = (
    "Trop ou trop peu de pages ; une page réservée qui déborde ; si l’hôpital en dit "
    "trop, sa ligne et ses mots les plus longs."
)
_PASSES = 'Raccourcir le texte, ou le profil ; `formats="…"` ; `pages:`.'
CHECKS = (
    Check(
        "page-count",
        Subject.PAGES,
        Severity.ERROR,
        "A leaflet that is too long for its paper is cut, shrunk or printed with a page missing.",
        "depliant: the page budget of the format",
        run,
        fails=_FAILS,
        passes=_PASSES,
    ),
)
