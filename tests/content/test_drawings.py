"""Drawings as Inkscape, Illustrator and others write them: cleaned, or refused in words."""

from __future__ import annotations

import subprocess
import sys
from xml.etree.ElementTree import Element, fromstring

import pytest

from depliant.content.pictures.drawings import cleaned, coloured
from depliant.errors import InputError, Place

HERE = Place("leaflets/x/figures/plan.svg")
SVG = "{http://www.w3.org/2000/svg}"
INKSCAPE = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->
<svg width="210mm" height="297mm" viewBox="0 0 210 297" version="1.1" id="svg5" xml:space="preserve"
   inkscape:version="1.2.2" sodipodi:docname="plan.svg"
   xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
   xmlns:xlink="http://www.w3.org/1999/xlink" xmlns="http://www.w3.org/2000/svg"
   xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:cc="http://creativecommons.org/ns#">
  <sodipodi:namedview id="namedview7" pagecolor="#ffffff"><inkscape:grid/></sodipodi:namedview>
  <metadata><rdf:RDF><cc:Work rdf:about=""><cc:license/></cc:Work></rdf:RDF></metadata>
  <defs id="defs2">
    <linearGradient id="linearGradient10" inkscape:collect="always">
      <stop style="stop-color:#ff0000;stop-opacity:1;" offset="0" id="stop1"/>
      <stop style="stop-color:#00ff00;stop-opacity:1.0" offset="1" id="stop2"/>
    </linearGradient>
    <linearGradient xlink:href="#linearGradient10" id="lg12" x1="0" x2="9"
      gradientUnits="userSpaceOnUse"/>
    <linearGradient id="unused"><stop offset="0"/></linearGradient>
    <inkscape:path-effect effect="spiro" id="pe"/>
    <filter id="blur"><feGaussianBlur stdDeviation="2"/></filter>
    <marker style="overflow:visible" id="Arrow1" refX="0" refY="0" orient="auto"
      markerWidth="3" markerHeight="4"><path d="M0 0h2" style="fill:context-stroke"/></marker>
  </defs>
  <g inkscape:label="Calque 1" inkscape:groupmode="layer" id="layer1">
    <path style="font-variation-settings:normal;opacity:1;fill:url(#lg12);fill-opacity:1;
      stroke:#000000;stroke-width:0.3;stroke-dasharray:none;-inkscape-stroke:none;
      marker-end:url(#Arrow1);paint-order:normal" d="M1 1h9" id="p1" sodipodi:nodetypes="cc"/>
    <rect x="1" y="1" width="9" height="9" style="fill:currentColor"/>
    <text xml:space="preserve" id="empty"><tspan> </tspan></text>
  </g>
  <g style="display:none" id="layer2"><text>brouillon</text></g>
</svg>"""
ILLUSTRATOR = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
  <!ENTITY ns_extend "http://ns.adobe.com/Extensibility/1.0/">
  <!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/">
]>
<svg version="1.1" id="Calque_1" xmlns:x="&ns_extend;" xmlns:i="&ns_ai;"
   xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" x="0px" y="0px"
   width="120px" height="60px" style="enable-background:new 0 0 120 60;" xml:space="preserve">
<style type="text/css"><![CDATA[
  .st0{clip-path:url(#SVGID_2_);fill:#E30613;} /* rouge */
  .st0, .st1{stroke:none;}
  .st1{fill:#009FE3 icc-color(sRGB, 0, 0, 0);}
  #seul{fill:#123456}
  @font-face{font-family:'x';src:url('x.woff')}
]]></style>
<switch>
  <foreignObject requiredExtensions="&ns_ai;" x="0" y="0" width="1" height="1">
    <i:pgfRef  xlink:href="#adobe_illustrator_pgf"></i:pgfRef></foreignObject>
  <g i:extraneous="self">
    <defs><rect id="SVGID_1_" x="10" y="10" width="50" height="30"/></defs>
    <clipPath id="SVGID_2_"><use xlink:href="#SVGID_1_"  style="overflow:visible;"/></clipPath>
    <path class="st0" d="M0 0h100v50H0z"/>
    <circle id="seul" class="st1" cx="9" cy="9" r="3"/>
    <use xlink:href="#seul" x="20" fill="#fff"/>
  </g>
</switch>
<i:pgf id="adobe_illustrator_pgf">eJzsvWuTHUeSHfg9</i:pgf>
</svg>"""
PLAIN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'
FADES = "<path fill='url(#g)'/><radialGradient id='g'><stop stop-opacity='0'/></radialGradient>"

AGAIN = (
    "<path fill='url(#g)'/><linearGradient id='g' spreadMethod='repeat' href='#h'/>"
    "<linearGradient id='h'><stop stop-color='{}'/></linearGradient>"
)


def drawing(text: str) -> Element:
    return fromstring(cleaned(text.encode(), HERE))


def test_inkscape() -> None:
    root = drawing(INKSCAPE)
    assert root.get("viewBox") == "0 0 210 297"
    tags = [element.tag.removeprefix(SVG) for element in root.iter()]
    assert tags.count("linearGradient") == 2
    assert not {"filter", "text", "metadata", "namedview"} & set(tags)
    (path,) = root.iterfind(f"{SVG}g/{SVG}path")
    assert path.attrib == {
        "d": "M1 1h9",
        "fill": "url(#lg12)",
        "stroke": "#000000",
        "stroke-width": "0.3",
        "marker-end": "url(#Arrow1)",
    }
    assert root.find(f".//{SVG}marker").attrib["overflow"] == "visible"  # type: ignore[union-attr]
    last = root.findall(f".//{SVG}stop")[-1]
    assert (last.get("stop-color"), last.get("stop-opacity")) == ("#00ff00", None)
    assert "brouillon" not in "".join(root.itertext())


def test_illustrator() -> None:
    root = drawing(ILLUSTRATOR)
    assert root.get("viewBox") == "0 0 120 60"
    (path,) = root.iter(f"{SVG}path")
    assert path.attrib == {"d": "M0 0h100v50H0z", "clip-path": "url(#SVGID_2_)", "fill": "#E30613",
                           "stroke": "none"}  # fmt: skip
    (clip,) = root.iter(f"{SVG}clipPath")
    assert [child.tag for child in clip] == [f"{SVG}rect"]
    one, two = root.iter(f"{SVG}circle")
    assert one.get("fill") == two.get("fill") == "#123456"
    assert not list(root.iter(f"{SVG}use"))
    assert b"ENTITY" not in cleaned(ILLUSTRATOR.encode(), HERE)


@pytest.mark.parametrize(
    ("size", "box"),
    [
        ('width="40mm" height="20mm"', "0 0 151.181 75.5906"),
        ('width="40" height="20px"', "0 0 40 20"),
        ('width="1in" height="72pt"', "0 0 96 96"),
        ('width="100%" height="100%" viewBox="0,0,5,6"', "0,0,5,6"),
    ],
)
def test_its_size(size: str, box: str) -> None:
    root = drawing(f'<svg xmlns="http://www.w3.org/2000/svg" {size}><path d="M0 0h9"/></svg>')
    assert root.get("viewBox") == box
    assert "%" not in str(root.attrib)


@pytest.mark.parametrize("size", ["", 'viewBox="0 0 0 9"', 'viewBox="a b"', 'width="9%"'])
def test_a_drawing_without_a_size_is_refused(size: str) -> None:
    with pytest.raises(InputError, match="does not say how large it is"):
        drawing(f'<svg xmlns="http://www.w3.org/2000/svg" {size}><path d="M0 0h9"/></svg>')


def test_without_a_namespace_it_is_one_all_the_same() -> None:
    assert drawing('<svg viewBox="0 0 1 1"><path d="M0 0h1"/></svg>').tag == f"{SVG}svg"


@pytest.mark.parametrize(
    ("inside", "said", "remedy"),
    [
        ("<text x='1'>Salle <tspan>B</tspan></text>", "text: “Salle B”", "Object to Path"),
        ("<flowRoot><flowPara>Ici</flowPara></flowRoot>", "text: “Ici”", "Create Outlines"),
        ("<image href='data:image/png;base64,AA'/>", "<image>", "a file of its own"),
        ("<path d='' filter='url(#f)'/><filter id='f'/>", "<filter>", "without shadows"),
        ("<path d='' style='mix-blend-mode:multiply'/>", "mix-blend-mode='multiply'", "shadows"),
        ("<path d='' style='mask:url(#m)'/><mask id='m'/>", "<mask>", "masks"),
        ("<style>g .a{fill:red}</style>", "<style>", "presentation attributes"),
        ("<style>@import 'x.css'; .a{fill:red}</style>", "<style>", "presentation attributes"),
        ("<style>.a{fill:url(http://x.example/#a)}</style><path class='a'/>", "fill=", "plain"),
        ("<path style='fill:url(&quot;//x.example&quot;)'/>", "fill=", "plain"),
        ("<use href='#b'/><symbol id='b'/>", "<use>", "Unlink"),
        ("<g id='a'><use href='#a'/></g>", "<use>", "Unlink"),
        ("<use href='other.svg#a'/>", "<use>", "Unlink"),
        ("<linearGradient id='a' href='http://x.example'/><path fill='url(#a)'/>", "href=", ""),
        ("<path stroke='url(#g)'/><linearGradient id='g'/>", "stroke=", "Stroke to Path"),
        (FADES, "opacity='0'", "do not fade"),
        (AGAIN.format("var(--tint)"), "spreadMethod='repeat'", "plain colours"),
        ("<a href='#x'><path/></a>", "<a>", "plain shapes"),
        ("<g>" * 70 + "</g>" * 70, "too many parts", "PNG"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_what_to_do(
    inside: str, said: str, remedy: str
) -> None:
    with pytest.raises(InputError) as caught:
        drawing(PLAIN.format(inside))
    text = str(caught.value)
    assert text.startswith("leaflets/x/figures/plan.svg: ")
    assert said in text
    assert remedy in text


@pytest.mark.parametrize(
    ("inside", "paints"),
    [
        ("<path d='' fill='currentColor' color='#090'/>", ["#090"]),
        ("<g color='#123'><path d='' style='stroke:currentcolor'/></g>", ["#123"]),
        ("<g style='color:#456'><g color='inherit'><path fill='currentColor'/></g></g>", ["#456"]),
        ("<path fill='currentColor'/>", ["var(--ink)"]),
        ("<style>.a{color:#789}.b{fill:currentColor}</style><g class='a'><path class='b'/></g>",
         ["#789"]),
        ("<defs><path id='a' fill='currentColor'/></defs><use href='#a' color='#abc'/>", ["#abc"]),
    ],
)  # fmt: skip
def test_a_colour_of_its_own(inside: str, paints: list[str]) -> None:
    root = drawing(PLAIN.format(inside))
    shapes = list(root.iter(f"{SVG}path"))
    assert [path.get("fill") or path.get("stroke") for path in shapes] == paints
    assert not any("color" in element.attrib for element in root.iter())


def test_a_colour_leads_nowhere() -> None:
    with pytest.raises(InputError, match="fill="):
        drawing(PLAIN.format("<path fill='currentColor' color='url(http://x.example/#a)'/>"))


@pytest.mark.parametrize(
    ("inside", "layers"),
    [
        ("<path fill='#111' style='paint-order:markers fill stroke'/>", [("#111", None)]),
        ("<path fill='#111' stroke='#222' paint-order='normal'/>", [("#111", "#222")]),
        ("<path fill='#111' stroke='#222' paint-order='stroke'/>",
         [("none", "#222"), ("#111", "none")]),
        ("<g paint-order='stroke fill' stroke='#222'><path fill='#111'/></g>",
         [("none", None), ("#111", "none")]),
        ("<path fill='none' stroke='#222' paint-order='stroke fill markers'/>", [("none", "#222")]),
    ],
)  # fmt: skip
def test_layers_in_their_order(inside: str, layers: list[tuple[str | None, str | None]]) -> None:
    root = drawing(PLAIN.format(inside))
    assert [(p.get("fill"), p.get("stroke")) for p in root.iter(f"{SVG}path")] == layers
    assert not any("paint-order" in element.attrib for element in root.iter())


def test_markers_below_their_line() -> None:
    marker = "<marker id='m'><path d='M0 0h1'/></marker>"
    line = "<line id='l' opacity='.5' stroke='#222' marker-end='url(#m)' paint-order='markers'/>"
    root = drawing(PLAIN.format(marker + line))
    (group,) = root.iterfind(f"{SVG}g")
    assert group.attrib == {"opacity": ".5"}
    assert [(one.get("fill"), one.get("stroke"), one.get("marker-end")) for one in group] == [
        ("none", "none", "url(#m)"),
        (None, "none", "none"),
        ("none", "#222", "none"),
    ]


def test_an_order_that_is_not_understood_is_refused() -> None:
    with pytest.raises(InputError, match="paint-order='under'"):
        drawing(PLAIN.format("<path paint-order='under'/>"))


def test_a_drawing_that_fills_its_size() -> None:
    size = 'width="40" height="10" viewBox="5 0 10 10" preserveAspectRatio="none"'
    root = drawing(f'<svg xmlns="http://www.w3.org/2000/svg" {size}><path d="M5 0h10"/></svg>')
    (group,) = root
    assert root.get("viewBox") == "0 0 40 10"
    assert group.get("transform") == "scale(4 1) translate(-5 0)"
    assert [path.get("d") for path in group] == ["M5 0h10"]
    assert "preserveAspectRatio" not in root.attrib


def test_copies_of_copies_end() -> None:
    """Ten times ten times ten …: a small file, a hundred million shapes."""
    rows = "".join(f"<g id='a{n}'>" + f"<use href='#a{n + 1}'/>" * 10 + "</g>" for n in range(8))
    with pytest.raises(InputError, match="<use>"):
        drawing(PLAIN.format(f"<defs>{rows}<g id='a8'><path/></g></defs><use href='#a0'/>"))


def test_names_that_stand_for_names_are_refused() -> None:
    names = '<!ENTITY a "https://x.example"><!ENTITY b "&a;&a;">'
    for text in (names, '<!ENTITY a SYSTEM "file:///etc/passwd">', '<!ENTITY % a "x">'):
        with pytest.raises(InputError, match="not a picture"):
            cleaned(f"<!DOCTYPE svg [{text}]>{PLAIN.format('')}".encode(), HERE)


def test_a_colour_word_that_there_is_not_is_told() -> None:
    svg = cleaned(PLAIN.format('<path fill="var(--accnt)" d=""/>').encode(), HERE)
    with pytest.raises(InputError, match=r"--accnt.*\n.*`accent`"):
        coloured(svg, {"accent": "#123456"}, HERE)
    assert b"#123456" in coloured(svg.replace(b"accnt", b"accent"), {"accent": "#123456"}, HERE)


@pytest.mark.parametrize("first", ["", "import weasyprint", "import pikepdf"])
def test_it_is_the_same_whatever_was_imported_before(first: str) -> None:
    code = f"""{first}
from depliant.content.pictures.drawings import cleaned
from depliant.errors import Place
import sys
sys.stdout.buffer.write(cleaned({ILLUSTRATOR!r}.encode(), Place("x")))
"""
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
    assert made == cleaned(ILLUSTRATOR.encode(), HERE)


def test_a_gradient_of_plain_colours_may_begin_again() -> None:
    assert drawing(PLAIN.format(AGAIN.format("#a05000"))).tag == f"{SVG}svg"
