"""Make the tables of docs/criteres.md from the criteria of the instruments.

`make rules` runs this from the top of the checkout. What each criterion asks, and what shows that
it is met, stands in depliant/checks/criteria/.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from depliant.checks.criteria.instruments import Case, Criterion, Instrument, instruments

PAGE = Path(__file__).parent / "criteres.md"
BEGIN, END = "<!-- begin: make rules -->", "<!-- end: make rules -->"
_JUDGES = {"machine": "la machine", "partly": "en partie", "person": "une personne"}
_CASES: dict[Case, str] = {
    "interview": "s’il complète un entretien",
    "pictures": "s’il y a des images",
    "tables": "s’il y a des tableaux",
    "numbers": "s’il y a des nombres",
}
_SHAPES = {
    "cues": "des listes ou des encadrés",
    "lists": "des listes",
    "pictures": "des images",
    "simple-tables": "des tableaux de quatre colonnes au plus, avec leurs titres",
    "steps": "des étapes numérotées",
}


def written() -> str:
    """The page as it should be."""
    before, _begin, rest = PAGE.read_text("utf-8").partition(BEGIN)
    _old, _end, after = rest.partition(END)
    tables = "\n".join(line for one in instruments().values() for line in _table(one))
    return f"{before}{BEGIN}\n{tables}\n{END}{after}"


def _table(instrument: Instrument) -> Iterator[str]:
    yield from ("", f"## {instrument.name['fr']}", "", instrument.about["fr"])
    if instrument.only:
        yield f"\nUn document n’est lu avec cet outil que {_CASES[instrument.only]}."
    yield from (
        "",
        "| n° | ce qui est demandé | qui juge | ce qui le montre |",
        "|---|---|---|---|",
    )
    for number, one in instrument.criteria.items():
        cases = "".join(f" ({_CASES[case]})" for case in one.when)
        shown = " ; ".join(_shown(one)) or "la réunion"
        yield f"| {number} | {one.asks['fr']}{cases} | {_JUDGES[one.judge]} | {shown} |"
    yield ""


def _shown(one: Criterion) -> Iterator[str]:
    yield from (f"section {_roles(names)}" for names in one.sections)
    yield from (f"un nombre dans {_roles(role)}" for role in one.numbers)
    yield from (f"`{key}` dans l’en-tête" for key in one.keys)
    yield from (f"`{key}` dans le profil" for key in one.profile)
    yield from (_SHAPES[shape] for shape in one.shapes)
    if one.words:
        yield f"des mots comme « {', '.join(one.words['fr'][:3])} »"
    if one.rules:
        yield f"rien de {', '.join(f'`{rule}`' for rule in one.rules)}"
    if one.sign_off:
        yield f"signature `{one.sign_off}`"


def _roles(names: str) -> str:
    return " ou ".join(f"`{name}`" for name in names.split("|"))


def main(*options: str) -> None:
    text = written()
    if options == ("--check",):
        sys.exit(0 if PAGE.read_text("utf-8") == text else f"{PAGE.name}: make rules")
    PAGE.write_text(text, "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
