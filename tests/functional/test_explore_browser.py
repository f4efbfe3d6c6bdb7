"""Areas set side by side in a real browser: by keyboard, by address, taken away, with hidden counts, and without script."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from faircount.briefing.briefing import Site
from faircount.briefing.explored import NOTHING
from faircount.writers.site import write_site
from faircount.writers.site_pages import pages_of
from faircount.writers.site_templates import render
from tests.lib.axe import faults
from tests.lib.sample_explored import YEARS, sample_explored
from tests.lib.sample_site import sample_site

BUDGET = 300_000


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("explore")
    write_site(three_areas(), folder)
    return folder


def three_areas() -> Site:
    """The sample with those areas alone of which it has something to set side by side."""
    content = sample_site()
    drawn = sample_explored().series[0].points
    return replace(content, areas=tuple(area for area in content.areas if area.entry.slug in drawn))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1100, "height": 900})
    yield opened
    opened.close()


def visit(page: Page, site: Path, asked: str = "") -> None:
    page.goto("about:blank")
    page.goto(f"{(site / 'explore.html').as_uri()}#{asked}")
    page.wait_for_selector(".panel svg")


def test_what_is_chosen_by_keyboard_stands_in_the_address_and_comes_back_from_it(page, site):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    visit(page, site)
    page.focus("#area-0")
    page.keyboard.type("Kent")
    page.focus("#area-1")
    page.keyboard.type("Clev")
    page.focus("[value=rate]")
    page.keyboard.press("Space")
    page.wait_for_url(re.compile("areas=kent,cleveland.*show=rate"))
    assert page.locator(".panels h3").all_inner_texts() == ["Kent", "Cleveland"]
    address = page.url
    visit(page, site, address.partition("#")[2])
    assert page.url == address
    assert page.input_value("#area-1") == "cleveland"
    assert page.is_checked("[value=rate]")
    page.goto((site / "areas" / "kent.html").as_uri())
    page.click("a[href*='explore.html?areas=kent']")
    page.wait_for_selector(".panel svg")
    assert page.locator(".panels h3").all_inner_texts() == ["Kent"]
    page.focus("[name=alike]")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("areas=kent,cleveland,london-city-of&"))  # the nearest in number of children first
    assert not [url for url in asked if not url.startswith(("file:", "about:"))]


def test_each_year_is_read_with_the_arrow_keys_and_by_pointing(page, site):
    visit(page, site, "areas=cleveland,london-city-of")
    first = page.locator(".panel").first
    first.focus()
    assert first.get_attribute("aria-valuetext").startswith("2017/18: 734 offences; chance allows the rate beneath to be")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    said = page.locator(".readout").all_inner_texts()
    assert said[0].startswith("2015/16: 636 offences")
    assert "Other sources print 640" in said[0]
    assert "hidden to protect people" in said[1]
    page.keyboard.press("Home")
    assert page.locator(".readout").nth(1).inner_text().startswith("2014/15: 0 offences")
    box = first.bounding_box()
    page.mouse.move(box["x"] + box["width"] - 4, box["y"] + 60)
    assert page.locator(".readout").first.inner_text().startswith("2017/18")


def test_a_hidden_count_looks_the_same_whatever_it_is_and_gives_nothing_away(page, site):
    """Both hidden years of the City are hatched alike, without a range, and no number stands beside them in any form."""
    visit(page, site, "areas=london-city-of,kent&show=rate")
    cells = page.locator(".side-by-side tbody tr td:nth-child(2)").all_inner_texts()
    assert [cell[:3] for cell in cells[1:3]] == ["[c]", "[c]"]
    assert not re.search(r"\d", "".join(cells[1:3]))
    held = json.loads(page.locator("#explored").inner_text())
    assert held["series"][0]["points"]["london-city-of"][1:3] == [["c", 1], ["c", 1]]


@pytest.mark.parametrize("width", [1100, 390, 320])
def test_breaks_are_kept_and_nothing_is_wrong_at_any_width(page, site, width):
    page.set_viewport_size({"width": width, "height": 900})
    visit(page, site, "areas=cleveland,kent")
    assert page.locator(".break-list li").all_inner_texts() == [
        "A\nBreak, April 2016 (Kent). One force alone counts otherwise.",
        "B\nBreak, 3 April 2017. A new offence entered the codes.",
    ]
    letters = [panel.locator("text[font-weight='700']").all_text_contents() for panel in page.locator(".panel").all()]
    assert letters == [["B"], ["A", "B"]]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert (
        page.evaluate(
            "Math.min(...[...document.querySelectorAll('.panel text')].map(one => parseFloat(getComputedStyle(one).fontSize)))"
        )
        >= 13
    )
    found = faults(page)
    assert not found, found


def test_what_is_taken_away_carries_source_version_and_breaks(page, site, tmp_path):
    visit(page, site, "areas=cleveland,london-city-of&show=count")
    taken = {}
    for kind in ("csv", "svg", "png"):
        with page.expect_download() as download:
            page.click(f"[data-take={kind}]")
        download.value.save_as(tmp_path / f"taken.{kind}")
        taken[kind] = (tmp_path / f"taken.{kind}").read_bytes()
    rows = list(csv.DictReader(taken["csv"].decode("utf-8-sig").splitlines()))
    counts = {(row["area"], row["year"]): (row["count"], row["shorthand"]) for row in rows if row["year"] in YEARS}
    assert counts["Cleveland", "2015/16"] == ("636", "")
    assert counts["London, City of", "2015/16"] == ("", "c")
    assert counts["London, City of", "2014/15"] == ("0", "")
    for words in ("Version 1.0.0", "B. Break" if "B. Break" in taken["csv"].decode() else "A. Break", "Open Government Licence"):
        assert words in taken["csv"].decode()
        assert words in taken["svg"].decode()
    assert taken["svg"].startswith(b"<svg")
    assert b"<desc>" in taken["svg"]
    assert taken["png"].startswith(b"\x89PNG")


def test_without_script_it_leads_to_the_tables_of_each_area(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "explore.html").as_uri())
    assert page.locator(".a-to-z a").count() == 3
    assert "needs JavaScript" in page.inner_text("main")
    assert not page.locator(".choose, .explored").first.is_visible()
    context.close()


def drawn(content: Site) -> str:
    return next(render(one, content) for one in pages_of(content) if one.path == "explore.html")


def test_a_site_without_yearly_figures_says_so_and_loads_no_script_for_them(page, site):
    (site / "nothing.html").write_text(drawn(replace(three_areas(), explored=NOTHING)), encoding="utf-8")
    page.goto((site / "nothing.html").as_uri())
    assert "nothing to set side by side" in page.inner_text("main")
    assert page.locator("script[src*=explore]").count() == 0
    assert not faults(page)


def test_the_page_and_all_that_it_loads_stay_within_the_budget(site):
    """With eight things counted in all 43 areas over eleven years."""
    content = sample_site()
    points = (sample_explored().series[0].points["cleveland"] * 3)[:11]
    many = replace(sample_explored().series[0], points={area.entry.slug: points for area in content.areas})
    page = drawn(replace(content, explored=replace(sample_explored(), series=(many,) * 8)))
    static = [f"static/{name}" for name in ("explore.js", "drawing.js", "exit.js", "faircount.css", "look-around.css")]
    loaded = [*(site / name for name in static), *(site / "static" / "fonts").glob("*.woff2")]
    assert len(page.encode()) + sum(path.stat().st_size for path in loaded) < BUDGET
