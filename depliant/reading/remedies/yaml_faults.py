"""Broken YAML: what its parser stumbled over, in the program's own words, with the line to write.

The parser stops at the first fault. Each fault that has a remedy is mended in memory and the rest
is read on, so that a file is mended once; what was mended is refused all the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import yaml

from depliant.reading.soft import LONGEST_LINE
from depliant.words import _, ngettext

MOST_FAULTS = 20  # told of one text
_NAME = r"\"[^\"]*\"|'[^']*'|[^\s:#\"'\[{&*!|>%@`-][^:#]*?"
_KEY = re.compile(rf"(?P<key>[ ]*(?:- +)*(?:{_NAME}))[ ]*:(?:[ ]+|$)(?P<value>.*)")
_APOSTROPHE = re.compile(r"'\w+'\w")  # of a word that follows a quote
_ITEM = re.compile(r"(?P<item>[ ]*(?:- +)+)(?P<value>.*)")
_DOCUMENT = re.compile(r"---|\.\.\.|%")  # lines that part documents, and directives
_QUOTES = "\"'"


class RefusedError(yaml.MarkedYAMLError):
    """Something that YAML allows and we do not; its `problem` is in the program's own words."""


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong, on a line counted from 0; `mended` is that line as it could be
    read, if it can be told."""

    line: int
    message: str
    remedy: str
    mended: str | None = None


def quoted(text: str) -> str:
    """A text in quotes, as YAML wants it."""
    if '"' in text and "'" not in text:
        return f"'{text}'"
    inner = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{inner}"'


def read_on(
    text: str, compose: Callable[[str], yaml.Node | None]
) -> tuple[yaml.Node | None, str, list[Fault]]:
    """The nodes of a text, the text as it was mended for that, and its faults in their order. No
    node if a fault could not be mended."""
    lines = text.split("\n")
    faults = [*_tabs(lines), *_stepped_in(lines)]
    for _attempt in range(MOST_FAULTS):
        try:
            return compose("\n".join(lines)), "\n".join(lines), faults
        except yaml.YAMLError as error:
            fault = _understood(error, lines)
        if fault.line in {one.line for one in faults}:
            break  # it cannot be mended so
        faults.append(fault)
        if fault.mended is None:
            break
        lines[fault.line] = fault.mended
    return None, "\n".join(lines), faults


def _tabs(lines: list[str]) -> Iterator[Fault]:
    """Tabs before a key: how deep they stand, nobody knows. Mended in place."""
    found = [n for n, line in enumerate(lines) if "\t" in line[: len(line) - len(line.lstrip())]]
    for number in found:
        lines[number] = _without_tabs(lines[number])
    if found:
        message = ngettext(
            "A tab stands at the beginning of a line.",
            "A tab stands at the beginning of {n} lines, here first.",
            len(found),
        )
        remedy = _("Put two spaces in the place of each tab: `{line}`.")
        line = lines[found[0]].rstrip()
        yield Fault(found[0], message.format(n=len(found)), remedy.format(line=line))


def _without_tabs(line: str) -> str:
    rest = line.lstrip()
    return line[: len(line) - len(rest)].replace("\t", "  ") + rest


def _stepped_in(lines: list[str]) -> Iterator[Fault]:
    """A first line that stands further in than those below, with what follows it. Mended in
    place."""
    depths = {n: len(line) - len(line.lstrip()) for n, line in enumerate(lines) if _says(line)}
    first = next(iter(depths), 0)
    depth, least = depths.get(first, 0), min(depths.values(), default=0)
    if depth == least:
        return
    end = next(n for n, found in depths.items() if found < depth)
    lines[first:end] = [line[min(depth - least, len(line)) :] for line in lines[first:end]]
    message = _("The first line begins further in than a line below it.")
    remedy = _("Remove the spaces before it: `{line}`.").format(line=lines[first].rstrip())
    yield Fault(first, message, remedy)


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _understood(error: yaml.YAMLError, lines: list[str]) -> Fault:
    """What a parser's error means."""
    if isinstance(error, yaml.reader.ReaderError):
        return _odd_character(error, lines)
    if not isinstance(error, yaml.MarkedYAMLError):
        return _unreadable(0, lines)
    mark, start = error.problem_mark or error.context_mark, error.context_mark
    last = min(mark.line if mark else 0, len(lines) - 1)
    first = min(start.line if start else last, last)
    if max(map(len, lines)) > LONGEST_LINE:
        return _too_long(error, last, lines)
    if isinstance(error, RefusedError):
        return _refused(last, lines, str(error.problem))
    if (number := _document(lines, last)) is not None:
        return Fault(number, _("This line means something to YAML."), _("Remove it."), "#")
    if (number := _unclosed(lines, last, _QUOTES)) is not None:
        return _open_quote(number, lines)
    if (number := _unclosed(lines, last, "[{")) is not None:
        return _open_bracket(number, lines)
    return _by_its_words(str(error.problem), first, last, lines)


