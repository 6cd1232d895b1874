"""letter: all that a family is told, before an address is known.

Subject, sender, file name and the first lines of the body tell nothing (`neutral`): they stand in
an inbox that others see. The true title stays inside the PDF.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from depliant.content.colours import on_dark, palette
from depliant.content.online import page_address
from depliant.content.reached import hospital_facts
from depliant.content.typography import rules
from depliant.digest import exact
from depliant.errors import Place, Problem, gather
from depliant.languages import direction
from depliant.mail import note as notes
from depliant.mail.addresses import shipped_domains
from depliant.mail.neutral import SEEN, Secret
from depliant.shelf.manifest import EditionEntry, LeafletEntry
from depliant.sources.fixed_words import FixedWords
from depliant.sources.hospital import Hospital
from depliant.sources.signature import fault
from depliant.typeset.compose import Composer
from depliant.words import _

MOST_BYTES = 2_000_000  # of an attachment: what mail systems and phones take without a question
_BESIDE_TEXT = re.compile(r"<(head|style|title)\b.*?</\1>|<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Attachment:
    """The file that goes with a letter: named by the leaflet's code, the shelf's own bytes."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Letter:
    """A message without a recipient: `sender` is a name, `address`, `reply_to` and `copy_to` are
    the hospital's (empty if its profile does not say). What it carries: code, version, hospital.
    `said` is the digest of all that it says, but the note."""

    lang: str
    subject: str
    sender: str
    plain: str
    html: str
    attachment: Attachment
    code: str
    version: str
    hospital: str
    draft: bool
    address: str = ""
    reply_to: str = ""
    copy_to: str = ""
    said: str = ""


@dataclass(frozen=True)
class Parcel:
    """What a letter is made of: an edition of the shelf and its bytes, its leaflet, its hospital,
    the fixed words of its language, a note in somebody's own words."""

    entry: EditionEntry
    leaflet: LeafletEntry
    hospital: Hospital
    words: FixedWords
    pdf: bytes = field(repr=False)
    note: str = ""

    @property
    def draft(self) -> bool:
        return self.entry.status != "approved"

    @property
    def file(self) -> str:
        return PurePosixPath(self.entry.files[0].path).name

    @property
    def sender(self) -> str:
        """The sender's name."""
        profile = self.hospital.profile
        return profile.mail.name or profile.name

    @property
    def web(self) -> str:
        """Under which address the hospital publishes its status pages; empty if it does not, or
        if its messages name none."""
        profile = self.hospital.profile
        return (profile.mail.web or profile.web or "") if profile.mail.status_page else ""


def write_letter(parcel: Parcel, composer: Composer) -> Letter:
    """The letter of an edition, composed from `templates/mail/`. Raises `InputError` with all that
    is wrong: what is not neutral, a file over 2 MB, a note that cannot be shown as it is."""
    letter = _composed(parcel, composer)
    bare = _composed(replace(parcel, note=""), composer) if parcel.note else letter
    gather((*_problems(parcel, bare), *_wrong_note(parcel, letter, bare)))
    head = (bare.subject, bare.sender, bare.address, bare.reply_to)
    return replace(letter, said=exact(*head, bare.plain, text_of(bare.html)))


def _composed(parcel: Parcel, composer: Composer) -> Letter:
    mail = parcel.hospital.profile.mail
    said = _said(parcel)
    return Letter(
        lang=parcel.entry.lang,
        subject=_subject(parcel),
        sender=parcel.sender,
        plain=composer.page("mail/letter.txt.j2", **said),
        html=composer.page("mail/letter.html.j2", **said),
        attachment=Attachment(parcel.file, parcel.pdf),
        code=parcel.leaflet.code,
        version=parcel.entry.version,
        hospital=parcel.hospital.slug,
        draft=parcel.draft,
        address=mail.address or "",
        reply_to=mail.reply_to or "",
        copy_to=mail.copy_to or "",
    )


# --- what the templates say ------------------------------------------------------------------


