"""The ways in which French and English say what a word means, as patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass

from depliant.checks.prose.quickly import late


def _pattern(text: str) -> re.Pattern[str]:
    return late(text, re.IGNORECASE | re.VERBOSE)


@dataclass(frozen=True)
class Ways:
    """How a language explains.

    `after`: what stands right behind a word; `defines`: what follows one that `opens` its clause;
    `before`: what leads to it; `goes_on`: how a sentence begins that explains the last one; `asks`:
    how a heading asks what a word is. What only looks so: `aside`, how a remark in brackets begins,
    `leads`, how a clause begins that says when, or if. `article`: what stands before nouns;
    `empty`: words that tell nothing.
    """

    after: re.Pattern[str]
    opens: re.Pattern[str]
    defines: re.Pattern[str]
    before: re.Pattern[str]
    goes_on: re.Pattern[str]
    asks: re.Pattern[str]
    aside: re.Pattern[str]
    leads: re.Pattern[str]
    article: str
    empty: frozenset[str]


# In brackets: words of three letters at least, no remark, no figure, no capitals alone.
_BRACKET = r"\(\s*(?!(?:{aside})\b|[\d\s,.]+|(?-i:[A-Z\d-]+)\s*\))[^()]*[^\W\d_]{{3}}"
_FR_ASIDE = r"voir|cf|page|comme|par\sexemple|environ|surtout|sauf|puis|et|si|n°"
_EN_ASIDE = r"see|cf|page|like|for\sexample|such\sas|about|mostly|except|and|if|e\.g"
_FR_SMALL = (  # words that no noun and its adjectives have between them
    r"et|ou|est|sont|sera|seront|était|a|ont|peut|peuvent|doit|dure|se|ne|en|de|du|des|à|au|pour"
    r"|dans|avec|sur|les?|la|qui|que|si|par|puis|mais"
)
_EN_SMALL = (
    r"and|or|is|are|was|were|will|may|can|must|should|has|have|be|of|to|in|on|at|for|the|an?|by"
    r"|with|that|which|who|if|then|but"
)
_FR_HOLLOW = (  # "is an emergency" does not say what it is
    r"urgences?|complications?|étapes?|priorité|causes?|possibilité|options?|risques?|dangers?"
    r"|conséquences?|effets?|signes?|problèmes?|bonne?|autre|grande?|nouvelle|mêmes?|premi\w+"
)
_EN_HOLLOW = (
    r"(?:\w+\s)?(?:risks?|problems?|dangers?|emergenc\w+|complications?|steps?|options?|effects?"
    r"|signs?|causes?|concerns?|same|first|next|best)"
)
_WHEN = (  # what follows a colon, and is a time or an answer
    r"(?:\d|non\b|oui\b|voir\b|page\b|demain\b|le\s\d|à\s\d|vers\s\d|tous\sles|chaque|lundi"
    r"|mardi|mercredi|jeudi|vendredi|samedi|dimanche|yes\b|no\b|see\b|every|at\s\d|on\s\w+day"
    r"|\w+day\b)"
)
_FR_ARTICLE = r"(?:l[’']|d[’']|les?|la|une?|des|du|cette|cet|ces?)"
_EN_ARTICLE = r"(?:an?|the|this|these|your)"

_FRENCH = Ways(
    after=_pattern(
        rf"""(?:\s+(?!(?:{_FR_SMALL})\b)[\w’'-]+){{0,2}}?\s*[»”"]?(?:
          \s*{_BRACKET.format(aside=_FR_ASIDE)}
        | ,?\s+(?:c[’']est[\s-]à[\s-]dire|autrement\sdit|à\ssavoir|ce\squi\s(?:veut\sdire|signifie)
            |(?:aussi\s)?appelée?s?(?:\saussi)?|(?:qu[’']on|que\sl[’']on)\sappelle)\b
        | ,\s+(?:ou|soit)\s+(?!(?:si|bien)\b|{_FR_ARTICLE}\s)[^,.;]+[,.;)]
        | ,?\s+qui\s+(?:(?:est|sont)\s{_FR_ARTICLE}|ser(?:t|vent)\sà|permet|signifi|consist
            |correspond|veut\sdire)
        | \s+[–—-]\s+(?:une?|des|les?|la|l[’']|c[’']est|ce\ssont)\b
        )"""
    ),
    opens=_pattern(rf"""(?:^|[.:;,!?–—(]\s*)\W*(?:{_FR_ARTICLE}\s*)?[«“"]?\s*$"""),
    defines=_pattern(
        rf"""\s*[»”"]?(?:
          \s*[:=]\s*(?!{_WHEN})\w+[\s’']+\w+
        | (?:\s+[\w’'-]+)?,?\s+(?:c[’']est|ce\ssont
            |(?:est|sont)\s(?:une?|les?|la|l[’']|des|ce|quand|due?s?)\b(?!\s(?:{_FR_HOLLOW})\b)
            |signifi|veu(?:t|lent)\sdire|désign|consist|correspond|ser(?:t|vent)\sà
            |permet|vise)
        )"""
    ),
    before=_pattern(
        rf"""(?:\bappell\w*|\bappelée?s?|\bdite?s?|\bnommée?s?|\bon\sparle|\bparle-t-on|\bparlent|\bmot
            |\bnom(?:\smédical|\ssavant)?(?:\sde|\sest|,)|\bce\squ[’']on\snomme|\bveut\sdire|\bsignifie|\b(?:abréviation|sigle|initiales)
            |(?:^|[:;]\s*)(?:c[’']est|ce\ssont)|\bil\ss[’']agit|\bautrement\sdit|,\sou)
        [\s:]*(?:(?:aussi|alors|cela|ça)\s)*(?:d[’']|de\s)?{_FR_ARTICLE}?\s*[«“"]?\s*$"""
    ),
    goes_on=_pattern(
        r"""\W*(?:c[’']est\s(?:une?|d[eu]|ce|quand|l(?:e|a)\b(?!\s\w+\squi)|l[’'](?!\w+\squi))
        | ce\ssont\s(?:des|les) | il\ss[’']agit | autrement\sdit | en\sclair
        | (?:cela|ça)\s(?:veut\sdire|signifie) | ce\s(?:mot|terme|nom)\b
        | on\s(?:l[’']|les?\s)?(?:appelle|dit)
        | (?:il|elle|cela|(?:cet?|cette)\s[\w’-]+)\s
            (?:est\sune?|permet|sert|consiste|signifie|veut\sdire)\b
        | (?:ils|elles|ces\s[\w’-]+)\s(?:sont\sdes|permettent|servent|consistent|signifient)
        )"""
    ),
    asks=_pattern(r"qu[’']est[\s-]ce|c[’']est\squoi|que\sveut\sdire|que\ssignifie"),
    aside=_pattern(rf"\s*(?:{_FR_ASIDE})\b"),
    leads=_pattern(
        r"""(?:après|avant|pendant|durant|lors|dès|depuis|jusqu|en|avec|sans|pour|selon|si|quand
            |lorsqu|malgré|à|au|aux|comme|contre|dans|chez|sous|outre|puis)\b"""
    ),
    article=_FR_ARTICLE,
    empty=frozenset(
        "que qui une des les dans par pour sur avec sans est sont pas plus trop très son ses aux"
        " ces ceux cette elle ils fait peut sous entre partie dit tous tout toute ou".split()
    ),
)

_ENGLISH = Ways(
    after=_pattern(
        rf"""(?:\s+(?!(?:{_EN_SMALL})\b)[\w’'-]+){{0,2}}?\s*[”"]?(?:
          \s*{_BRACKET.format(aside=_EN_ASIDE)}
        | ,?\s+(?:that\sis|in\sother\swords|meaning|which\smeans|i\.e|or\srather
            |(?:also\s)?(?:called|known\sas))\b
        | ,\s+or\s+(?!{_EN_ARTICLE}\s)[^,.;]+[,.;)]
        | ,?\s+(?:which|that)\s+(?:(?:is|are)\s(?:an?|the)|means|shows|measures|helps|consists)\b
        | \s+[–—-]\s+(?:an?|the|this\sis|these\sare)\b
        )"""
    ),
    opens=_pattern(rf"""(?:^|[.:;,!?–—(]\s*)\W*(?:{_EN_ARTICLE}\s+)?[“"]?\s*$"""),
    defines=_pattern(
        rf"""\s*[”"]?(?:
          \s*[:=]\s*(?!{_WHEN})\w+\s+\w+
        | (?:\s+[\w’'-]+)?\s+(?:(?:is|are)\s(?:an?|the|when|where|what)\b(?!\s(?:{_EN_HOLLOW})\b)
            |means?\b|refers?\sto|consists?\sof|stands?\sfor)
        )"""
    ),
    before=_pattern(
        rf"""(?:\b(?:called|calls?\s(?:this|it|that|these|them)|known\sas|named|termed|means|stands\sfor|short\sfor|the\sword|in\sother\swords
            |name(?:\sfor\sit)?(?:\sis)?)|(?:^|[:;]\s*)(?:this\sis|these\sare)|,\sor)
        \s*(?:,\s*)?(?:{_EN_ARTICLE}\s+)?[“"]?\s*$"""
    ),
    goes_on=_pattern(
        r"""\W*(?:in\sother\swords
        | (?:this|these|it|they|that)\s(?:is\s(?:an?|the)|are\s(?:the|an?)|means?|helps?|shows?
            |measures?)\b
        | (?:this|these)\s[\w-]+\s(?:is\san?|means?|helps?|shows?|measures?)\b
        )"""
    ),
    asks=_pattern(r"\bwhat\s(?:is|are|does)\b"),
    aside=_pattern(rf"\s*(?:{_EN_ASIDE})\b"),
    leads=_pattern(
        r"""(?:after|before|during|until|since|in|with|without|for|if|when|while|as|at|on|by
            |despite|unless|because|to|from)\b"""
    ),
    article=_EN_ARTICLE,
    empty=frozenset(
        "the and for with that too not from into are was has have can who when what which your"
        " you part body this these its their one most than but out off after before".split()
    ),
)
WAYS = {"fr": _FRENCH, "en": _ENGLISH}
