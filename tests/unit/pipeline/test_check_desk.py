"""A posted text is checked in a process of its own, within limits, and what is not public stays in the house."""

from __future__ import annotations

import errno
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from faircount.errors import Busy, UnreadableSource
from faircount.pipeline import check_worker
from faircount.pipeline.check import check_article
from faircount.pipeline.check_desk import CheckDesk, PostedLimits
from faircount.pipeline.check_worker import answer
from faircount.project.project import Project
from faircount.store.documents import StoredDocument
from faircount.store.ledger import Ledger
from faircount.tables.figures import Figure, Figures
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.periods import FinancialYear
from faircount.vocabulary.provenance import Source, Trust

TEXT = "In Kent 247 sexual offences against children were recorded in 2019/20, up from 131 in 2018/19. They more than doubled."
ANSWERED = "In Essex 640 sexual offences against children were recorded in 2019/20."
CONFIG = """
[project]
title = "A project"
publisher = "Somebody"
published = 2026-03-01
[briefing]
before = "2018/19"
after = "2019/20"
first_year = "2018/19"
last_year = "2019/20"
"""
ON = date(2026, 3, 1)


def _document(name: str, trust: Trust, area: str, count: int) -> StoredDocument:
    figure = Figure(area, FinancialYear(2019).period, Counted.OFFENCES, "sexual_under_18", count, count, source_id=name)
    return StoredDocument(Source(name, "A table", "Somebody", trust.name * 8, trust), Figures.of([figure]))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project in whose ledger stand an official figure of Kent and an answer of Essex."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "faircount.toml").write_text(CONFIG, "utf-8")
    found = Project.open(folder)
    official = _document("office", Trust.OFFICIAL, "E23000032", 247)
    answered = _document("essex", Trust.FORCE, "E23000028", 655)
    Ledger.empty().record([official, answered]).save(found.ledger)
    return found


@pytest.fixture(scope="module")
def public(project: Project) -> Iterator[CheckDesk]:
    desk = CheckDesk(project, public=True)
    yield desk
    desk.stop()


def test_a_posted_text_gets_the_verdicts_of_the_command_and_a_page_that_runs_nothing(
    public: CheckDesk, project: Project, tmp_path: Path
) -> None:
    attack = f"{TEXT} </article><script>alert()</script><img src=x onerror=alert()>"
    posted = public.check(attack, on=ON)
    path = tmp_path / "article.txt"
    path.write_text(attack, "utf-8")
    assert posted.verdicts == check_article(path, project).as_json()
    assert posted.wrong == 1
    assert "247 / 131 = 1.89" in posted.query
    tree = html.fragment_fromstring(posted.body, create_parent="main")
    assert not tree.xpath("//script | //img | //link | //iframe | //form | //style | //@onerror | //@style")
    assert "1 March 2026" in tree.text_content().replace("\xa0", " ")
    assert "<script>alert()</script>" in tree.xpath("string(//article)")


def test_an_answer_is_held_against_in_the_house_and_never_in_public(public: CheckDesk, project: Project) -> None:
    assert public.check(ANSWERED).wrong == 0
    assert "655" not in str(public.check(ANSWERED))
    house = CheckDesk(project)
    try:
        assert house.check(ANSWERED).wrong == 1
        # A ledger that changed is read again by a process that had read it before.
        Ledger.open(project.ledger).record([_document("essex", Trust.FORCE, "E23000028", 640)]).save(project.ledger)
        assert house.check(ANSWERED).wrong == 0
    finally:
        house.stop()


def test_what_is_too_large_or_no_article_is_refused_and_the_next_text_is_checked(public: CheckDesk) -> None:
    with pytest.raises(UnreadableSource, match="characters are more than is checked here"):
        public.check("5 crimes in Kent. " * 5_000)
    with pytest.raises(UnreadableSource, match="bytes are more than is checked here"):
        public.check(b" " * 6_000_000)
    with pytest.raises(UnreadableSource, match=r"^x\.pdf: the PDF is damaged"):
        public.check(b"%PDF-1.7 nothing", "../../etc/x.pdf")
    with pytest.raises(UnreadableSource, match="empty"):
        public.check("  ")
    assert public.check(TEXT).wrong == 1


def test_a_text_whose_time_is_over_costs_only_itself() -> None:
    desk = CheckDesk(limits=PostedLimits(seconds=-5))
    with pytest.raises(UnreadableSource, match="not checked within"):
        desk.check(TEXT)
    desk.stop()


def test_who_finds_nobody_free_is_told_to_come_back() -> None:
    with pytest.raises(Busy, match="in a minute"):
        CheckDesk(hands=0, limits=PostedLimits(patience=0.01)).check(TEXT)


def test_the_process_answers_with_the_fields_of_what_was_posted() -> None:
    asked = {
        "name": "a.txt",
        "content": "NSBjcmltZXM=",
        "on": "2026-03-01",
        "project": "",
        "words": "",
        "public": False,
        "limits": {"characters": 100},
    }
    assert answer(asked)["title"] == "5 crimes"


def test_a_disk_that_fails_is_no_fault_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: object) -> None:
        raise OSError(errno.EIO, "Input/output error", "/srv/house/secret-name.csv")

    monkeypatch.setattr(check_worker, "_checked", fails)
    said = json.loads(check_worker._answered({"name": "a text"}))
    assert "a file of the project" in said["refused"]
    assert "secret-name" not in said["refused"]
