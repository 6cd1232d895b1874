"""The page for an editorial meeting: what it says, on two sheets, for whoever reads it."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright

from depliant.checks.criteria.judging import State, judge_leaflet, share
from depliant.checks.finding import Finding, Severity
from depliant.content.content import Edition
from depliant.errors import Place, Problem
from depliant.formats.options import OFFICE
from depliant.jobs.records import leaflet_entry
from depliant.sources.workspace import Workspace
from depliant.typeset.compose import Composer
from depliant.web.editorial import editorial_page
from depliant.web.judged import Found, Judged
from depliant.words import speaking
from tests.checks.criteria.seeing import LONG, finding, seen, signature
from tests.conftest import TOP, Run

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
needs_a_browser = pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium")
TODAY = dt.date(2026, 3, 9)
FILE = "leaflets/platre/fr.md"
MOST_PAGES = 4  # two sheets, printed on both sides
BODY = f"## En bref {{#summary}}\n\n- {LONG}\n\n## Et si l’on refuse ? {{#risks .not-covered}}\n\n?"


def editions(*formats: str) -> tuple[Edition, ...]:
    return tuple(
        Edition(slug, "platre", "fr", name, OFFICE)
        for slug in ("ormes", "saules")
        for name in formats
    )


def judged(*found: Found) -> Judged:
    """A leaflet that two hospitals have, as two formats."""
    of = seen(BODY, *(one.finding for one in found), signed={"patients-read": signature()})
    each = {"ormes": of, "saules": replace(of, findings=(finding("contacts-verified"),))}
    names = {"ormes": "Les Ormes", "saules": "Les <Saules>"}
    entry = leaflet_entry(of.article)
    made = editions("a4", "trifold")
    return Judged(entry, FILE, judge_leaflet(each), found, made, names)


def page(*each: Judged, lang: str = "fr", problems: tuple[Problem, ...] = ()) -> str:
    composer = Composer(Workspace(TOP).house_style.web)
    with speaking(lang):
        return editorial_page(each, composer, lang, TODAY, problems)


def text(html: str) -> str:
    """What a reader reads, in one line."""
    body = re.sub(r"<[^>]+>", "", html.partition("</head>")[2])
    return " ".join(body.split())


def jargon(line: int, quote: str = "", words: str = "", allowed: str = "") -> Found:
    said = (Severity.WARNING, "« posologie » est un mot de métier.", "Écrivez « dose ».")
    return Found(Finding("jargon", *said, Place(FILE, line), "", quote, words, allowed))


# --- what it says ----------------------------------------------------------------------------


def test_a_finding_is_told_with_its_sentence_its_line_and_what_to_write() -> None:
    html = page(judged(jargon(31, "La posologie change <chaque> jour.", "posologie")))
    assert "<mark>posologie</mark> change &lt;chaque&gt; jour." in html
    assert "avertissement · ligne 31 · « posologie » est un mot de métier." in text(html)
    assert "Écrivez « dose ». jargon" in text(html)


def test_a_remedy_that_holds_for_several_is_told_once() -> None:
    assert text(page(judged(*map(jargon, (31, 32))))).count("Écrivez « dose ».") == 1


def test_of_many_findings_of_one_rule_the_lines_are_told() -> None:
    said = text(page(judged(*map(jargon, range(31, 39)))))
    assert said.count("un mot de métier") == 3
    assert "Aussi : ligne 34, ligne 35, ligne 36, ligne 37, ligne 38." in said


def test_what_was_silenced_stands_apart_with_its_reason() -> None:
    said = text(page(judged(jargon(31, allowed="le mot de l’ordonnance"))))
    assert "Rien à corriger." in said
    told = "raison ligne 31 · « posologie » est un mot de métier. Accepté : le mot de l’ordonnance"
    assert f"{told} jargon" in said.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ((), ""),
        (editions("trifold"), "(trifold)"),
        (editions("a4", "trifold")[:2], "(Les Ormes)"),
        (editions("trifold")[1:], "(Les &lt;Saules&gt;, trifold)"),
    ],
)
def test_where_a_finding_holds_is_told_unless_it_is_everywhere(
    where: tuple[Edition, ...], told: str
) -> None:
    html = page(judged(replace(jargon(31), editions=where)))
    after = html.partition("Écrivez «")[2].partition("</li>")[0]
    assert re.findall(r"\(.*?\)", after) == ([told] if told else [])


def test_each_criterion_says_what_came_of_it_in_words() -> None:
    said = text(page(judged()))
    assert "rempli11il y a un résumé (« En bref », ligne 23)" in said.replace("\u00a0", " ")
    assert "signéR1des patients ou des usagers ont pris part au document" in said
    assert "(Ana Ormeau, sage-femme, le 2 mars 2026)" in said
    refused = "les risques sont décrits avec des mots (« Et si l’on refuse ? », ligne 27)"
    assert f"sans source9{refused}" in said.replace("\u00a0", " ")
    assert "à jugerR8quand et comment remettre le document est décrit ☐ oui ☐ non" in said
    assert "les contacts vérifiés : ligne 30 contacts-verified" in said.replace("\u00a0", " ")
    assert "hôpital : Les &lt;Saules&gt;" in said


def test_what_is_to_be_done_names_sections_by_their_titles() -> None:
    said = text(page(judged())).replace("\u00a0", " ")
    assert "(absent ou trop court : « La vie quotidienne »)" in said
    assert "Dites dans « Et si l’on refuse ? » les risques fréquents" in said  # its own title
    assert "Écrivez le but (aim)" in said
    assert "rien à redire sur la voix passive" in said
    shown = re.sub(r"<code>.*?</code>", "", page(judged()))
    assert "En bref" in text(shown)
    assert re.findall(r"\b(?:summary|risks|long-sentence|review_by|aim)\b", text(shown)) == []


def test_what_is_met_and_what_is_seen_in_part_are_counted_apart() -> None:
    one = judged()
    said = text(page(one)).replace("\u00a0", " ")
    whole = [r for r in one.results if r.state is State.MET and r.criterion.judge == "machine"]
    part = [r for r in one.results if r.state is State.MET and r.criterion.judge == "partly"]
    assert f"rempli{len(whole)} la machine peut le dire" in said
    assert f"vu{len(part)} la machine en voit une partie" in said
    assert f"{len(whole)} remplis et {len(part)} vus en partie" in said
    counted = share(one.results)
    assert (counted.met, counted.in_part) == (len(whole) + len(part), len(part))


def test_the_sum_is_no_score() -> None:
    said = text(page(judged()))
    assert re.search(r"\d+ critères sur \d+ sont jugés\. Ce n’est la note d’aucun", said)
    assert "score" not in said


def test_who_signed_and_who_has_still_to_is_told() -> None:
    one = judged()
    asked = one.leaflet.model_copy(update={"to_sign": ("physician",)})
    said = text(page(replace(one, leaflet=asked, signatures=(signature(),))))
    assert "SignaturesAna Ormeau, sage-femme, le 2 mars 2026 Doit encore signerun médecin" in said
    both = replace(
        one,
        leaflet=asked.model_copy(update={"to_sign": ("physician", "nurse")}),
        asked_by={"nurse": ("Saint-Gildas",)},
    )
    told = "Doivent encore signerun médecin ; un infirmier ou une infirmière, pour Saint-Gildas"
    assert told in text(page(both)).replace("\u00a0", " ")


def test_without_pages_no_format_is_said_to_have_been_seen() -> None:
    one = judged()
    assert "Les &lt;Saules&gt; ; a4, trifold" in text(page(one)).replace("\u00a0", " ")
    said = text(page(replace(one, laid_out=False)))
    assert "rien n’a été mis en page" in said
    assert "trifold" not in said


def test_it_speaks_english_too() -> None:
    said = text(page(judged(), lang="en"))
    assert "Editorial report" in said
    assert "met11there is a summary" in said


def test_what_cannot_be_read_comes_first() -> None:
    wrong = Problem("Il manque `title`.", Place("leaflets/orteil/fr.md", 2), "Écrivez-le.")
    said = text(page(judged(), problems=(wrong,)))
    assert said.index("leaflets/orteil/fr.md:2 · Il manque title.") < said.index("Le plâtre")


def test_it_needs_no_other_file_and_runs_nothing() -> None:
    html = page(judged())
    assert re.findall(r"<(?:script|link|img|iframe)|https?:|url\(|@import", html) == []


# --- beside the desk -------------------------------------------------------------------------

SMALL = ("build", "--format", "screen", "--hospital", "tilleuls")
REPORT = "editorial/fr/immunotherapie.fr.html"


def test_the_desk_leads_to_it_and_it_stays_as_it_is(folder: Path, run_cli: Run) -> None:
    assert run_cli(*SMALL)[0] == 0
    path, desk = folder / "out" / REPORT, folder / "out" / "desk.fr.html"
    assert f'href="{REPORT}"' in desk.read_text(encoding="utf-8")
    before = path.stat().st_mtime_ns, desk.stat().st_mtime_ns
    assert 'href="../../face.css"' in path.read_text(encoding="utf-8")
    assert run_cli(*SMALL)[0] == 0
    assert (path.stat().st_mtime_ns, desk.stat().st_mtime_ns) == before
    english = folder / "out" / "editorial" / "en" / "immunotherapie.fr.html"
    assert "Criterion by criterion" in english.read_text(encoding="utf-8")
    article = folder / "leaflets" / "immunotherapie" / "fr.md"
    text = article.read_text(encoding="utf-8").replace("status: draft", "status: withdrawn")
    article.write_text(text, encoding="utf-8")
    run_cli(*SMALL)
    assert not path.exists()
    assert REPORT not in desk.read_text(encoding="utf-8")


# --- on paper and on a screen ----------------------------------------------------------------


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as engine:
        chromium = engine.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@needs_a_browser
def test_each_leaflet_of_the_demonstration_and_the_worst_stand_on_two_sheets(
    browser: Browser, others: Path, run_cli: Run
) -> None:
    worst = others / "leaflets" / "pire" / "fr.md"
    worst.parent.mkdir()
    shutil.copy(TOP / "tests" / "checks" / "worst.fr.md", worst)
    tab = browser.new_page()
    for leaflet in sorted(path.name for path in (others / "leaflets").glob("*/")):
        ask = ("check", leaflet, "--no-render", "--report", "html", "--save", str(others))
        run_cli(*ask, lang="fr")
        (made,) = others.glob("*.editorial.html")
        tab.goto(made.as_uri())
        pdf = tab.pdf(prefer_css_page_size=True)
        assert 1 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= MOST_PAGES, leaflet
        made.unlink()
    tab.close()


@needs_a_browser
def test_it_has_no_fault_that_axe_knows(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    wrong = Problem("Il manque `title`.", None, "Écrivez-le.")
    found = [jargon(31, "La posologie.", "posologie"), jargon(33, allowed="un nom")]
    path.write_text(page(judged(*found), problems=(wrong,)), encoding="utf-8")
    tab = browser.new_page()
    for width in (390, 1280):
        tab.set_viewport_size({"width": width, "height": 900})
        tab.goto(path.as_uri())
        faults = [(one["id"], one["help"]) for one in Axe().run(tab).response["violations"]]
        assert faults == []
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
    tab.close()
