"""What is told of addresses that do not answer: findings of the rule `links`, each at its line.

They are warnings: a site that is down for an hour keeps no leaflet from a family.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from depliant.checks.addresses import Address, addresses
from depliant.checks.finding import Finding, Severity
from depliant.checks.registry import unsilenced
from depliant.checks.silenced import silenced
from depliant.content.select import allowances_of
from depliant.jobs.online.reaching import site_of
from depliant.jobs.online.trying import Bounds, Kind, Verdict, tried
from depliant.jobs.sources import Sources
from depliant.words import _, ngettext

RULE = "links"
BOUNDS = Bounds()


def found_online(sources: Sources) -> tuple[Finding, ...]:
    """What is found where the addresses of a request's articles and hospitals are tried, each
    once."""
    written = tuple(dict.fromkeys(_written(sources)))
    own = {site_of(one.text) for one in _of_hospitals(sources)}
    verdicts = tried([one.text for one in written], own, BOUNDS)
    found = [finding for one in written for finding in _told(one, verdicts[one.text])]
    allowances = [
        one for version in sources.versions for one in allowances_of(version.article, version.local)
    ]
    return (*silenced(found, allowances, unsilenced()), *_untried(verdicts))


def _written(sources: Sources) -> Iterator[Address]:
    for version in sources.versions:
        for one in addresses(version.article):
            if _is_web(one.text):
                yield one
    yield from _of_hospitals(sources)


def _of_hospitals(sources: Sources) -> Iterator[Address]:
    for hospital in sources.hospitals:
        if hospital.profile.web and _is_web(hospital.profile.web):
            yield Address(hospital.profile.web, hospital.values.place(("web",)))


def _is_web(address: str) -> bool:
    """Whether an address can be tried; what is wrong with others is told without trying."""
    try:
        site_of(address)
    except ValueError:
        return False
    return True


def _told(one: Address, verdict: Verdict) -> Iterator[Finding]:
    message = _message(verdict)
    if not message:
        return
    figures = {"status": verdict.status, "end": verdict.end[:120], "seconds": int(BOUNDS.each)}
    site = urlsplit(verdict.end).hostname or ""
    message = message.format(address=one.text[:120], site=site, **figures)
    remedy = _("Open it in a browser; then correct the address, or take the link out.")
    yield Finding(RULE, Severity.WARNING, message, remedy, one.place, quote=one.text)


def _message(verdict: Verdict) -> str:
    messages = {
        Kind.GONE: _("`{address}` is no longer there: the site answers {status}."),
        Kind.WRONG: _("`{address}` cannot be read: the site answers {status}."),
        Kind.UNKNOWN: _("`{address}` leads nowhere: there is no site {site}."),
        Kind.SILENT: _("`{address}` gives no safe answer within {seconds} seconds."),
        Kind.INSIDE: _("`{address}` leads into a network of one’s own ({site}): not tried."),
        Kind.ASTRAY: _("`{address}` sends on and on, or to what is no site: `{end}`."),
    }
    return messages.get(verdict.kind, "")


def _untried(verdicts: Mapping[str, Verdict]) -> Iterator[Finding]:
    """What there was no time for, in one line."""
    n = sum(one.kind is Kind.UNTRIED for one in verdicts.values())
    if n:
        message = ngettext(
            "{n} address was not tried: {seconds} seconds were over.",
            "{n} addresses were not tried: {seconds} seconds were over.",
            n,
        )
        message = message.format(n=n, seconds=int(BOUNDS.all))
        remedy = _("Try again, leaflet by leaflet: `check LEAFLET --online`.")
        yield Finding(RULE, Severity.WARNING, message, remedy)
