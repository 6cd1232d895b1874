"""What the engine says while it works, collected and told apart: it becomes findings, and never
reaches the screen."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from depliant.typeset.pages import About, Remark

_LOGGERS = ("weasyprint", "fontTools")


@contextmanager
def collected() -> Iterator[list[str]]:
    """The lines that the engine logs meanwhile."""
    lines: list[str] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(record.getMessage())

    loggers = [logging.getLogger(name) for name in _LOGGERS]
    handler = Collect(logging.WARNING)
    before = [(logger, logger.propagate, list(logger.handlers)) for logger in loggers]
    for logger in loggers:
        logger.propagate = False
        logger.handlers = [handler]
    try:
        yield lines
    finally:
        for logger, propagate, handlers in before:
            logger.propagate, logger.handlers = propagate, handlers


def remarks(lines: list[str]) -> tuple[Remark, ...]:
    """Each line once, and what it is about."""
    return tuple(Remark(_about(line), line) for line in dict.fromkeys(lines))


def _about(line: str) -> About:
    if ".notdef" in line or "missing glyph" in line:
        return "glyph"
    if "load image" in line:
        return "picture"
    if line.startswith("No anchor"):
        return "link"
    return "style" if line.startswith(("Ignored", "Invalid")) else "other"
