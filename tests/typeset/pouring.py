"""A typesetter of tests: it pours paragraphs of a line height on pages, and no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import fromstring

from depliant.formats.format import Format
from depliant.typeset.cast_off import copy_of
from depliant.typeset.fitting import Text
from depliant.typeset.ladder import LADDER
from depliant.typeset.makeup.forcing import LONG
from depliant.typeset.makeup.outline import outline
from depliant.typeset.pages import Block, Page, Run, Spot
from depliant.typeset.room import Setting, Trial

WORDS = "On entre par la porte, on suit la ligne bleue, puis on attend son tour avec les autres. "


@dataclass
class Poured:
    """Sections of a heading and paragraphs of so many lines; `surprise` mm more white above each
    paragraph than a plan is told of where pages are forced; a slot that is `too_full` spills over
    while its rung is airier than that."""

    format: Format
    sections: list[list[int]]
    surprise: float = 0.0
    too_full: str = ""
    asked: list[Setting] = field(default_factory=list)

    def __post_init__(self) -> None:
        sections = "".join(
            f'<section class="section" data-section="s{number}"><h2>Titre</h2>'
            + "".join(f"<p>{WORDS * max(1, lines // 2)}</p>" for lines in counts)
            + "</section>"
            for number, counts in enumerate(self.sections)
        )
        html = f'<html><body><div class="flow">{sections}</div></body></html>'
        self.text = Text(copy_of(html, self.format), outline(fromstring(html)))

    def __call__(self, setting: Setting) -> Trial[Any]:
        self.asked.append(setting)
        slots = [spec for spec in self.format.pages if not spec.is_flow]
        pages = list(self._flow(setting))
        for spec in slots:
            over = self.too_full and LADDER.named(setting.slots) in LADDER.airier_than(
                LADDER.named(self.too_full)
            )
            pages += [
                self._page(spec.role, [("", 0, 0, spec.margin[0], 20.0, 1)])
                for _n in range(2 if over and spec.role == "back" else 1)
            ]
        return Trial(setting, tuple(pages), None)

    def _flow(self, setting: Setting) -> Iterator[Page]:
        rung = LADDER.named(setting.rung)
        line = rung.leading_in_mm(self.format.type)
        starts = {one.chain[-1] for one in setting.breaks[1:]}
        number, rows, y = 1, list[tuple[str, int, int, float, float, int]](), 0.0
        for section, parent in enumerate(self.text.outline["flow"]):
            for place, node in enumerate(parent.children):
                lines = 1 if place == 0 else self.sections[section][place - 1]
                lines = max(1, round(lines * rung.body(self.format.type) / self.format.type.body))
                gap = (rung.sections if place == 0 else rung.paragraphs * (place > 1)) * line / 2
                gap += 0 if setting.measured or place == 0 else self.surprise
                height = LONG if setting.measured else self._spec(number).text_height
                forced = node.at in starts
                if rows and (forced or y + gap + lines * line > height):
                    yield self._page(f"flow-{number}", rows, setting)
                    number, rows, y = number + 1, [], 0.0
                top = y + (gap if rows else 0.0)
                if place == 0:
                    rows.append((f"s{section}", parent.at, 0, top, 0.0, 0))
                rows.append((f"s{section}", node.at, node.block, top, lines * line, lines))
                y = top + lines * line
        yield self._page(f"flow-{number}", rows, setting)
        if not setting.measured and setting.fillers:
            last = max(int(one.page[5:]) for one in setting.fillers if one.is_flow)
            for blank in range(number + 1, last + 1):
                yield self._page(f"flow-{blank}", [], setting)

    def _spec(self, number: int) -> Any:
        flow = self.format.flow
        return flow[min(number, len(flow)) - 1]

    def _page(
        self, role: str, rows: list[tuple[str, int, int, float, float, int]], *_: Setting
    ) -> Page:
        spec = self.format.page(role if role in {p.role for p in self.format.pages} else "flow-1")
        top = spec.margin[0] if role.startswith("flow") else 0.0
        runs, spots, blocks = list[Run](), list[Spot](), list[Block]()
        for section, at, block, y, height, lines in rows:
            line = height / max(1, lines)
            ends = tuple((top + y + n * line, top + y + (n + 1) * line) for n in range(lines))
            runs += [Run("x", 10, a, 60, b - a, 12, "p", section, (0, 0, 0), at) for a, b in ends]
            spots.append(Spot(at, 10, top + y, 60, height, ends))
            if block:
                blocks.append(Block(block, "paragraph", section, 10, top + y, 60, height, lines))
        return Page(
            role, spec.width, spec.height, spec.margin, tuple(runs), (), tuple(blocks), tuple(spots)
        )
