"""A folder of articles: what goes wrong with one of them is said of it, and the others are checked."""

from pathlib import Path

import pytest

from faircount.pipeline import check


def test_a_fault_of_the_checker_costs_one_article_and_tells_no_word_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> None:
        raise ZeroDivisionError("words of the article")

    monkeypatch.setattr(check, "check_article", breaks)
    found = check._one(tmp_path / "a.txt", tmp_path, None, None)
    assert found.refused.startswith("internal error while checking this article (ZeroDivisionError)")
    assert "words of" not in found.refused


def test_a_link_among_articles_that_leads_to_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (found,) = check.check_folder(tmp_path, None)
    assert found.name == "gone.txt"
    assert found.refused
