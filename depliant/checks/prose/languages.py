"""The languages whose words the rules know; of a leaflet in another one they say nothing."""

from __future__ import annotations

LANGUAGES = frozenset({"fr", "en"})
UNREAD = "language-read"  # the rule that tells of a leaflet in another one
