"""Numbers in words, in French and in English: what each word says."""

from __future__ import annotations

from collections.abc import Mapping

from depliant.checks.prose.spelled import COUNTS

SPELLED: Mapping[str, Mapping[str, float]] = {
    "fr": {
        **COUNTS["fr"],
        **{"cent": 100, "cents": 100, "mille": 1000, "million": 1e6},
        **{"dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30},
        **{"quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100},
        **{"premier": 1, "première": 1, "deuxième": 2, "second": 2, "seconde": 2, "troisième": 3},
        **{"quatrième": 4, "cinquième": 5, "double": 2, "triple": 3},
        **{"moitié": 2, "tiers": 3, "quart": 4, "quarts": 4},
    },
    "en": {
        **COUNTS["en"],
        **{"hundred": 100, "thousand": 1000, "million": 1e6, "dozen": 12, "twice": 2, "both": 2},
        **{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "double": 2, "triple": 3},
        **{"couple": 2, "pair": 2, "once": 1, "a": 1, "an": 1},
        **{"half": 2, "thirds": 3, "quarter": 4, "quarters": 4},
    },
}
"""The words of a language that are numbers; those that stand for nothing else are in words too."""
