"""One request to one site, safely: never into the house's own network, never past a time.

An article is written by anybody: an address in it, or where a site sends on to, may name a machine
of the hospital. Names are resolved here, each of their numbers is looked at, and the connection
goes to the number that was looked at: a name cannot change its mind in between. Behind a proxy,
which resolves names itself, what is known here of a name is looked at all the same.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Collection
from contextlib import closing, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPSConnection
from threading import Timer
from urllib.parse import quote, urlsplit
from urllib.request import getproxies, proxy_bypass

from depliant import __version__

AGENT = f"depliant/{__version__} (looks whether the links of a patient leaflet answer)"
PORTS = {"http": 80, "https": 443}
_AS_IT_IS = "/%:=&?~#+!$,;'@()*[]"  # signs of an address that need no other writing
Site = tuple[str, int]  # a host and its port


class InsideError(Exception):
    """A site stands in a network of one's own, where a leaflet leads nobody."""


class UnknownError(Exception):
    """There is no site of that name."""


@dataclass(frozen=True)
class Answer:
    """What a site answered: the status (RFC 9110), where it sends on to."""

    status: int
    sends_to: str = ""


def site_of(address: str) -> Site:
    """The host and port of a web address; `ValueError` if it is none."""
    parts = urlsplit(address)
    if parts.scheme not in PORTS or not parts.hostname:
        raise ValueError(address)
    host = parts.hostname if ":" in parts.hostname else parts.hostname.encode("idna").decode()
    return host.casefold(), parts.port or PORTS[parts.scheme]


def ask(address: str, method: str, until: float, own: Collection[Site] = ()) -> Answer:
    """The answer of a site to `method`; none of its text is read. `until` is when it is too late,
    on `time.monotonic`; `own` are sites that may stand inside.

    Raises `InsideError`, `UnknownError`, `ValueError` for what is no address, `OSError` and
    `HTTPException` if nothing comes back.
    """
    scheme, site = urlsplit(address).scheme, site_of(address)
    proxy = "" if proxy_bypass(site[0]) else getproxies().get(scheme, "")
    number = _looked_at(site, own, known=not proxy)
    connection = _connection(scheme, site, proxy, _left(until))
    watch = Timer(_left(until), _cut, (connection,))  # one may send a byte a second, for ever
    watch.daemon = True
    watch.start()
    with closing(connection):
        try:
            if not proxy:
                _connect(connection, site, number, _left(until))
            whole = bool(proxy) and scheme == "http"
            connection.request(method, _asked(address, whole), headers={"User-Agent": AGENT})
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers.get("Location", ""))
        finally:
            watch.cancel()


def _asked(address: str, whole: bool) -> str:
    """What is asked of a site: the part of an address behind it, or the `whole` of it."""
    parts = urlsplit(address)
    query = f"?{parts.query}" if parts.query else ""
    host = f"{parts.scheme}://{':'.join(map(str, site_of(address)))}" if whole else ""
    return host + quote(f"{parts.path or '/'}{query}", _AS_IT_IS)


def _looked_at(site: Site, own: Collection[Site], *, known: bool) -> str:
    """The number of a site that may be reached; a name that a proxy will resolve need not be
    `known` here."""
    try:
        found = socket.getaddrinfo(*site, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if not known:
            return ""
        if error.errno == socket.EAI_NONAME:
            raise UnknownError(site[0]) from None
        raise
    numbers = [str(one[4][0]) for one in found]
    if site not in own and not all(map(_is_outside, numbers)):
        raise InsideError(site[0])
    return numbers[0]


def _is_outside(number: str) -> bool:
    """Whether an internet number is everybody's: no loop, no private network, no group."""
    address = ipaddress.ip_address(number.partition("%")[0])
    address = getattr(address, "ipv4_mapped", None) or address
    return address.is_global and not address.is_multicast


def _connection(scheme: str, site: Site, proxy: str, seconds: float) -> HTTPConnection:
    kind: type[HTTPConnection] = HTTPSConnection if scheme == "https" else HTTPConnection
    if not proxy:
        return kind(*site, timeout=seconds)
    through = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
    connection = kind(through.hostname or "", through.port or 3128, timeout=seconds)
    if scheme == "https":
        connection.set_tunnel(*site)
    return connection


def _connect(connection: HTTPConnection, site: Site, number: str, seconds: float) -> None:
    """Open a connection to the number that was looked at."""
    connection.sock = socket.create_connection((number, site[1]), seconds)
    if isinstance(connection, HTTPSConnection):
        secure = ssl.create_default_context()
        connection.sock = secure.wrap_socket(
            connection.sock, server_hostname=site[0], do_handshake_on_connect=False
        )
        connection.sock.do_handshake()


def _cut(connection: HTTPConnection) -> None:
    """End a connection that takes too long, whatever it waits for."""
    with suppress(OSError, AttributeError):
        connection.sock.shutdown(socket.SHUT_RDWR)


def _left(until: float) -> float:
    """The seconds that are left; `TimeoutError` if none are."""
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
