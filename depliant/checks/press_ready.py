"""press-ready: a print shop's edition has no RGB, a known press, and pictures fine enough."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from depliant.checks import Check, Fault, Severity, Subject
from depliant.checks.subjects import FileSubject
from depliant.inks import rgb_left
from depliant.words import _

DPI = 300  # dots per inch, in print (docs/formats.md)
_PNG = b"\x89PNG"


def run(subject: FileSubject) -> Iterator[Fault]:
    if not subject.format.bleed:
        return
    if left := rgb_left(subject.pdf):
        message = _("Something is still coloured in RGB: {what}.").format(what=", ".join(left))
        yield Fault(message, _("Draw the picture with plain colours."), subject.content.place)
    if not subject.press:
        yield Fault(
            _("The hospital names no press: colours are converted without a profile."),
            _("Write `press:` with the print shop's ICC profile in its hospital.yaml."),
            subject.content.place,
            Severity.WARNING,
        )
    yield from _coarse(subject)


def _coarse(subject: FileSubject) -> Iterator[Fault]:
    """Pictures of too few pixels for the size they are printed in."""
    for page in subject.pages.pages:
        for item in page.items:
            data = subject.content.pictures.get(item.name, b"")
            if not data.startswith(_PNG) or not item.width:
                continue
            pixels = struct.unpack(">I", data[16:20])[0]
            dots = pixels / item.width * 25.4
            if dots < DPI:
                message = _("{name} is printed with {dots:.0f} dots per inch; print needs {dpi}.")
                yield Fault(
                    message.format(name=item.name.rpartition("/")[2], dots=dots, dpi=DPI),
                    _("Give a larger picture, or an SVG."),
                    subject.content.place,
                    Severity.WARNING,
                    page.role,
                )


CHECKS = (
    Check(
        "press-ready",
        Subject.FILE,
        Severity.ERROR,
        "A press prints four inks: it would guess at RGB, and show the pixels of a coarse picture.",
        "ISO 15930-7 (PDF/X-4); printers ask for 300 dots per inch",
        run,
    ),
)
