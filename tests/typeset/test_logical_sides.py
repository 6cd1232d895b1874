"""Style sheets name no physical side: a page that is read from right to left is the mirror."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import TOP

SHEETS = sorted((TOP / "styles").glob("*.css"))
TEMPLATES = [path for path in (TOP / "templates").rglob("*.j2") if "web" not in path.parts]
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_DECLARATION = re.compile(r"([\w-]+)\s*:\s*([^;{}]+)")
_STYLE = re.compile(r'style="([^"]*)"')
SIDE = re.compile(r"\b(?:left|right)\b")
SIDED = re.compile(r"^(?:margin|padding|border|inset)(?:-width|-style|-color)?$")
TWINS = ("[dir=rtl]", '[dir="rtl"]', "[dir=ltr]", '[dir="ltr"]')  # a rule for one direction only


def physical(css: str) -> Iterator[tuple[int, str]]:
    """The declarations of a sheet that name a left or a right side, with their line."""
    plain = _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), css)
    for rule in _RULE.finditer(plain):
        if any(twin in rule[1] for twin in TWINS):
            continue
        for name, value, start in _declared(rule[2]):
            if _is_physical(name, value):
                yield plain.count("\n", 0, rule.start(2) + start) + 1, f"{name}: {value.strip()}"
    for found in re.finditer(r"@(?:top|bottom|left|right)-[\w-]+", plain):
        if SIDE.search(found[0]):
            yield plain.count("\n", 0, found.start()) + 1, found[0]


def _declared(text: str) -> Iterator[tuple[str, str, int]]:
    for found in _DECLARATION.finditer(text):
        yield found[1], found[2], found.start()


def _is_physical(name: str, value: str) -> bool:
    if name.startswith("--"):
        return False
    if SIDE.search(name.replace("-", " ")):
        return True
    if name in ("float", "clear", "text-align", "caption-side") and SIDE.search(value):
        return True
    if name.startswith(("background", "object-position")) and SIDE.search(value):
        return True
    if name.startswith("transform") and "translate" in value:
        return True
    sides = _parts(value)
    return bool(SIDED.match(name)) and len(sides) == 4 and sides[1] != sides[3]


def _parts(value: str) -> list[str]:
    """The values of a shorthand; a function is one of them."""
    parts, depth, word = [], 0, ""
    for sign in value.strip() + " ":
        depth += (sign == "(") - (sign == ")")
        if sign.isspace() and not depth:
            parts += [word] if word else []
            word = ""
        else:
            word += sign
    return parts


@pytest.mark.parametrize(
    "css",
    [
        "p { margin-left: 1mm }",
        "p { color: red; right: 0 }",
        "p { float: right }",
        "p { text-align: left }",
        "p { padding: 1mm 2mm calc(3mm + 1mm) 4mm }",
        "p { border-top-left-radius: 1mm }",
        "p { background-position: right top }",
        "p { transform: translateX(2mm) }",
        "@page { @bottom-left { content: none } }",
        "@media print {\n p { clear: left }\n}",
    ],
)
def test_a_physical_side_is_found(css: str) -> None:
    assert [line for line, _what in physical(f"/* left */\n{css}")] in ([2], [3])


@pytest.mark.parametrize(
    "css",
    [
        "p { margin-inline-start: 1mm; inset-inline: 0 2mm; float: inline-start }",
        "p { padding: 1mm 2mm 3mm 2mm; text-align: start; --left: 1mm }",
        "[dir=rtl] p { background-position: right top }",
        "/* left: 1mm */ p { content: 'left' }",
    ],
)
def test_a_logical_one_is_not(css: str) -> None:
    assert list(physical(css)) == []


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_no_style_sheet_names_a_physical_side(path: Path) -> None:
    told = [f"{path.name}:{n}: {what}" for n, what in physical(path.read_text("utf-8"))]
    assert told == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_does(path: Path) -> None:
    text = path.read_text("utf-8")
    styles = [found[1] for found in _STYLE.finditer(text)]
    assert [what for one in styles for _n, what in physical(f"p {{ {one} }}")] == []
