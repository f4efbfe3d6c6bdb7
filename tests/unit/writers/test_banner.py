"""What is put on a page after it was made: the notice of an older version, the mark of a preview."""

from __future__ import annotations

from functools import cache

import pytest
from lxml import html

from faircount.briefing.parts import Link, Notice
from faircount.writers.banner import LEFT_OUT, with_notice, with_preview
from faircount.writers.site_pages import pages_of
from faircount.writers.site_templates import render
from tests.lib.sample_site import sample_site

NOTICE = Notice("This is version 1.0.0.", (("Read ", Link("version <2>", "areas/cleveland.html"), "."),))
SOME = ("index.html", "areas/cleveland.html", "corrections.html")


@cache
def letters(path: str) -> bytes:
    """Drawn when a test asks, and not when tests are looked for, which every worker does."""
    return render(next(page for page in pages_of(sample_site()) if page.path == path), sample_site()).encode()


@pytest.mark.parametrize("path", SOME)
def test_the_notice_stands_first_in_the_page_and_leads_to_the_newest_version(path: str) -> None:
    root = html.fromstring(with_notice(letters(path), NOTICE, path))
    [notice] = root.xpath("//main/*[1]//*[@role='note']")
    assert "This is version 1.0.0." in notice.text_content()
    [link] = notice.iter("a")
    assert link.get("href") == "../../" + "../" * path.count("/") + "areas/cleveland.html"
    assert link.text == "version <2>"
    assert root.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_links_of_an_older_version_to_what_lies_beside_it_are_put_right() -> None:
    beside = ("versions/0.9.0/index.html", "../versions/0.9.0/a.html", "feed.atom")
    added = "".join(f'<a href="{address}">there</a>' for address in beside).encode()
    page = letters("index.html").replace(b"</main>", added + b"</main>")
    links = html.fromstring(with_notice(page, NOTICE, "index.html")).xpath("//main/a/@href")
    assert links == ["../0.9.0/index.html", "../../0.9.0/a.html", "../../feed.atom"]


@pytest.mark.parametrize("path", SOME)
def test_a_preview_names_its_reader_on_the_page_and_on_paper(path: str) -> None:
    root = html.fromstring(with_preview(letters(path), "Preview for <B>. Not before 9:30am.", path, frozenset()))
    assert root.find("body").get("class") == "preview"
    assert root.xpath("//header/p[@class='preview-line']")[0].text == "Preview for <B>. Not before 9:30am."


def test_links_of_a_preview_to_what_it_leaves_out_say_why_and_others_stay() -> None:
    beside = ("../files/a.csv", "../files/a.xlsx", "kent.html#sources", "#sources", "areas.html?q=x", "https://example.org/a.csv")
    added = "".join(f'<a href="{address}">there</a>' for address in beside).encode()
    page = letters("areas/cleveland.html").replace(b"</main>", added + b"</main>")
    held = frozenset({"files/a.xlsx", "areas/kent.html"})
    links = html.fromstring(with_preview(page, "Preview", "areas/cleveland.html", held)).xpath("//main/a/@href")
    assert links == [f"../{LEFT_OUT}", *beside[1:]]


@pytest.mark.parametrize("path", SOME)
def test_nothing_else_of_the_page_changes(path: str) -> None:
    after = iter(with_notice(letters(path), NOTICE, path).splitlines())
    assert all(line in after for line in letters(path).splitlines()), "every line is still there, in its order"


def test_a_page_that_is_none_of_ours_is_not_taken_for_marked() -> None:
    with pytest.raises(AssertionError, match="exactly once"):
        with_notice(b"<html></html>", NOTICE, "index.html")
    with pytest.raises(AssertionError, match="exactly once"):
        with_preview(b"<html></html>", "Preview", "index.html", frozenset())
