"""What else could press the same editions: each takes a sample and tells seconds an edition."""

from __future__ import annotations

import multiprocessing
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bench import Plain, plain
from depliant.content.select import Choice, select
from depliant.sources.leaflet import Article
from depliant.sources.workspace import Workspace
from depliant.typeset.compose import Composer
from depliant.typeset.pages import Fit
from depliant.typeset.room import Setting
from depliant.typeset.typesetter import Typesetter, setting_css

CORES = 2


@dataclass(frozen=True)
class Sample:
    """Some editions: their choices, how they were fitted, and what plain tools take of them."""

    choices: tuple[Choice, ...]
    fits: tuple[Fit, ...]
    plains: tuple[Plain, ...]
    workspace: Workspace
    folder: Path


def sample(
    workspace: Workspace, choices: Sequence[Choice], fits: Sequence[Fit], folder: Path
) -> Sample:
    plains = []
    for number, choice in enumerate(choices):
        (folder / str(number)).mkdir()
        plains.append(plain(choice, workspace, folder / str(number)))
    return Sample(tuple(choices), tuple(fits), tuple(plains), workspace, folder)


def contenders(given: Sample) -> Iterator[tuple[str, float]]:
    """Each contender's name and its seconds an edition."""
    works: dict[str, Callable[[Sample], None]] = {
        "the `weasyprint` command in a loop": loop,
        f"the `weasyprint` command, `xargs -P {CORES}`": parallel,
        "bare WeasyPrint, warm workers, as many layouts (the floor)": floor,
        "headless Chromium, one warm browser, the same HTML": chromium,
        "Typst, compiler reused, the same text": typst,
    }
    for name, work in works.items():
        start = time.perf_counter()
        work(given)
        yield name, (time.perf_counter() - start) / len(given.choices)


def loop(given: Sample) -> None:
    for one in given.plains:
        subprocess.run(one.command(given.folder / "loop.pdf"), check=True, capture_output=True)


def parallel(given: Sample) -> None:
    lines = []
    for number, one in enumerate(given.plains):
        words = one.command(given.folder / f"{number}.pdf")
        lines.append(" ".join(f"'{word}'" for word in words))
    command = ["xargs", "-P", str(CORES), "-I", "{}", "sh", "-c", "{}"]
    text = "\n".join(f'"{line}"' for line in lines)
    subprocess.run(command, input=text, check=True, capture_output=True, text=True)


def floor(given: Sample) -> None:
    """The same number of layouts and one PDF, without our stages and checks."""
    jobs = [(n, fit.layouts) for n, fit in enumerate(given.fits)]
    context = multiprocessing.get_context("fork")
    halves = [jobs[start::CORES] for start in range(CORES)]
    processes = [context.Process(target=_bare, args=(given, half)) for half in halves]
    for process in processes:
        process.start()
    for process in processes:
        process.join()


def _bare(given: Sample, jobs: list[tuple[int, int]]) -> None:
    from weasyprint import HTML

    from depliant.typeset.typesetter import _fetcher

    house = given.workspace.house_style
    composer, typesetter = Composer(house.templates), Typesetter(house.styles)
    for number, layouts in jobs:
        choice, fit = given.choices[number], given.fits[number]
        content, _odd = select(choice)
        html = composer.compose(content, choice.format)
        source = HTML(string=html, base_url="depliant:", url_fetcher=_fetcher(content.pictures))
        styles = [
            *typesetter._styles,
            typesetter._sheet(setting_css(Setting(fit.rung), choice.format)),
        ]
        variant = None if choice.format.imposed else "pdf/ua-1"
        for _time in range(layouts):
            document = source.render(
                stylesheets=styles, font_config=typesetter._fonts, pdf_variant=variant
            )
        document.write_pdf(pdf_variant=variant)


def chromium(given: Sample) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as engine:
        browser = engine.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page()
        for one in given.plains:
            links = "".join(
                f'<link rel="stylesheet" href="{path.as_uri()}">' for path in one.styles
            )
            html = one.page.read_text(encoding="utf-8").replace("</head>", links + "</head>")
            path = one.page.with_suffix(".chromium.html")
            path.write_text(html, encoding="utf-8")
            page.goto(path.as_uri())
            page.pdf(path=given.folder / "chromium.pdf", prefer_css_page_size=True)
        browser.close()


def typst(given: Sample) -> None:
    import typst as engine

    compiler = engine.Compiler()
    for choice in given.choices:
        path = given.folder / "leaflet.typ"
        path.write_text(_typst_source(choice.article, choice), encoding="utf-8")
        compiler.compile(input=path, output=given.folder / "typst.pdf", root=given.folder)


def _typst_source(article: Article, choice: Choice) -> str:
    """The same title and sections, on pages of the same size; no boxes, pictures or imposition."""
    page = choice.format.flow[0]
    head = (
        f"#set page(width: {page.width}mm, height: {page.height}mm, margin: 12mm)\n"
        f'#set text(size: {choice.format.type.body}pt, lang: "{article.lang}")\n'
        f"= {article.meta.title}\n"
    )
    carried = (one for one in article.sections if one.on(choice.format.groups))
    parts = (f"== {one.title}\n{one.text.replace('**', '*').replace('#', '')}" for one in carried)
    return head + "\n".join(parts)
