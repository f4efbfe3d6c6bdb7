"""The documentation as a site: every page is reached, every link leads somewhere, nothing is fetched, and a search runs."""

from __future__ import annotations

import posixpath
import re
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html
from tools.book.prose import prose
from tools.book.site_files import site_files
from tools.book.sources import pages

from tests.lib.axe import faults

ROOT = Path(__file__).parents[2]
KINDS = (
    "index",
    "contents",
    "search",
    "reference/library",
    "how-to/use-the-api",
    "reference/api",
    "explanation/bounds",
    "decisions/index",
)


@pytest.fixture(scope="module")
def files():
    return site_files(ROOT)


@pytest.fixture(scope="module")
def trees(files):
    return {place: html.fromstring(letters) for place, letters in files.items() if place.endswith(".html")}


@pytest.fixture(scope="module")
def folder(files, tmp_path_factory):
    root = tmp_path_factory.mktemp("docs")
    for place, letters in files.items():
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        (root / place).write_bytes(letters)
    return root


def links(place, tree):
    """Where each link of a page leads: a place in the site, and a name in it."""
    for address in tree.xpath("//a/@href"):
        if not re.match(r"[a-z]+:", address):
            path, _, anchor = address.partition("#")
            yield posixpath.normpath(posixpath.join(posixpath.dirname(place), path)) if path else place, anchor


def test_the_same_repository_gives_the_same_bytes(files):
    assert site_files(ROOT) == files


def test_every_link_leads_to_a_page_and_to_a_heading_of_it(files, trees):
    names = {place: set(tree.xpath("//@id")) for place, tree in trees.items()}
    lost = [
        f"{place}: {target}#{anchor}"
        for place, tree in trees.items()
        for target, anchor in links(place, tree)
        if target not in files or (anchor and anchor not in names.get(target, ()))
    ]
    assert lost == []


def test_every_page_is_reached_from_the_first(trees):
    seen, ahead = set(), ["index.html"]
    while ahead:
        place = ahead.pop()
        if place in trees and place not in seen:
            seen.add(place)
            ahead += [target for target, _ in links(place, trees[place])]
    assert set(pages(ROOT).values()) - seen == set()


def test_nothing_is_fetched_from_elsewhere_and_only_the_search_runs(files, trees):
    for place, tree in trees.items():
        fetched = [*tree.xpath("//@src"), *tree.xpath("//link/@href")]
        assert all(posixpath.normpath(posixpath.join(posixpath.dirname(place), one)) in files for one in fetched), place
        assert not tree.xpath("//iframe | //style | //@style | //@onclick | //script[not(@src)]"), place
        assert tree.xpath("//script/@src") == (["static/search.js"] if place == "search.html" else []), place
        assert "default-src 'none'" in tree.xpath("//meta[@http-equiv]/@content")[0]
    assert not re.search(rb"url\((?!fonts/)|@import", files["static/faircount.css"] + files["static/docs.css"])


def test_every_page_has_one_title_and_headings_in_order(trees):
    for place, tree in trees.items():
        levels = [int(heading.tag[1]) for heading in tree.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")]
        assert levels.count(1) == 1, place
        assert all(after - before <= 1 for before, after in pairwise(levels)), place
        assert len(set(tree.xpath("//@id"))) == len(tree.xpath("//@id")), place
        assert tree.xpath("//title/text()")[0].strip()


def test_a_link_that_leads_to_nothing_is_refused():
    with pytest.raises(ValueError, match=r"docs/a\.md: \.\./nowhere\.md leads to nothing"):
        prose("# A\n\n[there](../nowhere.md)", "docs/a.md", "a.html", lambda _: None)


def test_what_looks_like_a_tag_is_words():
    assert "&lt;script&gt;" in prose("# A\n\n<script>alert(1)</script>", "docs/a.md", "a.html", lambda _: None).body


@pytest.mark.parametrize("width", [1100, 320])
def test_each_kind_of_page_can_be_used_by_everybody(browser, folder, width):
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.set_default_timeout(120_000)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for place in KINDS:
        page.goto((folder / f"{place}.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width, place
        found = faults(page)
        assert not found, f"{place}: {found}"
    page.close()
    assert all(address.startswith("file:") for address in asked)


def test_a_search_narrows_the_list_which_is_whole_without_it(browser, folder, trees):
    every = set(trees["search.html"].xpath("//ul[@id='pages']/li/a/@href"))
    assert every == set(pages(ROOT).values())
    page = browser.new_page()
    page.goto((folder / "search.html").as_uri())
    page.fill("#words", "chance recording")
    shown = page.locator("#pages > li:visible > a").all_inner_texts()
    assert "What a change of two counts carries" in shown
    assert 0 < len(shown) < len(every)
    assert page.inner_text("#found") == f"{len(shown)} of {len(every)} pages"
    page.close()
