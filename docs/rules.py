"""Make docs/checks/, a page for each rule, and the table of docs/checks.md, from the rules.

`make rules` runs this from the top of the checkout. What a page says stands in the rule's own
file: `reason`, `standard`, `limits`, and what `fails` and `passes`. tests/test_docs.py refuses
pages that are not those that it would write.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from depliant.checks.finding import Severity
from depliant.checks.registry import FIRM, Check, Subject, Topic, all_checks
from depliant.words import _, use_language
from depliant.words.figures import number

TOP = Path(__file__).parent
PAGE, PAGES = TOP / "checks.md", TOP / "checks"
KEPT = frozenset({PAGES / "precision.md"})  # docs/precision.py writes it
BEGIN, END = "<!-- begin: make rules -->", "<!-- end: make rules -->"
_KEY = re.compile(r"(?:#|- )?[\w_-]+:(?: |$)")  # how a line of YAML begins
_MARKUP = re.compile(r"## |<!--|!!!|!\[|\d\. |\{\{")


def by_rule() -> Mapping[str, tuple[Check, ...]]:
    """The checks of each rule, by its name."""
    names = sorted({check.rule for check in all_checks()})
    return {name: tuple(one for one in all_checks() if one.rule == name) for name in names}


def written() -> Mapping[Path, str]:
    """The files as they should be."""
    use_language("fr")
    rules = by_rule()
    pages = {PAGES / f"{rule}.md": _page(rule, checks) for rule, checks in rules.items()}
    return {PAGE: _with_table(PAGE.read_text("utf-8"), rules), **pages}


# --- the table --------------------------------------------------------------------------------


def _with_table(text: str, rules: Mapping[str, tuple[Check, ...]]) -> str:
    before, _begin, rest = text.partition(BEGIN)
    _old, _end, after = rest.partition(END)
    table = "\n".join(_table(rules))
    return f"{before}{BEGIN}\n{table}\n{END}{after}"


def _table(rules: Mapping[str, tuple[Check, ...]]) -> Iterator[str]:
    for topic in Topic:
        mine = {rule: checks for rule, checks in rules.items() if checks[0].topic is topic}
        if mine:
            yield from ("", f"## {_(topic.value).capitalize()}", "")
            yield from ("| règle | gravité | pourquoi |", "|---|---|---|")
            yield from (_row(rule, checks[0]) for rule, checks in mine.items())
    yield ""


def _row(rule: str, check: Check) -> str:
    return f"| [`{rule}`](checks/{rule}.md) | {_gravity(check)} | {_(check.reason)} |"


# --- a page -----------------------------------------------------------------------------------


def _page(rule: str, checks: tuple[Check, ...]) -> str:
    check = next((one for one in checks if one.fails), checks[0])
    subjects = ", ".join(dict.fromkeys(_(one.subject.value) for one in checks))
    parts = [
        f"# `{rule}`",
        f"{_gravity(check).capitalize()} · {_(check.topic.value)} · regarde : {subjects}",
        f"**Pourquoi.** {_(check.reason)}",
        f"**D’où elle vient.** {_(check.standard)}",
        *_examples(check),
        *_limits(rule, check),
        f"**La faire taire.** {_silence(rule, check)}",
        "[Toutes les vérifications](../checks.md)",
    ]
    return "\n\n".join(parts) + "\n"


def _gravity(check: Check) -> str:
    return "**erreur**" if check.severity is Severity.ERROR else "*avertissement*"


def _examples(check: Check) -> Iterator[str]:
    if is_source(check):
        yield f"Un exemple qui échoue :\n\n{_code(check.fails)}"
        yield f"Un exemple qui passe :\n\n{_code(check.passes)}"
    else:
        yield f"**Ce qu’elle trouve.** {check.fails}"
        yield f"**Que faire.** {check.passes}"


def is_source(check: Check) -> bool:
    """Whether a rule's examples are lines of a file; else they are sentences about pages."""
    first = check.fails.strip().split("\n")[0]
    markup = _MARKUP.match(first) or (_KEY.match(first) and check.subject is not Subject.PAGES)
    return check.subject is Subject.TEXT or "\n" in check.fails or bool(markup)


def _code(text: str) -> str:
    language = "yaml" if _KEY.match(text.strip()) else "markdown"
    return f"````{language}\n{text.strip()}\n````"


def _limits(rule: str, check: Check) -> Iterator[str]:
    if check.limits:
        lines = "\n".join(
            f"  {name}: {value:g}  # de {number(least)} à {number(most)}"
            for name, value in check.limits.items()
            for least, most in (check.within[name],)
        )
        yield f"**Ses seuils**{_may_be_set(check)} :\n\n````yaml\n{rule}:\n{lines}\n````"


def _may_be_set(check: Check) -> str:
    """Where a rule's thresholds are set; those of a firm one become stricter, if anything."""
    where = "dans [`checks.yaml`](../reglages.md)"
    if check.topic not in FIRM:
        return f", à changer {where}"
    ways = {"more": "vers le haut", "less": "vers le bas"}
    found = [f"`{name}` {ways[way]}" for name, way in check.stricter.items()]
    return f", à durcir {where}, {', '.join(found)}" if found else ", qui ne changent pas"


def _silence(rule: str, check: Check) -> str:
    here = f"`<!-- depliant: allow {rule}: la raison -->`"
    if check.topic is Topic.FORM and check.severity is Severity.ERROR:
        return "Cette règle ne se tait pas : quelque chose manque, ou se perd."
    text = f"Sur place, avec une raison : {here} au-dessus du passage (ou `# depliant: allow …` "
    text += "au-dessus d’une ligne de l’en-tête). Elle est comptée, et montrée à qui approuve."
    return (
        text
        if check.topic in FIRM
        else f"{text} Sa gravité se change dans [`checks.yaml`](../reglages.md)."
    )


def main(*options: str) -> None:
    PAGES.mkdir(exist_ok=True)
    texts = written()
    if options == ("--check",):
        wrong = [path for path, text in texts.items() if _read(path) != text]
        sys.exit("\n".join(f"{path.name}: make rules" for path in wrong) or 0)
    for path in set(PAGES.glob("*.md")) - texts.keys() - KEPT:
        path.unlink()
    for path, text in texts.items():
        path.write_text(text, "utf-8")


def _read(path: Path) -> str:
    return path.read_text("utf-8") if path.is_file() else ""


if __name__ == "__main__":
    main(*sys.argv[1:])
