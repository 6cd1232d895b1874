"""The catalogue of messages says what babel, which knows the whole format, reads in it."""

from __future__ import annotations

import gettext
import io
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import depliant.words
from depliant.words.catalogue import compiled

SHIPPED = Path(depliant.words.__file__).parent / "fr" / "depliant.po"
HEAD = (
    'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n'
    '"Content-Type: text/plain; charset=utf-8\\n"\n'
)
ODD = rf"""{HEAD}
# a comment
#: kitchen.py:12
#, python-brace-format
msgid "{{n}} loaf"
msgid_plural "{{n}} loaves"
msgstr[0] "{{n}} pain"
msgstr[1] "{{n}} pains"

msgid ""
"bread\n"
"and \"butter\" \\ salt"
msgstr "pain\n"
"et « beurre »\t\\ sel"

msgid "not translated"
msgstr ""

msgid "as a merge leaves it"
msgstr "sans ligne vide"
#, fuzzy
msgid "doubtful"
msgstr "douteux"

#~ msgid "gone"
#~ msgstr "parti"
"""


def by_babel(text: str) -> gettext.GNUTranslations:
    file = io.BytesIO()
    write_mo(file, read_po(io.StringIO(text), locale="fr"))
    return gettext.GNUTranslations(io.BytesIO(file.getvalue()))


def said(catalogue: gettext.GNUTranslations) -> dict[object, str]:
    known = dict(vars(catalogue)["_catalog"])
    known.pop("", None)  # the head: babel adds to it
    return known


@pytest.mark.parametrize("text", [ODD, SHIPPED.read_text(encoding="utf-8")], ids=["odd", "shipped"])
def test_it_says_what_babel_reads(text: str) -> None:
    ours, theirs = gettext.GNUTranslations(io.BytesIO(compiled(text))), by_babel(text)
    assert said(ours) == said(theirs)
    assert said(ours)
    counts = [ours.ngettext("{n} loaf", "{n} loaves", n) for n in (0, 1, 2)]
    assert counts == [theirs.ngettext("{n} loaf", "{n} loaves", n) for n in (0, 1, 2)]
