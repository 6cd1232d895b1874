"""inks: the named inks of a file are mixed, for an office's printers or for a press.

Pages are set in RGB and in stand-ins for a hospital's colours (`content.inks`). A mixer says what
becomes of a colour; here every colour of a file comes to it: the operators of pages and of what is
drawn on them, gradients, pictures, the space that transparent things are blended in. A mixer for
offices gives RGB, one for a press four inks (`separation`): the way through a file is the same.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol

import pikepdf
from pikepdf import Array, Name

from depliant.content.inks.named import Shares, mixture
from depliant.pdf.saving import saved

# The engine writes an operator on a line of its own; what stands otherwise is parsed, slowly. (`++`
# gives nothing back: most lines begin with numbers, and are no colours.)
_LINE = re.compile(rb"\n([\d.+-]++) ([\d.+-]++) ([\d.+-]++) (rg|RG)(?=\n)")
_NOT_PLAIN = (b"(", b"BI")  # strings and pictures in a stream: they may hold what looks like colour
_OPERATORS = {3: {"rg": "rg", "RG": "RG"}, 4: {"rg": "k", "RG": "K"}}  # by how many shares


class Mixer(Protocol):
    """What becomes of colours."""

    space: Name  # whose shares it gives

    def colour(self, rgb: Shares, /) -> Shares:
        """The shares of a colour in its space, 0 to 1."""

    def picture(self, image: Any, /) -> None:
        """Turn the dots of a picture into its space."""


class OfficeMixer:
    """Gives the colours of a hospital (#rrggbb, by name), in RGB; all others stay as they are."""

    space = Name.DeviceRGB

    def __init__(self, colours: Mapping[str, str]) -> None:
        self.colour: Callable[[Shares], Shares] = mixture(colours)

    def picture(self, image: Any) -> None:
        """Pictures have the colours that they have."""


def mixed(pdf: bytes, mixer: Mixer) -> bytes:
    """A PDF whose inks are mixed."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        mix(file, mixer)
        return saved(file)


def mix(file: pikepdf.Pdf, mixer: Mixer) -> None:
    """Mix the inks of an open file: of all that its pages show."""
    way = _Way(mixer)
    for page in _tree(file.Root.Pages):
        way.page(page)


def _tree(page: Any) -> Iterator[Any]:
    """The pages of a file, and the branches that they stand on, whose resources may be theirs. An
    open file's own list of its pages is older than what was joined to it."""
    yield page
    for kid in page.get("/Kids", ()):
        yield from _tree(kid)


class _Way:
    """The way of a mixer through a file; what several pages show is met once."""

    def __init__(self, mixer: Mixer) -> None:
        self._mixer, self._met = mixer, set[tuple[int, int]]()
        self._written: dict[bytes, bytes] = {}  # operators, as they were and as they are

    def page(self, page: Any) -> None:
        contents = page.get("/Contents", Array())
        for stream in contents if isinstance(contents, Array) else (contents,):
            if self._is_new(stream):
                self._stream(stream)
        self._drawing(page)

    def _is_new(self, item: Any) -> bool:
        """Whether an object was not met before; a direct one belongs to its holder alone."""
        number = item.objgen
        if number in self._met:
            return False
        if number != (0, 0):
            self._met.add(number)
        return True

    def _drawing(self, holder: Any) -> None:
        """What a page or a form needs to be drawn."""
        if "/Group" in holder:
            self._space_of(holder.Group, "/CS")
        resources = holder.get("/Resources")
        if resources is None or not self._is_new(resources):
            return
        self._drop_spaces(resources)
        for kind, visit in (
            ("/XObject", self._object),
            ("/Pattern", self._pattern),
            ("/Shading", self._shading),
            ("/ExtGState", self._state),
        ):
            for item in resources.get(kind, {}).values():
                if self._is_new(item):
                    visit(item)

    def _object(self, item: Any) -> None:
        if item.Subtype == Name.Image:
            self._mixer.picture(item)
        elif item.Subtype == Name.Form:
            self._stream(item)
            self._drawing(item)

    def _pattern(self, item: Any) -> None:
        if item.PatternType == 2:
            self._shading(item.Shading)
        else:
            self._stream(item)
            self._drawing(item)

    def _state(self, item: Any) -> None:
        mask = item.get("/SMask")
        if isinstance(mask, pikepdf.Dictionary) and self._is_new(mask.G):
            self._object(mask.G)

    def _shading(self, item: Any) -> None:
        if item.get("/ColorSpace") == Name.DeviceRGB and self._function(item.Function):
            self._space_of(item, "/ColorSpace")

    def _function(self, function: Any) -> bool:
        """Mix the colours between which a gradient runs; false for what is no such run."""
        if function.FunctionType == 3:
            done = [self._function(part) for part in function.Functions]
            return all(done)
        if function.FunctionType != 2:
            return False
        if self._is_new(function):
            for end in ("/C0", "/C1"):
                function[end] = Array([_number(share) for share in self._of(function[end])])
        return True

    def _of(self, rgb: Sequence[Any]) -> Shares:
        return self._mixer.colour(tuple(float(part) for part in rgb))

    def _space_of(self, item: Any, key: str) -> None:
        if item.get(key) == Name.DeviceRGB:
            item[key] = self._mixer.space

    def _drop_spaces(self, resources: Any) -> None:
        """The engine names Lab spaces on every page, and uses none: they are RGB to a press."""
        if self._mixer.space != Name.DeviceRGB and "/ColorSpace" in resources:
            del resources["/ColorSpace"]

    # --- operators ---------------------------------------------------------------------------

    def _stream(self, stream: Any) -> None:
        data = stream.read_bytes()
        done = self._plain(data)
        if done is None:
            done = bytes(pikepdf.unparse_content_stream(list(self._steps(stream))))
        if done != data:
            stream.write(done)

    def _plain(self, data: bytes) -> bytes | None:
        """A stream whose colours all stand on lines of their own, mixed; none if some may not."""
        if any(sign in data for sign in _NOT_PLAIN):
            return None
        done, count = _LINE.subn(self._line, b"\n%s\n" % data)
        return done[1:-1] if count == data.count(b"rg") + data.count(b"RG") else None

    def _line(self, found: re.Match[bytes]) -> bytes:
        if found[0] not in self._written:
            *rgb, operator = found.groups()
            shares, name = self._operator(rgb, operator.decode())
            self._written[found[0]] = f"\n{' '.join(map(written, shares))} {name}".encode()
        return self._written[found[0]]

    def _operator(self, rgb: Sequence[Any], name: str) -> tuple[Shares, str]:
        shares = self._of(rgb)
        return shares, _OPERATORS[len(shares)][name]

    def _steps(self, stream: Any) -> Iterator[Any]:
        for step in pikepdf.parse_content_stream(stream):
            name = str(step.operator)
            if name in ("rg", "RG"):
                shares, name = self._operator(list(step.operands), name)
                yield [_number(share) for share in shares], pikepdf.Operator(name)
            else:
                yield step


def _number(share: float) -> Any:
    from decimal import Decimal

    return Decimal(written(share))


def written(share: float) -> str:
    """A share as the engine writes it."""
    return f"{share:.6f}".rstrip("0").rstrip(".")