def _by_its_words(what: str, first: int, last: int, lines: list[str]) -> Fault:
    """What the parser says, of something that begins on a line and of the line where it stopped."""
    if "mapping values" in what:
        return _colon(last, lines)
    if "could not find expected ':'" in what:
        return _no_colon(first, lines)
    if "escape" in what:
        return _backslash(last, lines)
    if "sequence entries" in what:
        return _list_on_a_line(last, lines)
    here = last if _value(lines[last]) else first
    if _value(lines[here])[:1] in tuple("\"'[{|>&*!%@`,?]}"):
        return _sign(here, lines)
    if _KEY.match(lines[last]) or _ITEM.match(lines[last]):
        return _indentation(last, lines)
    return _unreadable(here, lines)


# --- the faults, as people make them -----------------------------------------------------------


def _odd_character(error: yaml.reader.ReaderError, lines: list[str]) -> Fault:
    number = "\n".join(lines)[: int(error.position)].count("\n")
    message = _("A character that nobody sees stands in this line (U+{code}).")
    code = f"{int(error.character):04X}"
    mended = yaml.reader.Reader.NON_PRINTABLE.sub("", lines[number])
    remedy = _("Type the line again: `{line}`.").format(line=mended.strip())
    return Fault(number, message.format(code=code), remedy, mended)


def _too_long(error: yaml.MarkedYAMLError, number: int, lines: list[str]) -> Fault:
    """A fault of a text with a line that nobody searches."""
    message = _("This line is too long to be understood.")
    if isinstance(error, RefusedError):
        why = str(error.problem)
        message = _("{line}: {why}.").format(line=_shown(lines[number]), why=why)
    remedy = _("Write `key: value`, or `- ` before each item of a list.")
    return Fault(number, message, remedy)


def _refused(number: int, lines: list[str], why: str) -> Fault:
    mended = in_quotes(lines[number])
    message = _("{line}: {why}.").format(line=_shown(lines[number]), why=why)
    if mended is None:
        return Fault(number, message, _("Write it without."))
    remedy = _("If it is text, put it in quotes: `{line}`.").format(line=mended.strip())
    return Fault(number, message, remedy, mended)


def _colon(number: int, lines: list[str]) -> Fault:
    """Two keys on a line, or a key below one that has a value already."""
    value = _value(lines[number])
    if re.search(r":(\s|$)", value):
        message = _("A colon stands in the text of this line.")
        return _put_in_quotes(number, lines, message)
    above = _above(number, lines)
    if above is not None and not (_KEY.match(lines[above]) or _ITEM.match(lines[above])):
        return _no_colon(above, lines)  # it was read as text that goes on
    return _indentation(number, lines)


def _no_colon(number: int, lines: list[str]) -> Fault:
    line = lines[number]
    close = re.match(r"([ ]*(?:- +)*[\w-]+):(\S.*)", line)
    if close:
        mended = f"{close[1]}: {close[2]}"
        message = _("A space is missing after the colon.")
        return Fault(number, message, _("Write `{line}`.").format(line=mended.strip()), mended)
    message = _("{line} is no `key: value` line.").format(line=_shown(line))
    remedy = _("Put the colon after the key; text that goes on belongs on the line above.")
    return Fault(number, message, remedy, "#")


def _open_quote(number: int, lines: list[str]) -> Fault:
    value = _value(lines[number]) or lines[number].strip(" -")
    mended = lines[number].replace(value, quoted(value.strip().strip(_QUOTES)))
    message = _("A quote is opened in this line and not closed.")
    return Fault(number, message, _("Write `{line}`.").format(line=mended.strip()), mended)


def _backslash(number: int, lines: list[str]) -> Fault:
    mended = re.sub(r"\\(?=[^\"\\])", r"\\\\", lines[number])
    message = _("A backslash stands between double quotes.")
    return Fault(number, message, _("Write `{line}`.").format(line=mended.strip()), mended)