def _said(parcel: Parcel) -> dict[str, object]:
    """The values of the templates; they decide nothing."""
    dress = rules(parcel.entry.lang)
    words = {key: dress(text) for key, text in parcel.words.items()}
    profile, leaflet = parcel.hospital.profile, parcel.leaflet
    fills = {"hospital": parcel.sender, "file": parcel.file, "code": leaflet.code}
    return {
        "lang": parcel.entry.lang,
        "direction": direction(parcel.entry.lang),
        "draft": parcel.draft,
        "words": words,
        "subject": _subject(parcel),
        "attached": words["mail_attached"].format(**fills),
        "other_forms": words["mail_other_forms"].format(**fills),
        "status": words["mail_status" if parcel.web else "mail_status_ask"].format(
            version=parcel.entry.version
        ),
        "status_address": _status_address(parcel),
        "note": notes.paragraphs(parcel.note),
        "hospital": hospital_facts(profile, dress),
        "signature": profile.mail.signature or (parcel.sender,),
        "colours": _colours(profile.colours.accent, profile.colours.alert),
    }


def _subject(parcel: Parcel) -> str:
    dress = rules(parcel.entry.lang)
    fills = {"hospital": parcel.sender, "code": parcel.leaflet.code}
    return dress(parcel.words["mail_subject"].format(**fills))


def _status_address(parcel: Parcel) -> str:
    """The page that says whether this version is current (`web/status_pages`)."""
    code, version = parcel.leaflet.code, parcel.entry.version
    return page_address(parcel.web, code, version, parcel.entry.lang) if parcel.web else ""


def _colours(accent: str, alert: str) -> Mapping[str, str]:
    """The hospital's colours, and those that read on a dark ground."""
    dark = {"accent_on_dark": on_dark(accent), "alert_on_dark": on_dark(alert)}
    return palette(accent, alert) | dark


# --- what keeps a letter from being sent -----------------------------------------------------


def _problems(parcel: Parcel, letter: Letter) -> Iterator[Problem]:
    """What is wrong with a letter without a note."""
    yield from _too_large(letter.attachment)
    yield from _unseen(parcel, letter)
    secret = _secret(parcel)
    of_hospital = list(_telling_hospital(parcel, secret))
    yield from of_hospital or _telling_words(parcel, letter, secret)
    yield from _telling_addresses(parcel, secret)
    yield from _misspelt_addresses(parcel)


def _secret(parcel: Parcel) -> Secret:
    """What a message must not tell: what it is about, of what kind. Where its hospital is, and what
    it is called, is on every message."""
    leaflet, profile = parcel.leaflet, parcel.hospital.profile
    about = Secret.of(
        leaflet.title, *leaflet.synonyms, leaflet.kind, passing=parcel.words["mail_neutral"]
    )
    hosts = (urlsplit(parcel.web).netloc, (profile.mail.address or "").rpartition("@")[2])
    return about.without(" ".join((parcel.sender, *profile.address)), " ".join(hosts))


