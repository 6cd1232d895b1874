"""select: leaflet + hospital + language + format → Content. Every choice is made here.

Which sections a format carries, the hospital's facts, the fixed words, the generated sections
(contacts, questions, sources, more) and the slot of each. Templates decide nothing after this.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from depliant.content.colours import Inks, palette, press_inks
from depliant.content.content import (
    Content,
    Edition,
    Identity,
    Note,
    Online,
    Piece,
    SetSection,
)
from depliant.content.facts import Facts, facts_of, fill, unknown_facts
from depliant.content.inks.named import in_names
from depliant.content.keeping import closed, setting, whole
from depliant.content.online import page_address, qr_code, short
from depliant.content.pictures.asked import Asked, asked_in
from depliant.content.pictures.frames import frame_of
from depliant.content.pictures.hung import hung, where
from depliant.content.pictures.looks import ratio_of
from depliant.content.pictures.mark import mark_of
from depliant.content.pictures.prepared import prepared
from depliant.content.prose.credits import credits_of
from depliant.content.prose.edition import drawn_for, set_sections
from depliant.content.prose.references import address, hostile_references
from depliant.content.prose.render import Rendered
from depliant.content.reached import LOGO, MARK, hospital_facts
from depliant.content.space import has_questions, offered
from depliant.errors import Place, Problem, gather
from depliant.formats.format import Format
from depliant.formats.options import NO_EXTRAS, OFFICE, Extras, Options
from depliant.languages import day, direction, month
from depliant.reading.blocks.scan import without_comments
from depliant.reading.dates import UNDATED
from depliant.reading.directives.allowing import Allowance
from depliant.reading.sections import Section
from depliant.sources.fields.prompts import is_prompt
from depliant.sources.fields.strictness import AS_SHIPPED, Applied
from depliant.sources.hospital import Hospital, PressInks, Profile, Required
from depliant.sources.leaflet import NOBODY, Article, FrontMatter
from depliant.sources.local_text import LocalText

QR = "depliant:qr"
SENTENCE = 40  # letters: fixed words of more are set on several lines


@dataclass(frozen=True)
class Choice:
    """All that select chooses from; plain values, so that any process can do it."""

    article: Article  # as the hospital has it: with its local texts
    hospital: Hospital
    format: Format
    words: Mapping[str, str]
    required: tuple[Required, ...]
    options: Options = OFFICE
    extras: Extras = NO_EXTRAS
    local: tuple[LocalText, ...] = ()  # the local texts that are in the article
    fillers: tuple[str, ...] = ()  # what the leaflet's kind offers for paper that is left over
    interview: bool = True  # whether its kind completes a talk with the care team
    supports: bool = True  # whether there is room for the associations that the hospital names
    credits: bool = True  # whether there is room for the names of all who answer for the text
    applied: Applied = AS_SHIPPED  # how the rules are set that judge an edition

    @property
    def edition(self) -> Edition:
        article, name = self.article, self.format.name
        return Edition(self.hospital.slug, article.slug, article.lang, name, self.options)


def select(choice: Choice) -> tuple[Content, tuple[Problem, ...]]:
    """The content of an edition, and what was odd in its text (raw HTML, links not kept).

    Raises `InputError` for look-ups of unknown facts and for pictures that are not allowed.
    """
    article, profile = choice.article, choice.hospital.profile
    dress = setting(article.lang)
    facts = facts_of(profile, article.meta)
    carried = [section for section in article.sections if section.on(choice.format.groups)]
    gather(_wrong_references(article, facts))
    rendered = set_sections(carried, choice.format, facts, dress, choice.words)
    colours = palette(profile.colours.accent, profile.colours.alert)
    named = in_names(colours)
    asked = [*_covers(article), *_asked(carried, rendered)]
    odd = tuple(problem for one in rendered.values() for problem in one.left)
    authored = [_authored(section, choice.format, rendered[section.role]) for section in carried]
    pictures = _pictures(choice, asked, colours, named)
    words = {key: _dressed(key, value, dress) for key, value in choice.words.items()}
    meta = article.meta
    content = Content(
        edition=choice.edition,
        direction=direction(article.lang),
        title=dress(fill(meta.title, facts)),
        subtitle=closed(dress(fill(meta.subtitle, facts))),
        audience=closed(dress(_for_whom(meta, words))),
        picture=address(meta.picture) if meta.picture else "",
        sections=tuple(_in_order(authored, choice, words)),
        hospital=hospital_facts(profile, dress, supports=names_support(choice)),
        online=_online(choice),
        identity=_identity(article, words),
        left_out=tuple(_left_out(choice, words)),
        notes=(*_sources(choice, words, dress), *map(Note, _notes(choice, words, dress))),
        words=words,
        colours=colours,
        inks=_inks(profile, colours),
        pictures=pictures | drawn_for(rendered.values(), named["accent"]),
        places={**_logo_places(choice), **{url: one.place for url, one in where(asked)}},
        logo_ratio=ratio_of(pictures[LOGO]) if LOGO in pictures else 0.0,
        required=tuple(r.role for r in choice.required if r.on(choice.format.groups)),
        fillers=tuple(offered(choice.format, choice.fillers, choice.required)),
        place=article.place,
        allowances=allowances_of(article, choice.local, choice.hospital),
    )
    return content, odd


def allowances_of(
    article: Article, local: tuple[LocalText, ...], hospital: Hospital | None = None
) -> tuple[Allowance, ...]:
    """The rules that were silenced in the files that an edition comes from."""
    own = hospital.allowances if hospital else ()
    return (*article.allowances, *(one for text in local for one in text.allowances), *own)


def _for_whom(meta: FrontMatter, words: Mapping[str, str]) -> str:
    """For whom a leaflet is written, and what for, if it says so."""
    audience = words["audience"].format(audience=meta.audience.rstrip("."))
    if not meta.aim:
        return words["audience"].format(audience=meta.audience)
    return words["audience_and_aim"].format(audience=audience, aim=meta.aim.rstrip("."))


def _dressed(key: str, word: str, dress: Callable[[str], str]) -> str:
    """A fixed word as it is set, a sentence without a last line of one short word; the name of a
    file (`file_…`) is no text, and stays as it is."""
    if key.startswith("file_"):
        return word
    return closed(dress(word)) if len(word) > SENTENCE else dress(word)


def _wrong_references(article: Article, facts: Facts) -> Iterator[Problem]:
    yield from unknown_facts(article.meta.title, facts, article.place)
    for section in article.sections:
        text = without_comments(section.text)
        yield from unknown_facts(f"{section.title}\n{text}", facts, section.place)
        yield from hostile_references(text, section.place)


# --- sections --------------------------------------------------------------------------------


def _authored(section: Section, format_: Format, rendered: Rendered) -> SetSection:
    slot, html = format_.slot_of(section.role), rendered.html
    bare = {"bare"} if "steps" in section.classes and "data-picture" not in html else set()
    classes = section.classes | bare
    return SetSection(section.role, rendered.heading, "text", slot, section.place, html, classes)


def _in_order(
    authored: list[SetSection], choice: Choice, words: Mapping[str, str]
) -> Iterator[SetSection]:
    """The authored sections and the generated ones; what a format puts aside, or early, follows
    the first section, so that it is seen, and read aloud, early."""
    format_ = choice.format
    generated = [_generated(piece, choice, words) for piece in _pieces(len(authored), choice)]
    soon = [one for one in generated if one.role in (*format_.aside, *format_.early)]
    yield from authored[:1]
    yield from soon
    yield from authored[1:]
    yield from (section for section in generated if section not in soon)


def _pieces(carried: int, choice: Choice) -> Iterator[Piece]:
    if carried < len(choice.article.sections) and choice.format.extent != "full":
        yield "more"
    if has_questions(choice.format, choice.fillers, choice.required):
        yield "questions"
    yield "contacts"
    yield "sources"


def _left_out(choice: Choice, words: Mapping[str, str]) -> Iterator[str]:
    """What the fixed words say of a section that is asked for on other formats, where an edition
    does not carry it (`without_alternatives`)."""
    carried = {one.role for one in choice.article.sections if one.on(choice.format.groups)}
    for role in dict.fromkeys(one.role for one in choice.required):
        if role not in carried and f"without_{role}" in words:
            yield words[f"without_{role}"]


def _generated(piece: Piece, choice: Choice, words: Mapping[str, str]) -> SetSection:
    format_, hospital = choice.format, choice.hospital
    places = {"aside": format_.beside, "early": format_.early}
    classes = {name for name, pieces in places.items() if piece in pieces}
    apart = format_.closing in ("parted", "across") and format_.slot_of("contacts") == "flow"
    if piece == ("sources" if apart else "contacts"):
        classes.add("with-address")  # of the hospital
    if piece == "contacts" and not choice.interview:
        classes.add("calm")  # a leaflet that finds the way to a ward alarms nobody
    place = hospital.values.place(("contacts",)) if piece == "contacts" else choice.article.place
    heading = escape(words[f"{piece}_title"], quote=False)
    slot = format_.slot_of(piece)
    return SetSection(piece, heading, piece, slot, place, classes=frozenset(classes))


# --- facts of the hospital and the leaflet ---------------------------------------------------


def names_support(choice: Choice) -> bool:
    """Whether an edition names associations: it completes a talk with the care team, and holds
    the whole text."""
    return choice.interview and choice.supports and choice.format.extent == "full"


def _online(choice: Choice) -> Online | None:
    """The page that says whether a version is current, if its hospital has an address."""
    web, meta = choice.hospital.profile.web, choice.article.meta
    if not web:
        return None
    address = page_address(web, meta.code, meta.version, choice.article.lang)
    return Online(address, short(address), QR if choice.format.road == "paper" else "")


def since(date: str, lang: str) -> str:
    """A source's date in words, as far as it is known: `2026`, `novembre 2026`, a day; what asks
    for it as it is."""
    if is_prompt(date):
        return date
    parts = [int(part) for part in date.split("-")]
    if len(parts) == 1:
        return date
    return (month if len(parts) == 2 else day)(dt.date(*parts, *[1] * (3 - len(parts))), lang)


def _identity(article: Article, words: Mapping[str, str]) -> Identity:
    meta = article.meta
    draft = not article.approved
    status = words["status_draft" if draft else "status_approved"]
    return Identity(
        code=meta.code,
        version=meta.version,
        line=setting(article.lang)(
            words["identity"].format(
                code=meta.code, version=meta.version, written=month(meta.written, article.lang)
            )
        ),
        review=words["review"].format(review_by=f"{meta.review_by:%m/%Y}"),
        status=status,
        written=meta.written,
        authors=tuple(author.name for author in meta.authors),
        draft=draft,
    )


def _sources(
    choice: Choice, words: Mapping[str, str], dress: Callable[[str], str]
) -> Iterator[Note]:
    """The lines that name the sources of an article."""
    lang = choice.article.lang
    for source in choice.article.meta.sources:
        date = words["source_undated"] if source.date == UNDATED else since(source.date, lang)
        line = words["source_line"].format(title=source.title, author=source.author, date=date)
        line = dress(line)
        yield Note(line if source.url else closed(line), source.url or "", is_source=True)


def _notes(choice: Choice, words: Mapping[str, str], dress: Callable[[str], str]) -> Iterator[str]:
    """The other lines of the sources section; what a group and its hospital have in common is said
    once."""
    yield from dict.fromkeys(closed(dress(line)) for line in _said(choice, words))


def _said(choice: Choice, words: Mapping[str, str]) -> Iterator[str]:
    """Authors, funding, rights, approval, law."""
    article, profile, meta = choice.article, choice.hospital.profile, choice.article.meta
    authors = ", ".join(f"{whole(author.name)} ({author.role})" for author in meta.authors)
    yield words["authors_line"].format(authors=authors)
    yield " ".join(_ties(meta, words))
    yield words["rights_line"].format(text=meta.rights.text, figures=meta.rights.figures)
    yield from _credits(choice, words)
    for local in choice.local:
        if stamp := local.meta.stamp:
            date = day(stamp.date, article.lang)
            yield words["local_text"].format(name=whole(stamp.name), role=stamp.role, date=date)
    if profile.legal:
        yield profile.legal


def _ties(meta: FrontMatter, words: Mapping[str, str]) -> Iterator[str]:
    """Who paid for a leaflet, and its authors' ties with whoever gains by it."""
    if meta.funding.lower() == NOBODY:
        yield words["funding_none"]
    else:
        yield words["funding_line"].format(funding=meta.funding)
    if meta.interests and meta.interests.lower() == NOBODY:
        yield words["interests_none"]
    elif meta.interests:
        yield words["interests_line"].format(interests=meta.interests)


