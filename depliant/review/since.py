"""since: what a text says otherwise than when it was signed, section by section, in words.

A signature is void as soon as a word changes; whoever signed reads here which, instead of the
whole text again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from depliant.digest import exact, unwrapped
from depliant.errors import InputError, Problem
from depliant.review.differences import SHOWN, Difference, differences
from depliant.review.kept import Kept, kept
from depliant.sources.beside.names import names_in
from depliant.sources.leaflet import Article
from depliant.sources.signature import Sealed
from depliant.sources.signing.sign_offs import SignOff
from depliant.sources.stamp import BESIDE, article_stamp
from depliant.sources.workspace import Workspace
from depliant.words import _

_WORD = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")  # with the white behind it
_AROUND = 6  # words that are shown beside those that changed
_ANOTHER = 0.4  # of words in common: with fewer, it is another paragraph


@dataclass(frozen=True)
class Since:
    """What changed since a text was signed: by whom, or who attested something of it; its
    sections; the keys of its front matter and what else is signed, each with its two values (or
    empty). `whole`: all who were asked had signed it; `same`: what they signed stands."""

    leaflet: str
    signatures: tuple[Sealed, ...]
    attested: tuple[SignOff, ...]
    whole: bool
    same: bool
    sections: tuple[Difference, ...]
    keys: tuple[tuple[str, str, str], ...]


def since_approval(workspace: Workspace, leaflet: str, lang: str) -> Since:
    """Compare an article with its text as it was approved; if it never was, as it was signed last.
    `InputError` if no such text is kept."""
    path = workspace.article_path(leaflet, lang)
    article = workspace.article(path)
    signed = _compared(article, list(kept(workspace, path)))
    if signed is None:
        raise _nothing_kept(article)
    old, new = (_unwrapped(one) for one in (signed.article, article))
    return Since(
        article.name,
        signed.article.meta.approval,
        signed.article.meta.sign_offs,
        signed.whole,
        signed.stamp == article_stamp(article),
        tuple(_in_words(one) for one in differences(old, new, ())),
        tuple(_keys(signed.article, article)),
    )


def _compared(article: Article, copies: Sequence[Kept]) -> Kept | None:
    """The text with which an article is compared: the one that all signed; else one whose
    signatures still stand there, void; else the one that was signed last."""
    stamp, named = article_stamp(article), {one.stamp for one in article.meta.approval}

    def order(one: Kept) -> tuple[bool, bool, bool, list[str]]:
        days = sorted(str(signed.date) for signed in one.signatures)
        return one.whole, one.stamp in named, one.stamp != stamp, days[-1:]

    return max(copies, key=order, default=None)


def _nothing_kept(article: Article) -> InputError:
    message = _("No text is kept of {leaflet} as it was signed.").format(leaflet=article.name)
    remedy = _("It lies beside the article (.approved/) from the next signature on.")
    return InputError(Problem(message, article.place, remedy))


def _unwrapped(article: Article) -> Article:
    """An article whose paragraphs are a line each: where lines end is no difference."""
    sections = (replace(one, text=unwrapped(one.text)) for one in article.sections)
    return replace(article, sections=tuple(sections))


# --- words -----------------------------------------------------------------------------------


def _in_words(found: Difference) -> Difference:
    """A difference with the words that were taken out and put in, instead of whole lines."""
    return replace(found, lines=tuple(_paired(found.lines)))


def _paired(lines: Sequence[str]) -> Iterator[str]:
    """Lines that went and came; one that came right after one that went is what became of it."""
    before = ""
    for line in (*lines, ""):
        sign, text = line[:2], line[2:]
        if sign == "+ ":
            yield marked(before, text)
        elif before:
            yield marked(before, "")
        before = text if sign == "− " else ""


def marked(before: str, after: str) -> str:
    """A line with the words that went and came, a few of those around: `5 [−mg] [+g] par jour`."""
    mine, theirs = _WORD.findall(before), _WORD.findall(after)
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    if matcher.ratio() < _ANOTHER:
        return " ".join(f"[{sign}{text}]" for sign, text in (("−", before), ("+", after)) if text)
    steps = matcher.get_opcodes()
    return "".join(
        _shown(what, "".join(mine[a:b]), "".join(theirs[c:d]))
        if what != "equal"
        else _around(mine[a:b], number == 0, number == len(steps) - 1)
        for number, (what, a, b, c, d) in enumerate(steps)
    )


def _shown(what: str, before: str, after: str) -> str:
    signs = (("−", before), ("+", after))
    return " ".join(f"[{sign}{text}]" for sign, text in signs if text)


def _around(words: Sequence[str], first: bool, last: bool) -> str:
    """Words that stayed; of many, those beside what changed."""
    head, tail = "".join(words[:_AROUND]).rstrip(), "".join(words[-_AROUND:]).lstrip()
    if first and len(words) > _AROUND:
        return f"… {tail}"
    if last and len(words) > _AROUND:
        return f"{head} …"
    return f"{head} … {tail}" if len(words) > 2 * _AROUND else "".join(words)


# --- what is signed beside the text -----------------------------------------------------------


def _keys(old: Article, new: Article) -> Iterator[tuple[str, str, str]]:
    """What is signed beside the words and differs: its name, its old value, its new value."""
    before, after = dict(_signed(old)), dict(_signed(new))
    for name in dict.fromkeys((*before, *after)):
        if before.get(name, "") != after.get(name, ""):
            yield name, before.get(name, ""), after.get(name, "")


def _signed(article: Article) -> Iterator[tuple[str, str]]:
    """The keys of a front matter, the order of the sections, the rules that are silenced, the
    pictures that stand in no section."""
    yield from _flat(article.meta.model_dump(mode="json", exclude=BESIDE))
    yield "sections", ", ".join(section.role for section in article.sections)
    yield from ((f"allow {one.rule}", one.reason) for one in article.allowances)
    told = "\n".join(section.text for section in article.sections)
    for name, figure in sorted(article.figures.items()):
        if not names_in(told, [name]):
            yield name, exact(figure.data)[:SHOWN]


def _flat(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """The texts of values inside one another, by their keys: `sources.1.title`."""
    rows: Iterator[tuple[object, object]] = iter(())
    if isinstance(value, Mapping):
        rows = iter(value.items())
    elif isinstance(value, list):
        rows = iter(enumerate(value, 1))
    elif value is not None:
        yield name, str(value)
    for key, inner in rows:
        yield from _flat(inner, f"{name}.{key}" if name else str(key))
