"""Catalogue and desk, driven in a browser from `file://` as a clinic and an office would."""

from __future__ import annotations

import email
import email.policy
import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from depliant.cli.main import main
from depliant.formats.options import OFFICE
from depliant.jobs.plan import make_plan
from depliant.jobs.records import recorded
from depliant.jobs.request import Request
from depliant.shelf.manifest import (
    Counts,
    EditionEntry,
    FileEntry,
    HospitalEntry,
    Kept,
    LeafletEntry,
    LetterEntry,
    Manifest,
)
from depliant.sources.workspace import Workspace
from depliant.typeset.compose import Composer
from depliant.web.catalogue import catalogue_page
from tests.conftest import TODAY, TOP, sign

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
needs_a_browser = pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium")


def command(root: Path, *words: str, today: str = "2026-11-24") -> int:
    return main(["--ui-lang", "en", *words, "--workspace", str(root), "--today", today])


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An out folder: one approved leaflet in two formats, for one hospital also folded in three
    duplexes; one draft."""
    root = tmp_path_factory.mktemp("catalogue")
    for name in ("hospitals", "leaflets"):
        shutil.copytree(TOP / name, root / name)
    path = root / "leaflets" / "trouver-son-chemin" / "fr.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("status:", "synonyms: [orientation]\nstatus:"), "utf-8")
    sign(root, "trouver-son-chemin")
    one, both = ("trouver-son-chemin",), ("trouver-son-chemin", "preparer-son-sejour")
    assert command(root, "build", *both, "--format", "screen") == 0
    assert command(root, "build", *one, "--format", "a4") == 0
    duplexes = ("short-edge", "long-edge", "single-sided")
    ways = [word for duplex in duplexes for word in ("--duplex", duplex)]
    only = ("--hospital", "bruyeres", "--format", "bifold")
    assert command(root, "build", *one, *only, *ways) == 0
    return root / "out"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as engine:
        chromium = engine.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


def shown(page: Page) -> list[str]:
    return [card.text_content() or "" for card in page.locator(".card:visible h2").all()]


def faults(page: Page) -> list[Any]:
    return [(one["id"], one["help"]) for one in Axe().run(page).response["violations"]]


# --- the catalogue ---------------------------------------------------------------------------


def at(out: Path, place: str = "#tilleuls", lang: str = "en") -> str:
    return f"{(out / f'index.{lang}.html').as_uri()}{place}"


@needs_a_browser
def test_the_hospital_is_asked_once_and_remembered(page: Page, out: Path) -> None:
    page.goto(at(out, ""))
    page.get_by_role("heading", name="Where do you work?").wait_for()
    assert shown(page) == ["Trouver son chemin"]  # one card for three hospitals; no draft
    assert page.locator(".offer:visible").count() == 0
    page.get_by_role("button", name="Hôpital des Tilleuls").click()
    accent = "getComputedStyle(document.documentElement).getPropertyValue('--accent')"
    assert page.evaluate(accent) == "#1b5e6e"
    for again in ("", "?hospital=nowhere"):
        page.goto(at(out, again))
        assert not page.get_by_role("heading", name="Where do you work?").is_visible()
        assert page.get_by_label("Hospital").input_value() == "tilleuls"
        (link,) = page.locator("a[data-print].big:visible").all()
        assert str(link.get_attribute("href")).startswith("tilleuls/")
    page.get_by_label("Hospital").select_option("bruyeres")
    assert page.evaluate(accent) == "#2c5f34"


@needs_a_browser
@pytest.mark.parametrize("place", ["?hospital=bruyeres", "#bruyeres"])
def test_the_address_says_the_hospital_where_a_browser_keeps_nothing(
    page: Page, out: Path, place: str
) -> None:
    forbid = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})"
    page.add_init_script(forbid)
    page.goto(at(out, place))
    assert page.get_by_label("Hospital").input_value() == "bruyeres"
    page.get_by_text("bookmark this page").wait_for()
    page.get_by_label("Hospital").select_option("deux-rives")
    page.reload()
    page.get_by_role("link", name="Français").click()
    assert page.url.endswith("index.fr.html#deux-rives")
    assert page.get_by_label("Hôpital").input_value() == "deux-rives"


@needs_a_browser
def test_search_and_open(page: Page, out: Path) -> None:
    page.goto(at(out))
    # A title, a synonym, a code, the title of a section, a word of a text; as people type them.
    for query in ("CHÉMIN", "chimin", "orientation", "ht-0101", "HT 0101", "voiture", "parcking"):
        page.get_by_label("Search").fill(query)
        assert (query, shown(page)) == (query, ["Trouver son chemin"])
    page.get_by_label("Search").fill("chemin bruyères")
    assert shown(page) == ["Trouver son chemin"]
    page.get_by_role("button", name="Hôpital des Bruyères").click()
    assert page.get_by_label("Hospital").input_value() == "bruyeres"
    assert page.get_by_role("status").inner_text() == "1 leaflet"
    link = page.locator("[data-format=screen]:visible").get_by_role("link", name="Open")
    assert link.get_attribute("href") == "bruyeres/trouver-son-chemin/fr/HT-0101.fr.screen.pdf"
    page.get_by_label("Search").fill("zzz")
    assert shown(page) == []
    assert "Nothing found" in page.get_by_role("status").inner_text()


@needs_a_browser
def test_every_link_leads_to_a_file(page: Page, out: Path) -> None:
    page.goto(at(out))
    what = "all => all.map(x => (x.href || x.src).split('#')[0])"
    targets = page.eval_on_selector_all("a, img, link", what)
    assert len(targets) == 22
    assert [one for one in targets if not Path(one.removeprefix("file://")).is_file()] == []


@needs_a_browser
def test_other_formats_stand_behind_a_word(page: Page, out: Path) -> None:
    page.goto(at(out, "#bruyeres"))
    other = page.locator("[data-format=a4]").get_by_role("link", name="Print")
    assert not other.filter(visible=True).count()
    page.get_by_text("Other formats").locator("visible=true").click()
    assert other.filter(visible=True).count() == 1
    assert page.locator("li.first:visible").get_attribute("data-format") == "bifold"


@needs_a_browser
@pytest.mark.parametrize(
    ("printer", "endings", "hint"),
    [
        ("", ["bifold.pdf"], "short edge"),
        ("short-edge", ["bifold.pdf"], "short edge"),
        ("long-edge", ["bifold.recto-verso-bord-long.pdf"], "long edge"),
        (
            "single-sided",
            ["bifold.face-par-face.recto.pdf", "bifold.face-par-face.verso.pdf"],
            "put the paper back",
        ),
    ],
)
def test_print_the_file_for_this_printer(
    page: Page, out: Path, printer: str, endings: list[str], hint: str
) -> None:
    page.goto(at(out, "#bruyeres"))
    page.get_by_label("My printer").select_option(printer)
    line = page.locator(".offer.on [data-format=bifold]")
    links = [link for link in line.get_by_role("link", name="Print").all() if link.is_visible()]
    assert [str(link.get_attribute("href")).split(".fr.")[1] for link in links] == endings
    assert hint in line.inner_text()
    page.reload()
    assert page.get_by_label("My printer").input_value() == printer


# --- printing --------------------------------------------------------------------------------


@needs_a_browser
def test_from_a_web_server_the_print_dialog_opens_by_itself(browser: Browser, served: str) -> None:
    """The PDF stands in a frame that nobody sees, and is asked to print itself."""
    context = browser.new_context()
    context.add_init_script("window.print = () => console.log(`printed ${location.href}`)")
    page = context.new_page()
    page.goto(f"{served}/index.fr.html#bruyeres")
    with page.expect_console_message(lambda said: said.text.startswith("printed")) as said:
        page.locator("a.big:visible").click()
    file = "bruyeres/trouver-son-chemin/fr/trouver-son-chemin.fr.bifold.pdf"
    assert said.value.text == f"printed {served}/{file}"
    assert len(context.pages) == 1
    by_hand = page.get_by_role("link", name="ouvrez le PDF, puis Ctrl+P")  # should nothing come
    assert by_hand.get_attribute("href") == f"{served}/{file}"
    context.close()


@needs_a_browser
def test_from_a_file_share_the_pdf_opens_and_the_way_on_is_told(page: Page, out: Path) -> None:
    page.goto(at(out, "#bruyeres", "fr"))
    assert "puis Ctrl+P" in page.locator("li.first:visible").inner_text()
    with page.context.expect_page() as opened:
        page.locator("a.big:visible").click()
    assert opened.value.url.endswith("trouver-son-chemin.fr.bifold.pdf")
    assert "dans un autre onglet, puis Ctrl+P" in page.locator("#told").inner_text()


# --- by e-mail and by address ----------------------------------------------------------------


@pytest.fixture
def served(out: Path) -> Iterator[str]:
    """The address under which a web server publishes the out folder."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_said: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(out))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@needs_a_browser
