"""approve: someone answers for a text; its stamp is written into the front matter, or refused."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from depliant.checks.finding import Finding
from depliant.errors import InputError, Problem
from depliant.reading.front_matter import without
from depliant.sources.leaflet import Article
from depliant.sources.stamp import article_stamp
from depliant.words import _


def obstacles(article: Article, findings: tuple[Finding, ...]) -> list[Problem]:
    """What stands in the way: sections without a source, and errors (approval itself apart)."""
    found = [
        Problem(
            _("The section `{role}` is not covered by the source.").format(role=section.role),
            section.place,
            _("Write it from a source, then remove .not-covered."),
        )
        for section in article.sections
        if "not-covered" in section.classes
    ]
    found += [
        Problem(f"{finding.message} ({finding.rule})", finding.place, finding.remedy)
        for finding in dict.fromkeys(findings)
        if finding.is_error and finding.rule != "approval"
    ]
    if article.meta.status == "withdrawn":
        found.append(
            Problem(
                _("The leaflet is withdrawn."),
                article.values.place(("status",)),
                _("Set `status: draft` first."),
            )
        )
    return found


def check_signature(name: str, role: str) -> None:
    """Raise `InputError` if the name or the role is empty."""
    if not name.strip() or not role.strip():
        raise InputError(
            Problem(_("An approval needs a name and a role."), None, _("Give --by and --role."))
        )


def approved_text(article: Article, name: str, role: str, date: dt.date) -> str:
    """The article's text with its approval; every other line stays as it was written."""
    lines = article.text.split("\n")
    end = lines.index("---", 1) if "---" in lines[1:] else len(lines)
    front = without(without(lines[1:end], "approval"), "status")
    front += [
        "status: approved",
        "approval:",
        f"  name: {json.dumps(name.strip(), ensure_ascii=False)}",
        f"  role: {json.dumps(role.strip(), ensure_ascii=False)}",
        f"  date: {date.isoformat()}",
        f"  stamp: {article_stamp(article)}",
    ]
    return "\n".join(["---", *front, *lines[end:]])


def article_file(paths: list[Path], lang: str) -> Path:
    """The file of one language of a leaflet."""
    for path in paths:
        if path.stem == lang or len(paths) == 1:
            return path
    known = ", ".join(path.stem for path in paths)
    message = _("The leaflet has no language `{lang}`.").format(lang=lang)
    raise InputError(Problem(message, None, _("There are: {known}.").format(known=known)))