def _list_on_a_line(number: int, lines: list[str]) -> Fault:
    found = _KEY.match(lines[number])
    message = _("A list begins on the line of its key.")
    if not found:
        return Fault(number, message, _("Begin it on a line of its own."))
    remedy = _("Begin it on a line of its own:\n{key}:\n  {item}")
    remedy = remedy.format(key=found["key"].strip(), item=found["value"].strip())
    return Fault(number, message, remedy)


def _open_bracket(number: int, lines: list[str]) -> Fault:
    value = _value(lines[number])
    sign, closing = value[0], {"[": "]", "{": "}"}[value[0]]
    message = _("{sign} is opened in this line and not closed.").format(sign=f"`{sign}`")
    if closing in value:
        return _put_in_quotes(number, lines, message)
    mended = lines[number].rstrip() + closing
    return Fault(number, message, _("Write `{line}`.").format(line=mended.strip()), mended)


def _sign(number: int, lines: list[str]) -> Fault:
    """A text that begins with a sign that means something in YAML."""
    value = _value(lines[number])
    if value[0] in _QUOTES:
        return _put_in_quotes(number, lines, _("The text goes on after its closing quote."))
    message = _("A text that begins with {sign} must stand in quotes as a whole.")
    sign = "`` ` ``" if value[0] == "`" else f"`{value[0]}`"
    return _put_in_quotes(number, lines, message.format(sign=sign))


def _indentation(number: int, lines: list[str]) -> Fault:
    """A line that is further in, or further out, than those that it belongs to."""
    message = _("This line does not begin under the lines that it belongs to.")
    above = _above(number, lines)
    found = above is not None and _KEY.match(lines[above])
    if not found or _ITEM.match(lines[number]):
        remedy = _("Lines that belong together begin in the same column.")
        return Fault(number, message, remedy)
    assert above is not None
    edge = re.match(r"[ ]*(?:- +)*", found["key"])
    mended = " " * len(edge[0] if edge else "") + lines[number].strip()
    remedy = _("Begin it under the line above:\n{above}\n{line}")
    shown = remedy.format(above=lines[above].rstrip(), line=mended.rstrip())
    return Fault(number, message, shown, mended)


def _unreadable(number: int, lines: list[str]) -> Fault:
    message = _("{line} is no `key: value` line.").format(line=_shown(lines[number]))
    mended = in_quotes(lines[number])
    if mended is None or mended == lines[number]:
        return Fault(number, message, _("Write `key: value`, or `- ` before each item of a list."))
    return _put_in_quotes(number, lines, message)


# --- lines -----------------------------------------------------------------------------------


def _put_in_quotes(number: int, lines: list[str], message: str) -> Fault:
    mended = in_quotes(lines[number])
    if mended is None:
        return Fault(number, message, _("Put the text in quotes."))
    remedy = _("Put the text in quotes: `{line}`.").format(line=mended.strip())
    return Fault(number, message, remedy, mended)


def in_quotes(line: str) -> str | None:
    """A line with the whole of its text in quotes; None if it has none."""
    found = _KEY.match(line)
    if found and found["value"].strip():
        return f"{found['key']}: {quoted(_bare(found['value'].strip()))}"
    item = _ITEM.match(line)
    return f"{item['item']}{quoted(_bare(item['value'].strip()))}" if item else None


def _bare(text: str) -> str:
    """A text without the quotes that stand around all of it, or that only open it."""
    if len(text) > 1 and text[0] in _QUOTES and text[-1] == text[0]:
        return text[1:-1]
    return text[1:] if _APOSTROPHE.match(text) else text


def _value(line: str) -> str:
    """What stands after a line's key, or after the `- ` of an item."""
    found = _KEY.match(line) or _ITEM.match(line)
    return found["value"].strip() if found else ""


def _unclosed(lines: list[str], last: int, signs: str) -> int | None:
    """The first line, up to one, whose text begins with a quote or a bracket and does not end
    with its other."""
    for number, line in enumerate(lines[: last + 1]):
        value = _value(line)
        if not value or value[0] not in signs:
            continue
        alone = value.count(value[0]) == 1 if value[0] in _QUOTES else value[-1] not in "]}"
        if alone:
            return number
    return None


def _above(number: int, lines: list[str]) -> int | None:
    """The line above one that says something."""
    return next((n for n in range(number - 1, -1, -1) if lines[n].strip(" #")), None)


def _document(lines: list[str], last: int) -> int | None:
    """The first line, up to one, that is no value but a mark of YAML's."""
    return next((n for n in range(last + 1) if n and _DOCUMENT.match(lines[n])), None)


def _shown(line: str) -> str:
    return _("“{value}”").format(value=line.strip()[:60])
