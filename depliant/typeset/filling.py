"""filling: question lines fill the rest of their page exactly, empty pages become notes pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from depliant.typeset import question_lines
from depliant.typeset.ladder import LADDER
from depliant.typeset.pages import Page
from depliant.typeset.room import Document, Layout, Room, Trial

TRIES = 2  # a line less, when boxes did not fall as they were measured
LEAST_ROOM = 90.0  # mm free on a last page without the questions: they move there


def filled(trial: Trial[Document], room: Room, layout: Layout[Document]) -> Trial[Document]:
    """`trial` laid out again with as many lines as its pages have room for."""
    notes, page = room.blank(trial), _asking(trial.pages)
    if page is None and not notes:
        return trial
    free = _free_for_questions(trial, page)
    most, rest = question_lines.in_their_section(free), _rest(trial, page)
    for lines in range(most, max(question_lines.LEAST, most - TRIES) - 1, -1):
        exactly = lines == most
        line = question_lines.stretched(lines, free) if exactly else question_lines.LINE
        fit = replace(trial.fit, lines=lines, line=line, notes=notes, rest=rest)
        if fit == trial.fit:
            return trial
        tried = layout(fit)
        if len(tried.pages) == len(trial.pages) + notes:
            return tried
    return trial


def _asking(pages: Sequence[Page]) -> Page | None:
    """The page that ends with the questions, or with what follows them on it."""
    return next((page for page in reversed(pages) if "questions" in page.sections), None)


def _free_for_questions(trial: Trial[Document], page: Page | None) -> float:
    """The mm that are free for more question lines, on their page or on the one they move to."""
    flow = trial.flow
    if page in flow and page != flow[-1] and trial.free > LEAST_ROOM:
        return trial.free - question_lines.MOVED
    return page.free - question_lines.AIR if page else 0.0


def _rest(trial: Trial[Document], asking: Page | None) -> int:
    """How many lines fill the rest of the running text, where the questions have a slot."""
    if not trial.flow or asking is None or asking.is_flow:
        return 0
    return question_lines.in_the_rest(trial.free, LADDER.named(trial.fit.rung).spacing)