def _credits(choice: Choice, words: Mapping[str, str]) -> Iterator[str]:
    """Who answers for an approved text; the whole text names them, if there is room. A hospital
    that says some of it otherwise has words of its own that nobody attests. What is void never
    comes here: an approved text with it is refused."""
    article = choice.article
    names = choice.credits and choice.format.extent != "short"
    if article.approved:
        attested = not choice.local
        yield from credits_of(article.meta, words, article.lang, names=names, attested=attested)


def _inks(profile: Profile, colours: Mapping[str, str]) -> dict[str, Inks]:
    """The inks of the hospital's colours, as shares, if it says them."""
    if (press := profile.colours.press) is None:
        return {}
    return press_inks(colours, _shares(press.accent), _shares(press.tint))


def _shares(inks: PressInks | None) -> Inks | None:
    """Per cents as shares."""
    if inks is None:
        return None
    cyan, magenta, yellow, black = (round(ink / 100, 4) for ink in inks)
    return cyan, magenta, yellow, black


# --- pictures --------------------------------------------------------------------------------


def _covers(article: Article) -> Iterator[Asked]:
    if article.meta.picture:
        yield Asked(article.meta.picture, "", article.values.place(("picture",)), "cover")


def _asked(carried: list[Section], rendered: Mapping[str, Rendered]) -> Iterator[Asked]:
    for section in carried:
        one = rendered[section.role]
        yield from asked_in(section, one.pictures, one.html)


