"""The manifest: written part by part, the bytes of one piece."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from depliant.formats.options import OFFICE
from depliant.reading.files import holds, write_parts
from depliant.shelf import manifest as manifests
from depliant.shelf.manifest import EditionEntry, Manifest, ProblemEntry


def entry(number: int) -> EditionEntry:
    problem = ProblemEntry(message="two\nlines, [a list]\n}", remedy='"quoted"\n]')
    return EditionEntry(
        edition=f"e{number}",
        hospital="h",
        leaflet="l",
        lang="fr",
        format="a4",
        options=OFFICE,
        last=manifests.Last(failed=True, problems=(problem,)),
    )


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 7])
def test_its_parts_are_its_bytes(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manifests, "_PART", 2)
    found = Manifest(versions={"a": "1"}, editions=tuple(map(entry, range(count))))
    whole = b"".join(found.parts())
    assert whole == found.model_dump_json(by_alias=True, indent=1).encode() + b"\n"
    assert len(json.loads(whole)["editions"]) == count
    assert found.digest == hashlib.sha256(whole).hexdigest()
    assert len(list(found.parts())) == 2 + (count + 1) // 2


@pytest.mark.parametrize("there", [b"", b"ab", b"abc", b"abcd", b"abd"])
def test_a_file_is_compared_to_its_end(tmp_path: Path, there: bytes) -> None:
    path = tmp_path / "file"
    assert not holds(path, (b"ab", b"c"))
    write_parts(path, (there[:1], there[1:]))
    assert path.read_bytes() == there
    assert holds(path, (b"ab", b"c")) == (there == b"abc")


def test_an_entry_notes_for_itself_nothing_that_nobody_asks() -> None:
    """A set of fields for each of ten thousand editions, and of its files, is 30 MB."""
    assert entry(1).model_fields_set is entry(2).model_fields_set
    again = Manifest.model_validate_json(
        Manifest(versions={}, editions=(entry(1),)).model_dump_json(by_alias=True)
    )
    assert again.editions == (entry(1),)
    assert again.editions[0].last.model_fields_set is entry(2).model_fields_set
