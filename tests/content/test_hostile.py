"""Hostile articles, profiles, pictures: refused or shown as text; nothing read, fetched, run."""

from __future__ import annotations

import re
import socket
import struct
import zlib
from pathlib import Path

import pytest

from depliant.content.colours import palette
from depliant.content.pictures.frames import Frame
from depliant.content.pictures.prepared import prepared
from depliant.content.select import select
from depliant.errors import InputError, Place
from depliant.pressroom.press import Press
from depliant.sources.workspace import Workspace
from depliant.typeset.compose import Composer
from tests.conftest import choose, edit

CANARY = "canary-5d41402a"
SPOT = "et coûte extrêmement cher."
SHOWN_AS_TEXT = [
    "<script>alert(1)</script>",
    "<iframe src='https://example.org'></iframe>",
    "<style>p { display: none }</style>",
    "<img src=x onerror=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<link rel=attachment href=file:///etc/passwd>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](  javascript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html,hello)",
    "[x](vbscript:x)",
    "[x](file:///etc/passwd)",
    "[x][1]\n\n[1]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "<https://example.org/a>",
    "texte {: onclick=alert(1) style='position:fixed' }",
    "**gras**{: style='display:none' onmouseover=x }",
    "[x](https://example.org){: href=javascript:alert(1) }",
    "*[cher]: <script>x</script>",
    "note[^1]\n\n[^1]: <script>x</script>",
    "{% import os %}{% set x = 1 %}",
    "![x](figures/prelever.svg){: src=file:///etc/passwd }",
]
REFUSED = [
    "![x](file:///etc/passwd)",
    "![x](http://example.org/x.png)",
    "![x](//example.org/x.png)",
    "![x](../../hospitals/tilleuls/logo.svg)",
    "![x](/etc/passwd)",
    "![x](figures/..%2f..%2fsecret.svg)",
    "![x](figures/../../secret.svg)",
    "![x](data:image/png;base64,AAAA)",
    "![x](<file:///etc/passwd>)",
    "![x][1]\n\n[1]: file:///etc/passwd",
    "![x]\n\n[x]: http://example.org/x.png",
    "{{ hospital.__class__ }}",
    "{{ hospital.name.upper() }}",
    "{{ 7*7 }}",
    "{{ hospital.nam }}",
    "{{ config }}",
    "{{ leaflet.approval.stamp }}",
]
_ALLOWED_ATTRIBUTES = {
    *("lang", "dir", "class", "charset", "name", "content", "style", "id", "data-section", "src"),
    *("alt", "href", "title", "scope", "start", "data-picture"),
}


def compose(root: Path) -> str:
    choice = choose(root, "screen")
    content, _odd = select(choice)
    return Composer(Workspace(root).house_style.templates).compose(content, choice.format)


_MEASURE = r"--(?:share|poster|apart): [\d.]+(?:pt|em)?"  # of a template, from lengths of text
_OUR_STYLE = re.compile(
    rf"background-image: url\('depliant:[\w:./-]+'\)|{_MEASURE}(?:; {_MEASURE})*"
)


@pytest.mark.parametrize("text", SHOWN_AS_TEXT)
def test_shown_as_text(folder: Path, article: Path, text: str) -> None:
    edit(article, SPOT, f"{SPOT}\n\n{text}\n\nOr")
    html = compose(folder)
    tags = re.findall(r"<([a-z0-9]+)((?:\s+[\w-]+(?:=\"[^\"]*\")?)*)\s*/?>", html)
    assert not {tag for tag, _rest in tags} & {"script", "iframe", "link", "object", "base", "form"}
    assert html.count("<style") == 1
    names = {
        name
        for _tag, rest in tags
        for name in re.findall(r"([\w-]+)=", re.sub(r"\"[^\"]*\"", "", rest))
    }
    assert names <= _ALLOWED_ATTRIBUTES
    links = re.findall(r'(?:href|src)="([^"]*)"', html)
    assert all(re.match(r"(?:https?:|mailto:|tel:|#|depliant:)", link) for link in links), links
    styles = re.findall(r'style="([^"]*)"', html)
    assert [one for one in styles if not _OUR_STYLE.fullmatch(one)] == []


@pytest.mark.parametrize("text", SHOWN_AS_TEXT[:13])
def test_the_author_is_told(folder: Path, article: Path, text: str) -> None:
    edit(article, SPOT, f"{SPOT}\n\n{text}\n\nOr")
    _content, odd = select(choose(folder, "screen"))
    assert odd
    assert all(problem.place and problem.place.line and problem.remedy for problem in odd)


