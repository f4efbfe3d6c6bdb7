"""The page of a checked article: numbered in order, worst changes first, none lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from faircount.articles.page import article_page, summary
from faircount.briefing.article import ArticleClaim, Mark
from faircount.errors import BadProject, UnreadableSource
from faircount.pipeline.check import check_article
from faircount.pipeline.start import start_project
from faircount.project.project import Project

TEXT = """Grooming offences in Kent

Kent Police recorded 247 grooming offences in 2019/20, up from 131 in 2018/19, more than double.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "kent.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_claims_are_numbered_in_the_order_of_the_text(article: Path) -> None:
    page = article_page(check_article(article, None), "kent", date(2026, 11, 25))
    assert [claim.number for claim in page.claims] == list(range(1, len(page.claims) + 1))
    assert [claim.start for claim in page.claims] == sorted(claim.start for claim in page.claims)
    assert page.text[: page.headline_length] == "Grooming offences in Kent"
    wrong = [claim for claim in page.claims if claim.mark is Mark.FALSE]
    assert [page.text[claim.start : claim.end] for claim in wrong] == ["more than double"]
    assert "1.89" in wrong[0].arithmetic


def test_offsets_in_json_are_those_of_the_text_as_read(article: Path) -> None:
    checked = check_article(article, None)
    for claim in checked.as_json()["claims"]:  # type: ignore[attr-defined]
        assert TEXT[claim["start"] : claim["end"]] == claim["text"]
    assert checked.wrong == 1


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ([Mark.HOLDS], "One claim with numbers: one holds"),
        (
            [Mark.HOLDS, Mark.FALSE, Mark.UNKNOWN],
            "Three claims with numbers: one holds, one needs other words, one cannot be checked",
        ),
        ([Mark.FALSE] * 12, "12 claims with numbers: none holds, 12 need other words"),
    ],
)
def test_the_summary_counts_them(marks: list[Mark], said: str) -> None:
    claims = [ArticleClaim(number, 0, 1, mark, "", "") for number, mark in enumerate(marks, start=1)]
    assert summary(claims) == said


def test_a_project_that_was_not_built_is_refused_with_the_mend(article: Path, tmp_path: Path) -> None:
    start_project(tmp_path / "new", "A charity")
    with pytest.raises(BadProject, match="faircount build"):
        check_article(article, Project.open(tmp_path / "new"))


def test_a_missing_article_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match=r"none\.txt"):
        check_article(tmp_path / "none.txt", None)
