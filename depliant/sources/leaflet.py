"""A leaflet: one article in one or more languages, `leaflets/<slug>/<lang>.md`.

The front matter says who wrote it, from what, and until when it holds; the body is a row of
sections.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SerializerFunctionWrapHandler,
    model_serializer,
)

from depliant.errors import Place
from depliant.reading.dates import Day, when
from depliant.reading.models import Written
from depliant.reading.sections import CORE, parse_document
from depliant.reading.spelling import MisreadError, folded, spelled
from depliant.sources.beside.names import lies_inside, slashed
from depliant.sources.document import Document
from depliant.sources.fields.prompts import is_prompt
from depliant.sources.signature import MOST, Sealed, Text
from depliant.sources.signing.sign_offs import SignOffs
from depliant.words import _

_CODE = re.compile(r"[A-Z]{2}-[0-9]{4}")
_LIKE_A_CODE = re.compile(r"([A-Za-z]{2})[\s_.–-]*([0-9]{4})")


def _code(text: str) -> str:
    if _CODE.fullmatch(text):
        return text
    close = _LIKE_A_CODE.fullmatch(text)
    reason = _("“{value}” is no code: two capitals, a hyphen, four digits")
    instead = f"{close[1].upper()}-{close[2]}" if close else ""
    raise MisreadError(reason.format(value=text[:60]), instead)


Code = Annotated[str, AfterValidator(_code)]
Kind = Annotated[Text, Field(max_length=60), AfterValidator(folded)]  # capitals mean nothing
Version = Annotated[str, Field(pattern=r"^[0-9]+(\.[0-9]+)*$", max_length=20)]
STATES = ("draft", "approved", "withdrawn")
_IN_FRENCH = {
    **dict.fromkeys(("brouillon", "projet"), "draft"),
    **dict.fromkeys(("approuvé", "approuvée", "validé", "validée"), "approved"),
    **dict.fromkeys(("retiré", "retirée"), "withdrawn"),
}
Status = Annotated[Literal["draft", "approved", "withdrawn"], spelled(STATES, _IN_FRENCH)]
NOBODY = "none"  # paid for the leaflet
_NOBODY = dict.fromkeys(("aucun", "aucune", "aucun financement", "sans", "néant"), NOBODY)
Funding = Annotated[Text, spelled((NOBODY,), _NOBODY)]
_NO_TIES = dict.fromkeys(("aucun", "aucune", "aucun lien", "sans", "néant"), NOBODY)
Interests = Annotated[Text, spelled((NOBODY,), _NO_TIES)]
SOURCE_TYPES = ("guideline", "study", "review", "book", "article", "other")
_TYPES_IN_FRENCH = {
    **dict.fromkeys(("recommandation", "recommandations"), "guideline"),
    **dict.fromkeys(("étude", "essai"), "study"),
    **dict.fromkeys(("revue", "synthèse", "méta-analyse"), "review"),
    **dict.fromkeys(("livre", "manuel"), "book"),
    **dict.fromkeys(("autre",), "other"),
}
SourceType = Annotated[
    Literal["guideline", "study", "review", "book", "article", "other"],
    spelled(SOURCE_TYPES, _TYPES_IN_FRENCH),
]


class Author(Written):
    """Someone who wrote the leaflet (not its sources)."""

    name: Text
    role: Text


def _when_or_asked(written: Any) -> Any:
    return written if isinstance(written, str) and is_prompt(written) else when(written)


class Source(Written):
    """Where the leaflet's facts come from; `date` is a date, a month, a year, `undated`, or what
    asks for one; `type` says what it is worth: a guideline, a study, a review, a book …"""

    title: Text
    author: Text
    date: Annotated[str, BeforeValidator(_when_or_asked)]
    url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None
    type: SourceType | None = None

    @model_serializer(mode="wrap")
    def _as_before(self, dump: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Without the type that nobody said: texts signed before there were types stay signed."""
        said: dict[str, Any] = dump(self)
        return {key: value for key, value in said.items() if key != "type" or value}


class Rights(Written):
    """Who may use the text and the figures."""

    text: Text
    figures: Text


class Change(Written):
    """What a version changed; `stamp` is written by `make_leaflet.py approve`: the digest of the
    words that were approved as this version."""

    version: Version
    date: Day
    what: Text
    stamp: Text | None = None


class Grant(Written):
    """A larger page budget for one format, with its reason."""

    most: Annotated[int, Field(ge=1, le=64)]
    reason: Text


def _inside(path: str) -> str:
    if not lies_inside(path):
        raise ValueError(_("a picture must lie beside the article"))
    return slashed(path)


LocalPath = Annotated[Text, AfterValidator(_inside)]


def _signatures(written: Any) -> Any:
    """An approval is a list of signatures; one alone may stand by itself."""
    if isinstance(written, str) and written:
        raise ValueError(_("an approval is what `make_leaflet.py approve` writes: signatures"))
    return [written] if isinstance(written, dict) else written or []


class FrontMatter(Written):
    """What stands between the two `---` lines of an article (docs/ecrire.md); `aim` is what it is
    for, `interests` the ties of its authors with whoever gains by it (`none`, said explicitly)."""

    docs: ClassVar[str] = "docs/ecrire.md"
    title: Text
    subtitle: str = ""
    code: Code
    version: Version
    kind: Kind
    audience: Text
    aim: Text | None = None
    authors: Annotated[tuple[Author, ...], Field(min_length=1)]
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    rights: Rights
    funding: Funding
    interests: Interests | None = None
    written: Day
    review_by: Day
    status: Status
    superseded_by: Code | None = None
    approval: Annotated[
        tuple[Sealed, ...], BeforeValidator(_signatures), Field(max_length=MOST)
    ] = ()
    sign_offs: SignOffs = ()
    changes: tuple[Change, ...] = ()
    formats: tuple[str, ...] = ()
    pages: dict[str, Grant] = Field(default_factory=dict)
    picture: LocalPath | None = None
    synonyms: tuple[Text, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Article(Document):
    """One language of a leaflet."""

    slug: str
    meta: FrontMatter

    @property
    def name(self) -> str:
        return f"{self.slug}/{self.lang}"

    @property
    def approved(self) -> bool:
        """Whether it says that it is approved, and by whom."""
        return self.meta.status == "approved" and bool(self.meta.approval)

    def granted(self, format_name: str) -> int | None:
        """The larger page budget that its front matter gives a format."""
        budget = self.meta.pages.get(format_name)
        return budget.most if budget else None


def parse_article(text: str, slug: str, lang: str, place: Place) -> Article:
    """The article that a Markdown `text` holds; `InputError` with all that is wrong in it."""
    meta, sections, values = parse_document(text, place, FrontMatter, CORE)
    return Article(slug=slug, lang=lang, meta=meta, sections=sections, values=values, text=text)
