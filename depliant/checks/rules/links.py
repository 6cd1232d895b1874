"""links: what can be clicked leads somewhere: to a page of the file, a site that everybody can
open, a mailbox, a telephone. (Whether an address still answers, `--online` tries.)
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from depliant.checks.addresses import addresses
from depliant.checks.finding import Fault, Severity
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.rules.resources import linked
from depliant.checks.subjects import FileSubject, TextSubject
from depliant.content.prose.references import SCHEMES
from depliant.words import _

_MAILBOX = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")
_NUMBER = re.compile(r"\+?[\d\s().\u00a0\u202f-]+")
_INSIDE = (".local", ".lan", ".intranet", ".internal", ".intra", ".localhost", ".home")


def in_the_text(subject: TextSubject) -> Iterator[Fault]:
    for address in addresses(subject.article):
        scheme = address.text.partition(":")[0].casefold()
        if message := _wrong(scheme, address.text) if scheme in SCHEMES else "":
            remedy = _remedy(scheme)
            shown = address.text[:80]
            yield Fault(message.format(address=shown), remedy, address.place, quote=address.text)


def _wrong(scheme: str, address: str) -> str:
    """What is wrong with an address of a scheme that a leaflet may lead to; other schemes are told
    where the article is read."""
    target = address.partition(":")[2]
    if scheme == "mailto" and not _MAILBOX.fullmatch(target.partition("?")[0]):
        return _("`{address}` is no e-mail address.")
    if scheme == "tel" and not _dials(target):
        return _("`{address}` is no number that a telephone dials.")
    if scheme in ("http", "https"):
        host = _host(address)
        if not host:
            return _("`{address}` names no site.")
        if _is_inside(host):
            return _("`{address}` opens only inside the hospital: families cannot read it.")
    return ""


def _dials(target: str) -> bool:
    return bool(_NUMBER.fullmatch(target)) and len(re.findall(r"\d", target)) >= 2


def _host(address: str) -> str:
    """The site of an address; empty if it names none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _is_inside(host: str) -> bool:
    """Whether a site stands in a house's own network."""
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith(_INSIDE)


def _remedy(scheme: str) -> str:
    if scheme == "mailto":
        return _("Write it whole: `mailto:name@hospital.example`.")
    if scheme == "tel":
        return _("Write digits, as they are dialled: `tel:+33261914710`.")
    return _("Write the address that a browser at home shows: `https://hospital.example/page`.")


def in_the_file(subject: FileSubject) -> Iterator[Fault]:
    """Links of a finished file that lead nowhere, or to what a leaflet may not lead to."""
    engine_told = any(remark.about == "link" for remark in subject.pages.remarks)
    told = linked(subject.content)
    from depliant.pdf.ways import links

    for way in links(subject.file):
        if way.address and way.address.partition(":")[0].casefold() not in SCHEMES:
            message = _("A link on page {page} leads to `{address}`.")
        elif not (way.address or way.page or engine_told or way.name in told):
            message = _("A link on page {page} leads nowhere.")
        else:
            continue
        yield Fault(
            message.format(page=way.on, address=way.address[:80]),
            _("Correct the template; if it is the one that is shipped, report it."),
            subject.content.place,
        )


_REASON = "Who is sent nowhere, at night and in fear, does not try a second time."
_STANDARD = "WCAG 2.2, 2.4.4"
CHECKS = (
    Check(
        "links",
        Subject.TEXT,
        Severity.ERROR,
        _REASON,
        _STANDARD,
        in_the_text,
        topic=Topic.FILE,
        fails="Voyez [le site](https:/tilleuls.example/platre).",
        passes="Voyez [le site](https://tilleuls.example/platre).",
    ),
    Check(
        "links",
        Subject.FILE,
        Severity.ERROR,
        _REASON,
        _STANDARD,
        in_the_file,
        topic=Topic.FILE,
    ),
)