@pytest.mark.parametrize("text", REFUSED)
def test_refused(folder: Path, article: Path, text: str) -> None:
    (folder / "secret.svg").write_text(CANARY, encoding="utf-8")
    edit(article, SPOT, f"{SPOT}\n\n{text}\n\nOr")
    with pytest.raises(InputError) as caught:
        select(choose(folder, "screen"))
    assert all(p.place and p.place.line and p.remedy for p in caught.value.problems)


def test_values_of_a_hospital_are_text(folder: Path) -> None:
    path = folder / "hospitals" / "tilleuls" / "hospital.yaml"
    edit(path, "name: Hôpital des Tilleuls", 'name: "<script>x</script> {{ 7*7 }} **gras**"')
    html = compose(folder)
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "49" not in re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL).replace("0417", "")
    assert "**gras**" in html


def test_a_fact_is_text_in_running_text_too(folder: Path, article: Path) -> None:
    path = folder / "hospitals" / "tilleuls" / "hospital.yaml"
    edit(path, "site: Service de pédiatrie", 'site: "<b>x</b> *y* [z](javascript:1)"')
    edit(article, SPOT, "coûte {{ hospital.site }}, {{ hospital.contacts.ward.phone }}")
    html = compose(folder)
    assert "<b>x</b>" not in html
    assert "&lt;b&gt;x&lt;/b&gt; *y* [z](javascript:1)" in html
    assert 'href="tel:+33261914710"' in html


def test_a_link_leads_outside(folder: Path) -> None:
    secret = folder / "secret.svg"
    secret.write_text(
        f"<svg xmlns='http://www.w3.org/2000/svg'><desc>{CANARY}</desc></svg>", encoding="utf-8"
    )
    figure = folder / "leaflets" / "immunotherapie" / "figures" / "prelever.svg"
    figure.unlink()
    figure.symlink_to(secret)
    with pytest.raises(InputError, match="a link that leads out"):
        select(choose(folder, "screen"))
    logo = folder / "hospitals" / "tilleuls" / "logo.svg"
    logo.unlink()
    logo.symlink_to(secret)
    with pytest.raises(InputError):
        choose(folder, "screen")


SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>{}</svg>'
)
HOSTILE_SVG = {
    "script": SVG.format("", "<script>alert(1)</script>"),
    "onload": SVG.format('onload="x()"', ""),
    "foreignObject": SVG.format("", "<foreignObject><p>x</p></foreignObject>"),
    "image": SVG.format("", '<image href="file:///etc/passwd"/>'),
    "xlink": SVG.format("", '<use xlink:href="http://example.org/x.svg#a"/>'),
    "use": SVG.format("", '<use href="#a"/>'),
    "style": SVG.format("", "<style>@import url(http://example.org)</style>"),
    "style attribute": SVG.format("", '<path style="fill: url(http://example.org)" d=""/>'),
    "url in fill": SVG.format("", '<path fill="url(http://example.org/x.svg#a)" d=""/>'),
    "words": SVG.format("", "<text>des mots</text>"),
    "animation": SVG.format("", '<animate attributeName="x"/>'),
    "external entity": '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    + SVG.format("", "&x;"),
    "billion laughs": '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    + SVG.format("", "&b;"),
    "not a picture": "bonjour",
    "another root": '<html xmlns="http://www.w3.org/1999/xhtml"/>',
}


@pytest.mark.parametrize("name", HOSTILE_SVG)
def test_hostile_pictures(name: str) -> None:
    with pytest.raises(InputError) as caught:
        made_safe(HOSTILE_SVG[name].encode(), "logo.svg")
    assert "logo.svg" in str(caught.value)


def made_safe(data: bytes, name: str) -> bytes:
    colours = palette("#1b5e6e", "#a3261a")
    return prepared(data, Place(name), colours, Frame(1000, 1000, 100_000))


def chunk(kind: bytes, data: bytes) -> bytes:
    checked = kind + data
    return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))


def png(side: int) -> bytes:
    """A small file that says it is a picture of `side` × `side` pixels."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(bytes(side + 1) * min(side, 9)))
    return b"".join((b"\x89PNG\r\n\x1a\n", head, pixels, chunk(b"IEND", b"")))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (png(60_000), "60000 × 60000 pixels: more than we take"),
        (png(9)[:20], "cut short"),
        (png(9)[:-20], "cut short"),
        (png(9)[:-12], "cut short"),
        (png(9).replace(b"IDAT", b"IDAX"), "cut short"),
    ],
    ids=["huge", "in its head", "in its pixels", "before its end", "another chunk"],
)
def test_a_png_bomb_and_a_damaged_png(data: bytes, said: str) -> None:
    with pytest.raises(InputError) as caught:
        made_safe(data, "x.png")
    assert said in str(caught.value)


def test_pressing_opens_no_connection(
    folder: Path, fresh_press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    for format_name in ("a4", "trifold", "screen"):
        assert fresh_press.press(choose(folder, format_name)).artifacts
