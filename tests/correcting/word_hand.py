"""Edits Word files by LibreOffice's own hand; run by a Python that has its bridge (python3-uno).

Reads jobs as JSON from its input; each edit is a verb and words.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK


def value(name, what):
    made = PropertyValue()
    made.Name, made.Value = name, what
    return made


def found(document, words):
    wanted = document.createSearchDescriptor()
    wanted.SearchString = words
    wanted.SearchCaseSensitive = True
    place = document.findFirst(wanted)
    assert place is not None, words
    return place


def replace(document, old, new):
    found(document, old).setString(new)


def after(document, words, new):
    """A new paragraph behind the one that has some words."""
    place = found(document, words)
    cursor = place.Text.createTextCursorByRange(place.End)
    cursor.gotoEndOfParagraph(False)
    place.Text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
    place.Text.insertString(cursor, new, False)


def split(document, words):
    """A new paragraph behind some words."""
    place = found(document, words)
    place.Text.insertControlCharacter(place.End, PARAGRAPH_BREAK, False)


def remove(document, words):
    """The paragraph that has some words, with its end."""
    place = found(document, words)
    cursor = place.Text.createTextCursorByRange(place.Start)
    cursor.gotoStartOfParagraph(False)
    cursor.gotoEndOfParagraph(True)
    cursor.goRight(1, True)
    cursor.setString("")


def row(document, words, *cells):
    """A row behind the one that has some words."""
    place = found(document, words)
    table, at = place.TextTable, int(place.Cell.CellName[1:])
    table.Rows.insertByIndex(at, 1)
    for column, text in enumerate(cells):
        table.getCellByName(f"{'ABCDEF'[column]}{at + 1}").setString(text)


def without_row(document, words):
    place = found(document, words)
    place.TextTable.Rows.removeByIndex(int(place.Cell.CellName[1:]) - 1, 1)


def bold(document, words):
    found(document, words).CharWeight = 150.0


def note(document, words, text):
    """A footnote behind some words."""
    place = found(document, words)
    made = document.createInstance("com.sun.star.text.Footnote")
    place.Text.insertTextContent(place.End, made, False)
    made.setString(text)


VERBS = {one.__name__: one for one in (replace, after, split, remove, row, without_row, bold, note)}


def do(desktop, job):
    hidden = (value("Hidden", True),)
    url = Path(job["source"]).as_uri()
    document = desktop.loadComponentFromURL(url, "_blank", 0, hidden)
    if job["via"]:
        passed = Path(job["made"]).with_suffix("." + job["via"])
        document.storeToURL(passed.as_uri(), (value("FilterName", "writer8"),))
        document.close(True)
        document = desktop.loadComponentFromURL(passed.as_uri(), "_blank", 0, hidden)
    document.RecordChanges = job["tracked"]
    for verb, *words in job["edits"]:
        VERBS[verb](document, *words)
    document.storeToURL(Path(job["made"]).as_uri(), (value("FilterName", "MS Word 2007 XML"),))
    document.close(True)


def desktop_of(name):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _again in range(300):
        try:
            context = resolver.resolve(f"uno:pipe,name={name};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.1)
            continue
        service = context.ServiceManager
        return service.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    raise SystemExit("LibreOffice does not answer")


def main():
    jobs = json.load(sys.stdin)
    with tempfile.TemporaryDirectory() as profile:
        name = Path(profile).name
        command = ["soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--headless"]
        command += ["--norestore", "--nologo", f"--accept=pipe,name={name};urp;"]
        office = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=sys.stderr)
        try:
            desktop = desktop_of(name)
            for job in jobs:
                do(desktop, job)
            desktop.terminate()
        finally:
            try:
                office.wait(5)
            except subprocess.TimeoutExpired:
                office.kill()


main()
