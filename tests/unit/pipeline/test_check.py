"""A check of one article, of a folder, of a file that changes; the query to the author, and the page alone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from lxml import html

import faircount.claims.words as words
from faircount.articles.article_check import ArticleCheck
from faircount.articles.page import page_alone
from faircount.errors import BadProject, BadReference, UnreadableSource
from faircount.pipeline.check import check_article, check_folder, residents_of, watch_article
from faircount.project.project import Project
from faircount.readers.published import population
from faircount.readers.published.population import read_population
from faircount.vocabulary.ages import ALL_AGES, UNDER_18
from faircount.vocabulary.periods import FinancialYear
from faircount.vocabulary.provenance import Source
from tests.lib.held_projects import ESSEX, KENT, holding

TEXT = "Offences in Kent have more than doubled, from 131 in 2018/19 to 247 in 2019/20, a rise of 89%. The train took 12 minutes."
WRONG = "more than doubled"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_the_query_names_what_does_not_hold_with_its_sum(article: Path) -> None:
    query = check_article(article, None).query
    assert WRONG in query
    assert "247 / 131 = 1.89" in query
    assert "89%" not in query.split("\n", 1)[1]


def test_numbers_that_are_not_understood_are_counted_and_placed(article: Path) -> None:
    checked = check_article(article, None)
    assert [TEXT[one.start : one.end] for one in checked.unread] == ["12"]
    assert checked.summary.endswith("; 1 number not understood")
    assert checked.as_json()["not_understood"] == [
        {"start": one.start, "end": one.end, "text": "12", "beside": one.beside} for one in checked.unread
    ]


def test_a_word_document_gives_the_same_claims(tmp_path: Path, article: Path) -> None:
    document = Document()
    document.add_paragraph(TEXT)
    document.save(str(tmp_path / "article.docx"))
    checked = check_article(tmp_path / "article.docx", None)
    assert checked.article.text == TEXT
    assert [one.claim for one in checked.judged] == [one.claim for one in check_article(article, None).judged]


def test_a_table_of_words_of_ones_own_is_followed(tmp_path: Path, article: Path) -> None:
    shipped = (Path(words.__file__).parent / "words.yml").read_text("utf-8")
    loose = tmp_path / "words.yml"
    loose.write_text(shipped.replace("{name: more than, from: 1, open: [from]", "{name: more than, from: 0.9"), "utf-8")
    assert check_article(article, None).wrong == 1
    assert check_article(article, None, loose).wrong == 0
    (tmp_path / "short.yml").write_text("hedges: []", "utf-8")
    with pytest.raises(BadReference, match="missing"):
        check_article(article, None, tmp_path / "short.yml")


def test_a_folder_is_checked_whole_and_a_bad_file_stops_nothing(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(TEXT, "utf-8")
    (tmp_path / "bad.docx").write_bytes(b"PK\3\4 no document")
    told: list[tuple[int, int]] = []
    found = check_folder(tmp_path, None, None, lambda _, done, total: told.append((done, total)))
    assert [one.name for one in found] == ["0.txt", "1.txt", "2.txt", "3.txt", "4.txt", "bad.docx"]
    assert [one.wrong for one in found] == [1, 1, 1, 1, 1, 0]
    assert found[-1].refused
    assert told[-1] == (6, 6)


def test_a_folder_without_articles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadProject, match="no article"):
        check_folder(tmp_path, None, None, lambda *_: None)


def test_a_watched_file_is_checked_again_when_it_changes_and_waited_for_when_empty(article: Path) -> None:
    looks = 0

    def pause(_: float) -> None:
        nonlocal looks
        looks += 1
        if looks == 1:
            article.write_text("", "utf-8")
        if looks == 3:
            article.write_text(TEXT.replace(WRONG, "nearly doubled"), "utf-8")

    seen = watch_article(article, None, None, pause)
    first, second, third = next(seen), next(seen), next(seen)
    assert isinstance(first, ArticleCheck)
    assert first.wrong == 1
    assert isinstance(second, UnreadableSource)
    assert isinstance(third, ArticleCheck)
    assert third.wrong == 0
    assert looks == 3


def test_a_watched_text_is_checked_again_when_the_table_of_words_changes(article: Path, tmp_path: Path) -> None:
    table = tmp_path / "words.yml"
    shipped = (Path(words.__file__).parent / "words.yml").read_text("utf-8")
    strict, loose = "{name: more than, from: 1, open: [from]", "{name: more than, from: 0.9"
    table.write_text(shipped, "utf-8")
    written = iter((shipped.replace(strict, loose), "hedges: [", shipped.replace("more than", "give or take"), shipped))
    looks = 0

    def pause(_: float) -> None:
        nonlocal looks
        looks += 1
        table.write_text(next(written), "utf-8")
        os.utime(table, (looks, looks))

    seen = watch_article(article, None, table, pause)
    found = [next(seen) for _ in range(5)]
    assert [one.wrong if isinstance(one, ArticleCheck) else type(one) for one in found] == [1, 0, BadReference, BadReference, 1]
    assert "no wording that is looked for" in str(found[3])


def test_the_page_alone_marks_every_claim_and_runs_nothing_of_the_article(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    attack = "<script>alert()</script> Chief <img src=x onerror=alert()> said \u202e crimes "
    path.write_text(f"{attack}{TEXT}", "utf-8")
    checked = check_article(path, None)
    page = page_alone(checked, date(2026, 3, 1))
    tree = html.document_fromstring(page)
    assert not tree.xpath("//script | //img | //@onerror | //link | //iframe")
    assert len(tree.xpath("//li[starts-with(@id, 'note-')]")) == len(checked.claims) == len(checked.judged)
    assert "script-src" not in page
    assert re.search(r"default-src 'none'; style-src 'sha256-[\w+/=]+'", page)
    words = "".join(tree.xpath("//article[@class='text']//text()"))
    assert "<script>alert()</script>" in words
    assert "Not understood" in page


def test_a_text_alone_loads_no_engine_of_tables_and_no_solver() -> None:
    heavy = ("polars", "scipy", "highspy", "numba", "jinja2")
    script = f"import sys, faircount.cli.check; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


PEOPLE = """
[[reference]]
kind = "population"
path = "people.csv"
source_id = "people"
title = "Children by force area"
publisher = "A statistical office"
"""


def test_the_children_are_counted_once_and_only_where_a_rate_asks_for_them(tmp_path: Path, monkeypatch) -> None:
    folder = holding(tmp_path / "project", [(KENT, 2015, 480, "table")])
    (folder / "people.csv").write_text(f"year,pfa_code,under18\n2015,{KENT},330000\n")
    with (folder / "faircount.toml").open("a") as settings:
        settings.write(PEOPLE)
    read: list[Path] = []

    def counted(path: Path, source: Source) -> population.Population:
        read.append(path)
        return read_population(path, source)

    monkeypatch.setattr(population, "read_population", counted)
    residents, year = residents_of(Project.open(folder)), FinancialYear(2015).period
    assert read == []
    assert [residents(KENT, year, UNDER_18), residents(ESSEX, year, UNDER_18), residents(KENT, year, ALL_AGES)] == [
        330_000,
        None,
        None,
    ]
    assert read == [folder / "people.csv"]