@pytest.mark.parametrize("share", [True, False], ids=["file share", "web server"])
def test_the_mail_to_a_family_is_three_steps_away(
    page: Page, out: Path, served: str, tmp_path: Path, share: bool
) -> None:
    """Search, click, open what comes: a message that only lacks an address."""
    page.goto(f"{out.as_uri() if share else served}/index.fr.html")
    page.get_by_label("Hôpital").select_option("tilleuls")
    page.get_by_label("Chercher").fill("chemin")
    (line,) = page.locator("li[data-format=screen]:visible").all()
    button = line.get_by_role("link", name="Préparer le courriel")
    assert "ajoutez l’adresse" in line.inner_text()
    with page.expect_download() as coming:
        button.click()
    assert coming.value.suggested_filename == "HT-0101.fr.screen.eml"
    coming.value.save_as(tmp_path / "opened.eml")
    data = (tmp_path / "opened.eml").read_bytes()
    assert data == (out / "tilleuls/trouver-son-chemin/fr/HT-0101.fr.screen.eml").read_bytes()
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert (message["To"], message["X-Unsent"]) == (None, "1")


@needs_a_browser
def test_mail_is_prepared_from_the_keyboard_and_only_where_there_is_a_letter(
    page: Page, out: Path
) -> None:
    page.goto(at(out))
    buttons = page.get_by_role("link", name="Prepare the e-mail")
    assert buttons.count() == 1  # of the chosen hospital, on the line for screens
    assert page.locator("[data-format=a4] a[download]").count() == 0
    buttons.first.focus()
    with page.expect_download() as coming:
        page.keyboard.press("Enter")
    assert coming.value.suggested_filename.endswith(".eml")


