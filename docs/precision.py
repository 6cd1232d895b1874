"""Make docs/checks/precision.md: how exact the rules of a text are, as measured.

`make rules` runs this from the top of the checkout. The articles, and what is planted in them, lie
in tests/checks/precision/; tests/checks/test_precision.py asks for what the page promises.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from depliant.checks.finding import Finding
from depliant.words import use_language
from tests.checks.precision.measuring import Bench, Outcome, by_rule, seeds, share

PAGE = Path(__file__).parent / "checks" / "precision.md"
_BEFORE = (  # measured when each was planted, before any rule was mended by it
    "| | fautes trouvées | signalées à tort |",
    "|---|---|---|",
    "| première fois, avant toute correction | 132 sur 183 (72 %) | 2 sur 184 (1 %) |",
    "| deuxième, après les corrections de la première | 47 sur 61 (77 %) | 3 sur 61 (5 %) |",
    "| troisième, après celles de la deuxième | 38 sur 43 (88 %) | 2 sur 43 (5 %) |",
)
_HOW = """# Ce que les règles trouvent, ce qu’elles signalent à tort

Dix articles (huit en français, deux en anglais), écrits comme un bon hôpital les écrirait, sur \
dix sujets. On y plante une phrase, un mot, une ligne d’en-tête : une **faute**, que la règle doit \
trouver ; ou ce qui lui **ressemble**, et qu’un relecteur attentif laisserait. Une faute est \
trouvée si sa règle le dit ; ce qui ressemble est signalé à tort si la même règle en dit quelque \
chose. Les articles sont des textes d’essai : aucun soignant ne les a relus. Tout est dans \
`tests/checks/precision/`.

Ne sont mesurées que les règles qui lisent un texte. `alternatives-everywhere` et celles des pages \
et des fichiers ont leurs propres tests."""
_NEW = """## Sur des phrases neuves

Les premières fautes ont été écrites sans avoir lu les règles. Celles-ci ont ensuite été \
corrigées, par sorte de faute et non phrase par phrase, puis mesurées sur d’autres phrases, deux \
fois. Le tableau du haut dit donc ce qu’elles font de phrases qu’elles connaissent ; celui-ci, ce \
que l’on peut attendre d’un texte nouveau :"""
_SPACES = re.compile(r"(?<=«) | (?=[:;?!»%])")


def written(outcomes: Sequence[Outcome], clean: Sequence[tuple[str, Finding]]) -> str:
    """The page that tells some outcomes, and what was said of articles in which nothing stood."""
    parts = [
        _HOW,
        "\n".join(_table(outcomes)),
        f"{_NEW}\n\n" + "\n".join(_BEFORE),
        "\n".join(_listed("Fautes que personne ne voit", outcomes, fault=True)),
        "\n".join(_listed("Ce qui est signalé à tort", outcomes, fault=False)),
        "\n".join(_alarms(clean)),
        "[Toutes les vérifications](../checks.md)",
    ]
    return _SPACES.sub("\u00a0", "\n\n".join(part for part in parts if part)) + "\n"


def _table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    yield from ("| règle | fautes trouvées | ressemblances signalées |", "|---|---|---|")
    rows = sorted(by_rule(outcomes).items())
    yield from (f"| [`{rule}`]({rule}.md) | {_told(mine)} |" for rule, mine in rows)
    yield f"| **toutes** | {_told(outcomes, shares=True)} |"


def _told(outcomes: Sequence[Outcome], *, shares: bool = False) -> str:
    cells = []
    for fault in (True, False):
        told = [one.told for one in outcomes if one.seed.fault is fault]
        percent = f" ({share(told):.1%})".replace(".", ",").replace("%", " %") if shares else ""
        cells.append(f"{sum(told)} sur {len(told)}{percent}")
    return " | ".join(cells)


def _listed(title: str, outcomes: Sequence[Outcome], *, fault: bool) -> Iterator[str]:
    """Those that went wrong, quoted."""
    wrong = [one.seed for one in outcomes if one.seed.fault is fault and not one.right]
    if wrong:
        yield from (f"## {title}", "")
    for seed in wrong:
        yield f"- `{seed.rule}`, {seed.article} : « {_quoted(seed.put)} »"


def _alarms(clean: Sequence[tuple[str, Finding]]) -> Iterator[str]:
    """What was said of the articles as they are: false alarms, too."""
    if clean:
        yield from ("Et, dans les articles tels quels :", "")
    for name, one in clean:
        yield f"- `{one.rule}`, {name} : « {_quoted(one.quote)} »"


def _quoted(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 160 else f"{plain[:160].rpartition(' ')[0]} …"


def main(*options: str) -> None:
    use_language("fr")
    bench = Bench()
    outcomes = tuple(map(bench.outcome, seeds()))
    text = written(outcomes, bench.alarms)
    if options == ("--check",):
        sys.exit(None if PAGE.read_text("utf-8") == text else "precision.md: make rules")
    PAGE.write_text(text, "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
