"""Runs: who presses what, so that a plate is made once and nobody stands idle."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from depliant.formats.options import OFFICE, Options
from depliant.pressroom.runs import LONGEST, Job, Run, Waiting, plate_of, runs
from tests.conftest import choose

LOCAL = """---
owner: Accueil
reason: Un essai.
---

## Le jardin {#garden follows="summary"}

Le jardin est ouvert.
"""
PLATE, IMPRINT = 4.0, 1.0  # what it costs to make a plate, to press an edition of it


def first_word(choice: str) -> str:
    return choice.split()[0]


def editions(plates: int, hospitals: int) -> list[str]:
    """As a plan has them: a hospital's together."""
    return [f"{plate} {hospital}" for hospital in range(hospitals) for plate in range(plates)]


def pressed(choices: Sequence[str], workers: int) -> tuple[list[float], int, Counter[int]]:
    """When each worker of an ideal press had its last edition, how many plates they have made, how
    often each edition was pressed. A worker remembers its last plate."""
    waiting, made, seen = Waiting(choices, first_word), 0, Counter[int]()
    clocks = [(0.0, worker, "") for worker in range(workers)]
    ends = [0.0] * workers
    while clocks:
        clock, worker, last = heapq.heappop(clocks)
        run = waiting.take(workers, last)
        if run is None:
            ends[worker] = clock
            continue
        made += run.plate != last
        seen.update(number for number, _choice in run.jobs)
        took = IMPRINT * len(run.jobs) + PLATE * (run.plate != last)
        heapq.heappush(clocks, (clock + took, worker, str(run.plate)))
    return ends, made, seen


@pytest.mark.parametrize(
    ("plates", "hospitals", "workers", "most_made"),
    [
        (100, 10, 2, 102),  # a thousand editions
        (5, 100, 2, 7),  # one leaflet, a hundred hospitals
        (1, 100, 2, 2),
        (7, 30, 4, 12),
        (100, 1, 3, 100),
        (3, 1, 2, 3),
        (1, 3, 2, 2),
        (1, 1, 8, 1),
    ],
)
def test_all_have_work_until_the_end(
    plates: int, hospitals: int, workers: int, most_made: int
) -> None:
    ends, made, seen = pressed(editions(plates, hospitals), workers)
    count = plates * hospitals
    assert seen == Counter(range(count))
    assert made <= most_made
    work = (plates * PLATE + count * IMPRINT) / workers
    assert max(ends) <= work * 1.05 + PLATE + IMPRINT
    if count >= 2 * workers:
        assert max(ends) - min(ends) <= PLATE + 2 * IMPRINT


def test_no_run_is_long_none_mixes_plates() -> None:
    found = list(runs(editions(3, 50), first_word, 2))
    assert max(len(run.jobs) for run in found) == LONGEST
    for run in found:
        assert {first_word(choice) for _number, choice in run.jobs} == {run.plate}


def test_the_largest_comes_first_then_the_order_of_the_request() -> None:
    choices = ["small 1", "other 1", "large 1", "large 2", *editions(20, 1)]
    found = list(runs(choices, first_word, 1))
    assert [run.plate for run in found[:4]] == ["large", "small", "other", "0"]
    assert found == list(runs(choices, first_word, 1))


# --- what comes back ---------------------------------------------------------------------------


def taken(waiting: Waiting) -> Run:
    run = waiting.take(1)
    assert run
    return run


def rest(waiting: Waiting) -> list[tuple[Job, ...]]:
    found = []
    while run := waiting.take(1):
        found.append(run.jobs)
    return found


def test_the_rest_of_a_run_waits_before_what_else_waits_for_its_plate() -> None:
    waiting = Waiting([f"p {n}" for n in range(8)], first_word)
    run = taken(waiting)
    assert [number for number, _choice in run.jobs] == [0, 1, 2, 3]
    waiting.put_back(run, run.jobs[2:])
    assert len(waiting) == 6
    assert [job[0] for jobs in rest(waiting) for job in jobs] == [2, 3, 4, 5, 6, 7]
    assert not waiting


def test_one_that_is_tried_once_more_is_alone_and_last() -> None:
    waiting = Waiting([f"p {n}" for n in range(6)], first_word)
    run = taken(waiting)
    assert waiting.once_more(run, run.jobs[1])
    waiting.put_back(run, run.jobs[2:])
    assert len(waiting) == 5
    *others, last = rest(waiting)
    assert last == ((1, "p 1"),)
    assert sorted(job[0] for jobs in others for job in jobs) == [2, 3, 4, 5]
    assert not waiting.once_more(run, last[0])
    assert not waiting


# --- what shares a plate -----------------------------------------------------------------------


def test_a_plate_is_that_of_one_article_format_and_way(folder: Path) -> None:
    mine = choose(folder, "trifold")
    assert plate_of(mine) == plate_of(choose(folder, "trifold", "deux-rives"))
    different = [
        choose(folder, "a4"),
        replace(mine, options=Options(paper="letter")),
        replace(mine, article=replace(mine.article, lang="en")),
        replace(mine, article=replace(mine.article, slug="other")),
    ]
    assert mine.options == OFFICE
    assert len({plate_of(one) for one in (mine, *different)}) == 5


def test_local_texts_make_a_plate_of_their_own(folder: Path) -> None:
    text = folder / "hospitals" / "tilleuls" / "text" / "immunotherapie" / "fr.md"
    text.parent.mkdir(parents=True)
    text.write_text(LOCAL, encoding="utf-8")
    assert plate_of(choose(folder)) != plate_of(choose(folder, hospital="deux-rives"))
