"""Which picture is meant where one is asked for, and what to say if there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from depliant.content.pictures.frames import Use
from depliant.content.prose.references import address
from depliant.errors import Place, Problem
from depliant.reading.sections import Section
from depliant.sources.beside.figures import Figure, Figures, figure_name
from depliant.sources.beside.names import alike, lies_inside, matching, name_key
from depliant.sources.leaflet import Article
from depliant.words import _

_SILENT = re.compile(r'(<li>|<li>\n<p>)?<span [^>]*data-picture="([^"]*)"')


@dataclass(frozen=True)
class Asked:
    """A picture as an author asks for it: the path that was written (of a hospital's text if `by`
    names it), where, and what for."""

    path: str
    by: str
    place: Place
    use: Use = "figure"
    silent: bool = False  # it has no alternative text, and needs one

    @property
    def name(self) -> str:
        """What its version calls it."""
        return figure_name(self.by, self.path)

    @property
    def url(self) -> str:
        return address(self.name)


def asked_in(section: Section, names: Sequence[str], html: str) -> Iterator[Asked]:
    """The pictures of a section, from the names and the HTML that it was rendered to."""
    small = {url for _head, url in _SILENT.findall(html)}
    pictograms = {url for head, url in _SILENT.findall(html) if head}
    steps = "steps" in section.classes
    for name in dict.fromkeys(names):
        path, url = name.removeprefix(figure_name(section.by, "")), address(name)
        use: Use = "pictogram" if url in small and f'src="{url}"' not in html else "figure"
        silent = url in small and not (steps and url in pictograms)
        yield Asked(path, section.by, line_of(section, path), use, silent)


def line_of(section: Section, written: str) -> Place:
    """The line of a section that names a picture; its heading's if none does."""
    wanted = name_key(written)
    for number, line in enumerate(section.text.split("\n"), (section.place.line or 1) + 1):
        if wanted and wanted in name_key(line):
            return section.place.at(number)
    return section.place


def figure_for(asked: Asked, article: Article) -> Figure | Problem:
    """The figure that is meant, or why there is none."""
    prefix = figure_name(asked.by, "")
    known = {
        name.removeprefix(prefix): figure
        for name, figure in article.figures.items()
        if name.startswith(prefix) and (asked.by or ":" not in name)
    }
    found = matching(asked.path, known)
    if len(found) == 1:
        figure = known[found[0]]
        return figure.problem or figure
    if found:
        message = _("`{path}` may be {files}: which one?")
        message = message.format(path=asked.path, files=", ".join(f"`{one}`" for one in found))
        return Problem(message, asked.place, _("Write one of these names exactly, or rename one."))
    return _missing(asked, known, article.beside)


def _missing(asked: Asked, known: Figures, beside: Sequence[str]) -> Problem:
    if not lies_inside(asked.path):
        message = _("The picture `{path}` does not lie beside the article.")
        remedy = _("Put it in the article's folder and write `figures/name.svg`.")
        return Problem(message.format(path=asked.path[:80]), asked.place, remedy)
    message = _("There is no picture `{path}` beside the article.").format(path=asked.path[:80])
    names = {*known, *beside}
    if cut := [name for name in names if _cut_at_a_quote(name, asked.path)]:
        remedy = _("`{file}` has quotation marks in its name: rename it without them.")
        return Problem(message, asked.place, remedy.format(file=sorted(cut)[0]))
    return Problem(message, asked.place, _remedy(alike(asked.path, names)))


def _cut_at_a_quote(name: str, written: str) -> bool:
    """Whether a file's name goes on with a quotation mark, which Markdown takes for a caption's,
    where what was written ends."""
    rest = name_key(name).removeprefix(name_key(written))
    return rest != name_key(name) and rest.lstrip()[:1] in tuple("\"'")


def _remedy(near: list[str]) -> str:
    if near:
        return _("There is {files}: write its name exactly so.").format(
            files=", ".join(f"`{name}`" for name in near[:3])
        )
    return _("Put the file into the article's folder, in `figures/`, and write `figures/name.png`.")


# --- pictures without words ------------------------------------------------------------------


def unspoken(asked: Sequence[Asked]) -> Iterator[Problem]:
    """Pictures without alternative text, anywhere but at the head of a step: those who do not see
    them would not know what they show."""
    for one in asked:
        if one.silent:
            message = _("The picture `{path}` has no alternative text.").format(path=one.path)
            remedy = _(
                "Say what it shows: `![The way to the ward]({path})`. Only the pictogram at the"
                " head of a step (in a section with `.steps`) goes without."
            )
            yield Problem(message, one.place, remedy.format(path=one.path))
