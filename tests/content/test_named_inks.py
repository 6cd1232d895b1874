"""Named inks: stand-ins that nobody writes, in all that is said alike for several hospitals."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest
from tinycss2.color5 import parse_color

from depliant.content.colours import LEAST, PAIRS, contrast, hue, palette, poor
from depliant.content.content import Content
from depliant.content.inks.named import STAND_INS, in_names, mixture, name_of
from depliant.content.reached import MARK
from depliant.content.select import select
from depliant.sources.workspace import Workspace
from depliant.typeset.compose import Composer
from tests.conftest import TOP, choose, edit

COLOURS = palette("#7a1f5c", "#c04000")


def test_no_colour_that_is_written_is_a_stand_in() -> None:
    """Not as #rrggbb: each part lies between two of the 256 steps."""
    parts = [part for shares in STAND_INS.values() for part in shares]
    assert all(0.4 <= (part * 255) % 1 <= 0.6 for part in parts)
    for one, other in combinations(STAND_INS.values(), 2):
        assert max(abs(a - b) for a, b in zip(one, other, strict=True)) > 0.1


def test_the_engine_reads_a_stand_in_as_it_is() -> None:
    named = in_names(COLOURS)
    assert named.keys() == COLOURS.keys()
    for name, shares in STAND_INS.items():
        read = parse_color(named[name])
        assert read is not None
        assert tuple(read.to("srgb"))[:3] == pytest.approx(shares, abs=1e-9)
        assert name_of(tuple(read.to("srgb"))[:3]) == name
    for name in COLOURS.keys() - STAND_INS.keys():
        assert named[name] == COLOURS[name]


def test_a_stand_in_looks_like_what_it_stands_for() -> None:
    """Whoever judges pages before they are mixed (contrast, pictures of them) is not misled."""
    seen = {
        name: "#" + "".join(f"{round(255 * share):02x}" for share in shares)
        for name, shares in STAND_INS.items()
    }
    assert not list(poor(seen["accent"], seen["alert"]))
    colours = palette(seen["accent"], seen["alert"]) | seen
    assert all(contrast(colours[text], colours[ground]) >= LEAST for text, ground in PAIRS)
    assert hue(seen["accent"]) is not None


def test_only_stand_ins_are_mixed() -> None:
    mixed = mixture(COLOURS)
    assert mixed(STAND_INS["accent"]) == (0x7A / 255, 0x1F / 255, 0x5C / 255)
    assert mixed((0.1077999, 0.3706001, 0.4333)) == mixed(STAND_INS["accent"])
    for own in ((0x1B / 255, 0x5E / 255, 0x6E / 255), (0.11, 0.37, 0.43), (1.0, 1.0, 1.0), ()):
        assert mixed(own) == own
        assert name_of(own) == ""


# --- what hospitals have alike ---------------------------------------------------------------

DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60"><defs>
<linearGradient id="a"><stop offset="0" stop-color="var(--accent)"/>
<stop offset="1" stop-color="var(--tint)"/></linearGradient></defs>
<path d="M10 5h60v25z" fill="url(#a)"/><circle cx="40" cy="45" r="12" fill="#7a1f5c"
stroke="var(--alert)"/></svg>"""


def said(folder: Path, accent: str) -> tuple[Content, str]:
    """What the first leaflet says at a hospital of a colour, without a logo; and its HTML."""
    profile = folder / "hospitals/deux-rives/hospital.yaml"
    text = profile.read_text("utf-8")
    logo = "logo:\n  file: logo.svg\n  alt: Un pont entre deux rives\n"
    text = re.sub('accent: "#......"', f'accent: "{accent}"', text.replace(logo, ""))
    profile.write_text(text, encoding="utf-8")
    choice = choose(folder, "a4", "deux-rives")
    content, _odd = select(choice)
    assert content.colours["accent"] == accent
    return content, Composer(Workspace(TOP).house_style.templates).compose(content, choice.format)


def test_hospitals_that_differ_in_colour_have_the_same_pages(folder: Path) -> None:
    (folder / "leaflets/immunotherapie/figures/teinte.svg").write_text(DRAWING, encoding="utf-8")
    article = folder / "leaflets/immunotherapie/fr.md"
    edit(article, "picture: figures/couverture.svg", "# ")
    edit(article, "\n## Et la", "\n![Une teinte](figures/teinte.svg)\n\n## Et la")
    one, html = said(folder, "#7a1f5c")
    other, again = said(folder, "#204080")
    assert html == again
    assert one.pictures == other.pictures
    assert {"depliant:tenths/7-9", MARK} < one.pictures.keys()
    drawing = next(data for url, data in one.pictures.items() if url.endswith("teinte.svg"))
    assert b'fill="#7a1f5c"' in drawing  # an author's own colour, whosever else it is
    assert b"var(" not in drawing
