"""How French is said: which of its vowels make a syllable."""

from __future__ import annotations

import re

_V = "aeiouyàâäéèêëîïôöùûüœæ"
_AS_SAID = [
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"^pays", "païs"),
        (r"alcool", "alcol"),
        (r"moell", "moill"),
        (r"po[êe]l", "poil"),
        (r"aoû", "oû"),
        (rf"qu(?=[{_V}]|$)", "q"),
        (r"gu(?=[eéèêiîy])", "g"),
        (r"ge(?=[aâoôu])", "j"),
        (r"œ(?!u)", "é"),
        (rf"(?<=[{_V}])y(?=[{_V}])|^y(?=[{_V}])", "j"),  # payer, yeux
        (rf"(?<=[{_V}])ill(?=[{_V}])|(?<=[{_V}])il(?=s?$)", "j"),  # travailler, sommeil
        (r"(?<=[iuyé])e(?=(?:ments?|r(?:a|as|ai|ez|ons|ont|ais|ait|aient|ions|iez))$)", ""),
        (r"(?<=[aou]i)ent$|(?<=é)ent$", ""),  # voient, avaient, créent
    )
]
_VERB = re.compile(  # the third persons of its verbs end in a mute -ent: forment; but moment
    rf"(?:(?<=[rl]m)|(?<=aim)|(?<=[^c]omm)|(?<=[rt]im)|(?<=[fs]um)|(?<=clam)|(?<=[^m{_V}]))ent$"
)
_NUCLEUS = re.compile(
    rf"(?:(?<![bcdfgkptv][lr])(?:ou(?=[aeéèêiî])|[iuyï](?=[{_V}])))?"  # said with what follows
    rf"(?:eau|œu|oeu|au|a[iîy]|e[iîuûy]|o[iîyuùû]|u[iî]|[{_V}])"
)
_NO_VERBS = frozenset(  # their -ent is said
    "absent accent accident adhérent adjacent adolescent afférent agent antécédent apparent"
    " ardent argent astringent cent client cohérent compétent concurrent confident conscient"
    " conséquent content continent convalescent couvent divergent décent dent différent déférent"
    " détergent efférent excellent excipient expédient fervent fréquent imminent impotent"
    " imprudent impudent incident incohérent incompétent indifférent indolent indulgent inhérent"
    " innocent insolent intelligent intermittent lent mécontent négligent occident opulent parent"
    " patent pertinent permanent pénitent polyvalent prudent précédent présent purulent pubescent"
    " récent récurrent réticent sergent serpent somnolent souvent strident talent torrent tourment"
    " transparent turbulent urgent vent violent virulent éloquent éminent équivalent évident"
    " vraiment sentiment bâtiment détriment centiment régiment".split()
)


def groups(word: str) -> int:
    """The syllables of a French word in small letters, without hyphen or apostrophe; none where
    it has no vowel."""
    said = word if word in _NO_VERBS else _VERB.sub("", word)
    for pattern, instead in _AS_SAID:
        said = pattern.sub(instead, said)
    heard = re.sub(r"es?$", "", said)
    return len(_NUCLEUS.findall(heard)) or len(_NUCLEUS.findall(said))
