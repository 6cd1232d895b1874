"""What people write, validated: each problem names the page that explains what may stand there."""

from __future__ import annotations

import pytest

from depliant.errors import InputError, Place
from depliant.formats.format import FormatRow
from depliant.reading.models import Written, validate
from depliant.reading.values import load_yaml
from depliant.sources.hospital import Profile
from depliant.sources.kinds import Kind
from depliant.sources.leaflet import FrontMatter
from depliant.sources.local_text import LocalMeta
from depliant.sources.settings import Settings
from tests.conftest import TOP

MODELS = (FormatRow, FrontMatter, Kind, LocalMeta, Profile, Settings)


def remedies(model: type[Written], text: str) -> str:
    with pytest.raises(InputError) as caught:
        validate(model, load_yaml(text, Place("x.yaml")))
    return "\n".join(problem.remedy for problem in caught.value.problems)


@pytest.mark.parametrize("model", MODELS)
def test_a_problem_names_its_page(model: type[Written]) -> None:
    assert (TOP / model.docs).is_file()
    assert f"Write it so ({model.docs}):" in remedies(model, "just a text")
    key = next(iter(model.model_fields))
    told = remedies(model, f"{key}: [1, {{a: b}}]")
    assert f"({model.docs})" in told
