"""press: one edition through every stage → Proof.

A Press is a warm engine: compiled templates, parsed styles, fonts. Pressing touches no disk.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from functools import cached_property
from itertools import chain

from depliant.checks.layout import left_over
from depliant.checks.registry import Subject, examine
from depliant.checks.rules.filler import MOST as MOST_LEFT
from depliant.checks.subjects import FileSubject, PagesSubject
from depliant.content.content import Content
from depliant.content.select import Choice
from depliant.digest import exact
from depliant.formats.format import Format
from depliant.formats.options import OFFICE, Options
from depliant.formats.sheets import sheets_of
from depliant.formats.variants import pressed_as, takes
from depliant.languages import direction
from depliant.pdf.impose import impose
from depliant.pdf.inks import Mixer, OfficeMixer, mixed
from depliant.pdf.joining.join import join
from depliant.pdf.pictures import thumbnail
from depliant.pdf.separation import PressProfile, separated
from depliant.pressroom.arranged import Chosen, choose
from depliant.pressroom.arrangement import Arranging, closer_steps
from depliant.pressroom.files.artifacts import artifacts
from depliant.pressroom.files.instructions import Finished
from depliant.pressroom.inspecting import Aside, found
from depliant.pressroom.proof import Figures, Proof
from depliant.pressroom.sweeping import swept_seldom
from depliant.pressroom.versions import program, versions
from depliant.sources.house_style import HouseStyle
from depliant.typeset.cast_off import copy_of, share
from depliant.typeset.compose import Composer
from depliant.typeset.lettering.mixed import in_colours
from depliant.typeset.pages import Pages
from depliant.typeset.plates.keeping import Kept
from depliant.typeset.plates.plate import Parts
from depliant.typeset.typesetter import Typesetter


class Press:
    """The stages in their order, warm."""

    def __init__(self, house_style: HouseStyle, plates: Kept | None = None) -> None:
        self._house_style, self._plates = house_style, plates
        self._composer = Composer(house_style.templates)

    @cached_property
    def _typesetter(self) -> Typesetter:
        base = exact(self._house_style.digest, str(versions()), program())
        return Typesetter(self._house_style.styles, self._plates, base)

    @property
    def _arranging(self) -> Arranging:
        return Arranging(self._composer, self._typesetter)

    def warm(self) -> None:
        """Import the engine, read the fonts, set a page and look at it, now rather than with the
        first edition: it has a time limit."""
        import babel.dates  # noqa: F401

        thumbnail(self._typesetter.plain("<p>depliant</p>"))

    def press(self, choice: Choice, aside: Aside = nullcontext) -> Proof:
        """The proof of an edition. `InputError` for what select refuses (facts, pictures). Other
        formats are tried `aside`: the time limit does not count them. Whoever calls sweeps up."""
        with swept_seldom():
            return self._pressed(choice, aside)

    def _pressed(self, choice: Choice, aside: Aside) -> Proof:
        start = time.perf_counter()
        laid = self._arranging.arranged(choice)
        choice, content = laid.choice, laid.content
        parts = self._typesetter.write(laid.laid, choice.format)
        pages = mixed_for(content, laid.pages, parts)
        findings = found(choice, content, laid.chosen.odd)
        takers: tuple[str, ...] = ()
        if not pages.fit.fits:
            with aside():
                takers = self._takers(choice)
        large = left_over(pages.pages, choice.format) > MOST_LEFT
        suiting = tuple(self._suiting(choice)) if large else ()
        laid_out = PagesSubject(content, choice.format, pages, takers, suiting)
        findings += examine(Subject.PAGES, laid_out, choice.applied)
        profile = _press_profile(choice)
        done = _finish(content, choice, pages, parts, profile)
        condition = profile.condition if profile else ""
        with FileSubject(
            content, choice.format, pages, done.sheets, done.pdf, condition
        ) as finished:
            findings += examine(Subject.FILE, finished, choice.applied)
        files = tuple(artifacts(done, choice.extras, self._composer, self._typesetter))
        sides = len(done.sheets) or len(pages.pages)
        seconds = time.perf_counter() - start
        figures = Figures(len(pages.pages), sides, seconds, pages.fit)
        small = thumbnail(pages.pdf)
        return Proof(content.edition, files, findings, figures, small)

    def _takers(self, choice: Choice) -> tuple[str, ...]:
        """The formats that would take a text which does not fit the one that was asked for: each
        is tried, none is guessed."""
        return tuple(one.format.name for one in self._others(choice) if self._takes(one))

    def _suiting(self, choice: Choice) -> Iterator[str]:
        """The formats on paper that are nearer to the size of a text which leaves the one that was
        asked for half empty: by cast-off, none is laid out."""
        for one in self._others(choice):
            named = frozenset(choice.article.meta.formats) or one.format.groups
            meant = one.format.road == "paper" and named & one.format.groups
            whole = _whole(one) if meant else None
            if whole and MOST_LEFT <= self._share(whole.content, one.format) <= 1:
                yield one.format.name

    def _share(self, content: Content, format_: Format) -> float:
        """How much of a format's paper a text is likely to fill."""
        return share(copy_of(self._composer.compose(content, format_), format_), format_)

    def _others(self, choice: Choice) -> Iterator[Choice]:
        """The same edition in every other format."""
        plain, article = Options(choice.options.paper), choice.article
        for other in self._house_style.formats.values():
            if other.name != choice.format.name and takes(other, plain):
                granted = article.granted(other.name)
                format_ = pressed_as(other, plain, direction(article.lang), granted)
                yield replace(choice, format=format_, options=OFFICE)

    def _takes(self, choice: Choice) -> bool:
        """Whether another format takes an edition, in one of its arrangements."""
        steps = map(choose, closer_steps(choice))
        first = _whole(choice)
        return first is not None and any(map(self._may_fit, chain([first], steps)))

    def _may_fit(self, chosen: Chosen) -> bool:
        return self._arranging.may_fit(chosen, told_once=True)


