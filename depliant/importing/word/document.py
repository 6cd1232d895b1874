"""A .docx → HTML, by mammoth, once its tree is put in order: tracked changes accepted or refused,
what nobody saw taken out, text boxes and formulas in the text. What is not carried is told."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement, tostring

from depliant.errors import Place
from depliant.importing.opened.source import Source
from depliant.importing.shapes import Picture
from depliant.importing.told import Kind, Told, left_out
from depliant.importing.word import comments, numbering, revisions, styles, wrapped
from depliant.importing.word.revisions import Changes
from depliant.importing.word.xml_words import MC, M, R, W, paragraphs, said
from depliant.importing.word.zipped import Package, broken, opened
from depliant.words import _

_DOCUMENT = "word/document.xml"
_TEXTS = (_DOCUMENT, "word/footnotes.xml", "word/endnotes.xml")
_RELATIONS = "word/_rels/document.xml.rels"
_PICTURE_IDS = (f"{R}embed", f"{R}link", f"{R}id")
_LARGER = 1.2  # how much larger than most of the text a line is set that may be a heading
_LONGEST = 120  # letters of such a line


def read_word(data: bytes, place: Place, changes: Changes) -> Source:
    """What a .docx holds; `InputError` for one that is damaged, locked, or unsafe."""
    package = opened(data, place)
    if _DOCUMENT not in package.names:
        package = _renamed(package)
    known = styles.levels(package.xml("word/styles.xml"))
    trees = {name: package.xml(name) for name in _TEXTS if name in package.names}
    written = package.xml("word/comments.xml")
    remarks = tuple(comments.remarks(trees[_DOCUMENT], written, known))
    revised = revisions.Revised(changes)
    for tree in trees.values():
        revised.revise(tree)
    whole = _words(package)
    told = [
        *map(comments.told, remarks),
        *revisions.told(revised),
        *_ordered(trees, package, known),
    ]
    told += _around(package)
    html, pictures = _converted(package, styles.style_map(known))
    core = package.xml("docProps/core.xml")
    front = {name: _core(core, tag) for name, tag in (("author", "creator"), ("date", "modified"))}
    who = tuple(dict.fromkeys(one.who for one in revised.met))
    return Source(
        *(html, tuple(whole), tuple(told), pictures, front),
        tabs=True,
        remarks=remarks,
        revised_by=who,
    )


def _renamed(package: Package) -> Package:
    """Some programs call the text `document2.xml`: the relations say so."""
    main = next(package.like("word/document"), "")
    if not main:
        return opened(b"", package.place)  # no text at all: told as damaged
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name in package.names:
            wanted = (
                _DOCUMENT if name == main else name.replace(f"{main[5:]}.rels", "document.xml.rels")
            )
            file.writestr(wanted, package.part(name).replace(main[5:].encode(), b"document.xml"))
    return opened(made.getvalue(), package.place)


def _core(core: Element, tag: str) -> str:
    return next((one.text or "" for one in core.iter() if one.tag.endswith("}" + tag)), "")


def _words(package: Package) -> list[str]:
    """All the words of the file, paragraph by paragraph, whatever is made of them; what a tracked
    change takes out is told by itself."""
    found: list[str] = []
    for name in package.names:
        text = name.startswith("word/") and name.endswith(".xml") and name.count("/") == 1
        drawn = name.startswith(("word/charts/", "word/diagrams/data")) and name.endswith(".xml")
        if text or drawn:
            found += paragraphs(package.xml(name))
    return found


# --- the text, put in order ------------------------------------------------------------------


def _ordered(
    trees: dict[str, Element], package: Package, known: Mapping[str, int]
) -> Iterator[Told]:
    """Put the trees in the order in which they are converted; what is left out is told."""
    document = trees[_DOCUMENT]
    listed = styles.contents(package.xml("word/styles.xml"))
    for tree in trees.values():
        yield from _unseen(tree, listed)
        yield from wrapped.unwrap(tree)
        _boxes(tree)
        yield from _formulas(tree)
        yield from _lost_pictures(tree, package)
    _outlined(document, known)
    numbers = numbering.Numbers(package.xml("word/numbering.xml"), package.xml("word/styles.xml"))
    yield from numbers.mark(document, known)
    _large_as_bold(document)


def _unseen(tree: Element, listed: frozenset[str]) -> Iterator[Told]:
    """Take out hidden text and tables of contents."""
    for parent in list(tree.iter()):
        for child in list(parent):
            why = _why_unseen(child, listed)
            if not why:
                continue
            if text := "\n".join(paragraphs(child)) or said(child):
                yield left_out(text, why)
            parent.remove(child)


def _why_unseen(element: Element, listed: frozenset[str]) -> str:
    if element.tag == f"{W}r" and _on(element.find(f"{W}rPr/{W}vanish")):
        return _("Hidden text")
    gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    style = element.find(f"{W}pPr/{W}pStyle")
    contents = gallery is not None and gallery.get(f"{W}val") == "Table of Contents"
    entry = style is not None and element.tag == f"{W}p" and style.get(f"{W}val") in listed
    return _("Table of contents") if contents or entry else ""


def _on(flag: Element | None) -> bool:
    return flag is not None and flag.get(f"{W}val", "1") not in ("0", "false", "off")


def _boxes(tree: Element) -> None:
    """Put the text of boxes that only newer programs draw where converters read it: behind the
    paragraph in which it is anchored."""
    for parent in list(tree.iter()):
        for paragraph in [one for one in parent if one.tag == f"{W}p"]:
            found: list[Element] = []
            for choice in paragraph.iter(f"{MC}AlternateContent"):
                if choice.find(f"{MC}Fallback//{W}txbxContent") is None:
                    found += [p for box in choice.iter(f"{W}txbxContent") for p in box]
            at = list(parent).index(paragraph) + 1
            parent[at:at] = found


def _formulas(tree: Element) -> Iterator[Told]:
    """Formulas as the signs that stand in them."""
    for parent in list(tree.iter()):
        for child in [one for one in parent if one.tag in (f"{M}oMath", f"{M}oMathPara")]:
            text = said(child)
            run = Element(f"{W}r")
            SubElement(run, f"{W}t").text = text
            parent[list(parent).index(child)] = run
            message = _("A formula is written as plain signs: “{text}”.").format(text=text)
            yield Told(Kind.LOOK, message)


def _lost_pictures(tree: Element, package: Package) -> Iterator[Told]:
    """Take out the drawings whose picture is not in the file: linked, or lost."""
    known = {one.get("Id", "") for one in package.xml(_RELATIONS) if not _leads_away(one)}
    for parent in list(tree.iter()):
        for drawing in [one for one in parent if one.tag in (f"{W}drawing", f"{W}pict")]:
            named = {n for one in drawing.iter() for n in map(one.get, _PICTURE_IDS) if n}
            if named <= known or drawing.find(f".//{W}txbxContent") is not None:
                continue
            parent.remove(drawing)
            alts = (one.get("descr") or one.get("alt") or "" for one in drawing.iter())
            alt = next(filter(None, alts), "")
            message = _("A picture is not in the file itself: “{alt}”.").format(alt=alt)
            if alt:  # where it lies is told by itself
                yield Told(Kind.PICTURES, message, alt)


def _outlined(document: Element, known: Mapping[str, int]) -> None:
    """Paragraphs that have a level in the outline by themselves are headings, too."""
    for paragraph in document.iter(f"{W}p"):
        properties = paragraph.find(f"{W}pPr")
        level = properties.find(f"{W}outlineLvl") if properties is not None else None
        if properties is None or level is None or level.get(f"{W}val", "9") not in set("01234567"):
            continue
        style = properties.find(f"{W}pStyle")
        if style is None:
            style = SubElement(properties, f"{W}pStyle")
        if style.get(f"{W}val") not in known:
            style.set(f"{W}val", f"Heading{min(int(level.get(f'{W}val', '0')) + 1, 6)}")


def _large_as_bold(document: Element) -> None:
    """A short line in larger type than most is set bold: it may be a heading."""
    sizes: dict[int, int] = {}
    for run in document.iter(f"{W}r"):
        sizes[_size(run)] = sizes.get(_size(run), 0) + len(said(run))
    usual = max(sizes, key=lambda size: sizes[size], default=0)
    for paragraph in document.iter(f"{W}p"):
        runs = [run for run in paragraph.iter(f"{W}r") if said(run).strip()]
        large = runs and all(_size(run) >= (usual or 22) * _LARGER for run in runs)
        if large and len(said(paragraph)) <= _LONGEST:
            for run in runs:
                properties = run.find(f"{W}rPr")
                if properties is not None and properties.find(f"{W}b") is None:
                    SubElement(properties, f"{W}b")


def _size(run: Element) -> int:
    """The size of a run's type in half points; 0 if it is its style's."""
    size = run.find(f"{W}rPr/{W}sz")
    value = size.get(f"{W}val", "0") if size is not None else "0"
    return int(value) if value.isdecimal() else 0


# --- what stands around the text ---------------------------------------------------------------


def _around(package: Package) -> Iterator[Told]:
    """Headers, footers, what is embedded or linked."""
    seen: set[str] = set()
    for name in (*package.like("word/header"), *package.like("word/footer")):
        for text in paragraphs(package.xml(name)):
            if text not in seen:
                seen.add(text)
                yield left_out(text, _("In the header or footer of its pages"))
    for name in (*package.like("word/charts/chart"), *package.like("word/diagrams/data")):
        text = "\n".join(paragraphs(package.xml(name)))
        yield left_out(text, _("In a chart or a diagram: redraw it as a picture"))
    for _name in package.like("word/embeddings/", ""):
        message = _("Another program's object is embedded in the file, and was not opened.")
        yield Told(Kind.LEFT_OUT, message)
        break
    if any(name.lower().endswith("vbaproject.bin") for name in package.names):
        yield Told(Kind.LEFT_OUT, _("The file holds macros; none was run."))
    for relation in package.xml(_RELATIONS):
        if relation.get("TargetMode") == "External" and relation.get("Type", "").endswith("/image"):
            message = _("A picture lies elsewhere, and was not fetched: {address}")
            yield Told(Kind.PICTURES, message.format(address=relation.get("Target", "")))


# --- mammoth ---------------------------------------------------------------------------------


@dataclass
class _Taken:
    """The pictures that mammoth met, by the keys that stand for them in its HTML."""

    pictures: dict[str, Picture] = field(default_factory=dict)

    def __call__(self, image: object) -> dict[str, str]:
        key = f"picture-{len(self.pictures) + 1}"
        with image.open() as file:  # type: ignore[attr-defined]
            data = file.read()
        alt = getattr(image, "alt_text", None) or ""
        origin = _("picture {n} of the file").format(n=len(self.pictures) + 1)
        self.pictures[key] = Picture(data, origin, alt)
        return {"src": key}


def _converted(package: Package, how: str) -> tuple[str, dict[str, Picture]]:
    import mammoth

    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name in package.names:
            if _is_needed(name):
                file.writestr(name, _part(package, name))
    taken = _Taken()
    try:
        result = mammoth.convert_to_html(
            made,
            style_map=how,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(taken),
            external_file_access=False,
        )
    except (LookupError, ValueError, AttributeError, TypeError, OSError):
        raise broken(package.place) from None  # it says nothing else of a part that is missing
    return numbering.read_marks(str(result.value)), taken.pictures


_NEEDED = ("[Content_Types].xml", "_rels/.rels", "word/styles.xml", "word/numbering.xml")


def _is_needed(name: str) -> bool:
    """Whether mammoth reads a part: the texts, their relations, styles, numbers, pictures."""
    relations = name.startswith("word/_rels/") and name.endswith(".rels")
    return name in (*_NEEDED, *_TEXTS) or relations or name.startswith("word/media/")


def _part(package: Package, name: str) -> bytes:
    """A part, its XML as we read it: what is unsafe is refused before another parser meets it."""
    if not name.endswith((".xml", ".rels")):
        return package.part(name)
    tree = package.xml(name)
    if name == "word/styles.xml":
        _remove(tree, lambda one: one.tag == f"{W}latentStyles" or one.get(f"{W}type") == "table")
    elif name.endswith(".rels") and name.startswith("word/"):
        _remove(tree, _leads_away)
    return bytes(tostring(tree, encoding="utf-8"))


def _remove(tree: Element, unwanted: Callable[[Element], bool]) -> None:
    for child in list(tree):
        if unwanted(child):
            tree.remove(child)


def _leads_away(relation: Element) -> bool:
    """Whether a relation is to something elsewhere, but no link."""
    link = relation.get("Type", "").endswith("/hyperlink")
    return relation.get("TargetMode") == "External" and not link