def _too_large(attachment: Attachment) -> Iterator[Problem]:
    if len(attachment.data) > MOST_BYTES:
        message = _("{name} has {size} kB; the most that is sent is {most} kB.")
        sizes = {"size": len(attachment.data) // 1000, "most": MOST_BYTES // 1000}
        remedy = _("Make its pictures smaller, or give it on paper.")
        yield Problem(message.format(name=attachment.name, **sizes), None, remedy)


def _unseen(parcel: Parcel, letter: Letter) -> Iterator[Problem]:
    """A sender's name, or a hospital's facts, that would not be shown as they are written."""
    if why := fault(parcel.sender):
        message = _("The hospital's name cannot be the sender's: {fault}.").format(fault=why)
        remedy = _("Correct it, or give another to messages: `mail:` with `name: …`.")
        yield Problem(message, parcel.hospital.values.place(("name",)), remedy)
    elif char := notes.hidden(letter.plain):
        message = _("The message holds a character that nobody sees: {char}.").format(char=char)
        remedy = _("Type the hospital's contacts and signature anew, without copying.")
        yield Problem(message, parcel.hospital.place, remedy)


def _telling_hospital(parcel: Parcel, secret: Secret) -> Iterator[Problem]:
    """A hospital whose name tells: every message says it."""
    if word := secret.told_by(parcel.sender):
        message = _("The sender's name “{name}” tells “{word}” to whoever sees the inbox.")
        key = ("mail", "name") if parcel.hospital.profile.mail.name else ("name",)
        place = parcel.hospital.values.place(key)
        remedy = _("Give a neutral one in the profile: `mail:` with `name: …`.")
        yield Problem(message.format(name=parcel.sender, word=word), place, remedy)


def _telling_words(parcel: Parcel, letter: Letter, secret: Secret) -> Iterator[Problem]:
    """Fixed words that tell where an inbox shows them."""
    shown = {
        _("The subject"): letter.subject,
        _("The file's name"): letter.attachment.name,
        _("The beginning of the text"): seen(letter.plain),
        _("The beginning of the page"): seen(text_of(letter.html)),
    }
    for what, text in shown.items():
        if word := secret.told_by(text):
            message = _("{what} tells “{word}” to whoever sees the inbox.")
            remedy = _("Change the words `mail_…` of this language in templates/words/.")
            yield Problem(message.format(what=what, word=word), _words_place(parcel), remedy)


def _telling_addresses(parcel: Parcel, secret: Secret) -> Iterator[Problem]:
    """Addresses that tell: the sender's, what stands before the @ of that for answers, the status
    page's."""
    mail, values = parcel.hospital.profile.mail, parcel.hospital.values
    web = ("mail", "web") if mail.web else ("web",)
    chosen = {
        ("mail", "address"): mail.address or "",  # its domain too: it is the sender's
        ("mail", "reply_to"): (mail.reply_to or "").partition("@")[0],
        web: parcel.web,
    }
    for key, address in chosen.items():
        if word := secret.told_by_address(address):
            message = _("The address in `{key}` tells “{word}” to whoever sees the message.")
            remedy = _("Give a neutral one in the profile: `mail:` with `{key}: …`.")
            if key == web:
                remedy = _("Give a neutral one: `mail:` with `web: …`, or `status_page: no`.")
            fills = {"key": ".".join(key), "word": word}
            place = values.place(key)
            yield Problem(message.format(**fills), place, remedy.format(key=key[-1]))


def _misspelt_addresses(parcel: Parcel) -> Iterator[Problem]:
    """Addresses of the hospital whose domain is a slip: answers and copies would go nowhere."""
    mail = parcel.hospital.profile.mail
    chosen = {"address": mail.address, "reply_to": mail.reply_to, "copy_to": mail.copy_to}
    for key, address in chosen.items():
        domain = (address or "").rpartition("@")[2]
        if meant := shipped_domains().meant_by(domain):
            message = _("The domain {domain} is probably misspelt.").format(domain=domain)
            place = parcel.hospital.values.place(("mail", key))
            yield Problem(message, place, _("Did you mean {domain}?").format(domain=meant))


def _words_place(parcel: Parcel) -> Place:
    return Place(f"templates/words/{parcel.entry.lang}.yaml")


def _wrong_note(parcel: Parcel, letter: Letter, bare: Letter) -> Iterator[Problem]:
    """A note that cannot be shown as it was typed, or that an inbox shows: nobody judged whether
    it tells."""
    yield from notes.faults(parcel.note)
    bodies = ((letter.plain, bare.plain), (text_of(letter.html), text_of(bare.html)))
    if any(seen(body) != seen(other) for body, other in bodies):
        message = _("A note would stand among the first {n} characters, which an inbox shows.")
        remedy = _("Make the words `mail_attached` longer, or leave the note out.")
        yield Problem(message.format(n=SEEN), _words_place(parcel), remedy)


def seen(text: str) -> str:
    """The beginning of a body, as an inbox shows it."""
    return " ".join(text.split())[:SEEN]


def text_of(page: str) -> str:
    """The words of an HTML body, hidden ones too."""
    return html.unescape(_TAG.sub(" ", _BESIDE_TEXT.sub(" ", page)))
