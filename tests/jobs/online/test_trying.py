"""Addresses are tried for so long and no longer, and never inside the house."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import trustme

from depliant.jobs.online import reaching
from depliant.jobs.online.reaching import InsideError, ask, site_of
from depliant.jobs.online.trying import Bounds, Kind, tried, verdict

QUICK = Bounds(each=0.5, all=3.0)


class Site(ThreadingHTTPServer):
    """A web site of its own, and what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: Counter[str] = Counter()
        self.busy = self.busiest = 0
        self.lock = threading.Lock()

    def handle_error(self, *_args: object) -> None:
        """Whoever hangs up is no error here."""

    @property
    def own(self) -> set[tuple[str, int]]:
        return {("127.0.0.1", self.server_port)}

    def at(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"


class Handler(BaseHTTPRequestHandler):
    server: Site

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def log_message(self, *_args: object) -> None:
        pass

    def _answer(self) -> None:
        with self.server.lock:
            self.server.asked[f"{self.command} {self.path}"] += 1
            self.server.busy += 1
            self.server.busiest = max(self.server.busiest, self.server.busy)
        try:
            self._say(self.path.partition("?")[0].strip("/"))
        finally:
            with self.server.lock:
                self.server.busy -= 1

    def _say(self, word: str) -> None:
        if word.isdigit():
            self._status(int(word))
        elif word == "no-head":
            self._status(405 if self.command == "HEAD" else 200)
        elif word == "hangs-up-on-head" and self.command == "HEAD":
            self.close_connection = True
        elif word == "slow":
            time.sleep(0.1)
            self._status(200)
        elif word == "mute":
            time.sleep(2)
        elif word == "drip":
            for _n in range(40):
                self.wfile.write(b"H")
                time.sleep(0.1)
        elif word.startswith("to/"):
            self._status(302, self.path.partition("/to/")[2])
        else:
            self._status(200)

    def _status(self, status: int, location: str = "") -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.end_headers()


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr(reaching, "getproxies", dict)
    with Site() as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", Kind.GOOD),
        ("/été et santé?q=é", Kind.GOOD),
        ("/no-head", Kind.GOOD),
        ("/hangs-up-on-head", Kind.GOOD),
        ("/to//page", Kind.GOOD),
        ("/to/../page", Kind.GOOD),
        ("/404", Kind.GONE),
        ("/410", Kind.GONE),
        ("/to//404", Kind.GONE),
        ("/400", Kind.WRONG),
        ("/500", Kind.WRONG),
        ("/403", Kind.GOOD),  # closed to programs
        ("/429", Kind.GOOD),
        ("/503", Kind.GOOD),
        ("/to/file:///etc/passwd", Kind.ASTRAY),
        ("/to/ftp://tilleuls.example/", Kind.ASTRAY),
        ("/to//to//to//to//to//to//to//ok", Kind.ASTRAY),
        ("/to/http://127.0.0.2:1/", Kind.INSIDE),
        ("/to/http://[::1]:1/", Kind.INSIDE),
        ("/to/http://169.254.169.254/latest", Kind.INSIDE),
        ("/mute", Kind.SILENT),
        ("/drip", Kind.SILENT),
    ],
)
def test_what_comes_of_an_address(site: Site, path: str, kind: Kind) -> None:
    address = site.at(path)
    start = time.monotonic()
    assert tried([address], site.own, QUICK)[address].kind is kind
    assert time.monotonic() - start < QUICK.each + 0.9  # a mute site would be silent for longer


def test_head_comes_first_and_get_only_if_it_must(site: Site) -> None:
    tried([site.at("/a"), site.at("/no-head")], site.own, QUICK)
    assert site.asked == {"HEAD /a": 1, "HEAD /no-head": 1, "GET /no-head": 1}


def test_each_is_tried_once_and_a_few_at_a_time(site: Site) -> None:
    wanted = [site.at(f"/slow?{n % 10}") for n in range(20)]
    found = tried(wanted, site.own, QUICK)
    assert {one.kind for one in found.values()} == {Kind.GOOD}
    assert len(found) == 10
    assert set(site.asked.values()) == {1}
    assert 1 < site.busiest <= QUICK.at_once


