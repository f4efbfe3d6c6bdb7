"""A sign that no XML may hold, wherever it comes from, stops no build and is in nothing that is written."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from faircount.pipeline.build import build
from faircount.project.project import Project
from faircount.release.changes import ChangeNature
from faircount.release.correct import Chosen, explain
from faircount.release.withdraw import withdraw
from faircount.store.decisions import Decision, append_decisions, now
from tests.lib.releasing import JO, MONDAY, RELEASED, SOURCES, WEEK, quiet, released, small_project
from tests.lib.taking_away import take_away_few

SIGNS = "\x01\x0b\x0c\x1b\x7f\x85\x9b\ufffe\uffff"
"""A vertical tab is what Word puts for a line break, and comes with whatever is pasted from it."""
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
LONG = "Note: this is the reply to your request under the Freedom of Information Act for recorded figures\n" * 10
CSV = (
    f"{LONG}Kent Police{SIGNS}: sexual offences recorded\n"
    f"Age,2015/16{SIGNS},2016/17\n0 to 9 {SIGNS},738,61\n10 to 17{SIGNS},663,58{SIGNS}\n"
)
HTML = (
    f"<html><head><title>Essex Police{SIGNS}: offences against under-18s</title></head><body><p>{LONG}</p>"
    f"<table><tr><th>Year</th><th>Offences {SIGNS}</th></tr><tr><td>2015/16</td><td>740</td></tr>"
    f"<tr><td>2016/17</td><td>about 812{SIGNS}</td></tr></table>"
)
LETTER = f"{LONG}Cleveland Police{SIGNS}\nIn 2015/16 we recorded 17 offences{SIGNS} of rape and in 2016/17 we recorded 25.\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """One in which answers, sources, articles and people say such signs."""
    folder = tmp_path / "project"
    small_project(folder)
    (folder / "answers").mkdir()
    for name, text in (("kent.csv", CSV), ("essex.html", HTML), ("cleveland.txt", LETTER)):
        (folder / "answers" / name).write_text(text, encoding="utf-8")
    (folder / "sources.csv").write_text(SOURCES.replace("The Gazette", f"The Gazette{SIGNS}"), encoding="utf-8", newline="")
    article = folder / "articles" / "fall.txt"
    article.write_text(f"Offences{SIGNS}\n{article.read_text()}{SIGNS}", encoding="utf-8")
    append_decisions(folder / "decisions.csv", [Decision(now(), JO, "kent-csv", "a" * 64, "csv!B3", "q", "as read", "a reason")])
    return Project.open(folder)


def written_in(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file, and what is packed in it."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.name, path.read_bytes()
        if path.suffix in (".xlsx", ".ods", ".docx"):
            with zipfile.ZipFile(path) as packed:
                yield from ((name, packed.read(name)) for name in packed.namelist())


def said_in(name: str, content: bytes) -> str:
    """The words of a file, refused where it is XML or JSON that does not hold."""
    if name.endswith((".svg", ".atom", ".xml", ".rels")):
        return "".join(etree.fromstring(content).itertext())
    if name.endswith(".json"):
        return json.dumps(json.loads(content), ensure_ascii=False)
    return content.decode("utf-8") if name.endswith((".html", ".csv", ".txt", ".jsonl")) else ""


def test_such_signs_stop_no_build_and_no_release(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    take_away_few(monkeypatch)
    assert build(project, quiet).refused == ()
    released(project)
    explain(project, Chosen(), ChangeNature.CORRECTION, f"A slip{SIGNS} was found", JO, MONDAY)
    withdraw(project, "1.0.0", f"A slip{SIGNS} was found", JO, RELEASED + WEEK)
    said = [
        (name, said_in(name, content))
        for folder in (project.build / "site", project.folder / "releases", project.folder / "public")
        for name, content in written_in(folder)
    ]
    said.append(("trail.jsonl", (project.folder / "trail.jsonl").read_text("utf-8")))
    assert {name.rpartition(".")[2] for name, text in said if "The Gazette" in text} >= {"html", "json", "svg", "xml"}
    assert sorted({name for name, text in said if FORBIDDEN.search(text)}) == []