@needs_a_browser
@pytest.mark.parametrize("asks", [True, False], ids=["clipboard", "an older way"])
def test_copy_the_public_address(page: Page, out: Path, asks: bool) -> None:
    page.goto(at(out))
    if not asks:
        page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject())")
    page.get_by_role("button", name="Copy the address").click()
    page.get_by_text("Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "https://tilleuls.example/HT-0101/1.0/fr/"


# --- for everyone ----------------------------------------------------------------------------

PAGES = ["index.fr", "index.en", "desk.fr", "desk.en", "tilleuls/HT-0101/1.0/fr/index"]
SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"


@needs_a_browser
@pytest.mark.parametrize("name", PAGES)
def test_nothing_hinders_anyone(page: Page, out: Path, name: str) -> None:
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{(out / f'{name}.html').as_uri()}#bruyeres")
        for one in page.locator("summary:visible").all():
            one.click()
        assert page.evaluate(SIDEWAYS) == 0, width
    assert page.locator("html").get_attribute("lang") == ("en" if ".en" in name else "fr")
    assert faults(page) == []
    page.evaluate("document.fonts.ready")
    loaded = "[...document.fonts].filter(one => one.status === 'loaded').map(one => one.family)"
    faces = {name.strip('"') for name in page.evaluate(loaded)}
    assert faces == {"Atkinson Hyperlegible", "Depliant Digits"}


@needs_a_browser
def test_a_status_page_says_whom_to_call(page: Page, out: Path) -> None:
    page.goto((out / "bruyeres" / "HT-0101" / "1.0" / "fr" / "index.html").as_uri())
    page.get_by_role("link", name="Lire le document").wait_for()
    accent = "getComputedStyle(document.documentElement).getPropertyValue('--accent')"
    assert page.evaluate(accent) == "#2c5f34"
    number = page.get_by_role("link", name="04 65 71 30 62")
    assert number.get_attribute("href") == "tel:+33465713062"


@needs_a_browser
def test_the_keyboard_is_enough(page: Page, out: Path) -> None:
    page.goto(at(out))
    for _time in range(2):  # the other language, then the search
        page.keyboard.press("Tab")
    page.keyboard.type("chemin")
    assert page.get_by_label("Search").input_value() == "chemin"
    for _time in range(3):  # the hospital, the printer, and the one large button
        page.keyboard.press("Tab")
    assert "big" in page.evaluate("document.activeElement.className")


def test_drafts_are_shown_when_asked_for(out: Path) -> None:
    hidden = (out / "index.en.html").read_text(encoding="utf-8")
    assert "Préparer son séjour" not in hidden
    both = ("build", "trouver-son-chemin", "preparer-son-sejour", "--format", "screen")
    assert command(out.parent, *both, "--with-drafts") == 0
    text = (out / "index.en.html").read_text(encoding="utf-8")
    assert "Préparer son séjour" in text
    assert "Draft: not approved, do not hand it out." in text
    assert command(out.parent, *both) == 0
    assert (out / "index.en.html").read_text(encoding="utf-8") == hidden


# --- a thousand editions ---------------------------------------------------------------------


def letter(place: str, slug: str) -> LetterEntry:
    file = FileEntry(path=f"{place}/{slug}.eml", size=1, sha256="")
    return LetterEntry(inputs="", file=file, carrier=file)


def thousand() -> Manifest:
    """A manifest of 20 leaflets, 10 hospitals and 5 formats."""
    workspace = Workspace(TOP)
    known = recorded(Manifest(), make_plan(workspace, Request(today=TODAY)), workspace)
    names = ("a4", "bifold", "zfold", "booklet", "screen")
    leaflet, hospital = known.leaflets[0], known.hospitals[0]
    slugs, places = [f"leaflet-{n}" for n in range(20)], [f"hospital-{n}" for n in range(10)]
    leaflets = tuple(
        LeafletEntry(**{**dict(leaflet), "leaflet": slug, "title": f"Document {slug}"})
        for slug in slugs
    )
    hospitals = tuple(HospitalEntry(**{**dict(hospital), "hospital": one}) for one in places)
    editions = tuple(
        EditionEntry(
            edition=f"{place}/{slug}.fr.{name}",
            hospital=place,
            leaflet=slug,
            lang="fr",
            format=name,
            options=OFFICE,
            kept=Kept(
                inputs="",
                version="1.0",
                status="approved",
                files=(FileEntry(path=f"{place}/{slug}.{name}.pdf", size=1, sha256=""),),
                thumbnail=FileEntry(path=f"thumbnails/{place}/{slug}.png", size=1, sha256=""),
                counts=Counts(),
            ),
            letter=letter(place, slug) if name == "screen" else None,
        )
        for place in places
        for slug in slugs
        for name in names
    )
    update = {"leaflets": leaflets, "hospitals": hospitals, "editions": editions}
    return known.model_copy(update=update)


@needs_a_browser
def test_a_thousand_editions_load_and_search_fast(page: Page, tmp_path: Path) -> None:
    html = catalogue_page(thousand(), Composer(Workspace(TOP).house_style.web), "en", drafts=False)
    (tmp_path / "index.html").write_text(html, encoding="utf-8")
    plain = "".join(f"<h2>Leaflet {n}</h2>" + "<p>A few plain words.</p>" * 10 for n in range(400))
    (tmp_path / "plain.html").write_text(f"<!doctype html><title>Plain</title>{plain}")
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})

    def load(name: str) -> float:
        """ms of the page's processor: what the machine does otherwise counts for nothing."""
        page.goto((tmp_path / name).as_uri(), wait_until="load")
        metrics = devtools.send("Performance.getMetrics")["metrics"]
        return next(one["value"] * 1000 for one in metrics if one["name"] == "TaskDuration")

    loads = [(load("plain.html"), load("index.html")) for _time in range(20)]
    plain_ms, ms = map(min, zip(*loads, strict=True))
    assert page.locator(".offer").count() == 200
    search = """words => words.map(word => {
        const start = performance.now();
        const field = document.getElementById("query");
        field.value = word;
        field.dispatchEvent(new Event("input"));
        document.body.getBoundingClientRect();
        return performance.now() - start;
    })"""
    words = ["leaflet-7", "", "document", "zzz", "ht-0417", ""]
    searches = list(
        map(min, zip(*(page.evaluate(search, words) for _time in range(3)), strict=True))
    )
    assert 5 < ms < 2.1 * plain_ms, (ms, plain_ms)  # about 1.7: 4,400 plain lines on this machine
    assert max(searches) < 200, searches


# --- the desk --------------------------------------------------------------------------------


@needs_a_browser
def test_the_desk_says_what_is_to_do(page: Page, out: Path) -> None:
    assert command(out.parent, "build", "trouver-son-chemin", "--format", "a4", today="2029-01-05")
    page.goto((out / "desk.en.html").as_uri())
    text = page.locator("main").inner_text()
    assert "Reviews that are overdue or due soon" in text
    assert "24 November 2028 · late" in text
    assert "Camille Exemple, Médecin" in text
    assert "Cadre de santé du service" in text  # who answers for a contact
    assert "Trouver son chemin (HT-0101, French) · Hôpital des Tilleuls" in text  # stale
    assert "Leaflets that are not approved yet" in text
    page.locator("summary", has_text="Trouver son chemin (HT-0101, French)").click()
    assert "première version" in page.locator("main").inner_text()
    assert faults(page) == []
    assert "As of 5 January 2029" in text
