"""How many random examples a property is tried with.

`make test` takes the profile "ci": few, and always the same ones. `make nightly` takes "nightly":
many, and new ones every night.
"""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile("ci", max_examples=100, deadline=None, derandomize=True, database=None)
settings.register_profile("nightly", max_examples=10_000, deadline=None, print_blob=True)
settings.load_profile("ci")  # `--hypothesis-profile` comes later and wins


def with_the_engine() -> settings:
    """Settings of a property whose every example is typeset: a second each, so a tenth as many."""
    return settings(
        max_examples=settings.default.max_examples // 10,
        suppress_health_check=list(HealthCheck),
    )
