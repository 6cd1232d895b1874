"""What the commands of signatures tell: which fell, and what to type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from depliant.cli.global_options import Manner
from depliant.cli.show import as_typed
from depliant.words import _
from depliant.words.figures import day

if TYPE_CHECKING:
    from depliant.review.signing.standing import Fallen


def typed(manner: Manner, leaflet: str, lang: str) -> str:
    """A command about a leaflet, as it is typed here; `{name}` stands for the command."""
    line = as_typed(f"→ make_leaflet.py approve {leaflet} --lang {lang}", manner)
    return line.removeprefix("→ ").replace("approve", "{name}", 1)


def what_fell(fallen: Sequence[Fallen], command: str) -> Iterator[str]:
    """The signatures that no longer count, each with why, and how to see what changed."""
    if not fallen:
        return
    yield _("No longer signed by:")
    for one in fallen:
        signed = one.signature
        line = _("{name}, {role}, {day}: {why}")
        said = line.format(name=signed.name, role=signed.role, day=day(signed.date), why=one.why)
        yield f"  - {said}"
    yield f"    → {command}"
