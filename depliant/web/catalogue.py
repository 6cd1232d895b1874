"""catalogue: `out/index.html`, where a clinic finds a leaflet, prints it, sends it.

One static page, from a file share or any web server: a card for each leaflet, which shows what the
chosen hospital has of it. Choice and search are small scripts over what stands there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from depliant.languages import direction
from depliant.languages import name as language_name
from depliant.shelf.manifest import HospitalEntry, LeafletEntry, Manifest
from depliant.typeset.compose import Composer
from depliant.web.dress import FACE, colours
from depliant.web.offers import Key, Offer, offers
from depliant.web.vocabulary import index, plain, words_of
from depliant.words import UI_LANGUAGES


@dataclass(frozen=True)
class Text:
    """A leaflet in one language, and what each hospital has of it: nothing, if it is withdrawn."""

    leaflet: LeafletEntry
    language: str
    direction: str
    offers: tuple[Offer, ...] = ()
    instead: str = ""  # what replaces a withdrawn one


@dataclass(frozen=True)
class Card:
    """A leaflet in its languages, the house's first; or one that is withdrawn."""

    texts: tuple[Text, ...]
    withdrawn: bool = False

    @property
    def hospitals(self) -> tuple[str, ...]:
        """The slugs of those that have it."""
        found = (one.hospital.hospital for text in self.texts for one in text.offers)
        return tuple(dict.fromkeys(found))

    @property
    def named(self) -> str:
        """The words of what it is called, its code and its readers."""
        return _words(part for text in self.texts for part in _names(text.leaflet))

    @property
    def headed(self) -> str:
        """The words of its sections' titles."""
        return _words(title for text in self.texts for title in text.leaflet.sections)

    @property
    def held(self) -> str:
        """The words of its sections."""
        return " ".join(text.leaflet.words for text in self.texts)


def _names(one: LeafletEntry) -> tuple[str, ...]:
    return (one.title, one.subtitle, one.code, one.audience, *one.synonyms)


def _words(texts: Iterator[str]) -> str:
    return " ".join(dict.fromkeys(word for text in texts for word in words_of(text)))


def catalogue_page(manifest: Manifest, composer: Composer, lang: str, *, drafts: bool) -> str:
    """The page's HTML; approved editions only, unless `drafts`."""
    cards = _cards(manifest, lang, drafts=drafts)
    seen = {slug for card in cards for slug in card.hospitals}
    lines = (
        line for card in cards for text in card.texts for one in text.offers for line in one.lines
    )
    return composer.page(
        "web/catalogue.html.j2",
        lang=lang,
        languages=UI_LANGUAGES,
        face=FACE,
        cards=cards,
        hospitals=[one for one in manifest.hospitals if one.hospital in seen],
        colours=colours,
        searched=_searched,
        langs={text.leaflet.lang: text.language for card in cards for text in card.texts},
        turns=any(line.others for line in lines),
        vocabulary=index([card.held for card in cards]),
    )


def _searched(hospital: HospitalEntry) -> str:
    """The words by which a hospital is found."""
    return _words(iter((hospital.name, hospital.short_name)))


def _cards(manifest: Manifest, lang: str, *, drafts: bool) -> tuple[Card, ...]:
    """Cards by title; those of withdrawn leaflets at the end."""
    found = offers(manifest, lang, drafts=drafts)
    held = sorted(
        (one for one in manifest.leaflets if (one.leaflet, one.lang) in found),
        key=lambda one: (one.leaflet, one.lang != lang, one.lang),
    )
    texts = (_text(one, lang, found) for one in held)
    cards = [Card(tuple(row)) for _slug, row in groupby(texts, lambda text: text.leaflet.leaflet)]
    cards.sort(key=lambda card: plain(card.texts[0].leaflet.title))
    return (*cards, *_withdrawn(manifest.leaflets, lang))


def _text(leaflet: LeafletEntry, lang: str, found: Mapping[Key, Sequence[Offer]]) -> Text:
    of = leaflet.lang
    held = tuple(found[leaflet.leaflet, of])
    return Text(leaflet, language_name(of, lang), direction(of), held)


def _withdrawn(leaflets: Sequence[LeafletEntry], lang: str) -> Iterator[Card]:
    """What nobody should hand out any more, and what replaces it: whoever looks for it is told."""
    by_code = {(one.code, one.lang): one for one in leaflets}
    for one in leaflets:
        if one.status == "withdrawn":
            other = by_code.get((one.superseded_by or "", one.lang))
            instead = f"{other.title} ({other.code})" if other else one.superseded_by or ""
            name = language_name(one.lang, lang)
            yield Card((Text(one, name, direction(one.lang), instead=instead),), withdrawn=True)
