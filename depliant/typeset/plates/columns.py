"""columns: frozen values of a declared type → bytes and back, a column for each field.

What is written is numbers, letters and bytes, never code: reading makes values of the types that
are declared, and nothing else. A field that a dataclass gains is written without a word here. Of
the words of one field, and of its short tuples (colours), those that come again are written once.

Floats come back to the last bit (IEEE 754, little-endian). What would not come back equal is
refused with `ValueError` or `TypeError`: a NaN, a value of another type than is declared. Equal
values make the same bytes, if their mappings have the same order.
"""

from __future__ import annotations

import dataclasses
import math
import struct
import types
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain, pairwise
from typing import Any, Literal, Protocol, Union, get_args, get_origin, get_type_hints

Values = Sequence[Any]
Chunks = list[bytes]
_CODES = "BHIbhiq"  # of `struct`, for whole numbers: the first that holds all of a column
_SPAN = {"B": (0, 2**8 - 1), "H": (0, 2**16 - 1), "I": (0, 2**32 - 1)} | {
    code: (-(2**bits), 2**bits - 1) for code, bits in zip("bhiq", (7, 15, 31, 63), strict=True)
}


class Column(Protocol):
    """How values of one type are written one after another, and so many of them read."""

    def write(self, values: Values, to: Chunks) -> None: ...

    def read(self, count: int, source: Source) -> Values: ...


