"""Credits: who approved a text, and what people attest of it, as few words as there is room for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from depliant.content.keeping import whole
from depliant.languages import day, listed, month
from depliant.sources.leaflet import FrontMatter
from depliant.sources.signature import Signature


def credits_of(
    meta: FrontMatter, words: Mapping[str, str], lang: str, *, names: bool, attested: bool
) -> Iterator[str]:
    """Who approved a text, on the day of the last signature, in one sentence; and what people
    attest of it, if they have seen these words. Without `names`, how many approved it is all."""
    date = day(max(one.date for one in meta.approval), lang)
    several = len(meta.approval) > 1
    if several and not names:
        yield words["approved_by_many"].format(count=len(meta.approval), date=date)
    else:
        yield words["approved_by"].format(people=_people(meta.approval, lang), date=date)
    if names and attested and meta.sign_offs:
        yield " ".join(
            words[f"signed_{one.what}"].format(name=whole(one.name), date=month(one.date, lang))
            for one in meta.sign_offs
        )


def _people(signatures: Sequence[Signature], lang: str) -> str:
    return listed([f"{whole(one.name)} ({one.role})" for one in signatures], lang)


def takes_room(meta: FrontMatter) -> bool:
    """Whether a text has more to say of who signed it than fits the fewest words."""
    return len(meta.approval) > 1 or bool(meta.sign_offs)
