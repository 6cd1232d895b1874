"""What else could press the same editions: each takes a sample and tells seconds an edition."""

from __future__ import annotations

import multiprocessing
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.whole import Bare, Plain, Whole, plain, whole
from depliant.content.select import Choice
from depliant.sources.leaflet import Article
from depliant.sources.workspace import Workspace
from depliant.typeset.compose import Composer
from depliant.typeset.pages import Fit

CORES = 2


@dataclass(frozen=True)
class Sample:
    """Some editions: their choices, each in one piece, what plain tools take of them; and how many
    layouts of a whole edition the press makes for one."""

    choices: tuple[Choice, ...]
    wholes: tuple[Whole, ...]
    plains: tuple[Plain, ...]
    layouts: float
    workspace: Workspace
    folder: Path


def sample(
    workspace: Workspace,
    choices: Sequence[Choice],
    fits: Sequence[Fit | None],
    layouts: float,
    folder: Path,
) -> Sample:
    composer = Composer(workspace.house_style.templates)
    wholes = tuple(whole(one, composer, fit) for one, fit in zip(choices, fits, strict=True))
    plains = []
    for number, one in enumerate(wholes):
        (folder / str(number)).mkdir(parents=True)
        plains.append(plain(one, workspace, folder / str(number)))
    return Sample(tuple(choices), wholes, tuple(plains), layouts, workspace, folder)


def contenders(given: Sample, names: Sequence[str] = ()) -> Iterator[tuple[str, float]]:
    """Each contender's name and its seconds an edition; of all, or of some."""
    times = max(1, round(given.layouts))
    works: dict[str, Callable[[Sample], None]] = {
        "the `weasyprint` command in a loop": loop,
        f"the `weasyprint` command, `xargs -P {CORES}`": parallel,
        f"bare WeasyPrint, {CORES} warm workers, {times} × a whole layout, written": floor,
        "headless Chromium, one warm browser, the same HTML": chromium,
        "Typst, compiler reused, the same text": typst,
    }
    for name, work in works.items():
        if not names or work.__name__ in names:
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
    """As many layouts and one PDF of each edition, without our stages and checks."""
    context = multiprocessing.get_context("fork")
    shares = [given.wholes[start::CORES] for start in range(CORES)]
    processes = [context.Process(target=_bare, args=(given, share)) for share in shares]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
        assert process.exitcode == 0


def _bare(given: Sample, share: Sequence[Whole]) -> None:
    bare = Bare(given.workspace.house_style.styles)
    for one in share:
        for _time in range(max(1, round(given.layouts))):
            document = bare.layout(one)
        document.write_pdf(pdf_variant=one.variant)


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
    parts = (f"== {one.title}\n{_typst_text(one.text)}" for one in carried)
    return head + "\n".join(parts)


def _typst_text(text: str) -> str:
    """Markdown as Typst reads it: bold, and no sign of its own by mistake."""
    for ours, theirs in (("![", "["), ("**", "*"), ("#", ""), ("@", ""), ("$", ""), ("<", "")):
        text = text.replace(ours, theirs)
    return text
