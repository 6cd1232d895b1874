"""The page of a message as a family reads it: on a narrow phone, by day and by night."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from tests.mail.parcels import hospital, letter

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
LONG = "Centre hospitalier universitaire intercommunal de Valbrume-les-Bains"


@pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium")
def test_it_is_read_on_a_narrow_phone_by_day_and_by_night(tmp_path: Path) -> None:
    mail = "mail: {web: https://publications.centre-hospitalier-de-valbrume.example}"
    page = tmp_path / "letter.html"
    sent = letter(status="draft", hospital=hospital(LONG, more=mail), note="M" * 60)
    page.write_text(sent.html, encoding="utf-8")
    with sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for scheme in ("light", "dark"):
            context = browser.new_context(
                viewport={"width": 320, "height": 640},
                color_scheme="dark" if scheme == "dark" else "light",
            )
            shown = context.new_page()
            asked: list[str] = []
            shown.on("request", lambda request, asked=asked: asked.append(request.url))
            shown.goto(page.as_uri())
            faults = [(one["id"], one["help"]) for one in Axe().run(shown).response["violations"]]
            assert (scheme, faults) == (scheme, [])
            assert shown.evaluate("document.documentElement.scrollWidth") == 320
            ground = shown.evaluate("getComputedStyle(document.body).backgroundColor")
            assert ground == {"light": "rgb(255, 255, 255)", "dark": "rgb(26, 26, 26)"}[scheme]
            assert asked == [page.as_uri()]
        browser.close()
