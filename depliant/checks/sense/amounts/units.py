"""Units as people write them, and the words beside a number that say what it is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from depliant.checks.prose.quickly import late
from depliant.checks.prose.spelled import SPELLED
from depliant.checks.sense.amounts.numbers import RANGE

MASS = {"g": 1.0, "mg": 1e-3, "µg": 1e-6}
MASSES = (
    (r"mg|milligrammes?|milligrams?", "mg"),
    (r"µg|μg|mcg|microgrammes?|micrograms?", "µg"),
    (r"g|grammes?|grams?", "g"),
)
COUNTED = {  # what is swallowed or blown, by the piece
    "goutte": r"gouttes?|drops?",
    "comprimé": r"comprimés?|cachets?|tablets?|pills?",
    "gélule": r"gélules?|capsules?",
    "sachet": r"sachets?",
    "cuillère": r"cuill[eè]r(?:e|ée)s?(?:[ -]mesures?)?|spoonfuls?|spoons?",
    "ampoule": r"ampoules?|vials?",
    "bouffée": r"bouffées?|puffs?",
    "morceau": r"morceaux?|lumps?",
}
TIMES = (  # in minutes
    (r"secondes?|seconds?", 1 / 60),
    (r"minutes?|mins?|mn", 1.0),
    (r"heures?|hours?|h", 60.0),
    (r"jours?|journées?|days?", 1440.0),
    (r"semaines?|weeks?", 10080.0),
    (r"mois|months?", 43830.0),
    (r"ans?|années?|years?", 525960.0),
)
MONTH, HOUR = 43830.0, 60.0
PER = (
    (r"(?:\s?/\s?|\spar\s|\sper\s)(?:kg|kilos?|kilogrammes?|kilograms?)(?!\w)", "/kg"),
    (r"(?:\s?/\s?|\spar\s|\sper\s)(?:m²|m2|mètre carré|square met(?:re|er))", "/m²"),
)


def _group(name: str, patterns: Iterable[str]) -> str:
    return f"(?P<{name}>{'|'.join(patterns)})"


_GAP = r"(?:\s(?:petite?s?|bonne?s?|grande?s?|small|large))?[\s-]?"
_MORE = r"(?:et )?\d{2}(?:\s?(?:min(?:utes?)?|mn))?(?![\w:]|\s?%|[.,]\d)"  # “1 h 30”
_WHOLE = rf"\d{{1,3}}(?:[\s.]?\d{{3}})*|(?!(?:une?|one)\b)(?:{SPELLED}|cent|mille)"
_NO_WHOLE = (
    r"jours?|ans?|mois|semaines?|cm|mm|heures?|h|days?|weeks?|months?|years?|hours?|minutes?"
    r"|mille|millions?|milliards?|thousand|billion"
)
_UNITS = "|".join(
    (
        _group("mass", (one for one, _unit in MASSES)) + r"(?![\w’'])",
        _group("units", [r"UI|U\.I\.|IU|unités?|units?"]) + r"(?!\w)",
        _group("volume", [r"ml|mL|millilitres?|cl|litres?|l"]) + r"(?![\w’'])",
        _group("count", COUNTED.values()) + r"(?!\w)",
        _group("time", (one for one, _minutes in TIMES))
        + rf"(?![\w’])(?P<more>\s?(?:et demie?|{_MORE}))?",
        _group("cent", [r"%|pour cents?|per ?cent"]),
        rf"(?P<of>(?:[\w’'-]+\s){{0,3}}?(?:sur|in|out of|of)\s(?P<whole>{_WHOLE}))"
        rf"(?!\s?(?:{_NO_WHOLE})\b)(?!\w|,\d)",
        _group("heat", [r"°\s?C?|degrés?(?: celsius)?|degrees?(?: celsius)?"]) + r"(?!\w)",
    )
)
_TIMES = r"(?:(?P<times>[2-9])\s?[x×]\s?)?"  # “2 × 500 mg”
QUANTITY = late(rf"{_TIMES}{RANGE}{_GAP}(?:{_UNITS})", re.IGNORECASE)
PACKS = late(r"\s(?:de|d[’']|à|dosée?s? à|of)\s?", re.IGNORECASE)  # “2 comprimés de 500 mg”
_CLOCKED = r"([01]?\d|2[0-4])\s?(?:h|heures)(?:\s?([0-5]\d))?(?!\w)"
OPEN = late(
    rf"(?<![\d,.])(?<!avant )(?<!après ){_CLOCKED}\s?(?:à|et|-|–|jusqu[’']à)\s?{_CLOCKED}",
    re.IGNORECASE,
)  # “de 14 h à 19 h 30”
AN_HOUR = late(
    r"(?<!\w)(?<!half )(?<!half of )(?<!quarter of )(?<!quarters of )"
    r"an\shour(?P<more>\sand\sa\shalf)?(?!\w)",
    re.IGNORECASE,
)

PARTS = (  # of people, in a word
    (r"la moitié (?:des? |d[’'])|half (?:of |the )", 1 / 2),
    (r"(?:un|le) tiers (?:des? |d[’'])|(?:a|one) third of ", 1 / 3),
    (r"(?:les )?deux[ -]tiers (?:des? |d[’'])|two[ -]thirds of ", 2 / 3),
    (r"(?:un|le) quart (?:des? |d[’'](?!heure))|(?:a|one) quarter of (?!an hour)", 1 / 4),
    (r"(?:les )?trois[ -]quarts (?:des? |d[’'](?!heure))|three[ -]quarters of (?!an hour)", 3 / 4),
)
OF_PEOPLE = (
    r"(?:\w+ ){0,2}?(?:enfants|personnes|gens|patientes?|patients|malades|adultes|bébés|femmes"
    r"|hommes|familles|cas|opérée?s|children|people|patients|adults|babies|women|men|families|cases)\b"
)

# --- what stands before or after a number ----------------------------------------------------

CLOCK = late(r"\b(?:à|vers|dès|avant|jusqu[’']à|à partir de|at|until|by)\s*$", re.IGNORECASE)
AWAY = late(r"\s(?:avant|après|plus tard|before|after|later)\b", re.IGNORECASE)
LASTS = late(
    r"\b(?:pendant|durant|dure\w*|durer|toutes les|tous les|environ|plus de|moins de|au moins"
    r"|compte[rz]|est d(?:e|[’'])|durée de|for|lasts?|every|about)\s*$",
    re.IGNORECASE,
)
AGED = late(
    r"(?:\b(?:dès|à partir de|âgée?s? de|l[’']âge de|ans|from|aged?|over|under|ages?)\s*$"
    r"|(?<!depuis )(?<!pendant )(?<!dans )"
    r"\b(?:plus de|moins de|avant|jusqu[’']à|older than|younger than)\s*$)",
    re.IGNORECASE,
)
OF_AGE = late(r"\s?(?:et (?:plus|moins)|d[’']âge|and (?:over|older|under)|old)\b", re.IGNORECASE)
CHILD = late(
    r"\b(?:enfants?|bébés?|nourrissons?|children|bab(?:y|ies)|infants?|kids?)\b[^,;]{0,20}$",
    re.IGNORECASE,
)
