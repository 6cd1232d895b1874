"""depliant, the patient leaflet press: article → Content → HTML → Pages → sheets, checked.

The library's face: what stands in `__all__`. Each name is fetched from its room when it is asked
for, so that `import depliant` costs nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from depliant.checks.finding import Finding
    from depliant.jobs.library import build, check, press
    from depliant.jobs.request import Request
    from depliant.pressroom.proof import Proof
    from depliant.sources.workspace import Workspace

__version__ = "0.1.0"
__all__ = ["Finding", "Proof", "Request", "Workspace", "build", "check", "press"]

_HOMES = {
    "Finding": "depliant.checks.finding",
    "Proof": "depliant.pressroom.press",
    "Request": "depliant.jobs.request",
    "Workspace": "depliant.sources.workspace",
    "build": "depliant.jobs.library",
    "check": "depliant.jobs.library",
    "press": "depliant.jobs.library",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
