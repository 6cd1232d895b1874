"""A section's Markdown as it is printed; what would be printed as a mark is told with its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from depliant.checks.registry import Subject, examine
from depliant.checks.subjects import ContentSubject, LeafletSubject
from depliant.content.prose.dialect import Manner
from depliant.content.prose.render import Rendered, render
from depliant.content.select import select
from depliant.content.typography import JOINER, rules
from depliant.errors import Doubt, Place
from depliant.reading.sections import CORE, parse_document
from depliant.sources.local_text import LocalMeta
from depliant.sources.workspace import Workspace
from depliant.typeset.compose import Composer
from tests.conftest import TODAY, TOP, choose, edit
from tests.test_docs import read

HEAD = "---\nowner: Camille Exemple\nreason: essai\n---\n"
FACTS = {"hospital.country": "FR", "hospital.name": "Hôpital *des* Saules_x_"}


def rendered(text: str, title: str = "Le jardin") -> Rendered:
    """The first section of a document: its title on line 5, its text from line 7 on."""
    body = f"## {title} {{#garden}}\n\n{text}\n"
    _meta, sections, _values = parse_document(HEAD + body, Place("fr.md"), LocalMeta, CORE)
    return render(sections[0], FACTS, Manner(rules("de")))


def html(text: str) -> str:
    found = rendered(text)
    assert found.left == ()
    return re.sub("<wbr>|\u200b|\n", "", found.html)


@pytest.mark.parametrize(
    ("text", "set_"),
    [
        ("H~2~O et m^2^", "<p>H<sub>2</sub>O et m<sup>2</sup></p>"),
        ("~10 mg de H~2~O, ~20", "<p>~10 mg de H<sub>2</sub>O, ~20</p>"),
        ("x < y, T<36 ou T>38, 2 * 3 * 4", "<p>x &lt; y, T&lt;36 ou T&gt;38, 2 * 3 * 4</p>"),
        ("un_mot_long, a * b", "<p>un_mot_long, a * b</p>"),
        (r"\*un\* \_deux\_ \# \< \[x\] \~3\~", "<p>*un* _deux_ # &lt; [x] ~3~</p>"),
        (r"\- un", "<p>- un</p>"),
        ("10*20*30 mm, 10~20 et 20~30", "<p>10*20*30 mm, 10~20 et 20~30</p>"),
        ("Nom : ______", "<p>Nom : ______</p>"),
        ("Le __/__/____, __h__", "<p>Le __/__/____, __h__</p>"),
        ("Nom : ____\\\nLe : __.__", "<p>Nom : ____<br>Le : __.__</p>"),
        ("(__) oui, le __ ou __:__", "<p>(__) oui, le __ ou __:__</p>"),
        ("Thé (*), eau (*), (**)", "<p>Thé (*), eau (*), (**)</p>"),
        ("Thé*, eau*, *lait*, pain*.", "<p>Thé*, eau*, <em>lait</em>, pain*.</p>"),
        ("ami*e ou voisin*e", "<p>ami*e ou voisin*e</p>"),
        ("__un _d_ t__, (_x_)", "<p><strong>un <em>d</em> t</strong>, (<em>x</em>)</p>"),
        ("*dé*fait, **« oui »**", "<p><em>dé</em>fait, <strong>« oui »</strong></p>"),
        ("[sic], (a) et [b]", "<p>[sic], (a) et [b]</p>"),
        ("Prix* : 3 €", "<p>Prix* : 3 €</p>"),
        ("un\\\ndeux\\ \ntrois", "<p>un<br>deux<br>trois</p>"),
        ("5 $ et 6 $, 10 %, a+++, 8:30:15", "<p>5 $ et 6 $, 10 %, a+++, 8:30:15</p>"),
        ("&eacute;t&eacute; &amp; &#233;", "<p>été &amp; é</p>"),
        ("`**x**` et `<b>`", "<p><code>**x**</code> et <code>&lt;b&gt;</code></p>"),
        ("Un <!-- deux --> trois", "<p>Un  trois</p>"),
        ("- [x] un", '<ul><li class="to-tick"><span class="tick">☑</span> un</li></ul>'),
        ("3. un\n4. deux", '<ol start="3"><li>un</li><li>deux</li></ol>'),
        ("{{ hospital.name }}", "<p><span>Hôpital *des* Saules_x_</span></p>"),
        (
            "<https://a.example/b_c_d> ou <x_y_z@a.example>",
            '<p><a class="typed-address" href="https://a.example/b_c_d">a.example/b_c_d</a> ou '
            '<a class="typed-address" href="mailto:x_y_z@a.example">x_y_z@a.example</a></p>',
        ),
    ],
)
def test_what_is_written_is_set(text: str, set_: str) -> None:
    shown = f"https://a.example/{JOINER}b_c_d</a>"  # no line ends before its last part
    assert html(text).replace(shown, "a.example/b_c_d</a>") == set_


@pytest.mark.parametrize(
    ("text", "told", "remedy"),
    [
        ("Un\n<br>deux", "fr.md:8: HTML is not read: `<br>`.", "backslash"),
        ("CO<sub>2</sub>", "fr.md:7: HTML is not read: `<sub>`.", "`H~2~O`"),
        ("1<sup>er</sup>", "fr.md:7: HTML is not read: `<sup>`.", "`m^2^`"),
        ("<u>x</u>", "fr.md:7: HTML is not read: `<u>`.", "`**words**`"),
        ("<x-y a=b>", "fr.md:7: HTML is not read: `<x-y a=b>`.", "Markdown"),
        ("** x **", "fr.md:7: “** x **”", "no space inside"),
        ("*un mot * ici", "fr.md:7: “*un mot *”", "no space inside"),
        ("**oubli", "fr.md:7: “**oubli”", "`**word**`"),
        ("__oubli", "fr.md:7: “__”", "`**word**`"),
        ("un\\\nun\\\n~~x~~", "fr.md:9: “~~x~~”", "strikes nothing out"),
        ("~~x~~", "fr.md:7: “~~x~~”", "strikes nothing out"),
        ("==x==", "fr.md:7: “==x==”", "strikes nothing out"),
        ("x~a b~", "fr.md:7: “~a b~”", "`H~2~O`"),
        ("`oubli", "fr.md:7: “`oubli”", "backquotes"),
        ("[x](https://a", "fr.md:7: “[x](", "[words](https://…)"),
        ("[x][y]", "fr.md:7: “[x][y]”", "[name]: https://…"),
        ("Un^[une note] et deux^[autre].", "fr.md:7: “^[une note]”", "`[^1]: …`"),
        ("| a |\n|---|\n| [ ] b |", "fr.md:9: “[ ]”", "`☐`"),
        ("| a |\n|---|\n| b<br>c |", "fr.md:9: HTML", "in a table, write another row"),
        ("un **{{ hospital.name }}{{ hospital.name }}** {#x}", "fr.md:7: “{#x}”", "braces"),
        ("Un[^3].", "fr.md:7: “[^3]”", "`[^1]: …`"),
        ("un\n+ deux", "fr.md:8: “+ deux”", "empty line above"),
        ("le jour\n- ou la nuit - venez", "fr.md:8: “- ou la nuit - venez”", "empty line above"),
        ('![](figures/x.svg "y")', "fr.md:7: A picture that says nothing", "![…](…)"),
        ('Un ![x](figures/x.svg "y") deux', "fr.md:5: Something in this section", "simply"),
        ("le guide](https://a.example)", "fr.md:7: “](…)”", "`[words](https://…)`"),
        ("%% à relire %%", "fr.md:7: “%% à relire %%”", "`<!-- … -->`"),
        ("%%\nun\n\ndeux\n%%", "fr.md:7: “%%", "`<!-- … -->`"),
        ("Voir [[Jardin]]", "fr.md:7: “[[Jardin]]”", "`[words](https://…)`"),
        ("![[plan.png]]", "fr.md:7: “![[plan.png]]”", "`[words](https://…)`"),
        ("++x++", "fr.md:7: “++x++”", "`**word**`"),
        ("Bon :smile:", "fr.md:7: “:smile:”", "words"),
        ("$x^2$", "fr.md:7: “", "`m^2^`"),
        ("10^9/L", "fr.md:7: “^9”", "`m^2^`"),
        ("un\n#Titre", "fr.md:8: “#Titre”", "heading only"),
        ('![Un](figures/x.svg "Le **plan**")', "fr.md:7: “**plan**”", "no space inside"),
        ("[![Un](figures/x.svg)](https://a.example)", "fr.md:7: A picture is no link", "words"),
        ("Ici :\n![Un](figures/x.svg)", "fr.md:7: The picture “Un” stands among", "empty line"),
        ("- ![Un](figures/x.svg)\n  Là", "fr.md:7: The picture “Un” stands among", "empty line"),
        ("![Un|200](figures/x.svg)", "fr.md:7: “|200”", "Remove"),
        ("Un [ ] deux", "fr.md:7: “[ ]”", "`- [ ] …`"),
        ("Un mot{: .x}", "fr.md:7: “{: .x}”", "braces"),
        ("### Un {hospitals=x}", "fr.md:7: “{hospitals=x}”", "section of its own"),
        ('### Un {formats="a4"}', 'fr.md:7: “{formats="a4"}”', "section of its own"),
        ("### Un {.short}", "fr.md:7: “{.short}”", "section of its own"),
        ("*x*{onclick=y}", "fr.md:7: “{onclick=y}”", "braces"),
        ("Semez *tôt*{.vert} le {lundi} ici.", "fr.md:7: “{.vert}”", "braces"),
        ('### Un {#x hospitals="y"', "fr.md:7: “hospitals=", "end of a `##` heading"),
        ("[x](page.html)", "fr.md:7: The link `page.html` leads nowhere.", "https://…"),
        ("[x](data:y)", "fr.md:7: A link to `data:` is not kept.", "https://"),
        ('[x](https://a.example "y")', "fr.md:7: The title of a link is not printed: “y”.", "text"),
        ("- un\n- deux **\n- trois **", "fr.md:8: “**”", "`**word**`"),
        ("| a |\n|---|\n| <b>x</b> |", "fr.md:9: HTML is not read: `<b>`.", "`**words**`"),
    ],
)
def test_what_is_not_read_is_told(text: str, told: str, remedy: str) -> None:
    found = [str(one) for one in rendered(text).left]
    assert any(one.startswith(told) for one in found), found
    assert any(remedy.casefold() in one.casefold() for one in found), found


def test_a_mark_in_a_title_is_set_or_told() -> None:
    assert rendered("Un.", "Les *roses* & l’**eau**").heading == (
        "Les <em>roses</em> &amp; l’<strong>eau</strong>"
    )
    (left,) = rendered("Un.", "Les ** roses").left
    assert str(left).startswith("fr.md:5: “**")
    (left,) = rendered("Un.\n\n[^n]: Une note.", "Les roses[^n]").left
    assert str(left).startswith("fr.md:5: The title of a section has no note.")


def test_bold_lines_that_serve_as_headings_are_doubtful() -> None:
    (doubt,) = rendered("**Avant de semer :**\n\nLisez.").left
    assert isinstance(doubt, Doubt)
    assert "`### Avant de semer :` without stars" in doubt.remedy
    assert rendered("**Semez** tôt.\n\nLisez.\n\n**Et arrosez.**").left == ()


def test_short_lines_that_become_one_are_doubtful() -> None:
    (doubt,) = rendered("Service du jardin\n12 allée des Saules\nVilleclaire").left
    assert isinstance(doubt, Doubt)
    assert str(doubt).startswith("fr.md:7: “Service du jardin” and the lines below it")
    for text in ("Un\\\nDeux", "Une phrase\nqui va plus loin.", f"{'Long ' * 12}\nEt la suite."):
        assert rendered(text).left == ()


@pytest.mark.parametrize("end", ["\n", "\\\n"])
def test_a_line_in_italics_below_a_picture_is_its_caption(end: str) -> None:
    text = html(f"![Un plan](figures/x.svg){end}*Le plan du **jardin***")
    assert text.endswith("<figcaption>Le plan du <strong>jardin</strong></figcaption></figure>")
    for line in ("![Un](figures/x.svg) *le plan*", "**Un** ![Un](figures/x.svg)"):
        assert "<figure" not in html(line)


def test_an_address_keeps_its_brackets() -> None:
    text = html("Voir (https://a.example/b_(c)).")
    assert 'href="https://a.example/b_(c)"' in text
    assert text.endswith("</a>).</p>")


def test_notes_stand_at_the_end_of_their_section_in_the_order_of_the_text() -> None:
    text = html(
        "- Un[^b]\n\nDeux[^a], encore[^b].\n\n[^a]: Note *a*.\n[^b]: Note b[^c].\n[^c]: Fin."
    )
    assert re.findall(r'href="#note-garden-(\d)">(\d)<', text) == [
        *[("1", "1"), ("2", "2"), ("1", "1"), ("3", "3")]
    ]
    below = text.partition('<div class="footnote">')[2]
    assert re.findall(r"<p>([^<.]*)", below) == ["Note b", "Note ", "Fin"]
    assert "<em>a</em>" in below


def test_columns_say_their_side() -> None:
    text = html("| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |")
    assert re.findall(r"<td([^>]*)>", text) == [
        "",
        ' class="to-the-center"',
        ' class="to-the-right"',
    ]


def test_a_later_first_number_is_printed(folder: Path, article: Path) -> None:
    edit(article, "4. ![]", "\nPuis :\n\n4. ![]")
    choice = choose(folder, "a4")
    content, _odd = select(choice)
    made = Composer(Workspace(folder).house_style.templates).compose(content, choice.format)
    assert '<ol start="4" style="counter-reset: list-item 3 step 3">' in made


def test_a_comment_may_say_anything(folder: Path, article: Path) -> None:
    edit(article, "coûte extrêmement cher", "coûte <!-- {{ x.y }} ![](/etc) TODO --> cher")
    content, odd = select(choose(folder, "a4"))
    assert odd == ()
    told = examine(Subject.LEAFLET, LeafletSubject(choose(folder, "a4").article, (), TODAY))
    assert not {one.rule for one in told} & {"placeholders", "characters"}
    assert not any("TODO" in section.html for section in content.sections)


def test_the_guide_s_example_is_read() -> None:
    page = read(TOP / "docs" / "ecrire.md")
    page = page.partition("## Ce que l’on peut écrire")[2]
    example = re.findall(r"```markdown\n(.*?)\n```\n", page, re.DOTALL)[0]
    found = rendered(example)
    assert found.left == ()
    for shape in ("<br>", "<sub>2", "<sup>2", "to-tick", 'start="3"', "admonition warning"):
        assert shape in found.html
    for shape in ("admonition note", "to-the-right", "<dd>", "<blockquote>", "<h3>", "footnote"):
        assert shape in found.html
    assert "commentaire" not in found.html


def test_a_section_of_a_picture_alone_is_not_empty(folder: Path, article: Path) -> None:
    edit(
        article,
        "## Espoirs et limites {#limits}\n",
        "## Un plan {#map}\n\n![Un plan](figures/rendre.svg)\n\n## Espoirs {#limits}\n",
    )
    content, _odd = select(choose(folder, "a4"))
    assert not [
        one
        for one in examine(Subject.CONTENT, ContentSubject(content, frozenset()))
        if one.rule == "required-sections" and "map" in one.message
    ]