def _pictures(
    choice: Choice, asked: list[Asked], colours: Mapping[str, str], named: Mapping[str, str]
) -> dict[str, bytes]:
    """The pictures this edition shows, safe and in named inks, by their URL; a mark that is made of
    the hospital's logo is in its `colours`."""
    found = hung(asked, choice.article, choice.format, named)
    online = _online(choice)
    if online and online.picture:
        found[online.picture] = qr_code(online.address)
    if logo := _logo(choice, named, len(asked)):
        found[LOGO] = logo
    if not choice.article.meta.picture:
        found[MARK] = mark_of(_logo(choice, colours, len(asked)), colours, named)
    return found


def _logo(choice: Choice, colours: Mapping[str, str], others: int) -> bytes:
    """The hospital's logo as it is printed, beside so many other pictures; empty without one."""
    if (logo := choice.hospital.profile.logo) is None:
        return b""
    beside, _slash, _file = _logo_place(choice).file.rpartition("/")
    frame = frame_of("logo", choice.format, others + 1)
    return prepared(choice.hospital.logo, Place(f"{beside}/{logo.file}"), colours, frame)


def _logo_place(choice: Choice) -> Place:
    return choice.hospital.values.place(("logo", "file"))


def _logo_places(choice: Choice) -> dict[str, Place]:
    """Where the pictures of a hospital are asked for."""
    return dict.fromkeys((LOGO, MARK), _logo_place(choice))
