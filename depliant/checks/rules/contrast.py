"""contrast: words in the hospital's colours can be read, by weak eyes and on a photocopy."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject
from depliant.checks.subjects import HospitalSubject
from depliant.content.colours import LEAST, nearest, poor
from depliant.words import _
from depliant.words.figures import number


def run(subject: HospitalSubject) -> Iterator[Fault]:
    colours = subject.hospital.profile.colours
    wrong = list(poor(colours.accent, colours.alert))
    for name, colour in (("accent", colours.accent), ("alert", colours.alert)):
        pairs = [(text, ground, ratio) for text, ground, ratio in wrong if name in (text, ground)]
        if not pairs:
            continue
        text, ground, ratio = min(pairs, key=lambda pair: pair[2])
        message = _("{colour}: `{text}` on `{ground}` has a contrast of {ratio}:1, not {least}:1.")
        lower = floor(10 * ratio) / 10  # never rounded up to what is asked
        figures = {"ratio": number(lower, 1), "least": number(LEAST)}
        yield Fault(
            message.format(colour=colour, text=text, ground=ground, **figures),
            _("The nearest colour that can be read is {nearest}.").format(nearest=nearest(colour)),
            subject.hospital.values.place(("colours", name)),
        )


_FAILS = "Des mots trop pâles sur leur fond."
_PASSES = "Prendre la couleur la plus proche, qui est donnée."
CHECKS = (
    Check(
        "contrast",
        Subject.HOSPITAL,
        Severity.ERROR,
        "Pale words vanish for weak eyes, and on the second photocopy for everybody.",
        "WCAG 2.2, 1.4.3 (4.5 to 1)",
        run,
        fails=_FAILS,
        passes=_PASSES,
    ),
)
