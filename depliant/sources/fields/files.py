"""A file that a profile names: it lies in the profile's folder, and nowhere else."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from depliant.sources.beside.names import lies_inside, slashed
from depliant.sources.signature import Text
from depliant.words import _


def _inside(path: str) -> str:
    if not lies_inside(path):
        message = _("“{path}” does not lie in the profile's folder: copy the file there")
        raise ValueError(message.format(path=path[:60]))
    return slashed(path)


FileBeside = Annotated[Text, AfterValidator(_inside)]
