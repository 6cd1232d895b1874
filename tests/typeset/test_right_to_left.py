"""A page that is read from right to left is the mirror of the same page read from left to right."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from depliant.content.content import Content
from depliant.content.select import Choice, select
from depliant.formats.variants import mirrored
from depliant.pressroom.press import Press
from depliant.typeset.pages import Page, Pages
from tests.conftest import TOP, choose, rules

ARTICLE = """\
---
title: الجبيرة في البيت
subtitle: نظيفة وجافة
code: TE-0002
version: "1"
kind: practical
audience: العائلات
authors: [{name: B, role: ممرضة}]
sources: [{title: T, author: A, date: "2026"}]
rights: {text: حر, figures: حر}
funding: none
written: 2026-11-01
review_by: 2027-11-01
status: draft
---

## باختصار {#summary}

- أبقوا الجبيرة جافة.
- حركوا الأصابع كل ساعة.
- اتصلوا بنا إذا زاد الألم.

## خطوة بعد خطوة {#steps .steps}

1. **ارفعوا** اليد على وسادة.
2. **غطوا** الجبيرة قبل الاستحمام.
3. **عودوا** في الموعد.

## في البيت {#home}

الجبيرة تمسك العظم حتى يلتئم. لا تدخلوا شيئا تحتها. اتصلوا على 01 99 00 30 12 في أي وقت.

!!! warning "اتصلوا فورا"
    الأصابع باردة أو زرقاء.

| اليوم | ماذا نفعل |
|---|---|
| الأول | نرفع اليد |
| الثاني | نحرك الأصابع |

> سؤال يسأله الأطفال كثيرا.

Plâtre
:   جبيرة من الجبس.
"""
WORDS = {
    "contacts_title": "بمن نتصل؟",
    "emergency_title": "اتصلوا دون انتظار",
    "questions_title": "أسئلتي",
    "sources_title": "من أين هذه المعلومات؟",
    "draft_notice": "مسودة، لم تعتمد بعد",
}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("arabic")
    (root / "hospitals").symlink_to(TOP / "hospitals")
    (root / "leaflets" / "platre").mkdir(parents=True)
    (root / "leaflets" / "kinds.yaml").symlink_to(TOP / "leaflets" / "kinds.yaml")
    (root / "leaflets" / "platre" / "ar.md").write_text(ARTICLE, encoding="utf-8")
    english = (TOP / "templates" / "words" / "en.yaml").read_text(encoding="utf-8")
    for key, word in WORDS.items():
        english = re.sub(rf'^{key}: ".*"$', f'{key}: "{word}"', english, flags=re.MULTILINE)
    (root / "templates" / "words").mkdir(parents=True)
    (root / "templates" / "words" / "ar.yaml").write_text(english, encoding="utf-8")
    return root


Set = Callable[[str], tuple[Choice, Pages, Pages]]


@pytest.fixture(scope="module")
def set_both_ways(workspace: Path, press: Press) -> Set:
    """An edition as it is read, and the same words on the format of the other direction."""
    made: dict[str, tuple[Choice, Pages, Pages]] = {}

    def both(name: str) -> tuple[Choice, Pages, Pages]:
        if name not in made:
            choice = choose(workspace, name, leaflet="platre")
            content, _odd = select(choice)
            there = _set(press, replace(content, direction="ltr"), mirrored(choice.format))
            made[name] = choice, _set(press, content, choice.format), there
        return made[name]

    return both


def _set(press: Press, content: Content, format_: object) -> Pages:
    html = press._composer.compose(content, format_)  # type: ignore[arg-type]
    return press._typesetter.typeset(html, format_, content.pictures)  # type: ignore[arg-type]


NAMES = ("trifold", "a4", "screen")


@pytest.mark.parametrize("name", NAMES)
def test_what_is_drawn_is_mirrored(set_both_ways: Set, name: str) -> None:
    choice, here, there = set_both_ways(name)
    assert choice.format.rtl
    assert len(here.pages) == len(there.pages)
    for page, other in zip(here.pages, there.pages, strict=True):
        rest = _drawn(other, mirror=True)
        for one in _drawn(page):
            same = next((two for two in rest if two == pytest.approx(one, abs=0.5)), None)
            assert same, (page.role, one)
            rest.remove(same)
        assert not rest


@pytest.mark.parametrize("name", NAMES)
def test_lines_begin_at_the_right(set_both_ways: Set, name: str) -> None:
    _choice, here, there = set_both_ways(name)
    for page, other in zip(here.pages, there.pages, strict=True):
        begins = [page.width - end for _foot, _start, end in _lines(page)]
        assert begins == pytest.approx([start for _foot, start, _end in _lines(other)], abs=1)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_a_whole_leaflet(workspace: Path, press: Press, name: str) -> None:
    proof = press.press(choose(workspace, name, leaflet="platre"))
    assert rules(proof) <= {"required-sections", "level-panels", "hole", "filler", "lonely-word"}


def test_numbers_are_read_from_left_to_right(set_both_ways: Set) -> None:
    _choice, pages, _there = set_both_ways("screen")
    runs = [run for page in pages.pages for run in page.runs]
    typed = next(run for run in runs if "30" in run.text and "99" in run.text)
    assert typed.text.replace("\u00a0", " ").strip() == "01 99 00 30 12"


def _drawn(page: Page, mirror: bool = False) -> list[tuple[float, ...]]:
    """The place and size of what is drawn."""
    return [
        (item.y, page.width - item.x - item.width if mirror else item.x, item.width, item.height)
        for item in page.items
    ]


def _lines(page: Page) -> list[tuple[float, float, float]]:
    """The lines of the running text: foot, start and end, in mm."""
    lines: dict[tuple[int, int], list[float]] = {}
    for run in page.runs:
        if run.text.strip() and not run.generated and run.tag not in ("b", "strong", "a", "span"):
            ends = lines.setdefault((round(run.y + run.height), run.block), [])
            ends += [run.x, run.x + run.width]
    return [(foot, min(ends), max(ends)) for (foot, _block), ends in sorted(lines.items())]