def test_all_of_them_have_an_end(site: Site) -> None:
    wanted = [site.at(f"/mute?{n}") for n in range(12)]
    start = time.monotonic()
    found = tried(wanted, site.own, Bounds(each=0.6, all=1.0))
    assert time.monotonic() - start < 2
    assert set(found) == set(wanted)
    kinds = Counter(one.kind for one in found.values())
    assert kinds[Kind.UNTRIED] >= 4
    assert kinds[Kind.SILENT] >= 1


def test_a_site_of_the_house_is_reached_only_if_it_is_the_hospitals_own(site: Site) -> None:
    until = time.monotonic() + 1
    assert verdict(site.at("/"), until, site.own).kind is Kind.GOOD
    assert verdict(site.at("/"), until).kind is Kind.INSIDE
    assert verdict(site.at("/"), until, {("127.0.0.1", 80)}).kind is Kind.INSIDE
    assert site.asked == {"HEAD /": 1}


@pytest.mark.parametrize(
    "number",
    [
        *("127.0.0.1", "10.1.2.3", "192.168.0.9", "172.16.4.4", "169.254.0.1", "0.0.0.0"),
        *("100.64.0.1", "224.0.0.1", "::1", "fe80::1", "fc00::1", "::ffff:10.0.0.1"),
    ],
)
def test_a_name_that_resolves_inside(number: str, monkeypatch: pytest.MonkeyPatch) -> None:
    outside = (2, 1, 6, "", ("93.184.216.34", 80))
    found = [outside, (2, 1, 6, "", (number, 80))]
    monkeypatch.setattr(reaching, "getproxies", dict)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: found)
    with pytest.raises(InsideError):
        ask("http://tilleuls.example/", "HEAD", time.monotonic() + 1)


def test_no_site_has_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_args: object, **_more: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(reaching, "getproxies", dict)
    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert verdict("https://tilleuls.invalid/", time.monotonic() + 1).kind is Kind.UNKNOWN


def test_nobody_listens(site: Site) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    found = verdict(f"http://127.0.0.1:{port}/", time.monotonic() + 1, {("127.0.0.1", port)})
    assert found.kind is Kind.SILENT


def test_a_certificate_that_nobody_vouches_for(site: Site) -> None:
    secure = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority = trustme.CA()
    authority.issue_cert("127.0.0.1").configure_cert(secure)
    site.socket = secure.wrap_socket(site.socket, server_side=True, do_handshake_on_connect=False)
    address = site.at("/").replace("http:", "https:")
    assert verdict(address, time.monotonic() + 1, site.own).kind is Kind.SILENT


def test_a_certificate_that_is_vouched_for(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    secure, client = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.create_default_context()
    authority = trustme.CA()
    authority.issue_cert("127.0.0.1").configure_cert(secure)
    authority.configure_trust(client)
    monkeypatch.setattr(ssl, "create_default_context", lambda: client)
    site.socket = secure.wrap_socket(site.socket, server_side=True, do_handshake_on_connect=False)
    address = site.at("/").replace("http:", "https:")
    assert verdict(address, time.monotonic() + 1, site.own).kind is Kind.GOOD


def test_behind_a_proxy(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reaching, "getproxies", lambda: {"http": site.at("/")})
    until = time.monotonic() + 1
    assert verdict("http://tilleuls.invalid/a?b", until).kind is Kind.GOOD
    assert site.asked == {"HEAD http://tilleuls.invalid:80/a?b": 1}
    assert verdict("http://10.0.0.1/a", until).kind is Kind.INSIDE


@pytest.mark.parametrize(
    ("address", "site_"),
    [
        ("https://Tilleuls.example/x", ("tilleuls.example", 443)),
        ("http://tilleuls.example:8080", ("tilleuls.example", 8080)),
        ("https://hôpital.example/", ("xn--hpital-ixa.example", 443)),
        ("http://[::1]/", ("::1", 80)),
    ],
)
def test_sites(address: str, site_: tuple[str, int]) -> None:
    assert site_of(address) == site_


@pytest.mark.parametrize("address", ["ftp://x.example", "https:///x", "http://x:99999/", "rien"])
def test_no_sites(address: str) -> None:
    with pytest.raises(ValueError):
        site_of(address)
