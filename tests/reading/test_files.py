"""Files that are new: under a free name, whole or not at all, on any disk."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from depliant.reading.files import write_new


def _without_links(*_paths: object) -> None:
    raise PermissionError(1, "Operation not permitted")


@pytest.mark.parametrize("links", [True, False])
def test_a_file_is_written_beside_those_that_are_there(
    links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not links:  # a memory stick, some network shares
        monkeypatch.setattr(os, "link", _without_links)
    written = [write_new(tmp_path, "HT-0930.fr.eml", text) for text in (b"one", b"two", b"three")]
    assert [path.name for path in written] == [
        "HT-0930.fr.eml",
        "HT-0930.fr-2.eml",
        "HT-0930.fr-3.eml",
    ]
    assert [path.read_bytes() for path in written] == [b"one", b"two", b"three"]
    assert len(list(tmp_path.iterdir())) == len(written)
