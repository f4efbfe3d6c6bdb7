"""The force of a place, and the parts of the site, found in a real browser from a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from faircount.writers.site import write_site
from tests.lib.axe import faults
from tests.lib.sample_site import sample_site


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("found")
    write_site(sample_site(), folder)
    return folder


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    yield opened
    opened.close()


def visit(page: Page, site: Path, path: str, width: int) -> list[str]:
    """Opens a page and gives back every request that would leave the folder of the site."""
    left: list[str] = []
    page.on("request", lambda request: left.append(request.url) if not request.url.startswith(site.as_uri()) else None)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site.as_uri()}/{path}")
    return left


FOUND = {
    "Middlesbrough": ["Figures for Cleveland"],
    "middlesborogh": ["Figures for Cleveland"],
    "Hull City Council": ["Figures for Humberside"],
    "Avon": ["Figures for Avon and Somerset"],
    "London": ["Figures for Metropolitan Police", "Figures for City of London"],
    "TS1 3BA": [],
    "Glasgow": [],
}


def test_a_place_as_people_write_it_leads_to_its_force_by_keyboard_alone(page, site):
    left = visit(page, site, "index.html", 1100)
    page.focus("#q")
    page.keyboard.type("Middlesbrough")
    page.keyboard.press("Enter")
    page.wait_for_url("**/find.html?q=Middlesbrough")
    assert page.evaluate("document.activeElement.id") == "found"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/areas/cleveland.html")
    visit(page, site, "find.html", 390)
    for asked, links in FOUND.items():
        page.fill("#q", asked)
        page.press("#q", "Enter")
        first = page.locator(".places > li").first
        assert (first.locator("a").all_inner_texts() if first.count() else []) == links, asked
        assert page.locator("#found").inner_text(), asked
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert not faults(page)
    assert left == []


def test_words_of_this_site_lead_to_its_parts(page, site):
    visit(page, site, "find.html", 1100)
    page.fill("#q", "what the grades mean")
    page.press("#q", "Enter")
    page.locator(".parts a").first.click()
    assert "how-it-is-made.html" in page.url
    assert page.locator(f"#{page.url.partition('#')[2]}").count() == 1
