"""grey-legible: words are still read where a leaflet is the third photocopy of a photocopy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.subjects import PagesSubject
from depliant.content.colours import LEAST, contrast, kept_contrast, kept_in_copies, poor
from depliant.typeset.lettering.ground import painted
from depliant.typeset.pages import Run
from depliant.words import _
from depliant.words.figures import number

QUOTED = 40  # letters of a text that are told
Pair = tuple[str, str]  # the colours of a text and of its ground, as #rrggbb


def run(subject: PagesSubject) -> Iterator[Fault]:
    palette, seen = subject.content.colours, set[Pair]()
    for page in subject.pages.pages:
        for one in page.runs:
            pair = _pair(one)
            if pair is None or pair in seen:
                continue
            seen.add(pair)
            if _vanishes(pair, palette):
                remedy, hospitals = _remedy(pair, palette)
                place = subject.place_of("contacts" if hospitals else one.section)
                yield Fault(_message(one, pair), remedy, place, page=page.role)


def _pair(one: Run) -> Pair | None:
    """The colours of a run and of its ground; none where one of them is not known."""
    colour = painted(one.colour, one.ground) if one.ground else ()
    return (_hex(colour), _hex(one.ground)) if colour else None


def _hex(colour: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)


def _vanishes(pair: Pair, palette: Mapping[str, str]) -> bool:
    """Whether the eye, or a third photocopy, gets too little. A hospital's colours that cannot be
    read at all are told by `contrast`, at their line."""
    if kept_contrast(*pair) >= LEAST:
        return False
    poor_pairs = poor(palette["accent"], palette["alert"])
    return pair not in {(palette[text], palette[ground]) for text, ground, _ratio in poor_pairs}


def _message(one: Run, pair: Pair) -> str:
    message = _("“{text}” is {colour} on {ground}: a contrast of {ratio}:1, not {least}:1.")
    if contrast(*pair) >= LEAST:
        message = _(
            "“{text}” is {colour} on {ground}: its third photocopy has a contrast of {ratio}:1, "
            "not {least}:1."
        )
    return message.format(
        text=one.text.strip()[:QUOTED],
        colour=pair[0],
        ground=pair[1],
        ratio=number(kept_contrast(*pair), 1),
        least=number(LEAST),
    )


def _remedy(pair: Pair, palette: Mapping[str, str]) -> tuple[str, bool]:
    """What to write instead of the darker colour of a pair, and whether it is the hospital's."""
    light, dark = sorted(pair, key=lambda colour: contrast(colour, "#000000"), reverse=True)
    better = kept_in_copies(dark, light)
    if not better:
        return _("Put these words on a lighter ground, in the style sheet."), False
    for name in ("accent", "alert"):
        if palette[name] == dark:
            message = _("Write {colour}, or a darker one, as `{name}` in the hospital’s `colours`.")
            return message.format(colour=better, name=name), True
    message = _("Write {colour} instead of {dark} in the style sheet, or a darker one.")
    return message.format(colour=better, dark=dark), False


_FAILS = (
    "« Appelez le service » en #767676 sur #ffffff : lisible à l’écran (4,5:1), à 4,3:1 "
    "sur la troisième photocopie."
)
_PASSES = (
    "Prendre une couleur plus foncée, #737373 ou `ink` : dans les `colours` de l’hôpital "
    "si c’est la sienne, sinon dans la feuille de style."
)
CHECKS = (
    Check(
        "grey-legible",
        Subject.PAGES,
        Severity.ERROR,
        "Wards copy the copy of a copy: words in pale colours are gone, and with them a number to "
        "call.",
        "WCAG 2.2, 1.4.3 (4.5 to 1), on a third photocopy as depliant pictures it (`--grey`)",
        run,
        topic=Topic.PAGE,
        fails=_FAILS,
        passes=_PASSES,
    ),
)
