"""typesetter: what an edition says, composed → its pages, of a plate and an imprint.

One Typesetter serves a process: it shares the engine, the last texts and the plates that are kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from depliant.digest import exact
from depliant.formats.format import Format
from depliant.typeset.compose import Manuscript
from depliant.typeset.engine.engine import Engine, engine_log, source_of
from depliant.typeset.finish.faces import are_there, faces_of, seeded, without_fonts
from depliant.typeset.finish.parts import as_imprint, as_plate
from depliant.typeset.lettering.letters import html_letters
from depliant.typeset.makeup.outline import outline
from depliant.typeset.pages import Fit, Pages, Remark, remark
from depliant.typeset.plates.edition import Edition, Setter
from depliant.typeset.plates.imprint import Opened
from depliant.typeset.plates.keeping import Kept
from depliant.typeset.plates.plate import NONE, Parts, Plate
from depliant.typeset.plates.windows import Windowed, standing_at
from depliant.typeset.texts import Foreseen, Texts


@dataclass(frozen=True)
class Laid:
    """An edition laid out, not yet written: its pages, and what they are made of, a plate and an
    imprint or one layout; whether its running text is known to fit, whatever its hospital says
    beside it (`text_fits`)."""

    pages: Pages
    made: Any = field(repr=False)  # an `Edition`, or the one `Trial`
    text_fits: bool = False


NOT_LAID = Laid(Pages((), b"", (), Fit(fits=False)), None)


class Typesetter:
    """Sets editions: a warm engine, and what is known of the texts and plates that come again."""

    def __init__(self, styles: tuple[str, ...], plates: Kept | None = None, base: str = "") -> None:
        """`plates` are those that are kept; `base` is the digest of all that plates are made with
        beside their HTML and the `styles`."""
        self._engine = Engine(styles)
        self._texts = Texts(self._engine, exact(base, *styles))
        self._plates = plates or Kept()
        self._imprints: dict[str, Opened[Any]] = {}  # imprints of the edition that is being set

    def plain(self, html: str, pictures: Mapping[str, bytes] | None = None) -> bytes:
        """The PDF of a page that brings its own style, set in the leaflet's fonts."""
        return self._engine.plain(html, pictures)

    def set(self, manuscript: Manuscript, pictures: Mapping[str, bytes]) -> Laid:
        """An edition laid out: its plate, made or kept, and its imprint. What no page holds whole
        is set with the text; all of it is, where a workspace's own template knows of no plate. One
        that is taken only if it fits at once, and does not, has no pages (`NOT_LAID`)."""
        inline = frozenset[str]()
        while (composed := manuscript.parts(inline)).split:
            with engine_log() as log:
                edition = self._setter(manuscript, pictures).edition(composed)
            if edition is None:
                return NOT_LAID
            if isinstance(edition, Edition):
                return _laid(edition, self._remarks(edition.plate.remarks, log))
            inline |= edition
        return self._whole(manuscript.whole(), manuscript.format, pictures)

    def write(self, laid: Laid, format_: Format) -> Parts | bytes:
        """The two files of an edition that was laid out, or its one, tagged unless its pages will
        be imposed."""
        self._texts.let_go()
        with engine_log():
            if not isinstance(laid.made, Edition):
                return self._engine.write(laid.made.document, format_)
            edition, document = laid.made, laid.made.imprint.trial.document
            self._imprints.clear()
            seeded(document, edition.plate.faces)
            imprint = self._engine.write(document, format_, as_imprint)
            return Parts(edition.plate.pdf, imprint, edition.assembled.leaves)

    def typeset(self, html: str, format_: Format, pictures: Mapping[str, bytes]) -> Pages:
        """The laid-out pages of an edition's whole HTML and their PDF."""
        laid = self._whole(html, format_, pictures)
        pdf = self.write(laid, format_)
        assert isinstance(pdf, bytes)
        return replace(laid.pages, pdf=pdf)

    def _whole(self, html: str, format_: Format, pictures: Mapping[str, bytes]) -> Laid:
        with engine_log() as log:
            source, trial = self._texts.fitted(Windowed(html, html), format_, pictures)
        letters = html_letters(source.etree_element)
        return Laid(Pages(trial.pages, b"", self._remarks((), log), trial.fit, letters), trial)

    def _setter(self, manuscript: Manuscript, pictures: Mapping[str, bytes]) -> Setter[Any]:
        format_, at_once = manuscript.format, manuscript.at_once
        return Setter(
            format_,
            lambda html: self._opened(html, format_, pictures),
            lambda html, text: self._plate(html, text, pictures, at_once=at_once),
            lambda html, text: self.fits(html, text, pictures),
            lambda html, text: self._texts.measured(html, text, pictures),
            at_once,
        )

    def _opened(self, html: str, format_: Format, pictures: Mapping[str, bytes]) -> Opened[Any]:
        """An imprint's HTML, opened; one edition may be set in several ways with the same."""
        key = exact(html, format_.model_dump_json())
        if key not in self._imprints:
            source = source_of(html, pictures)
            root = source.etree_element
            nodes, layout = outline(root), lru_cache(self._engine.layout(source, format_))
            self._imprints[key] = Opened(nodes, html_letters(root), layout, standing_at(root))
        return self._imprints[key]

    def _plate(
        self, html: Windowed, format_: Format, pictures: Mapping[str, bytes], *, at_once: bool
    ) -> Plate:
        """The plate of HTML, kept or made."""
        key = self._texts.key(html.html, format_, pictures, str(at_once))
        plate = self._plates.get(key)
        if plate is None or not are_there(self._engine.fonts.font_map, plate.faces):
            plate = self._plates.put(key, self._made(html, format_, pictures, at_once))
        return plate

    def _made(
        self, html: Windowed, format_: Format, pictures: Mapping[str, bytes], at_once: bool
    ) -> Plate:
        with engine_log() as log:
            fitted = self._texts.fitted_at_once if at_once else self._texts.fitted
            source, trial = fitted(html, format_, pictures)
            if trial is None:
                return NONE
            without_fonts(trial.document)
            pdf = self._engine.write(trial.document, format_, as_plate)
        said = tuple(map(remark, dict.fromkeys(log)))
        letters = html_letters(source.etree_element)
        return Plate(pdf, trial.pages, trial.fit, faces_of(trial.document), said, letters)

    def _remarks(self, said: Sequence[Remark], log: Sequence[str]) -> tuple[Remark, ...]:
        """What the engine said; of the styles it is told with every edition."""
        return tuple(dict.fromkeys([*map(remark, self._engine.said), *said, *map(remark, log)]))

    def fits(self, html: Windowed, format_: Format, pictures: Mapping[str, bytes]) -> bool:
        """Whether a text fits a format at all."""
        return self._texts.fits(html, format_, pictures)

    def foreseen(
        self, manuscript: Manuscript, beside: Manuscript, pictures: Mapping[str, bytes]
    ) -> Foreseen | None:
        """Where an edition's sections are likely to stand, after one layout of its text, with what
        its hospital says in another setting of it (`beside`); `None` where more are needed."""
        composed = manuscript.parts(frozenset())
        if not composed.split:
            return None
        with engine_log():
            imprint = beside.parts(frozenset()).imprint()
            html = self._setter(manuscript, pictures).first(composed, imprint)
            return self._texts.foreseen(html, composed.texts[0].format, pictures)

    def may_take(
        self, manuscript: Manuscript, pictures: Mapping[str, bytes], *, told_once: bool
    ) -> bool:
        """Whether an edition may fit its format at all; no plate is made for that. One layout of a
        text tells it of all the hospitals that leave it the same room, or, `told_once`, about
        the same."""
        composed = manuscript.parts(frozenset())
        if not composed.split:
            whole = manuscript.whole()
            takes = self.fits(Windowed(whole, whole), manuscript.format, pictures)
        else:
            with engine_log():
                takes = self._setter(manuscript, pictures).may_take(composed, told_once=told_once)
        if told_once:  # it is not set now: its layouts are no longer needed
            self._imprints.clear()
            self._texts.let_go()
        return takes

    def too_much_beside(
        self, manuscript: Manuscript, beside: Manuscript, pictures: Mapping[str, bytes]
    ) -> bool:
        """Whether what an edition's hospital says beside the text, in another setting of it
        (`beside`), is higher than its page."""
        composed = manuscript.parts(frozenset())
        with engine_log():
            imprint = beside.parts(frozenset()).imprint()
            return composed.split and self._setter(manuscript, pictures).too_high(composed, imprint)


def _laid(edition: Edition[Any], remarks: tuple[Remark, ...]) -> Laid:
    pages = Pages(edition.assembled.pages, b"", remarks, edition.fit, edition.letters)
    return Laid(pages, edition, edition.plate.fit.fits)
