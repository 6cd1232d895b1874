"""Inks are mixed wherever a page shows them, for offices and presses, and nothing else changes."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name

from depliant.content.colours import palette, press_inks
from depliant.content.inks.named import STAND_INS, in_names
from depliant.pdf.inks import Mixer, OfficeMixer, mix, mixed
from depliant.pdf.left import inks_left, rgb_left
from depliant.pdf.separation import PressMixer
from depliant.typeset.finish.gradients import as_shadings

HOSPITALS = (palette("#7a1f5c", "#c04000"), palette("#336699", "#336699"))
DRAWING = """<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 90 60' width='90' height='60'>
<defs><linearGradient id='l' x1='0' x2='1'><stop offset='0' stop-color='{accent}'/>
<stop offset='.3' stop-color='{tint}'/><stop offset='1' stop-color='#ffe000'/></linearGradient>
<radialGradient id='r'><stop offset='0' stop-color='{alert}'/><stop offset='1'
stop-color='{line}'/></radialGradient></defs>
<rect x='5' y='5' width='40' height='20' fill='url(#l)' stroke='{alert}' stroke-width='2'/>
<circle cx='65' cy='20' r='14' fill='url(#r)'/><g opacity='.5'><rect x='10' y='30' width='50'
height='20' fill='{accent}'/><path d='M5 55h80' stroke='#336699' stroke-width='3'/></g>
<circle cx='50' cy='45' r='12' fill='{alert}' fill-opacity='.4' stroke='{accent}'
stroke-dasharray='3 2'/></svg>"""
PAGE = """<html lang=ar dir=rtl><meta charset=utf-8><title>x</title><style>
@page {{ size: 120mm 90mm; margin: 8mm; background: {tint} }}
body {{ font: 12pt sans-serif; color: {alert} }} h1 {{ border-block-end: 1mm dotted {line} }}
.a {{ background: linear-gradient(90deg, {accent}, {tint} 40%, white) }}
.b {{ background: linear-gradient({alert}, transparent); border: 1mm solid {accent} }}
.c {{ opacity: .6; background: {line}; color: #336699; border-inline-start: 2mm double {accent} }}
</style><h1>عنوان</h1><p class=a>نص <b style="color: #7a1f5c">حرفي</b></p><p class=b>نص</p>
<p class=c>نص</p><img alt="" src="depliant:drawing"></html>"""


def page(colours: Mapping[str, str], **options: Any) -> bytes:
    """A page with all that can be coloured, in some colours."""
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Drawing(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            svg = DRAWING.format(**colours).encode()
            return URLFetcherResponse(url, svg, {"Content-Type": "image/svg+xml"})

    html = HTML(string=PAGE.format(**colours), base_url="depliant:", url_fetcher=Drawing())
    return bytes(html.write_pdf(finisher=lambda _document, pdf: as_shadings(pdf), **options))


@pytest.fixture(scope="module")
def named() -> bytes:
    return page(in_names(HOSPITALS[0]))


def dots(pdf: bytes) -> bytes:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return bytes(document[0].render(scale=100 / 72).buffer)
    finally:
        document.close()


def left(pdf: bytes, what: Callable[[pikepdf.Pdf], list[str]]) -> list[str]:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return what(file)


def test_a_page_in_named_inks_holds_them_all(named: bytes) -> None:
    assert left(named, inks_left) == sorted(STAND_INS)


@pytest.mark.parametrize("colours", HOSPITALS)
def test_an_office_s_page_is_as_if_it_had_been_set_in_its_colours(
    named: bytes, colours: Mapping[str, str]
) -> None:
    made = mixed(named, OfficeMixer(colours))
    assert left(made, inks_left) == []
    assert dots(made) == dots(page(colours)) != dots(named)
    assert made == mixed(named, OfficeMixer(colours))


@pytest.mark.parametrize("colours", HOSPITALS)
def test_a_press_s_page_too(named: bytes, colours: Mapping[str, str]) -> None:
    """A literal that is the hospital's accent takes its inks; others are converted."""
    own = press_inks(colours, (0.8, 0.31, 0.0, 0.22), None)
    made = mixed(named, PressMixer(None, colours, own))
    assert left(made, inks_left) == left(made, rgb_left) == []
    assert dots(made) == dots(mixed(page(colours), PressMixer(None, {}, own)))
    assert b"0.8 0.31 0 0.22 k" in drawn(made)


def drawn(pdf: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        file.pages[0].contents_coalesce()
        return file.pages[0].Contents.read_bytes()


# --- what other programs would write, and what we make of pages ------------------------------

ACCENT = "0.1078 0.3706 0.4333"


class Far:
    """A mixer that shows what came to it: blue for the accent, RGB or four inks."""

    def __init__(self, *given: float) -> None:
        self.given, self.pictures = given, 0
        self.space = Name.DeviceRGB if len(given) == 3 else Name.DeviceCMYK
        self.met: list[tuple[float, ...]] = []

    def colour(self, rgb: tuple[float, ...], /) -> tuple[float, ...]:
        self.met.append(rgb)
        return self.given

    def picture(self, image: Any, /) -> None:
        self.pictures += 1


def holding(content: bytes | list[bytes], **resources: Any) -> pikepdf.Pdf:
    file = pikepdf.new()
    file.add_blank_page(page_size=(100, 100))
    pieces = [content] if isinstance(content, bytes) else content
    streams = [file.make_stream(piece) for piece in pieces]
    file.pages[0].obj.Contents = streams[0] if len(streams) == 1 else Array(streams)
    found = {key: build(file) for key, build in resources.items()}
    file.pages[0].obj.Resources = Dictionary(
        {f"/{key}": Dictionary(One=item) for key, item in found.items()}
    )
    return file


def form(content: bytes, **keys: Any) -> Callable[[pikepdf.Pdf], Any]:
    def build(file: pikepdf.Pdf) -> Any:
        made = file.make_stream(content, Type=Name.XObject, Subtype=Name.Form)
        made.BBox = Array([0, 0, 9, 9])
        for key, value in keys.items():
            made[f"/{key}"] = value(file) if callable(value) else value
        return made

    return build


def gradient(file: pikepdf.Pdf) -> Any:
    """From the accent to red and back, in two pieces."""
    ends = ([0.1078, 0.3706, 0.4333], [1, 0, 0])
    pieces = [
        Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=Array(a), C1=Array(b))
        for a, b in (ends, ends[::-1])
    ]
    function = Dictionary(FunctionType=3, Functions=Array(pieces), Domain=[0, 1], Bounds=[0.5])
    space = {"ShadingType": 2, "ColorSpace": Name.DeviceRGB, "Coords": Array([0, 0, 9, 9])}
    return file.make_indirect(Dictionary(Function=file.make_indirect(function), **space))


def of_resources(**resources: Any) -> Callable[[pikepdf.Pdf], Any]:
    def build(file: pikepdf.Pdf) -> Any:
        return Dictionary({f"/{k}": Dictionary(In=make(file)) for k, make in resources.items()})

    return build


FILL = f"{ACCENT} rg\n0 0 9 9 re\nf".encode()
INNER = form(b"/In Do", Resources=of_resources(XObject=form(FILL)))


def group(_file: pikepdf.Pdf) -> Any:
    return Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)


def mask(file: pikepdf.Pdf) -> Any:
    return Dictionary(SMask=Dictionary(S=Name.Luminosity, G=form(FILL, Group=group)(file)))


def tile(file: pikepdf.Pdf) -> Any:
    made = form(b"/In Do", Resources=of_resources(XObject=form(FILL)))(file)
    del made["/Subtype"]
    made.PatternType, made.PaintType, made.XStep, made.YStep = 1, 1, 9, 9
    return made


def shaded(file: pikepdf.Pdf) -> Any:
    return Dictionary(PatternType=2, Shading=gradient(file))


PLACES: tuple[tuple[bytes | list[bytes], dict[str, Any]], ...] = (
    (FILL, {}),
    ([b"q", FILL, b"Q"], {}),
    (f"q {ACCENT} rg 0 0 9 9 re f Q".encode(), {}),
    (f"BT (as plain as 1 0 0 rg) Tj ET {ACCENT} RG".encode(), {}),
    (b"/One Do", {"XObject": form(FILL)}),
    (b"/One Do", {"XObject": INNER}),
    (b"/Pattern cs /One scn", {"Pattern": tile}),
    (b"/Pattern cs /One scn", {"Pattern": shaded}),
    (b"/One sh", {"Shading": gradient}),
    (b"/One gs", {"ExtGState": mask}),
)


@pytest.mark.parametrize(("content", "resources"), PLACES)
@pytest.mark.parametrize("given", [(0, 0, 1), (0.9, 0.8, 0, 0.1)])
def test_wherever_a_colour_stands_it_is_found_and_mixed(
    content: bytes | list[bytes], resources: dict[str, Any], given: tuple[float, ...]
) -> None:
    file = holding(content, **resources)
    assert inks_left(file) == ["accent"]
    far: Mixer = Far(*given)
    mix(file, far)
    assert inks_left(file) == []
    if len(given) == 4:
        assert rgb_left(file) == []


def test_pages_that_were_brought_in_and_what_they_inherit_are_mixed() -> None:
    """The library's list of pages is made once, and not again when the tree changes."""
    file, other = holding(b"q Q"), holding(FILL)
    assert len(file.pages) == 1
    brought = file.copy_foreign(other.Root.Pages.Kids[0])
    brought.Parent = file.Root.Pages
    file.Root.Pages.Kids, file.Root.Pages.Count = Array([file.Root.Pages.Kids[0], brought]), 2
    file.Root.Pages.Resources = Dictionary(XObject=Dictionary(One=form(FILL)(file)))
    mix(file, Far(0, 0, 1))
    assert inks_left(file) == []


def test_what_only_looks_like_a_colour_stays() -> None:
    """In a string, in a picture inside a stream, in letters as numbers, in a name."""
    words = f"BT\n(a line\n{ACCENT} rg\nand \\) {ACCENT} RG) Tj\n<0010 0020> Tj\nET\n"
    dots_ = b"BI /W 1 /H 1 /BPC 8 /CS /RGB ID 1 0 0 rg EI\n"
    file = holding(words.encode() + dots_ + b"/argrg gs\n0 1 0 rg\n")
    far = Far(0, 0, 1)
    mix(file, far)
    after = [
        (str(step.operator), list(step.operands))
        for step in pikepdf.parse_content_stream(file.pages[0])
    ]
    assert far.met == [(0, 1, 0)]
    assert ("rg", [0, 0, 1]) in after
    assert next(said for operator, said in after if operator == "Tj") == [
        pikepdf.String(f"a line\n{ACCENT} rg\nand ) {ACCENT} RG")
    ]
    data = file.pages[0].Contents.read_bytes()
    assert b"1 0 0 rg EI" in data.replace(b"\n", b" ")


def test_what_several_pages_show_is_mixed_once() -> None:
    """Else four inks would be read as three colours; what is alike stays alike."""
    file = holding(b"/One Do", XObject=form(FILL), Shading=gradient)
    file.pages.append(file.pages[0])
    far = Far(0.9, 0.8, 0.0, 0.1)
    mix(file, far)
    assert far.met.count((0.1078, 0.3706, 0.4333)) == 3  # the fill, two ends of the gradient


def test_a_gradient_that_is_no_run_of_colours_is_told() -> None:
    """Dots or a program instead of two ends: a press's file says that it was not mixed."""
    file = holding(b"/One sh", Shading=gradient)
    file.pages[0].Resources.Shading.One.Function = Dictionary(FunctionType=4, Domain=[0, 1])
    mix(file, Far(0.9, 0.8, 0.0, 0.1))
    assert rgb_left(file) == ["shading"]


def test_blending_happens_among_the_inks_of_the_press() -> None:
    for given, space in (((0, 0, 1), "/DeviceRGB"), ((0, 0, 0, 1), "/DeviceCMYK")):
        file = holding(b"/One Do", XObject=form(FILL, Group=group))
        mix(file, Far(*given))
        assert space == file.pages[0].Resources.XObject.One.Group.CS