class Source:
    """What was written, read from its beginning."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def take(self, size: int) -> bytes:
        """The next bytes; `ValueError` if there are not so many."""
        begin, self._at = self._at, self._at + size
        if not begin <= self._at <= len(self._data):
            raise ValueError("cut short")
        return self._data[begin : self._at]

    def numbers(self, count: int, code: str) -> tuple[Any, ...]:
        """The next numbers, of a code of `struct`."""
        form = f"<{count}{code}"
        return struct.unpack(form, self.take(struct.calcsize(form)))

    def end(self) -> None:
        """`ValueError` if something is left."""
        if self._at != len(self._data):
            raise ValueError("more than was expected")


@cache
def column(kind: Any) -> Column:
    """The column of a type: a number, words, bytes, a tuple, a mapping, a dataclass, or one of
    these that may be None. `TypeError` for any other."""
    inner = get_args(kind)
    if found := _PLAIN.get(kind):
        return found
    if get_origin(kind) is Literal and {*map(type, inner)} == {str}:
        return _PLAIN[str]
    if get_origin(kind) is tuple:
        return _tuple(inner)
    if get_origin(kind) is Mapping:
        return _Map(_Tuples(_Rows(tuple(map(column, inner)))))
    if get_origin(kind) in (Union, types.UnionType) and len(inner) == 2 and inner[1] is type(None):
        return _Maybe(column(inner[0]))
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        names = tuple(field.name for field in dataclasses.fields(kind))
        return _Record(kind, names, tuple(column(hints[name]) for name in names))
    raise TypeError(f"a plate holds no {kind}")


def _tuple(inner: tuple[Any, ...]) -> Column:
    if inner[1:] == (...,):
        made: Column = _Tuples(column(inner[0]))
        inner = inner[:1]
    else:
        made = _Rows(tuple(map(column, inner)))
    return _Distinct(made) if all(one in _PLAIN for one in inner) else made


# --- one value after another ------------------------------------------------------------------


@dataclass(frozen=True)
class _Floats:
    def write(self, values: Values, to: Chunks) -> None:
        if any(map(math.isnan, values)):
            raise ValueError("a NaN equals nothing, not even itself")
        exact = [value + 0.0 for value in values]  # 0.0 for -0.0, which equals it
        to.append(struct.pack(f"<{len(exact)}d", *exact))

    def read(self, count: int, source: Source) -> Values:
        return source.numbers(count, "d")


@dataclass(frozen=True)
class _Whole:
    """Whole numbers of 64 bits at most."""

    def write(self, values: Values, to: Chunks) -> None:
        if not all(isinstance(value, int) for value in values):
            raise TypeError("not a whole number")
        least, most = min(values, default=0), max(values, default=0)
        code = next((c for c in _CODES if _SPAN[c][0] <= least and most <= _SPAN[c][1]), "")
        if not code:
            raise ValueError("a number of more than 64 bits")
        to.append(code.encode() + struct.pack(f"<{len(values)}{code}", *values))

    def read(self, count: int, source: Source) -> Values:
        code = chr(source.take(1)[0])
        if code not in _SPAN:
            raise ValueError("no numbers")
        return source.numbers(count, code)


@dataclass(frozen=True)
class _Bools:
    def write(self, values: Values, to: Chunks) -> None:
        if not all(isinstance(value, bool) for value in values):
            raise TypeError("neither true nor false")
        to.append(bytes(values))

    def read(self, count: int, source: Source) -> Values:
        return tuple(map(bool, source.take(count)))


@dataclass(frozen=True)
class _Bytes:
    def write(self, values: Values, to: Chunks) -> None:
        _WHOLE.write([len(value) for value in values], to)
        to.append(b"".join(values))

    def read(self, count: int, source: Source) -> Values:
        return tuple(map(source.take, _WHOLE.read(count, source)))


@dataclass(frozen=True)
class _Words:
    """Any text, a lone half of a UTF-16 pair too."""

    def write(self, values: Values, to: Chunks) -> None:
        _WHOLE.write([len(value) for value in values], to)
        _BYTES.write(["".join(values).encode("utf-8", "surrogatepass")], to)

    def read(self, count: int, source: Source) -> Values:
        lengths = _WHOLE.read(count, source)
        text = _BYTES.read(1, source)[0].decode("utf-8", "surrogatepass")
        return _cut(text, lengths)


# --- many values in one -----------------------------------------------------------------------


@dataclass(frozen=True)
class _Distinct:
    """Values of which many are equal: each is written once."""

    inner: Column

    def write(self, values: Values, to: Chunks) -> None:
        known: dict[Hashable, int] = {}
        numbers = [known.setdefault(value, len(known)) for value in values]
        _WHOLE.write([len(known)], to)
        _WHOLE.write(numbers, to)
        self.inner.write(tuple(known), to)

    def read(self, count: int, source: Source) -> Values:
        (different,) = _WHOLE.read(1, source)
        numbers = _WHOLE.read(count, source)
        known = self.inner.read(different, source)
        return [known[number] for number in numbers]


@dataclass(frozen=True)
class _Tuples:
    """Tuples of any length."""

    inner: Column

    def write(self, values: Values, to: Chunks) -> None:
        _only_tuples(values)
        _WHOLE.write([len(value) for value in values], to)
        self.inner.write(tuple(chain.from_iterable(values)), to)

    def read(self, count: int, source: Source) -> Values:
        lengths = _WHOLE.read(count, source)
        return _cut(tuple(self.inner.read(sum(lengths), source)), lengths)


@dataclass(frozen=True)
class _Rows:
    """Tuples of so many values, each of its type."""

    inner: tuple[Column, ...]

    def write(self, values: Values, to: Chunks) -> None:
        _only_tuples(values)
        if any(len(value) != len(self.inner) for value in values):
            raise TypeError("a tuple of another length")
        for place, one in enumerate(self.inner):
            one.write([value[place] for value in values], to)

    def read(self, count: int, source: Source) -> Values:
        return tuple(zip(*(one.read(count, source) for one in self.inner), strict=True))


@dataclass(frozen=True)
class _Map:
    """Mappings, in their order: it may mean something (sections, as they are read)."""

    rows: Column

    def write(self, values: Values, to: Chunks) -> None:
        self.rows.write([tuple(value.items()) for value in values], to)

    def read(self, count: int, source: Source) -> Values:
        return tuple(map(dict, self.rows.read(count, source)))


@dataclass(frozen=True)
class _Maybe:
    """Values of which some are None."""

    inner: Column

    def write(self, values: Values, to: Chunks) -> None:
        _BOOLS.write([value is not None for value in values], to)
        self.inner.write([value for value in values if value is not None], to)

    def read(self, count: int, source: Source) -> Values:
        there = _BOOLS.read(count, source)
        values = iter(self.inner.read(sum(there), source))
        return tuple(next(values) if one else None for one in there)


@dataclass(frozen=True)
class _Record:
    """Values of a dataclass: a column for each field."""

    kind: type
    names: tuple[str, ...]
    inner: tuple[Column, ...]

    def write(self, values: Values, to: Chunks) -> None:
        if any(type(value) is not self.kind for value in values):
            raise TypeError(f"not a {self.kind.__name__}")
        for name, one in zip(self.names, self.inner, strict=True):
            one.write([getattr(value, name) for value in values], to)

    def read(self, count: int, source: Source) -> Values:
        columns = [one.read(count, source) for one in self.inner]
        return tuple(map(self.kind, *columns))


def _cut(whole: Any, lengths: Sequence[int]) -> Values:
    """Text or a tuple, cut into pieces."""
    ends = accumulate(lengths, initial=0)
    return tuple(whole[begin:end] for begin, end in pairwise(ends))


def _only_tuples(values: Values) -> None:
    if not all(isinstance(value, tuple) for value in values):
        raise TypeError("not a tuple")


_WHOLE, _BOOLS, _BYTES = _Whole(), _Bools(), _Bytes()
_PLAIN: Mapping[Any, Column] = {
    float: _Floats(),
    int: _WHOLE,
    bool: _BOOLS,
    bytes: _BYTES,
    str: _Distinct(_Words()),
}
