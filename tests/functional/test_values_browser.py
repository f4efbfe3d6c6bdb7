"""The values of a drawing in a real browser: each dot of a funnel and each year of a series, by keys and by touch."""

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
    folder = tmp_path_factory.mktemp("values")
    write_site(sample_site(), folder)
    return folder


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1100, "height": 900})
    yield opened
    opened.close()


def figure_of(part: str) -> str:
    return f"#{part} figure.chart"


def values(page: Page, part: str) -> list[str]:
    """What is said from the first to the last, by the right arrow key alone."""
    line = page.locator(f"{figure_of(part)} .values")
    line.focus()
    page.keyboard.press("Home")
    said = [line.inner_text()]
    while len(said) < 100:
        page.keyboard.press("ArrowRight")
        if line.inner_text() == said[-1]:
            return said
        said.append(line.inner_text())
    raise AssertionError("there is no end to it")


@pytest.mark.parametrize("width", [1100, 390, 320])
def test_arrow_keys_name_every_area_of_the_funnel_as_its_table_does(page, site, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((site / "areas/cleveland.html").as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    rows = page.locator(f"{figure_of('comparison')} tbody tr").evaluate_all(
        "rows => rows.map(row => [row.querySelector('th').textContent, ...[...row.querySelectorAll('td span:last-child')]"
        ".map(cell => cell.textContent)])"
    )
    listed = {f"{name}: {rate} per 1,000 children; {children} children" for name, children, rate in rows if children != "–"}
    said = values(page, "comparison")
    assert set(said) == listed
    assert len(said) == len(listed)


def test_what_is_read_is_ringed_and_told_to_a_reader_of_the_screen(page, site):
    page.goto((site / "areas/cleveland.html").as_uri())
    said = values(page, "series")
    line = page.locator(f"{figure_of('series')} .values")
    assert [words.split()[0] for words in said] == sorted(words.split()[0] for words in said)
    assert line.get_attribute("role") == "slider"
    assert line.get_attribute("aria-valuetext") == said[-1]
    assert line.get_attribute("aria-valuenow") == line.get_attribute("aria-valuemax") == str(len(said))
    assert page.locator(f"{figure_of('series')} .pointed").count() == 1
    page.keyboard.press("Tab")
    assert page.locator(".pointed").count() == 0
    found = faults(page)
    assert not found, found


def test_a_finger_beside_a_dot_reads_the_nearest(browser, site):
    context = browser.new_context(viewport={"width": 390, "height": 900}, has_touch=True)
    page = context.new_page()
    page.goto((site / "areas/cleveland.html").as_uri())
    dots = page.locator(f"{figure_of('comparison')} svg.narrow circle:has(title)")
    dots.first.scroll_into_view_if_needed()
    at = dots.first.evaluate("dot => { const b = dot.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; }")
    page.touchscreen.tap(at[0], at[1] + 1)
    assert page.locator(f"{figure_of('comparison')} .values").inner_text() == dots.first.locator("title").text_content()
    context.close()


def test_the_line_moves_nothing_and_asks_for_nothing_where_no_script_runs(browser, site):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1100, "height": 900})
    page = context.new_page()
    page.goto((site / "areas/cleveland.html").as_uri())
    assert page.locator(".values").count() > 0
    assert not any(line.is_visible() for line in page.locator(".values").all())
    context.close()