def _whole(choice: Choice) -> Chosen | None:
    """What an edition says, if it holds what is required of it as far as its article does."""
    chosen = choose(choice)
    roles = {section.role for section in chosen.content.sections}
    missing = [role for role in chosen.content.required if role not in roles]
    return chosen if not any(choice.article.section(role) for role in missing) else None


def _press_profile(choice: Choice) -> PressProfile | None:
    """The press that the hospital names for its print shop's editions."""
    press = choice.hospital.profile.press
    return PressProfile(choice.hospital.icc, press.condition) if press else None


def mixed_for(content: Content, pages: Pages, parts: Parts | bytes) -> Pages:
    """Pages that were written in named inks, as one file, in the colours of their hospital."""
    records = in_colours(pages.pages, content.colours)
    return replace(pages, pages=records, pdf=_one(parts, OfficeMixer(content.colours)))


def _one(parts: Parts | bytes, mixer: Mixer | None = None) -> bytes:
    """Plate and imprint as one file, or the one that there is; its inks mixed, or as they are."""
    if not isinstance(parts, bytes):
        return join(parts, mixer)
    return mixed(parts, mixer) if mixer else parts


def _finish(
    content: Content,
    choice: Choice,
    pages: Pages,
    parts: Parts | bytes,
    profile: PressProfile | None,
) -> Finished:
    """Pages on their sheets; a print shop's are mixed for its press."""
    sheets = sheets_of(choice.format, [page.role for page in pages.pages])
    if not choice.format.bleed:
        pdf = impose(pages, sheets, choice.format)
        return Finished(content, choice.format, pages, sheets, pdf)
    named = replace(pages, pdf=_one(parts))
    pdf = separated(impose(named, sheets, choice.format), profile, content)
    return Finished(content, choice.format, pages, sheets, pdf)
