"""The stages of an edition, what each is made of, and a table of what they took."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.hooks import WARMING

LAYOUT = "layout"
OTHER = "the rest"
STAGES: Mapping[str, Sequence[str]] = {
    WARMING: ("depliant.pressroom.press:Press.warm",),
    "select": ("depliant.content.select:select",),
    "compose": ("depliant.typeset.compose:*", "depliant.typeset.compose:Composer.*"),
    "parse": ("weasyprint:HTML.__init__", "depliant.typeset.cast_off:copy_of"),
    LAYOUT: ("weasyprint:HTML.render",),
    "read the boxes": ("depliant.typeset.engine.boxes:*",),
    "fit": (
        *("depliant.typeset.fitting:*", "depliant.typeset.typesetter:Typesetter.*"),
        *("depliant.pressroom.arrangement:*", "depliant.typeset.plates.edition:Setter.*"),
    ),
    "write": ("weasyprint.document:Document.write_pdf",),
    "pack, keep": (
        *("depliant.typeset.plates.keeping:Kept.*", "depliant.typeset.plates.packing:*"),
        "depliant.typeset.plates.making:Remembered.*",
    ),
    "assemble": ("depliant.typeset.plates.assembling:*",),
    "join": ("depliant.pdf.joining.**:*",),
    "mix inks": (
        *("depliant.pdf.inks:mixed", "depliant.pdf.inks:mix", "depliant.pdf.inks:separated"),
        *("depliant.pdf.separation:separated", "depliant.pdf.left:*"),
    ),
    "checks": ("depliant.checks.registry:examine", "depliant.pressroom.inspecting:*"),
    "impose": ("depliant.pdf.impose:impose",),
    "thumbnail": ("depliant.pdf.pictures:thumbnail",),
    OTHER: ("depliant.pressroom.press:Press.*",),
    "sources, plan": ("depliant.jobs.plan:make_plan",),
    "what is current": ("depliant.jobs.reuse:Inputs.of",),
    "shelf": ("depliant.shelf.shelf:Shelf.*",),
    "web pages": ("depliant.web.publishing:publish", "depliant.web.editorial_pages:lay_editorial"),
}
Taken = Mapping[tuple[str, str], float]  # seconds of processor, by stage and format


def taken(log: Path) -> Taken:
    """What a timed run says it took, of all its processes."""
    sums: dict[tuple[str, str], float] = defaultdict(float)
    for path in sorted(log.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            stage, format_, seconds = line.split("\t")
            sums[stage, format_] += float(seconds)
    return sums


def layout_seconds(given: Taken) -> float:
    """Seconds of processor of all layouts of editions, in whole or in part."""
    rows = given.items()
    return sum(t for (stage, way), t in rows if stage.startswith(LAYOUT) and way != WARMING)


def profile(given: Taken, formats: Sequence[str], each: int) -> Iterator[str]:
    """A table: milliseconds of processor an edition, by stage and format, where each format has
    so many editions; what belongs to no format is shared by all."""
    yield f"| ms of processor an edition | {' | '.join(formats)} | mean |"
    yield "|---" * (len(formats) + 2) + "|"
    sums = [0.0] * (len(formats) + 1)
    for stage in _stages(given):
        row = [given.get((stage, one), 0.0) / each * 1000 for one in formats]
        shared = sum(
            t for (s, way), t in given.items() if s == stage and way not in (*formats, WARMING)
        )
        mean = (sum(row) + shared / each * 1000) / len(formats)
        figures = [*row, mean]
        sums = [a + b for a, b in zip(sums, figures, strict=True)]
        yield _line(stage, figures)
    yield _line("sum", sums)


def _stages(given: Taken) -> list[str]:
    """The stages that took something, in their order, layouts by their parts."""
    found = {stage for stage, way in given if way != WARMING}
    parts = sorted(stage for stage in found if stage.startswith(LAYOUT))
    named = [part for stage in STAGES for part in (parts if stage == LAYOUT else [stage])]
    return [stage for stage in named if stage in found]


def _line(name: str, figures: Sequence[float]) -> str:
    return f"| {name} | {' | '.join(f'{one:.1f}' if one else '–' for one in figures)} |"
